//! Case files: what is written down for them, and the dialog in which the agent saves one.

mod crashed;
mod make;
mod record;

pub use crashed::show_after_crash;

use super::kernel::Kernel;
use super::log_pane::LogPane;
use crate::browser::case_file::Sight;
use crate::browser::clock::now;
use crate::browser::export::File;
use crate::browser::modal::Modal;
use crate::casefile::around;
use crate::journal::{Circumstance, RecordKey};
use crate::shortcuts::Command;
use crate::update::Running;
use crate::view::{CaseFileDialog, CaseFileSpan, CaseFileState, NoticeCheck, RealData, Rings};
use make::{Made, Order, Trouble};
use record::Recorder;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

/// So long before now is looked at if no call is, milliseconds.
const LAST_MS: u64 = 15 * 60_000;

pub enum Msg {
    Saw(Sight),
    /// The agent wants to save a file, about this call or not.
    Asked(Option<RecordKey>),
    /// The shifts of which something is stored.
    Shifts(Vec<u64>),
    Chose(CaseFileSpan),
    /// The file is to hold the real numbers and names.
    Real(bool),
    /// The file of this number.
    Made(u64, Result<Made, Trouble>),
    Save,
    Closed,
}

pub struct CaseFilePane {
    recorder: Recorder,
    open: Option<Open>,
    /// Counts the files that were begun.
    begun: u64,
    /// Stays within reach of the browser until another takes its place.
    saved: Option<File>,
    running: Rc<Running>,
    on: Callback<Msg>,
    on_choose: Callback<CaseFileSpan>,
    on_real: Callback<bool>,
    on_save: Callback<()>,
    on_close: Callback<()>,
}

struct Open {
    call: Option<RecordKey>,
    spans: Vec<CaseFileSpan>,
    chosen: CaseFileSpan,
    is_real: bool,
    made: Option<Result<Made, Trouble>>,
    is_saved: bool,
}

impl CaseFilePane {
    pub fn new(running: Rc<Running>, on: Callback<Msg>) -> CaseFilePane {
        CaseFilePane {
            recorder: Recorder::new(on.reform(Msg::Saw)),
            open: None,
            begun: 0,
            saved: None,
            running,
            on_choose: on.reform(Msg::Chose),
            on_real: on.reform(Msg::Real),
            on_save: on.reform(|()| Msg::Save),
            on_close: on.reform(|()| Msg::Closed),
            on,
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, log: &LogPane, msg: Msg) {
        match msg {
            // Nothing is drawn for it.
            Msg::Saw(sight) => return self.recorder.saw(kernel, sight),
            Msg::Asked(call) => self.open(kernel, log, call),
            Msg::Shifts(shifts) => {
                let Some(open) = &mut self.open else { return };
                let earlier = shifts.into_iter().filter(|shift| *shift != kernel.shift());
                open.spans.retain(|span| !matches!(span, CaseFileSpan::Earlier(_)));
                open.spans.extend(earlier.map(CaseFileSpan::Earlier));
            }
            Msg::Chose(span) => {
                let Some(open) = &mut self.open else { return };
                open.chosen = span;
                self.begin(kernel, log);
            }
            Msg::Real(is_real) => {
                let Some(open) = &mut self.open else { return };
                open.is_real = is_real && !kernel.masking.hides_in_list();
                self.begin(kernel, log);
            }
            Msg::Made(number, made) if number == self.begun => {
                if let Some(open) = &mut self.open {
                    open.made = Some(made);
                }
                return kernel.rendering.soon();
            }
            Msg::Made(..) => return,
            Msg::Save => self.save(),
            Msg::Closed => self.open = None,
        }
        kernel.rendering.now();
    }

    /// Nothing lies over what rings.
    pub fn make_way(&mut self) {
        self.open = None;
    }

    pub fn commanded(&self, kernel: &mut Kernel, command: Command) {
        kernel.saw(Circumstance::Key, command.name());
    }

    /// What is about to be drawn; `mini` is the window that stays on top.
    pub fn look(&mut self, kernel: &mut Kernel, (rings, notice): (Rings, NoticeCheck), mini: Option<&Element>) {
        self.recorder.look(kernel, rings, notice, mini);
    }

    fn open(&mut self, kernel: &Kernel, log: &LogPane, call: Option<RecordKey>) {
        let chosen = if call.is_some() { CaseFileSpan::Call } else { CaseFileSpan::LastMinutes };
        let of_call = call.map(|_| CaseFileSpan::Call);
        let spans = of_call.into_iter().chain([CaseFileSpan::LastMinutes, CaseFileSpan::Shift]).collect();
        self.open = Some(Open { call, spans, chosen, is_real: false, made: None, is_saved: false });
        self.begin(kernel, log);
        let (store, on) = (kernel.store.clone(), self.on.clone());
        spawn_local(async move { on.emit(Msg::Shifts(store.shifts().await.unwrap_or_default())) });
    }

    /// Begins to make the file that the agent has chosen.
    fn begin(&mut self, kernel: &Kernel, log: &LogPane) {
        let Some(open) = &mut self.open else { return };
        (open.made, open.is_saved) = (None, false);
        self.begun += 1;
        let (number, on) = (self.begun, self.on.clone());
        let call = open.call.and_then(|at| log.row(at)).map(|row| row.call.clone());
        let (shift, span) = match (open.chosen, open.call.zip(call)) {
            (CaseFileSpan::Call, Some((at, call))) => (at.shift, around(&call, now())),
            (CaseFileSpan::Call, None) => {
                open.made = Some(Err(Trouble::NothingStored));
                return;
            }
            (CaseFileSpan::LastMinutes, _) => (kernel.shift(), (now().at.mono.saturating_sub(LAST_MS), now().at.mono)),
            (CaseFileSpan::Shift, _) => (kernel.shift(), (0, u64::MAX)),
            (CaseFileSpan::Earlier(shift), _) => (shift, (0, u64::MAX)),
        };
        let is_lost = kernel.storage_error.is_some() && shift == kernel.shift();
        let order = Order {
            store: kernel.store.clone(),
            running: self.running.clone(),
            shift,
            unsaved: is_lost.then(|| kernel.unsaved()),
            span: Some(span),
            dialect: Some(kernel.config.bar.dialect),
            on_record: log.on_record(),
            directory: kernel.directory.clone(),
            redacted: !open.is_real,
            is_masked: kernel.masking.hides_in_list(),
            language: kernel.words.language.tag,
            now: now().at.wall,
            crash: None,
        };
        spawn_local(async move { on.emit(Msg::Made(number, order.make().await)) });
    }

    fn save(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Some(Ok(made)) = &open.made else { return };
        match made.packed.offer() {
            Ok(file) => {
                self.saved = Some(file);
                open.is_saved = true;
            }
            Err(_) => open.made = Some(Err(Trouble::Failed)),
        }
    }

    pub fn view(&self, kernel: &Kernel) -> Html {
        let dialog = self.open.as_ref().map(|open| {
            let real = match (kernel.masking.hides_in_list(), open.is_real) {
                (true, _) => RealData::Forbidden,
                (false, false) => RealData::Offered,
                (false, true) => RealData::Chosen,
            };
            html! {
                <CaseFileDialog spans={open.spans.clone()} chosen={open.chosen} state={state(open.made.as_ref(), open.is_saved)} {real}
                    on_choose={self.on_choose.clone()} on_real={self.on_real.clone()} on_save={self.on_save.clone()}
                    on_close={self.on_close.clone()} />
            }
        });
        html! {
            <Modal id="case-file" labelledby="case-file-heading" open={dialog.is_some()} on_close={self.on_close.clone()}>
                { dialog.unwrap_or_default() }
            </Modal>
        }
    }
}

fn state(made: Option<&Result<Made, Trouble>>, is_saved: bool) -> CaseFileState {
    match made {
        None => CaseFileState::Collecting,
        Some(Ok(made)) if is_saved => CaseFileState::Saved(made.summary.clone()),
        Some(Ok(made)) => CaseFileState::Ready(made.summary.clone()),
        Some(Err(Trouble::NothingStored)) => CaseFileState::Nothing,
        Some(Err(Trouble::Failed)) => CaseFileState::Failed,
    }
}
