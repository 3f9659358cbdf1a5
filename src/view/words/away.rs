//! What is taken out of the console, into a file, a copy or on paper, and what is forgotten. All four languages stand
//! beside each other here.

use super::{Count, Plural};

pub struct AwayWords {
    pub export: &'static str,
    /// So many calls would be in the file.
    pub would_export: fn(&Count) -> String,
    pub nothing_to_export: &'static str,
    pub csv: &'static str,
    pub json_lines: &'static str,
    /// So many of so many are written.
    pub written: fn(&str, &str) -> String,
    pub cancel: &'static str,
    pub exported: fn(&Count) -> String,
    pub export_cancelled: &'static str,
    pub export_failed: &'static str,
}

pub const EN: AwayWords = AwayWords {
    export: "Export",
    would_export: |count| match count.plural {
        Plural::One => format!("{} call, as it is listed", count.text),
        _ => format!("{} calls, as they are listed", count.text),
    },
    nothing_to_export: "There are no calls in the list.",
    csv: "Table for spreadsheets (CSV)",
    json_lines: "Data for programs (JSON Lines)",
    written: |done, total| format!("{done} of {total}"),
    cancel: "Cancel",
    exported: |count| match count.plural {
        Plural::One => format!("{} call is in the file.", count.text),
        _ => format!("{} calls are in the file.", count.text),
    },
    export_cancelled: "Export cancelled. There is no file.",
    export_failed: "The browser could not make the file. Show fewer calls and try again.",
};

pub const ZH: AwayWords = AwayWords {
    export: "导出",
    would_export: |count| format!("按列表所示的 {} 条呼叫记录", count.text),
    nothing_to_export: "列表中没有呼叫记录。",
    csv: "电子表格文件 (CSV)",
    json_lines: "程序数据 (JSON Lines)",
    written: |done, total| format!("{done} / {total}"),
    cancel: "取消",
    exported: |count| format!("文件中有 {} 条呼叫记录。", count.text),
    export_cancelled: "已取消导出，没有生成文件。",
    export_failed: "浏览器无法生成文件。请减少显示的呼叫记录后重试。",
};

pub const ES: AwayWords = AwayWords {
    export: "Exportar",
    would_export: |count| match count.plural {
        Plural::One => format!("{} llamada, tal como está en la lista", count.text),
        _ => format!("{} llamadas, tal como están en la lista", count.text),
    },
    nothing_to_export: "No hay llamadas en la lista.",
    csv: "Tabla para hojas de cálculo (CSV)",
    json_lines: "Datos para programas (JSON Lines)",
    written: |done, total| format!("{done} de {total}"),
    cancel: "Cancelar",
    exported: |count| match count.plural {
        Plural::One => format!("{} llamada está en el archivo.", count.text),
        _ => format!("{} llamadas están en el archivo.", count.text),
    },
    export_cancelled: "Exportación cancelada. No hay archivo.",
    export_failed: "El navegador no pudo crear el archivo. Muestre menos llamadas e inténtelo de nuevo.",
};

pub const AR: AwayWords = AwayWords {
    export: "تصدير",
    would_export: |count| match count.plural {
        Plural::One => "مكالمة واحدة كما تظهر في القائمة".to_owned(),
        Plural::Two => "مكالمتان كما تظهران في القائمة".to_owned(),
        Plural::Few => format!("{} مكالمات كما تظهر في القائمة", count.text),
        _ => format!("{} مكالمة كما تظهر في القائمة", count.text),
    },
    nothing_to_export: "لا توجد مكالمات في القائمة.",
    csv: "جدول لبرامج الجداول (CSV)",
    json_lines: "بيانات للبرامج (JSON Lines)",
    written: |done, total| format!("{done} من {total}"),
    cancel: "إلغاء",
    exported: |count| match count.plural {
        Plural::One => "مكالمة واحدة في الملف.".to_owned(),
        Plural::Two => "مكالمتان في الملف.".to_owned(),
        Plural::Few => format!("{} مكالمات في الملف.", count.text),
        _ => format!("{} مكالمة في الملف.", count.text),
    },
    export_cancelled: "أُلغي التصدير ولا يوجد ملف.",
    export_failed: "تعذّر على المتصفح إنشاء الملف. اعرض مكالمات أقل وحاول مرة أخرى.",
};
