//! What is found in the log, and where. All four languages stand beside each other here.

use super::{Count, Plural};

pub struct FindingWords {
    /// The heading of the calls of the day before today.
    pub yesterday: &'static str,
    /// Nothing was found among the calls of today, of this week, or of the days that were chosen.
    pub nothing_today: &'static str,
    pub nothing_this_week: &'static str,
    pub nothing_in_these_days: &'static str,
    /// So many calls of other days would be found.
    pub on_other_days: fn(&Count) -> String,
    /// Shows them.
    pub all_days: &'static str,
    /// The name of the filter for queues.
    pub queue: &'static str,
    /// The button of a row and of a call's details.
    pub same_number: &'static str,
}

pub const EN: FindingWords = FindingWords {
    yesterday: "Yesterday",
    nothing_today: "Nothing today",
    nothing_this_week: "Nothing this week",
    nothing_in_these_days: "Nothing in these days",
    on_other_days: |count| match count.plural {
        Plural::One => format!("{} call on other days", count.text),
        _ => format!("{} calls on other days", count.text),
    },
    all_days: "Show all days",
    queue: "Queue",
    same_number: "All calls with this number",
};

pub const ES: FindingWords = FindingWords {
    yesterday: "Ayer",
    nothing_today: "Nada hoy",
    nothing_this_week: "Nada esta semana",
    nothing_in_these_days: "Nada en estos días",
    on_other_days: |count| match count.plural {
        Plural::One => format!("{} llamada en otros días", count.text),
        Plural::Many => format!("{} de llamadas en otros días", count.text),
        _ => format!("{} llamadas en otros días", count.text),
    },
    all_days: "Mostrar todos los días",
    queue: "Cola",
    same_number: "Todas las llamadas con este número",
};

pub const AR: FindingWords = FindingWords {
    yesterday: "أمس",
    nothing_today: "لا شيء اليوم",
    nothing_this_week: "لا شيء هذا الأسبوع",
    nothing_in_these_days: "لا شيء في هذه الأيام",
    on_other_days: |count| match count.plural {
        Plural::Zero => "لا مكالمات في أيام أخرى".to_owned(),
        Plural::One => "مكالمة واحدة في أيام أخرى".to_owned(),
        Plural::Two => "مكالمتان في أيام أخرى".to_owned(),
        Plural::Few => format!("{} مكالمات في أيام أخرى", count.text),
        Plural::Many | Plural::Other => format!("{} مكالمة في أيام أخرى", count.text),
    },
    all_days: "عرض كل الأيام",
    queue: "قائمة الانتظار",
    same_number: "كل المكالمات مع هذا الرقم",
};

pub const ZH: FindingWords = FindingWords {
    yesterday: "昨天",
    nothing_today: "今天没有结果",
    nothing_this_week: "本周没有结果",
    nothing_in_these_days: "这些日期没有结果",
    on_other_days: |count| format!("其他日期有 {} 个呼叫", count.text),
    all_days: "显示全部日期",
    queue: "队列",
    same_number: "此号码的所有呼叫",
};
