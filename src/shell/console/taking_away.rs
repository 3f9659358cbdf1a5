//! What is taken out of the console.

use super::Console;
use crate::directory::Contact;
use crate::journal::RecordKey;
use crate::protocol::Number;
use crate::shell::export::Exported;
use crate::view::FileKind;
use std::rc::Rc;

impl Console {
    /// All calls of the shift as a file, for a browser that can't keep them.
    pub(super) fn save(&mut self) {
        let calls = self.session.calls();
        let rows = calls.iter().map(|call| (RecordKey::of(self.shift, call), call.clone())).collect();
        self.exporting.start(Exported {
            rows,
            kind: FileKind::JsonLines,
            named: self.named(),
            masked: Box::new(self.masking.exported()),
        });
    }

    /// Whose number it is, as far as the directory has said.
    pub(super) fn named(&self) -> Box<dyn Fn(&Number) -> Option<Rc<Contact>>> {
        let directory = self.directory.clone();
        Box::new(move |number| directory.as_ref()?.contact(number))
    }
}
