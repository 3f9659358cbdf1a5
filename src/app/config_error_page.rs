//! The page in the console's place when the configuration can't be used.

use crate::browser::clock::view_clock;
use crate::browser::locale;
use crate::browser::skeleton;
use crate::config::ConfigError;
use crate::view::{ErrorPage, Phones, ViewContext, Words};
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct ConfigErrorPageProps {
    mistakes: Vec<ConfigError>,
    words: &'static Words,
}

#[component]
fn ConfigErrorPage(props: &ConfigErrorPageProps) -> Html {
    let (clock, locale) = (view_clock(), locale(&props.words.language));
    let view_context = ViewContext { clock, words: props.words, locale, phones: Phones::unknown() };
    html! {
        <ContextProvider<ViewContext> context={view_context}>
            <ErrorPage mistakes={props.mistakes.clone()} />
        </ContextProvider<ViewContext>>
    }
}

/// Says in `root` what is wrong with the configuration, and nothing else.
pub fn show_config_error(root: Element, mistakes: Vec<ConfigError>, words: &'static Words) {
    skeleton::remove();
    yew::Renderer::<ConfigErrorPage>::with_root_and_props(root, ConfigErrorPageProps { mistakes, words }).render();
}
