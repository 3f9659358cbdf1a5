//! Arabic.

use super::{Names, SpeechWords, types};
use crate::casefile::{Unreadable, Whole};
use crate::monitor::{Advice, Ending, Finding, Packing, Question, Rule, TimeUnit, Unreadable as Torn, Way};

pub const AR: SpeechWords = SpeechWords {
    heading: "كيف يتكلم هذا الشريط",
    explanation: "ما يرسله الشريط حقًا، مقارنًا بوثائق المورّد وبما كان يرسله من قبل: أين يخالفها، وأي الأسئلة المفتوحة فيها تجيب عنه \
                  رسائله، وما الذي يُضبط لذلك في config.json. يُحكم على كل ذلك في هذا المتصفح ولا يُرسل شيء.",
    heard: "ما سمعته هذه الصفحة",
    nothing_heard: "لا شيء بعد. سجّل الدخول في الشريط أعلاه وتعامل مع بعض المكالمات، أو احكم أدناه على المكالمات المسجّلة.",
    recorded: "ما سجّلته اللوحة في هذا المتصفح",
    judge_recorded: "الحكم على المكالمات المسجّلة",
    nothing_recorded: "لم تسجّل اللوحة شيئًا في هذا المتصفح.",
    storage_refused: "لا يسمح المتصفح لهذه الصفحة بقراءة ما سجّلته اللوحة. أغلق علامات تبويب اللوحة الأخرى وحاول مجددًا.",
    files: "ملفات الحالات (.json أو .json.gz)",
    drop: "أو أفلتها هنا",
    together: "كل الملفات معًا",
    not_unpacked: "تعذّر فك ضغط هذا الملف. اطلبه مرة أخرى.",
    unreadable: |why| match why {
        Unreadable::NotACaseFile => "هذا ليس ملف حالة. اختر ملفًا حفظته اللوحة.".to_owned(),
        Unreadable::Newer(version) => format!("إصدار ملف الحالة {version}. افتحه بصفحة اللوحة التي حفظته."),
        Unreadable::Damaged { line } => format!("تعذّرت قراءة السطر {line} من ملف الحالة. اطلب الملف مرة أخرى."),
    },
    whole: |whole| match whole {
        Whole::Yes => None,
        Whole::Changed { from, to } => Some(format!("شيء ما بين السطرين {from} و{to} ليس كما كتبته اللوحة.")),
        Whole::Cut => Some("نهاية هذا الملف مفقودة. يُحكم على الموجود منه.".to_owned()),
    },
    seen: |messages, calls| format!("الرسائل: {messages}. المكالمات التي شوهدت من أولها إلى آخرها: {calls}."),
    departures: "المخالفات",
    none: "لا شيء: يتكلم الشريط كما هو موثّق.",
    affects_calls: "قد تتأثر به مكالمات",
    harmless: "لا ضرر منه",
    questions: "أسئلة مفتوحة",
    question_head: "السؤال",
    answer: "الجواب",
    undecided: "غير محسوم",
    counts: "مع وضد",
    rules: "ترتيب الأحداث",
    rule_head: "القاعدة",
    kept: "روعيت",
    broken: "خولفت",
    untold: "لا يُعرف",
    events: "الأحداث",
    configuration: "ما يُضبط في config.json",
    nothing_to_set: "لا شيء: القيم الافتراضية تناسب هذا الشريط.",
    advice: |advice| match advice {
        Advice::AlertingIsHold => "يبلّغ هذا الشريط عن الانتظار بالحدث AgentEvent_Customer_Alerting.",
        Advice::TimesInSeconds => "eventGenTime في هذا الشريط بالثواني.",
        Advice::NoTimes => "eventGenTime في هذا الشريط بوحدة لا يمكن استعمالها.",
    },
    copy: "نسخ",
    save: "حفظ التقرير",
    save_hint: "أسماء أحداث ومفاتيح ورموز وأعداد؛ بلا أي قيمة من الرسائل",
    compare: "المقارنة بتقرير",
    not_a_report: "هذا ليس تقريرًا. اختر ملفًا حُفظ هنا أو بواسطة make conformance.",
    later_report: |count| format!("نتائج لا تعرفها إلا لوحة أحدث، وقد أُهملت: {count}."),
    difference: |file| format!("ما يختلف عن {file}"),
    no_difference: "لا اختلاف.",
    new: "جديد",
    gone: "اختفى",
    answer_changed: |ask, now, before| format!("{ask} الآن: {now}؛ من قبل: {before}."),
    comes: |event| format!("يأتي الآن {event}."),
    comes_no_more: |event| format!("لم يعد يأتي {event}."),
    now_broken: |rule| format!("تُخالَف الآن: {rule}"),
    now_kept: |rule| format!("تُراعى من جديد: {rule}"),
    finding,
    rule,
    question,
};

const NAMES: Names = Names {
    envelope: "الغلاف",
    all_events: "كل الأحداث",
    packing: |packing| match packing {
        Packing::Enveloped => "في غلاف",
        Packing::Bare => "بلا غلاف",
        Packing::Nested => "داخل رسالة أخرى",
    },
    unit: |unit| match unit {
        TimeUnit::Milliseconds => "المللي ثانية",
        TimeUnit::Seconds => "الثانية",
        TimeUnit::Microseconds => "الميكروثانية",
        TimeUnit::Strange => "وحدة مجهولة",
    },
    way: |way| match way {
        Way::Inbound => "الواردة",
        Way::Outbound => "الصادرة",
        Way::Internal => "الداخلية",
        Way::Dialler => "من المتصل الآلي",
        Way::Untold => "الأخرى",
    },
    ending: |ending| match ending {
        Ending::Talked => "التي رُد عليها",
        Ending::NotAnswered => "التي لم يُرد عليها",
        Ending::Failed => "التي فشلت",
        Ending::Dropped => "المتروكة أو المرفوضة",
    },
    calls: |way, ending| format!("المكالمات {way} {ending}"),
};

fn finding(finding: &Finding) -> String {
    let place = |place| NAMES.place(place);
    match finding {
        Finding::RenamedEvent { event, to } => format!("صار اسم {} الآن {to}.", event.identifier()),
        Finding::RenamedKey { place: at, key, to } => format!("{}: صار اسم المفتاح {key} الآن {to}.", place(*at)),
        Finding::KeyCase { place: at, key, to } => format!("{}: يُكتب المفتاح {key} هكذا: {to}.", place(*at)),
        Finding::ContentChanged { event, from, to } => {
            format!("{}: المحتوى {} وليس {}.", event.identifier(), types(*to), types(*from))
        }
        Finding::TypeChanged { place: at, key, from, to } => {
            format!("{}: المفتاح {key} من نوع {} وليس {}.", place(*at), types(*to), types(*from))
        }
        Finding::MissingKey { place: at, key } => format!("{}: المفتاح {key} مفقود.", place(*at)),
        Finding::PackingChanged { from, to } => {
            format!("تأتي الأحداث {} وليس {}.", (NAMES.packing)(*to), (NAMES.packing)(*from))
        }
        Finding::ErrorReply { code } => format!("تردّ البوابة بالخطأ {code}."),
        Finding::Unreadable { what } => match what {
            Torn::NotJson => "رسالة ليست JSON صالحًا.",
            Torn::NoMessage => "رسالة ليس فيها حدث ولا غلاف.",
            Torn::NoEventType => "حدث ليس فيه eventType.",
            Torn::TooLong => "رسالة أطول من أن تُقرأ.",
        }
        .to_owned(),
        Finding::OtherOrigin => "تأتي رسائل الشريط من أصل غير المضبوط.".to_owned(),
        Finding::TimeUnit { from, to } => {
            format!("وحدة eventGenTime هي {} وليست {}.", (NAMES.unit)(*to), (NAMES.unit)(*from))
        }
        Finding::Doubled { event: Some(event) } => format!("يأتي {} مرتين.", event.identifier()),
        Finding::Doubled { event: None } => "تأتي كل الأحداث مرتين.".to_owned(),
        Finding::NewEvent { event } => format!("الحدث {event} ليس في أي وثيقة."),
        Finding::NewCode { place: at, key, code } => {
            format!("{}: للمفتاح {key} الرمز {code}، وليس في أي جدول.", place(*at))
        }
        Finding::NewKey { place: at, key } => format!("{}: المفتاح {key} ليس في أي وثيقة.", place(*at)),
        Finding::EventGone { event, calls } => {
            format!("لم يعد {} يأتي مع {}.", event.identifier(), NAMES.calls(*calls))
        }
        Finding::Order { rule: broken } => format!("لم تعد هذه القاعدة تُراعى: {}", rule(*broken)),
        Finding::OrderSwapped { calls, first, then } => format!(
            "كان {} يسبق {} في المكالمات {}، وصار يأتي بعده.",
            first.identifier(),
            then.identifier(),
            (NAMES.way)(*calls)
        ),
    }
}

fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::RingingEnds => "المكالمة التي ترن يُتحدث فيها أو لا يُرد عليها أو تُحرَّر قبل الحالة التالية للموظف.",
        Rule::DiallingEnds => "المكالمة التي تُطلب يُتحدث فيها أو تفشل أو تُحرَّر قبل الحالة التالية للموظف.",
        Rule::TalkingIsOffered => "المكالمة التي تصل إلى الموظف تُعرض عليه أو يُرد عليها عنه قبل الحديث فيها.",
        Rule::RingsFirst => "المكالمة الجاري فيها الحديث لا تبدأ بالرنين.",
        Rule::NothingAfterRelease => "المكالمة التي تركها الموظف لا حديث فيها بعد ذلك ولا انتظار.",
        Rule::HoldWhileTalking => "لا توضع في الانتظار إلا مكالمة يجري فيها الحديث.",
        Rule::NoAnswerUnanswered => "المكالمة التي جرى فيها حديث لا يُبلَّغ عنها بأنها لم يُرد عليها.",
        Rule::AnsweredBeforeCustomerLeaves => "في المكالمة المطلوبة لا يُحرَّر الطرف الآخر إلا بعد الحديث.",
        Rule::ReleasedBeforeNextState => "المكالمة التي جرى فيها حديث تُحرَّر قبل الحالة التالية للموظف.",
        Rule::StateBetweenCalls => "بين انشغالين تكون للموظف حالة أخرى.",
        Rule::CancelsNotReady => "لا يُنهي عدم الجاهزية إلا موظف غير جاهز.",
        Rule::CancelsRest => "لا يُنهي الاستراحة إلا موظف في استراحة.",
        Rule::CancelsWork => "لا يُنهي العمل اللاحق إلا موظف فيه.",
        Rule::TimeoutInRest => "لا يطول أكثر من اللازم إلا الاستراحة.",
    }
}

fn question(question: Question) -> [&'static str; 3] {
    use Question::*;
    match question {
        CustomerAlerting => ["ماذا يعني AgentEvent_Customer_Alerting؟", "يرن هاتف الطرف الآخر", "المكالمة في الانتظار"],
        Busy => ["ماذا يعني AgentState_Busy؟", "الموظف مشغول بمكالمة", "الموظف غير جاهز"],
        AlertingOutbound => ["هل يأتي AgentOther_PhoneAlerting في المكالمات الصادرة؟", "نعم", "لا"],
        AlertingContent => ["ماذا يحمل AgentOther_PhoneAlerting في المكالمات التي تصل؟", "لا شيء", "المتصل"],
        AlertingAlways => ["هل يأتي AgentOther_PhoneAlerting مع المكالمات التي تصل؟", "نعم", "لا"],
        AlertingInbound => ["هل يأتي AgentEvent_Customer_Alerting في المكالمات الواردة؟", "لا", "نعم"],
        CallRef => ["ماذا تحمل الأحداث التي لا تسمي إلا مكالمة؟", "معرّفها نصًا", "كائنًا فيه معرّفها"],
        Complete => [
            "هل لكل من AgentEvent_Talking وAgentEvent_Customer_Release كل مفاتيحه؟",
            "نعم",
            "لا، كما في الصفحات الإنجليزية",
        ],
        RestReason => ["هل يحمل AgentState_SetRest_Success سببًا؟", "نعم", "لا"],
        Reason7 => ["ماذا يعني السبب 7 في AgentState_SetNotReady_Success؟", "رفض الموظف مكالمة", "حرّر الموظف مكالمة"],
        InService => {
            ["ماذا يعني AgentOther_InService؟", "بدأ تسجيل الدخول وتتبعه حالة", "سجّل الموظف الدخول ولا تتبعه حالة"]
        }
        Feature43 => ["أي المكالمات لها الميزة 43؟", "التنبؤية، وهي ترن", "ذات المعاينة، وتُعرض قبل ذلك"],
        TransferKey => ["كيف يُكتب مفتاح من حوّل المكالمة؟", "transfrom", "transFrom"],
        DetectKey => ["كيف يُكتب مفتاح معرّف المكالمة في OUTBOUND_DETECT_EVENT؟", "callId", "callid"],
        ValidJson => ["هل الرسائل JSON صالح؟", "نعم", "ليس كلها"],
        DataType => ["ما بيانات الرسالة؟", "كائن", "نص"],
        ErrorReplies => ["هل يمرّر الشريط ردود الخطأ من البوابة؟", "لا", "نعم"],
        MoreEvents => ["هل يرسل الشريط أحداثًا غير الستة عشر في قائمة المورّد؟", "لا", "نعم"],
        Resubscription => ["ماذا يفعل eventpost ثانٍ؟", "يحل محل الأول", "يضاف إليه فتأتي الرسائل مرتين"],
        ForcedEvent => ["كيف يُبلَّغ موظف جعله مشرف غير جاهز؟", "بالسبب 3", "بالحدث AgentState_Force_SetNotReady"],
        Enveloped => ["هل الأحداث في أغلفة؟", "نعم", "لا"],
        JsonKey => ["هل يترك المُسلسِل قوائم مفاتيحه في الرسائل؟", "لا", "نعم"],
        TimeTold => ["هل تذكر الأحداث وقت إنشائها؟", "نعم", "لا"],
        TimeForm => ["كيف يُكتب ذلك الوقت؟", "رقمًا", "نصًا"],
        Question::TimeUnit => ["بأي وحدة؟", "المللي ثانية", "الثانية"],
        OneClock => ["هل ترجع هذه الأوقات إلى الوراء؟", "لا", "نعم: هناك عدة ساعات أو ساعة تقفز"],
        RightClock => ["هل تتفق ساعة المنصة مع ساعة المكتب؟", "في حدود عشر ثوانٍ", "لا"],
        MediaAbility => ["ماذا يعني mediaAbility؟", "ما تحمله المكالمة", "ما يستطيع هاتف الموظف حمله"],
        VideoCode => ["أي رموز mediaAbility لمكالمة الفيديو؟", "2", "6"],
    }
}
