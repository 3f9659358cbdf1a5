//! The calls as they are found again: of the open shift and of those before it, searched, sorted and given out.
//!
//! A row is a [`Call`](crate::domain::Call) under its [`RecordKey`](crate::journal::RecordKey).

// The calls, and what is asked of them.
mod row;
mod names;
mod call_index;
mod query;
mod search_fold;
mod excerpt;
mod found;
mod row_layout;
mod order;
mod url_state;
mod people;
mod waiting;
mod missing;
mod ring_figures;

// A caller's history.
mod history;
mod spoken;
mod elsewhere;
mod suggestions;

// One call.
pub mod story;
mod forms;
mod note_window;

// What leaves the log.
mod cell;
pub mod csv;
pub mod jsonl;

pub use call_index::CallIndex;
pub use cell::cell;
pub use elsewhere::read_elsewhere;
pub use excerpt::{Piece, excerpt, pieces};
pub use forms::{Form, FormOf, Forms, InFront, is_unfinished, note_target};
pub use found::{Found, Used};
pub use history::{Earlier, Past};
pub use missing::Missing;
pub use names::Names;
pub use note_window::{NoteWindow, note_window};
pub use order::Collation;
pub use query::{Column, Date, Query, Range, Sort, Talk};
pub use ring_figures::{RingFigures, SignalFigures};
pub use row::{Naming, Row};
pub use row_layout::{RowLayout, days};
pub use search_fold::{fold, matches};
pub use suggestions::{Suggestion, Suggestions};
pub use url_state::{column, from_fragment, read_sort, read_talk, sort_name, talk_name, tells_a_number, to_fragment};
pub use waiting::Waiting;
