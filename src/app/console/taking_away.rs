//! What is taken out of the console: into a file, onto the clipboard, on paper.

use super::{Console, Msg};
use crate::browser::clipboard;
use crate::browser::clock::shown;
use crate::browser::decimal;
use crate::browser::export::{Exported, Exporting};
use crate::browser::language::region;
use crate::browser::printing::{Printing, print};
use crate::config::{Config, WrapUp};
use crate::domain::Call;
use crate::journal::RecordKey;
use crate::log::{Missing, csv};
use crate::protocol::Number;
use crate::view::{CopyState, ExportMenu, FileKind, PRINTED, Paper, conditions, copy_said, print_button, row_text};
use std::rc::Rc;
use yew::prelude::*;

/// What is to be taken away, and what has become of it.
pub enum Away {
    /// The calls that the list shows, as a file.
    Export(FileKind),
    CancelExport,
    /// The file is further along.
    ExportMoved,
    CopyRow(RecordKey),
    /// The number as its row shows it.
    CopyNumber(RecordKey),
    /// The number as the call's story shows it.
    CopyTold(RecordKey),
    Copied(CopyState),
}

pub(super) struct TakingAway {
    exporting: Exporting,
    copied: CopyState,
    on_export: Callback<FileKind>,
    on_cancel: Callback<()>,
    on_print: Callback<()>,
    _printing: Printing,
}

impl TakingAway {
    pub fn new(ctx: &Context<Console>) -> TakingAway {
        let link = ctx.link();
        TakingAway {
            exporting: Exporting::new(link.callback(|()| Msg::Away(Away::ExportMoved))),
            copied: CopyState::Idle,
            on_export: link.callback(|kind| Msg::Away(Away::Export(kind))),
            on_cancel: link.callback(|()| Msg::Away(Away::CancelExport)),
            on_print: Callback::from(|()| print()),
            _printing: Printing::new({
                let (console, config) = (link.clone(), ctx.props().config.clone());
                move || Some(console.get_component()?.on_paper(&config.wrap_up))
            }),
        }
    }
}

impl Console {
    pub(super) fn take_away(&mut self, ctx: &Context<Console>, away: Away) -> bool {
        match away {
            Away::Export(kind) => self.export_list(&ctx.props().config, kind),
            Away::CancelExport => self.away.exporting.cancel(),
            Away::ExportMoved => self.drawing.soon(),
            Away::CopyRow(key) => {
                let Some(row) = self.row(key) else { return false };
                return self.copy(ctx, row_text(self.words, &self.culture, &self.masking.row_of_log(&row), shown()));
            }
            Away::CopyNumber(key) => {
                let row = self.row(key).map(|row| self.masking.row_of_log(&row));
                let number = row.and_then(|row| row.call.number.clone());
                return number.is_some_and(|number| self.copy(ctx, number.as_str().to_owned()));
            }
            Away::CopyTold(key) => {
                let told = self.row(key).map(|row| self.masking.told(&row.call));
                let number = told.and_then(|call| call.number.clone());
                return number.is_some_and(|number| self.copy(ctx, number.as_str().to_owned()));
            }
            Away::Copied(copied) => {
                self.away.copied = copied;
                return true;
            }
        }
        false
    }

    fn copy(&mut self, ctx: &Context<Console>, text: String) -> bool {
        // The same words again are read out again.
        self.away.copied = CopyState::Idle;
        clipboard::copy(text, ctx.link().callback(|copied| Msg::Away(Away::Copied(copied))));
        true
    }

    /// The calls of the list, in its order, as a file.
    fn export_list(&mut self, config: &Config, kind: FileKind) {
        let rows = self.found(&config.wrap_up).rows().iter().map(|row| (row.key, row.call.clone())).collect();
        let tag = region(&self.words.language);
        let separator = config.export.separator.sign(csv::local_separator(&tag, decimal(&tag)));
        self.export(rows, kind, separator);
    }

    /// All calls of the shift as a file, for a browser that can't keep them.
    pub(super) fn save(&mut self) {
        let calls = self.session.calls();
        self.export(
            calls.iter().map(|call| (RecordKey::of(self.shift(), call), call.clone())).collect(),
            FileKind::JsonLines,
            ',',
        );
    }

    fn export(&mut self, rows: Vec<(RecordKey, Rc<Call>)>, kind: FileKind, separator: char) {
        let directory = self.directory.clone();
        let named = Callback::from(move |number: Number| directory.as_ref()?.contact(&number));
        self.away.exporting.start(Exported {
            rows,
            kind,
            separator,
            missing: Missing::of(self.holes.unseen()),
            named,
            masked: self.masking.exported(),
        });
    }

    /// The tools beside the search.
    pub(super) fn log_tools(&self, count: usize) -> Html {
        let TakingAway { exporting, copied, on_export, on_cancel, on_print, .. } = &self.away;
        html! {
            <>
                <ExportMenu {count} state={exporting.state()} on_export={on_export.clone()} on_cancel={on_cancel.clone()} />
                { print_button(self.words, on_print) }
                { copy_said(self.words, *copied) }
            </>
        }
    }

    /// What goes on paper: the list, whole.
    pub(super) fn on_paper(&self, wrap_up: &WrapUp) -> Paper {
        let found = self.found(wrap_up);
        let matching = found.rows().len();
        let rows = found.rows()[..matching.min(PRINTED)].iter().map(|row| self.masking.row_of_log(row));
        let (query, codes) = (self.query(), self.dispositions(wrap_up));
        let text = self.masking.search(&query.text);
        let mut conditions = conditions(self.words, &self.culture, query, &text, &codes);
        conditions.extend(self.missing().map(|(_, sentence)| sentence.to_string()));
        Paper::new(self.words, &self.culture, shown(), rows, matching, conditions)
    }
}
