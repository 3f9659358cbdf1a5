//! Arabic.

use super::ConfigWords;

pub static WORDS: ConfigWords = ConfigWords {
    title: "تعذّر تشغيل اللوحة",
    nothing_started: "في إعداداتها خطأ. لم يُشغَّل شيء، ولا تصل أي مكالمات إلى هذه الصفحة.",
    nothing_started_for_several: "في إعداداتها أخطاء. لم يُشغَّل شيء، ولا تصل أي مكالمات إلى هذه الصفحة.",
    warnings: "الإعدادات",
    warning: |key, found, expected| {
        format!(
            "\u{2066}config.json, {key}\u{2069}: وُجد \u{2068}{found}\u{2069}، والمتوقع \u{2068}{expected}\u{2069}. استُخدمت القيمة الافتراضية."
        )
    },
    file: "الملف",
    key: "المفتاح",
    found: "الموجود",
    expected: "المتوقع",
    advice: "ما العمل",
    found_nothing: "لا شيء",
    found_unknown_key: "مفتاح غير معروف",
    did_you_mean: |found, meant| format!("\u{2068}{found}\u{2069}؛ هل تقصد \u{2066}\"{meant}\"\u{2069}؟"),
    found_key_twice: "مفتاح مكرر",
    found_not_json: |line, column| format!("نص ليس بصيغة JSON؛ يقع الخطأ في السطر {line}، العمود {column}"),
    found_status: |status| format!("رد الخادم {status}"),
    found_no_server: "لا شيء: تعذّر الوصول إلى الخادم",
    expected_file: "الملف بجانب \u{2066}index.html\u{2069}، قابل للقراءة عبر HTTP",
    expected_file_as_before: "الملف بجانب \u{2066}index.html\u{2069}؛ سبق أن بدأ هذا المتصفح اللوحة بملف، فلا يحل شريط المحاكاة محل الشريط الحقيقي",
    expected_json_object: "كائن JSON مثل \u{2066}{}\u{2069}؛ لا تعليقات في JSON ولا فاصلة بعد العنصر الأخير",
    expected_object: "كائن مثل \u{2066}{}\u{2069}",
    expected_key_once: "كل مفتاح مرة واحدة",
    expected_text: "نص بين علامتي اقتباس",
    expected_texts: "قائمة نصوص مثل \u{2066}[\"one\", \"two\"]\u{2069}",
    expected_one_of: |list| format!("واحد من: \u{2066}{list}\u{2069}"),
    expected_whole: |from, to| format!("عدد صحيح من {from} إلى {to}"),
    expected_bar_page: "عنوان صفحة الشريط، مثل \u{2066}\"https://cec.example.com/bar/\"\u{2069}، \
                        لأن \u{2066}bar.mode\u{2069} هو \u{2066}\"frame\"\u{2069}",
    expected_session_endpoint: "عنوان الخدمة التي تجيب بجلسة الموظف، \
                                لأن قيمة \u{2066}bar.mode\u{2069} هي \u{2066}\"loader\"\u{2069}",
    expected_context_path: "العنوان الكامل للمنصة، مثل \u{2066}\"https://cec.example.com/service-cloud/\"\u{2069}، \
                            لأن قيمة \u{2066}bar.mode\u{2069} هي \u{2066}\"loader\"\u{2069}",
    expected_address: "عنوان يبدأ بـ \u{2066}https://\u{2069} أو \u{2066}http://\u{2069}، أو عنوان نسبي إلى صفحة \
                       اللوحة؛ ويأتي موضع مثل \u{2066}{number}\u{2069} بعد اسم الخادم",
    expected_file_address: "عنوان ملف يبدأ بـ \u{2066}https://\u{2069} أو \u{2066}http://\u{2069}، أو عنوان نسبي إلى صفحة اللوحة؛ ولا معنى فيه لموضع مثل \u{2066}{number}\u{2069}",
    expected_country: "رمز بلد من حرفين كبيرين (ISO 3166)، مثل \u{2066}\"DE\"\u{2069}؛ ورمز المملكة المتحدة \u{2066}\"GB\"\u{2069}",
    expected_beginning: "ما يبدأ به رقم: أرقام و\u{2066}*\u{2069} و\u{2066}#\u{2069} و\u{2066}+\u{2069} في أوله",
    expected_complete: |address| {
        format!(
            "\u{2066}\"{address}\"\u{2069} إن كان المقصود خادمًا؛ والمسار المجاور لصفحة اللوحة يبدأ بـ \u{2066}\"./\"\u{2069}"
        )
    },
    expected_one_server: |address| {
        format!("عنوان خادم واحد، مثل \u{2066}\"{address}\"\u{2069}؛ والنجمة لا تدل على أي خادم")
    },
    expected_named_server: "عنوان يمكن لسياسة أن تسمّي خادمه: اسم من حروف لاتينية وأرقام ونقاط وشرطات (وتُكتب الحروف \
                            الأخرى بصيغة \u{2066}xn--…\u{2069})، أو أربعة أعداد مثل \u{2066}192.0.2.7\u{2069}",
    expected_server: "عنوان خادم لا شيء بعده، مثل \u{2066}\"https://portal.example.com\"\u{2069}، أو \
                      \u{2066}\"https://*.example.com\"\u{2069} لنطاق كامل",
    expected_policy_source: "مصدر تعرفه هذه التعليمة: عنوان مثل \u{2066}\"https://cec.example.com\"\u{2069}، أو بروتوكول مثل \
                             \u{2066}\"data:\"\u{2069}، أو \u{2066}\"'self'\"\u{2069}، أو للبرامج النصية والأنماط \u{2066}\"'unsafe-inline'\"\u{2069} \
                             وما شابه",
    expected_features: "ميزات تفصل بينها فواصل منقوطة، مثل \u{2066}\"microphone; autoplay\"\u{2069}",
    expected_screen_pop: "عنوان يبدأ بـ \u{2066}https://\u{2069} أو \u{2066}http://\u{2069}، أو بأحد ما في \
                          \u{2066}screenPop.schemes\u{2069} إن لم يُعرض في اللوح الجانبي؛ وبعد اسم الخادم تجوز المواضع \
                          \u{2066}{number}, {called}, {callId}, {agent}, {direction}, {queue}\u{2069}",
    expected_scheme: "بداية عنوان من دون النقطتين، مثل \u{2066}\"tel\"\u{2069}؛ على ألا تشغّل نصًا برمجيًا \
                      ولا تقرأ قرص الموظف",
    expected_label: "اسم بين علامتي اقتباس، أو اسم لكل لغة، مثل \
                     \u{2066}{\"en\": \"Lunch\", \"ar\": \"غداء\"}\u{2069}",
    expected_code: |from, to| format!("رمز من \u{2066}\"{from}\"\u{2069} إلى \u{2066}\"{to}\"\u{2069}"),
    expected_rest: "اسم، أو \u{2066}{\"name\": \"غداء\", \"minutes\": 30}\u{2069}",
    expected_dispositions: "قائمة مثل \u{2066}[{\"code\": \"sold\", \"name\": \"تم البيع\"}]\u{2069} \
                            لا يتكرر فيها أي رمز",
    expected_colour: "لون مثل \u{2066}\"#1c5fc4\"\u{2069}",
    expected_header_name: "اسم ترويسة يجوز للصفحة تعيينها، غير \u{2066}\"Content-Type\"\u{2069} و\u{2066}\"Idempotency-Key\"\u{2069}، وكل اسم مرة واحدة فقط",
    expected_header_value: "نص من حروف لاتينية وأرقام وعلامات بلا تشكيل",
    edit_file: "صحّح الملف بجانب \u{2066}index.html\u{2069} ثم أعد تحميل هذه الصفحة. لا حاجة إلى إعادة البناء.",
    check_server: "تأكد من أن خادم الويب يعمل ويستطيع قراءة الملف، ثم أعد تحميل هذه الصفحة.",
    put_file_back: "أعد \u{2066}config.json\u{2069} إلى مكانه بجانب \u{2066}index.html\u{2069} ثم أعد تحميل هذه الصفحة. إن أردت شريط المحاكاة فاجعل محتوى الملف \u{2066}{}\u{2069}.",
};
