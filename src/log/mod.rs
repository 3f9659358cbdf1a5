//! The calls as they are found again: of the open shift and of those before it, searched, sorted and given out.
//!
//! A row is a [`Call`](crate::domain::Call) under its [`RecordKey`](crate::journal::RecordKey).

mod call_index;
mod cell;
pub mod csv;
mod elsewhere;
mod forms;
mod history;
pub mod jsonl;
mod missing;
mod order;
mod people;
mod query;
mod row;
mod search_fold;
mod spoken;
pub mod story;
mod suggestions;
mod url_state;
mod waiting;

pub use call_index::{CallIndex, Found};
pub use cell::cell;
pub use elsewhere::read_elsewhere;
pub use forms::{Form, FormOf, Forms, InFront, is_unfinished, note_target};
pub use history::{Earlier, Past};
pub use missing::Missing;
pub use order::Collation;
pub use query::{Column, Date, Query, Range, Sort, Talk};
pub use row::{Naming, Row};
pub use search_fold::fold;
pub use suggestions::{Suggestion, Suggestions};
pub use url_state::{column, from_fragment, read_sort, read_talk, sort_name, talk_name, tells_a_number, to_fragment};
pub use waiting::Waiting;
