//! What follows what. Never two attempts at once, never an end without a name, and no bar is taken away from an open call.

use super::failure::{Failure, Server};
use super::patience::{FRAME_LIMIT_MS, PAUSES, SILENCE_MS, TIME_LIMIT_MS, renewal};

/// A part of an attempt, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The enterprise is asked for the session.
    Session,
    /// The platform is asked for the script.
    Script,
    /// The script runs.
    Run,
    /// The script has run; its iframe is waited for.
    Frame,
}

/// What came of a step of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(Step),
    Failed(Failure),
    /// The page's policy kept something from the script. Some scripts get by without.
    Hindered(Failure),
    /// There is an iframe of the bar's name.
    Framed,
    /// There is none any more.
    Unframed,
    /// The iframe has loaded a page, whichever.
    Loaded,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// This tab holds the bar.
    Begun,
    /// This tab doesn't any more.
    Ended,
    /// Of the attempt of this number.
    Of(u32, Outcome),
    /// How things stand with the bar, after whatever it said.
    Bar {
        in_call: bool,
        /// The latest that its page said was an event.
        speaks: bool,
        /// It says again and again that its session doesn't hold.
        refused: bool,
    },
    CameOnline,
    /// The agent wants it tried now.
    Again,
    /// [`Loader::next_deadline`] has passed, or somebody thought so.
    Woke,
}

/// What the world must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End what earlier attempts have under way, and remove what they left in the page.
    Clear,
    /// Take this step of the attempt of this number.
    Take(Step, u32),
}

/// What there is to be seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage<'a> {
    /// The bar isn't this tab's.
    Off,
    Loading(Step),
    /// The bar is in the page.
    There,
    Failed {
        failure: &'a Failure,
        /// When it is tried again, unless somebody asks for it earlier.
        again: Option<u64>,
    },
}

/// What is probably wrong with a bar that is in the page. Nobody can tell for sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspicion {
    /// It says nothing: its page may be an error, or refuse to be framed, or wait for the sign-in.
    Silent,
    /// Its frame has not fired `load`.
    NotLoaded,
    /// The browser keeps the page out of the local network, where it probably is.
    LocalNetwork,
    /// Its sessions don't hold, one after the other.
    NotSignedIn,
    /// It says again and again that nobody is signed in, which may be so.
    NobodySignedIn,
    /// Its session ended during a call, of whose end nobody can tell.
    EndedInCall,
}

impl Suspicion {
    /// Of a bar in a frame of the console's own, which nothing is known of but what it says: whether it has kept its
    /// silence for long, and whether it says again and again that it has no right.
    pub fn of_frame(silent: bool, refused: bool) -> Option<Suspicion> {
        match (silent, refused) {
            (_, true) => Some(Suspicion::NobodySignedIn),
            (true, false) => Some(Suspicion::Silent),
            (false, false) => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Off,
    Loading { step: Step, until: u64 },
    There { doubtful_at: Option<u64>, renew_at: Option<u64> },
    Failed { failure: Failure, again: Option<u64> },
}

#[derive(Clone, Debug)]
pub struct Loader {
    state: State,
    /// The number of the latest attempt.
    attempt: u32,
    /// What the script of this attempt was kept from first.
    blocker: Option<Failure>,
    /// In a row.
    failures: u32,
    /// In a row.
    renewals: u32,
    in_call: bool,
    /// The latest call counts as over only because the session is.
    torn: bool,
    refused: bool,
    /// The refusals that were told of are those of the bar before.
    refused_before: bool,
    speaks: bool,
    silent: bool,
}

impl Default for Loader {
    fn default() -> Loader {
        Loader {
            state: State::Off,
            attempt: 0,
            blocker: None,
            failures: 0,
            renewals: 0,
            in_call: false,
            torn: false,
            refused: false,
            refused_before: false,
            speaks: false,
            silent: false,
        }
    }
}

impl Loader {
    pub fn stage(&self) -> Stage<'_> {
        match &self.state {
            State::Off => Stage::Off,
            State::Loading { step, .. } => Stage::Loading(*step),
            State::There { .. } => Stage::There,
            State::Failed { failure, again } => Stage::Failed { failure, again: *again },
        }
    }

    pub fn suspicion(&self) -> Option<Suspicion> {
        match self.state {
            State::There { .. } if self.torn => Some(Suspicion::EndedInCall),
            State::There { .. } if self.refused && self.renewals > 0 => Some(Suspicion::NotSignedIn),
            State::There { .. } if self.silent && !self.speaks => Some(Suspicion::Silent),
            _ => None,
        }
    }

    /// Monotonic milliseconds at which [`Input::Woke`] should come.
    pub fn next_deadline(&self) -> Option<u64> {
        match self.state {
            State::Off => None,
            State::Loading { until, .. } => Some(until),
            // What waits for a call to end is not waited for by the clock.
            State::There { doubtful_at, renew_at } => {
                [doubtful_at, renew_at.filter(|_| !self.holds_a_call())].into_iter().flatten().min()
            }
            State::Failed { again, .. } => again,
        }
    }

    pub fn handle(&mut self, now: u64, input: Input) -> Vec<Effect> {
        if let Input::Bar { in_call: true, .. } = input {
            // The call may have begun before a deadline whose timer is late.
            self.in_call = true;
        }
        let mut effects = self.pass(now);
        effects.extend(match input {
            Input::Begun if self.state == State::Off => self.begin(now),
            Input::Begun | Input::Woke => Vec::new(),
            Input::Ended if self.state == State::Off => Vec::new(),
            Input::Ended => {
                // A call is one whoever has the bar.
                *self = Loader { attempt: self.attempt, in_call: self.in_call, ..Loader::default() };
                vec![Effect::Clear]
            }
            Input::Of(attempt, outcome) if attempt == self.attempt => self.came(now, outcome),
            // An earlier attempt's, which is over.
            Input::Of(..) => Vec::new(),
            Input::Bar { in_call, speaks, refused } => {
                self.bar(now, in_call, speaks, refused);
                self.pass(now)
            }
            Input::CameOnline => match &self.state {
                State::Failed { failure, .. } if failure.is_of_the_network() => self.begin(now),
                // Its page may have been looked for while there was no network.
                State::There { .. } if self.suspicion() == Some(Suspicion::Silent) && !self.in_call => self.begin(now),
                _ => Vec::new(),
            },
            Input::Again => match &self.state {
                State::Failed { .. } => {
                    (self.failures, self.renewals) = (0, 0);
                    self.begin(now)
                }
                State::There { .. } if self.suspicion().is_some() && !self.in_call => {
                    self.renewals = 0;
                    self.begin(now)
                }
                _ => Vec::new(),
            },
        });
        effects
    }

    /// Lets time pass, before anything that happens.
    fn pass(&mut self, now: u64) -> Vec<Effect> {
        match self.state {
            State::Loading { step, until } if until <= now => match step {
                Step::Session => self.fail(now, Failure::TooSlow { server: Server::Enterprise }),
                Step::Script => self.fail(now, Failure::TooSlow { server: Server::Platform }),
                Step::Run | Step::Frame => {
                    let failure = self.blocker.take().unwrap_or(Failure::NoFrame);
                    self.fail(now, failure);
                }
            },
            State::There { renew_at: Some(at), .. } if at <= now && !self.holds_a_call() => {
                self.renewals += 1;
                return self.begin(now);
            }
            State::There { doubtful_at: Some(at), renew_at } if at <= now => {
                self.silent = true;
                self.state = State::There { doubtful_at: None, renew_at };
            }
            State::Failed { again: Some(at), .. } if at <= now => return self.begin(now),
            _ => {}
        }
        Vec::new()
    }

    /// A new attempt, from the session on: a token that has failed once isn't tried twice.
    fn begin(&mut self, now: u64) -> Vec<Effect> {
        self.attempt += 1;
        self.blocker = None;
        self.torn = false;
        self.refused_before |= self.refused;
        (self.refused, self.speaks, self.silent) = (false, false, false);
        vec![Effect::Clear, self.take(now, Step::Session)]
    }

    /// The bar may be what somebody talks through.
    fn holds_a_call(&self) -> bool {
        self.in_call || self.torn
    }

    fn take(&mut self, now: u64, step: Step) -> Effect {
        let limit = if step < Step::Run { TIME_LIMIT_MS } else { FRAME_LIMIT_MS };
        self.state = State::Loading { step, until: now + limit };
        Effect::Take(step, self.attempt)
    }

    fn came(&mut self, now: u64, outcome: Outcome) -> Vec<Effect> {
        match (&self.state, outcome) {
            (State::Loading { step: Step::Session, .. }, Outcome::Done(Step::Session)) => {
                return vec![self.take(now, Step::Script)];
            }
            (State::Loading { step: Step::Script, .. }, Outcome::Done(Step::Script)) => {
                return vec![self.take(now, Step::Run)];
            }
            (State::Loading { step: Step::Run, until }, Outcome::Done(Step::Run)) => {
                self.state = State::Loading { step: Step::Frame, until: *until };
            }
            (State::Loading { step: Step::Run | Step::Frame, .. }, Outcome::Hindered(failure)) => {
                self.blocker.get_or_insert(failure);
            }
            // What is there outweighs what was concluded: a script may break after it has made its iframe, or be slow.
            (State::Loading { step: Step::Run | Step::Frame, .. }, Outcome::Framed)
            | (State::Failed { .. }, Outcome::Framed) => {
                self.state = State::There { doubtful_at: None, renew_at: None };
            }
            (State::There { .. }, Outcome::Failed(Failure::ScriptBroke)) => {}
            // The script may make another at once.
            (State::There { .. }, Outcome::Unframed) => {
                self.speaks = false;
                self.state = State::Loading { step: Step::Frame, until: now + FRAME_LIMIT_MS };
            }
            (State::There { renew_at, .. }, Outcome::Loaded) => {
                self.silent = false;
                self.state = State::There { doubtful_at: Some(now + SILENCE_MS), renew_at: *renew_at };
            }
            (State::Loading { .. }, Outcome::Failed(Failure::ScriptBroke)) => {
                let failure = self.blocker.take().unwrap_or(Failure::ScriptBroke);
                self.fail(now, failure);
            }
            (State::Loading { .. } | State::There { .. }, Outcome::Failed(failure)) => self.fail(now, failure),
            _ => {}
        }
        Vec::new()
    }

    fn fail(&mut self, now: u64, failure: Failure) {
        self.failures += 1;
        let again = failure.may_pass().then(|| now + PAUSES.after(self.failures));
        self.state = State::Failed { failure, again };
    }

    fn bar(&mut self, now: u64, in_call: bool, speaks: bool, refused: bool) {
        self.torn = !speaks && (self.torn || refused && self.in_call && !in_call);
        self.in_call = in_call;
        self.refused_before &= refused;
        let refused = refused && !self.refused_before;
        let State::There { doubtful_at, renew_at } = &mut self.state else { return };
        self.speaks = speaks;
        if speaks && !refused {
            self.failures = 0;
            self.renewals = 0;
        }
        *renew_at = match (refused, *renew_at) {
            (false, _) => None,
            (true, Some(at)) => Some(at),
            (true, None) => renewal(self.renewals).map(|pause| now + pause),
        };
        if speaks {
            *doubtful_at = None;
        }
        self.refused = refused;
    }
}
