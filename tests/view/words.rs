//! Each language says everything in its own words. That none is missing the compiler sees; what was left in another
//! language only a reader does, or these tests, which read the files.

const EN: &str = concat!(
    include_str!("../../src/view/words/en.rs"),
    include_str!("../../src/view/words/first/en.rs"),
    include_str!("../../src/view/words/loading/en.rs"),
    include_str!("../../src/view/words/mistakes/en.rs"),
    include_str!("../../src/view/words/story/en.rs")
);
const ZH: &str = concat!(
    include_str!("../../src/view/words/zh.rs"),
    include_str!("../../src/view/words/first/zh.rs"),
    include_str!("../../src/view/words/loading/zh.rs"),
    include_str!("../../src/view/words/mistakes/zh.rs"),
    include_str!("../../src/view/words/story/zh.rs")
);
const ES: &str = concat!(
    include_str!("../../src/view/words/es.rs"),
    include_str!("../../src/view/words/first/es.rs"),
    include_str!("../../src/view/words/loading/es.rs"),
    include_str!("../../src/view/words/mistakes/es.rs"),
    include_str!("../../src/view/words/story/es.rs")
);
const AR: &str = concat!(
    include_str!("../../src/view/words/ar.rs"),
    include_str!("../../src/view/words/first/ar.rs"),
    include_str!("../../src/view/words/loading/ar.rs"),
    include_str!("../../src/view/words/mistakes/ar.rs"),
    include_str!("../../src/view/words/story/ar.rs")
);

/// What is the same in Spanish and English.
const SAME: [&str; 2] = ["Marimba", "CRM"];

/// The texts in quotes, without comments.
fn texts(source: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n").replace("\\\"", "\u{1}");
    for (index, part) in code.split('"').enumerate() {
        if index % 2 == 1 {
            let lines = part.split("\\\n").map(str::trim_start);
            texts.push(lines.collect::<String>().replace('\u{1}', "\""));
        }
    }
    texts
}

/// Whether a text is made for reading, and not of places and signs alone.
fn has_words(text: &str) -> bool {
    let mut outside = true;
    text.chars().any(|c| {
        outside = (outside && c != '{') || c == '}';
        outside && c.is_alphabetic()
    })
}

fn without_own_letters(source: &str, own: std::ops::RangeInclusive<char>) -> Vec<String> {
    let foreign = |text: &String| has_words(text) && !text.chars().any(|c| own.contains(&c));
    texts(source).into_iter().filter(foreign).collect()
}

#[test]
fn every_chinese_sentence_has_chinese_characters() {
    assert_eq!(without_own_letters(ZH, '一'..='鿿'), [""; 0]);
}

#[test]
fn every_arabic_sentence_has_arabic_letters() {
    let foreign = without_own_letters(AR, 'ء'..='ي');
    assert_eq!(foreign, ["\\u{2066}{text}\\u{2069}", "\\u{2068}{text}\\u{2069}"]);
}

#[test]
fn no_spanish_sentence_is_english() {
    let english = texts(EN);
    let left: Vec<_> = texts(ES).into_iter().filter(|text| has_words(text) && english.contains(text)).collect();
    assert_eq!(left, SAME);
}

/// Words that agents trip over, in what they read.
const AVOIDED: [&str; 16] = [
    "spoken",
    "holds the connection bar",
    "of its own",
    "by itself",
    "anew",
    "as it comes",
    "keeps nothing",
    "bar knows",
    "Use it here",
    "The other way round",
    "What can be done",
    "What happened in this call",
    "Load it now",
    "Not yet",
    "Forget",
    "Will it ring",
];

#[test]
fn english_sentences_name_things_as_agents_do() {
    let shared = concat!(
        include_str!("../../src/view/words/away.rs"),
        include_str!("../../src/view/words/health.rs"),
        include_str!("../../src/view/words/loading.rs"),
        include_str!("../../src/view/words/update.rs")
    );
    let found = |text: &String| AVOIDED.iter().any(|avoided| text.contains(avoided));
    let left: Vec<_> = texts(EN).into_iter().chain(texts(shared)).filter(found).collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn the_files_are_read_as_they_are_written() {
    let source = "// \"not this\"\nstatic A: &str = \"say \\\"hello\\\" \\\n     to {name}\"; f(\"{} ×\")";
    assert_eq!(texts(source), ["say \"hello\" to {name}", "{} ×"]);
    assert!(has_words("{number} rings") && !has_words("{number} × {}"));
}
