//! The page about `config.json` gives each mistake the answer that the console gives.

use agent_console::config::ConfigError;
use agent_console::config::reference::page;
use agent_console::view::EN;
use std::path::Path;

const PAGE: &str = "docs/configuration.md";

fn answer(mistake: &ConfigError) -> String {
    let words = &EN.config;
    let key = mistake.key.as_deref().unwrap_or_default();
    let (found, expected) = (words.found_in_words(mistake), words.expected_in_words(&mistake.expected));
    format!("{} `{key}`, {} `{found}`, {} {expected}", words.key, words.found, words.expected)
}

#[test]
fn the_page_is_that_of_the_reader_and_its_answers_are_the_consoles() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&path, page(answer)).expect("written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == page(answer), "{PAGE} is out of date: run `make reference`");
}
