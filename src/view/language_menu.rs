//! The choice of a language. Each stands there by its own name, for whoever can't read the one that is shown.

use super::dom_events::chosen;
use super::icons::GLOBE;
use super::view_context::use_words;
use super::words::{LANGUAGES, Language};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LanguageMenuProps {
    /// What is chosen; the page may not have come to be in it yet.
    pub chosen: &'static Language,
    pub on_choose: Callback<&'static Language>,
}

#[component]
pub fn LanguageMenu(props: &LanguageMenuProps) -> Html {
    let label = use_words().page.language;
    html! { <LanguageSelect {label} chosen={props.chosen} on_choose={props.on_choose.clone()} /> }
}

#[derive(Properties, PartialEq)]
pub struct LanguageSelectProps {
    pub label: &'static str,
    pub chosen: &'static Language,
    pub on_choose: Callback<&'static Language>,
}

/// The same for a page with other words than the console's.
#[component]
pub fn LanguageSelect(props: &LanguageSelectProps) -> Html {
    let on_choose = props.on_choose.clone();
    let onchange = Callback::from(move |event: Event| {
        let tag = chosen(&event);
        LANGUAGES.iter().filter(|language| language.tag == tag).for_each(|language| on_choose.emit(language));
    });
    html! {
        <label class="language">
            { GLOBE.draw() }
            <span class="visually-hidden">{ props.label }</span>
            // An option that was once chosen by hand no longer heeds its attribute.
            <select id="language" ~value={props.chosen.tag} autocomplete="off" {onchange}>
                { for LANGUAGES.iter().map(|language| html! {
                    <option value={language.tag} lang={language.tag} dir={language.direction.name()}
                        selected={language == props.chosen}>{ language.name }</option>
                }) }
            </select>
        </label>
    }
}
