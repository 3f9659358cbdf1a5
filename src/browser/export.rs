//! Calls as a file. A hundred thousand of them take seconds; they are written a few at a time, and in between the page
//! goes on ringing and drawing.

use super::clock::{local_time, page_time, shown, window};
use super::yield_now::yield_now;
use crate::directory::Contact;
use crate::domain::Call;
use crate::journal::RecordKey;
use crate::log::{Missing, csv, jsonl};
use crate::protocol::Number;
use crate::view::{ExportState, FileKind};
use js_sys::Array;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::Callback;

/// How many calls are written before the clock is looked at.
const CALLS: usize = 200;
/// How long they may be written before somebody else has a turn, milliseconds.
const TURN_MS: u64 = 12;

/// One export at a time, and what has become of the last. Dropped, it stops.
///
/// Its owner hands [`Exporting::state`] to [`ExportMenu`](crate::view::ExportMenu), calls [`Exporting::start`] when the
/// menu has emitted a kind of file and [`Exporting::cancel`] when it says so, and draws when `on_change` is called.
pub struct Exporting {
    state: Rc<RefCell<ExportState>>,
    /// Held by it alone: a job whose hold is gone stops.
    job: Option<Rc<()>>,
    /// The file stays within reach of the browser until another takes its place.
    file: Rc<RefCell<Option<File>>>,
    on_change: Callback<()>,
}

/// What an export is made of.
pub struct Exported {
    /// In the order in which they are to be written. What happens to them later is not in the file.
    pub rows: Vec<(RecordKey, Rc<Call>)>,
    pub kind: FileKind,
    /// What stands between the columns of a table.
    pub separator: char,
    /// What can't be in the file.
    pub missing: Option<Missing>,
    /// Whose number it is, as far as that is known. Asked with the number as it is in the rows.
    pub named: Callback<Number, Option<Rc<Contact>>>,
    /// The call as it may be seen in a file.
    pub masked: Callback<Rc<Call>, Rc<Call>>,
}

impl Exporting {
    /// `on_change` is called as often as [`Exporting::state`] has changed.
    pub fn new(on_change: Callback<()>) -> Exporting {
        Exporting { state: Rc::default(), job: None, file: Rc::default(), on_change }
    }

    pub fn state(&self) -> ExportState {
        self.state.borrow().clone()
    }

    /// Begins to write; an export that is still running ends here.
    pub fn start(&mut self, exported: Exported) {
        self.change(ExportState::Running { done: 0, total: exported.rows.len() });
        let hold = Rc::new(());
        let job = Job {
            hold: Rc::downgrade(&hold),
            state: self.state.clone(),
            file: self.file.clone(),
            on_change: self.on_change.clone(),
        };
        self.job = Some(hold);
        spawn_local(async move { job.run(exported).await });
    }

    /// Without a running export, nothing.
    pub fn cancel(&mut self) {
        if self.job.take().is_some() && matches!(self.state(), ExportState::Running { .. }) {
            self.change(ExportState::Cancelled);
        }
    }

    fn change(&self, state: ExportState) {
        self.state.replace(state);
        self.on_change.emit(());
    }
}

struct Job {
    hold: Weak<()>,
    state: Rc<RefCell<ExportState>>,
    file: Rc<RefCell<Option<File>>>,
    on_change: Callback<()>,
}

impl Job {
    async fn run(self, Exported { rows, kind, separator, missing, named, masked }: Exported) {
        let (now, total) = (shown(), rows.len());
        let parts = Array::new();
        if kind == FileKind::Csv {
            parts.push(&csv::head(separator).into());
        }
        let (mut done, mut began) = (0, page_time().0);
        for chunk in rows.chunks(CALLS) {
            let names: Vec<_> = chunk.iter().map(|(_, call)| named.emit(call.number.clone()?)).collect();
            let calls: Vec<_> = chunk.iter().map(|(_, call)| masked.emit(call.clone())).collect();
            let rows = calls.iter().zip(&names);
            let rows = rows.map(|(call, name)| (&**call, name.as_deref().map(|contact| &*contact.name)));
            parts.push(&JsValue::from(match kind {
                FileKind::Csv => csv::lines(rows, separator, now, local_time),
                FileKind::JsonLines => jsonl::lines(rows, now),
            }));
            done += chunk.len();
            if page_time().0 - began >= TURN_MS {
                self.change(ExportState::Running { done, total });
                yield_now().await;
                if self.hold.strong_count() == 0 {
                    return;
                }
                began = page_time().0;
            }
        }
        if let Some(missing) = missing {
            parts.push(&JsValue::from(match kind {
                FileKind::Csv => csv::missing(&missing, separator, local_time),
                FileKind::JsonLines => jsonl::missing(&missing),
            }));
        }
        let name = format!("calls-{}.{}", &local_time(now.wall)[..10], extension(kind));
        match blob(&parts, kind).and_then(|blob| File::offer(&blob, &name)) {
            Ok(file) => {
                self.file.replace(Some(file));
                self.change(ExportState::Done { calls: total });
            }
            Err(_) => self.change(ExportState::Failed),
        }
    }

    fn change(&self, state: ExportState) {
        if self.hold.strong_count() > 0 {
            self.state.replace(state);
            self.on_change.emit(());
        }
    }
}

fn extension(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Csv => "csv",
        FileKind::JsonLines => "jsonl",
    }
}

/// A file in the browser's memory, let go when dropped. A download reads it after the click.
pub struct File {
    address: String,
}

impl File {
    pub(super) fn offer(blob: &Blob, name: &str) -> Result<File, JsValue> {
        let document = window().document().ok_or(JsValue::UNDEFINED)?;
        let file = File { address: Url::create_object_url_with_blob(blob)? };
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&file.address);
        link.set_download(name);
        link.click();
        Ok(file)
    }
}

fn blob(parts: &Array, kind: FileKind) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(match kind {
        FileKind::Csv => "text/csv;charset=utf-8",
        FileKind::JsonLines => "application/jsonl",
    });
    Blob::new_with_str_sequence_and_options(parts, &options)
}

impl Drop for File {
    fn drop(&mut self) {
        // It was made by the same browser.
        let _ = Url::revoke_object_url(&self.address);
    }
}
