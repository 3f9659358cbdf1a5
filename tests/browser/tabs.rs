//! Tabs that share one bar. Several of them in one page are to lock and channel what as many tabs are.

mod channel;

use crate::stage::until;
use agent_console::browser::tabs::{TabEvent, Tabs};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::*;
use web_sys::BroadcastChannel;
use yew::Callback;
use yew::platform::time::sleep;

/// How long a holder may take to let go.
const LIMIT: Duration = Duration::from_millis(700);

/// A name for the tabs of one test.
fn name() -> String {
    thread_local!(static NAMES: Cell<u32> = const { Cell::new(0) });
    NAMES.set(NAMES.get() + 1);
    format!("tabs of test {}", NAMES.get())
}

/// A tab and what happened to it, in words.
struct Seen {
    label: String,
    tabs: Rc<RefCell<Option<Tabs>>>,
    events: Rc<RefCell<Vec<String>>>,
}

impl Seen {
    /// Lets go when asked.
    fn polite(name: &str, label: &str) -> Seen {
        Seen::join(name, label, |tabs, event| {
            if *event == TabEvent::AskedFor {
                tabs.borrow().as_ref().expect("an event comes after join").release();
            }
        })
    }

    /// Does nothing of itself.
    fn deaf(name: &str, label: &str) -> Seen {
        Seen::join(name, label, |_, _| {})
    }

    fn join(name: &str, label: &str, then: impl Fn(&RefCell<Option<Tabs>>, &TabEvent) + 'static) -> Seen {
        let tabs = Rc::new(RefCell::new(None));
        let events = Rc::new(RefCell::new(Vec::new()));
        let on = Callback::from({
            let (tabs, events) = (Rc::downgrade(&tabs), events.clone());
            move |event| {
                events.borrow_mut().push(match &event {
                    TabEvent::Holds => "holds".to_owned(),
                    TabEvent::AskedFor => "asked".to_owned(),
                    TabEvent::Lost => "lost".to_owned(),
                    TabEvent::Told(text) => format!("told {text}"),
                    TabEvent::Holder(label) => format!("holder {}", label.as_deref().unwrap_or("nobody")),
                });
                if let Some(tabs) = tabs.upgrade() {
                    then(&tabs, &event);
                }
            }
        });
        *tabs.borrow_mut() = Some(Tabs::join(name, label.to_owned(), on));
        Seen { label: label.to_owned(), tabs, events }
    }

    fn with<T>(&self, what: impl FnOnce(&Tabs) -> T) -> T {
        what(self.tabs.borrow().as_ref().expect("joined"))
    }

    fn holds(&self) -> bool {
        self.with(Tabs::holds)
    }

    fn take(&self) {
        self.with(Tabs::take);
    }

    fn tell(&self, text: &str) {
        self.with(|tabs| tabs.tell(text));
    }

    fn events(&self) -> Vec<String> {
        self.events.borrow().clone()
    }

    fn saw(&self, event: &str) -> bool {
        self.events.borrow().iter().any(|seen| seen == event)
    }

    async fn until_saw(&self, event: &str) {
        until(event, || self.saw(event)).await;
    }
}

fn holders(tabs: &[Seen]) -> usize {
    tabs.iter().filter(|tab| tab.holds()).count()
}

#[wasm_bindgen_test]
async fn of_six_tabs_one_holds_and_the_others_know_which() {
    let name = name();
    let tabs: Vec<Seen> = ["one", "two", "three", "four", "five", "six"].map(|label| Seen::polite(&name, label)).into();
    for tab in &tabs[1..] {
        tab.until_saw("holder one").await;
    }
    assert_eq!(tabs[0].events(), ["holds"]);
    assert!(tabs[1..].iter().all(|tab| tab.events() == ["holder one"]));
    assert_eq!((holders(&tabs), tabs[0].holds()), (1, true));
}

#[wasm_bindgen_test]
async fn a_tab_that_comes_later_is_told_who_holds() {
    let name = name();
    let first = Seen::polite(&name, "08:30");
    first.until_saw("holds").await;
    let later = Seen::polite(&name, "09:15");
    later.until_saw("holder 08:30").await;
    // What is said is heard in order: whatever else was on its way has come before this.
    first.tell("good morning");
    later.until_saw("told good morning").await;
    later.tell("morning");
    first.until_saw("told morning").await;
    assert_eq!(first.events(), ["holds", "told morning"]);
    assert_eq!(later.events(), ["holder 08:30", "told good morning"]);
}

#[wasm_bindgen_test]
async fn when_the_holder_is_gone_the_next_holds_by_itself() {
    let name = name();
    let mut tabs: Vec<Seen> = ["one", "two", "three"].map(|label| Seen::polite(&name, label)).into();
    tabs[2].until_saw("holder one").await;
    drop(tabs.remove(0));
    tabs[0].until_saw("holds").await;
    tabs[1].until_saw("holder two").await;
    assert_eq!(tabs[0].events().last().map(String::as_str), Some("holds"));
    assert_eq!(tabs[1].events(), ["holder one", "holder nobody", "holder two"]);
}

#[wasm_bindgen_test]
async fn the_bar_moves_to_the_tab_that_asks_past_those_that_wait_longer() {
    let name = name();
    let holder = Seen::deaf(&name, "holder");
    let waits = Seen::polite(&name, "waits");
    let asks = Seen::polite(&name, "asks");
    asks.until_saw("holder holder").await;
    asks.take();
    holder.until_saw("asked").await;
    assert_eq!((holder.holds(), asks.holds()), (true, false), "it may still write what is not yet durable");
    holder.with(Tabs::release);
    assert_eq!((holder.holds(), asks.holds()), (false, false), "between the two nobody may");
    asks.until_saw("holds").await;
    holder.until_saw("holder asks").await;
    waits.until_saw("holder asks").await;
    assert_eq!(holder.events(), ["holds", "asked", "lost", "holder asks"]);
    assert_eq!(waits.events(), ["holder holder", "holder asks"]);
    assert_eq!(asks.events(), ["holder holder", "holds"]);
    // And back, as if nothing had been.
    holder.take();
    until("the way back", || holder.holds() && asks.saw("holder holder")).await;
    assert_eq!(holders(&[holder, waits, asks]), 1);
}

#[wasm_bindgen_test]
async fn a_holder_that_does_not_answer_is_robbed_and_queues_again() {
    let name = name();
    let frozen = Seen::deaf(&name, "frozen");
    let asks = Seen::polite(&name, "asks");
    asks.until_saw("holder frozen").await;
    asks.take();
    asks.until_saw("holds").await;
    frozen.until_saw("holder asks").await;
    assert_eq!(frozen.events(), ["holds", "asked", "lost", "holder asks"]);
    // Too late, and nothing by now.
    frozen.with(Tabs::release);
    assert_eq!((frozen.holds(), asks.holds()), (false, true));
    drop(asks);
    until("the bar to come back", || frozen.holds()).await;
}

#[wasm_bindgen_test]
async fn what_a_tab_tells_reaches_all_others_in_order_and_not_itself() {
    let name = name();
    let tabs: Vec<Seen> = ["one", "two", "three"].map(|label| Seen::polite(&name, label)).into();
    tabs[2].until_saw("holder one").await;
    for text in ["a", "", "\"ä\u{2028}\0"] {
        tabs[0].tell(text);
    }
    tabs[1].tell("from one that waits");
    tabs[2].until_saw("told from one that waits").await;
    let told = ["holder one", "told a", "told ", "told \"ä\u{2028}\0"];
    assert_eq!(tabs[1].events(), told);
    assert_eq!(tabs[2].events(), [&told[..], &["told from one that waits"]].concat());
    assert_eq!(tabs[0].events(), ["holds", "told from one that waits"]);
}

#[wasm_bindgen_test]
async fn two_that_ask_at_once_end_with_one_holder_and_nobody_is_robbed() {
    let name = name();
    let tabs: Vec<Seen> = ["one", "two", "three", "four"].map(|label| Seen::polite(&name, label)).into();
    tabs[3].until_saw("holder one").await;
    tabs[1].take();
    tabs[2].take();
    until("both to have held", || tabs[1].saw("holds") && tabs[2].saw("holds")).await;
    tabs[3].until_saw("holder three").await;
    assert_eq!((holders(&tabs), tabs[2].holds()), (1, true));
    assert_eq!(tabs[1].events(), ["holder one", "holds", "asked", "lost", "holder three"]);
    assert_eq!(tabs[3].events(), ["holder one", "holder two", "holder three"]);
}

#[wasm_bindgen_test]
async fn two_that_rob_at_once_end_with_one_holder() {
    let name = name();
    let tabs: Vec<Seen> = ["one", "two", "three"].map(|label| Seen::deaf(&name, label)).into();
    tabs[2].until_saw("holder one").await;
    tabs[1].take();
    tabs[2].take();
    // Who has had the bar takes it from nobody again.
    until("both to have held", || tabs[1].saw("holds") && tabs[2].saw("holds")).await;
    let settled = || {
        let holder = tabs.iter().find(|tab| tab.holds()).map(|tab| format!("holder {}", tab.label));
        let knows = |tab: &Seen| tab.holds() || tab.events().last() == holder.as_ref();
        holders(&tabs) == 1 && tabs.iter().all(knows)
    };
    until("one to hold and the others to know which", settled).await;
    for tab in &tabs {
        let last = tab.events().into_iter().rfind(|event| event == "holds" || event == "lost");
        assert_eq!(tab.holds(), last.as_deref() == Some("holds"), "{:?}", tab.events());
    }
}

#[wasm_bindgen_test]
async fn who_asks_while_the_holder_dies_gets_the_bar() {
    let name = name();
    let mut tabs: Vec<Seen> = ["one", "two", "three"].map(|label| Seen::polite(&name, label)).into();
    tabs[2].until_saw("holder one").await;
    tabs[2].take();
    drop(tabs.remove(0));
    until("the bar", || tabs[1].holds()).await;
    assert_eq!(holders(&tabs), 1);
}

#[wasm_bindgen_test]
async fn a_bar_let_go_for_a_tab_that_is_no_more_goes_to_the_next() {
    let name = name();
    let holder = Seen::polite(&name, "holder");
    let waits = Seen::polite(&name, "waits");
    waits.until_saw("holder holder").await;
    say(&name, r#"{"say":"wants","tab":"closed meanwhile"}"#);
    waits.until_saw("holds").await;
    assert_eq!(holder.events(), ["holds", "asked", "lost", "holder waits"]);
}

#[wasm_bindgen_test]
async fn letting_go_unasked_and_taking_what_one_has_do_nothing() {
    let name = name();
    let holder = Seen::polite(&name, "holder");
    let waits = Seen::polite(&name, "waits");
    waits.until_saw("holder holder").await;
    holder.with(Tabs::release);
    waits.with(Tabs::release);
    holder.take();
    // Nothing may happen, and that can't be waited for: so long a wish would have had its effect.
    sleep(LIMIT + Duration::from_millis(100)).await;
    assert_eq!((holder.events(), waits.events()), (vec!["holds".to_owned()], vec!["holder holder".to_owned()]));
    assert!(holder.holds() && !waits.holds());
}

#[wasm_bindgen_test]
async fn what_a_holder_says_after_its_term_is_not_heard() {
    let name = name();
    let first = Seen::polite(&name, "first");
    let (second, third) = (Seen::polite(&name, "second"), Seen::polite(&name, "third"));
    third.until_saw("holder first").await;
    first.tell("in time");
    third.until_saw("told in time").await;
    second.take();
    third.until_saw("holder second").await;
    let over = r#"{"began":1,"tab":"robbed"}"#;
    say(&name, &format!(r#"{{"say":"told","term":{over},"text":"too late"}}"#));
    say(&name, &format!(r#"{{"say":"holds","term":{over},"label":"robbed"}}"#));
    say(&name, &format!(r#"{{"say":"left","term":{over}}}"#));
    second.tell("now");
    third.until_saw("told now").await;
    assert_eq!(third.events(), ["holder first", "told in time", "holder second", "told now"]);
}

#[wasm_bindgen_test]
async fn a_tab_is_alone_until_another_joins() {
    let name = name();
    let first = Seen::polite(&name, "first");
    first.until_saw("holds").await;
    assert!(!first.with(Tabs::has_peers));
    let second = Seen::polite(&name, "second");
    second.until_saw("holder first").await;
    assert!(first.with(Tabs::has_peers) && second.with(Tabs::has_peers));
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_ignored() {
    let name = name();
    let (first, second) = (Seen::polite(&name, "first"), Seen::polite(&name, "second"));
    second.until_saw("holder first").await;
    let channel = BroadcastChannel::new(&name).expect("a channel");
    for strange in [JsValue::NULL, JsValue::from_f64(1.0), js_sys::Array::new().into(), js_sys::Object::new().into()] {
        channel.post_message(&strange).expect("to post");
    }
    for strange in ["", "null", "{}", "[1]", r#"{"say":"dance"}"#, r#"{"say":"free"}"#, r#"{"say":"holds","term":7}"#] {
        say(&name, strange);
    }
    first.tell("still here");
    second.until_saw("told still here").await;
    assert_eq!(second.events(), ["holder first", "told still here"]);
    assert_eq!(first.events(), ["holds"]);
}

#[wasm_bindgen_test]
async fn a_tab_may_leave_at_any_event() {
    // Some terms begin in one millisecond, in whatever order their tabs' names are.
    for _ in 0..20 {
        leave_at_once().await;
    }
}

async fn leave_at_once() {
    let name = name();
    let leave = |tabs: &RefCell<Option<Tabs>>, event: &TabEvent| {
        if !matches!(event, TabEvent::Holder(_)) {
            drop(tabs.take());
        }
    };
    let first = Seen::join(&name, "first", leave);
    let second = Seen::join(&name, "second", |tabs, event| {
        if *event == TabEvent::AskedFor {
            drop(tabs.take());
        }
    });
    let third = Seen::join(&name, "third", leave);
    let last = Seen::polite(&name, "last");
    second.until_saw("holds").await;
    second.tell("leave");
    third.until_saw("told leave").await;
    last.take();
    last.until_saw("holds").await;
    assert_eq!(first.events(), ["holds"]);
    assert!(last.holds() && !third.saw("holds"));
}

#[wasm_bindgen_test]
async fn nothing_is_heard_of_a_tab_that_left() {
    let name = name();
    let (first, second) = (Seen::polite(&name, "first"), Seen::polite(&name, "second"));
    second.until_saw("holder first").await;
    let events = second.events.clone();
    drop(second);
    drop(first);
    let third = Seen::polite(&name, "third");
    third.until_saw("holds").await;
    assert_eq!((third.events(), events.borrow().clone()), (vec!["holds".to_owned()], vec!["holder first".to_owned()]));
}

/// As another program on this channel would.
fn say(name: &str, text: &str) {
    let channel = BroadcastChannel::new(name).expect("a channel");
    channel.post_message(&text.into()).expect("to post");
    channel.close();
}
