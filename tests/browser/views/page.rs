//! The page around the parts, and the page in their place.

use crate::stage::draw;
use agent_console::config::{ConfigError, Expected, Found};
use agent_console::view::{EN, ErrorPage, Layout, brand};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

#[wasm_bindgen_test]
async fn the_page_is_named_by_the_enterprise_in_words_or_by_its_logo() {
    let mut stage = draw(brand(&EN, None, None)).await;
    assert_eq!(stage.text("h1.visually-hidden"), "Agent console");
    stage.redraw(brand(&EN, Some("Acme"), Some("data:,"))).await;
    assert_eq!((stage.text("h1.brand").as_str(), stage.attribute("img", "alt").as_deref()), ("Acme", Some("")));
    stage.redraw(brand(&EN, None, Some("data:,"))).await;
    assert_eq!(stage.attribute("h1 img", "alt").as_deref(), Some("Agent console"));
}

#[wasm_bindgen_test]
async fn every_part_has_its_place_and_the_bar_comes_first() {
    let part = |id: &'static str| html! { <i {id} /> };
    let stage = draw(html! {
        <Layout brand={brand(&EN, None, None)} bar={part("a-bar")} connection={part("a-line")} status={part("a-status")}
            popup={part("a-popup")} log={part("a-log")} />
    })
    .await;
    assert_eq!(stage.count("#bar-slot > #a-bar"), 1);
    assert_eq!(stage.count("main#console i"), 3);
    assert_eq!(stage.count("h1"), 1);
    assert_eq!(stage.attribute("a", "href").as_deref(), Some("#console"));
}

#[wasm_bindgen_test]
async fn the_bars_frame_stays_the_same_element_whatever_happens_beside_it() {
    let page = |popup: Html| {
        let bar = html! { <iframe class="bar-frame" /> };
        html! { <Layout brand={Html::default()} {bar} connection={Html::default()} status={Html::default()} {popup} log={Html::default()} /> }
    };
    let mut stage = draw(page(Html::default())).await;
    let frame = stage.find("iframe");
    stage.redraw(page(html! { <p>{ "It rings" }</p> })).await;
    assert_eq!(stage.find("iframe"), frame);
}

#[wasm_bindgen_test]
async fn a_mistake_in_the_configuration_is_named_with_file_key_and_what_belongs_there() {
    let expected = Expected::OneOf(vec!["\"simulator\"".into(), "\"frame\"".into()]);
    let mistake = ConfigError::at("bar.mode", Found::Value("\"iframe\"".into()), expected);
    let mut stage = draw(html! { <ErrorPage mistakes={vec![mistake.clone()]} /> }).await;
    let text = stage.text("main#config-error [role=alert]");
    for said in ["config.json", "bar.mode", "\"iframe\"", "one of \"simulator\", \"frame\"", "Correct the file"] {
        assert!(text.contains(said), "{said} is missing in {text}");
    }

    let of_file = ConfigError { key: None, ..mistake.clone() };
    stage.redraw(html! { <ErrorPage mistakes={vec![of_file]} /> }).await;
    assert!(!stage.text("main").contains("Key"));

    let meant = ConfigError::at("theem", Found::UnknownKey, Expected::Key(vec!["theme".into()]));
    stage.redraw(html! { <ErrorPage mistakes={vec![mistake, meant]} /> }).await;
    assert_eq!(stage.count("main#config-error [role=alert] ol > li"), 2);
    assert!(stage.text("li:first-child").contains("bar.mode"), "{}", stage.text("li:first-child"));
    assert!(stage.text("li:last-child").contains("did you mean \"theme\"?"), "{}", stage.text("li:last-child"));
}
