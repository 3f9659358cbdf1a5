//! The choice of a language. Each stands there by its own name, for whoever can't read the one that is shown.

use super::icons::GLOBE;
use super::input::chosen;
use super::words::{LANGUAGES, Words, use_words};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LanguageMenuProps {
    pub on_choose: Callback<&'static Words>,
}

#[component]
pub fn LanguageMenu(props: &LanguageMenuProps) -> Html {
    let words = use_words();
    let on_choose = props.on_choose.clone();
    let onchange = Callback::from(move |event: Event| {
        let tag = chosen(&event);
        LANGUAGES.into_iter().filter(|words| words.language.tag == tag).for_each(|words| on_choose.emit(words));
    });
    html! {
        <label class="language">
            { GLOBE.draw() }
            <span class="visually-hidden">{ words.page.language }</span>
            // An option that was once chosen by hand no longer heeds its attribute.
            <select id="language" ~value={words.language.tag} autocomplete="off" {onchange}>
                { for LANGUAGES.iter().map(|offered| {
                    let language = &offered.language;
                    html! {
                        <option value={language.tag} lang={language.tag} dir={language.direction.name()}
                            selected={*offered == words}>{ language.name }</option>
                    }
                }) }
            </select>
        </label>
    }
}
