//! What there is to say of the bar, its server and its endpoints, in Arabic.

use super::super::{BarText, BarText::*, listed};
use super::{counted, ltr};
use crate::protocol::Found;

pub fn say(text: &BarText) -> String {
    let list = |parts| listed(&super::AR, parts);
    let event = |name: &Option<&'static str>| name.map_or("حدث".to_owned(), ltr);
    match text {
        CookiesExpected => "يستطيع الشريط حفظ ملفات تعريف ارتباطه وقراءتها داخل صفحة اللوحة.".into(),
        SimulatedBarHasNoCookies => "لا يستخدم شريط المحاكاة ملفات تعريف ارتباط.".into(),
        NoCookies => "لا يقبل هذا المتصفح أي ملفات تعريف ارتباط.".into(),
        AllowCookies => {
            "اسمح بملفات تعريف الارتباط في إعدادات المتصفح، أو بسياسة الشركة للمتصفحات، لموقع الشريط على الأقل.".into()
        }
        CookiesFirstParty(bar, console) => format!(
            "الشريط في {} من موقع اللوحة نفسه في {}: فملفات تعريف ارتباطه ليست لطرف ثالث.",
            ltr(bar),
            ltr(console)
        ),
        CookiesPerhapsThirdParty(bar, console) => format!(
            "قد يكون الشريط في {} من موقع غير موقع اللوحة في {}: تعرف المتصفحات أي الأسماء تنتمي معًا، ولا تعرفه الصفحات. \
             وعندئذ تكون ملفات تعريف ارتباطه لطرف ثالث.",
            ltr(bar),
            ltr(console)
        ),
        CookiesThirdParty(bar, console) => format!(
            "الشريط في {} من موقع غير موقع اللوحة في {}، فملفات تعريف ارتباطه لطرف ثالث.",
            ltr(bar),
            ltr(console)
        ),
        CookiesLetThrough => {
            "ومع ذلك تمكن أحدهم من تسجيل الدخول: فهذا المتصفح لا يحجب ملفات تعريف ارتباط الشريط. افحص كذلك \
                              المتصفحات الأخرى التي يستخدمها موظفوك."
                .into()
        }
        CookiesUnknown => "لا تستطيع أي صفحة أن تسأل المتصفح إن كان يحجبها؛ ويُظهر ذلك تسجيلُ الدخول في الشريط.".into(),
        ServeBarOnHost(bar) => format!(
            "إذا فشل تسجيل الدخول أو طُلب مرارًا: قدّم الشريط عبر وكيل عكسي على مضيف اللوحة نفسه (ويجب أن يبقى service-cloud في \
             المسار)، وهذا ينهي الأمر في كل متصفح. أو اسمح بملفات تعريف ارتباط الشريط: في Chrome وEdge بالسياسة \
             CookiesAllowedForUrls مع {bar}، وفي Firefox بالسياسة \u{2066}Cookies → Allow\u{2069} مع {bar}؛ أما Safari \
             فيحتاج إلى الوكيل العكسي. وفي الحالين لا يصل ملف تعريف ارتباط إلى إطار من موقع آخر إلا إذا وضعته المنصة مع \
             \u{2066}SameSite=None; Secure\u{2069}.",
            bar = ltr(format!("\"{bar}\""))
        ),

        ListExpected => "يرد الملف بـ 200 وهو JSON أو CSV كما يصفه الدليل الإرشادي.".into(),
        PerNumberExpected => "ترد نقطة الوصول، وترسل ترويسات CORS إن كانت على مصدر آخر.".into(),
        ReceiverExpected => {
            "ترد نقطة الوصول؛ وإن كانت على مصدر آخر فإن connect-src في السياسة يذكرها، وهي ترد على طلب المتصفح \
                             التمهيدي بـ Access-Control-Allow-Origin وAccess-Control-Allow-Headers."
                .into()
        }
        NotAsked(address) => format!("لم يُسأل {}: فالسؤال يتطلب ذكر رقم شخص ما.", ltr(address)),
        WatchMessages => "عند أول مكالمة راقب التشخيص تحت الشريط في اللوحة: فهو يذكر ما الخلل في الدليل.".into(),
        ListEmpty(address) => format!("قُرئ {} وليس فيه أرقام.", ltr(address)),
        SeeColumns => "تأكد من أن الملف هو الصحيح، وفيه العمودان number وname.".into(),
        ListHolds(address, numbers) => {
            let numbers = counted(*numbers, ["رقم واحد", "رقمان", "أرقام", "رقمًا", "رقم"]);
            format!("قُرئ {} وفيه {numbers}.", ltr(address))
        }
        ListNotJson(address) => {
            format!("قُرئ {}، لكنه يبدأ كـ JSON وليس قائمة ولا كائن JSON.", ltr(address))
        }
        ListWithoutColumns(address) => format!("قُرئ {}، لكنه جدول بلا العمودين number وname.", ltr(address)),
        CorrectFile => "صحّح الملف.".into(),
        Forbidden(address, status) => {
            format!("يرد {} بـ {status} على سؤال بلا أثر (HEAD).", ltr(address))
        }
        SeeCredentials => {
            "إن كان يطلب تسجيل الدخول فانظر delivery.credentials وdelivery.headers. ترسل اللوحة التي من المصدر \
                           نفسه ملفات تعريف ارتباطها، وعلى الموظفين أن يكونوا مسجّلي الدخول هناك."
                .into()
        }
        NothingThere(address) => format!("يرد {} بـ 404: لا شيء عند هذا العنوان.", ltr(address)),
        CorrectAddress => "صحّح العنوان في config.json، أو عنوان الخادم.".into(),
        Answers(address, status) => format!("يرد {} بـ {status}.", ltr(address)),
        SeeServerLog => "انظر في سجل الخادم الذي خلف هذا العنوان.".into(),
        EndpointReached(address, status) => format!(
            "يمكن الوصول إلى {}؛ وهو يرد بـ {status} على سؤال بلا أثر (HEAD). لم تُرسل إليه أي مكالمة، فلا يتبيّن قبوله لها \
             إلا بمكالمة حقيقية.",
            ltr(address)
        ),
        EndpointSilent(address) => format!(
            "لا يعطي {} ردًا يجوز لهذه الصفحة قراءته. ولا يذكر المتصفح أكان الخادم متوقفًا، أم غائبًا عن connect-src في \
             السياسة، أم تنقصه ترويسات CORS.",
            ltr(address)
        ),
        SeePolicyOrCors => {
            "انظر إن كانت خطوة السياسة تذكر connect-src. وإلا فافتح العنوان في علامة تبويب: فإن رد فترويسات \
                            CORS ناقصة، ولـ HEAD أيضًا."
                .into()
        }
        NoDirectory => "لا يذكر config.json دليلًا.".into(),
        NoDelivery => "لا يذكر config.json نقطة لتسليم المكالمات.".into(),

        CopyHeaders => {
            "انسخ الترويسات أدناه إلى إعدادات الخادم وأعد تحميل الصفحة. وهي مصنوعة من config.json هذا، فعُد إلى هنا \
                        عندما يتغير."
                .into()
        }
        NoPolicyComputed => "لا يحسب هذا الإصدار سياسة.".into(),
        ReportOnly => "يرسل الخادم السياسة في Content-Security-Policy-Report-Only، وهي لا تحمي من شيء.".into(),
        NoPolicy => {
            "لا يرسل الخادم Content-Security-Policy: فكل ما يدخل الصفحة يمكنه تشغيل أي شيء وإرسال أي شيء إلى أي مكان."
                .into()
        }
        CannotWorkUnder(name) => format!("تُرسل {}، ولا تعمل هذه الإعدادات معها", ltr(name)),
        Lacks(name, source) => format!("ينقص {} المصدر {}", ltr(name), ltr(source)),
        AnythingGoes(name) => format!("{} غائب، فكل شيء مسموح", ltr(name)),
        DirectiveMissing(name) => format!("{} غائب", ltr(name)),
        InAddition(name, source) => format!("في {} زيادة {}", ltr(name), ltr(source)),
        PolicyPassed => "يرسل الخادم السياسة التي تحتاجها هذه الإعدادات بالضبط.".into(),
        PolicyTooWide(found) => format!("السياسة تعمل، لكنها أوسع مما تحتاجه هذه الإعدادات: {}.", list(found)),
        PolicyTooWeak(found) => format!("السياسة ضعيفة جدًا: {}.", list(found)),
        PolicyBlocks(found) => format!("تحجب السياسة ما تحتاجه هذه الإعدادات: {}.", list(found)),
        BesideThat(found) => format!("وفوق ذلك: {}.", list(found)),
        HeaderNotSent(name) => format!("لا تُرسل {}", ltr(name)),
        HeaderIs(name, value) => format!("قيمة {} هي {}", ltr(name), ltr(format!("\"{value}\""))),
        HeadersPassed => "هي كما تحتاجها هذه الإعدادات.".into(),
        NothingBlocked => "لم يُحجب شيء حتى الآن.".into(),
        Blocked(directive, what) => format!("حجب {} المورد {}", ltr(directive), ltr(what)),
        PolicyLetsThroughExpected => "تسمح السياسة بما تفعله اللوحة بهذه الإعدادات.".into(),

        ReachExpected => "ترد صفحة الشريط بـ 200 وتسمح بتضمينها.".into(),
        MayNotAsk(place) => format!(
            "تمنع السياسة البرامج النصية من سؤال خادم {}، كما ينبغي: فلا يلزم ذكره في connect-src. ويُظهر الإطار إن كان \
             الوصول إليه ممكنًا.",
            ltr(place)
        ),
        AnswersUnseen(place) => {
            format!("يرد خادم {}. أما بماذا يرد فلا يجوز لصفحة من مصدر آخر رؤيته.", ltr(place))
        }
        NoAnswer(place) => {
            format!("لا يرد خادم {}: فهو متوقف، أو اسمه غير معروف هنا، أو شهادته غير موثوقة.", ltr(place))
        }
        OpenInTab => {
            "افتح العنوان في علامة تبويب جديدة؛ فهناك يذكر المتصفح السبب. ويجب تثبيت شهادة المنصة الخاصة على حواسيب \
                      الموظفين."
                .into()
        }
        FramingForbidden(place, options) => format!(
            "يُرسل {} مع «{}»، فلا يعرضه أي متصفح في إطار.",
            ltr(place),
            ltr(format!("X-Frame-Options: {options}"))
        ),
        TakeHeaderAway => "أزل الترويسة عن هذا العنوان، أو اجعلها SAMEORIGIN.".into(),
        PageAnswers(place) => format!("يرد {}.", ltr(place)),
        PageStatus(place, status) => format!("يُرد على {} بالحالة {status}.", ltr(place)),
        CorrectBarUrl => {
            "صحّح bar.url في config.json، أو صحّح الخادم. ومع وكيل عكسي يجب أن يبقى service-cloud في المسار.".into()
        }

        NotOpenSeeAbove => "الشريط غير مفتوح هنا، انظر أعلاه.".into(),
        NotOpen => "الشريط غير مفتوح هنا.".into(),
        HeldHere => "لا علامة تبويب أخرى في هذا المتصفح تفتح الشريط؛ وهذه الصفحة تفتحه أثناء الفحص.".into(),
        HeldElsewhere => {
            "تفتح لوحة في علامة تبويب أخرى الشريط. ويفقد الموظف المسجّل مرتين أحداثًا، فلم يُفتح هنا. اضغط «استخدم \
                          الشريط هنا» لأخذه عندما لا تكون هناك مكالمة؛ وتعرض علامة التبويب الأخرى استرجاعه."
                .into()
        }
        HeldTaken => "أخذت علامة تبويب أخرى الشريط، وأُغلق هنا. اضغط «استخدم الشريط هنا» لاسترجاعه.".into(),
        FrameExpected => "تظهر صفحة الشريط في مكانها تحت هذا العنوان.".into(),
        FrameSpeaks => "الصفحة في إطارها، وترسل رسائل.".into(),
        FrameBlocked(place) => format!("تمنع سياسة اللوحة نفسها {} من الإطار (frame-src).", ltr(place)),
        FrameSrcExpected => "يذكر frame-src في السياسة مصدر الشريط.".into(),
        CopyPolicy => "انسخ Content-Security-Policy من الترويسات أدناه إلى إعدادات الخادم.".into(),
        KeptOutOfLocalNetwork(place) => format!(
            "يمنع هذا المتصفح الصفحة من الشبكة المحلية (Local Network Access)، ولا يصل شيء من {}، وهو فيها أو قد يكون فيها.",
            ltr(place)
        ),
        AllowLocalNetwork => {
            "اسمح بـ «الشبكة المحلية» و«التطبيقات على الجهاز» لهذه الصفحة من بداية شريط العنوان، ضمن إعدادات \
                              الموقع، وافحص مجددًا. ولجميع المكاتب: السياستان LocalNetworkAccessAllowedForUrls \
                              وLoopbackNetworkAllowedForUrls في Chrome وEdge، مع مصدر اللوحة."
                .into()
        }
        NothingCame(place, seconds) => {
            let seconds = counted(*seconds as usize, ["ثانية واحدة", "ثانيتين", "ثوانٍ", "ثانية", "ثانية"]);
            format!("لم يصل شيء من {} منذ {seconds}.", ltr(place))
        }
        OpenOrSeeNetwork => {
            "افتح العنوان في علامة تبويب جديدة. فإن لم يظهر هناك أيضًا فافحص الشبكة والاسم والشهادة.".into()
        }
        SomethingLoaded => {
            "حُمّل شيء ما. ولا تستطيع أي صفحة أن ترى أهو الشريط أم صفحة خطأ المتصفح: ستبيّنه أول رسالة.".into()
        }
        FrameSilent => {
            "حُمّل شيء في الإطار ولم يصل منه شيء بعد. يصمت الشريط إلى أن يسجّل أحد الدخول، وكذلك صفحة خطأ المتصفح، \
                        ولا تستطيع أي صفحة التمييز بينهما."
                .into()
        }
        LookAtFrame(place) => format!(
            "انظر إلى مكان الشريط. فإن ظهر فتابع. وإن قيل إن الاتصال رُفض، أو بقي المكان فارغًا: فافتح {} في علامة تبويب \
             جديدة. فإن ظهر هناك فخادم الشريط يمنع تضمينه (X-Frame-Options، أو frame-ancestors في Content-Security-Policy \
             لديه)؛ فليسمح بمصدر اللوحة. وإن ظهر تحذير عن شهادة فلتُثبّت على حواسيب الموظفين. وإن لم يظهر شيء فافحص الشبكة \
             والعنوان.",
            ltr(place)
        ),
        OriginExpected(listed) => format!("يرسل من {}.", ltr(listed)),
        OriginPassed(listed) => format!("يرسل من مصدر متوقع ({}).", ltr(listed)),
        OriginAwaited(listed) => format!("لم يصل شيء بعد. ومن المتوقع أن يرسل من {}.", ltr(listed)),
        OriginsBeside(listed, found) => {
            format!("إلى جانب {} يرسل الإطار من {}، ولا أحد يستمع إليه.", ltr(listed), ltr(found))
        }
        OriginStrange(found) => format!("يرسل الإطار من {}، ولا أحد يستمع إليه.", ltr(found)),
        NameOrigins(quoted) => format!(
            "إن كان ذلك خادم الشريط فاذكره في config.json: {}. وإن كنت لا تعرفه فاعرف أولًا من وضعه في الإطار.",
            ltr(format!("\"bar\": {{ … \"origins\": [{quoted}] }}"))
        ),

        EventsToBeSent => "ستُرسل قائمة الأحداث حالما يُحمّل الإطار.".into(),
        EventsSent(kinds, times) => {
            let kinds = counted(*kinds, ["حدث واحد", "حدثين", "أحداث", "حدثًا", "حدث"]);
            if *times == 1 {
                return format!("أُرسلت إلى الشريط قائمة من {kinds}، وهو لا يؤكد شيئًا.");
            }
            let times = counted(*times, ["مرة", "مرتين", "مرات", "مرة", "مرة"]);
            format!("أُرسلت إلى الشريط قائمة من {kinds} {times}؛ وهو لا يؤكد شيئًا، فتُرسل من جديد إلى أن يصل منه شيء.")
        }
        Account([received, understood, unknown, rejected]) => {
            format!("الرسائل: الواردة {received}، والمفهومة {understood}، والمجهولة {unknown}، والمرفوضة {rejected}.")
        }
        EventsExpected => "أحداث بالصيغة التي يوثّقها المورّد.".into(),
        GiveReport => {
            "أعطِ هذا التقرير لمن يدير الشريط. وما لا يُفهم يظهر في اللوحة أيضًا ضمن التشخيص، ولا يغيّر هناك شيئًا.".into()
        }
        NoMessagesOfBar(faults) => format!("يرسل الإطار ما ليس من رسائل الشريط: {}.", list(faults)),
        SignInInBar => "سجّل الدخول في الشريط تحت هذا العنوان، ثم اضغط فيه «غير متاح» ثم «متاح».".into(),
        NothingComes => {
            "إن فعلت ولم يصل شيء: فقد لا يكون الشريط موجودًا (انظر الإطار أعلاه)، أو يرسل من مصدر آخر، أو لا يعتبر \
                         bar.contextPath عنوانه."
                .into()
        }
        Heard(events) => format!("ما وصل، الأحدث أولًا: {}.", list(events)),
        EventAt(name, time) => format!("{} في {}", ltr(name), ltr(time)),
        NamelessEventAt(time) => format!("حدث باسم غير مقروء في {}", ltr(time)),
        Rejected(faults) => format!("المرفوض: {}.", list(faults)),
        Rang(time) => format!("رنت مكالمة في {}.", ltr(time)),
        CallIfYouLike => {
            "إن شئت فاتصل بالموظف المسجّل من هاتف آخر. سيرن في الشريط، ولا تسجّل هذه الصفحة إلا أنه رن، دون الرقم.".into()
        }
        TooLongMessage(bytes) => format!("رسالة حجمها {bytes} بايت، أطول مما يُقرأ"),
        NotJson => "نص ليس JSON".into(),
        NoMessage(kind) => format!("JSON من النوع {}، وليس رسالة شريط", ltr(kind)),
        NoEvent => "رسالة بلا حدث".into(),
        NoEventName => "حدث بلا اسم".into(),
        EventContent(name, kind) => format!("{} بمحتوى من النوع {}", event(name), ltr(kind)),
        EventField(name, field, found) => {
            let found = match found {
                Found::Type(found) => ltr(found),
                Found::TooLong => "أطول من أي معرّف".to_owned(),
                Found::NoWholeNumber => "ليس عددًا صحيحًا".to_owned(),
                Found::NeitherYesNorNo => "ليس نعم ولا لا".to_owned(),
            };
            format!("{} وحقله {} {found}", event(name), ltr(field))
        }

        ScriptTells => "تبيّنه خطوتا الجلسة والبرنامج النصي أدناه.".into(),
        SessionAnswers => "ترد نقطة الوصول بجلسة. ولا يُحفظ رمزها ولا يُعرض.".into(),
        SessionFirst => "الجلسة أولًا.".into(),
        ScriptMadeBar => "وصل البرنامج النصي وأنشأ الشريط.".into(),
        ScriptMadeBarAtEdge => "وصل البرنامج النصي وأنشأ الشريط، وهو باقٍ حيث وضعه: عند حافة الصفحة.".into(),
        SessionExpected => {
            "يرد bar.session بـ JSON فيه access_token وtenantSpaceId وuserAccount؛ وعلى مصدر آخر مع ترويسات CORS \
                            تتيح لهذه الصفحة قراءته."
                .into()
        }
        ScriptExpected => "ترد المنصة ببرنامج الشريط النصي، وهو ينشئ iframe اسمه ccbarclient.".into(),
    }
}
