//! What only the simulated bar and the console have between them: the language, and time that is put forward.

use super::Bar;
use crate::app::kernel::Kernel;
use crate::browser::Heard;
use crate::browser::clock::{self, now};
use crate::domain::Now;
use crate::protocol::greeting;

impl Bar {
    /// Tells the simulated bar in which language the console is.
    pub fn greet(&self, kernel: &Kernel) {
        if kernel.environment.simulated {
            self.post(kernel, greeting(kernel.words.language.tag));
        }
    }

    /// Receives one of a batch. The next one happens at the time that is returned.
    pub(super) fn receive_next(&mut self, kernel: &mut Kernel, at: Now, heard: Heard) -> Now {
        let is_put_forward = matches!(heard, Heard::Forward(_));
        self.receive(kernel, at, heard);
        if is_put_forward { now() } else { at }
    }
}

pub(super) fn put_forward(kernel: &mut Kernel, ms: u64) {
    clock::put_forward(ms);
    kernel.clock_was_put_forward();
}

/// A bar that has just been loaded plays nothing.
pub(super) fn begins_anew(kernel: &mut Kernel) {
    if clock::is_fast_motion() {
        put_forward(kernel, 0);
    }
}
