//! A call's story.

use super::{call, ended};
use crate::stage::{Stage, at, draw, draw_in, set_clock};
use agent_console::config::{self, Disposition};
use agent_console::domain::*;
use agent_console::journal::RecordKey;
use agent_console::log::story::{Happened, Line, Story};
use agent_console::protocol::{CalloutModes, Kind, RawText};
use agent_console::view::{AR, CallStory, EN, ES, Editable, ZH};
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

const MINUTE: u64 = 60_000;
const AT: RecordKey = RecordKey { began: 0, shift: 7, call: 3 };

/// What the agent did, in words.
type Done = Rc<RefCell<Vec<String>>>;

fn line(offset_ms: i64, what: Happened) -> Line {
    let raw =
        what.identifier().map(|name| RawText::new(&format!("{{\"eventType\":\"{name}\",\"caller\":\"13812345678\"}}")));
    Line { wall: offset_ms.max(0) as u64, offset_ms, what, raw, times: 1, nameless: false }
}

fn told() -> Rc<Story> {
    let lines = vec![
        line(-100, Happened::Event(Kind::Busy)),
        Line { times: 2, ..line(0, Happened::Event(Kind::Ringing)) },
        line(5_000, Happened::Event(Kind::Talking)),
        line(9_000, Happened::UnknownEvent("Brand_New".to_owned())),
        line(65_000, Happened::Disposed(Some("sold".to_owned()))),
    ];
    Rc::new(Story { lines, told_by_the_bar: true })
}

fn dispositions() -> Rc<[Disposition]> {
    let text =
        json!({"wrapUp": {"dispositions": [{"code": "sold", "name": "Sold it"}, {"code": "later", "name": "Later"}]}});
    config::parse(&text.to_string()).expect("a configuration").wrap_up.dispositions_of(None).clone()
}

fn answered() -> Call {
    let phase = Phase::Ended { at: at(70_000), outcome: Outcome::Answered, by: EndedBy::Customer };
    let call = call(3, phase);
    Call { answered: Some(at(5_000)), talked_ms: 45_000, held_ms: 20_000, wrap_up_ms: Some(30_000), ..call }
}

fn missed() -> Call {
    call(3, ended(Outcome::Missed, EndedBy::Platform))
}

struct Panel {
    call: Call,
    story: Option<Rc<Story>>,
    editable: Editable,
    mask: Option<Callback<String, String>>,
    obstacle: Option<&'static str>,
    modes: CalloutModes,
}

impl Panel {
    fn of(call: Call) -> Panel {
        Panel {
            call,
            story: Some(told()),
            editable: Editable::Here,
            mask: None,
            obstacle: None,
            modes: CalloutModes::default(),
        }
    }

    fn html(self, done: &Done) -> Html {
        let tell = |what: &'static str| {
            let done = done.clone();
            move |detail: String| done.borrow_mut().push(format!("{what} {detail}"))
        };
        let (note, amend, dial, close) = (tell("note"), tell("amend"), tell("call"), tell("close"));
        let edit = tell("edit");
        html! {
            <CallStory at={AT} call={Rc::new(self.call)} story={self.story} dispositions={dispositions()}
                editable={self.editable} saved=true kept=true mask={self.mask} obstacle={self.obstacle}
                on_type={Callback::from(move |(at, text): (RecordKey, Note)| note(format!("{} {}", at.call, text.as_str())))}
                on_amend={Callback::from(move |(at, amendment): (RecordKey, Amendment)| amend(format!("{} {amendment:?}", at.shift)))}
                on_call={Callback::from(move |callout: Callout| dial(format!("{} {}", callout.number.as_str(), callout.mode.word())))} modes={self.modes}
                on_edit={Callback::from(move |writes: bool| edit(writes.to_string()))}
                on_close={Callback::from(move |()| close(String::new()))} />
        }
    }
}

async fn click(stage: &Stage, selector: &str) {
    stage.find(selector).unchecked_into::<HtmlElement>().click();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn what_happened_stands_in_order_with_its_offset_and_in_words() {
    let stage = draw(Panel::of(answered()).html(&Done::default())).await;
    assert_eq!(
        stage.attributes("#call-story", ["data-call-id", "data-shift", "data-source"]),
        ["1456401416-3", "7", "messages"]
    );
    let lines = stage.root().query_selector_all(".story-line").expect("a selector");
    let texts: Vec<String> = (0..lines.length()).filter_map(|index| lines.get(index)?.text_content()).collect();
    let expected = [
        ["0:00", "Your state became “On call”."],
        ["0:00", "The call was offered to you."],
        ["+0:05", "You were connected."],
        ["+0:09", "unknown type"],
        ["+1:05", "You chose the disposition “Sold it”."],
    ];
    assert_eq!(texts.len(), expected.len());
    for (text, parts) in texts.iter().zip(expected) {
        assert!(parts.iter().all(|part| text.contains(part)), "{text} has not all of {parts:?}");
        assert!(!text.contains('_'), "{text} is told in the vendor's words");
    }
}

#[wasm_bindgen_test]
async fn what_the_vendor_calls_it_is_folded_below_what_happened() {
    let stage = draw(Panel::of(answered()).html(&Done::default())).await;
    assert_eq!(stage.count("details.story-technical:not([open])"), 1);
    assert_eq!(stage.count(".story-technical .story-event"), 4, "what the agent did is no event of the bar");
    let text = stage.text(".story-technical");
    for part in ["AgentState_Busy", "Received twice", "AgentEvent_Talking", "Brand_New"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[wasm_bindgen_test]
async fn date_and_time_of_a_call_are_one_line() {
    let stage = draw(Panel::of(answered()).html(&Done::default())).await;
    assert!(stage.text(".story-facts > .story-when > time").ends_with(" 00:00"));
}

#[wasm_bindgen_test]
async fn a_note_is_text_until_the_agent_wants_to_edit_it() {
    let done = Done::default();
    let mut call = answered();
    let mut stage = draw(Panel::of(call.clone()).html(&done)).await;
    assert_eq!((stage.count("textarea"), stage.text("#story-note")), (0, "No note yet.".to_owned()));
    assert_eq!(stage.text("[data-action=story-note-edit]"), "Write a note");
    call.amend(MINUTE, Amendment::Note(Note::new("Wants a bill")));
    stage.redraw(Panel::of(call.clone()).html(&done)).await;
    assert_eq!(stage.text("p#story-note"), "Wants a bill");
    click(&stage, "[data-action=story-note-edit]").await;
    stage.redraw(Panel { editable: Editable::Writing, ..Panel::of(call) }.html(&done)).await;
    assert_eq!(stage.find("textarea#story-note").unchecked_into::<HtmlTextAreaElement>().value(), "Wants a bill");
    click(&stage, "[data-action=story-note-done]").await;
    assert_eq!(*done.borrow(), ["edit true", "edit false"]);
}

#[wasm_bindgen_test]
async fn a_message_is_in_the_page_only_while_somebody_looks_at_it_and_masked_if_that_is_asked() {
    let done = Done::default();
    let stage = draw(Panel::of(answered()).html(&done)).await;
    assert_eq!(stage.count("pre"), 0);
    let ringing = "[data-event=AgentEvent_Ringing]";
    let button = format!("{ringing} [data-action=story-message]");
    click(&stage, &button).await;
    assert_eq!(stage.attribute(&button, "aria-expanded").as_deref(), Some("true"));
    assert_eq!(stage.text("pre"), "{\n  \"eventType\": \"AgentEvent_Ringing\",\n  \"caller\": \"13812345678\"\n}");
    click(&stage, &button).await;
    assert_eq!(stage.count("pre"), 0);

    let mask = Some(Callback::from(|text: String| text.replace("138123", "••••••")));
    let stage = draw(Panel { mask, ..Panel::of(answered()) }.html(&done)).await;
    click(&stage, &button).await;
    assert!(stage.text("pre").contains("••••••45678") && !stage.text("pre").contains("138123"));
}

#[wasm_bindgen_test]
async fn a_message_stays_unfolded_when_lines_are_added() {
    let done = Done::default();
    let mut stage = draw(Panel::of(answered()).html(&done)).await;
    click(&stage, "[data-event=AgentEvent_Talking] [data-action=story-message]").await;
    let mut lines = told().lines.clone();
    lines.insert(2, line(3_000, Happened::Event(Kind::PhoneOffhook)));
    let story = Some(Rc::new(Story { lines, told_by_the_bar: true }));
    stage.redraw(Panel { story, ..Panel::of(answered()) }.html(&done)).await;
    assert_eq!(stage.count("[data-event=AgentEvent_Talking] pre"), 1);
    assert_eq!(stage.count("pre"), 1);
}

#[wasm_bindgen_test]
async fn the_bar_has_a_part_for_each_time_and_a_legend_in_words() {
    let stage = draw(Panel::of(answered()).html(&Done::default())).await;
    let parts = [("ring", "Ring0:05"), ("talk", "Talk0:45"), ("hold", "Hold0:20"), ("wrap-up", "Wrap-up0:30")];
    for (part, text) in parts {
        assert_eq!(stage.text(&format!(".story-part[data-part={part}]")), text);
    }
    assert_eq!(stage.count("svg.story-picture rect"), 4);
    assert_eq!(stage.attribute("rect[data-part=talk]", "width").as_deref(), Some("45"));

    set_clock(8_000);
    let ringing = Call { answered: None, ..call(3, Phase::Ringing) };
    let stage = draw(Panel::of(ringing).html(&Done::default())).await;
    assert_eq!((stage.count("rect[data-part]"), stage.text(".story-legend")), (1, "Ring0:08".to_owned()));
    assert_eq!(stage.count(".story-legend [role=timer]"), 1);
}

#[wasm_bindgen_test]
async fn without_messages_that_is_said_and_while_it_is_read_too() {
    let story = Some(Rc::new(Story { lines: vec![line(0, Happened::Began)], told_by_the_bar: false }));
    let stage = draw(Panel { story, ..Panel::of(answered()) }.html(&Done::default())).await;
    assert!(stage.text(".story-gone").contains("not kept here any more"));
    assert_eq!(stage.attribute("#call-story", "data-source").as_deref(), Some("record"));
    let stage = draw(Panel { story: None, ..Panel::of(answered()) }.html(&Done::default())).await;
    assert_eq!((stage.count(".story-line"), stage.attribute("#call-story", "aria-busy").as_deref()), (0, Some("true")));
}

#[wasm_bindgen_test]
async fn note_and_disposition_go_out_and_what_was_said_before_stands_below() {
    let done = Done::default();
    let mut call = answered();
    for (minute, text) in [(1, "Wants a bill"), (20, "Wants two"), (40, "Settled")] {
        call.amend(minute * MINUTE, Amendment::Note(Note::new(text)));
    }
    call.amend(41 * MINUTE, Amendment::Disposition(Some("later".to_owned())));
    call.amend(50 * MINUTE, Amendment::Disposition(Some("sold".to_owned())));
    let stage = draw(Panel { editable: Editable::Writing, ..Panel::of(call) }.html(&done)).await;
    let field: HtmlTextAreaElement = stage.find("#story-note").unchecked_into();
    assert_eq!(field.value(), "Settled");
    field.set_value("Settled.");
    let bubbling = web_sys::EventInit::new();
    bubbling.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict("input", &bubbling).expect("an event");
    field.dispatch_event(&event).expect("sent");
    click(&stage, "input[value=later]").await;
    assert_eq!(*done.borrow(), ["note 3 Settled.", "amend 7 Disposition(Some(\"later\"))"]);

    let earlier = stage.text(".story-earlier");
    let order = ["00:41 until 00:50", "Later", "00:20 until 00:40", "Wants two", "00:01 until 00:20", "Wants a bill"];
    let places: Vec<Option<usize>> = order.iter().map(|part| earlier.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{earlier}");
    assert_eq!(stage.count(".story-earlier [data-field=note]"), 2);
}

#[wasm_bindgen_test]
async fn where_it_cannot_be_changed_the_reason_stands_in_words() {
    for (editable, reason) in [(Editable::Elsewhere, "the tab with the bar"), (Editable::InTheForm, "wrap-up form")] {
        let stage = draw(Panel { editable, ..Panel::of(answered()) }.html(&Done::default())).await;
        assert_eq!(stage.count("textarea, [data-action=story-note-edit]"), 0);
        assert_eq!(stage.count("fieldset:disabled input"), 3);
        assert!(stage.text("#story-kept").contains(reason), "{}", stage.text("#story-kept"));
    }
    let stage = draw(Panel { editable: Editable::Elsewhere, ..Panel::of(missed()) }.html(&Done::default())).await;
    assert_eq!(stage.count("[data-action=story-done]:disabled"), 1);
}

#[wasm_bindgen_test]
async fn a_caller_who_reached_nobody_is_called_back_and_marked_as_done() {
    let done = Done::default();
    let mut stage = draw(Panel { obstacle: Some("You are on a call."), ..Panel::of(missed()) }.html(&done)).await;
    assert_eq!(stage.attribute("#call-story", "data-waits").as_deref(), Some("true"));
    assert!(stage.text(".story-return").contains("You are on a call."));
    click(&stage, "[data-action=call-back]").await;
    assert_eq!(stage.text("[data-action=story-done]"), "Done");
    click(&stage, "[data-action=story-done]").await;
    let settled = Call { wrapped_up: true, ..missed() };
    stage.redraw(Panel::of(settled).html(&done)).await;
    assert_eq!(
        (stage.attribute("#call-story", "data-waits"), stage.text("[data-action=story-done]")),
        (None, "Undo".to_owned())
    );
    click(&stage, "[data-action=story-done]").await;
    click(&stage, "[data-action=story-close]").await;
    assert_eq!(*done.borrow(), ["call 13812345678 audio", "amend 7 Done(true)", "amend 7 Done(false)", "close "]);
    let stage = draw(Panel::of(answered()).html(&done)).await;
    assert_eq!(stage.count("[data-action=story-done]"), 0, "an answered call is done in its form");
}

#[wasm_bindgen_test]
async fn every_language_has_a_sentence_for_every_kind_of_event() {
    let lines: Vec<Line> = Kind::ALL.iter().map(|kind| line(0, Happened::Event(*kind))).collect();
    let story = Some(Rc::new(Story { lines, told_by_the_bar: true }));
    for words in [&EN, &ZH, &ES, &AR] {
        let stage = draw_in(words, Panel { story: story.clone(), ..Panel::of(missed()) }.html(&Done::default())).await;
        let sentences = stage.root().query_selector_all(".story-sentence").expect("a selector");
        assert_eq!(sentences.length() as usize, Kind::ALL.len());
        for index in 0..sentences.length() {
            let text = sentences.get(index).and_then(|sentence| sentence.text_content()).unwrap_or_default();
            assert!(text.ends_with(['.', '。']), "{}: {text}", words.language.tag);
        }
    }
}

#[wasm_bindgen_test]
async fn the_details_tell_the_medium_and_offer_the_calls_that_the_enterprise_has() {
    let facts = |call: Call| async move {
        let stage = draw(Panel::of(call).html(&Done::default())).await;
        stage.text(".story-facts")
    };
    assert!(facts(Call { medium: Some(Medium::Voice), ..missed() }).await.starts_with("InboundVoice"));
    assert!(facts(Call { medium: Some(Medium::Video), ..missed() }).await.starts_with("InboundVideo"));
    assert!(!facts(missed()).await.contains("Vo"));
    for (audio, video, asked) in [(true, true, vec!["audio", "video"]), (false, true, vec!["video"])] {
        let done = Done::default();
        let panel = Panel { modes: CalloutModes { audio, video }, ..Panel::of(missed()) };
        let stage = draw(panel.html(&done)).await;
        for button in ["call-back", "video-call-back"] {
            let button = format!("[data-action={button}]");
            if stage.count(&button) == 1 {
                click(&stage, &button).await;
            }
        }
        let asked: Vec<String> = asked.iter().map(|mode| format!("call 13812345678 {mode}")).collect();
        assert_eq!(*done.borrow(), asked);
    }
}
