//! The popup.

use super::{inbound, phone};
use crate::stage::{at, document, draw, set_clock, set_phones};
use agent_console::directory::Contact;
use agent_console::domain::{Direction, Medium, Ring};
use agent_console::numbers::DialBack;
use agent_console::protocol::{MediaType, Number};
use agent_console::view::{BarSide, IncomingCallPopup, Phone, PhoneBook, Phones, RingAnnouncer};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;
use yew::prelude::*;

fn page(ring: Option<Ring>) -> Html {
    html! {
        <>
            <input id="typing" />
            <RingAnnouncer ring={ring.clone()} />
            if let Some(ring) = ring {
                <IncomingCallPopup {ring} />
            }
        </>
    }
}

#[wasm_bindgen_test]
async fn the_number_is_shown_in_groups_and_is_one_piece_of_text() {
    let stage = draw(page(Some(inbound()))).await;
    assert_eq!(stage.count(".popup-number .number > span"), 4);
    assert_eq!(stage.text(".popup-number"), "+8613812345678");
}

#[wasm_bindgen_test]
async fn what_is_known_of_the_call_stands_in_the_markup_and_nothing_else() {
    let names = ["data-call-id", "data-number", "role"];
    let mut stage = draw(page(Some(phone()))).await;
    assert_eq!(stage.attributes("#incoming-call", names), ["", "", "group"]);
    assert_eq!(stage.attribute("#incoming-call", "data-number"), None);

    stage.redraw(page(Some(inbound()))).await;
    assert_eq!(stage.attributes("#incoming-call", names), ["1456404043-37", "+8613812345678", "group"]);

    stage.redraw(page(None)).await;
    assert!(stage.maybe("#incoming-call").is_none());
}

#[wasm_bindgen_test]
async fn the_title_says_what_rings() {
    let rings = [
        (phone(), "Your phone is ringing"),
        (inbound(), "Incoming call"),
        (Ring { direction: Direction::Unknown, ..inbound() }, "Incoming call"),
        (Ring { direction: Direction::Internal, ..inbound() }, "Internal call"),
        (Ring { direction: Direction::Outbound, ..inbound() }, "Outbound call connecting to you"),
        (Ring { transferred_from: Some(Number::new("A1002")), ..inbound() }, "Transferred call"),
        (Ring { medium: Some(Medium::Voice), ..inbound() }, "Incoming call"),
        (video(inbound()), "Incoming video call"),
        (video(Ring { direction: Direction::Unknown, ..inbound() }), "Incoming video call"),
        (video(Ring { direction: Direction::Internal, ..inbound() }), "Internal video call"),
        (video(Ring { direction: Direction::Outbound, ..inbound() }), "Outbound video call connecting to you"),
        (video(Ring { transferred_from: Some(Number::new("A1002")), ..inbound() }), "Transferred video call"),
        (Ring { contact: Some(MediaType::SocialChat), ..inbound() }, "Incoming chat"),
    ];
    for (ring, title) in rings {
        let stage = draw(page(Some(ring))).await;
        assert_eq!(stage.text(".popup-title"), title);
    }
}

fn video(ring: Ring) -> Ring {
    Ring { medium: Some(Medium::Video), ..ring }
}

#[wasm_bindgen_test]
async fn a_video_call_stands_in_the_markup_has_another_sign_and_is_read_out_as_one() {
    let mut stage = draw(page(Some(inbound()))).await;
    assert_eq!(stage.attribute("#incoming-call", "data-media"), None);
    let bell = stage.find(".popup-sign").inner_html();
    stage.redraw(page(Some(Ring { medium: Some(Medium::Voice), ..inbound() }))).await;
    assert_eq!(stage.attribute("#incoming-call", "data-media").as_deref(), Some("voice"));
    assert_eq!(stage.find(".popup-sign").inner_html(), bell);
    stage.redraw(page(Some(video(inbound())))).await;
    assert_eq!(stage.attribute("#incoming-call", "data-media").as_deref(), Some("video"));
    assert_ne!(stage.find(".popup-sign").inner_html(), bell);
    assert!(stage.text("[role=alert]").starts_with("Incoming video call: "));
}

#[wasm_bindgen_test]
async fn another_kind_of_contact_is_named() {
    let stage = draw(page(Some(Ring { contact: Some(MediaType::CallbackRequest), ..inbound() }))).await;
    assert_eq!(stage.text(".popup-facts"), "KindCallback request");
}

#[wasm_bindgen_test]
async fn the_popup_tells_queue_dialled_number_duration_and_that_others_ring_too() {
    set_clock(7_000);
    let ring = Ring {
        queue: Some("Sales".to_owned()),
        called: Some(Number::new("6048")),
        transferred_from: Some(Number::new("A1002")),
        others: 2,
        ..inbound()
    };
    let stage = draw(page(Some(ring))).await;
    assert_eq!(stage.text(".popup-facts"), "QueueSalesCalled number6048Transferred byA1002");
    assert_eq!(stage.text(".popup-time"), "Ringing for0:07");
    assert_eq!(stage.text(".popup-answer"), "Answer in the connection bar");
    assert_eq!(stage.text(".popup-others"), "2 more calls are ringing");
}

#[wasm_bindgen_test]
async fn the_sign_points_to_where_the_bar_is_and_the_markup_says_how_much_room_there_is() {
    let popup = |bar: Option<BarSide>, compact: bool| {
        html! { <IncomingCallPopup ring={inbound()} {bar} {compact} beside_page={compact} /> }
    };
    let mut stage = draw(popup(None, false)).await;
    let names = ["data-bar", "data-compact", "data-beside"];
    let mut signs = vec![stage.find(".popup-answer").inner_html()];
    assert_eq!(stage.attributes("#incoming-call", names), ["", "", ""]);
    for (side, name) in
        [(BarSide::Floats, "floats"), (BarSide::Below, "below"), (BarSide::Start, "start"), (BarSide::Moved, "moved")]
    {
        stage.redraw(popup(Some(side), true)).await;
        assert_eq!(stage.attributes("#incoming-call", names), [name, "true", "page"]);
        let sign = stage.find(".popup-answer").inner_html();
        assert!(!signs.contains(&sign), "{side:?}");
        signs.push(sign);
    }
}

#[wasm_bindgen_test]
async fn a_call_that_comes_in_takes_no_focus() {
    let mut stage = draw(page(None)).await;
    stage.find("#typing").unchecked_into::<HtmlElement>().focus().expect("to focus");
    stage.redraw(page(Some(inbound()))).await;
    assert_eq!(document().active_element().map(|element| element.id()).as_deref(), Some("typing"));
}

#[wasm_bindgen_test]
async fn a_region_that_was_there_before_announces_the_ring_and_then_its_number_and_nothing_more() {
    let mut stage = draw(page(None)).await;
    let region = stage.find("[role=alert]");
    assert_eq!(region.text_content().as_deref(), Some(""));

    let ring = Ring { number: None, ..inbound() };
    stage.redraw(page(Some(ring))).await;
    assert_eq!(region.text_content().as_deref(), Some("Incoming call. Answer in the connection bar."));

    let spoken = "Incoming call: +86 138 1234 5678. Answer in the connection bar.";
    stage.redraw(page(Some(inbound()))).await;
    assert_eq!(region.text_content().as_deref(), Some(spoken));

    stage.redraw(page(Some(Ring { queue: Some("Sales".to_owned()), others: 1, ..inbound() }))).await;
    assert_eq!(region.text_content().as_deref(), Some(spoken));

    stage.redraw(page(None)).await;
    assert_eq!(region.text_content().as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn where_screen_readers_can_be_spoken_to_the_same_is_told_once_and_the_region_is_none() {
    let told = Rc::new(RefCell::new(Vec::new()));
    let on_speak = {
        let told = told.clone();
        Callback::from(move |text: AttrValue| told.borrow_mut().push(text.to_string()))
    };
    let announcer = |ring: Option<Ring>| html! { <RingAnnouncer {ring} on_speak={on_speak.clone()} /> };
    let mut stage = draw(announcer(None)).await;
    assert_eq!(told.borrow().len(), 0);
    stage.redraw(announcer(Some(Ring { number: None, ..inbound() }))).await;
    stage.redraw(announcer(Some(inbound()))).await;
    stage.redraw(announcer(Some(Ring { queue: Some("Sales".to_owned()), others: 1, ..inbound() }))).await;
    let number = "Incoming call: +86 138 1234 5678. Answer in the connection bar.";
    assert_eq!(*told.borrow(), ["Incoming call. Answer in the connection bar.", number]);
    assert_eq!(stage.text("[data-announces=ring]"), number, "it can be read there");
    assert_eq!(stage.attributes("[data-announces=ring]", ["role", "aria-live", "aria-atomic"]), ["", "off", "true"]);
    stage.redraw(announcer(None)).await;
    stage.redraw(announcer(Some(Ring { since: at(60_000), ..inbound() }))).await;
    assert_eq!(told.borrow().len(), 3, "another ring is told of");
}

#[wasm_bindgen_test]
async fn a_ring_that_is_heard_can_be_silenced_from_the_popup() {
    let silenced = Rc::new(Cell::new(0));
    let on_silence = {
        let silenced = silenced.clone();
        Callback::from(move |()| silenced.set(silenced.get() + 1))
    };
    let mut stage = draw(html! { <IncomingCallPopup ring={inbound()} {on_silence} /> }).await;
    let button = stage.find("[data-action=silence]").unchecked_into::<HtmlElement>();
    assert_eq!((stage.text("[data-action=silence]").as_str(), button.local_name().as_str()), ("Silence", "button"));
    button.click();
    assert_eq!(silenced.get(), 1);
    stage.redraw(html! { <IncomingCallPopup ring={inbound()} on_silence={None::<Callback<()>>} /> }).await;
    assert_eq!(stage.count("[data-action=silence]"), 0);
}

#[wasm_bindgen_test]
async fn the_name_comes_first_the_number_stays_and_the_note_is_cut() {
    let note = "x".repeat(300);
    let contact = Contact::new("Anna Weber", &note).map(Rc::new);
    let mut stage = draw(html! { <IncomingCallPopup ring={inbound()} /> }).await;
    let number = stage.find(".popup-number");
    stage.redraw(html! { <IncomingCallPopup ring={inbound()} {contact} /> }).await;
    assert_eq!(stage.text(".popup-name + .popup-number"), "+8613812345678");
    assert_eq!(stage.find(".popup-number"), number, "what was there stays where it is");
    assert_eq!(stage.text(".popup-note"), format!("{}…", "x".repeat(200)));
}

#[wasm_bindgen_test]
async fn a_name_is_read_out_with_its_number_and_a_late_one_is_not() {
    let anna = || Contact::new("Anna Weber", "").map(Rc::new);
    let mut stage = draw(html! { <RingAnnouncer ring={None::<Ring>} /> }).await;
    stage.redraw(html! { <RingAnnouncer ring={inbound()} contact={anna()} /> }).await;
    let spoken = "Incoming call: Anna Weber, +86 138 1234 5678. Answer in the connection bar.";
    assert_eq!(stage.text("[role=alert]"), spoken);

    stage.redraw(html! { <RingAnnouncer ring={None::<Ring>} /> }).await;
    let later = Ring { since: at(60_000), ..inbound() };
    stage.redraw(html! { <RingAnnouncer ring={later.clone()} /> }).await;
    let nameless = "Incoming call: +86 138 1234 5678. Answer in the connection bar.";
    assert_eq!(stage.text("[role=alert]"), nameless);
    stage.redraw(html! { <RingAnnouncer ring={later} contact={anna()} /> }).await;
    assert_eq!(stage.text("[role=alert]"), nameless);
}

#[wasm_bindgen_test]
async fn a_number_is_read_out_as_it_is_written_and_not_again_when_that_is_known_later() {
    let mut stage = draw(html! { <RingAnnouncer ring={inbound()} /> }).await;
    let grouped = "Incoming call: +86 138 1234 5678. Answer in the connection bar.";
    set_phones(Phones::new(Rc::new(Book::default())));
    stage.redraw(html! { <RingAnnouncer ring={inbound()} contact={None::<Rc<Contact>>} /> }).await;
    assert_eq!(stage.text("[role=alert]"), grouped);
    let later = Ring { since: at(60_000), ..inbound() };
    stage.redraw(html! { <RingAnnouncer ring={later} /> }).await;
    assert_eq!(stage.text("[role=alert]"), "Incoming call: 138 1234 5678. Answer in the connection bar.");
    set_phones(Phones::unknown());
}

#[wasm_bindgen_test]
async fn a_ring_that_cannot_be_heard_says_so_with_the_click_that_mends_it() {
    let clicks = std::rc::Rc::new(std::cell::Cell::new(0));
    let on_unlock = {
        let clicks = clicks.clone();
        Callback::from(move |()| clicks.set(clicks.get() + 1))
    };
    let popup = |silenced: bool| {
        let on_unlock = on_unlock.clone();
        html! { <IncomingCallPopup ring={inbound()} {silenced} {on_unlock} /> }
    };
    let mut stage = draw(popup(false)).await;
    assert_eq!(stage.count("button"), 0);
    stage.redraw(popup(true)).await;
    stage.find("[data-action=unlock-sound]").unchecked_into::<HtmlElement>().click();
    assert_eq!(clicks.get(), 1);
}

/// China's, at home there.
#[derive(Default)]
struct Book(DialBack);

impl PhoneBook for Book {
    fn phone(&self, number: &str) -> Option<Rc<Phone>> {
        let forms = [number.into(), number.trim_start_matches("+86").into()];
        Some(Rc::new(Phone { shown: "138 1234 5678".into(), abroad: None, forms }))
    }

    fn time_in(&self, _: &str, _: u64) -> Option<String> {
        None
    }

    fn dial_back(&self) -> &DialBack {
        &self.0
    }

    fn is_spared(&self, _: &str) -> bool {
        false
    }
}
