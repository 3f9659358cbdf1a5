//! Whether the bar is still there, and what keeps it out. All four languages stand beside each other here.

use super::loading::Remedy;

pub struct HealthWords {
    /// The bar is linked and has said nothing since a time of day.
    pub quiet_since: fn(&str) -> String,
    /// In a word: it rings if a bar that has said nothing for long still works.
    pub perhaps_rings: &'static str,
    pub load_bar_again: &'static str,
    /// The frame has fired no `load`.
    pub not_loaded: &'static str,
    /// A page of another origin shows the console.
    pub framed: &'static str,
    /// Opens the console by itself.
    pub own_window: &'static str,
    pub no_notices_in_frame: &'static str,
    pub unseen_in_frame: &'static str,
    /// The browser gives a page over HTTPS no lock that would keep it awake.
    pub lock_refused: &'static str,
}

pub const EN: HealthWords = HealthWords {
    quiet_since: |time| {
        format!("Connected. Nothing heard from the connection bar since {time}. Check that it still works.")
    },
    perhaps_rings: "Ringing is on, if the bar still works",
    load_bar_again: "Load the bar again",
    not_loaded: "The bar’s page has not finished loading: its server answers slowly or not at all. If the browser \
                 asks whether this page may reach devices on your network or this computer, allow it.",
    framed: "Another page shows this console. Its calls, notes and settings are kept apart from those of a console in its \
             own window, and neither knows of the other: with both open there are two connection bars. Use one only.",
    own_window: "Open in its own window",
    no_notices_in_frame: "Browsers show no notifications for a console inside another page.",
    unseen_in_frame: "This console is inside another page: its title, its icon and its count are not to be seen there.",
    lock_refused: "Your browser may stop this page in the background. Keep it in sight.",
};

pub const ZH: HealthWords = HealthWords {
    quiet_since: |time| format!("已连接。自 {time} 起连接条没有任何消息，请确认其仍可使用。"),
    perhaps_rings: "铃声已开启（若连接条正常）",
    load_bar_again: "重新加载连接条",
    not_loaded: "连接条的页面尚未加载完成：其服务器应答缓慢或没有应答。如浏览器询问是否允许本页面访问本地网络中的设备或本机，请允许。",
    framed: "本工作台显示在另一个页面中。其呼叫、备注和设置与独立窗口中的工作台分开保存，两者互不知晓：同时打开会出现两个连接条。请只使用其中一个。",
    own_window: "在独立窗口中打开",
    no_notices_in_frame: "工作台位于其他页面中时，浏览器不显示通知。",
    unseen_in_frame: "本工作台位于其他页面中：其标题、图标和计数不可见。",
    lock_refused: "浏览器可能会在后台停止本页面。请让它保持可见。",
};

pub const ES: HealthWords = HealthWords {
    quiet_since: |time| {
        format!("Conectado. No hay noticias de la barra de conexión desde las {time}. Compruebe que sigue funcionando.")
    },
    perhaps_rings: "Timbre activado, si la barra sigue funcionando",
    load_bar_again: "Volver a cargar la barra",
    not_loaded: "La página de la barra no ha terminado de cargarse: su servidor responde despacio o no responde. Si el \
                 navegador pregunta si esta página puede acceder a dispositivos de su red o a este equipo, permítalo.",
    framed: "Otra página muestra esta consola. Sus llamadas, notas y ajustes se guardan aparte de los de una consola en su \
             propia ventana, y ninguna sabe de la otra: con las dos abiertas hay dos barras de conexión. Use solo una.",
    own_window: "Abrir en su propia ventana",
    no_notices_in_frame: "Los navegadores no muestran notificaciones de una consola dentro de otra página.",
    unseen_in_frame: "Esta consola está dentro de otra página: allí no se ven su título, su icono ni su contador.",
    lock_refused: "El navegador puede detener esta página en segundo plano. Manténgala a la vista.",
};

pub const AR: HealthWords = HealthWords {
    quiet_since: |time| format!("متصل. لم ترد رسائل من شريط الاتصال منذ {time}. تأكد من أنه ما زال يعمل."),
    perhaps_rings: "الرنين مشغَّل إن كان الشريط ما زال يعمل",
    load_bar_again: "إعادة تحميل الشريط",
    not_loaded: "لم يكتمل تحميل صفحة الشريط: خادمه بطيء أو لا يستجيب. إن سألك المتصفح هل تسمح لهذه الصفحة \
                 بالوصول إلى أجهزة شبكتك أو إلى هذا الحاسوب فاسمح بذلك.",
    framed: "تعرض صفحة أخرى هذه اللوحة. تُحفظ مكالماتها وملاحظاتها وإعداداتها بمعزل عن لوحة في نافذة مستقلة، ولا تعلم إحداهما \
             بالأخرى: إن فُتحتا معًا كان هناك شريطا اتصال. استخدم واحدة فقط.",
    own_window: "افتحها في نافذة مستقلة",
    no_notices_in_frame: "لا تعرض المتصفحات إشعارات لوحة داخل صفحة أخرى.",
    unseen_in_frame: "هذه اللوحة داخل صفحة أخرى: لا يظهر هناك عنوانها ولا أيقونتها ولا عدّادها.",
    lock_refused: "قد يوقف المتصفح هذه الصفحة في الخلفية. أبقها أمام عينيك.",
};

pub const EN_LOCAL_NETWORK: Remedy = Remedy {
    what: "The browser keeps this page out of the local network, and nothing is heard from the connection bar.",
    help: "Allow “Local network” and “Apps on device” for this page at the start of the address bar, under the site’s \
           settings; then load the bar again. For the administrator: the policies LocalNetworkAccessAllowedForUrls and \
           LoopbackNetworkAllowedForUrls of Chrome and Edge allow it at every desk.",
};

pub const ZH_LOCAL_NETWORK: Remedy = Remedy {
    what: "浏览器不允许本页面访问本地网络，且连接条没有任何消息。",
    help: "请在地址栏开头的网站设置中为本页面允许“本地网络”和“设备上的应用”，然后重新加载连接条。致管理员：Chrome 和 Edge 的策略 \
           LocalNetworkAccessAllowedForUrls 和 LoopbackNetworkAllowedForUrls 可为所有坐席允许此项。",
};

pub const ES_LOCAL_NETWORK: Remedy = Remedy {
    what: "El navegador no deja que esta página acceda a la red local, y no hay noticias de la barra de conexión.",
    help: "Permita «Red local» y «Aplicaciones del dispositivo» para esta página al principio de la barra de direcciones, en \
           la configuración del sitio, y vuelva a cargar la barra. Para el administrador: las políticas \
           LocalNetworkAccessAllowedForUrls y LoopbackNetworkAllowedForUrls de Chrome y Edge lo permiten en todos los puestos.",
};

pub const AR_LOCAL_NETWORK: Remedy = Remedy {
    what: "يمنع المتصفح هذه الصفحة من الوصول إلى الشبكة المحلية، ولا ترد رسائل من شريط الاتصال.",
    help: "اسمح لهذه الصفحة بـ«الشبكة المحلية» و«التطبيقات على الجهاز» من إعدادات الموقع في بداية شريط العنوان، ثم أعد تحميل \
           الشريط. للمسؤول: تسمح السياستان \u{2066}LocalNetworkAccessAllowedForUrls\u{2069} و\
           \u{2066}LoopbackNetworkAllowedForUrls\u{2069} في \u{2066}Chrome\u{2069} و\u{2066}Edge\u{2069} بذلك في كل المكاتب.",
};
