//! The wrap-up form.

use super::{call, ended};
use crate::stage::{Stage, at, document, draw, draw_in, set_clock};
use agent_console::config::{self, Config};
use agent_console::directory::{Contact, Contacts};
use agent_console::domain::{Call, EndedBy, Note, Outcome, Phase};
use agent_console::journal::RecordKey;
use agent_console::log::FormOf;
use agent_console::view::{ES, NotePlace, Waiting, WrapUpForm};
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What the agent did, in words.
type Done = Rc<RefCell<Vec<String>>>;

fn configured(required: bool, codes: usize) -> Config {
    let dispositions: Vec<_> = (0..codes)
        .map(|n| json!({"code": format!("c{n}"), "name": {"en": format!("Code {n}"), "es": format!("Código {n}")}}))
        .collect();
    let text = json!({"wrapUp": {"required": required, "dispositions": dispositions}}).to_string();
    config::parse(&text).expect("a configuration")
}

fn open(call: &Rc<Call>) -> Waiting {
    Waiting { of: FormOf::Open(call.key), call: call.clone(), requires: true }
}

fn key(of: FormOf) -> u64 {
    match of {
        FormOf::Open(key) => key,
        FormOf::Earlier(key) => key.call,
    }
}

fn form(call: &Rc<Call>, waiting: &[Rc<Call>], config: &Config, editable: bool, done: &Done) -> Html {
    let tell = |what: &'static str| {
        let done = done.clone();
        move |detail: String| done.borrow_mut().push(format!("{what} {detail}"))
    };
    let (note, dispose, end, show) = (tell("note"), tell("dispose"), tell("done"), tell("show"));
    html! {
        <WrapUpForm of={FormOf::Open(call.key)} call={call.clone()} waiting={waiting.iter().map(open).collect::<Vec<_>>()} {editable} saved=true kept=true
            dispositions={config.wrap_up.dispositions_of(None).clone()} required={config.wrap_up.requires(None)}
            on_note={Callback::from(move |(of, text): (FormOf, Note)| note(format!("{} {}", key(of), text.as_str())))}
            on_dispose={Callback::from(move |(of, code): (FormOf, Option<String>)| dispose(format!("{} {code:?}", key(of))))}
            on_done={Callback::from(move |of: FormOf| end(key(of).to_string()))}
            on_show={Callback::from(move |of: FormOf| show(key(of).to_string()))} on_hold={Callback::noop()} />
    }
}

fn answered(key: u64) -> Call {
    Call { answered: Some(at(0)), ..call(key, ended(Outcome::Answered, EndedBy::Agent)) }
}

fn field(stage: &Stage) -> HtmlTextAreaElement {
    stage.find("#wrap-up-note").unchecked_into()
}

async fn type_text(stage: &Stage, text: &str) {
    field(stage).set_value(text);
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    field(stage).dispatch_event(&Event::new_with_event_init_dict("input", &bubbling).expect("an event")).expect("sent");
    yew::scheduler::flush().await;
}

async fn click(stage: &Stage, selector: &str) {
    stage.find(selector).unchecked_into::<HtmlElement>().click();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn every_stroke_goes_out_and_no_drawing_overwrites_what_is_being_typed() {
    let (done, config) = (Done::default(), configured(false, 0));
    let first = Rc::new(answered(3));
    let mut stage = draw(form(&first, &[], &config, true, &done)).await;
    field(&stage).unchecked_into::<HtmlElement>().focus().expect("to focus");
    type_text(&stage, "Wants").await;
    type_text(&stage, "Wants a b").await;
    assert_eq!(*done.borrow(), ["note 3 Wants", "note 3 Wants a b"]);

    // The journal is behind what stands in the field.
    let behind = Rc::new(Call { note: Some(Note::new("Wants")), ..answered(3) });
    let element = field(&stage);
    stage.redraw(form(&behind, &[], &config, true, &done)).await;
    assert_eq!(field(&stage), element);
    assert_eq!(field(&stage).value(), "Wants a b");
    assert_eq!(document().active_element().map(|element| element.id()).as_deref(), Some("wrap-up-note"));
}

#[wasm_bindgen_test]
async fn the_text_of_one_call_never_stands_in_the_field_of_another() {
    let (done, config) = (Done::default(), configured(false, 0));
    let (first, second) = (Rc::new(answered(3)), Rc::new(answered(4)));
    let mut stage = draw(form(&first, &[], &config, true, &done)).await;
    type_text(&stage, "About the first").await;
    stage.redraw(form(&second, &[], &config, true, &done)).await;
    assert_eq!(field(&stage).value(), "");
    let first = Rc::new(Call { note: Some(Note::new("About the first")), ..answered(3) });
    stage.redraw(form(&first, &[], &config, true, &done)).await;
    assert_eq!(field(&stage).value(), "About the first");
}

#[wasm_bindgen_test]
async fn a_tab_without_the_bar_follows_and_takes_nothing() {
    let (done, config) = (Done::default(), configured(true, 2));
    let noted = |text: &str| Rc::new(Call { note: Some(Note::new(text)), ..answered(3) });
    let mut stage = draw(form(&noted("one"), &[], &config, false, &done)).await;
    assert!(field(&stage).read_only());
    stage.redraw(form(&noted("one two"), &[], &config, false, &done)).await;
    assert_eq!(field(&stage).value(), "one two");
    assert_eq!(stage.count("fieldset:disabled input"), 2);
    assert_eq!(stage.count("[data-action=wrap-up-done]"), 0);
    assert!(stage.text(".wrap-up-hint").contains("Editable in the tab with the bar"));

    stage.redraw(form(&noted("one two"), &[], &config, true, &done)).await;
    assert!(!field(&stage).read_only());
    assert_eq!(field(&stage).value(), "one two");
}

#[wasm_bindgen_test]
async fn done_is_refused_in_words_while_a_disposition_is_missing() {
    let (done, config) = (Done::default(), configured(true, 2));
    let mut stage = draw(form(&Rc::new(answered(3)), &[], &config, true, &done)).await;
    assert_eq!(stage.text("legend"), "Disposition (required)");
    assert_eq!(stage.attributes("#wrap-up", ["data-required", "data-disposition"]), ["true", ""]);
    click(&stage, "[data-action=wrap-up-done]").await;
    assert_eq!(stage.text("[role=alert]"), "Choose how the call ended.");
    click(&stage, "input[value=c1]").await;
    assert_eq!(*done.borrow(), ["dispose 3 Some(\"c1\")"]);

    let disposed = Rc::new(Call { disposition: Some("c1".to_owned()), ..answered(3) });
    stage.redraw(form(&disposed, &[], &config, true, &done)).await;
    assert_eq!(stage.text("[role=alert]"), "");
    assert_eq!(stage.attribute("#wrap-up", "data-disposition").as_deref(), Some("c1"));
    click(&stage, "[data-action=wrap-up-done]").await;
    assert_eq!(done.borrow().last().map(String::as_str), Some("done 3"));
}

#[wasm_bindgen_test]
async fn where_none_is_required_none_can_be_chosen_again() {
    let (done, config) = (Done::default(), configured(false, 2));
    let disposed = Rc::new(Call { disposition: Some("c1".to_owned()), ..answered(3) });
    let stage = draw(form(&disposed, &[], &config, true, &done)).await;
    click(&stage, "input[value='']").await;
    click(&stage, "[data-action=wrap-up-done]").await;
    assert_eq!(*done.borrow(), ["dispose 3 None", "done 3"]);
}

#[wasm_bindgen_test]
async fn more_than_six_codes_are_a_list_and_names_are_in_the_agents_language() {
    let done = Done::default();
    let six = draw_in(&ES, form(&Rc::new(answered(3)), &[], &configured(true, 6), true, &done)).await;
    assert_eq!((six.count("input[type=radio]"), six.count("select")), (6, 0));
    assert_eq!(six.text(".disposition"), "Código 0");
    drop(six);
    let seven = draw(form(&Rc::new(answered(3)), &[], &configured(true, 7), true, &done)).await;
    assert_eq!((seven.count("input[type=radio]"), seven.count("option")), (0, 8));
}

#[wasm_bindgen_test]
async fn a_code_that_the_configuration_no_longer_has_is_shown_as_it_is() {
    let old = Rc::new(Call { disposition: Some("old".to_owned()), ..answered(3) });
    let stage = draw(form(&old, &[], &configured(true, 1), true, &Done::default())).await;
    assert!(stage.find("input[value=old]").unchecked_into::<web_sys::HtmlInputElement>().checked());
}

#[wasm_bindgen_test]
async fn the_head_says_whose_note_it_is_and_for_how_long_the_call_has_lasted() {
    let (done, config) = (Done::default(), configured(true, 1));
    set_clock(62_000);
    let talking = Rc::new(Call { answered: Some(at(50_000)), ..call(5, Phase::Talking { since: at(50_000) }) });
    let mut stage = draw(form(&talking, &[], &config, true, &done)).await;
    let words = |stage: &Stage| [stage.text("#wrap-up-heading"), stage.text("#wrap-up-call")].join(" · ");
    assert_eq!(words(&stage), "Note on this call · 13812345678 · 0:12");
    assert_eq!(stage.attribute("#wrap-up", "data-call-id").as_deref(), Some("1456401416-5"));
    let held = Rc::new(Call { phase: Phase::Held { since: at(59_000) }, ..Call::clone(&talking) });
    stage.redraw(form(&held, &[], &config, true, &done)).await;
    assert_eq!(words(&stage), "Note on this call · 13812345678 · On hold 0:03");
    let over = Rc::new(Call { began: at(50_520_000), ..answered(5) });
    stage.redraw(form(&over, &[], &config, true, &done)).await;
    assert_eq!(words(&stage), "Wrap-up · 13812345678 · 14:02");
}

#[wasm_bindgen_test]
async fn it_says_that_a_note_is_saved_when_it_is() {
    let config = configured(false, 0);
    let form = |note: Option<&str>, saved: bool, kept: bool| {
        let call = Rc::new(Call { note: note.map(Note::new), ..answered(3) });
        html! {
            <WrapUpForm of={FormOf::Open(3)} {call} editable=true {saved} {kept} required=false
                dispositions={config.wrap_up.dispositions_of(None).clone()}
                on_note={Callback::noop()} on_dispose={Callback::noop()} on_done={Callback::noop()}
                on_show={Callback::noop()} on_hold={Callback::noop()} />
        }
    };
    let mut stage = draw(form(None, true, true)).await;
    for (note, saved, kept, says) in [
        (None, true, true, ""),
        (Some("Wants"), false, true, ""),
        (Some("Wants"), true, true, "Saved"),
        (Some("Wants"), true, false, "Not saved: lost when this page closes"),
    ] {
        stage.redraw(form(note, saved, kept)).await;
        assert_eq!(stage.text("#wrap-up-kept"), says);
    }
}

#[wasm_bindgen_test]
async fn two_calls_that_need_something_are_in_sight_and_the_rest_in_a_menu() {
    let (done, config) = (Done::default(), configured(true, 1));
    let held = Rc::new(Call { answered: Some(at(0)), ..call(9, Phase::Held { since: at(0) }) });
    let ended = (2..6).rev().map(|key| Rc::new(Call { began: at(50_520_000), ..answered(key) }));
    let waiting: Vec<_> = std::iter::once(held).chain(ended).collect();
    let stage = draw(form(&Rc::new(answered(7)), &waiting, &config, true, &done)).await;
    assert_eq!(stage.attribute(".wrap-up-others", "aria-label").as_deref(), Some("Calls without a disposition"));
    assert_eq!(stage.count(".wrap-up-line > ul [data-action=wrap-up-show]"), 2);
    let in_sight = stage.text(".wrap-up-line > ul");
    assert!(in_sight.contains("On hold") && in_sight.contains("14:02"), "{in_sight}");
    assert_eq!(stage.text(".wrap-up-rest > summary"), "3 more");
    assert_eq!(stage.count(".wrap-up-rest[open]"), 0);
    click(&stage, ".wrap-up-rest [data-call-id='1456401416-2']").await;
    assert_eq!(*done.borrow(), ["show 2"]);
}

#[wasm_bindgen_test]
async fn notes_that_need_no_disposition_are_called_unfinished_and_earlier_days_named() {
    let config = configured(false, 0);
    let call = Rc::new(Call { began: at(50_520_000), note: Some(Note::new("x")), ..answered(2) });
    let earlier = Waiting { of: FormOf::Earlier(RecordKey::of(0, &call)), call, requires: false };
    let stage = draw(html! {
        <WrapUpForm of={FormOf::Open(3)} call={Rc::new(answered(3))} waiting={vec![earlier]} editable=true saved=true
            kept=true required=false dispositions={config.wrap_up.dispositions_of(None).clone()}
            on_note={Callback::noop()} on_dispose={Callback::noop()} on_done={Callback::noop()}
            on_show={Callback::noop()} on_hold={Callback::noop()} />
    })
    .await;
    assert_eq!(stage.attribute(".wrap-up-others", "aria-label").as_deref(), Some("Unfinished notes"));
    let button = stage.text("[data-action=wrap-up-show]");
    assert!(button.contains("1970") && button.contains("14:02"), "{button}");
}

#[wasm_bindgen_test]
async fn the_menu_counts_the_calls_that_are_only_in_the_log() {
    let config = configured(false, 0);
    let waiting: Vec<Waiting> = (0..5).map(|key| open(&Rc::new(answered(key)))).collect();
    let stage = draw(html! {
        <WrapUpForm of={FormOf::Open(7)} call={Rc::new(answered(7))} {waiting} further=4000 editable=true saved=true
            kept=true required=false dispositions={config.wrap_up.dispositions_of(None).clone()}
            on_note={Callback::noop()} on_dispose={Callback::noop()} on_done={Callback::noop()}
            on_show={Callback::noop()} on_hold={Callback::noop()} />
    })
    .await;
    assert_eq!(stage.count("[data-action=wrap-up-show]"), 5);
    assert!(stage.text(".wrap-up-rest > summary").contains("4,003"), "{}", stage.text(".wrap-up-rest > summary"));
}

#[wasm_bindgen_test]
async fn calls_are_named_by_the_directory_as_soon_as_it_knows() {
    let config = configured(false, 0);
    let form = |contacts: Contacts| {
        html! {
            <WrapUpForm of={FormOf::Open(3)} call={Rc::new(answered(3))} waiting={vec![open(&Rc::new(answered(2)))]} {contacts} editable=true
                saved=true kept=true required=false dispositions={config.wrap_up.dispositions_of(None).clone()}
                on_note={Callback::noop()} on_dispose={Callback::noop()} on_done={Callback::noop()}
                on_show={Callback::noop()} on_hold={Callback::noop()} />
        }
    };
    let mut stage = draw(form(Contacts::default())).await;
    assert_eq!(stage.count(".wrap-up-contact"), 0);
    let number = answered(3).number.expect("a number");
    let contact = Rc::new(Contact::new("Anna Weber", "").expect("a name"));
    stage.redraw(form(Contacts::default().replaced_by([(number, contact)].into()))).await;
    assert_eq!(stage.count(".wrap-up-contact"), 2);
    assert_eq!(stage.text(".wrap-up-contact"), "Anna Weber");
}

#[wasm_bindgen_test]
async fn a_form_gives_way_to_a_note_that_is_written_elsewhere_and_can_have_the_field_back() {
    let (config, asked) = (configured(false, 0), Rc::new(RefCell::new(0)));
    let form = |note_place: NotePlace| {
        let asked = asked.clone();
        html! {
            <WrapUpForm of={FormOf::Open(3)} call={Rc::new(Call { note: Some(Note::new("Two boxes")), ..answered(3) })} {note_place}
                on_take_back={Callback::from(move |()| *asked.borrow_mut() += 1)} editable=true saved=true kept=true
                required=false dispositions={config.wrap_up.dispositions_of(None).clone()} on_note={Callback::noop()}
                on_dispose={Callback::noop()} on_done={Callback::noop()} on_show={Callback::noop()}
                on_hold={Callback::noop()} />
        }
    };
    let mut stage = draw(form(NotePlace::Here)).await;
    assert_eq!(field(&stage).value(), "Two boxes");
    stage.redraw(form(NotePlace::Story)).await;
    assert_eq!((stage.count("textarea"), stage.text(".note-text")), (0, "Two boxes".to_owned()));
    click(&stage, "[data-action=wrap-up-note-edit]").await;
    assert_eq!(*asked.borrow(), 1);
    stage.redraw(form(NotePlace::Here)).await;
    assert_eq!(field(&stage).value(), "Two boxes");
}
