//! A flood is heard in turns. A bar that says thousands of things at once must not keep a click waiting until all of them
//! are lived through; and handled one by one, each in a task of its own, they would take twice the time.

use super::yield_now::Yielder;
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
    Message(RawText),
    /// A message came from anywhere else.
    Foreign,
    /// So much had to wait, and was heard in this order.
    Turn(Vec<Heard>),
    /// After turns: nothing is waiting any more.
    Everything,
}

/// So much is lived through before everybody else has a turn: some milliseconds' work.
const A_TURN: usize = 250;

struct Hearing {
    on_heard: Callback<Heard>,
    /// What has come since the last turn, oldest first, a turn at a time.
    waiting: RefCell<VecDeque<Vec<Heard>>>,
    /// What comes has to wait.
    in_turn: Cell<bool>,
}

/// Passes on at once what comes by itself, and in [turns](Heard::Turn) what follows closely, in its order, and then that it
/// is [everything](Heard::Everything). What waits is gone with the callback.
pub fn in_turn(on_heard: Callback<Heard>) -> Callback<Heard> {
    let hearing = Rc::new(Hearing { on_heard, waiting: RefCell::default(), in_turn: Cell::new(false) });
    let turns = Rc::new(Yielder::new());
    Callback::from(move |heard| {
        if matches!(heard, Heard::Foreign) {
            // It is counted, and nothing comes of it.
            hearing.on_heard.emit(heard);
        } else if hearing.in_turn.replace(true) {
            hearing.wait(heard);
        } else {
            hearing.on_heard.emit(heard);
            let (hearing, turns) = (Rc::downgrade(&hearing), turns.clone());
            spawn_local(async move {
                let mut waited = false;
                loop {
                    turns.next().await;
                    let Some(hearing) = hearing.upgrade() else { return };
                    if !hearing.take_turn() {
                        if waited {
                            hearing.on_heard.emit(Heard::Everything);
                        }
                        return;
                    }
                    waited = true;
                }
            });
        }
    })
}

impl Hearing {
    fn wait(&self, heard: Heard) {
        let mut waiting = self.waiting.borrow_mut();
        match waiting.back_mut() {
            Some(turn) if turn.len() < A_TURN => turn.push(heard),
            _ => waiting.push_back(vec![heard]),
        }
    }

    /// Whether another turn is needed.
    fn take_turn(&self) -> bool {
        let turn = self.waiting.borrow_mut().pop_front();
        let any = turn.is_some();
        self.in_turn.set(any);
        turn.into_iter().for_each(|turn| self.on_heard.emit(Heard::Turn(turn)));
        any
    }
}
