//! Phone numbers: who may be meant, who may be called, and the list of those who may not. All four languages stand beside
//! each other here.

use super::{Count, Plural};

pub struct NumberWords {
    /// The list of those whom the agent may mean.
    pub suggestions: &'static str,
    /// When the number was last on the line: a day and a time of day.
    pub last_call: fn(&str, &str) -> String,
    pub from_directory: &'static str,
    /// What the list of those who must not be called is called.
    pub list: &'static str,
    /// A number is on it.
    pub listed: &'static str,
    /// The same in a row of the log, where there is little room.
    pub spared: &'static str,
    /// The number is on it, and the agent decides.
    pub warned: fn(&str) -> String,
    pub forbidden: fn(&str) -> String,
    /// Nobody can be called without the list.
    pub no_list: &'static str,
    pub call_anyway: &'static str,
    /// How many numbers it holds.
    pub list_entries: fn(&Count) -> String,
    /// How many of its lines could not be used.
    pub list_skipped: fn(&Count) -> String,
    pub list_no_server: &'static str,
    pub list_too_slow: &'static str,
    pub list_status: fn(u16) -> String,
    pub list_too_long: &'static str,
    pub list_unreadable: &'static str,
}

pub const EN: NumberWords = NumberWords {
    suggestions: "Suggestions",
    last_call: |day, time| format!("last call {day}, {time}"),
    from_directory: "directory",
    list: "Do-not-call list",
    listed: "On the do-not-call list",
    spared: "Do not call",
    warned: |number| format!("{number} is on the do-not-call list."),
    forbidden: |number| format!("{number} is on the do-not-call list and can’t be called from here."),
    no_list: "The do-not-call list can’t be read, so nobody can be called from here. The console keeps trying.",
    call_anyway: "Call anyway",
    list_entries: |count| match count.plural {
        Plural::One => format!("{} number must not be called.", count.text),
        _ => format!("{} numbers must not be called.", count.text),
    },
    list_skipped: |count| match count.plural {
        Plural::One => format!("{} line is neither a number nor a SHA-256 sum.", count.text),
        _ => format!("{} lines are neither a number nor a SHA-256 sum.", count.text),
    },
    list_no_server: "The do-not-call list could not be reached.",
    list_too_slow: "The do-not-call list did not come in time.",
    list_status: |status| format!("The server of the do-not-call list answered {status}."),
    list_too_long: "The do-not-call list has more than 16 MB and is not read.",
    list_unreadable: "The file of the do-not-call list holds neither numbers nor SHA-256 sums.",
};

pub const ES: NumberWords = NumberWords {
    suggestions: "Sugerencias",
    last_call: |day, time| format!("última llamada: {day}, {time}"),
    from_directory: "directorio",
    list: "Lista de exclusión",
    listed: "En la lista de exclusión",
    spared: "No llamar",
    warned: |number| format!("El {number} está en la lista de exclusión."),
    forbidden: |number| format!("El {number} está en la lista de exclusión y no se puede llamar desde aquí."),
    no_list: "No se puede leer la lista de exclusión, así que no se puede llamar a nadie desde aquí. La consola lo sigue intentando.",
    call_anyway: "Llamar de todos modos",
    list_entries: |count| match count.plural {
        Plural::One => format!("No se debe llamar a {} número.", count.text),
        _ => format!("No se debe llamar a {} números.", count.text),
    },
    list_skipped: |count| match count.plural {
        Plural::One => format!("{} línea no es ni un número ni una suma SHA-256.", count.text),
        _ => format!("{} líneas no son ni un número ni una suma SHA-256.", count.text),
    },
    list_no_server: "No se pudo contactar con el servidor de la lista de exclusión.",
    list_too_slow: "La lista de exclusión no llegó a tiempo.",
    list_status: |status| format!("El servidor de la lista de exclusión respondió {status}."),
    list_too_long: "La lista de exclusión ocupa más de 16 MB y no se lee.",
    list_unreadable: "El archivo de la lista de exclusión no contiene ni números ni sumas SHA-256.",
};

pub const AR: NumberWords = NumberWords {
    suggestions: "اقتراحات",
    last_call: |day, time| format!("آخر مكالمة {day}، {time}"),
    from_directory: "الدليل",
    list: "قائمة عدم الاتصال",
    listed: "في قائمة عدم الاتصال",
    spared: "ممنوع الاتصال",
    warned: |number| format!("الرقم \u{2066}{number}\u{2069} في قائمة عدم الاتصال."),
    forbidden: |number| format!("الرقم \u{2066}{number}\u{2069} في قائمة عدم الاتصال ولا يمكن الاتصال به من هنا."),
    no_list: "تعذّرت قراءة قائمة عدم الاتصال، فلا يمكن الاتصال بأحد من هنا. تواصل اللوحة المحاولة.",
    call_anyway: "اتصل على أي حال",
    list_entries: |count| match count.plural {
        Plural::Zero => "لا أرقام يُمنع الاتصال بها.".to_owned(),
        Plural::One => "رقم واحد يُمنع الاتصال به.".to_owned(),
        Plural::Two => "رقمان يُمنع الاتصال بهما.".to_owned(),
        Plural::Few => format!("{} أرقام يُمنع الاتصال بها.", count.text),
        Plural::Many => format!("{} رقمًا يُمنع الاتصال بها.", count.text),
        Plural::Other => format!("{} رقم يُمنع الاتصال بها.", count.text),
    },
    list_skipped: |count| match count.plural {
        Plural::Zero => "كل الأسطر صالحة.".to_owned(),
        Plural::One => "سطر واحد ليس رقمًا ولا بصمة SHA-256.".to_owned(),
        Plural::Two => "سطران ليسا رقمين ولا بصمتي SHA-256.".to_owned(),
        Plural::Few => format!("{} أسطر ليست أرقامًا ولا بصمات SHA-256.", count.text),
        Plural::Many => format!("{} سطرًا ليست أرقامًا ولا بصمات SHA-256.", count.text),
        Plural::Other => format!("{} سطر ليست أرقامًا ولا بصمات SHA-256.", count.text),
    },
    list_no_server: "تعذّر الوصول إلى خادم قائمة عدم الاتصال.",
    list_too_slow: "لم تصل قائمة عدم الاتصال في الوقت المناسب.",
    list_status: |status| format!("ردّ خادم قائمة عدم الاتصال بـ {status}."),
    list_too_long: "حجم قائمة عدم الاتصال أكبر من 16 ميغابايت فلا تُقرأ.",
    list_unreadable: "لا يحتوي ملف قائمة عدم الاتصال على أرقام ولا على بصمات SHA-256.",
};

pub const ZH: NumberWords = NumberWords {
    suggestions: "建议",
    last_call: |day, time| format!("上次通话：{day} {time}"),
    from_directory: "通讯录",
    list: "勿呼名单",
    listed: "在勿呼名单中",
    spared: "勿呼",
    warned: |number| format!("{number} 在勿呼名单中。"),
    forbidden: |number| format!("{number} 在勿呼名单中，无法从此处呼叫。"),
    no_list: "无法读取勿呼名单，因此无法从此处呼叫任何人。工作台会继续尝试。",
    call_anyway: "仍然呼叫",
    list_entries: |count| format!("{} 个号码不得呼叫。", count.text),
    list_skipped: |count| format!("{} 行既不是号码，也不是 SHA-256 值。", count.text),
    list_no_server: "无法连接勿呼名单的服务器。",
    list_too_slow: "勿呼名单未能按时送达。",
    list_status: |status| format!("勿呼名单的服务器应答 {status}。"),
    list_too_long: "勿呼名单超过 16 MB，不予读取。",
    list_unreadable: "勿呼名单文件中既没有号码，也没有 SHA-256 值。",
};
