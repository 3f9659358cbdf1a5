//! What the agent said about a call, and when. The call's own history tells it, edits that came in pieces as one; calls
//! from before there was one are told by the journal.

use super::{Edit, Happened, Line};
use crate::domain::{Amendment, Call, Earlier, Edited, Revision, Revisions};
use crate::journal::{Entry, EntryKind};

pub fn lines(call: &Call, entries: &[Entry]) -> Vec<Line> {
    let lived = call.revisions.is_empty().then(|| relived(call, entries));
    let call = lived.as_ref().unwrap_or(call);
    let mut lines = Vec::new();
    let mut tell = |wall: u64, what: Happened| {
        let offset_ms = super::signed(wall).saturating_sub(super::signed(call.began.wall));
        lines.push(Line { wall, offset_ms, what, raw: None, times: 1, nameless: false });
    };
    let Revisions { note, disposition, done, .. } = &call.revisions;
    let notes =
        versions(call, |was| matches!(was, Earlier::Note(_)).then_some(None), *note, call.note.as_ref().map(|_| None));
    let mut written = false;
    for Version { since, ends, .. } in &notes {
        if let Some(since) = since {
            tell(*since, Happened::Noted(if written { Edit::Changed } else { Edit::Written }));
        }
        written = ends.is_none();
        if let Some(ends) = ends {
            tell(*ends, Happened::Noted(Edit::Removed));
        }
    }
    let code = |was: &Earlier| match was {
        Earlier::Disposition(code) => Some(Some(code.clone())),
        Earlier::Note(_) => None,
    };
    for Version { since, ends, code } in versions(call, code, *disposition, call.disposition.clone().map(Some)) {
        if let Some(since) = since {
            tell(since, Happened::Disposed(code));
        }
        if let Some(ends) = ends {
            tell(ends, Happened::Disposed(None));
        }
    }
    // Each time that is in the journal, and the last one.
    let mut last = None;
    for entry in entries {
        if let EntryKind::WrappedUp(key, said) = entry.what
            && key == call.key
            && last != Some(said)
        {
            last = Some(said);
            if *done != Some(entry.now.at.wall) {
                tell(entry.now.at.wall, Happened::Done(said));
            }
        }
    }
    let mut kept_last = None;
    for entry in entries {
        let said = match entry.what {
            EntryKind::Promised(key, due) if key == call.key => Happened::Promised(due),
            EntryKind::PromiseKept(key, kept) if key == call.key => Happened::Kept(kept),
            _ => continue,
        };
        if kept_last.as_ref() != Some(&said) {
            tell(entry.now.at.wall, said.clone());
            kept_last = Some(said);
        }
    }
    // Of what was said when the call was a record only, the last is known.
    if let Some(promise) = call.promise.filter(|_| kept_last.is_none()) {
        tell(promise.made, Happened::Promised(Some(promise.due)));
        promise.kept.into_iter().for_each(|kept| tell(kept, Happened::Kept(true)));
    }
    if let Some(done) = done {
        tell(*done, Happened::Done(call.wrapped_up));
    }
    lines
}

/// A text that stood, or stands.
struct Version {
    since: Option<u64>,
    /// When it was taken away, if none took its place.
    ends: Option<u64>,
    code: Option<String>,
}

/// The versions of one field, oldest first. `of` says whether a revision is of that field, with its code; `stands` is
/// what stands there, if anything does.
fn versions(
    call: &Call,
    of: impl Fn(&Earlier) -> Option<Option<String>>,
    edited: Option<Edited>,
    stands: Option<Option<String>>,
) -> Vec<Version> {
    let earlier: Vec<(&Revision, Option<String>)> =
        call.revisions.earlier.iter().filter_map(|revision| Some((revision, of(&revision.was)?))).collect();
    let standing = edited.zip(stands).map(|(edited, code)| Version { since: Some(edited.since), ends: None, code });
    let begin = |until: u64| {
        let begins = earlier.iter().map(|(revision, _)| revision.since);
        begins.chain(standing.as_ref().map(|version| version.since)).any(|since| since == Some(until))
    };
    let ended = |(revision, code): &(&Revision, Option<String>)| Version {
        since: revision.since,
        ends: (!begin(revision.until)).then_some(revision.until),
        code: code.clone(),
    };
    let versions: Vec<Version> = earlier.iter().map(ended).collect();
    versions.into_iter().chain(standing).collect()
}

/// The call as it would be if its history had been kept.
fn relived(call: &Call, entries: &[Entry]) -> Call {
    let mut lived = Call { note: None, disposition: None, wrapped_up: false, ..call.clone() };
    for entry in entries {
        let amendment = match &entry.what {
            EntryKind::Noted(key, note) if *key == call.key => Amendment::Note(note.clone()),
            EntryKind::Disposed(key, code) if *key == call.key => Amendment::Disposition(code.clone()),
            EntryKind::WrappedUp(key, done) if *key == call.key => Amendment::Done(*done),
            _ => continue,
        };
        lived.amend(entry.now.at.wall, amendment);
    }
    lived
}
