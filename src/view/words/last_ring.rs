//! What became of the last ring, in a sentence. All four languages stand beside each other here.

use super::{Count, Plural};

pub struct LastRingWords {
    /// So many minutes ago, and what is known of it.
    pub minutes_ago: fn(&Count, &str) -> String,
    /// At a moment, and what is known of it.
    pub at: fn(&str, &str) -> String,
    pub just_now: fn(&str) -> String,
    /// Each after so many milliseconds.
    pub on_screen: fn(&str) -> String,
    pub heard: fn(&str) -> String,
    pub notified: fn(&str) -> String,
    pub in_mini: fn(&str) -> String,
    /// It should have been.
    pub not_heard: &'static str,
    pub not_notified: &'static str,
    /// Nothing is known of it.
    pub untold: &'static str,
    /// Between two of these.
    pub and: &'static str,
    /// Nothing has rung yet, and the sound was tried out unheard at a time of day.
    pub tried_at: fn(&str) -> String,
    pub not_yet: &'static str,
}

pub const EN: LastRingWords = LastRingWords {
    minutes_ago: |minutes, facts| match minutes.plural {
        Plural::One => format!("Last rang {} minute ago: {facts}.", minutes.text),
        _ => format!("Last rang {} minutes ago: {facts}.", minutes.text),
    },
    at: |when, facts| format!("Last rang {when}: {facts}."),
    just_now: |facts| format!("Rang just now: {facts}."),
    on_screen: |ms| format!("on screen after {ms} ms"),
    heard: |ms| format!("heard after {ms} ms"),
    notified: |ms| format!("notification after {ms} ms"),
    in_mini: |ms| format!("in the small window after {ms} ms"),
    not_heard: "not heard",
    not_notified: "no notification",
    untold: "nothing was measured",
    and: ", ",
    tried_at: |time| format!("Nothing has rung yet. The sound was tested silently at {time} and works."),
    not_yet: "Nothing has rung yet.",
};

pub const ZH: LastRingWords = LastRingWords {
    minutes_ago: |minutes, facts| format!("上次振铃在 {} 分钟前：{facts}。", minutes.text),
    at: |when, facts| format!("上次振铃 {when}：{facts}。"),
    just_now: |facts| format!("刚刚振铃：{facts}。"),
    on_screen: |ms| format!("{ms} 毫秒后显示"),
    heard: |ms| format!("{ms} 毫秒后响铃"),
    notified: |ms| format!("{ms} 毫秒后通知"),
    in_mini: |ms| format!("{ms} 毫秒后在小窗显示"),
    not_heard: "没有铃声",
    not_notified: "没有通知",
    untold: "没有测量结果",
    and: "，",
    tried_at: |time| format!("尚未振铃。已于 {time} 静音测试声音，正常。"),
    not_yet: "尚未振铃。",
};

pub const ES: LastRingWords = LastRingWords {
    minutes_ago: |minutes, facts| match minutes.plural {
        Plural::One => format!("Sonó por última vez hace {} minuto: {facts}.", minutes.text),
        _ => format!("Sonó por última vez hace {} minutos: {facts}.", minutes.text),
    },
    at: |when, facts| format!("Sonó por última vez: {when}; {facts}."),
    just_now: |facts| format!("Acaba de sonar: {facts}."),
    on_screen: |ms| format!("en pantalla tras {ms} ms"),
    heard: |ms| format!("se oyó tras {ms} ms"),
    notified: |ms| format!("notificación tras {ms} ms"),
    in_mini: |ms| format!("en la ventana pequeña tras {ms} ms"),
    not_heard: "no se oyó",
    not_notified: "sin notificación",
    untold: "no se midió nada",
    and: ", ",
    tried_at: |time| format!("Aún no ha sonado nada. El sonido se probó en silencio a las {time} y funciona."),
    not_yet: "Aún no ha sonado nada.",
};

pub const AR: LastRingWords = LastRingWords {
    minutes_ago: |minutes, facts| match minutes.plural {
        Plural::Zero | Plural::One => format!("آخر رنين قبل دقيقة: {facts}."),
        Plural::Two => format!("آخر رنين قبل دقيقتين: {facts}."),
        Plural::Few => format!("آخر رنين قبل {} دقائق: {facts}.", minutes.text),
        Plural::Many | Plural::Other => format!("آخر رنين قبل {} دقيقة: {facts}.", minutes.text),
    },
    at: |when, facts| format!("آخر رنين {when}: {facts}."),
    just_now: |facts| format!("رنّ الآن: {facts}."),
    on_screen: |ms| format!("ظهر على الشاشة بعد {ms} مللي ثانية"),
    heard: |ms| format!("سُمع بعد {ms} مللي ثانية"),
    notified: |ms| format!("إشعار بعد {ms} مللي ثانية"),
    in_mini: |ms| format!("في النافذة الصغيرة بعد {ms} مللي ثانية"),
    not_heard: "لم يُسمع",
    not_notified: "بلا إشعار",
    untold: "لم يُقَس شيء",
    and: "، ",
    tried_at: |time| format!("لم يرنّ شيء بعد. اختُبر الصوت بصمت في {time} وهو يعمل."),
    not_yet: "لم يرنّ شيء بعد.",
};
