//! Each language of the check says everything in its own words. That none is missing the compiler sees.

use crate::monitor::reports::all_findings;
use agent_console::casefile::{Unreadable, Whole};
use agent_console::check::words::{ALL, AR, BarText, CheckWords, ConsoleText, EN, ES, SpeechWords, Text, ZH};
use agent_console::check::{Section, Step, Summary, Verdict};
use agent_console::monitor::{Advice, Answer, Changed, Question, Rule};
use agent_console::protocol::Kind;

/// All that the check can say, in the same order in each language.
fn all(words: &CheckWords) -> Vec<String> {
    let page = &words.page;
    let verdict = &words.verdict;
    let labels = [
        page.heading,
        page.language,
        page.stopped,
        page.again,
        page.copy,
        page.copy_hint,
        page.print,
        page.copied,
        page.copy_refused,
        page.found,
        page.expected,
        page.fix,
        page.ask_browser,
        page.try_microphone,
        page.use_here,
        page.bar,
        verdict.waiting,
        verdict.looking,
        verdict.passed,
        verdict.warned,
        verdict.failed,
        verdict.not_applicable,
    ];
    let summaries = [0, 1, 2, 3, 11, 100].map(Summary::Stopped);
    let summaries = summaries.into_iter().chain([Summary::Looking, Summary::WaitsForYou]);
    let summaries: Vec<Summary> = summaries.chain([0, 1].map(Summary::Ready)).collect();
    let texts =
        ConsoleText::samples().into_iter().map(Text::from).chain(BarText::samples().into_iter().map(Text::from));
    let mut said: Vec<String> = labels.map(str::to_owned).into();
    said.extend(words.policy.all().map(str::to_owned));
    said.extend(Section::ALL.map(|section| (words.section)(section).to_owned()));
    said.extend(Step::ALL.map(|step| (words.step)(step).to_owned()));
    said.extend(summaries.iter().map(|summary| (words.headline)(*summary)));
    said.extend(summaries.iter().map(|summary| (words.explanation)(*summary).to_owned()));
    said.extend(texts.map(|text| words.say(&text)));
    said.extend(speech(&words.speech));
    said
}

/// All that is said of how a bar speaks.
fn speech(words: &SpeechWords) -> Vec<String> {
    let labels = [
        words.heading,
        words.explanation,
        words.heard,
        words.nothing_heard,
        words.recorded,
        words.judge_recorded,
        words.nothing_recorded,
        words.storage_refused,
        words.files,
        words.drop,
        words.together,
        words.not_unpacked,
        words.departures,
        words.none,
        words.affects_calls,
        words.harmless,
        words.questions,
        words.question_head,
        words.answer,
        words.undecided,
        words.counts,
        words.rules,
        words.rule_head,
        words.kept,
        words.broken,
        words.untold,
        words.events,
        words.configuration,
        words.nothing_to_set,
        words.copy,
        words.save,
        words.save_hint,
        words.compare,
        words.not_a_report,
        words.no_difference,
        words.new,
        words.gone,
    ];
    let unreadable = [Unreadable::NotACaseFile, Unreadable::Newer(7), Unreadable::Damaged { line: 7 }];
    let whole = [Whole::Changed { from: 1, to: 7 }, Whole::Cut];
    let changed = [
        Changed::Answer { question: Question::Busy, from: Answer::A, to: Answer::B },
        Changed::Event { event: Kind::Hold, comes: true },
        Changed::Event { event: Kind::Hold, comes: false },
        Changed::Rule { rule: Rule::RingingEnds, is_broken: true },
        Changed::Rule { rule: Rule::RingingEnds, is_broken: false },
    ];
    let mut said: Vec<String> = labels.map(str::to_owned).into();
    said.extend([(words.seen)("7", "7"), (words.later_report)("7"), (words.difference)("7")]);
    said.extend(unreadable.map(words.unreadable));
    said.extend(whole.iter().filter_map(|whole| (words.whole)(*whole)));
    said.extend(
        [Advice::AlertingIsHold, Advice::TimesInSeconds, Advice::NoTimes]
            .map(|advice| (words.advice)(advice).to_owned()),
    );
    said.extend(changed.iter().map(|changed| words.changed(changed)));
    said.extend(all_findings().iter().map(|found| (words.finding)(&found.finding)));
    said.extend(Rule::ALL.iter().map(|rule| (words.rule)(*rule).to_owned()));
    // Some answers are names of keys, or codes; what is asked is not.
    said.extend(Question::ALL.iter().map(|question| (words.question)(*question)[0].to_owned()));
    said
}

fn without(words: &CheckWords, own: std::ops::RangeInclusive<char>) -> Vec<String> {
    all(words).into_iter().filter(|text| !text.chars().any(|char| own.contains(&char))).collect()
}

#[test]
fn every_sentence_is_in_the_languages_own_words() {
    assert_eq!(without(&ZH, '一'..='鿿'), [""; 0]);
    assert_eq!(without(&AR, 'ء'..='ي'), [""; 0]);
    let english = all(&EN);
    assert_eq!(all(&ES).into_iter().filter(|text| english.contains(text)).collect::<Vec<_>>(), [""; 0]);
}

/// What stands for itself in every language: keys, headers, names of programs, and the values of a sentence.
fn names(text: &str) -> Vec<String> {
    let signs = |char: char| !(char.is_ascii_alphanumeric() || matches!(char, '_' | '.' | '-' | '/' | ':' | '='));
    let is_name = |word: &&str| {
        let inner = word.trim_matches(['.', ':', '-', '/']);
        inner.len() > 3
            && (inner.contains(['_', '.', '/', '=']) || inner.chars().skip(1).any(|char| char.is_ascii_uppercase()))
    };
    let mut names: Vec<String> =
        text.split(signs).filter(is_name).map(|word| word.trim_matches(['.', ':', '-', '/']).to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn every_language_names_the_same_keys_and_headers() {
    let english = all(&EN);
    for words in ALL {
        for (text, english) in all(words).iter().zip(&english) {
            let lacking: Vec<String> =
                names(english).into_iter().filter(|name| !text.contains(name.as_str())).collect();
            assert_eq!(lacking, [""; 0], "{}: {text}", words.tag);
        }
    }
}

#[test]
fn numbers_of_things_take_the_languages_plural() {
    let problems =
        |words: &CheckWords, counts: [usize; 4]| counts.map(|count| (words.headline)(Summary::Stopped(count)));
    assert_eq!(problems(&ES, [1, 2, 3, 11])[..2], ["1 problema por resolver", "2 problemas por resolver"]);
    assert_eq!(problems(&AR, [1, 2, 3, 11]), ["مشكلة واحدة للحل", "مشكلتان للحل", "3 مشكلات للحل", "11 مشكلة للحل"]);
    let holds = |count| AR.say(&BarText::ListHolds("x".to_owned(), count).into());
    assert!(holds(103).contains("103 أرقام") && holds(111).contains("111 رقمًا") && holds(100).contains("100 رقم"));
}

#[test]
fn what_was_found_is_said_in_each_language_and_parts_are_put_together_in_its_way() {
    let parts = ["a", "b"].map(|file| ConsoleText::AnsweredWith(file.to_owned(), 404).into());
    let found = Verdict::warned(Text::Listed(parts.to_vec()), ConsoleText::OfflineExpected, ConsoleText::UploadAgain);
    let said = |words: &CheckWords| match found.in_words(words) {
        Verdict::Warned(finding) => finding.found,
        other => panic!("{other:?}"),
    };
    assert_eq!(said(&EN), "a is answered with the status 404; b is answered with the status 404.");
    assert_eq!(said(&ES), "a se responde con el estado 404; b se responde con el estado 404.");
    assert_eq!(said(&ZH), "a 返回状态 404；b 返回状态 404。");
    let each = Text::InEach(Box::new(["one", "二", "dos", "ثلاثة"].map(str::to_owned)));
    assert_eq!([&EN, &ZH, &ES, &AR].map(|words| words.say(&each)), ["one", "二", "dos", "ثلاثة"]);
}
