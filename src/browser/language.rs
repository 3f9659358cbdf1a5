//! Which language the page is in. What the agent chose on this browser counts before the configuration, and that
//! before what the browser asks for.
//!
//! The choice is each agent's ([`crate::settings::Settings`]). The last one is kept for the browser, too: it is needed
//! before anybody knows who signs in, on the page that explains a broken configuration as well.

use super::clock::window;
use super::local_storage;
use super::mini_window::roots;
use crate::config::LocaleSetting;
use crate::view::{AR, EN, ES, LANGUAGES, Language, Words, ZH};
use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

const KEY: &str = "agent-console.language";

/// What to say in the language to begin in.
pub fn first_words(locale: LocaleSetting) -> &'static Words {
    words(first(locale))
}

/// The language to begin in.
pub fn first(locale: LocaleSetting) -> &'static Language {
    chosen().unwrap_or_else(|| usual(locale))
}

/// The language of whoever has chosen none.
pub fn usual(locale: LocaleSetting) -> &'static Language {
    locale.tag().and_then(named).unwrap_or_else(asked_for)
}

/// What the page says in a language.
pub fn words(language: &Language) -> &'static Words {
    match language.tag {
        "zh-CN" => &ZH,
        "es" => &ES,
        "ar" => &AR,
        _ => &EN,
    }
}

/// Keeps the agent's choice.
pub fn choose(language: &Language) {
    local_storage::write(KEY, language.tag);
}

/// Calls back when the agent has chosen in another tab, and at other changes to what this browser keeps.
pub fn following(on_choice: Callback<&'static Language>) -> EventListener {
    EventListener::new(&window(), "storage", move |_| chosen().into_iter().for_each(|chosen| on_choice.emit(chosen)))
}

fn chosen() -> Option<&'static Language> {
    named(&local_storage::read(KEY)?)
}

pub fn named(tag: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.tag == tag)
}

/// The first language on the browser's list that is shipped.
fn asked_for() -> &'static Language {
    let shipped = |tag: &String| LANGUAGES.iter().find(|language| same_language(tag, language.tag));
    browser_tags().iter().find_map(shipped).unwrap_or(&EN.language)
}

/// A language's tag, with the region for which the browser asks for it.
pub fn region(language: &Language) -> String {
    browser_tags().into_iter().find(|tag| same_language(tag, language.tag)).unwrap_or_else(|| language.tag.to_owned())
}

/// Regions count for nothing here: to a reader of traditional Chinese, simplified is nearer than English.
fn same_language(a: &str, b: &str) -> bool {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    primary(a) == primary(b)
}

fn browser_tags() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| JsValue::as_string(&tag)).collect()
}

/// The tags of the languages that a page of the console's may be in, best first: what was chosen in this browser, then what
/// the browser asks for.
pub fn wished() -> Vec<String> {
    local_storage::read(KEY).into_iter().chain(browser_tags()).collect()
}

/// Tells the browser, and whoever reads the page out or translates it, which language it is in. The title is left to
/// whoever knows what is going on in the page.
pub fn declare(words: &Words) {
    declare_as(words.language.tag, words.language.direction.name(), words.page.stopped);
    let link = window().document().and_then(|document| document.query_selector(".stopped a").ok().flatten());
    link.iter().for_each(|link| link.set_text_content(Some(words.case_file.save)));
}

/// The same with a language's tag, its direction, and what is said when the program has broken down.
pub fn declare_as(tag: &str, direction: &str, stopped: &str) {
    for root in roots() {
        for (name, value) in [("lang", tag), ("dir", direction)] {
            root.set_attribute(name, value).expect("the name is a valid attribute");
        }
    }
    let Some(document) = window().document() else { return };
    if let Ok(Some(notice)) = document.query_selector(".stopped span") {
        notice.set_text_content(Some(stopped));
    }
}

/// Names the page in the browser's tab, for the time when nothing rings.
pub fn entitle(words: &Words) {
    if let Some(document) = window().document() {
        document.set_title(words.page.title);
    }
}
