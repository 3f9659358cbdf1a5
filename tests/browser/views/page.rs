//! The page around the parts, and the page in their place.

use crate::stage::draw;
use agent_console::view::{ConfigProblem, ErrorPage, Layout};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

#[wasm_bindgen_test]
async fn every_part_has_its_place_and_the_bar_comes_first() {
    let part = |id: &'static str| html! { <i {id} /> };
    let stage = draw(html! {
        <Layout bar={part("a-bar")} connection={part("a-line")} status={part("a-status")} popup={part("a-popup")}
            log={part("a-log")} />
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
        html! { <Layout {bar} connection={Html::default()} status={Html::default()} {popup} log={Html::default()} /> }
    };
    let mut stage = draw(page(Html::default())).await;
    let frame = stage.find("iframe");
    stage.redraw(page(html! { <p>{ "It rings" }</p> })).await;
    assert_eq!(stage.find("iframe"), frame);
}

#[wasm_bindgen_test]
async fn a_mistake_in_the_configuration_is_named_with_file_key_and_what_belongs_there() {
    let problem = ConfigProblem {
        file: "config.json".into(),
        key: Some("bar.mode".into()),
        found: "\"iframe\"".into(),
        expected: "\"simulator\", \"frame\" or \"loader\"".into(),
        advice: "Correct the value and reload this page.".into(),
    };
    let mut stage = draw(html! { <ErrorPage problem={problem.clone()} /> }).await;
    let text = stage.text("main#config-error [role=alert]");
    for said in ["config.json", "bar.mode", "\"iframe\"", "\"loader\"", "Correct the value"] {
        assert!(text.contains(said), "{said} is missing in {text}");
    }

    stage.redraw(html! { <ErrorPage problem={ConfigProblem { key: None, ..problem }} /> }).await;
    assert!(!stage.text("main").contains("Key"));
}
