//! The state in the markup. Integrators' scripts, test automation and our own stylesheets read these names;
//! renaming one breaks somebody.

use super::readiness::{Fix, NoticeCheck, Rings, SoundCheck};
pub use crate::api::names::{
    SILENCED, agent_state, channel, direction, ended_by, medium, outcome, phase, reason, unknown,
};
use crate::delivery;
use crate::domain::{Confidence, LimitStage, LinkState, StateKind};

pub fn link(state: LinkState) -> &'static str {
    match state {
        LinkState::Waiting => "waiting",
        LinkState::WaitingLong => "waiting-long",
        LinkState::Ready => "ready",
        LinkState::Silent => "silent",
        LinkState::Lost => "lost",
        LinkState::Elsewhere => "elsewhere",
        LinkState::Failed => "failed",
    }
}

pub fn state_kind(kind: StateKind) -> &'static str {
    match kind {
        StateKind::Unknown => "unknown",
        StateKind::SignedOut => "signed-out",
        StateKind::Idle => "idle",
        StateKind::NotReady => "not-ready",
        StateKind::Rest => "rest",
        StateKind::WrapUp => "wrap-up",
        StateKind::OnCall => "on-call",
    }
}

pub fn limit(stage: LimitStage) -> &'static str {
    match stage {
        LimitStage::Near => "near",
        LimitStage::Over => "over",
    }
}

pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Confirmed => "confirmed",
        Confidence::Quiet => "quiet",
        Confidence::Before => "before",
        Confidence::Doubtful => "doubtful",
        Confidence::Unknown => "unknown",
    }
}

pub fn rings(rings: Rings) -> &'static str {
    match rings {
        Rings::Yes => "yes",
        Rings::Perhaps => "perhaps",
        Rings::SoundOnly => "sound-only",
        Rings::Silently => "silent",
        Rings::No => "no",
        Rings::Elsewhere => "elsewhere",
    }
}

pub fn sound(state: SoundCheck) -> &'static str {
    match state {
        SoundCheck::Ready => "ready",
        SoundCheck::ReadyWhenAway => "ready-when-away",
        SoundCheck::OtherSpeaker => "other-speaker",
        SoundCheck::Starting => "starting",
        SoundCheck::Locked => "locked",
        SoundCheck::Off => "off",
        SoundCheck::Failed => "failed",
        SoundCheck::Unsupported => "unsupported",
    }
}

pub fn notice(state: NoticeCheck) -> &'static str {
    match state {
        NoticeCheck::Allowed => "allowed",
        NoticeCheck::NotAsked => "not-asked",
        NoticeCheck::Denied => "denied",
        NoticeCheck::Off => "off",
        NoticeCheck::Framed => "framed",
        NoticeCheck::Unsupported => "unsupported",
    }
}

pub fn fix(fix: Fix) -> &'static str {
    match fix {
        Fix::UnlockSound => "unlock-sound",
        Fix::SwitchSoundOn => "switch-sound-on",
        Fix::AllowNotices => "allow-notices",
        Fix::SwitchNoticesOn => "switch-notices-on",
        Fix::UseHere => "use-here",
        Fix::Reload => "reload",
        Fix::LoadAgain => "load-again",
        Fix::SleepIsKnown => "sleep-is-known",
        Fix::AskForSpeakers => "ask-for-speakers",
    }
}

pub fn delivery(state: delivery::State) -> &'static str {
    match state {
        delivery::State::Idle => "idle",
        delivery::State::Waiting => "waiting",
        delivery::State::Retrying => "retrying",
        delivery::State::Parked => "parked",
    }
}

pub fn stage(stage: delivery::Stage) -> &'static str {
    match stage {
        delivery::Stage::Waiting => "waiting",
        delivery::Stage::UnderWay => "under-way",
        delivery::Stage::Parked => "parked",
    }
}
