//! Whose form for note and disposition lies in front of the agent, and which calls still need something. The call that
//! talks comes to the front when it begins to, or talks again; else the form in front stays until the agent is done.

use super::row::Row;
use crate::domain::{Call, Session, Turns};
use crate::journal::RecordKey;
use std::rc::Rc;

/// Whose form it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormOf {
    /// The call of the open shift with this [`Call::key`].
    Open(u64),
    /// A call of an earlier shift.
    Earlier(RecordKey),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub of: FormOf,
    pub call: Rc<Call>,
}

/// The form in front, and those that wait, newest first.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Forms {
    pub front: Option<Form>,
    pub waiting: Vec<Form>,
}

/// Whether something was begun with an answered call, or is required of it, and the agent is not done with it.
pub fn is_unfinished(call: &Call, required: bool) -> bool {
    let begun = call.note.is_some() || call.disposition.is_some();
    call.answered.is_some() && !call.wrapped_up && (begun || required)
}

/// Whose form the agent wants who goes to the note: that of the call that is spoken, unless it is done with. `None` leaves
/// the form in front.
pub fn note_target(session: &Session) -> Option<FormOf> {
    let spoken = session.current_call().filter(|call| call.answered.is_some() && !call.wrapped_up);
    spoken.map(|call| FormOf::Open(call.key))
}

/// Which form is in front.
#[derive(Debug, Default)]
pub struct InFront {
    of: Option<FormOf>,
    /// How often another call had begun to talk when this was last decided.
    turns: u64,
    /// The agent is done with it, and its record may not say so yet.
    done: Option<RecordKey>,
    /// The one before, if its call left a conference in which the call of this one stayed.
    left: Option<FormOf>,
}

impl InFront {
    /// The agent wants to see this one. It stays until another call talks.
    pub fn choose(&mut self, of: FormOf) {
        self.of = Some(of);
        self.left = None;
    }

    /// The agent is done with it.
    pub fn finish(&mut self, of: FormOf) {
        if let FormOf::Earlier(key) = of {
            self.done = Some(key);
        }
    }

    /// The open shift has ended, in the page that shows the form: its call is now one of this shift, if it is on record.
    pub fn shift_ended(&mut self, key_of: impl Fn(u64) -> Option<RecordKey>) {
        if let Some(FormOf::Open(call)) = self.of {
            self.of = key_of(call).map(FormOf::Earlier);
        }
    }

    /// Decides anew. `earlier` are unfinished calls of earlier shifts, oldest first; `in_hand` says whether the focus is in
    /// the form in front, and `requires` whether a call may not be left without a disposition.
    pub fn follow(
        &mut self,
        session: &Session,
        earlier: &[Rc<Row>],
        in_hand: bool,
        requires: impl Fn(&Call) -> bool,
    ) -> Forms {
        let is_latest = |call: &&Rc<Call>| call.answered.is_some() && session.is_own(call);
        let latest = session.calls().iter().rev().find(is_latest).map(|call| FormOf::Open(call.key));
        let open = session.calls_in_wrap_up().map(|call| Form { of: FormOf::Open(call.key), call: call.clone() });
        let before = earlier.iter().rev().filter(|row| Some(row.key) != self.done && session.is_own(&row.call));
        let before = before.map(|row| Form { of: FormOf::Earlier(row.key), call: row.call.clone() });
        let forms: Vec<Form> = open.chain(before).collect();
        let Turns { count, last, talking } = session.turns();
        let call = |of: Option<FormOf>| forms.iter().find(|form| Some(form.of) == of).map(|form| &form.call);
        if count != self.turns {
            let next = last.map(FormOf::Open);
            let has_left = call(self.of).is_some_and(|call| call.conference && !call.is_live());
            self.left = self.of.filter(|_| has_left && call(next).is_some_and(|call| call.conference));
            self.of = next;
            self.turns = count;
        }
        // Who hangs up on a conference ends one call after the other, and nobody has spoken with the last alone.
        let untouched = |call: &Rc<Call>| !call.is_live() && call.note.is_none() && call.disposition.is_none();
        if let Some(left) = self.left.take_if(|_| call(self.of).is_none_or(untouched)) {
            self.of = Some(left);
        }
        let needs = |form: &&Form| form.call.is_live() || is_unfinished(&form.call, requires(&form.call));
        let stays = |form: &&Form| Some(form.of) == self.of && (in_hand || needs(form) || self.of == latest);
        let talks = |form: &&Form| talking.is_some_and(|key| form.of == FormOf::Open(key));
        let comes = |form: &&Form| needs(form) || Some(form.of) == latest;
        let front = forms.iter().find(stays).or_else(|| forms.iter().find(talks)).or_else(|| forms.iter().find(comes));
        let front = front.cloned();
        self.of = front.as_ref().map(|form| form.of);
        let waiting = forms.iter().filter(|form| Some(form.of) != self.of && needs(form)).cloned().collect();
        Forms { front, waiting }
    }
}
