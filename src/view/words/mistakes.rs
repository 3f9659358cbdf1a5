//! What is wrong with the configuration, in words.

use super::ConfigWords;
use crate::config::{Advice, Expected, Found};
use yew::AttrValue;

impl ConfigWords {
    pub fn found_in_words(&self, found: &Found) -> AttrValue {
        match found {
            Found::Value(value) => value.clone().into(),
            Found::Nothing => self.found_nothing.into(),
            Found::UnknownKey => self.found_unknown_key.into(),
            Found::NotJson { line, column } => (self.found_not_json)(*line, *column).into(),
            Found::Status(status) => (self.found_status)(*status).into(),
            Found::NoServer => self.found_no_server.into(),
        }
    }

    pub fn expected_in_words(&self, expected: &Expected) -> AttrValue {
        let one_of = |list: &[String]| (self.expected_one_of)(&list.join(", ")).into();
        match expected {
            Expected::File => self.expected_file.into(),
            Expected::JsonObject => self.expected_json_object.into(),
            Expected::Object => self.expected_object.into(),
            Expected::Text => self.expected_text.into(),
            Expected::Texts => self.expected_texts.into(),
            Expected::TrueOrFalse => one_of(&["true".to_owned(), "false".to_owned()]),
            Expected::Key(list) | Expected::OneOf(list) => one_of(list),
            Expected::Whole { from, to } => (self.expected_whole)(*from, *to).into(),
            Expected::BarPage => self.expected_bar_page.into(),
            Expected::SessionEndpoint => self.expected_session_endpoint.into(),
            Expected::ContextPath => self.expected_context_path.into(),
            Expected::Address => self.expected_address.into(),
            Expected::NamedServer => self.expected_named_server.into(),
            Expected::Server => self.expected_server.into(),
            Expected::PolicySource => self.expected_policy_source.into(),
            Expected::Features => self.expected_features.into(),
            Expected::ScreenPop => self.expected_screen_pop.into(),
            Expected::Scheme => self.expected_scheme.into(),
            Expected::Label => self.expected_label.into(),
            Expected::Code { from, to } => (self.expected_code)(*from, *to).into(),
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
        }
    }
}
