//! What stands at the edges of the bar: the grips by which the agent sizes and moves it, the button that folds it away until
//! a call rings, and the line that stands for it meanwhile.

use super::dom_events::{Pull, grip_key, pull};
use super::icons::{DOTS, FOLD};
use super::view_context::use_words;
use crate::config::BarPlace;
use crate::settings::{Grip, Stride};
use yew::prelude::*;

/// What the agent does with a grip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GripAct {
    /// Takes hold of it, at this point of the window, CSS pixels.
    Take(i32, i32),
    Pull(i32, i32),
    Leave,
    /// By a key. To the right is to the right, in every language.
    Step(Stride),
    Reset,
}

#[derive(Properties, PartialEq)]
pub struct BarEdgesProps {
    pub place: BarPlace,
    pub on_grip: Callback<(Grip, GripAct)>,
    pub on_show: Callback<()>,
}

#[component]
pub fn BarEdges(props: &BarEdgesProps) -> Html {
    let words = &use_words().layout;
    let grips: &[(Grip, &'static str)] = match props.place {
        BarPlace::Top | BarPlace::Bottom => &[(Grip::Height, words.height)],
        BarPlace::Side => &[(Grip::Width, words.width)],
        BarPlace::Float => &[(Grip::Place, words.place), (Grip::Height, words.height), (Grip::Width, words.width)],
    };
    html! {
        <>
            { for grips.iter().map(|(grip, label)| html! {
                <BarGrip key={name(*grip)} grip={*grip} {label} on_grip={props.on_grip.clone()} />
            }) }
            <p class="bar-folded">
                <span>{ words.hidden }</span>
                <button type="button" class="plain-button" data-action="show-bar"
                    onclick={props.on_show.reform(|_: MouseEvent| ())}>{ words.show }</button>
            </p>
        </>
    }
}

fn name(grip: Grip) -> &'static str {
    match grip {
        Grip::Height => "height",
        Grip::Width => "width",
        Grip::Place => "place",
    }
}

#[derive(Properties, PartialEq)]
struct BarGripProps {
    grip: Grip,
    label: &'static str,
    on_grip: Callback<(Grip, GripAct)>,
}

/// How large the bar is, whoever sizes it writes into the separator.
#[component]
fn BarGrip(props: &BarGripProps) -> Html {
    let BarGripProps { grip, label, on_grip } = props;
    let grip = *grip;
    let tell = move |act: GripAct| (grip, act);
    let onpointerdown = {
        let on_grip = on_grip.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(Pull { x, y }) = pull(&event, true) {
                on_grip.emit(tell(GripAct::Take(x, y)));
            }
        })
    };
    let onpointermove = {
        let on_grip = on_grip.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(Pull { x, y }) = pull(&event, false) {
                on_grip.emit(tell(GripAct::Pull(x, y)));
            }
        })
    };
    let onlostpointercapture = on_grip.reform(move |_: PointerEvent| tell(GripAct::Leave));
    let onkeydown = {
        let on_grip = on_grip.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(stride) = grip_key(&event) {
                event.prevent_default();
                on_grip.emit(tell(GripAct::Step(stride)));
            }
        })
    };
    let ondblclick = on_grip.reform(move |_: MouseEvent| tell(GripAct::Reset));
    let orientation = if grip == Grip::Width { "vertical" } else { "horizontal" };
    if grip == Grip::Place {
        return html! {
            <button type="button" class="bar-grip" data-grip={name(grip)} title={*label} {onpointerdown} {onpointermove}
                {onlostpointercapture} {onkeydown} {ondblclick}>
                { DOTS.draw() }<span>{ label }</span>
            </button>
        };
    }
    html! {
        <div class="bar-grip" role="separator" data-grip={name(grip)} tabindex="0" aria-label={*label} title={*label}
            aria-orientation={orientation} aria-controls="bar-slot" {onpointerdown} {onpointermove} {onlostpointercapture}
            {onkeydown} {ondblclick} />
    }
}

#[derive(Properties, PartialEq)]
pub struct HideBarProps {
    /// The bar is folded away as long as no call needs it.
    pub hides: bool,
    pub on_hide: Callback<bool>,
}

#[component]
pub fn HideBar(props: &HideBarProps) -> Html {
    let words = &use_words().layout;
    let hides = props.hides;
    html! {
        <button type="button" class="tool" data-action="hide-bar" aria-pressed={hides.to_string()} title={words.hide}
            onclick={props.on_hide.reform(move |_: MouseEvent| !hides)}>
            { FOLD.draw() }<span>{ words.hide }</span>
        </button>
    }
}
