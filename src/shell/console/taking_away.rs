//! What is taken out of the console: into a file, onto the clipboard, on paper.
//!
//! The log's tool bar shows [`ExportMenu`](crate::view::ExportMenu) and [`CopySaid`](crate::view::CopySaid) with the
//! states that are here, and sends [`Away`].

use super::{Console, Msg};
use crate::directory::{Contact, Contacts};
use crate::domain::Call;
use crate::journal::RecordKey;
use crate::protocol::Number;
use crate::shell::clipboard;
use crate::shell::export::{Exported, Exporting};
use crate::shell::printing::{Printing, print};
use crate::view::{CopyState, FileKind, PrintedLog};
use std::rc::Rc;
use yew::prelude::*;

/// What is to be taken away, and what has become of it.
pub enum Away {
    /// The calls that the list shows, as a file.
    Export(FileKind),
    CancelExport,
    /// The file is further along.
    ExportMoved,
    /// A text, as it is shown: a number, or [a row](crate::view::row_text).
    Copy(String),
    Copied(CopyState),
    Print,
    /// The browser is about to print, or has printed.
    Prints(bool),
}

pub(super) struct TakingAway {
    pub exporting: Exporting,
    pub copied: CopyState,
    /// What goes on paper is in the page.
    prints: bool,
    /// The browser's dialog opens when that is drawn.
    wants_print: bool,
    _printing: Printing,
}

impl TakingAway {
    pub fn new(ctx: &Context<Console>) -> TakingAway {
        let link = ctx.link();
        TakingAway {
            exporting: Exporting::new(link.callback(|()| Msg::Away(Away::ExportMoved))),
            copied: CopyState::Idle,
            prints: false,
            wants_print: false,
            _printing: Printing::new(link.callback(|prints| Msg::Away(Away::Prints(prints)))),
        }
    }

    pub fn drawn(&mut self) {
        if std::mem::take(&mut self.wants_print) {
            print();
        }
    }
}

impl Console {
    pub(super) fn take_away(&mut self, ctx: &Context<Self>, away: Away) -> bool {
        match away {
            Away::Export(kind) => self.export(kind),
            Away::CancelExport => self.away.exporting.cancel(),
            Away::ExportMoved => self.drawing.soon(),
            Away::Copy(text) => {
                // The same words again are read out again.
                self.away.copied = CopyState::Idle;
                clipboard::copy(text, ctx.link().callback(|copied| Msg::Away(Away::Copied(copied))));
                return true;
            }
            Away::Copied(copied) => {
                self.away.copied = copied;
                return true;
            }
            Away::Print => {
                self.away.prints = true;
                self.away.wants_print = true;
                return true;
            }
            Away::Prints(prints) => {
                self.away.prints = prints;
                return true;
            }
        }
        false
    }

    /// The calls of the list, in its order.
    fn listed(&self) -> Vec<(RecordKey, Rc<Call>)> {
        let calls = self.session.calls().iter().rev();
        calls.map(|call| (RecordKey::of(self.shift, call), call.clone())).collect()
    }

    pub(super) fn export(&mut self, kind: FileKind) {
        let (rows, named) = (self.listed(), self.named());
        self.away.exporting.start(Exported { rows, kind, named, masked: Box::new(self.masking.exported()) });
    }

    /// Whose number it is, as far as the directory has said.
    fn named(&self) -> Box<dyn Fn(&Number) -> Option<Rc<Contact>>> {
        let directory = self.directory.clone();
        Box::new(move |number| directory.as_ref()?.contact(number))
    }

    /// What goes on paper, while it does.
    pub(super) fn printed(&self, contacts: &Contacts) -> Html {
        if !self.away.prints {
            return Html::default();
        }
        let rows: Rc<[Rc<Call>]> = self.listed().iter().map(|(_, call)| self.masking.row(call)).collect();
        html! { <PrintedLog {rows} contacts={contacts.clone()} /> }
    }
}
