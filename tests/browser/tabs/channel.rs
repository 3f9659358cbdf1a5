//! Tabs that share one bar where the browser has no locks.

use super::{Seen, holders, name, say};
use crate::stage::until;
use agent_console::browser::tabs::Tabs;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::*;
use web_sys::BroadcastChannel;

/// A name that the standard reserves: a request for a lock of that name is refused, as on a page without locks.
fn name_without_locks() -> String {
    format!("-{}", name())
}

#[wasm_bindgen_test]
async fn without_locks_one_tab_holds_and_the_others_know_which() {
    let name = name_without_locks();
    let tabs: Vec<Seen> = ["one", "two", "three"].map(|label| Seen::polite(&name, label)).into();
    until("one to hold", || holders(&tabs) == 1).await;
    let holder = tabs.iter().find(|tab| tab.holds()).map(|tab| format!("holder {}", tab.label)).expect("one holds");
    until("the others to know", || tabs.iter().all(|tab| tab.holds() || tab.events() == [holder.clone()])).await;
    assert!(tabs.iter().all(|tab| !tab.with(Tabs::is_locked) && tab.with(Tabs::has_peers)));
    let later = Seen::polite(&name, "later");
    later.until_saw(&holder).await;
    assert_eq!((holders(&tabs), later.events()), (1, vec![holder]));
}

#[wasm_bindgen_test]
async fn without_locks_the_bar_moves_to_the_tab_that_asks() {
    let name = name_without_locks();
    let holder = Seen::deaf(&name, "holder");
    holder.until_saw("holds").await;
    let asks = Seen::polite(&name, "asks");
    asks.until_saw("holder holder").await;
    asks.take();
    holder.until_saw("asked").await;
    assert_eq!((holder.holds(), asks.holds()), (true, false), "it may still write what is not yet durable");
    holder.with(Tabs::release);
    assert_eq!((holder.holds(), asks.holds()), (false, false), "between the two nobody may");
    asks.until_saw("holds").await;
    holder.until_saw("holder asks").await;
    assert_eq!(holder.events(), ["holds", "asked", "lost", "holder asks"]);
    assert_eq!(asks.events(), ["holder holder", "holds"]);
}

#[wasm_bindgen_test]
async fn without_locks_a_holder_that_does_not_answer_loses_the_bar() {
    let name = name_without_locks();
    let frozen = Seen::deaf(&name, "frozen");
    frozen.until_saw("holds").await;
    let asks = Seen::polite(&name, "asks");
    asks.until_saw("holder frozen").await;
    asks.take();
    asks.until_saw("holds").await;
    frozen.until_saw("holder asks").await;
    assert_eq!(frozen.events(), ["holds", "asked", "lost", "holder asks"]);
    drop(asks);
    until("the bar to come back", || frozen.holds()).await;
}

#[wasm_bindgen_test]
async fn without_locks_the_next_holds_when_the_holder_leaves_or_dies() {
    let name = name_without_locks();
    let one = Seen::polite(&name, "one");
    one.until_saw("holds").await;
    let two = Seen::polite(&name, "two");
    two.until_saw("holder one").await;
    drop(one);
    two.until_saw("holds").await;
    assert_eq!(two.events(), ["holder one", "holder nobody", "holds"]);
    // What a tab that was killed said last, a moment ago.
    let now = js_sys::Date::now() as u64 + 1_000;
    say(&name, &format!(r#"{{"say":"holds","term":{{"began":{now},"tab":"killed"}},"label":"killed"}}"#));
    two.until_saw("lost").await;
    until("the silence to be noticed", || two.holds()).await;
    assert_eq!(two.events()[3..], ["lost", "holder killed", "holder nobody", "holds"]);
}

#[wasm_bindgen_test]
async fn two_that_both_believe_to_hold_find_each_other() {
    let name = name_without_locks();
    let early = Seen::polite(&name, "early");
    early.until_saw("holds").await;
    let channel = BroadcastChannel::new(&name).expect("a channel");
    let answers = Rc::new(Cell::new(0));
    let count = answers.clone();
    let hear = wasm_bindgen::closure::Closure::<dyn Fn()>::new(move || count.set(count.get() + 1));
    channel.set_onmessage(Some(wasm_bindgen::JsCast::unchecked_ref(hear.as_ref())));
    say(&name, r#"{"say":"holds","term":{"began":1,"tab":"earlier"},"label":"earlier"}"#);
    until("the other to be told that its term is over", || answers.get() > 0).await;
    assert!(early.holds());
    let later = js_sys::Date::now() as u64 + 1_000;
    say(&name, &format!(r#"{{"say":"holds","term":{{"began":{later},"tab":"later"}},"label":"later"}}"#));
    early.until_saw("lost").await;
    channel.close();
}
