//! What the agent is told of a case file before it is saved.

use crate::stage::draw;
use agent_console::view::{CaseFileDialog, CaseFileSpan, CaseFileState, CaseFileSummary, RealData};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use yew::prelude::*;

fn summary() -> Rc<CaseFileSummary> {
    Rc::new(CaseFileSummary {
        from: 1_709_629_200_000,
        to: 1_709_630_000_000,
        messages: 1_200,
        calls: Some(1),
        bytes: 52_600,
        examples: vec![["Ana López".to_owned(), "Hoo Tíurp".to_owned()]],
        name: "case-2026-11-28-1403.json.gz".to_owned(),
    })
}

#[wasm_bindgen_test]
async fn it_says_what_will_be_in_the_file_and_what_becomes_of_names() {
    let said = Rc::<RefCell<Vec<String>>>::default();
    let log = |what: &'static str| {
        let said = said.clone();
        Callback::from(move |()| said.borrow_mut().push(what.to_owned()))
    };
    let dialog = |state: CaseFileState, real: RealData| {
        let chose = said.clone();
        let on_choose = Callback::from(move |span| chose.borrow_mut().push(format!("{span:?}")));
        let real_said = said.clone();
        let on_real = Callback::from(move |real| real_said.borrow_mut().push(format!("real {real}")));
        html! {
            <CaseFileDialog spans={vec![CaseFileSpan::LastMinutes, CaseFileSpan::Shift, CaseFileSpan::Earlier(7)]}
                chosen={CaseFileSpan::LastMinutes} {state} {real} {on_choose} {on_real} on_save={log("save")}
                on_close={log("close")} />
        }
    };
    let click = async |stage: &crate::stage::Stage, action: &str| {
        stage.find(&format!("[data-action={action}]")).unchecked_into::<web_sys::HtmlElement>().click();
        yew::scheduler::flush().await;
    };
    let mut stage = draw(dialog(CaseFileState::Collecting, RealData::Offered)).await;
    assert_eq!(stage.count("[data-action=case-file-save][disabled]"), 1, "there is nothing to be saved yet");
    stage.redraw(dialog(CaseFileState::Ready(summary()), RealData::Offered)).await;
    let text = stage.text(".case-file");
    for part in ["1 call", "1,200 messages", "53 kB", "Ana López", "Hoo Tíurp", "made-up ones of the same length"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(stage.count("option"), 3);
    assert_eq!(stage.count(".case-file-warning"), 0);
    click(&stage, "case-file-save").await;
    click(&stage, "case-file-close").await;
    stage.find("#case-file-real").unchecked_into::<web_sys::HtmlElement>().click();
    yew::scheduler::flush().await;
    assert_eq!(*said.borrow(), ["save", "close", "real true"]);

    stage.redraw(dialog(CaseFileState::Ready(summary()), RealData::Chosen)).await;
    assert!(stage.text(".case-file-warning").contains("can read your customers’ numbers"));
    assert_eq!(stage.count("table"), 0, "nothing is replaced");
    assert_eq!(stage.text("[data-action=case-file-save]"), "Save with real data");
    stage.redraw(dialog(CaseFileState::Ready(summary()), RealData::Forbidden)).await;
    assert_eq!(stage.count("#case-file-real"), 0);
    assert!(stage.text(".case-file-forbidden").contains("masked"));
    stage.redraw(dialog(CaseFileState::Saved(summary()), RealData::Offered)).await;
    assert_eq!(stage.text("[role=status]"), "Saved as case-2026-11-28-1403.json.gz");
    stage.redraw(dialog(CaseFileState::Nothing, RealData::Offered)).await;
    assert!(stage.text("[role=status]").contains("Nothing is stored"));
    assert_eq!(stage.count("[data-action=case-file-save][disabled]"), 1);
}
