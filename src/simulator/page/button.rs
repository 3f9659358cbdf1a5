//! A button for one action.

use crate::simulator::action::Action;
use yew::{AttrValue, Callback, Classes, Html, Properties, classes, function_component, html};

#[derive(PartialEq, Properties)]
pub struct ButtonProps {
    pub label: AttrValue,
    pub action: Action,
    pub enabled: bool,
    pub on_act: Callback<Action>,
    #[prop_or_default]
    pub class: Classes,
}

#[function_component]
pub fn ActionButton(props: &ButtonProps) -> Html {
    let onclick = {
        let (on_act, action) = (props.on_act.clone(), props.action.clone());
        Callback::from(move |_| on_act.emit(action.clone()))
    };
    html! {
        <button
            type="button"
            class={classes!("button", props.class.clone())}
            data-action={props.action.name()}
            disabled={!props.enabled}
            {onclick}
        >
            { props.label.clone() }
        </button>
    }
}
