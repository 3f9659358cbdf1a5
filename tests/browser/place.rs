//! Trap D15: the vendor gives `$aicc_ContextPath` three meanings. Only origins are ever compared.

use agent_console::browser::Environment;
use agent_console::config::{Bar, ConfigError, Mode};
use wasm_bindgen_test::*;

const BASE: &str = "https://console.example/app/index.html";

fn framed(url: &str, context_path: &str, origins: &[&str]) -> Result<Environment, ConfigError> {
    let origins = origins.iter().map(|origin| (*origin).to_owned()).collect();
    let bar = Bar { mode: Mode::Frame, url: url.into(), context_path: context_path.into(), origins, ..Bar::default() };
    Environment::of(&bar, BASE)
}

#[wasm_bindgen_test]
fn d15_each_meaning_of_the_context_path_names_one_origin() {
    for context_path in [
        "https://cec.example:28090/service-cloud/",
        "https://cec.example:28090/",
        "https://cec.example:28090",
        "HTTPS://CEC.example:28090/service-cloud",
    ] {
        let place = framed("https://bar.example/page.html", context_path, &[]).expect("valid");
        assert_eq!(place.target, "https://cec.example:28090");
        assert_eq!(place.origins, ["https://bar.example", "https://cec.example:28090"]);
    }
}

#[wasm_bindgen_test]
fn without_a_context_path_the_bar_is_spoken_to_where_it_comes_from() {
    let place = framed("https://bar.example:443/page.html?a=b#c", "", &["https://further.example/"]).expect("valid");
    assert_eq!(place.source, "https://bar.example/page.html?a=b#c");
    assert_eq!(place.target, "https://bar.example");
    assert_eq!(place.origins, ["https://bar.example", "https://further.example"]);
}

#[wasm_bindgen_test]
fn behind_a_reverse_proxy_the_bar_has_our_own_origin() {
    let place = framed("/service-cloud/bar.html", "/service-cloud/", &[]).expect("valid");
    assert_eq!(place.source, "https://console.example/service-cloud/bar.html");
    assert_eq!((place.target.as_str(), place.origins.len()), ("https://console.example", 1));
}

#[wasm_bindgen_test]
fn the_simulated_bar_lies_beside_the_page() {
    let place = Environment::of(&Bar::default(), BASE).expect("valid");
    assert_eq!(place.source, "https://console.example/app/simulator/index.html");
    assert!(place.simulated);
}

#[wasm_bindgen_test]
fn an_address_that_is_no_page_of_a_bar_is_refused() {
    for bad in ["javascript:alert(1)", "data:text/html,x", "file:///etc", "blob:https://a/b", "https://"] {
        assert_eq!(framed(bad, "", &[]).expect_err(bad).key.as_deref(), Some("bar.url"), "{bad}");
        let mistake = framed("/bar", bad, &[]).expect_err(bad);
        assert_eq!(mistake.key.as_deref(), Some("bar.contextPath"), "{bad}");
        let mistake = framed("/bar", "", &[bad]).expect_err(bad);
        assert_eq!(mistake.key.as_deref(), Some("bar.origins"), "{bad}");
    }
}
