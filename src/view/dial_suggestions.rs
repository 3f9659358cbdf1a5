//! Whom the agent may mean, under the field for a number to call (ARIA's pattern of a combobox with a list). The focus stays in
//! the field; the list goes when a call rings.

use super::dom_events::{ListKey, list_key, show};
use super::number::number_text;
use super::phones::Phones;
use super::words::Words;
use crate::log::Suggestion;
use std::rc::Rc;
use yew::prelude::*;

/// The id of the list.
pub(super) const LIST: &str = "dial-suggestions";

/// Answers what was typed.
pub type Complete = Callback<String, Rc<[Suggestion]>>;

/// The list, and what the field needs of it.
pub(super) struct Completion {
    pub open: bool,
    /// The id of the option that the keyboard is at.
    pub active: Option<String>,
    pub onkeydown: Callback<KeyboardEvent>,
    pub onblur: Callback<FocusEvent>,
    /// What the agent has typed now.
    pub on_type: Callback<String>,
    node: NodeRef,
    found: Rc<[Suggestion]>,
    at: Option<usize>,
    on_choose: Callback<usize>,
}

#[derive(Clone, PartialEq, Default)]
struct List {
    found: Rc<[Suggestion]>,
    at: Option<usize>,
}

/// `text` is what the field holds; `closed`: something else needs the agent's eyes.
#[hook]
pub(super) fn use_completion(text: &UseStateHandle<String>, complete: &Option<Complete>, closed: bool) -> Completion {
    let list = use_state(List::default);
    {
        let list = list.clone();
        use_effect_with(closed, move |_| list.set(List::default()));
    }
    let shown = if closed { List::default() } else { (*list).clone() };
    let ask = {
        let (list, complete) = (list.clone(), complete.clone());
        Callback::from(move |typed: String| {
            let found = complete.as_ref().map_or_else(Rc::default, |complete| complete.emit(typed));
            if !found.is_empty() || !list.found.is_empty() {
                list.set(List { found, at: None });
            }
        })
    };
    let on_choose = {
        let (text, list, found) = (text.clone(), list.clone(), shown.found.clone());
        Callback::from(move |at: usize| {
            if let Some(chosen) = found.get(at) {
                text.set(chosen.number.as_str().to_owned());
            }
            list.set(List::default());
        })
    };
    let onkeydown = {
        let (list, shown, ask, text, on_choose) =
            (list.clone(), shown.clone(), ask.clone(), text.clone(), on_choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let (count, at) = (shown.found.len(), shown.at);
            let go = |at: usize| list.set(List { at: Some(at), ..shown.clone() });
            match list_key(&event) {
                Some(ListKey::Down) if count == 0 => ask.emit((*text).clone()),
                Some(ListKey::Down) => go(at.map_or(0, |at| (at + 1) % count)),
                Some(ListKey::Up) if count > 0 => go(at.unwrap_or(0).checked_sub(1).unwrap_or(count - 1)),
                Some(ListKey::Choose) if at.is_some() => on_choose.emit(at.unwrap_or_default()),
                // The number is called that was typed, and what is said of it stands below.
                Some(ListKey::Choose) if count > 0 => return list.set(List::default()),
                Some(ListKey::Close) if count > 0 => list.set(List::default()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| list.set(List::default()));
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(shown.found.len(), move |count| {
            if *count > 0 {
                show(&node);
            }
        });
    }
    let List { found, at } = shown;
    let active = at.filter(|at| *at < found.len()).map(option_id);
    Completion { open: !found.is_empty(), active, onkeydown, onblur, on_type: ask, node, found, at, on_choose }
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

impl Completion {
    pub fn list(&self, words: &Words, phones: &Phones) -> Html {
        html! {
            <ul ref={self.node.clone()} id={LIST} class="dial-suggestions" role="listbox" aria-label={words.numbers.suggestions} hidden={!self.open}>
                { for self.found.iter().enumerate().map(|(at, suggestion)| self.option(words, phones, at, suggestion)) }
            </ul>
        }
    }

    fn option(&self, words: &Words, phones: &Phones, at: usize, suggestion: &Suggestion) -> Html {
        let Suggestion { number, name, hint } = suggestion;
        // The focus would go to the list, and the list with it.
        let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
        html! {
            <li key={number.as_str().to_owned()} id={option_id(at)} class="dial-suggestion" role="option" data-number={number.as_str().to_owned()}
                aria-selected={(self.at == Some(at)).to_string()} {onmousedown}
                onclick={self.on_choose.reform(move |_: MouseEvent| at)}>
                { for name.iter().map(|name| html! { <><bdi class="dial-suggestion-name">{ name.clone() }</bdi>{ " " }</> }) }
                { number_text(words, phones, number) }
                { for hint.iter().map(|hint| html! { <>{ " " }<span class="dial-suggestion-hint">{ hint.clone() }</span></> }) }
            </li>
        }
    }
}
