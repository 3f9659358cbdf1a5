//! Arabic.

use super::CallerWords;
use crate::view::locale::{Count, Plural};

fn times(count: &Count) -> String {
    match count.plural {
        Plural::One => "مرة واحدة".to_owned(),
        Plural::Two => "مرتين".to_owned(),
        Plural::Few => format!("{} مرات", count.text),
        _ => format!("{} مرة", count.text),
    }
}

pub const AR: CallerWords = CallerWords {
    this_week: |nth| format!("المكالمة رقم {nth} هذا الأسبوع"),
    in_days: |count, days| match count.plural {
        Plural::One => format!("مكالمة واحدة خلال {days} يومًا"),
        Plural::Two => format!("مكالمتان خلال {days} يومًا"),
        Plural::Few => format!("{} مكالمات خلال {days} يومًا", count.text),
        _ => format!("{} مكالمة خلال {days} يومًا", count.text),
    },
    missed: |count| format!("فائتة {}", times(count)),
    promised: |when| format!("موعد معاودة الاتصال: {when}"),
    promise_overdue: |when| format!("تأخرت معاودة الاتصال منذ {when}"),
    open_last: "تفاصيل المكالمة الأخيرة",
    elsewhere: "في مكتب آخر",
    elsewhere_fault: "تعذّر السؤال عن المكالمات في المكاتب الأخرى.",
    promise: "معاودة الاتصال لاحقًا",
    heading: "معاودة الاتصال",
    in_minutes: |minutes| format!("بعد {minutes} دقيقة"),
    in_hours: |hours| format!("بعد {hours} س"),
    tomorrow: |time| format!("غدًا {time}"),
    other_time: "وقت آخر",
    set: "تحديد",
    take_back: "إزالة",
    is_past: "انقضى هذا الوقت. اختر وقتًا لاحقًا.",
    due: |when| format!("الموعد: {when}"),
    overdue: |when| format!("متأخرة منذ {when}"),
    called: |count| format!("اتصل {}", times(count)),
    tried: |count, time| format!("محاولات: {}، آخرها {time}", count.text),
    reached: |time| format!("تم التحدث الساعة {time}"),
    nobody: "لا أحد بانتظار معاودة الاتصال.",
    due_now: "حان وقت معاودة الاتصال",
    video: "مكالمة فيديو",
    done: "تم",
    details: "التفاصيل",
    put_off: |minutes| format!("بعد {minutes} دقائق"),
    more_due: |count| format!("و{} غيرها مستحقة", count.text),
    due_sound: "صوت خافت عندما يحين موعد مكالمة موعودة",
    due_notice: "إظهار إشعار عندما يحين موعد مكالمة موعودة",
    told_promised: |when| format!("وعدت بمعاودة الاتصال: {when}."),
    told_taken_back: "أزلت الوعد بمعاودة الاتصال.",
    told_kept: "علّمت المكالمة الموعودة كمنجزة.",
    told_open: "المكالمة الموعودة مفتوحة من جديد.",
};
