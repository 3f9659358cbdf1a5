//! What leaves the console: into a file, onto the clipboard, on paper.

use super::kernel::Kernel;
use super::log_pane::LogPane;
use crate::browser::clipboard;
use crate::browser::clock::shown;
use crate::browser::decimal;
use crate::browser::export::{Exported, Exporting};
use crate::browser::language::region;
use crate::browser::printing::{Printing, print};
use crate::directory::People;
use crate::domain::Call;
use crate::journal::RecordKey;
use crate::log::{Missing, csv};
use crate::protocol::Number;
use crate::view::{CopyState, ExportMenu, FileKind, PRINTED, Paper, conditions, copy_said, print_button, row_text};
use std::rc::Rc;
use yew::prelude::*;

pub enum Msg {
    /// The calls that the list shows, as a file.
    List(FileKind),
    /// The calls of the shift, for a browser that can't keep them.
    Shift,
    Cancel,
    /// The file is further along.
    Moved,
    CopyRow(RecordKey),
    /// The number as its row shows it.
    CopyNumber(RecordKey),
    /// The number as the call's story shows it.
    CopyTold(RecordKey),
    Copied(CopyState),
}

pub struct ExportPane {
    exporting: Exporting,
    copied: CopyState,
    on: Callback<Msg>,
    on_list: Callback<FileKind>,
    on_cancel: Callback<()>,
    on_print: Callback<()>,
    on_case_file: Callback<()>,
    _printing: Printing,
}

impl ExportPane {
    /// `paper` is what goes on paper; `on_case_file` is told when a case file is asked for.
    pub fn new(
        paper: impl Fn() -> Option<Paper> + 'static,
        on_case_file: Callback<()>,
        on: Callback<Msg>,
    ) -> ExportPane {
        ExportPane {
            exporting: Exporting::new(on.reform(|()| Msg::Moved)),
            copied: CopyState::Idle,
            on_list: on.reform(Msg::List),
            on_cancel: on.reform(|()| Msg::Cancel),
            on_print: Callback::from(|()| print()),
            on_case_file,
            _printing: Printing::new(paper),
            on,
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, log: &mut LogPane, msg: Msg) {
        match msg {
            Msg::List(kind) => self.export_list(kernel, log, kind),
            Msg::Shift => self.export_shift(kernel),
            Msg::Cancel => self.exporting.cancel(),
            Msg::Moved => kernel.rendering.soon(),
            Msg::CopyRow(key) => {
                if let Some(row) = log.row(key) {
                    let row = kernel.masking.row_of_log(&row);
                    self.copy(kernel, row_text(kernel.words, &kernel.locale, &row, shown()));
                }
            }
            Msg::CopyNumber(key) => {
                let row = log.row(key).map(|row| kernel.masking.row_of_log(&row));
                self.copy_number(kernel, row.and_then(|row| row.call.number.clone()));
            }
            Msg::CopyTold(key) => {
                let told = log.row(key).map(|row| kernel.masking.told(&row.call));
                self.copy_number(kernel, told.and_then(|call| call.number.clone()));
            }
            Msg::Copied(copied) => {
                self.copied = copied;
                kernel.rendering.now();
            }
        }
    }

    fn copy_number(&mut self, kernel: &mut Kernel, number: Option<Number>) {
        if let Some(number) = number {
            self.copy(kernel, number.as_str().to_owned());
        }
    }

    fn copy(&mut self, kernel: &mut Kernel, text: String) {
        // The same words again are read out again.
        self.copied = CopyState::Idle;
        clipboard::copy(text, self.on.reform(Msg::Copied));
        kernel.rendering.now();
    }

    /// The calls of the list, in its order, as a file.
    fn export_list(&mut self, kernel: &Kernel, log: &mut LogPane, kind: FileKind) {
        let rows = log.found(kernel).rows().iter().map(|row| (row.key, row.call.clone())).collect();
        let tag = region(&kernel.words.language);
        let separator = kernel.config.export.separator.sign(csv::local_separator(&tag, decimal(&tag)));
        self.export(kernel, rows, kind, separator);
    }

    fn export_shift(&mut self, kernel: &Kernel) {
        let calls = kernel.session.calls();
        let rows = calls.iter().map(|call| (RecordKey::of(kernel.shift(), call), call.clone())).collect();
        self.export(kernel, rows, FileKind::JsonLines, ',');
    }

    fn export(&mut self, kernel: &Kernel, rows: Vec<(RecordKey, Rc<Call>)>, kind: FileKind, separator: char) {
        let directory = kernel.directory.clone();
        let named = Callback::from(move |number: Number| directory.as_ref()?.contact(&number));
        self.exporting.start(Exported {
            rows,
            kind,
            separator,
            missing: Missing::of(kernel.holes.unseen()),
            named,
            masked: kernel.masking.exported(),
        });
    }

    /// The tools beside the search.
    pub fn view(&self, kernel: &Kernel, count: usize) -> Html {
        let ExportPane { exporting, copied, on_list, on_cancel, on_print, on_case_file, .. } = self;
        html! {
            <>
                <ExportMenu {count} state={exporting.state()} on_export={on_list.clone()} on_cancel={on_cancel.clone()}
                    on_case_file={on_case_file.clone()} />
                { print_button(kernel.words, on_print) }
                { copy_said(kernel.words, *copied) }
            </>
        }
    }
}

/// What goes on paper: the list, whole.
pub fn on_paper(kernel: &Kernel, log: &LogPane) -> Option<Paper> {
    let found = log.drawn()?;
    let matching = found.rows().len();
    let rows = found.rows()[..matching.min(PRINTED)].iter().map(|row| kernel.masking.row_of_log(row));
    let query = log.query();
    let text = kernel.masking.search(&query.text);
    let mut conditions = conditions(kernel.words, &kernel.locale, query, &text, log.dispositions());
    conditions.extend(kernel.missing().map(|(_, sentence)| sentence.to_string()));
    Some(Paper::new(kernel.words, &kernel.locale, shown(), rows, matching, conditions))
}
