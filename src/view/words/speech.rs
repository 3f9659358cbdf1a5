//! How the bar speaks: where it departs from the documents, and what it is taken to mean where they leave that open. All
//! four languages stand beside each other here.

use crate::view::{Count, Plural};

pub struct SpeechWords {
    /// Calls may be affected. What departs follows, in the documents' own names.
    pub departure: &'static str,
    pub read: &'static str,
    /// Over what the bar is taken to mean.
    pub heading: &'static str,
    /// So many conversations went on after it.
    pub alerting_seen_hold: fn(&Count) -> String,
    /// It tells of holds by their own event.
    pub alerting_seen_ringing: &'static str,
    pub alerting_undecided: &'static str,
    /// The operator says so.
    pub alerting_set_hold: &'static str,
    pub alerting_set_ringing: &'static str,
    /// So many messages had such a time.
    pub times_seen_seconds: fn(&Count) -> String,
    pub times_set_seconds: &'static str,
    pub times_set_milliseconds: &'static str,
    pub times_ignored: &'static str,
}

pub const EN: SpeechWords = SpeechWords {
    departure: "The connection bar does not behave as documented, so calls may be missing or wrong here. Tell your operator:",
    read: "Got it",
    heading: "What this bar’s messages are taken to mean",
    alerting_seen_hold: |count| {
        let went_on = match count.plural {
            Plural::One => "1 conversation went on".to_owned(),
            _ => format!("{} conversations went on", count.text),
        };
        format!(
            "AgentEvent_Customer_Alerting is taken for hold, because {went_on} after it and this bar has sent no \
             AgentEvent_Hold."
        )
    },
    alerting_seen_ringing: "AgentEvent_Customer_Alerting is taken for ringing, never for hold, because this bar has sent \
                            AgentEvent_Hold.",
    alerting_undecided: "Whether AgentEvent_Customer_Alerting means ringing or hold is undecided yet. Until then it is not \
                         taken for hold.",
    alerting_set_hold: "AgentEvent_Customer_Alerting means hold: your operator has set that.",
    alerting_set_ringing: "AgentEvent_Customer_Alerting never means hold: your operator has set that.",
    times_seen_seconds: |count| match count.plural {
        Plural::One => "eventGenTime is taken for seconds, because 1 message had a time of that size.".to_owned(),
        _ => format!("eventGenTime is taken for seconds, because {} messages had a time of that size.", count.text),
    },
    times_set_seconds: "eventGenTime is in seconds: your operator has set that.",
    times_set_milliseconds: "eventGenTime is in milliseconds: your operator has set that.",
    times_ignored: "eventGenTime is not used: your operator has set that.",
};

pub const ES: SpeechWords = SpeechWords {
    departure: "La barra de conexión no se comporta como está documentado: puede que aquí falten llamadas o que no sean \
                correctas. Informe a su responsable:",
    read: "Entendido",
    heading: "Cómo se interpretan los mensajes de esta barra",
    alerting_seen_hold: |count| {
        let went_on = match count.plural {
            Plural::One => "1 conversación continuó".to_owned(),
            _ => format!("{} conversaciones continuaron", count.text),
        };
        format!(
            "AgentEvent_Customer_Alerting se interpreta como retención, porque {went_on} después y esta barra no ha \
             enviado AgentEvent_Hold."
        )
    },
    alerting_seen_ringing: "AgentEvent_Customer_Alerting se interpreta como timbre, nunca como retención, porque esta barra ha \
                            enviado AgentEvent_Hold.",
    alerting_undecided: "Aún no se ha decidido si AgentEvent_Customer_Alerting significa timbre o retención. Hasta entonces no \
                         se interpreta como retención.",
    alerting_set_hold: "AgentEvent_Customer_Alerting significa retención: así lo ha configurado su responsable.",
    alerting_set_ringing: "AgentEvent_Customer_Alerting nunca significa retención: así lo ha configurado su responsable.",
    times_seen_seconds: |count| match count.plural {
        Plural::One => "eventGenTime se lee en segundos, porque 1 mensaje tenía una hora de ese tamaño.".to_owned(),
        _ => format!("eventGenTime se lee en segundos, porque {} mensajes tenían una hora de ese tamaño.", count.text),
    },
    times_set_seconds: "eventGenTime está en segundos: así lo ha configurado su responsable.",
    times_set_milliseconds: "eventGenTime está en milisegundos: así lo ha configurado su responsable.",
    times_ignored: "eventGenTime no se usa: así lo ha configurado su responsable.",
};

pub const ZH: SpeechWords = SpeechWords {
    departure: "连接条的行为与文档不符，此处的通话可能缺失或有误。请告知您的管理员：",
    read: "知道了",
    heading: "本工作台如何理解此连接条的消息",
    alerting_seen_hold: |count| {
        format!(
            "AgentEvent_Customer_Alerting 按保持处理，因为此后有 {} 次通话继续进行，且此连接条从未发送 AgentEvent_Hold。",
            count.text
        )
    },
    alerting_seen_ringing: "AgentEvent_Customer_Alerting 按振铃处理，不按保持处理，因为此连接条发送过 AgentEvent_Hold。",
    alerting_undecided: "AgentEvent_Customer_Alerting 表示振铃还是保持，尚未确定。在此之前不按保持处理。",
    alerting_set_hold: "AgentEvent_Customer_Alerting 表示保持：由管理员设置。",
    alerting_set_ringing: "AgentEvent_Customer_Alerting 从不表示保持：由管理员设置。",
    times_seen_seconds: |count| format!("eventGenTime 按秒处理，因为有 {} 条消息的时间是这一量级。", count.text),
    times_set_seconds: "eventGenTime 以秒为单位：由管理员设置。",
    times_set_milliseconds: "eventGenTime 以毫秒为单位：由管理员设置。",
    times_ignored: "不使用 eventGenTime：由管理员设置。",
};

pub const AR: SpeechWords = SpeechWords {
    departure: "لا يتصرف شريط الاتصال كما هو موثّق، فقد تنقص مكالمات هنا أو تكون غير صحيحة. أبلغ المسؤول:",
    read: "حسنًا",
    heading: "كيف تُفهم رسائل هذا الشريط",
    alerting_seen_hold: |count| {
        let went_on = match count.plural {
            Plural::Zero => "لم تستمر أي محادثة".to_owned(),
            Plural::One => "استمرت محادثة واحدة".to_owned(),
            Plural::Two => "استمرت محادثتان".to_owned(),
            Plural::Few => format!("استمرت {} محادثات", count.text),
            Plural::Many | Plural::Other => format!("استمرت {} محادثة", count.text),
        };
        format!("يُعدّ AgentEvent_Customer_Alerting انتظارًا: {went_on} بعده، ولم يرسل هذا الشريط AgentEvent_Hold.")
    },
    alerting_seen_ringing: "يُعدّ AgentEvent_Customer_Alerting رنينًا لا انتظارًا: أرسل هذا الشريط AgentEvent_Hold.",
    alerting_undecided: "لم يتضح بعد هل يعني AgentEvent_Customer_Alerting الرنين أم الانتظار، وإلى أن يتضح لا يُعدّ انتظارًا.",
    alerting_set_hold: "يعني AgentEvent_Customer_Alerting الانتظار: هكذا ضبطه المسؤول.",
    alerting_set_ringing: "لا يعني AgentEvent_Customer_Alerting الانتظار أبدًا: هكذا ضبطه المسؤول.",
    times_seen_seconds: |count| {
        let messages = match count.plural {
            Plural::Zero => "لا رسالة حملت".to_owned(),
            Plural::One => "رسالة واحدة حملت".to_owned(),
            Plural::Two => "رسالتان حملتا".to_owned(),
            Plural::Few => format!("{} رسائل حملت", count.text),
            Plural::Many | Plural::Other => format!("{} رسالة حملت", count.text),
        };
        format!("يُقرأ eventGenTime بالثواني: {messages} وقتًا بهذا القدر.")
    },
    times_set_seconds: "eventGenTime بالثواني: هكذا ضبطه المسؤول.",
    times_set_milliseconds: "eventGenTime بالمللي ثانية: هكذا ضبطه المسؤول.",
    times_ignored: "لا يُستعمل eventGenTime: هكذا ضبطه المسؤول.",
};
