//! The reference of `config.json` says what its reader does, of every key and nothing else; and the schema that editors
//! read agrees with the reader.

use agent_console::config::reference::{KEYS, Key, read, schema, set};
use agent_console::config::{Config, ConfigError, Expected, Found, mistakes, parse};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const SCHEMA: &str = "src/config/config.schema.json";
/// It shows what is refused, too.
const PAGE: &str = "docs/configuration.md";

/// The configuration, if nothing at all is wrong with it.
fn parsed(file: &Value) -> Result<Config, Vec<ConfigError>> {
    parse(&file.to_string()).and_then(
        |config| {
            if config.warnings.is_empty() { Ok(config) } else { Err(config.warnings) }
        },
    )
}

fn validator() -> jsonschema::Validator {
    jsonschema::draft7::new(&schema()).expect("a schema")
}

#[test]
fn the_schema_in_the_release_is_that_of_the_reader() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCHEMA);
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&path, format!("{:#}\n", schema())).expect("written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        serde_json::from_str::<Value>(&kept).ok() == Some(schema()),
        "{SCHEMA} is out of date: run `make reference`"
    );
    jsonschema::meta::validate(&schema()).expect("valid by the schema of schemas");
}

#[test]
fn every_key_that_is_read_is_described_and_no_other() {
    const STRANGE: &str = "no such key";
    let known = |file: Value| match mistakes(&file.to_string()).remove(0) {
        ConfigError { found: Found::UnknownKey, expected: Expected::Key(keys), .. } => {
            keys.into_iter().collect::<BTreeSet<_>>()
        }
        mistake => panic!("{mistake:?}"),
    };
    let described =
        |section: &str| KEYS.iter().filter(|key| key.section() == section).map(Key::place).collect::<BTreeSet<_>>();
    assert_eq!(described(""), known(json!({STRANGE: 1})), "describe it in src/config/reference/keys.rs");
    for key in KEYS.iter() {
        let named_by_operator = key.children().any(|child| child.path.ends_with('>'));
        let is_section = key.expected() == Expected::Object || key.children().next().is_some();
        if is_section && !named_by_operator {
            let mut file = key.file(&read(key.example));
            set(&mut file, &format!("{}.{STRANGE}", key.place()), json!(1));
            assert_eq!(described(key.path), known(file), "describe it in src/config/reference/keys.rs");
        }
    }
    let paths: BTreeSet<_> = KEYS.iter().map(|key| key.path).collect();
    assert_eq!(paths.len(), KEYS.len(), "each key is described once");
}

#[test]
fn a_default_is_what_writing_nothing_comes_to() {
    for key in KEYS.iter() {
        let Some(default) = key.default.map(read) else { continue };
        assert_eq!(parsed(&key.file(&default)), parse(key.beside), "{}", key.path);
    }
}

#[test]
fn an_example_is_read_and_is_not_the_default() {
    let validator = validator();
    for key in KEYS.iter() {
        let file = key.file(&read(key.example));
        let config = parsed(&file).unwrap_or_else(|mistake| panic!("{}: {mistake:?}", key.path));
        assert!(validator.is_valid(&file), "{}: {file}", key.path);
        if let (Some(default), false) = (key.default, key.path == "bar") {
            assert_ne!(Ok(config), parsed(&key.file(&read(default))), "{}", key.path);
        }
    }
}

#[test]
fn a_bad_value_is_refused_at_its_key_by_the_reader_and_by_the_schema() {
    let validator = validator();
    for key in KEYS.iter() {
        let at = key.mistake().key.unwrap_or_default();
        assert!(at.starts_with(&key.place()), "{} is refused at {at}", key.path);
        let file = key.file(&read(key.bad));
        assert_eq!(validator.is_valid(&file), key.is_subtle, "{}: {file}", key.path);
    }
}

/// The configurations that stand in a text file, in the code of a test too.
fn configurations(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let starts = text.match_indices('{').map(|(at, _)| &text[at..]);
    let objects = starts.filter_map(|rest| serde_json::Deserializer::from_str(rest).into_iter::<Value>().next()?.ok());
    objects.filter(|file| file.as_object().is_some_and(|file| file.keys().any(|key| describes(key)))).collect()
}

fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("readable").path());
    paths.filter(|path| path.extension().is_some_and(|own| own == end)).collect()
}

#[test]
fn what_the_pages_show_is_taken_by_the_reader_and_by_the_schema() {
    let validator = validator();
    let pages = [files("", "md"), files("docs", "md"), vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("config.json")]];
    let mut seen = 0;
    for page in pages.concat().iter().filter(|page| !page.ends_with(PAGE)) {
        for file in configurations(page) {
            seen += 1;
            assert!(parsed(&file).is_ok() && validator.is_valid(&file), "{}: {file}", page.display());
        }
    }
    assert!(seen > 1, "the pages show how the file is written");
}

#[test]
fn the_schema_and_the_reader_agree_about_the_files_of_the_end_to_end_tests() {
    let validator = validator();
    let mut seen = 0;
    for test in files("tests/e2e", "rs") {
        for file in configurations(&test) {
            seen += 1;
            assert_eq!(validator.is_valid(&file), parsed(&file).is_ok(), "{}: {file}", test.display());
        }
    }
    assert!(seen > 10, "the tests configure the console");
}

fn describes(name: &str) -> bool {
    KEYS.iter().any(|key| key.path == name)
}

/// A value for a key: what is written of it in the table, a choice of its reader, or a number around its range.
fn value(key: &Key) -> BoxedStrategy<Value> {
    let mut values: Vec<Value> = [key.default, Some(key.example)].into_iter().flatten().map(read).collect();
    values.extend(key.choices());
    values.extend([json!(null), json!(7.5), json!(-1), json!([]), json!({}), json!(true), json!([3]), json!({"a": 1})]);
    if !key.is_subtle {
        values.push(read(key.bad));
    }
    match key.expected() {
        Expected::Whole { from, to } => {
            let around = from.saturating_sub(2)..=to + 2;
            prop_oneof![prop::sample::select(values), around.prop_map(Value::from)].boxed()
        }
        _ => prop::sample::select(values).boxed(),
    }
}

fn file() -> impl Strategy<Value = Value> {
    let key = prop::sample::select(KEYS.as_slice()).prop_flat_map(|key| (Just(key), value(&key), any::<bool>()));
    prop::collection::vec(key, 0..6).prop_map(|chosen| {
        let mut file = json!({});
        // Sections first, so that a section doesn't wipe out what stands in it.
        let mut chosen = chosen;
        chosen.sort_by_key(|(key, ..)| key.path.split('.').count());
        for (key, value, is_misspelt) in chosen {
            let is_misspelt = is_misspelt && key.place().len() % 7 == 0;
            set(&mut file, &if is_misspelt { format!("{}x", key.place()) } else { key.place() }, value);
        }
        file
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn the_schema_and_the_reader_take_the_same_files(file in file()) {
        thread_local!(static SCHEMA: jsonschema::Validator = validator());
        let by_schema = SCHEMA.with(|schema| schema.is_valid(&file));
        prop_assert_eq!(by_schema, parsed(&file).is_ok(), "{}: {:?}", file, parsed(&file).err());
    }
}
