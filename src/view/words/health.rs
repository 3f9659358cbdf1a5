//! Whether the bar is still there, and what keeps it out. All four languages stand beside each other here.

pub struct HealthWords {
    /// The bar is linked and has said nothing since a time of day.
    pub quiet_since: fn(&str) -> String,
    /// In a word: it rings if a bar that has said nothing for long still works.
    pub perhaps_rings: &'static str,
    pub load_bar_again: &'static str,
    /// The frame has fired no `load`.
    pub not_loaded: &'static str,
}

pub const EN: HealthWords = HealthWords {
    quiet_since: |time| {
        format!("Connected. Nothing heard from the connection bar since {time}. Check that it still works.")
    },
    perhaps_rings: "Rings, if the bar still works",
    load_bar_again: "Load the bar again",
    not_loaded: "The bar’s page has not finished loading: its server answers slowly or not at all.",
};

pub const ZH: HealthWords = HealthWords {
    quiet_since: |time| format!("已连接。自 {time} 起连接条没有任何消息，请确认其仍可使用。"),
    perhaps_rings: "若连接条正常则会响铃",
    load_bar_again: "重新加载连接条",
    not_loaded: "连接条的页面尚未加载完成：其服务器应答缓慢或没有应答。",
};

pub const ES: HealthWords = HealthWords {
    quiet_since: |time| {
        format!("Conectado. No hay noticias de la barra de conexión desde las {time}. Compruebe que sigue funcionando.")
    },
    perhaps_rings: "Suena, si la barra sigue funcionando",
    load_bar_again: "Volver a cargar la barra",
    not_loaded: "La página de la barra no ha terminado de cargarse: su servidor responde despacio o no responde.",
};

pub const AR: HealthWords = HealthWords {
    quiet_since: |time| format!("متصل. لم ترد رسائل من شريط الاتصال منذ {time}. تأكد من أنه ما زال يعمل."),
    perhaps_rings: "يرن إن كان الشريط ما زال يعمل",
    load_bar_again: "إعادة تحميل الشريط",
    not_loaded: "لم يكتمل تحميل صفحة الشريط: خادمه بطيء أو لا يستجيب.",
};
