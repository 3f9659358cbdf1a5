//! The page in the console's place when the configuration can't be used.

use crate::browser::clock::view_clock;
use crate::browser::formatter;
use crate::browser::skeleton;
use crate::config::Mistake;
use crate::view::{ErrorPage, Phones, Surroundings, Words};
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct ConfigErrorProps {
    mistake: Mistake,
    words: &'static Words,
}

#[component]
fn ConfigError(props: &ConfigErrorProps) -> Html {
    let (clock, culture) = (view_clock(), formatter(&props.words.language));
    let surroundings = Surroundings { clock, words: props.words, culture, phones: Phones::unknown() };
    html! {
        <ContextProvider<Surroundings> context={surroundings}>
            <ErrorPage mistake={props.mistake.clone()} />
        </ContextProvider<Surroundings>>
    }
}

/// Says in `root` what is wrong with the configuration, and nothing else.
pub fn show_config_error(root: Element, mistake: Mistake, words: &'static Words) {
    skeleton::remove();
    yew::Renderer::<ConfigError>::with_root_and_props(root, ConfigErrorProps { mistake, words }).render();
}
