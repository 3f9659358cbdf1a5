//! The name of the page: the enterprise's own where it has one, for readers of screens alone where it hasn't.

use super::words::use_words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BrandProps {
    pub name: Option<AttrValue>,
    /// Address of a picture.
    pub logo: Option<AttrValue>,
}

#[component]
pub fn Brand(props: &BrandProps) -> Html {
    let words = use_words();
    let name = props.name.clone().unwrap_or(AttrValue::Static(words.page.title));
    let plain = props.name.is_none() && props.logo.is_none();
    let logo = props.logo.as_ref().map(|logo| {
        // Beside its own name a picture says nothing more.
        let alt = if props.name.is_some() { AttrValue::Static("") } else { name.clone() };
        html! { <img class="brand-logo" src={logo} {alt} /> }
    });
    html! {
        <h1 class={if plain { "visually-hidden" } else { "brand" }}>
            { logo }
            if props.logo.is_none() || props.name.is_some() {
                <span>{ name }</span>
            }
        </h1>
    }
}
