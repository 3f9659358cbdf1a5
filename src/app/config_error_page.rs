//! The page in the console's place when the configuration can't be used.

use crate::browser::clock::view_clock;
use crate::browser::formatter;
use crate::browser::skeleton;
use crate::config::Mistake;
use crate::view::{ErrorPage, Phones, Spoken, Surroundings};
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct RefusalProps {
    mistake: Mistake,
    spoken: Spoken,
}

#[component]
fn Refusal(props: &RefusalProps) -> Html {
    let (clock, culture) = (view_clock(), formatter(&props.spoken.first.language));
    let surroundings = Surroundings { clock, spoken: props.spoken, culture, phones: Phones::unknown() };
    html! {
        <ContextProvider<Surroundings> context={surroundings}>
            <ErrorPage mistake={props.mistake.clone()} />
        </ContextProvider<Surroundings>>
    }
}

/// Says in `root` what is wrong with the configuration, and nothing else.
pub fn show_config_error(root: Element, mistake: Mistake, spoken: Spoken) {
    skeleton::remove();
    yew::Renderer::<Refusal>::with_root_and_props(root, RefusalProps { mistake, spoken }).render();
}
