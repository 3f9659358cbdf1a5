//! What became of a call, by the enterprise's own codes: a few lie open to be chosen with one press, many in a list.

use super::dom_events::chosen;
use super::view_context::use_words;
use super::words::Words;
use crate::config::Disposition;
use std::rc::Rc;
use yew::prelude::*;

/// More than these would fill the column.
const MOST_OPEN: usize = 6;

#[derive(Properties, PartialEq)]
pub struct DispositionsProps {
    /// The key of the call.
    pub call: u64,
    /// The id of the list, if there are so many.
    #[prop_or("wrap-up-disposition")]
    pub id: &'static str,
    pub chosen: Option<String>,
    pub dispositions: Rc<[Disposition]>,
    pub required: bool,
    pub editable: bool,
    pub on_choose: Callback<Option<String>>,
}

/// One that may be chosen, with its name in the language of the page; `None` is none at all.
type Choice = (Option<String>, String);

#[component]
pub fn Dispositions(props: &DispositionsProps) -> Html {
    let words = use_words();
    if props.dispositions.is_empty() && props.chosen.is_none() {
        return Html::default();
    }
    let legend = if props.required { words.wrap_up.disposition_required } else { words.wrap_up.disposition };
    let choices = choices(words, props);
    if props.dispositions.len() <= MOST_OPEN { open(props, legend, &choices) } else { list(props, legend, &choices) }
}

fn choices(words: &Words, props: &DispositionsProps) -> Vec<Choice> {
    let named = |one: &Disposition| (Some(one.code.clone()), one.name.name(words.language.tag).to_owned());
    let mut choices: Vec<Choice> = props.dispositions.iter().map(named).collect();
    // A code that the configuration had earlier.
    if let Some(code) = &props.chosen
        && !props.dispositions.iter().any(|one| one.code == *code)
    {
        choices.push((Some(code.clone()), code.clone()));
    }
    if !props.required {
        choices.push((None, words.wrap_up.none.to_owned()));
    }
    choices
}

fn open(props: &DispositionsProps, legend: &'static str, choices: &[Choice]) -> Html {
    let name = format!("disposition-{}", props.call);
    html! {
        <fieldset class="dispositions" disabled={!props.editable}>
            <legend class="wrap-up-label">{ legend }</legend>
            { for choices.iter().map(|(code, text)| {
                let onchange = props.on_choose.reform({
                    let code = code.clone();
                    move |_: Event| code.clone()
                });
                html! {
                    <label key={code.clone().unwrap_or_default()} class="disposition">
                        <input type="radio" name={name.clone()} value={code.clone().unwrap_or_default()}
                            checked={*code == props.chosen} {onchange} />
                        <span>{ text.clone() }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

fn list(props: &DispositionsProps, legend: &'static str, choices: &[Choice]) -> Html {
    let onchange = props.on_choose.reform(|event: Event| Some(chosen(&event)).filter(|code| !code.is_empty()));
    html! {
        <div class="dispositions">
            <label class="wrap-up-label" for={props.id}>{ legend }</label>
            // An option that was once chosen by hand no longer heeds its attribute.
            <select id={props.id} ~value={props.chosen.clone().unwrap_or_default()} autocomplete="off" disabled={!props.editable}
                aria-required={props.required.to_string()} {onchange}>
                if props.required && props.chosen.is_none() {
                    <option value="" selected=true>{ "…" }</option>
                }
                { for choices.iter().map(|(code, text)| html! {
                    <option value={code.clone().unwrap_or_default()} selected={*code == props.chosen}>{ text.clone() }</option>
                }) }
            </select>
        </div>
    }
}
