//! What agents leave behind about their calls, and what is known of their rings.

use super::NINE;
use agent_console::domain::{Amendment, Channel, Input, Note, Proof, Proofs, Why};
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
        1 => (call(), any_proofs()).prop_map(|(call, proofs)| Input::Rang { call, proofs }),
    ];
    prop::collection::vec((0..20_000u64, remark), 0..60)
}

/// What may become of a ring.
pub fn any_proofs() -> impl Strategy<Value = Proofs> {
    let whys =
        [Why::Untold, Why::Off, Why::Unneeded, Why::Blocked, Why::Unsupported, Why::Failed, Why::Closed, Why::Hidden];
    let proof =
        prop_oneof![any::<u32>().prop_map(Proof::After), prop::sample::select(whys.to_vec()).prop_map(Proof::Unknown)];
    prop::collection::vec(proof, Channel::ALL.len() + 1).prop_map(|known| {
        let mut proofs = Proofs::default();
        proofs.silenced = known[0];
        Channel::ALL.iter().zip(&known[1..]).for_each(|(channel, proof)| proofs.set(*channel, *proof));
        proofs
    })
}
