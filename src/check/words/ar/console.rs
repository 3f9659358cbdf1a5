//! What there is to say of the configuration, the server and the browser, in Arabic.

use super::super::{ConsoleText, ConsoleText::*, listed};
use super::ltr;

fn answered(status: u16) -> String {
    if status == 0 {
        "لا رد عليه إطلاقًا".to_owned()
    } else {
        format!("يُرد عليه بالحالة {status}")
    }
}

pub fn say(text: &ConsoleText) -> String {
    let list = |parts| listed(&super::AR, parts);
    match text {
        NoConfig => "لا يوجد config.json بجانب index.html، فلكل شيء قيمته الافتراضية.".into(),
        ConfigSetsNothing => "لا يضبط config.json شيئًا، فلكل شيء قيمته الافتراضية.".into(),
        ConfigSets(keys) => format!("يضبط config.json: {}؛ ولما عداها قيمته الافتراضية.", ltr(keys)),
        SimulatedBar => "الشريط شريط محاكاة: لا مكالمات حقيقية.".into(),
        RealBarExpected => "قيمة bar.mode هي «frame» أو «loader»، مع عنوان الشريط الحقيقي.".into(),
        NameRealBar => "اذكر الشريط الحقيقي في config.json قبل أن يستخدم الموظفون اللوحة. ولتجربة ما عداه يكفي شريط \
                        المحاكاة."
            .into(),
        DefaultInstead => "تبدأ اللوحة بالقيمة الافتراضية بدلًا منها.".into(),
        AfterConfig => "يُفحص هذا عندما يصبح config.json صحيحًا.".into(),
        OnlyLoader => "فقط عندما تكون قيمة bar.mode هي «loader».".into(),

        OverHttps(origin) => format!("يأتي {} عبر HTTPS.", ltr(origin)),
        OwnComputer(origin) => format!(
            "{} هو هذا الحاسوب نفسه، وتثق به المتصفحات بلا HTTPS. أما الموظفون الذين يفتحونه من حواسيب أخرى فيحتاجون إلى \
             HTTPS.",
            ltr(origin)
        ),
        NoHttps(origin) => {
            format!("يأتي {} بلا HTTPS، أو بشهادة لا يثق بها هذا المتصفح.", ltr(origin))
        }
        HttpsExpected => "يبدأ عنوان اللوحة بـ \u{2066}https://\u{2069} وله شهادة تثق بها متصفحات الموظفين. وبدون ذلك لا \
                          تسمح المتصفحات لأي صفحة باستخدام الميكروفون أو عرض الإشعارات أو الاتفاق بين علامات التبويب على \
                          من يفتح الشريط."
            .into(),
        GiveCertificate => "زوّد خادم الويب بشهادة وحوّل \u{2066}http://\u{2069} إلى \u{2066}https://\u{2069}. تصلح شهادة \
                            من سلطة تصديق الشركة إذا كانت مثبّتة على حواسيب الموظفين."
            .into(),
        NamedFile(file, status) => format!("تذكر صفحة اللوحة الملف {}، و{}.", ltr(file), answered(*status)),
        NamedFilesExpected => "كل ملف تذكره الصفحة موجود.".into(),
        UploadRelease => "أعد رفع محتويات \u{2066}dist/\u{2069} كاملة: فالصفحة من إصدار والملفات من إصدار آخر.".into(),
        NoProgram => "لا تذكر صفحة اللوحة أي برنامج.".into(),
        PageExpected => "الصفحة عند عنوان اللوحة هي index.html لأحد الإصدارات.".into(),
        UploadBeside => {
            "ارفع محتويات \u{2066}dist/\u{2069} بحيث يكون \u{2066}check/\u{2069} بجانب index.html.".into()
        }
        TypesPassed => "يأتي البرنامج والبرنامج النصي والأنماط بأنواعها.".into(),
        WrongType(file, found, wanted) => {
            let found = if found.is_empty() { "بلا نوع".to_owned() } else { format!("بالنوع {}", ltr(found)) };
            format!("يأتي {} {found} بدل {}", ltr(file), ltr(wanted))
        }
        TypesExpected => "ترويسة Content-Type: القيمة \u{2066}application/wasm\u{2069} لملفات \u{2066}.wasm\u{2069}، \
                          و\u{2066}text/javascript\u{2069} لملفات \u{2066}.js\u{2069}، و\u{2066}text/css\u{2069} لملفات \
                          \u{2066}.css\u{2069}. وبنوع آخر يبدأ البرنامج متأخرًا، أو لا يبدأ إطلاقًا حيث تُرسل الترويسة \
                          nosniff."
            .into(),
        AddTypes => "أضف النوع إلى قائمة الخادم: في nginx أضف «\u{2066}application/wasm wasm;\u{2069}» إلى mime.types، وفي \
                     Apache أضف «\u{2066}AddType application/wasm .wasm\u{2069}». أما Caddy فيعرفه."
            .into(),
        CachingSays(file, value) => {
            format!("يرد {} مع «{}»", ltr(file), ltr(format!("Cache-Control: {value}")))
        }
        CachingUnsaid(file) => format!("لا يذكر {} شيئًا عن التخزين المؤقت", ltr(file)),
        CachingStale(found) => format!("{}: سيستمر الموظفون بإصدار قديم أو إعدادات قديمة.", list(found)),
        CachingExpected => "«\u{2066}Cache-Control: no-cache\u{2069}» لملفي index.html وconfig.json، كي يظهر الإصدار الجديد \
                            والإعدادات المتغيرة فورًا؛ و«\u{2066}public, max-age=31536000, immutable\u{2069}» للملفات التي \
                            في أسمائها بصمة، وهي لا تتغير أبدًا."
            .into(),
        CopyCaching => "انسخ سطري Cache-Control من الترويسات أدناه إلى إعدادات الخادم.".into(),
        CachingPassed => {
            "تُحفظ الملفات التي في أسمائها بصمة دائمًا، ويُطلب index.html وconfig.json عند كل بدء.".into()
        }
        NoProgramFound => "لم يُعثر على برنامج.".into(),
        Compressed(coding) => format!("يأتي البرنامج مضغوطًا بـ {}.", ltr(coding)),
        Uncompressed => "يُرسل البرنامج بلا ضغط، بنحو ثلاثة أضعاف الحجم اللازم.".into(),
        CompressionExpected => "يرسل الخادم الملفات المضغوطة الموجودة بجانب الأصول (\u{2066}.br\u{2069} \
                                و\u{2066}.gz\u{2069}) أو يضغطها بنفسه."
            .into(),
        Compress => "في nginx فعّل gzip_static (وbrotli_static حيث توجد وحدته)، وفي Caddy استخدم «\u{2066}file_server { \
                     precompressed br gzip }\u{2069}»، وفي Apache استخدم mod_deflate أو mod_brotli. الأمر لا يتعدى بضع \
                     ثوانٍ عند أول بدء في اليوم."
            .into(),
        CameBy(protocol) => format!("جاءت الصفحة عبر {}.", ltr(protocol)),
        ProtocolUnsaid => "لا يذكر هذا المتصفح البروتوكول الذي جاءت به الصفحة.".into(),
        Http2NeedsHttps(protocol) => {
            format!("جاءت الصفحة عبر {}. ولا تستخدم المتصفحات HTTP/2 إلا فوق HTTPS.", ltr(protocol))
        }
        Http2Expected => "HTTP/2 أو HTTP/3، وبهما تأتي كل الملفات معًا عبر اتصال واحد.".into(),
        SwitchHttp2On => "في nginx استخدم «\u{2066}listen 443 ssl http2;\u{2069}»، وفي Apache استخدم «\u{2066}Protocols h2 \
                          http/1.1\u{2069}». أما Caddy فيفعل ذلك. وقد يكون وكيل بينهما هو من يستخدم البروتوكول القديم."
            .into(),
        MissingFile(status) => format!("يُرد على طلب ملف غير موجود بالحالة {status}."),
        MissingIsPage(file, status) => {
            format!("يُرد على طلب الملف غير الموجود {} بصفحة (الحالة {status}).", ltr(file))
        }
        MissingExpected => "الحالة 404. وإلا بدا config.json أو البرنامج أو الدليل المفقود كأنه موجود ومعطوب.".into(),
        TakeRuleOut => "أزل القاعدة التي ترد على كل عنوان بـ index.html، مثل «\u{2066}try_files $uri /index.html\u{2069}» \
                        في nginx: فاللوحة صفحة واحدة ولا تحتاج إلى قاعدة كهذه."
            .into(),
        MissingOther(file, status) => format!("الملف غير الموجود {}: {}.", ltr(file), answered(*status)),
        Expected404 => "الحالة 404.".into(),
        SeeProxy => "تحقق مما إذا كان أمام الخادم وكيل أو صفحة تسجيل دخول ترد بدلًا منه.".into(),
        NoManifest => "لا تذكر صفحة هذا الإصدار ملف بيان.".into(),
        InstallNeedsHttps => "لا تثبّت المتصفحات إلا الصفحات التي تأتي عبر HTTPS.".into(),
        AnsweredWith(file, status) => format!("{}: {}", ltr(file), answered(*status)),
        OfflineExpected => "ملف البيان والعامل موجودان بجانب index.html. وبدونهما لا يمكن تثبيت اللوحة، ولا تُفتح بلا شبكة \
                            ولا يُقرأ السجل."
            .into(),
        UploadAgain => "أعد رفع محتويات \u{2066}dist/\u{2069} كاملة.".into(),
        WorkerType(file, found) => format!("يأتي {} بالنوع {}، والمتصفحات ترفضه.", ltr(file), ltr(found)),
        WorkerShares(file) => format!(
            "يأتي {} بلا {}. ينتهي مع الصفحة التي تنهار، فيبقى إشعارها على سطح المكتب إلى أن تُفتح اللوحة من جديد.",
            ltr(file),
            ltr("Cross-Origin-Embedder-Policy: require-corp")
        ),
        WorkerApart => format!(
            "{} مع {} وحده، لا مع صفحة اللوحة أبدًا.",
            ltr("Cross-Origin-Embedder-Policy: require-corp"),
            ltr("worker.js")
        ),
        AddWorkerHeader => "أنشئ إعدادات الخادم من جديد بهذه الصفحة (\u{2066}check/#policy\u{2069}): فيها هذه الترويسة.".into(),
        AddJsType => "أضف نوع ملفات \u{2066}.js\u{2069} إلى قائمة الخادم.".into(),
        OfflinePassed => "ملف البيان والعامل موجودان.".into(),

        StorageFails(error) => format!("تعذرت كتابة أي شيء ({}).", ltr(error)),
        StorageExpected => {
            "يمكن الكتابة في IndexedDB. وإلا ضاعت الملاحظات وسجل المكالمات مع الصفحة.".into()
        }
        AllowStorage => "اخرج من النافذة الخاصة، واسمح لموقع اللوحة بحفظ البيانات، وتأكد من أن لا سياسة تحذفها في نهاية كل \
                         جلسة. وللقرص الممتلئ الأثر نفسه."
            .into(),
        StoragePromised => "الكتابة ممكنة، وقد وعد المتصفح بالاحتفاظ بها.".into(),
        StorageWritable => "الكتابة ممكنة.".into(),
        Room(mb) => format!("المساحة المتاحة: \u{2066}{mb} MB\u{2069}."),
        StorageNotPromised => "لم يعد المتصفح بالاحتفاظ بها عند امتلاء القرص؛ تطلب اللوحة ذلك عند أول بدء، وتمنحه المتصفحات \
                               للصفحات المثبّتة أو كثيرة الاستخدام."
            .into(),
        TabsAgree => "يمكن لعلامات التبويب الاتفاق على من يفتح الشريط.".into(),
        NoLocks => "لا يمنح هذا المتصفح الصفحة أقفالًا.".into(),
        LocksExpected => "Web Locks، وهي تتطلب HTTPS. وبدونها تفتح كل علامة تبويب شريطها، ويفقد الموظف المسجّل مرتين \
                          أحداثًا."
            .into(),
        ServeOverHttps => "قدّم اللوحة عبر HTTPS.".into(),
        SoundPlays => "يستطيع المتصفح تشغيل الأصوات. وقد يمنعها إلى أن ينقر أحد في اللوحة، وتنبّه اللوحة إلى ذلك عندئذ.".into(),
        NoSound => "لا يمنح المتصفح الصفحة صوتًا (لا يوجد AudioContext).".into(),
        SoundExpected => "متصفح يستطيع تشغيل الأصوات.".into(),
        UseNewBrowser => "استخدم Chrome أو Edge 123 أو Firefox 121 أو Safari 17.5 أو أحدث.".into(),
        NoticesAllowed => "يسمح هذا المتصفح للوحة بعرض الإشعارات.".into(),
        NoticesNotAsked => "لم يُسأل أحد بعد. تسأل اللوحة كل موظف؛ أو اسمح بها للجميع بالسياسة NotificationsAllowedForUrls \
                            (Chrome وEdge) أو \u{2066}Permissions → Notifications → Allow\u{2069} (Firefox)."
            .into(),
        NoticesBlocked => "الإشعارات محظورة لهذا العنوان.".into(),
        NoticesExpected => "مسموح بها، كي يرى الموظف الذي يعمل في برنامج آخر أن مكالمة ترن.".into(),
        AllowNotices => "اسمح بها من العلامة المجاورة للعنوان، أو لجميع الموظفين بالسياسة NotificationsAllowedForUrls \
                         (Chrome وEdge) أو \u{2066}Permissions → Notifications → Allow\u{2069} (Firefox)."
            .into(),
        NoNotices => "لا يعرض هذا المتصفح إشعارات لهذه الصفحة.".into(),
        NoticesNeedHttps => "صفحة عبر HTTPS في متصفح يدعم الإشعارات.".into(),
        PrivateWindows => "قدّم اللوحة عبر HTTPS. ولا إشعارات في النوافذ الخاصة.".into(),
        MicrophoneExpected => "يوجد ميكروفون موصول ويجوز استخدامه، إذا كانت المكالمات تجري في المتصفح. ولا يحتاج إليه من \
                               لديهم هاتف منفصل."
            .into(),
        MicrophoneNeedsHttps => "لا يمنح المتصفح هذه الصفحة ميكروفونًا لأنها لا تأتي عبر HTTPS.".into(),
        MicrophoneOpened => "فُتح الميكروفون ثم أُغلق فورًا.".into(),
        MicrophoneNotAllowed => {
            "الميكروفون غير مسموح به: من شخص، أو بسياسة المتصفح، أو بترويسة Permissions-Policy من الخادم.".into()
        }
        AllowMicrophoneAndHeaders => "اسمح به من العلامة المجاورة للعنوان، أو لجميع الموظفين بالسياسة \
                                      AudioCaptureAllowedUrls (Chrome وEdge) أو \u{2066}Permissions → Microphone → \
                                      Allow\u{2069} (Firefox). وتعرض الخطوة الخاصة بترويسات الخادم قيمة \
                                      Permissions-Policy."
            .into(),
        NoMicrophone => "لا ميكروفون موصول.".into(),
        PlugHeadsetIn => "صِل سماعة رأس، وتأكد من أن نظام التشغيل يسمح للمتصفحات باستخدامها.".into(),
        MicrophoneBusy => "لا يمكن فتح الميكروفون.".into(),
        CloseOtherProgram => "قد يكون برنامج آخر يستأثر به. أغلقه، أو افصل سماعة الرأس ثم صِلها من جديد.".into(),
        MicrophoneFails(error) => format!("تعذر فتح الميكروفون ({}).", ltr(error)),
        TryOtherHeadset => "جرّب سماعة رأس أخرى، أو متصفحًا آخر على الحاسوب نفسه.".into(),
        MicrophoneBlocked => "الميكروفون محظور لهذا العنوان.".into(),
        AllowMicrophone => "اسمح به من العلامة المجاورة للعنوان، أو لجميع الموظفين بالسياسة AudioCaptureAllowedUrls (Chrome \
                            وEdge) أو \u{2066}Permissions → Microphone → Allow\u{2069} (Firefox)."
            .into(),
        NoMicrophoneHere => "لا ميكروفون موصول بهذا الحاسوب.".into(),
        PlugHeadsetInOrLeave => "صِل سماعة رأس واضغط الزر؛ أو دعه إن كانت المكالمات تجري على جهاز آخر.".into(),
        TryMicrophone => {
            "اضغط «جرّب الميكروفون». قد يطلب المتصفح الإذن؛ ويُغلق الميكروفون فورًا ولا يُسجَّل شيء.".into()
        }
        BarMicrophoneExpected => "كل من config.json والخادم يتيح الميكروفون للشريط.".into(),
        SimulatedBarHasNoCalls => "ليست لشريط المحاكاة مكالمات يُتحدث فيها.".into(),
        BarAllowLacksMicrophone => "لا يذكر bar.allow في config.json القيمة microphone.".into(),
        AddToBarAllow => "أضف «microphone» إلى bar.allow، أو احذف bar.allow كليًا. وإن كان الموظفون يتحدثون عبر هاتف منفصل \
                          فاتركه كما هو."
            .into(),
        BarMicrophoneNotForbidden => {
            "يجوز لإطار الشريط استخدام الميكروفون، ولا تمنعه ترويسة Permissions-Policy من الخادم.".into()
        }
        BarMicrophoneLet => "يجوز لإطار الشريط استخدام الميكروفون، وترويسة Permissions-Policy من الخادم تسمح به.".into(),
        BarMicrophoneKept(list, bar) => format!(
            "تقول ترويسة Permissions-Policy من الخادم {}، وهذا يمنعه عن الشريط في {}.",
            ltr(format!("microphone={list}")),
            ltr(bar)
        ),
        LetBarMicrophone(bar) => format!(
            "اجعل الترويسة تقول {}، كما في الترويسات أدناه.",
            ltr(format!("microphone=(self \"{bar}\")"))
        ),
    }
}
