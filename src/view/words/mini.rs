//! The window that stays on top. All four languages stand beside each other here.

pub struct MiniWords {
    /// What the window is called; the button that opens it, and its key.
    pub name: &'static str,
    pub hint: &'static str,
    /// The browser, another page or the window's own cross has closed it.
    pub closed: &'static str,
    pub refused: &'static str,
    pub reopen: &'static str,
    pub not_now: &'static str,
    pub with_first_click: &'static str,
    /// Why nothing of it is offered.
    pub unsupported: &'static str,
}

pub const EN: MiniWords = MiniWords {
    name: "Small window",
    hint: "A small window that stays above your other programs",
    closed: "The small window has been closed. Calls ring here only.",
    refused: "The browser did not open the small window.",
    reopen: "Open it again",
    not_now: "Not now",
    with_first_click: "Open the small window with my first click of the day",
    unsupported: "A small window that stays above your other programs is not available here. It needs Chrome or Edge 116 or later, \
                  or Firefox 151 or later, and the console in its own tab over HTTPS.",
};

pub const ES: MiniWords = MiniWords {
    name: "Ventana pequeña",
    hint: "Una ventana pequeña que se mantiene por encima de sus otros programas",
    closed: "La ventana pequeña se ha cerrado. Las llamadas solo se avisan aquí.",
    refused: "El navegador no ha abierto la ventana pequeña.",
    reopen: "Abrirla de nuevo",
    not_now: "Ahora no",
    with_first_click: "Abrir la ventana pequeña con mi primer clic del día",
    unsupported: "Aquí no hay ventana pequeña que se mantenga por encima de sus otros programas. Requiere Chrome o Edge 116 o \
                  posterior, o Firefox 151 o posterior, y la consola en una pestaña propia por HTTPS.",
};

pub const ZH: MiniWords = MiniWords {
    name: "小窗",
    hint: "始终显示在其他程序之上的小窗",
    closed: "小窗已关闭，来电只在此处提示。",
    refused: "浏览器未能打开小窗。",
    reopen: "重新打开",
    not_now: "暂不",
    with_first_click: "在我每天第一次点击时打开小窗",
    unsupported: "此处无法使用始终显示在其他程序之上的小窗。它需要 Chrome 或 Edge 116 及以上版本，或 Firefox 151 及以上版本，\
                  并通过 HTTPS 在独立标签页中打开工作台。",
};

pub const AR: MiniWords = MiniWords {
    name: "نافذة صغيرة",
    hint: "نافذة صغيرة تبقى فوق برامجك الأخرى",
    closed: "أُغلقت النافذة الصغيرة. لن تظهر المكالمات الواردة إلا هنا.",
    refused: "لم يفتح المتصفح النافذة الصغيرة.",
    reopen: "إعادة فتحها",
    not_now: "ليس الآن",
    with_first_click: "افتح النافذة الصغيرة مع أول نقرة لي في اليوم",
    unsupported: "لا تتوفر هنا نافذة صغيرة تبقى فوق برامجك الأخرى. تحتاج إلى Chrome أو Edge 116 أو أحدث، أو Firefox 151 أو أحدث، \
                  وإلى فتح اللوحة عبر HTTPS في علامة تبويب خاصة بها.",
};
