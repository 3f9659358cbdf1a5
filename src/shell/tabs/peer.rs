//! One tab's side of the agreement: its part, its place in the queue, and what it says and hears.

use super::TabEvent;
use super::saying::{Channel, Saying, Term};
use crate::shell::clock::now;
use crate::shell::locks::{Claim, Turn};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell, RefMut};
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// How long the holder may take to let go, and then the asker to take.
const ANSWER_MS: u32 = 700;

pub struct Peer {
    this: Weak<Peer>,
    name: String,
    /// Ours among the tabs.
    id: String,
    label: String,
    on: Callback<TabEvent>,
    state: RefCell<State>,
    /// `None` for a tab that is alone.
    channel: RefCell<Option<Channel>>,
    /// Another tab has been heard. Each says something when it joins, and reads what is written down when it has been
    /// answered. What it should still miss, because it was neither written down nor told, it notices with what it is told
    /// next, and reads again.
    company: Cell<bool>,
}

struct State {
    part: Part,
    /// The place in the queue or the lock; `None` for a tab that is alone.
    claim: Option<Claim>,
    /// The latest term heard of.
    term: Option<Term>,
    /// The label of its holder, unless that has left.
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
    /// Asked to let go by the tab of this identifier, and not yet done.
    Asked(String),
    /// The bar is out of use. If nobody takes the lock, it is released when the timer goes off.
    LetGo {
        _limit: Timeout,
    },
}

impl Part {
    fn has_lock(&self) -> bool {
        match self {
            Part::Waiting | Part::Asking { .. } | Part::Taking => false,
            Part::Holding | Part::Asked(_) | Part::LetGo { .. } => true,
        }
    }
}

impl Peer {
    pub fn join(name: &str, label: String, on: Callback<TabEvent>) -> Rc<Peer> {
        let peer = Rc::new_cyclic(|this| Peer {
            this: this.clone(),
            name: name.to_owned(),
            id: format!("{:x}", (js_sys::Math::random() * (1_u64 << 53) as f64) as u64),
            label,
            on,
            state: RefCell::new(State { part: Part::Waiting, claim: None, term: None, holder: None }),
            channel: RefCell::default(),
            company: Cell::default(),
        });
        let this = peer.this.clone();
        *peer.channel.borrow_mut() = Channel::open(name, move |saying| {
            if let Some(peer) = this.upgrade() {
                peer.hear(saying);
            }
        });
        let claim = Claim::queue(name, peer.on_turn());
        match claim {
            Some(claim) => peer.state.borrow_mut().claim = Some(claim),
            None => {
                let on_turn = peer.on_turn();
                spawn_local(async move { on_turn.emit(Turn::Refused) });
            }
        }
        peer.say(&Saying::WhoHolds);
        peer
    }

    pub fn leave(&self) {
        let mut state = self.state.borrow_mut();
        if let (true, Some(term)) = (state.part.has_lock(), &state.term) {
            self.say(&Saying::Left { term: term.clone() });
        }
        state.part = Part::Waiting;
        state.claim = None;
        drop(self.channel.take());
    }

    pub fn holds(&self) -> bool {
        matches!(self.state.borrow().part, Part::Holding | Part::Asked(_))
    }

    pub fn is_locked(&self) -> bool {
        self.state.borrow().claim.is_some()
    }

    pub fn has_company(&self) -> bool {
        self.company.get()
    }

    pub fn tell(&self, text: &str) {
        let term = if self.holds() { self.state.borrow().term.clone() } else { None };
        self.say(&Saying::Told { term, text: text.to_owned() });
    }

    pub fn take(&self) {
        if matches!(self.state.borrow().part, Part::Waiting) {
            self.ask();
        }
    }

    pub fn let_go(&self) {
        let mut state = self.state.borrow_mut();
        if let Part::Asked(tab) = &state.part {
            self.say(&Saying::Free { tab: tab.clone() });
            let limit = self.after_limit(|peer| {
                peer.queue_anew();
                peer.on.emit(TabEvent::Lost);
            });
            state.part = Part::LetGo { _limit: limit };
        }
    }

    fn turn(&self, turn: Turn) {
        match turn {
            Turn::Granted => {
                self.begin();
                self.on.emit(TabEvent::Holds);
            }
            Turn::Stolen => {
                if self.queue_anew() {
                    self.on.emit(TabEvent::Lost);
                }
            }
            Turn::Refused => {
                drop(self.channel.take());
                self.state.borrow_mut().claim = None;
                self.state.borrow_mut().part = Part::Holding;
                self.on.emit(TabEvent::Holds);
            }
        }
    }

    /// A new term, ours.
    fn begin(&self) {
        let mut state = self.state.borrow_mut();
        let after = state.term.as_ref().map_or(0, |last| last.began.saturating_add(1));
        let term = Term { began: next_millisecond().max(after), tab: self.id.clone() };
        self.say(&Saying::Holds { term: term.clone(), label: self.label.clone() });
        state.part = Part::Holding;
        state.term = Some(term);
        state.holder = Some(self.label.clone());
    }

    /// To the end of the queue; whether the lock was ours.
    fn queue_anew(&self) -> bool {
        let mut state = self.state.borrow_mut();
        // The new place comes before the old claim is dropped, so that whoever waits already is before us.
        state.claim = Claim::queue(&self.name, self.on_turn());
        std::mem::replace(&mut state.part, Part::Waiting).has_lock()
    }

    fn ask(&self) {
        self.say(&Saying::Wants { tab: self.id.clone() });
        self.state.borrow_mut().part = Part::Asking { _limit: self.after_limit(Peer::steal) };
    }

    fn steal(&self) {
        let mut state = self.state.borrow_mut();
        state.part = Part::Taking;
        state.claim = Claim::steal(&self.name, self.on_turn());
    }

    fn hear(&self, saying: Saying) {
        self.company.set(true);
        let state = self.state.borrow_mut();
        match saying {
            Saying::WhoHolds => {
                if let (Some(term), Some(label)) = (state.term.clone(), state.holder.clone()) {
                    self.say(&Saying::Holds { term, label });
                }
            }
            Saying::Holds { term, label } => self.hear_of_holder(state, term, label),
            Saying::Left { term } => self.hear_of_leaving(state, &term),
            Saying::Wants { tab } => self.hear_of_wish(state, tab),
            Saying::Free { tab } => {
                if tab == self.id && matches!(state.part, Part::Asking { .. }) {
                    drop(state);
                    self.steal();
                }
            }
            Saying::Told { term, text } => {
                let over = term.is_some_and(|term| Some(&term) < state.term.as_ref());
                drop(state);
                if !over {
                    self.on.emit(TabEvent::Told(text));
                }
            }
        }
    }

    fn hear_of_holder(&self, mut state: RefMut<State>, term: Term, label: String) {
        if Some(&term) <= state.term.as_ref() {
            return;
        }
        state.term = Some(term);
        state.holder = Some(label.clone());
        let (had_lock, asking) = (state.part.has_lock(), matches!(state.part, Part::Asking { .. }));
        drop(state);
        if asking {
            // Another was quicker; now that one has to be asked.
            self.ask();
        }
        if had_lock {
            // The browser is about to say the same.
            self.queue_anew();
            self.on.emit(TabEvent::Lost);
        }
        self.on.emit(TabEvent::Holder(Some(label)));
    }

    fn hear_of_leaving(&self, mut state: RefMut<State>, term: &Term) {
        if state.term.as_ref() == Some(term) && state.holder.take().is_some() {
            drop(state);
            self.on.emit(TabEvent::Holder(None));
        }
    }

    /// Of two who ask at once the first is answered; the second will hear who holds the bar then, and ask that one.
    fn hear_of_wish(&self, mut state: RefMut<State>, tab: String) {
        if matches!(state.part, Part::Holding) {
            state.part = Part::Asked(tab);
            drop(state);
            self.on.emit(TabEvent::AskedFor);
        }
    }

    fn say(&self, saying: &Saying) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.say(saying);
        }
    }

    fn on_turn(&self) -> Callback<Turn> {
        let this = self.this.clone();
        Callback::from(move |turn| {
            if let Some(peer) = this.upgrade() {
                peer.turn(turn);
            }
        })
    }

    fn after_limit(&self, then: impl FnOnce(&Peer) + 'static) -> Timeout {
        let this = self.this.clone();
        Timeout::new(ANSWER_MS, move || {
            if let Some(peer) = this.upgrade() {
                then(&peer);
            }
        })
    }
}

/// Epoch milliseconds, later than anything that has begun until now: the lock may be granted before what its last
/// holder said is heard, and within the millisecond in which that one's term began.
fn next_millisecond() -> u64 {
    /// Clocks that browsers make coarser, lest they tell too much, move within this.
    const LONGEST_MS: u64 = 20;
    let granted = now().at;
    loop {
        let at = now().at;
        if at.wall != granted.wall || at.mono > granted.mono + LONGEST_MS {
            return at.wall;
        }
    }
}
