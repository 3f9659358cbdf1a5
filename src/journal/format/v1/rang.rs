//! What became of a ring. A way in which it could be noticed has milliseconds or a reason; of which nobody has told, it is
//! absent. What a later console adds is left out.

use super::Text;
use crate::domain::{Channel, Proof, Proofs, RingRecord, Why};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
pub struct StoredRang<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    generated: Option<u64>,
    received: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    late_ms: Option<u32>,
    #[serde(default)]
    proofs: StoredProofs<'a>,
}

#[derive(Default, Serialize, Deserialize)]
pub struct StoredProofs<'a>(BTreeMap<Text<'a>, StoredProof<'a>>);

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum StoredProof<'a> {
    After(u32),
    Unknown(Text<'a>),
}

const CHANNELS: [(Channel, &str); 6] = [
    (Channel::Page, "page"),
    (Channel::Sound, "sound"),
    (Channel::Notice, "notice"),
    (Channel::Mini, "mini"),
    (Channel::Vibration, "vibration"),
    (Channel::Badge, "badge"),
];
const SILENCED: &str = "silenced";
const REASONS: [(Why, &str); 7] = [
    (Why::Off, "off"),
    (Why::Unneeded, "unneeded"),
    (Why::Blocked, "blocked"),
    (Why::Unsupported, "unsupported"),
    (Why::Failed, "failed"),
    (Why::Closed, "closed"),
    (Why::Hidden, "hidden"),
];

fn written(proof: Proof) -> Option<StoredProof<'static>> {
    match proof {
        Proof::After(ms) => Some(StoredProof::After(ms)),
        Proof::Unknown(why) => {
            REASONS.iter().find(|(known, _)| *known == why).map(|(_, word)| StoredProof::Unknown((*word).into()))
        }
    }
}

fn read(stored: Option<&StoredProof<'_>>) -> Proof {
    let why = |word: &str| REASONS.iter().find(|(_, known)| *known == word).map_or(Why::Untold, |(why, _)| *why);
    match stored {
        Some(StoredProof::After(ms)) => Proof::After(*ms),
        Some(StoredProof::Unknown(word)) => Proof::Unknown(why(word)),
        None => Proof::Unknown(Why::Untold),
    }
}

impl From<&Proofs> for StoredProofs<'_> {
    fn from(proofs: &Proofs) -> Self {
        let channels = CHANNELS.iter().map(|(channel, name)| (*name, proofs.of(*channel)));
        let all = channels.chain([(SILENCED, proofs.silenced)]);
        StoredProofs(all.filter_map(|(name, proof)| Some((name.into(), written(proof)?))).collect())
    }
}

impl From<StoredProofs<'_>> for Proofs {
    fn from(StoredProofs(stored): StoredProofs<'_>) -> Proofs {
        let mut proofs = Proofs::default();
        proofs.silenced = read(stored.get(SILENCED));
        CHANNELS.iter().for_each(|(channel, name)| proofs.set(*channel, read(stored.get(*name))));
        proofs
    }
}

impl From<&RingRecord> for StoredRang<'_> {
    fn from(rang: &RingRecord) -> Self {
        let RingRecord { generated, received, late_ms, proofs } = rang;
        StoredRang { generated: *generated, received: *received, late_ms: *late_ms, proofs: proofs.into() }
    }
}

impl From<StoredRang<'_>> for RingRecord {
    fn from(StoredRang { generated, received, late_ms, proofs }: StoredRang<'_>) -> RingRecord {
        RingRecord { generated, received, late_ms, proofs: proofs.into() }
    }
}
