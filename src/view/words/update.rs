//! A newer console, and one without a server. All four languages stand beside each other here.

pub struct UpdateWords {
    pub console_ready: &'static str,
    pub configuration_ready: &'static str,
    /// What loading costs.
    pub cost: &'static str,
    pub load: &'static str,
    /// Puts the notice away.
    pub later: &'static str,
    pub after_call: &'static str,
    pub after_form: &'static str,
    pub loading: &'static str,
    pub incomplete: &'static str,
    /// Started without a server.
    pub kept: &'static str,
}

pub const EN: UpdateWords = UpdateWords {
    console_ready: "A newer console is ready.",
    configuration_ready: "Your administrator changed the settings.",
    cost: "Reloading takes a moment, and you may have to sign in to the connection bar again.",
    load: "Reload now",
    later: "Later",
    after_call: "This page reloads when no call is open any more.",
    after_form: "This page reloads when you have finished writing.",
    loading: "Reloading…",
    incomplete: "A newer console is being put in place. This one goes on working until it is complete.",
    kept: "The server does not answer. This is the console as this browser has kept it, with the settings that were \
           last read from the server.",
};

pub const ZH: UpdateWords = UpdateWords {
    console_ready: "工作台有新版本可用。",
    configuration_ready: "管理员已更改此工作台的设置。",
    cost: "重新加载需要片刻，您可能需要在连接条中重新签入。",
    load: "立即重新加载",
    later: "稍后",
    after_call: "所有通话结束后将重新加载本页面。",
    after_form: "您填写完毕后将重新加载本页面。",
    loading: "正在重新加载…",
    incomplete: "服务器上正在部署新版本的工作台。部署完成之前，当前工作台照常使用。",
    kept: "服务器没有响应。这是此浏览器保存的工作台，使用的是最近一次从服务器读取的设置。",
};

pub const ES: UpdateWords = UpdateWords {
    console_ready: "Hay una consola más reciente.",
    configuration_ready: "Su administrador ha cambiado los ajustes de esta consola.",
    cost: "Recargar lleva un momento y puede que tenga que volver a iniciar sesión en la barra de conexión.",
    load: "Recargar ahora",
    later: "Más tarde",
    after_call: "Esta página se recargará cuando ya no haya ninguna llamada abierta.",
    after_form: "Esta página se recargará cuando termine de escribir.",
    loading: "Recargando…",
    incomplete: "Se está instalando una consola más reciente. Esta sigue funcionando hasta que esté completa.",
    kept: "El servidor no responde. Esta es la consola tal como la guardó este navegador, con los últimos ajustes que se \
           leyeron del servidor.",
};

pub const AR: UpdateWords = UpdateWords {
    console_ready: "تتوفر نسخة أحدث من اللوحة.",
    configuration_ready: "غيّر المسؤول إعدادات هذه اللوحة.",
    cost: "تستغرق إعادة التحميل لحظة، وقد تحتاج إلى تسجيل الدخول في شريط الاتصال من جديد.",
    load: "إعادة التحميل الآن",
    later: "لاحقًا",
    after_call: "يُعاد تحميل هذه الصفحة عندما لا تبقى أي مكالمة جارية.",
    after_form: "يُعاد تحميل هذه الصفحة عندما تنتهي من الكتابة.",
    loading: "جارٍ إعادة التحميل…",
    incomplete: "يجري وضع نسخة أحدث من اللوحة على الخادم. تواصل هذه اللوحة العمل حتى تكتمل.",
    kept: "الخادم لا يستجيب. هذه هي اللوحة كما حفظها هذا المتصفح، بآخر إعدادات قُرئت من الخادم.",
};
