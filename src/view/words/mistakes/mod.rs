//! What is wrong with the configuration, in words.

use crate::config::{Advice, ConfigError, Expected, Found};

pub mod ar;
pub mod en;
pub mod es;
pub mod zh;

/// English, Chinese, Spanish and Arabic, as the page offers them.
pub static EACH: [&ConfigWords; 4] = [&en::WORDS, &zh::WORDS, &es::WORDS, &ar::WORDS];

/// A mistake in the configuration. Values, keys and what JSON looks like are the same in every language.
pub struct ConfigWords {
    pub title: &'static str,
    pub nothing_started: &'static str,
    /// The same of several mistakes.
    pub nothing_started_for_several: &'static str,
    /// What mistakes that stop nobody are called.
    pub warnings: &'static str,
    /// One of them: key, what was found, what was expected.
    pub warning: fn(&str, &str, &str) -> String,
    pub file: &'static str,
    pub key: &'static str,
    pub found: &'static str,
    pub expected: &'static str,
    pub advice: &'static str,
    pub found_nothing: &'static str,
    pub found_unknown_key: &'static str,
    /// What was found, with the key or value that was probably meant.
    pub did_you_mean: fn(&str, &str) -> String,
    pub found_key_twice: &'static str,
    /// Line and column.
    pub found_not_json: fn(usize, usize) -> String,
    pub found_status: fn(u16) -> String,
    pub found_no_server: &'static str,
    pub expected_file: &'static str,
    pub expected_file_as_before: &'static str,
    pub expected_json_object: &'static str,
    pub expected_object: &'static str,
    pub expected_key_once: &'static str,
    pub expected_text: &'static str,
    pub expected_texts: &'static str,
    pub expected_one_of: fn(&str) -> String,
    pub expected_whole: fn(u32, u32) -> String,
    pub expected_bar_page: &'static str,
    pub expected_session_endpoint: &'static str,
    pub expected_context_path: &'static str,
    pub expected_address: &'static str,
    pub expected_file_address: &'static str,
    pub expected_country: &'static str,
    pub expected_beginning: &'static str,
    /// The complete address.
    pub expected_complete: fn(&str) -> String,
    pub expected_one_server: fn(&str) -> String,
    pub expected_named_server: &'static str,
    pub expected_server: &'static str,
    pub expected_policy_source: &'static str,
    pub expected_features: &'static str,
    pub expected_screen_pop: &'static str,
    pub expected_scheme: &'static str,
    pub expected_label: &'static str,
    pub expected_code: fn(u32, u32) -> String,
    pub expected_rest: &'static str,
    pub expected_dispositions: &'static str,
    pub expected_colour: &'static str,
    pub expected_header_name: &'static str,
    pub expected_header_value: &'static str,
    pub edit_file: &'static str,
    pub check_server: &'static str,
    pub put_file_back: &'static str,
}

impl ConfigWords {
    pub fn found_in_words(&self, mistake: &ConfigError) -> String {
        let found = self.found_plainly(&mistake.found);
        match mistake.meant() {
            Some(meant) => (self.did_you_mean)(&found, meant),
            None => found,
        }
    }

    pub fn warning_in_words(&self, mistake: &ConfigError) -> String {
        let key = mistake.key.as_deref().unwrap_or_default();
        (self.warning)(key, &self.found_in_words(mistake), &self.expected_in_words(&mistake.expected))
    }

    fn found_plainly(&self, found: &Found) -> String {
        match found {
            Found::Value(value) => value.clone(),
            Found::Nothing => self.found_nothing.into(),
            Found::UnknownKey => self.found_unknown_key.into(),
            Found::KeyTwice => self.found_key_twice.into(),
            Found::NotJson { line, column } => (self.found_not_json)(*line, *column),
            Found::Status(status) => (self.found_status)(*status),
            Found::NoServer => self.found_no_server.into(),
        }
    }

    pub fn expected_in_words(&self, expected: &Expected) -> String {
        let one_of = |list: &[String]| (self.expected_one_of)(&list.join(", "));
        match expected {
            Expected::File => self.expected_file.into(),
            Expected::FileAsBefore => self.expected_file_as_before.into(),
            Expected::JsonObject => self.expected_json_object.into(),
            Expected::Object => self.expected_object.into(),
            Expected::KeyOnce => self.expected_key_once.into(),
            Expected::Text => self.expected_text.into(),
            Expected::Texts => self.expected_texts.into(),
            Expected::TrueOrFalse => one_of(&["true".to_owned(), "false".to_owned()]),
            Expected::Key(list) | Expected::OneOf(list) => one_of(list),
            Expected::Whole { from, to } => (self.expected_whole)(*from, *to),
            Expected::BarPage => self.expected_bar_page.into(),
            Expected::SessionEndpoint => self.expected_session_endpoint.into(),
            Expected::ContextPath => self.expected_context_path.into(),
            Expected::Address => self.expected_address.into(),
            Expected::FileAddress => self.expected_file_address.into(),
            Expected::Country => self.expected_country.into(),
            Expected::Beginning => self.expected_beginning.into(),
            Expected::Complete(address) => (self.expected_complete)(address),
            Expected::OneServer(address) => (self.expected_one_server)(address),
            Expected::NamedServer => self.expected_named_server.into(),
            Expected::Server => self.expected_server.into(),
            Expected::PolicySource => self.expected_policy_source.into(),
            Expected::Features => self.expected_features.into(),
            Expected::ScreenPop => self.expected_screen_pop.into(),
            Expected::Scheme => self.expected_scheme.into(),
            Expected::LocalizedText => self.expected_label.into(),
            Expected::Code { from, to } => (self.expected_code)(*from, *to),
            Expected::Rest => self.expected_rest.into(),
            Expected::Dispositions => self.expected_dispositions.into(),
            Expected::Colour => self.expected_colour.into(),
            Expected::HeaderName => self.expected_header_name.into(),
            Expected::HeaderValue => self.expected_header_value.into(),
        }
    }

    pub fn advice_in_words(&self, advice: Advice) -> &'static str {
        match advice {
            Advice::EditFile => self.edit_file,
            Advice::CheckServer => self.check_server,
            Advice::PutFileBack => self.put_file_back,
        }
    }
}
