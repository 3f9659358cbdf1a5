//! What one feature asks of another, by messages of the root.

use crate::domain::{Amendment, Callout};
use crate::journal::RecordKey;
use crate::protocol::MediaMode;
use yew::Callback;

#[derive(Clone)]
pub struct Links {
    /// Opens the story of a call.
    pub open_story: Callback<RecordKey>,
    /// Calls the other party of a call of the log; whoever waits is called back by it.
    pub call_back: Callback<(RecordKey, MediaMode)>,
    /// Calls the number of the call whose story is open.
    pub call_told: Callback<Callout>,
    /// Opens the customer page of a call.
    pub open_page: Callback<RecordKey>,
    /// Says whether a call that waits to be called back is done with.
    pub settle: Callback<(RecordKey, bool)>,
    pub amend: Callback<(RecordKey, Amendment)>,
    pub copy_row: Callback<RecordKey>,
    /// Copies the number as its row shows it.
    pub copy_number: Callback<RecordKey>,
    /// Asks the log for all calls with the number of this one.
    pub same_number: Callback<RecordKey>,
    /// Copies the number as the call's story shows it.
    pub copy_told: Callback<RecordKey>,
    /// Asks for a case file about a call.
    pub case_file: Callback<RecordKey>,
}
