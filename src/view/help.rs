//! The list of the keys that lead around the console, and the place to change them.

use super::dom_events::{Stroke, stroke, ticked};
use super::view_context::use_words;
use super::words::Words;
use crate::shortcuts::{Command, Shortcuts};
use yew::prelude::*;

/// A file of the release, beside the page.
const LICENCES: &str = "licences.txt";

#[derive(Properties, PartialEq)]
pub struct HelpProps {
    pub shortcuts: Shortcuts,
    /// There is a window that stays on top.
    #[prop_or(true)]
    pub has_mini: bool,
    pub on_change: Callback<Shortcuts>,
}

#[component]
pub fn Help(props: &HelpProps) -> Html {
    let words = use_words();
    // The command whose next key is being asked for, and what came of the last answer.
    let asked = use_state(|| None::<Command>);
    let said = use_state(|| AttrValue::Static(""));
    let onkeydown = {
        let (asked, said) = (asked.clone(), said.clone());
        let (shortcuts, on_change) = (props.shortcuts.clone(), props.on_change.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(command) = *asked else { return };
            let key = match stroke(&event) {
                Stroke::Key(key) => Some(key),
                Stroke::Delete => None,
                Stroke::Escape => {
                    // It leaves the question, not the dialog.
                    event.prevent_default();
                    return asked.set(None);
                }
                Stroke::Press => {
                    event.prevent_default();
                    return said.set(words.help.no_character.into());
                }
                Stroke::Other => return,
            };
            event.prevent_default();
            let mut changed = shortcuts.clone();
            let name = words.command(command);
            match (changed.give(command, key), key) {
                (Err(other), key) => {
                    let key = key.map(|key| key.label()).unwrap_or_default();
                    said.set((words.help.taken)(&key, words.command(other)).into());
                }
                (Ok(()), key) => {
                    said.set(match key {
                        Some(key) => (words.help.changed)(name, &key.label()).into(),
                        None => (words.help.removed)(name).into(),
                    });
                    asked.set(None);
                    on_change.emit(changed);
                }
            }
        })
    };
    let onfocusout = {
        let asked = asked.clone();
        Callback::from(move |_: FocusEvent| asked.set(None))
    };
    let on_ask = {
        let (asked, said) = (asked.clone(), said.clone());
        Callback::from(move |command| {
            asked.set(Some(command));
            said.set(words.help.press_a_key.into());
        })
    };
    let change = |change: fn(&mut Shortcuts, bool)| {
        let (shortcuts, on_change) = (props.shortcuts.clone(), props.on_change.clone());
        move |on: bool| {
            let mut changed = shortcuts.clone();
            change(&mut changed, on);
            on_change.emit(changed);
        }
    };
    let switch = change(|shortcuts, on| shortcuts.on = on);
    let reset = change(|shortcuts, _| shortcuts.reset());
    html! {
        <div class="help" {onkeydown} tabindex="-1">
            <p>{ words.help.where_they_act }</p>
            <label class="help-switch">
                <input type="checkbox" role="switch" checked={props.shortcuts.on}
                    onchange={Callback::from(move |event: Event| switch(ticked(&event)))} />
                <span>{ words.help.switch }</span>
            </label>
            <ul class="help-keys" data-on={props.shortcuts.on.to_string()} {onfocusout}>
                { for Command::ALL.into_iter().filter(|command| props.has_mini || *command != Command::Mini)
                    .map(|command| key_of(words, props, command, *asked == Some(command), &on_ask)) }
            </ul>
            <p class="help-said" role="status">{ (*said).clone() }</p>
            <p class="help-advice">{ words.help.how }</p>
            if !props.shortcuts.are_usual() {
                <button type="button" class="plain-button" data-action="usual-keys"
                    onclick={Callback::from(move |_: MouseEvent| reset(true))}>{ words.help.reset }</button>
            }
            <p class="help-advice">{ words.help.always }</p>
            <p class="help-advice">{ words.help.in_the_bar }</p>
            if !props.has_mini {
                <p class="help-advice" data-help="no-mini">{ words.mini.unsupported }</p>
            }
            <a class="help-licences" href={LICENCES} target="_blank" rel="noopener">
                { words.help.licences }
            </a>
        </div>
    }
}

/// One line: where a key leads, and the key, which is the button to change it. `asked` says that the next key is this
/// command's.
fn key_of(words: &Words, props: &HelpProps, command: Command, asked: bool, on_ask: &Callback<Command>) -> Html {
    let name = words.command(command);
    let key = props.shortcuts.key_of(command).map(|key| key.label());
    let text = key.as_deref().unwrap_or(words.help.no_key);
    let label = (!asked).then(|| (words.help.key_of)(name, text));
    html! {
        <li key={command.name()}>
            <span>{ name }</span>
            <button type="button" class="help-key" data-command={command.name()} data-key={key.clone()}
                aria-label={label} data-asked={asked.then_some("true")}
                onclick={on_ask.reform(move |_: MouseEvent| command)}>
                if asked {
                    { words.help.press_a_key }
                } else if key.is_some() {
                    <kbd>{ text }</kbd>
                } else {
                    { text }
                }
            </button>
        </li>
    }
}
