//! The name of the page: the enterprise's own where it has one, for readers of screens alone where it hasn't.

use super::words::EssentialWords;
use yew::prelude::*;

/// The page's heading; `logo` is the address of a picture.
pub fn brand(words: &EssentialWords, name: Option<&str>, logo: Option<&str>) -> Html {
    let plain = name.is_none() && logo.is_none();
    // Beside its own name a picture says nothing more.
    let alt = if name.is_some() { "" } else { words.page.title };
    html! {
        <h1 class={if plain { "visually-hidden" } else { "brand" }}>
            if let Some(logo) = logo {
                <img class="brand-logo" src={logo.to_owned()} {alt} />
            }
            if logo.is_none() || name.is_some() {
                <span>{ name.unwrap_or(words.page.title) }</span>
            }
        </h1>
    }
}
