//! The link to the bar.

use crate::stage::draw;
use agent_console::domain::{Counts, LinkState};
use agent_console::view::{ConnectionStatus, EN, MessageAccount};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

fn line(state: LinkState) -> Html {
    let counts = Counts { received: 9, applied: 6, unknown: 2, rejected: 1, foreign: 4 };
    html! {
        <>
            <ConnectionStatus {state} {counts} simulated={false} />
            <MessageAccount {counts} unknown={vec![("AgentEvent_Preview".into(), 2)]}
                faults={vec!["The message holds no event.".into()]} />
        </>
    }
}

#[wasm_bindgen_test]
async fn every_state_of_the_link_stands_in_the_markup_and_in_a_sentence() {
    let states = [
        (LinkState::Waiting, "waiting", EN.link.waiting),
        (LinkState::WaitingLong, "waiting-long", EN.link.waiting_long),
        (LinkState::Ready, "ready", EN.link.ready),
        (LinkState::Silent, "silent", EN.link.silent),
        (LinkState::Lost, "lost", EN.link.lost),
        (LinkState::Elsewhere, "elsewhere", EN.link.elsewhere),
        (LinkState::Failed, "failed", EN.link.failed),
    ];
    let mut stage = draw(line(LinkState::Waiting)).await;
    for (state, name, sentence) in states {
        stage.redraw(line(state)).await;
        assert_eq!(stage.attribute("#connection", "data-link").as_deref(), Some(name));
        assert_eq!(stage.text("#connection [role=status]"), sentence);
    }
}

#[wasm_bindgen_test]
async fn a_bar_that_has_said_nothing_for_long_is_told_with_the_time_of_its_last_word_and_can_be_loaded_again() {
    let asked = std::rc::Rc::new(std::cell::Cell::new(0));
    let of_click = asked.clone();
    let on_load_again = Some(Callback::from(move |()| of_click.set(of_click.get() + 1)));
    let stage = draw(html! {
        <ConnectionStatus state={LinkState::Ready} counts={Counts::default()} simulated={false}
            quiet_since={Some(AttrValue::Static("09:12"))} {on_load_again} />
    })
    .await;
    assert_eq!(stage.attributes("#connection", ["data-link", "data-quiet"]), ["ready", "true"]);
    assert_eq!(stage.text("#connection [role=status]"), (EN.health.quiet_since)("09:12"));
    stage.find("[data-action=load-again]").dyn_into::<web_sys::HtmlElement>().expect("a button").click();
    assert_eq!(asked.get(), 1);
}

#[wasm_bindgen_test]
async fn a_bar_that_departs_from_the_documents_is_told_of_in_one_line_with_a_button() {
    let read = std::rc::Rc::new(std::cell::Cell::new(0));
    let of_click = read.clone();
    let on_read = Callback::from(move |()| of_click.set(of_click.get() + 1));
    let sign = AttrValue::Static("AgentEvent_Talking.callid → callIdentity");
    let stage = draw(html! {
        <ConnectionStatus state={LinkState::Ready} counts={Counts::default()} simulated={false}
            departure={Some((sign.clone(), on_read))} />
    })
    .await;
    let said = stage.text("#departure");
    assert!(said.contains(EN.speech.departure) && said.contains(&*sign), "{said}");
    stage.find("[data-action=read-departure]").dyn_into::<web_sys::HtmlElement>().expect("a button").click();
    assert_eq!(read.get(), 1);
}

#[wasm_bindgen_test]
async fn what_the_bar_is_taken_to_mean_stands_in_the_account() {
    let dialect = vec![AttrValue::Static(EN.speech.alerting_set_hold)];
    let stage = draw(html! {
        <MessageAccount counts={Counts::default()} unknown={Vec::new()} faults={Vec::new()} {dialect} />
    })
    .await;
    let said = stage.text(".connection-account");
    assert!(said.contains(EN.speech.heading) && said.contains(EN.speech.alerting_set_hold), "{said}");
}

#[wasm_bindgen_test]
async fn the_account_of_messages_stands_in_the_markup_and_in_words() {
    let stage = draw(line(LinkState::Ready)).await;
    let names = ["data-received", "data-applied", "data-unknown", "data-rejected", "data-foreign"];
    assert_eq!(stage.attributes("#connection", names), ["9", "6", "2", "1", "4"]);
    assert_eq!(stage.count(".connection-account dd"), 5);
    assert!(stage.text(".connection-account").contains("AgentEvent_Preview 2 ×"));
    assert!(stage.text(".connection-account").contains("The message holds no event."));
}

#[wasm_bindgen_test]
async fn the_counts_are_not_read_out_at_every_message() {
    let stage = draw(line(LinkState::Ready)).await;
    assert_eq!(stage.count("[role=status] dd, dl[role=status], [role=status] .connection-account"), 0);
}

#[wasm_bindgen_test]
async fn a_simulated_bar_says_so() {
    let stage = draw(html! {
        <ConnectionStatus state={LinkState::Ready} counts={Counts::default()} simulated={true} />
    })
    .await;
    assert_eq!(stage.text(".badge"), "Simulated bar – no real calls");
}

#[wasm_bindgen_test]
async fn a_tab_without_the_bar_says_which_has_it_and_offers_to_take_it() {
    let asked = std::rc::Rc::new(std::cell::Cell::new(0));
    let on_use_here = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(asked.get() + 1))
    };
    let stage = draw(html! {
        <ConnectionStatus state={LinkState::Elsewhere} counts={Counts::default()} simulated={false}
            holder={Some(AttrValue::Static("09:12"))} {on_use_here} />
    })
    .await;
    assert_eq!(stage.text("#connection [role=status]"), (EN.link.elsewhere_since)("09:12"));
    stage.find("[data-action=use-here]").dyn_into::<web_sys::HtmlElement>().expect("a button").click();
    assert_eq!(asked.get(), 1);
}

#[wasm_bindgen_test]
async fn calls_that_cannot_be_kept_are_said_plainly_and_can_be_saved() {
    let trouble = Some(AttrValue::Static(EN.storage.full));
    let stage = draw(html! {
        <ConnectionStatus state={LinkState::Ready} counts={Counts::default()} simulated={false} {trouble} />
    })
    .await;
    assert_eq!(stage.text("#connection [role=alert]"), EN.storage.full);
    assert_eq!(stage.count("[data-action=export]"), 1);
}
