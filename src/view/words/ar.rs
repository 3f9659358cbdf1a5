//! Arabic. Numbers of phones and names in other scripts stand inside right-to-left sentences and are isolated
//! there, or their signs would change sides. Metrics are European ones throughout, like those of the numbers.

use super::*;

/// What is read from left to right: a phone number, an identifier.
pub(super) fn ltr(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}

/// What is read as its own first letter says: a name, or what somebody typed.
pub(super) fn own(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

pub static AR: Words = Words {
    essential: &essential::AR,
    away: away::AR,
    update: update::AR,
    numbers: numbers::AR,
    settings: settings::AR,
    finding: finding::AR,
    layout: layout::AR,
    ring_record: ring_record::AR,
    mini: mini::AR,
    case_file: case_file::AR,
    loading: loading::AR,
    health: health::AR,
    last_ring: last_ring::AR,
    storage: StorageWords {
        blocked: "لا يستطيع هذا المتصفح حفظ المكالمات في الوقت الحالي. تبقى معروضة هنا، وتُحفظ حالما يصبح ذلك ممكنًا.",
        full: "امتلأت مساحة التخزين في المتصفح. تبقى المكالمات الجديدة معروضة هنا، وتُحفظ حالما تتوفر مساحة.",
        lost: "أزال المتصفح ما كانت هذه الصفحة قد حفظته. يُحفظ من جديد ما لا تزال الصفحة تعرفه.",
        refused: "تحفظ المكالماتِ علامةُ تبويب أو نافذة أخرى. ما يحدث هنا يضيع عند إغلاق هذه الصفحة.",
        failed: "تعذّر حفظ المكالمات. تبقى معروضة هنا، وتُعاد محاولة حفظها.",
        holes: |count, times| {
            format!(
                "إدخالات من هذه المناوبة تعذّرت قراءتها: {}{}. قد تكون مكالمات ذلك الوقت ناقصة.",
                count.text,
                during(times, " (من ", " إلى ", ")")
            )
        },
    },
    messages: MessageWords {
        received: "واردة من الشريط",
        applied: "عُولجت",
        unknown: "أنواع أحداث غير معروفة",
        rejected: "غير مقروءة",
        foreign: "من نوافذ أخرى (مُتجاهَلة)",
        unknown_events: "أحداث غير معروفة",
        faults: "ما تعذّرت قراءته",
        times: |count| match count.plural {
            Plural::Zero => "ولا مرة".to_owned(),
            Plural::One => "مرة واحدة".to_owned(),
            Plural::Two => "مرتان".to_owned(),
            Plural::Few => format!("{} مرات", count.text),
            Plural::Many | Plural::Other => format!("{} مرة", count.text),
        },
    },
    fault: FaultWords {
        too_long: |bytes, most| format!("طول الرسالة بالبايت {}، والحد الأقصى لما يُقرأ {}.", bytes.text, most.text),
        not_json: |line, column| format!("تعذّرت قراءة الرسالة بصيغة JSON: يقع الخطأ في السطر {line}، العمود {column}."),
        not_a_message: |found| format!("نوع الرسالة في JSON هو {}، والمتوقع كائن فيه حدث.", ltr(found)),
        no_event: "لا تحتوي الرسالة على حدث.",
        no_event_type: "تحتوي الرسالة على حدث من دون \u{2066}eventType\u{2069}.",
        content: |event, found| format!("نوع محتوى {} في JSON هو {}، وهو غير وارد في وثائقه.", ltr(event), ltr(found)),
        field_type: |event, field, found| {
            format!("في {}، نوع الحقل {} في JSON هو {}، وهو غير وارد في وثائقه.", ltr(event), ltr(field), ltr(found))
        },
        too_long_an_id: |event, field| format!("في {}، الحقل {} أطول من أي معرّف.", ltr(event), ltr(field)),
        no_whole_number: |event, field| format!("في {}، الحقل {} ليس عددًا صحيحًا.", ltr(event), ltr(field)),
        neither_yes_nor_no: |event, field| format!("في {}، الحقل {} ليس «نعم» ولا «لا».", ltr(event), ltr(field)),
    },
    day: DayWords {
        heading: "يومك",
        nothing_yet: "لا حالات ولا مكالمات بعد",
        occupied: |share| format!("نسبة الإشغال {share}"),
        picture: |from, to| format!("حالاتك ومكالماتك من {from} إلى {to}. والجدول أدناه يعرض الشيء نفسه."),
        stretch: |state, from, to| format!("{state}، من {from} إلى {to}"),
        as_table: "عرض كجدول",
        hour: "الساعة",
        answered: FigureWords {
            name: "تم الرد عليها", definition: "مكالمات بدأت اليوم وتحدثت فيها مع أحد."
        },
        missed: FigureWords {
            name: "فائتة", definition: "مكالمات رنّت حتى سحبتها المنصة."
        },
        abandoned: FigureWords {
            name: "أغلق المتصل", definition: "متصلون أغلقوا وهاتفك يرنّ."
        },
        rejected: FigureWords { name: "مرفوضة", definition: "مكالمات رفضتها أنت." },
        failed: FigureWords {
            name: "تعذّر الوصول", definition: "مكالمات أجريتها ولم يردّ عليها أحد."
        },
        unknown: FigureWords {
            name: "غير معروفة", definition: "مكالمات لا يُعرف كيف انتهت."
        },
        handle_time: FigureWords {
            name: "متوسط زمن المعالجة",
            definition: "متوسط التحدث والانتظار وأعمال ما بعد المكالمة للمكالمات التي تم الرد عليها اليوم وانتهت.",
        },
        talk_time: FigureWords {
            name: "متوسط زمن التحدث",
            definition: "متوسط زمن التحدث في كل مكالمة تم الرد عليها، من دون الانتظار.",
        },
        hold_time: FigureWords {
            name: "متوسط زمن الانتظار",
            definition: "متوسط زمن الانتظار في كل مكالمة تم الرد عليها.",
        },
        wrap_up_time: FigureWords {
            name: "متوسط زمن ما بعد المكالمة",
            definition: "متوسط أعمال ما بعد المكالمة لكل مكالمة تم الرد عليها.",
        },
        occupancy: FigureWords {
            name: "نسبة الإشغال",
            definition: "نسبة الوقت الذي لم تكن فيه متاحًا من مجموع وقت المكالمات وأعمال ما بعد المكالمة والإتاحة. لا تُحتسب الاستراحات ولا أوقات عدم الإتاحة. تظهر بعد نصف ساعة من تسجيل الدخول.",
        },
        signed_in: FigureWords {
            name: "مدة تسجيل الدخول",
            definition: "وقتك اليوم في كل الحالات ما عدا تسجيل الخروج والحالة غير المعروفة.",
        },
    },
    dial: DialWords {
        label: "الاتصال برقم",
        call: "اتصال",
        video_call: "مكالمة فيديو",
        unavailable: "متاح عندما تكون مسجّل الدخول ولست في مكالمة.",
        requested: |number| format!("جارٍ الاتصال بالرقم {}. ارفع سماعة هاتفك عندما يرن.", ltr(number)),
        requested_video: |number| format!("جارٍ الاتصال بالفيديو بالرقم {}. ارفع سماعة هاتفك عندما يرن.", ltr(number)),
        not_a_number: |text| {
            format!(
                "«{}» ليس رقمًا. استخدم الأرقام و\u{2066}*\u{2069} و\u{2066}#\u{2069} و\u{2066}+\u{2069} في البداية.",
                own(text)
            )
        },
        not_signed_in: "سجّل الدخول في شريط الاتصال أولًا ثم اتصل مجددًا.",
        on_call: "أنت في مكالمة. اتصل مجددًا عند انتهائها.",
        no_reaction: |number| {
            format!("لم يحدث شيء عند الاتصال بالرقم {}. تأكد في الشريط من أنك مسجّل الدخول ثم اتصل مجددًا.", ltr(number))
        },
        refused: |number| format!("رفضت المنصة الرقم {}. تحقق منه ثم اتصل مجددًا.", ltr(number)),
        possible_again: |number| format!("يمكنك الآن الاتصال بالرقم {}.", ltr(number)),
        elsewhere: "تبدأ المكالمات من علامة التبويب التي فيها شريط الاتصال.",
        call_number: |number| format!("الاتصال بالرقم {}", ltr(number)),
        call_number_video: |number| format!("مكالمة فيديو مع الرقم {}", ltr(number)),
    },
    help: HelpWords {
        heading: "اختصارات لوحة المفاتيح",
        where_they_act: "تعمل هذه المفاتيح ما دمت لا تكتب.",
        in_the_bar: "لا تعمل داخل شريط الاتصال؛ للخروج منه اضغط \u{2066}Tab\u{2069}.",
        always: "ينتقل \u{2066}Tab\u{2069} إلى الحقل أو الزر التالي، ويضغطه \u{2066}Enter\u{2069}. \
                 ويغلق \u{2066}Esc\u{2069} ما هو مفتوح ويغادر الحقل.",
        licences: "تراخيص البرمجيات المستخدمة",
        switch: "تشغيل الاختصارات",
        how: "لتغيير مفتاح اضغط زره ثم المفتاح الجديد. ويحذفه \u{2066}Delete\u{2069}.",
        this_list: "هذه القائمة",
        ringing_call: "المكالمة التي ترن",
        note_of_call: "ملاحظة المكالمة",
        no_key: "بلا مفتاح",
        key_of: |name, key| format!("{name}: {}. تغيير المفتاح.", own(key)),
        press_a_key: "اضغط مفتاحًا…",
        taken: |key, name| format!("المفتاح {} مخصص لـ«{name}». اضغط مفتاحًا آخر.", own(key)),
        no_character: "اضغط مفتاحًا يكتب حرفًا، أو \u{2066}Esc\u{2069} لإبقائه كما كان.",
        changed: |name, key| format!("مفتاح «{name}» هو {}.", own(key)),
        removed: |name| format!("«{name}» بلا مفتاح."),
        reset: "استعادة الإعدادات الافتراضية",
        close: "إغلاق",
    },
    wrap_up: WrapUpWords {
        heading: "ملاحظة على هذه المكالمة",
        heading_ended: "ما بعد المكالمة",
        waiting: "مكالمات بلا تصنيف",
        unfinished: "ملاحظات لم تكتمل",
        more: |count| format!("{} أخرى", count.text),
        note: "ملاحظة",
        kept: "محفوظة",
        not_kept: "غير محفوظة: تضيع عند إغلاق هذه الصفحة",
        read_only: "تُعدَّل في علامة التبويب التي فيها الشريط",
        disposition: "التصنيف",
        disposition_required: "التصنيف (مطلوب)",
        none: "بلا تصنيف",
        done: "تم",
        missing: "اختر كيف انتهت المكالمة.",
    },
    readiness: ReadinessWords {
        heading: "هل تصلك المكالمات؟",
        rings: "الرنين مشغَّل",
        rings_silently: "صامت: إشعار فقط",
        may_be_missed: "قد تفوتك مكالمات",
        rings_elsewhere: "يرن في علامة تبويب أخرى",
        sound_ready: "الصوت قيد التشغيل.",
        sound_ready_when_away: "الصوت قيد التشغيل ما دمت في علامة تبويب أو نافذة أخرى، كما اخترت.",
        sound_starting: "جارٍ تشغيل الصوت.",
        sound_locked: "يُبقي المتصفح هذه الصفحة صامتة حتى تنقر فيها.",
        sound_off: "نغمة الرنين متوقفة.",
        sound_failed: "تعطّل الصوت. تحقق من السماعة أو سماعة الرأس.",
        sound_unsupported: "لا يستطيع هذا المتصفح تشغيل النغمة. أبقِ هذه الصفحة أمام عينيك.",
        switch_sound_on: "تشغيل النغمة",
        notice_allowed: "الإشعارات قيد التشغيل.",
        notice_not_asked: "تُظهر الإشعارات المكالمة فوق برامجك الأخرى، وهي تحتاج إلى إذنك.",
        notice_denied: "يحظر المتصفح إشعارات هذه الصفحة. اسمح بها من إعدادات الموقع في بداية شريط العنوان.",
        notice_off: "الإشعارات متوقفة.",
        notice_unsupported: "لا يعرض هذا المتصفح إشعارات هذه الصفحة.",
        allow_notices: "السماح بالإشعارات",
        switch_notices_on: "تشغيل الإشعارات",
        linked: "شريط الاتصال متصل.",
        reload: "إعادة تحميل هذه الصفحة",
        here: "شريط الاتصال في علامة التبويب هذه.",
        elsewhere: "شريط الاتصال في علامة تبويب أخرى، والمكالمات ترن هناك.",
        kept_awake: "يُبقي المتصفح علامة التبويب هذه عاملة في الخلفية.",
        may_be_frozen: "قد يوقف المتصفح علامة التبويب هذه في الخلفية. أبقها أمام عينيك، \
                        وأبلغ المسؤول بأن هذه الصفحة يجب أن تأتي عبر \u{2066}HTTPS\u{2069}.",
        slept: |time| {
            format!(
                "كان المتصفح أو الحاسوب قد أوقف علامة التبويب هذه، ثم عادت إلى العمل في {time}. ربما فاتتك مكالمات. \
                 استثنِ هذه الصفحة من توفير الطاقة في إعدادات المتصفح."
            )
        },
        sleep_is_known: "قرأت ذلك",
    },
    alerts: AlertWords {
        heading: "الرنين",
        sound: "تشغيل نغمة رنين",
        tone: "النغمة",
        bell: "جرس",
        chime: "أجراس",
        marimba: "ماريمبا",
        pulse: "نبضات، للأماكن الصاخبة",
        deep: "نغمة خفيضة",
        volume: "مستوى الصوت",
        speaker: "السماعة",
        standard_speaker: "افتراضي النظام",
        speaker_gone: "السماعة التي اخترتها غير موجودة. ترن المكالمات على سماعة النظام.",
        speaker_hidden: "لا يذكر المتصفح أسماء السماعات إلا إذا سمحت بالميكروفون. لا يُسجَّل شيء.",
        choose_speaker: "اختيار سماعة",
        waiting_beep: "صفير خافت للمكالمة الثانية",
        notices: "عرض إشعار",
        notice_number: "عرض رقم المتصل واسمه في الإشعار",
        tab: "تغيير عنوان علامة التبويب ورمزها",
        badge: "عرض عدّاد على رمز التطبيق",
        vibrate: "الاهتزاز، على الهواتف والأجهزة اللوحية",
        when: "النغمة والإشعار والاهتزاز",
        always: "دائمًا",
        when_away: "فقط عندما أكون في علامة تبويب أو نافذة أخرى",
        test: "تجربة",
        stop_test: "إيقاف التجربة",
        test_title: "مكالمة تجريبية",
        test_text: "هكذا تظهر المكالمة.",
        title: |what, page| format!("☎ {} – {}", own(what), own(page)),
        notice: |number| match number {
            Some(number) => format!("{}. أجب من شريط الاتصال.", ltr(number)),
            None => "أجب من شريط الاتصال.".to_owned(),
        },
    },
    log: LogWords {
        heading: "المكالمات",
        time: "الوقت",
        party: "الرقم",
        direction: "الاتجاه",
        outcome: "النتيجة",
        ended_by: "جهة الإنهاء",
        ring: "الرنين",
        talk: "التحدث",
        hold: "الانتظار",
        wrap_up: "ما بعدها",
        empty: "لا مكالمات بعد",
        empty_advice: "تظهر كل مكالمة هنا حالما ترن أو يُطلب رقمها، وأحدثها في الأعلى.",
        count: |total| match total.plural {
            Plural::Zero => "لا مكالمات".to_owned(),
            Plural::One => "مكالمة واحدة".to_owned(),
            Plural::Two => "مكالمتان".to_owned(),
            Plural::Few => format!("{} مكالمات", total.text),
            Plural::Many | Plural::Other => format!("{} مكالمة", total.text),
        },
        actions: "الإجراءات",
        story: "التفاصيل",
        copy: "نسخ الصف",
        done: "تم",
        undo: "تراجع",
        search: "البحث في المكالمات",
        search_hint: "رقم أو اسم أو ملاحظة…",
        when: "الفترة",
        today: "اليوم",
        week: "هذا الأسبوع",
        all: "الكل",
        from: "من",
        to: "إلى",
        filters: "تصفية",
        any: "الكل",
        no_talk: "لم يُرد عليها",
        talk_under: |to| format!("أقل من {to}"),
        talk_between: |from, to| format!("من {from} إلى {to}"),
        talk_over: |from| format!("{from} فأكثر"),
        no_disposition: "بلا تصنيف",
        sort_by: "الترتيب حسب",
        reverse: "عكس الترتيب",
        clear: "مسح عوامل التصفية",
        waiting: |count| format!("معاودة الاتصال: {}", count.text),
        none_match: "لا مكالمة مطابقة",
        none_match_advice: "جرّب كلمات أقل، أو ابحث في كل الأيام.",
        matching: |matching, known| format!("{} من أصل {}", matching.text, known.text),
        reading: "يجري البحث في المكالمات السابقة…",
        reading_on: |read, all| format!("يجري البحث في المكالمات السابقة: {read} من {all}"),
    },
    directory: DirectoryWords {
        heading: "الدليل",
        numbers: |count| match count.plural {
            Plural::Zero => "لا أرقام لها أسماء.".to_owned(),
            Plural::One => "رقم واحد له اسم.".to_owned(),
            Plural::Two => "رقمان لهما اسمان.".to_owned(),
            Plural::Few => format!("{} أرقام لها أسماء.", count.text),
            Plural::Many | Plural::Other => format!("{} رقم لها أسماء.", count.text),
        },
        skipped: |count| match count.plural {
            Plural::Zero => "لم يُستبعد أي إدخال.".to_owned(),
            Plural::One => "استُبعد إدخال واحد: ينقصه الرقم أو الاسم، أو ترميزه ليس UTF-8.".to_owned(),
            Plural::Two => "استُبعد إدخالان: ينقصهما الرقم أو الاسم، أو ترميزهما ليس UTF-8.".to_owned(),
            Plural::Few => format!("استُبعدت {} إدخالات: ينقصها الرقم أو الاسم، أو ترميزها ليس UTF-8.", count.text),
            Plural::Many | Plural::Other => {
                format!("استُبعد {} إدخالًا: ينقصها الرقم أو الاسم، أو ترميزها ليس UTF-8.", count.text)
            }
        },
        no_server: "تعذّر الوصول إلى الدليل. تظهر بعض المكالمات من دون أسماء.",
        too_slow: "لم يُجب الدليل في الوقت المناسب. تظهر بعض المكالمات من دون أسماء.",
        status: |status| format!("أجاب خادم الدليل بالرمز {status}. تظهر بعض المكالمات من دون أسماء."),
        not_json: "الدليل ليس بصيغة JSON التي تقرؤها الصفحة: قائمة إدخالات، أو أرقام وأسماؤها.",
        no_columns: "الدليل جدول ينقصه العمودان \u{2066}number\u{2069} و\u{2066}name\u{2069}.",
        too_long: "أرسل الدليل أكثر مما يُقرأ: ملفًا أكبر من 16 ميغابايت أو ردًّا أكبر من 64 كيلوبايت.",
        no_answer: "أجاب الدليل بشيء غير الاسم.",
    },
    delivery: DeliveryWords {
        chip: "نظام العملاء",
        waiting: |count| format!("لم تُرسل إلى نظام العملاء: {}", count.text),
        refused: |count| format!("رفضها نظام العملاء: {}", count.text),
        heading: "المكالمات المرسلة إلى نظام العملاء",
        all_delivered: "أُرسلت جميع المكالمات المنتهية.",
        are_waiting: |count| match count.plural {
            Plural::Zero => "لا مكالمات لم تُرسل.".to_owned(),
            Plural::One => "مكالمة واحدة لم تُرسل بعد.".to_owned(),
            Plural::Two => "مكالمتان لم تُرسلا بعد.".to_owned(),
            Plural::Few => format!("{} مكالمات لم تُرسل بعد.", count.text),
            Plural::Many | Plural::Other => format!("{} مكالمة لم تُرسل بعد.", count.text),
        },
        next_attempt: |time| format!("المحاولة التالية في الساعة {time}."),
        are_refused: |count| match count.plural {
            Plural::Zero => "لم تُرفض أي مكالمة.".to_owned(),
            Plural::One => "رُفضت مكالمة واحدة. هي محفوظة هنا؛ يُرجى إبلاغ المسؤول.".to_owned(),
            Plural::Two => "رُفضت مكالمتان. هما محفوظتان هنا؛ يُرجى إبلاغ المسؤول.".to_owned(),
            Plural::Few => format!("رُفضت {} مكالمات. هي محفوظة هنا؛ يُرجى إبلاغ المسؤول.", count.text),
            Plural::Many | Plural::Other => {
                format!("رُفضت {} مكالمة. هي محفوظة هنا؛ يُرجى إبلاغ المسؤول.", count.text)
            }
        },
        elsewhere: "علامة التبويب التي فيها شريط الاتصال هي التي ترسل المكالمات.",
        sign_in: "سجّل الدخول",
        wants_session: "يطلب الخادم الذي يستقبل المكالمات أن تسجّل الدخول، ثم تُرسَل من تلقاء نفسها.",
        sign_in_at: |address| format!("سجّل الدخول في {}", ltr(address)),
        only_in_memory: "لا يمكن الحفظ في هذا المتصفح: ما لم يُرسل يُفقد عند إغلاق هذه الصفحة.",
        call_of: |date, time| format!("مكالمة يوم {date} في الساعة {time}"),
        under_way: "يجري الإرسال.",
        unreachable: "تعذّر الوصول إلى الخادم.",
        too_slow: "لم يُجب الخادم في الوقت المناسب.",
        redirected: "أحال الخادم إلى عنوان آخر لا تُرسل إليه المكالمات.",
        status: |status| format!("أجاب الخادم بالرمز {status}."),
        more: |count| match count.plural {
            Plural::Zero => "ولا مكالمات أخرى.".to_owned(),
            Plural::One => "ومكالمة أخرى.".to_owned(),
            Plural::Two => "ومكالمتان أخريان.".to_owned(),
            Plural::Few => format!("و{} مكالمات أخرى.", count.text),
            Plural::Many | Plural::Other => format!("و{} مكالمة أخرى.", count.text),
        },
        send_again: "إعادة الإرسال",
        send_all_again: "إعادة إرسال الكل",
    },
    pop: PopWords {
        page: |who| match who {
            Some(who) => format!("صفحة العميل: {}", own(who)),
            None => "صفحة العميل".to_owned(),
        },
        blocked: "حجب المتصفح صفحة العميل. اسمح بالنوافذ المنبثقة لهذه الصفحة لتُفتح تلقائيًا.",
        dismiss: "تجاهل",
        in_tab: "افتح في علامة تبويب",
        close: "إغلاق",
    },
    story: story::AR,
    config: &mistakes::ar::WORDS,
};
