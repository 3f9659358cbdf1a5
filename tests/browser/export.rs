//! Files of calls: written beside everything else, and given up when nobody wants them any more.

use crate::stage::{at, draw, until, until_within};
use crate::views::call;
use agent_console::browser::export::{Exported, Exporting};
use agent_console::domain::{Call, EndedBy, Outcome, Phase};
use agent_console::journal::RecordKey;
use agent_console::view::{ExportMenu, ExportState, FileKind};
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_bindgen_test::*;
use yew::prelude::*;

/// The files that the browser is offered, instead of its downloads folder. One test at a time runs in a page.
struct Downloads(Function);

impl Downloads {
    fn watch() -> Downloads {
        let script = "(() => {
            const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
            globalThis.offered = [];
            URL.createObjectURL = blob => { globalThis.blob = blob; return make(blob); };
            HTMLAnchorElement.prototype.click = function () {
                globalThis.offered.push([this.download, globalThis.blob]);
            };
            return () => { URL.createObjectURL = make; HTMLAnchorElement.prototype.click = click; };
        })()";
        Downloads(js_sys::eval(script).expect("valid").unchecked_into())
    }

    /// Name, type and text of each, oldest first. The text shows a byte order mark.
    async fn all(&self) -> Vec<(String, String, String)> {
        let script = "Promise.all(globalThis.offered.map(async ([name, blob]) =>
            [name, blob.type, new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer())]))";
        let all: Promise = js_sys::eval(script).expect("valid").unchecked_into();
        let all: Array = JsFuture::from(all).await.expect("readable").unchecked_into();
        let text = |value: JsValue| value.as_string().expect("text");
        all.iter()
            .map(|file| file.unchecked_into::<Array>())
            .map(|file| (text(file.get(0)), text(file.get(1)), text(file.get(2))))
            .collect()
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
    }
}

fn rows(count: u64) -> Vec<(RecordKey, Rc<Call>)> {
    let ended = Phase::Ended { at: at(0), outcome: Outcome::Answered, by: EndedBy::Agent };
    (0..count).map(|key| Rc::new(call(key, ended))).map(|call| (RecordKey::of(1, &call), call)).collect()
}

fn exported(rows: Vec<(RecordKey, Rc<Call>)>, kind: FileKind) -> Exported {
    Exported {
        rows,
        kind,
        separator: ',',
        missing: None,
        named: Callback::from(|_| None),
        masked: Callback::from(|call| call),
    }
}

/// The states that an export goes through.
fn watched() -> (Rc<RefCell<Exporting>>, Rc<RefCell<Vec<ExportState>>>) {
    let states = Rc::<RefCell<Vec<ExportState>>>::default();
    let exporting = Rc::new_cyclic(|weak: &std::rc::Weak<RefCell<Exporting>>| {
        let (weak, states) = (weak.clone(), states.clone());
        RefCell::new(Exporting::new(Callback::from(move |()| {
            // It is borrowed while it starts.
            if let Some(exporting) = weak.upgrade()
                && let Ok(exporting) = exporting.try_borrow()
            {
                states.borrow_mut().push(exporting.state());
            }
        })))
    });
    (exporting, states)
}

#[wasm_bindgen_test]
async fn a_hundred_thousand_calls_become_a_file_while_the_page_goes_on() {
    let downloads = Downloads::watch();
    let (exporting, states) = watched();
    let longest = Rc::new(Cell::new(0.0_f64));
    let over = Rc::new(Cell::new(false));
    let clock = web_sys::window().and_then(|window| window.performance()).expect("a clock");
    let rows = rows(100_000);
    spawn_local({
        let (longest, over, clock) = (longest.clone(), over.clone(), clock.clone());
        async move {
            let mut last = clock.now();
            while !over.get() {
                yew::platform::time::sleep(std::time::Duration::ZERO).await;
                let now = clock.now();
                longest.set(longest.get().max(now - last));
                last = now;
            }
        }
    });
    let began = clock.now();
    exporting.borrow_mut().start(exported(rows, FileKind::Csv));
    let done = Some(&ExportState::Done { calls: 100_000 });
    until_within(20_000, "all of them", || states.borrow().last() == done).await;
    over.set(true);
    console_log!("100,000 calls exported within {:.0} ms, longest pause {:.0} ms", clock.now() - began, longest.get());
    assert!(states.borrow().len() > 10, "it says how far it is");
    let files = downloads.all().await;
    let [(name, kind, text)] = &files[..] else { panic!("{} files", files.len()) };
    assert!(name.starts_with("calls-20") && name.ends_with(".csv") && name.len() == "calls-2026-11-22.csv".len());
    assert_eq!(kind, "text/csv;charset=utf-8");
    assert!(text.starts_with("\u{feff}began,number,"));
    assert_eq!(text.lines().count(), 100_001);
    assert!(text.ends_with(",1456401416-99999,false,,,,,,,,,,,,,,\r\n"));
}

#[wasm_bindgen_test]
async fn an_export_that_is_cancelled_ends_without_a_file() {
    let downloads = Downloads::watch();
    let (exporting, states) = watched();
    exporting.borrow_mut().start(exported(rows(50_000), FileKind::JsonLines));
    until(
        "some of it",
        || matches!(states.borrow().last(), Some(ExportState::Running { done, total: 50_000 }) if *done > 0),
    )
    .await;
    exporting.borrow_mut().cancel();
    assert_eq!(exporting.borrow().state(), ExportState::Cancelled);
    // The next one is a new one, and the only one that becomes a file.
    exporting.borrow_mut().start(exported(rows(2), FileKind::JsonLines));
    until("the file", || exporting.borrow().state() == ExportState::Done { calls: 2 }).await;
    let files = downloads.all().await;
    assert_eq!(files.len(), 1);
    assert!(files[0].0.ends_with(".jsonl"));
    assert_eq!(files[0].2.lines().count(), 2);
}

#[wasm_bindgen_test]
async fn a_case_file_can_be_asked_for_also_without_calls() {
    let asked = Rc::<Cell<u32>>::default();
    let menu = |count: usize| {
        let asked = asked.clone();
        let on_case_file = Callback::from(move |()| asked.set(asked.get() + 1));
        html! {
            <ExportMenu {count} state={ExportState::Idle} on_export={Callback::noop()} on_cancel={Callback::noop()} {on_case_file} />
        }
    };
    let mut stage = draw(menu(0)).await;
    for (count, files) in [(0, 0), (2, 2)] {
        stage.redraw(menu(count)).await;
        for action in ["export-menu", "case-file"] {
            if action == "case-file" {
                assert_eq!(stage.count("[data-action^=export-]:not([data-action=export-menu])"), files);
            }
            stage.find(&format!("[data-action={action}]")).unchecked_into::<web_sys::HtmlElement>().click();
            yew::scheduler::flush().await;
        }
        assert_eq!(stage.count(".export-kinds"), 0);
    }
    assert_eq!(asked.get(), 2);
}

#[wasm_bindgen_test]
async fn the_menu_offers_both_kinds_and_shows_how_far_the_file_is() {
    let chosen = Rc::<RefCell<Vec<FileKind>>>::default();
    let cancelled = Rc::<Cell<bool>>::default();
    let menu = |count: usize, state: ExportState| {
        let (chosen, cancelled) = (chosen.clone(), cancelled.clone());
        let on_export = Callback::from(move |kind| chosen.borrow_mut().push(kind));
        let on_cancel = Callback::from(move |()| cancelled.set(true));
        html! { <ExportMenu {count} {state} {on_export} {on_cancel} /> }
    };
    let click = async |stage: &crate::stage::Stage, action: &str| {
        stage.find(&format!("[data-action={action}]")).unchecked_into::<web_sys::HtmlElement>().click();
        yew::scheduler::flush().await;
    };
    let mut stage = draw(menu(0, ExportState::Idle)).await;
    click(&stage, "export-menu").await;
    assert_eq!(stage.count("[data-action=export-csv]"), 0, "there is nothing to export");
    stage.redraw(menu(1_234, ExportState::Idle)).await;
    for (action, kind) in [("export-csv", FileKind::Csv), ("export-json-lines", FileKind::JsonLines)] {
        click(&stage, "export-menu").await;
        assert_eq!(stage.text(".export-kinds > p"), "1,234 calls in this list");
        click(&stage, action).await;
        assert_eq!((chosen.borrow().last(), stage.count(".export-kinds")), (Some(&kind), 0));
        let focused = crate::stage::document().active_element().and_then(|one| one.get_attribute("data-action"));
        assert_eq!(focused.as_deref(), Some("export-menu"));
    }
    stage.redraw(menu(100_000, ExportState::Running { done: 34_000, total: 100_000 })).await;
    assert_eq!(stage.attributes("progress", ["value", "max"]), ["34000", "100000"]);
    assert_eq!(stage.text(".export-count"), "34,000 of 100,000");
    click(&stage, "cancel-export").await;
    assert!(cancelled.get());
    stage.redraw(menu(100_000, ExportState::Done { calls: 100_000 })).await;
    assert_eq!((stage.count("progress"), stage.text("[role=status]")), (0, "100,000 calls exported".to_owned()));
}
