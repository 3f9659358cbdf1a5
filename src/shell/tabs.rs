//! One bar for all tabs. An agent who is signed in at several places loses events at each, so of all tabs of
//! this origin one holds the bar, and the others hear from it.
//!
//! The lock is the truth, the channel is courtesy. Every tab queues for the lock; when the holder's tab ends,
//! the browser grants it to the next. To move the bar by hand, a tab asks; the holder stops, makes everything
//! durable and says so while it still has the lock, and the asker takes the lock past all who wait. A holder
//! that doesn't answer within [`ANSWER_MS`] is frozen, and robbed.
//!
//! Nothing overlaps when the holder lets go, or dies. A robbed holder that comes back to life believes in its
//! lock until the browser has told it, which takes its turn among the tasks that waited with it: in that window
//! it may still write. What it tells is not heard, because its term is over; a store must refuse its writes by
//! the same rule, and can: let [`TabEvent::Holds`] write a new number into the store, and every writing
//! transaction compare it.

mod saying;

use super::clock::now;
use super::locks::{Claim, Turn};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use saying::{Saying, Term};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};
use yew::Callback;

/// How long the holder may take to let go, and then the asker to take.
const ANSWER_MS: u32 = 700;

#[derive(Clone, PartialEq)]
pub enum TabEvent {
    /// This tab holds the bar now.
    Holds,
    /// Another tab asked for the bar: stop using it, make everything durable, then call [`Tabs::let_go`].
    AskedFor,
    /// The bar is no longer this tab's: after [`Tabs::let_go`], or because it did not come in time.
    Lost,
    /// Another tab told this, by [`Tabs::tell`].
    Told(String),
    /// The label of the other tab that holds the bar; `None` while nobody does.
    Holder(Option<String>),
}

/// This tab among its like. Dropped, it leaves them: the channel is closed and the lock released.
pub struct Tabs {
    tab: Rc<Tab>,
    listener: Option<EventListener>,
}

struct Tab {
    name: String,
    /// Ours among the tabs.
    id: String,
    label: String,
    channel: Option<BroadcastChannel>,
    on: Callback<TabEvent>,
    state: RefCell<State>,
}

struct State {
    part: Part,
    /// The place in the queue or the lock; `None` where there are no locks.
    claim: Option<Claim>,
    /// The latest term heard of.
    term: Option<Term>,
    /// Its holder's label, unless it has left.
    holder: Option<String>,
}

enum Part {
    Waiting,
    /// The holder was asked and has until the timer goes off.
    Asking {
        _limit: Timeout,
    },
    /// The lock is being taken from its holder.
    Taking,
    Holding,
    /// Asked by `tab` to let go, and not yet done.
    AskedBy {
        tab: String,
    },
    /// The bar is out of use. If nobody takes the lock, it is released when the timer goes off.
    LetGo {
        _limit: Timeout,
    },
}

impl Tabs {
    /// Joins the tabs that joined by the same name, and queues for the bar at once. Where there are no locks,
    /// such as on a page over plain HTTP, every tab is alone and holds its own.
    ///
    /// No event comes before this has returned.
    pub fn join(name: &str, label: String, on: Callback<TabEvent>) -> Tabs {
        let id = format!("{:x}", (js_sys::Math::random() * (1_u64 << 53) as f64) as u64);
        let state = State { part: Part::Waiting, claim: None, term: None, holder: None };
        let tab = Rc::new_cyclic(|this: &Weak<Tab>| {
            let claim = Claim::queue(name, on_turn(this));
            let channel = claim.as_ref().and_then(|_| BroadcastChannel::new(name).ok());
            let state = RefCell::new(State { claim, ..state });
            Tab { name: name.to_owned(), id, label, channel, on, state }
        });
        let listener = tab.channel.as_ref().map(|channel| {
            let this = Rc::downgrade(&tab);
            EventListener::new(channel, "message", move |event| {
                let saying = Saying::read(&event.unchecked_ref::<MessageEvent>().data());
                if let (Some(tab), Some(saying)) = (this.upgrade(), saying) {
                    tab.hear(saying);
                }
            })
        });
        if tab.state.borrow().claim.is_none() {
            let on = on_turn(&Rc::downgrade(&tab));
            spawn_local(async move { on.emit(Turn::Refused) });
        }
        tab.say(&Saying::WhoHolds);
        Tabs { tab, listener }
    }

    /// Tells the other tabs. What the holder tells reaches each of them before anything that its successor does;
    /// what it tells after its term is over reaches nobody.
    pub fn tell(&self, text: &str) {
        let term = self.holds().then(|| self.tab.state.borrow().term.clone()).flatten();
        self.tab.say(&Saying::Told { term, text: text.to_owned() });
    }

    /// Asks for the bar, and takes it when the holder lets go or does not answer. Ends in [`TabEvent::Holds`].
    pub fn take(&self) {
        if matches!(self.tab.state.borrow().part, Part::Waiting) {
            self.tab.ask();
        }
    }

    /// The answer to [`TabEvent::AskedFor`]; without it, nothing. From here on the bar may not be used.
    pub fn let_go(&self) {
        self.tab.let_go();
    }

    /// Whether this tab may use the bar: from [`TabEvent::Holds`] to [`Tabs::let_go`] or [`TabEvent::Lost`].
    pub fn holds(&self) -> bool {
        matches!(self.tab.state.borrow().part, Part::Holding | Part::AskedBy { .. })
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.listener = None;
        let mut state = self.tab.state.borrow_mut();
        if let (true, Some(term)) = (state.part.has_lock(), state.term.clone()) {
            self.tab.say(&Saying::Left { term });
        }
        state.part = Part::Waiting;
        state.claim = None;
        if let Some(channel) = &self.tab.channel {
            channel.close();
        }
    }
}

impl Part {
    fn has_lock(&self) -> bool {
        match self {
            Part::Waiting | Part::Asking { .. } | Part::Taking => false,
            Part::Holding | Part::AskedBy { .. } | Part::LetGo { .. } => true,
        }
    }
}

impl Tab {
    fn say(&self, saying: &Saying) {
        if let Some(channel) = &self.channel {
            channel.post_message(&saying.write()).expect("the channel is open and text can be posted");
        }
    }

    /// Events are emitted last and while nothing is borrowed: whoever hears of them may call us.
    fn emit(&self, events: impl IntoIterator<Item = TabEvent>) {
        events.into_iter().for_each(|event| self.on.emit(event));
    }

    fn turn(self: &Rc<Self>, turn: Turn) {
        let event = match turn {
            Turn::Granted => Some(self.begin()),
            Turn::Stolen => self.fall_back().then_some(TabEvent::Lost),
            Turn::Refused => {
                self.state.borrow_mut().part = Part::Holding;
                Some(TabEvent::Holds)
            }
        };
        self.emit(event);
    }

    /// The lock is ours.
    fn begin(&self) -> TabEvent {
        let mut state = self.state.borrow_mut();
        let after = state.term.as_ref().map_or(0, |last| last.began + 1);
        let term = Term { began: now().at.wall.max(after), tab: self.id.clone() };
        self.say(&Saying::Holds { term: term.clone(), label: self.label.clone() });
        *state = State {
            part: Part::Holding,
            claim: state.claim.take(),
            term: Some(term),
            holder: Some(self.label.clone()),
        };
        TabEvent::Holds
    }

    /// Back into the queue, at its end; whether the lock was ours.
    fn fall_back(self: &Rc<Self>) -> bool {
        let mut state = self.state.borrow_mut();
        // The new place before the old is released, which would otherwise come back to us.
        state.claim = Claim::queue(&self.name, on_turn(&Rc::downgrade(self)));
        std::mem::replace(&mut state.part, Part::Waiting).has_lock()
    }

    fn ask(self: &Rc<Self>) {
        let limit = self.after_limit(|tab| tab.steal());
        self.state.borrow_mut().part = Part::Asking { _limit: limit };
        self.say(&Saying::Wants { tab: self.id.clone() });
    }

    fn steal(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        state.part = Part::Taking;
        state.claim = Claim::steal(&self.name, on_turn(&Rc::downgrade(self)));
    }

    fn let_go(self: &Rc<Self>) {
        let limit = self.after_limit(|tab| {
            if tab.fall_back() {
                tab.emit([TabEvent::Lost]);
            }
        });
        let mut state = self.state.borrow_mut();
        if let Part::AskedBy { tab } = &state.part {
            self.say(&Saying::Free { tab: tab.clone() });
            state.part = Part::LetGo { _limit: limit };
        }
    }

    fn after_limit(self: &Rc<Self>, then: impl FnOnce(&Rc<Tab>) + 'static) -> Timeout {
        let this = Rc::downgrade(self);
        Timeout::new(ANSWER_MS, move || {
            if let Some(tab) = this.upgrade() {
                then(&tab);
            }
        })
    }

    fn hear(self: &Rc<Self>, saying: Saying) {
        match saying {
            Saying::WhoHolds => {
                let state = self.state.borrow();
                if let (Some(term), Some(label)) = (state.term.clone(), state.holder.clone()) {
                    self.say(&Saying::Holds { term, label });
                }
            }
            Saying::Holds { term, label } => self.hear_of_holder(term, label),
            Saying::Left { term } => {
                let mut state = self.state.borrow_mut();
                if state.term.as_ref() == Some(&term) && state.holder.take().is_some() {
                    drop(state);
                    self.emit([TabEvent::Holder(None)]);
                }
            }
            Saying::Wants { tab } => {
                let mut state = self.state.borrow_mut();
                // Two who ask at once: the first is answered, and the second will ask that one.
                if matches!(state.part, Part::Holding) {
                    state.part = Part::AskedBy { tab };
                    drop(state);
                    self.emit([TabEvent::AskedFor]);
                }
            }
            Saying::Free { tab } => {
                let asking = matches!(self.state.borrow().part, Part::Asking { .. });
                if asking && tab == self.id {
                    self.steal();
                }
            }
            Saying::Told { term, text } => {
                let late = term.is_some_and(|term| Some(&term) < self.state.borrow().term.as_ref());
                if !late {
                    self.emit([TabEvent::Told(text)]);
                }
            }
        }
    }

    fn hear_of_holder(self: &Rc<Self>, term: Term, label: String) {
        let mut state = self.state.borrow_mut();
        if Some(&term) <= state.term.as_ref() {
            return;
        }
        state.term = Some(term);
        state.holder = Some(label.clone());
        let (had_lock, asking) = (state.part.has_lock(), matches!(state.part, Part::Asking { .. }));
        drop(state);
        // Another's later term: the browser is about to tell us the same.
        let lost = (had_lock && self.fall_back()).then_some(TabEvent::Lost);
        if asking {
            self.ask();
        }
        self.emit(lost.into_iter().chain([TabEvent::Holder(Some(label))]));
    }
}

fn on_turn(tab: &Weak<Tab>) -> Callback<Turn> {
    let tab = tab.clone();
    Callback::from(move |turn| {
        if let Some(tab) = tab.upgrade() {
            tab.turn(turn);
        }
    })
}
