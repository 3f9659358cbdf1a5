//! Hears a flood in batches. A bar that says thousands of things at once must not keep a click waiting until all of them
//! are lived through; and handled one by one, each in a task of its own, they would take twice the time.

use super::yield_now::Yielder;
use crate::monitor::Carrier;
use crate::protocol::RawText;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// What came to the listener.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// The frame fired `load`.
    Loaded,
    /// Our frame posted this, untouched.
    Message(RawText, Carrier),
    /// The simulated bar has put its clock forward by so many milliseconds; none ends the fast motion.
    Forward(u64),
    /// Our frame posted a message from an origin that is none of the bar's.
    OtherOrigin,
    /// A message came from anywhere else.
    Foreign,
    /// These had to wait, and came in this order.
    Batch(Vec<Heard>),
    /// After batches: nothing is waiting any more.
    Drained,
}

/// So much is lived through before everybody else has a turn: some milliseconds' work.
const BATCH: usize = 250;

struct Batcher {
    on_heard: Callback<Heard>,
    /// What has come since the last batch, oldest first, a batch at a time.
    waiting: RefCell<VecDeque<Vec<Heard>>>,
    /// What comes now waits.
    is_busy: Cell<bool>,
}

/// Passes on at once what comes by itself, and in [batches](Heard::Batch) what follows closely, in its order, and then that it
/// is [drained](Heard::Drained). What waits is gone with the callback.
pub fn batched(on_heard: Callback<Heard>) -> Callback<Heard> {
    let batcher = Rc::new(Batcher { on_heard, waiting: RefCell::default(), is_busy: Cell::new(false) });
    let turns = Rc::new(Yielder::new());
    Callback::from(move |heard| {
        if matches!(heard, Heard::Foreign | Heard::OtherOrigin) {
            // It is counted, and nothing comes of it.
            batcher.on_heard.emit(heard);
        } else if batcher.is_busy.replace(true) {
            batcher.wait(heard);
        } else {
            batcher.on_heard.emit(heard);
            let (batcher, turns) = (Rc::downgrade(&batcher), turns.clone());
            spawn_local(async move {
                let mut waited = false;
                loop {
                    turns.next().await;
                    let Some(batcher) = batcher.upgrade() else { return };
                    if !batcher.take_turn() {
                        if waited {
                            batcher.on_heard.emit(Heard::Drained);
                        }
                        return;
                    }
                    waited = true;
                }
            });
        }
    })
}

impl Batcher {
    fn wait(&self, heard: Heard) {
        let mut waiting = self.waiting.borrow_mut();
        match waiting.back_mut() {
            Some(turn) if turn.len() < BATCH => turn.push(heard),
            _ => waiting.push_back(vec![heard]),
        }
    }

    /// Whether another turn is needed.
    fn take_turn(&self) -> bool {
        let turn = self.waiting.borrow_mut().pop_front();
        let any = turn.is_some();
        self.is_busy.set(any);
        turn.into_iter().for_each(|turn| self.on_heard.emit(Heard::Batch(turn)));
        any
    }
}
