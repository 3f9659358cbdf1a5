//! What became of a ring, in the popup, in the call's story and in the figures.

use super::{call, ended, inbound};
use crate::stage::{Stage, at, draw, draw_in};
use agent_console::domain::*;
use agent_console::journal::RecordKey;
use agent_console::log::RingFigures;
use agent_console::log::story::Story;
use agent_console::view::{AR, CallStory, ES, Editable, IncomingCallPopup, MessageAccount, Words, ZH};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

fn popup(late_ms: Option<u32>, compact: bool) -> Html {
    let ring = Ring { arrival: Arrival { at: at(0), generated: None, late_ms }, ..inbound() };
    html! { <IncomingCallPopup {ring} {compact} /> }
}

#[wasm_bindgen_test]
async fn a_ring_that_was_reported_late_says_so_below_the_number() {
    let mut stage = draw(popup(None, false)).await;
    assert_eq!((stage.count(".popup-late"), stage.attribute("#incoming-call", "data-late-ms")), (0, None));
    for compact in [false, true] {
        stage.redraw(popup(Some(5_300), compact)).await;
        assert_eq!(stage.text(".popup-number ~ .popup-late"), "Reported 5 s late");
        assert_eq!(stage.count(".popup-late > svg.icon"), 1, "a sign and words, not colour alone");
        assert_eq!(stage.attribute("#incoming-call", "data-late-ms").as_deref(), Some("5300"));
    }
}

fn proofs(known: &[(Channel, Proof)]) -> Proofs {
    let mut proofs = Proofs::default();
    known.iter().for_each(|(channel, proof)| proofs.set(*channel, *proof));
    proofs
}

async fn story(words: &'static Words, rang: Option<RingRecord>) -> Stage {
    let call = Rc::new(Call { rang, ..call(3, ended(Outcome::Missed, EndedBy::Platform)) });
    let story = Rc::new(Story { lines: Vec::new(), told_by_the_bar: false });
    let noop = Callback::noop();
    let html = html! {
        <CallStory at={RecordKey { began: 0, shift: 7, call: 3 }} {call} {story} dispositions={Rc::from([])}
            editable={Editable::Elsewhere} saved=true kept=true on_type={Callback::noop()} on_amend={Callback::noop()} on_close={noop} />
    };
    draw_in(words, html).await
}

/// Seen, not heard, and 5 s late by a clock that is ahead.
fn rang() -> RingRecord {
    let mut known = proofs(&[
        (Channel::Page, Proof::After(1_040)),
        (Channel::Sound, Proof::Unknown(Why::Off)),
        (Channel::Notice, Proof::Unknown(Why::Unneeded)),
    ]);
    known.silenced = Proof::Unknown(Why::Unneeded);
    RingRecord { generated: Some(3_600_120), received: 60_000, late_ms: Some(5_000), proofs: known }
}

#[wasm_bindgen_test]
async fn the_story_says_in_a_sentence_how_it_rang_and_the_rest_is_folded() {
    let stage = story(&agent_console::view::EN, Some(rang())).await;
    assert_eq!(
        stage.text(".story-rang"),
        "Rang: on screen after 1,040 ms, not heard (switched off). Reported 5 s late"
    );
    assert_eq!(stage.attribute(".story-rang", "data-late-ms").as_deref(), Some("5000"));
    let facts = "details.story-technical:not([open]) .story-ring";
    let text = stage.text(facts);
    for part in [
        "Sent by the platform01:00",
        "Received00:01",
        "On the way, by two clocks\u{2212}3,540,120 ms",
        "Reported 5 s late",
        "On screenafter 1,040 ms",
        "Heardswitched off",
        "Notificationnot needed",
        "Small windownot known",
        "Silencednot silenced",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let signal =
        |name: &str| stage.attributes(&format!("{facts} [data-signal={name}]"), ["data-after", "data-unknown"]);
    assert_eq!(signal("painted"), ["1040", ""]);
    assert_eq!(signal("sound"), ["", "off"]);
    assert_eq!(signal("mini"), ["", "untold"]);
}

#[wasm_bindgen_test]
async fn a_ring_of_which_nobody_told_and_a_call_that_did_not_ring_say_no_more_than_that() {
    let untold = RingRecord { generated: None, late_ms: None, proofs: Proofs::default(), ..rang() };
    let stage = story(&agent_console::view::EN, Some(untold)).await;
    assert_eq!(stage.text(".story-rang"), "It rang. Whether it could be noticed is not known.");
    assert!(stage.text(".story-ring").contains("Sent by the platformthe platform does not say when"));
    let stage = story(&agent_console::view::EN, None).await;
    assert_eq!(stage.count(".story-rang, .story-technical"), 0);
}

#[wasm_bindgen_test]
async fn every_language_says_how_it_rang() {
    let mut heard = rang();
    heard.proofs.set(Channel::Sound, Proof::After(60));
    for (words, said) in [
        (&ES, "Sonó: en pantalla tras 1040 ms, se oyó tras 60 ms. Avisada con 5 s de retraso"),
        (&ZH, "振铃：1,040 毫秒后显示，60 毫秒后响铃。 平台晚报了 5 秒"),
    ] {
        assert_eq!(story(words, Some(heard)).await.text(".story-rang"), said);
    }
    assert!(story(&AR, Some(heard)).await.text(".story-rang").starts_with("الرنين: ظهر على الشاشة بعد "));
}

#[wasm_bindgen_test]
async fn diagnostics_count_how_rings_could_be_noticed() {
    let account = |calls: &[Call]| {
        let rings = RingFigures::of(calls);
        html! { <MessageAccount counts={Counts::default()} unknown={vec![]} faults={vec![]} {rings} /> }
    };
    let mut stage = draw(account(&[])).await;
    assert_eq!(stage.count(".ring-figures"), 0);
    let ring = |page: u32, late_ms| {
        let rang = RingRecord { late_ms, proofs: proofs(&[(Channel::Page, Proof::After(page))]), ..rang() };
        Call { rang: Some(rang), ..call(0, Phase::Ringing) }
    };
    stage.redraw(account(&[ring(40, None), ring(20, Some(4_000)), ring(1_900, None)])).await;
    assert_eq!(stage.attributes(".ring-figures", ["data-rings", "data-late"]), ["3", "1"]);
    assert!(stage.text(".connection-account").contains("3 calls rang. 1 of them was reported late."));
    assert_eq!(stage.text(".ring-figures [data-signal=painted]"), "On screen3 of 340 ms1,900 ms");
    assert_eq!(stage.text(".ring-figures [data-signal=sound]"), "Heard0 of 3––");
}
