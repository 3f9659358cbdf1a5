//! How the page is arranged: the bar's box, and where a note is written. All four languages stand beside each other here.

pub struct LayoutWords {
    /// What the grips size and move.
    pub height: &'static str,
    pub width: &'static str,
    pub place: &'static str,
    /// The button that folds the bar away as long as there is no call.
    pub hide: &'static str,
    /// Stands where the bar is folded away.
    pub hidden: &'static str,
    pub show: &'static str,
    /// A call's note is shown as text; the button makes a field of it.
    pub no_note: &'static str,
    pub write_note: &'static str,
    pub edit_note: &'static str,
    /// The field becomes text again.
    pub note_done: &'static str,
    /// Another note is being written in the details of a call.
    pub writing_in_story: &'static str,
    /// What the vendor calls the events of a call, and how they came.
    pub technical: &'static str,
}

pub const EN: LayoutWords = LayoutWords {
    height: "Height of the connection bar",
    width: "Width of the connection bar",
    place: "Move the connection bar",
    hide: "Hide the bar until it rings",
    hidden: "The connection bar is hidden until a call rings.",
    show: "Show the bar",
    no_note: "No note yet.",
    write_note: "Write a note",
    edit_note: "Edit the note",
    note_done: "Finish the note",
    writing_in_story: "You are writing a note in the call details.",
    technical: "Technical details",
};

pub const ES: LayoutWords = LayoutWords {
    height: "Altura de la barra de conexión",
    width: "Anchura de la barra de conexión",
    place: "Mover la barra de conexión",
    hide: "Ocultar la barra hasta que suene",
    hidden: "La barra de conexión está oculta hasta que suene una llamada.",
    show: "Mostrar la barra",
    no_note: "Aún no hay nota.",
    write_note: "Escribir una nota",
    edit_note: "Editar la nota",
    note_done: "Terminar la nota",
    writing_in_story: "Está escribiendo una nota en los detalles de la llamada.",
    technical: "Detalles técnicos",
};

pub const AR: LayoutWords = LayoutWords {
    height: "ارتفاع شريط الاتصال",
    width: "عرض شريط الاتصال",
    place: "نقل شريط الاتصال",
    hide: "إخفاء الشريط حتى يرنّ",
    hidden: "شريط الاتصال مخفي حتى ترنّ مكالمة.",
    show: "إظهار الشريط",
    no_note: "لا توجد ملاحظة بعد.",
    write_note: "كتابة ملاحظة",
    edit_note: "تعديل الملاحظة",
    note_done: "إنهاء الملاحظة",
    writing_in_story: "أنت تكتب ملاحظة في تفاصيل المكالمة.",
    technical: "تفاصيل تقنية",
};

pub const ZH: LayoutWords = LayoutWords {
    height: "连接条的高度",
    width: "连接条的宽度",
    place: "移动连接条",
    hide: "隐藏连接条，来电时显示",
    hidden: "连接条已隐藏，来电时会显示。",
    show: "显示连接条",
    no_note: "还没有备注。",
    write_note: "写备注",
    edit_note: "编辑备注",
    note_done: "写完备注",
    writing_in_story: "您正在通话详情中写备注。",
    technical: "技术详情",
};
