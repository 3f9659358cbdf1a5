//! What agents leave behind about their calls.

use super::NINE;
use agent_console::domain::{Amendment, Input, Note};
use proptest::prelude::*;

/// What an agent says about calls that are there or not, each with the time since the one before it.
pub fn any_remarks() -> impl Strategy<Value = Vec<(u64, Input)>> {
    let call = || prop_oneof![8 => 0..12u64, 1 => any::<u64>()];
    let remark = prop_oneof![
        4 => (call(), "[ab ]{0,2}").prop_map(|(call, text)| Input::Noted { call, note: Note::new(&text) }),
        2 => (call(), prop::option::of("[AB]")).prop_map(|(call, code)| Input::Disposed { call, code }),
        1 => (call(), prop::option::of(1..9u64))
            .prop_map(|(call, due)| Input::Amended { call, amendment: Amendment::Promise(due.map(|hours| NINE.wall + hours * 3_600_000)) }),
        1 => (call(), any::<bool>()).prop_map(|(call, kept)| Input::Amended { call, amendment: Amendment::Kept(kept) }),
        1 => (call(), any::<bool>()).prop_map(|(call, done)| Input::WrappedUp { call, done }),
    ];
    prop::collection::vec((0..20_000u64, remark), 0..60)
}
