use axum::Router;
use axum::http::StatusCode;

use crate::harness::{Browser, DIST, Site, console, policed};

fn released(file: &str) -> String {
    std::fs::read_to_string(format!("{DIST}/{file}")).unwrap_or_else(|error| panic!("dist/{file}: {error}"))
}

#[test]
fn the_configuration_lies_beside_the_page_and_names_nothing_but_its_schema() {
    let file: serde_json::Value = serde_json::from_str(&released("config.json")).expect("JSON");
    assert_eq!(file, serde_json::json!({"$schema": "./config.schema.json"}));
    assert!(released("config.schema.json").contains("silentMinutes"));
}

#[test]
fn no_page_holds_an_inline_script_or_style() {
    for page in ["index.html", "simulator/index.html"] {
        let page = released(page);
        for script in page.split("<script").skip(1) {
            assert!(script.trim_start().starts_with("src=") && script.contains("></script>"), "{script}");
        }
        assert!(!page.contains("<style"), "{page}");
        let handler = |word: &str| word.starts_with("on") || word.starts_with("style");
        let inline = page.split_whitespace().find(|word| handler(word) && word.contains('='));
        assert_eq!(inline, None);
    }
}

#[test]
fn the_console_does_not_load_the_simulated_bar_with_its_page() {
    assert!(!released("index.html").contains("simulat"));
}

#[test]
fn the_consoles_program_holds_nothing_of_the_simulated_bar() {
    // Every program of a folder, however many there are.
    let programs = |folder: &str| -> Vec<Vec<u8>> {
        let files = std::fs::read_dir(format!("{DIST}/{folder}")).expect("a folder of the release");
        let names = files.map(|file| file.expect("readable").path());
        let wasm = names.filter(|path| path.extension().is_some_and(|end| end == "wasm"));
        wasm.map(|path| std::fs::read(path).expect("readable")).collect()
    };
    let words = b"Simulated connection bar: no real calls";
    let holding =
        |folder| programs(folder).iter().filter(|program| memchr::memmem::find(program, words).is_some()).count();
    assert_eq!(holding("simulator"), 1);
    assert!(!programs("").is_empty(), "the console is a program");
    assert_eq!(holding(""), 0);
}

#[tokio::test]
async fn the_console_starts_under_a_strict_policy_without_a_console_error() {
    let (site, browser) = (Site::console("{}").await, Browser::start().await);

    browser.open(site.url("/")).await;
    browser.until("the console to draw itself", async || browser.count("#call-log").await == 1).await;

    assert_eq!(browser.console_errors().await, [""; 0]);
}

#[tokio::test]
async fn the_console_starts_under_any_path() {
    let routes = Router::new().nest_service("/some/where", console(StatusCode::OK, "{}"));
    let site = Site::routes(policed(routes, "{}")).await;
    let browser = Browser::start().await;

    browser.open(site.url("/some/where/")).await;
    browser.until("the console to draw itself", async || browser.count("#call-log").await == 1).await;

    assert_eq!(browser.console_errors().await, [""; 0]);
}

#[tokio::test]
async fn the_simulated_bar_is_a_page_of_its_own() {
    let (site, browser) = (Site::console("{}").await, Browser::start().await);

    browser.open(site.url("/simulator/index.html")).await;
    browser.until("the bar to draw itself", async || browser.count("body > *").await > 0).await;

    assert_eq!(browser.console_errors().await, [""; 0]);
}
