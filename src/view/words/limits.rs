//! How long breaks and wrap-ups may last. All four languages stand beside each other here.

use super::EssentialWords;
use crate::domain::{Limited, Standing};
use crate::view::locale::Locale;

pub struct LimitWords {
    pub rest: StateLimitWords,
    pub wrap_up: StateLimitWords,
    /// Settings: how the end of a break or wrap-up makes itself noticed.
    pub sound: &'static str,
    pub notice: &'static str,
    /// The tab's title: how it stands with the limit, and the page's name.
    pub title: fn(&str, &str) -> String,
}

pub struct StateLimitWords {
    /// So much of it is left.
    pub left: fn(&str) -> String,
    /// It has lasted so much longer than it may.
    pub over_by: fn(&str) -> String,
    /// It lasts too long; by how much, nobody knows.
    pub over: &'static str,
    /// Read out a little before its end.
    pub near: &'static str,
}

impl LimitWords {
    pub fn of(&self, limited: Limited) -> &StateLimitWords {
        match limited {
            Limited::Break => &self.rest,
            Limited::WrapUp => &self.wrap_up,
        }
    }
}

impl EssentialWords {
    /// How it stands with a limit, in a sentence.
    pub fn standing(&self, limited: Limited, standing: Standing, locale: &Locale) -> String {
        let words = self.limit.of(limited);
        match standing {
            // The second that has begun still counts as left.
            Standing::Within { left_ms } | Standing::Near { left_ms } => {
                (words.left)(&locale.duration(left_ms.div_ceil(1_000) * 1_000))
            }
            Standing::Over { by_ms: Some(by) } => (words.over_by)(&locale.duration(by)),
            Standing::Over { by_ms: None } => words.over.to_owned(),
        }
    }
}

pub const EN: LimitWords = LimitWords {
    rest: StateLimitWords {
        left: |left| format!("{left} left of your break"),
        over_by: |over| format!("Break over by {over}"),
        over: "Break is over its limit",
        near: "Your break ends soon",
    },
    wrap_up: StateLimitWords {
        left: |left| format!("{left} left of your wrap-up"),
        over_by: |over| format!("Wrap-up over by {over}"),
        over: "Wrap-up is over its limit",
        near: "Your wrap-up ends soon",
    },
    sound: "Soft beep when a break or wrap-up ends",
    notice: "Show a notification when a break or wrap-up ends",
    title: |standing, page| format!("{standing} – {page}"),
};

pub const ES: LimitWords = LimitWords {
    rest: StateLimitWords {
        left: |left| format!("Quedan {left} de descanso"),
        over_by: |over| format!("Descanso excedido en {over}"),
        over: "El descanso supera su límite",
        near: "Su descanso termina pronto",
    },
    wrap_up: StateLimitWords {
        left: |left| format!("Quedan {left} de posllamada"),
        over_by: |over| format!("Posllamada excedida en {over}"),
        over: "La posllamada supera su límite",
        near: "Su posllamada termina pronto",
    },
    sound: "Pitido suave al terminar un descanso o la posllamada",
    notice: "Mostrar una notificación al terminar un descanso o la posllamada",
    title: |standing, page| format!("{standing} – {page}"),
};

pub const AR: LimitWords = LimitWords {
    rest: StateLimitWords {
        left: |left| format!("بقي {left} من استراحتك"),
        over_by: |over| format!("تجاوزت الاستراحة بمقدار {over}"),
        over: "تجاوزت الاستراحة حدها",
        near: "تنتهي استراحتك قريبًا",
    },
    wrap_up: StateLimitWords {
        left: |left| format!("بقي {left} لما بعد المكالمة"),
        over_by: |over| format!("تجاوزت وقت ما بعد المكالمة بمقدار {over}"),
        over: "تجاوز وقت ما بعد المكالمة حده",
        near: "ينتهي وقت ما بعد المكالمة قريبًا",
    },
    sound: "صوت خافت عند انتهاء الاستراحة أو وقت ما بعد المكالمة",
    notice: "إظهار إشعار عند انتهاء الاستراحة أو وقت ما بعد المكالمة",
    title: |standing, page| format!("\u{2068}{standing}\u{2069} – \u{2068}{page}\u{2069}"),
};

pub const ZH: LimitWords = LimitWords {
    rest: StateLimitWords {
        left: |left| format!("休息还剩 {left}"),
        over_by: |over| format!("休息超时 {over}"),
        over: "休息已超时",
        near: "休息即将结束",
    },
    wrap_up: StateLimitWords {
        left: |left| format!("话后整理还剩 {left}"),
        over_by: |over| format!("话后整理超时 {over}"),
        over: "话后整理已超时",
        near: "话后整理即将结束",
    },
    sound: "休息或话后整理结束时轻声提示",
    notice: "休息或话后整理结束时显示通知",
    title: |standing, page| format!("{standing} – {page}"),
};
