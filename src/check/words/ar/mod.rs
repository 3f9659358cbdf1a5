//! Arabic.

mod bar;
mod console;

use super::{CheckWords, PageWords, Section, Step, Summary, VerdictWords};

/// What is written from left to right: an address, a name of the protocol.
fn ltr(text: impl std::fmt::Display) -> String {
    format!("\u{2066}{text}\u{2069}")
}

/// A number of things: none, one, two, few (3 to 10 of each hundred), many (11 to 99), and others.
fn counted(count: usize, [one, two, few, many, other]: [&str; 5]) -> String {
    match (count, count % 100) {
        (1, _) => one.to_owned(),
        (2, _) => two.to_owned(),
        (_, 3..=10) => format!("{count} {few}"),
        (_, 11..=99) => format!("{count} {many}"),
        _ => format!("{count} {other}"),
    }
}

pub static AR: CheckWords = CheckWords {
    tag: "ar",
    index: 3,
    page: PageWords {
        heading: "فحص هذا التثبيت",
        language: "اللغة",
        stopped: "توقف الفحص عن العمل. أعد تحميل هذه الصفحة.",
        again: "الفحص مجددًا",
        copy: "نسخ التقرير",
        copy_hint: "بالإنجليزية، لفريق الدعم",
        print: "طباعة",
        copied: "تم النسخ.",
        copy_refused: "يرفض المتصفح النسخ. حدّد النص وانسخه يدويًا.",
        found: "الموجود",
        expected: "المتوقع",
        fix: "الحل",
        ask_browser: "اسأل هذا المتصفح",
        try_microphone: "جرّب الميكروفون",
        use_here: "استخدم الشريط هنا",
        bar: "شريط الاتصال",
    },
    policy: super::policy::AR,
    speech: super::speech::AR,
    verdict: VerdictWords {
        waiting: "دورك",
        looking: "جارٍ الفحص",
        passed: "سليم",
        warned: "يمكن تحسينه",
        failed: "به خلل",
        not_applicable: "غير لازم",
    },
    section: |section| match section {
        Section::Configuration => "الإعدادات",
        Section::Server => "خادم الويب الذي يقدّم اللوحة",
        Section::Browser => "هذا المتصفح",
        Section::Bar => "شريط الاتصال",
        Section::Endpoints => "كل ما عدا ذلك",
    },
    step: |step| match step {
        Step::Configuration => "يمكن قراءة config.json وهو صالح",
        Step::Secure => "تُرسل الصفحة عبر HTTPS",
        Step::Types => "تُرسل الملفات بالنوع الصحيح",
        Step::Caching => "تحتفظ الذاكرة المؤقتة بما يجوز الاحتفاظ به فقط",
        Step::Compression => "يُرسل البرنامج مضغوطًا",
        Step::Http2 => "يُستخدم HTTP/2",
        Step::MissingFile => "الملفات غير الموجودة تعطي 404",
        Step::Policy => "سياسة Content-Security-Policy توافق config.json",
        Step::Headers => "ترويسات الحماية الأخرى موجودة",
        Step::Offline => "يمكن تثبيت اللوحة وفتحها بلا شبكة",
        Step::Storage => "يحفظ هذا المتصفح ما تكتبه اللوحة",
        Step::Tabs => "تفتح علامة تبويب واحدة فقط الشريط",
        Step::Sound => "يمكن تشغيل نغمة الرنين",
        Step::Notices => "يمكن عرض الإشعارات",
        Step::Microphone => "يوجد ميكروفون",
        Step::Holder => "الشريط غير مفتوح في علامة تبويب أخرى",
        Step::Session => "نقطة الجلسة تجيب",
        Step::Script => "يمكن تحميل برنامج الشريط النصي",
        Step::Reachable => "يمكن الوصول إلى صفحة الشريط",
        Step::Framed => "يسمح الشريط بتضمينه",
        Step::MicrophoneOfBar => "يُسمح للشريط باستخدام الميكروفون",
        Step::Origin => "يرسل الشريط من مصدر متوقع",
        Step::Cookies => "لا تُحجب ملفات تعريف ارتباط الشريط",
        Step::FirstEvent => "يرسل الشريط أحداثًا",
        Step::Ring => "ترن مكالمة",
        Step::Directory => "يمكن قراءة الدليل",
        Step::Delivery => "يمكن الوصول إلى نقطة تسليم المكالمات",
        Step::Violations => "لم تحجب السياسة شيئًا أثناء هذا الفحص",
    },
    headline: |summary| match summary {
        Summary::Stopped(count) => {
            counted(count, ["مشكلة واحدة للحل", "مشكلتان للحل", "مشكلات للحل", "مشكلة للحل", "مشكلة للحل"])
        }
        Summary::Looking => "جارٍ الفحص…".to_owned(),
        Summary::WaitsForYou => "كل شيء سليم حتى الآن: سجّل الدخول أدناه".to_owned(),
        Summary::Ready(_) => "جاهزة للموظفين".to_owned(),
    },
    explanation: |summary| match summary {
        Summary::Stopped(_) => "حُلّ المشكلات أدناه من الأعلى؛ فكثيرًا ما تسبب إحداها التالية.",
        Summary::Looking => "يستغرق ذلك بضع ثوانٍ.",
        Summary::WaitsForYou => {
            "تحتاج البقية إلى يد موظف: نفّذ ما تطلبه الخطوات المنتظرة أدناه، كتسجيل الدخول في الشريط."
        }
        Summary::Ready(0) => "كل ما يمكن رؤيته من متصفح سليم.",
        Summary::Ready(_) => "لا شيء يعيق الموظفين. تذكر الملاحظات أدناه ما يمكن تحسينه أو ما لا يُرى من هنا.",
    },
    console: console::say,
    bar: bar::say,
    space: " ",
    semicolon: "؛ ",
    full_stop: ".",
};
