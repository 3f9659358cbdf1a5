//! What the agent could press at that moment. It is drawn, and out of reach.

use crate::config::Config;
use crate::domain::{Call, Channel, Proof, Why};
use crate::journal::{Circumstance, Entry, EntryKind};
use crate::replay::{Held, Scene};
use crate::view::{IncomingCallPopupProps, LogActions, can_be_promised};
use yew::Callback;

/// In the log.
pub fn of_log(config: &Config) -> LogActions {
    let modes = config.bar.modes;
    LogActions {
        call: modes.audio.then(Callback::noop),
        video_call: modes.video.then(Callback::noop),
        pop: config.screen_pop.as_ref().map(|_| Callback::noop()),
        story: Some(Callback::noop()),
        done: Some(Callback::noop()),
        copy: Some(Callback::noop()),
        copy_number: Some(Callback::noop()),
        same_number: Some(Callback::noop()),
    }
}

/// In the popup of what rings; and whether it says that the ring can't be heard.
pub fn of_popup(popup: IncomingCallPopupProps, scene: &Scene, entries: &[Entry]) -> IncomingCallPopupProps {
    let call = scene.session.ringing_call();
    let silenced = call.is_some_and(|call| is_silenced(call, scene.at.wall));
    let is_mute = call.is_some_and(|call| is_mute(call.key, entries.get(scene.position..).unwrap_or_default()));
    IncomingCallPopupProps {
        silenced: is_mute,
        on_silence: (!silenced && !is_mute && is_heard(&scene.held)).then(Callback::noop),
        on_promise: call.is_some_and(|call| can_be_promised(call)).then(Callback::noop),
        ..popup
    }
}

/// What became of the ring's sound is told after the ring.
fn is_mute(call: u64, later: &[Entry]) -> bool {
    let sound = later.iter().find_map(|entry| match &entry.what {
        EntryKind::Rang(key, proofs) if *key == call => Some(proofs.of(Channel::Sound)),
        _ => None,
    });
    matches!(sound, Some(Proof::Unknown(Why::Blocked | Why::Failed)))
}

/// By the light, as there is no word of each sound.
fn is_heard(held: &Held) -> bool {
    matches!(held.of(Circumstance::Rings), Some("yes" | "perhaps" | "sound-only"))
}

fn is_silenced(call: &Call, wall: u64) -> bool {
    let silenced = |rang: crate::domain::RingRecord| Some(rang.received + u64::from(rang.proofs.silenced.after()?));
    call.rang.and_then(silenced).is_some_and(|silenced| silenced <= wall)
}
