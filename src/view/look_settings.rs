//! What the page looks like, as the agent likes it.

use super::dom_events::chosen;
use super::view_context::use_words;
use super::words::Words;
use crate::config::Theme;
use crate::settings::{Density, Look, TextSize};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LookSettingsProps {
    pub look: Look,
    pub on_change: Callback<Look>,
}

#[component]
pub fn LookSettings(props: &LookSettingsProps) -> Html {
    let words = use_words();
    let (look, text) = (props.look, &words.settings);
    let themes = [None].into_iter().chain(Theme::ALL.map(Some));
    let themes = themes.map(|theme| (theme.map_or("", Theme::name), theme_in_words(words, theme)));
    let densities = Density::ALL.map(|density| {
        let word = match density {
            Density::Comfortable => text.comfortable,
            Density::Compact => text.compact,
        };
        (density.name(), word)
    });
    let sizes = TextSize::ALL.map(|size| {
        let word = match size {
            TextSize::Small => text.small,
            TextSize::Normal => text.normal,
            TextSize::Large => text.large,
            TextSize::Largest => text.largest,
        };
        (size.name(), word)
    });
    let on = |set: fn(Look, &str) -> Look| props.on_change.reform(move |event: Event| set(look, &chosen(&event)));
    let on_theme = on(|look, name| Look { theme: Theme::named(name), ..look });
    let on_density = on(|look, name| Look { density: Density::named(name).unwrap_or_default(), ..look });
    let on_size = on(|look, name| Look { text_size: TextSize::named(name).unwrap_or_default(), ..look });
    html! {
        <>
            { choice("theme", text.theme, look.theme.map_or("", Theme::name), themes.collect(), on_theme) }
            { choice("density", text.density, look.density.name(), densities.into(), on_density) }
            { choice("text-size", text.text_size, look.text_size.name(), sizes.into(), on_size) }
        </>
    }
}

/// `options` are values with their words.
fn choice(
    name: &'static str,
    label: &'static str,
    value: &'static str,
    options: Vec<(&'static str, &'static str)>,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label class="setting">
            <span>{ label }</span>
            // An option that was once chosen by hand no longer heeds its attribute.
            <select data-setting={name} ~value={value} autocomplete="off" {onchange}>
                { for options.into_iter().map(|(option, word)| html! {
                    <option value={option} selected={option == value}>{ word }</option>
                }) }
            </select>
        </label>
    }
}

fn theme_in_words(words: &Words, theme: Option<Theme>) -> &'static str {
    let text = &words.settings;
    match theme {
        None => text.configured,
        Some(Theme::Auto) => text.system,
        Some(Theme::Light) => text.light,
        Some(Theme::Dark) => text.dark,
        Some(Theme::Contrast) => text.contrast,
    }
}
