//! Case files. All four languages stand beside each other here.

use super::{Count, Plural};

pub struct CaseFileWords {
    /// The button, and the heading of its dialog.
    pub save: &'static str,
    pub about: &'static str,
    /// In the page that is opened after the console has broken down.
    pub after_crash: &'static str,
    pub which: &'static str,
    pub call: &'static str,
    pub last_minutes: &'static str,
    pub shift: &'static str,
    /// The shift that began at a day and a time of day.
    pub earlier: fn(&str, &str) -> String,
    pub collecting: &'static str,
    pub nothing: &'static str,
    pub failed: &'static str,
    /// Two moments.
    pub from_to: fn(&str, &str) -> String,
    pub calls: fn(&Count) -> String,
    pub messages: fn(&Count) -> String,
    /// What else is in it.
    pub more: &'static str,
    /// Kilobytes.
    pub size: fn(&str) -> String,
    pub pseudonyms: &'static str,
    /// The heads of a table of examples: what the agent knows, and what stands for it.
    pub here: &'static str,
    pub in_file: &'static str,
    pub real: &'static str,
    pub real_means: &'static str,
    pub real_forbidden: &'static str,
    pub save_file: &'static str,
    pub save_real: &'static str,
    /// The name of the file.
    pub saved: fn(&str) -> String,
}

pub const EN: CaseFileWords = CaseFileWords {
    save: "Save a case file",
    about: "A case file holds what happened at your desk, for whoever looks into a problem. It stays on this computer until \
            you give it to somebody.",
    after_crash: "The console has stopped working in the other tab. Your call goes on in the connection bar there. This file \
                  holds everything that was stored of the latest shift.",
    which: "Which time",
    call: "This call, with two minutes before and after",
    last_minutes: "The last 15 minutes",
    shift: "This shift",
    earlier: |day, time| format!("The shift from {day}, {time}"),
    collecting: "Collecting…",
    nothing: "Nothing is stored from this time.",
    failed: "The browser could not make the file. Try a shorter time.",
    from_to: |from, to| format!("From {from} to {to}"),
    calls: |count| match count.plural {
        Plural::One => format!("{} call", count.text),
        _ => format!("{} calls", count.text),
    },
    messages: |count| match count.plural {
        Plural::One => format!("{} message of the connection bar", count.text),
        _ => format!("{} messages of the connection bar", count.text),
    },
    more: "Your clicks by the names of the buttons, language, theme, browser and screen, and the configuration without secrets",
    size: |kilobytes| format!("Size: {kilobytes} kB"),
    pseudonyms: "Numbers, names and notes are replaced by made-up ones of the same length.",
    here: "You know",
    in_file: "In the file",
    real: "Keep the real numbers, names and notes",
    real_means: "Whoever gets this file can read your customers’ numbers, names and notes. Give it only to people who are \
                 allowed to know them.",
    real_forbidden: "Numbers are masked here, so the file always holds made-up ones.",
    save_file: "Save the file",
    save_real: "Save with real data",
    saved: |name| format!("Saved as {name}"),
};

pub const ES: CaseFileWords = CaseFileWords {
    save: "Guardar un archivo de caso",
    about: "Un archivo de caso contiene lo que ocurrió en su puesto, para quien investigue un problema. Se queda en este equipo \
            hasta que usted se lo dé a alguien.",
    after_crash: "La consola ha dejado de funcionar en la otra pestaña. Su llamada continúa allí en la barra de conexión. Este \
                  archivo contiene todo lo que se guardó del último turno.",
    which: "Qué periodo",
    call: "Esta llamada, con dos minutos antes y después",
    last_minutes: "Los últimos 15 minutos",
    shift: "Este turno",
    earlier: |day, time| format!("El turno del {day}, {time}"),
    collecting: "Recopilando…",
    nothing: "No hay nada guardado de este periodo.",
    failed: "El navegador no pudo crear el archivo. Pruebe con un periodo más corto.",
    from_to: |from, to| format!("De {from} a {to}"),
    calls: |count| match count.plural {
        Plural::One => format!("{} llamada", count.text),
        _ => format!("{} llamadas", count.text),
    },
    messages: |count| match count.plural {
        Plural::One => format!("{} mensaje de la barra de conexión", count.text),
        _ => format!("{} mensajes de la barra de conexión", count.text),
    },
    more: "Sus clics por el nombre de los botones, el idioma, el tema, el navegador y la pantalla, y la configuración sin secretos",
    size: |kilobytes| format!("Tamaño: {kilobytes} kB"),
    pseudonyms: "Los números, los nombres y las notas se sustituyen por otros inventados de la misma longitud.",
    here: "Usted conoce",
    in_file: "En el archivo",
    real: "Conservar los números, nombres y notas reales",
    real_means: "Quien reciba este archivo podrá leer los números, los nombres y las notas de sus clientes. Déselo solo a \
                 personas autorizadas a conocerlos.",
    real_forbidden: "Aquí los números están enmascarados, así que el archivo siempre contiene otros inventados.",
    save_file: "Guardar el archivo",
    save_real: "Guardar con datos reales",
    saved: |name| format!("Guardado como {name}"),
};

pub const ZH: CaseFileWords = CaseFileWords {
    save: "保存案例文件",
    about: "案例文件记录您座席上发生的情况，供排查问题的人使用。在您交给他人之前，它只保存在这台电脑上。",
    after_crash: "另一个标签页中的工作台已停止工作，您的通话仍在那里的连接条中继续。此文件包含最近一个班次已保存的全部内容。",
    which: "时间范围",
    call: "此通话及其前后各两分钟",
    last_minutes: "最近 15 分钟",
    shift: "本班次",
    earlier: |day, time| format!("{day} {time} 开始的班次"),
    collecting: "正在收集…",
    nothing: "该时间段没有已保存的内容。",
    failed: "浏览器无法生成该文件，请选择较短的时间范围。",
    from_to: |from, to| format!("从 {from} 到 {to}"),
    calls: |count| format!("{} 个通话", count.text),
    messages: |count| format!("{} 条连接条消息", count.text),
    more: "您点击的按钮名称、语言、主题、浏览器和屏幕，以及不含机密的配置",
    size: |kilobytes| format!("大小 {kilobytes} kB"),
    pseudonyms: "号码、姓名和备注均替换为同样长度的虚构内容。",
    here: "您所知的",
    in_file: "文件中的",
    real: "保留真实的号码、姓名和备注",
    real_means: "拿到此文件的人可以看到客户的号码、姓名和备注。请只交给有权知晓的人。",
    real_forbidden: "此处的号码已隐藏，因此文件中始终是虚构的号码。",
    save_file: "保存文件",
    save_real: "保存真实数据",
    saved: |name| format!("已保存为 {name}"),
};

pub const AR: CaseFileWords = CaseFileWords {
    save: "حفظ ملف حالة",
    about: "يحتوي ملف الحالة على ما جرى في مكتبك، لمن يبحث في مشكلة ما. يبقى على هذا الحاسوب إلى أن تعطيه لأحد.",
    after_crash: "توقفت اللوحة عن العمل في علامة التبويب الأخرى، ومكالمتك مستمرة هناك في شريط الاتصال. يحتوي هذا الملف على كل ما \
                  حُفظ من آخر مناوبة.",
    which: "أي فترة",
    call: "هذه المكالمة مع دقيقتين قبلها وبعدها",
    last_minutes: "آخر ١٥ دقيقة",
    shift: "هذه المناوبة",
    earlier: |day, time| format!("المناوبة التي بدأت في {day}، {time}"),
    collecting: "جارٍ التجميع…",
    nothing: "لا شيء محفوظ من هذه الفترة.",
    failed: "تعذّر على المتصفح إنشاء الملف. جرّب فترة أقصر.",
    from_to: |from, to| format!("من {from} إلى {to}"),
    calls: |count| match count.plural {
        Plural::Zero => "لا مكالمات".to_owned(),
        Plural::One => "مكالمة واحدة".to_owned(),
        Plural::Two => "مكالمتان".to_owned(),
        Plural::Few => format!("{} مكالمات", count.text),
        Plural::Many => format!("{} مكالمة", count.text),
        Plural::Other => format!("{} مكالمة", count.text),
    },
    messages: |count| match count.plural {
        Plural::Zero => "لا رسائل من شريط الاتصال".to_owned(),
        Plural::One => "رسالة واحدة من شريط الاتصال".to_owned(),
        Plural::Two => "رسالتان من شريط الاتصال".to_owned(),
        Plural::Few => format!("{} رسائل من شريط الاتصال", count.text),
        Plural::Many => format!("{} رسالة من شريط الاتصال", count.text),
        Plural::Other => format!("{} رسالة من شريط الاتصال", count.text),
    },
    more: "نقراتك بأسماء الأزرار، واللغة والمظهر والمتصفح والشاشة، والإعدادات دون أسرار",
    size: |kilobytes| format!("{kilobytes} كيلوبايت"),
    pseudonyms: "تُستبدل الأرقام والأسماء والملاحظات بأخرى مختلقة من الطول نفسه.",
    here: "ما تعرفه",
    in_file: "ما في الملف",
    real: "الإبقاء على الأرقام والأسماء والملاحظات الحقيقية",
    real_means: "من يحصل على هذا الملف يستطيع قراءة أرقام عملائك وأسمائهم وملاحظاتهم. لا تعطه إلا لمن يحق له معرفتها.",
    real_forbidden: "الأرقام محجوبة هنا، لذلك يحتوي الملف دائمًا على أرقام مختلقة.",
    save_file: "حفظ الملف",
    save_real: "الحفظ بالبيانات الحقيقية",
    saved: |name| format!("حُفظ باسم \u{2066}{name}\u{2069}"),
};
