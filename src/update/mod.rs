//! Servers get newer releases and other configurations while consoles are open for eight hours. What a look at the
//! server tells, what the agent is told of it, and when the page may be loaded anew: never unasked, and never while
//! there is something that a reload could cost.

mod compare;

pub use compare::{Running, files_in, release_in};

use crate::domain::{Dial, LinkState, Session};

/// What there is newer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    Console,
    Configuration,
}

/// What a look at the server brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The server did not answer.
    Unreachable,
    /// It answered with something else, such as a page to sign in.
    NoConsole,
    Same,
    /// A newer console of which not everything is there yet.
    Incomplete,
    Newer(Newer),
}

/// Why the page is not loaded anew right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocker {
    /// A call is open, rings, or has been asked for.
    Call,
    /// Somebody is writing.
    Form,
}

/// What the agent is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The console was started with what is kept in this browser, and the server has not answered since.
    Kept,
    Incomplete,
    Ready(Newer),
    /// It will be loaded when nothing is in its way any more.
    Asked(Newer, Option<Blocker>),
}

/// What the agent wants to happen with the newer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing, but to be told of it.
    Nothing,
    Load,
    /// Not to be told of it in this page any more.
    Later,
}

/// How far the page is on its way to be loaded anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Reload {
    #[default]
    No,
    /// Everything is being written down.
    Writing,
    /// The server is looked at, for a reload must find something.
    Looking,
    /// The server did not answer. It is tried again when it has.
    Unanswered,
    /// The browser has been told. Told again, it would begin again.
    Leaving,
}

/// What is known of the server, what the agent wants, and how far that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Update {
    found: Found,
    wish: Wish,
    kept: bool,
    reload: Reload,
}

impl Update {
    /// Of a page that was started with the configuration that is `kept` in this browser, or with the server's.
    pub fn new(kept: bool) -> Update {
        let found = if kept { Found::Unreachable } else { Found::Same };
        Update { found, wish: Wish::Nothing, kept, reload: Reload::No }
    }

    /// If the page may be loaded anew: everything is to be written down now, and [`Update::written`] is the answer.
    #[must_use]
    pub fn begin(&mut self, blocker: Option<Blocker>) -> bool {
        let begins = self.reload == Reload::No && self.may_load(blocker);
        if begins {
            self.reload = Reload::Writing;
        }
        begins
    }

    /// Everything is written down. Whether the server is to be looked at.
    #[must_use]
    pub fn written(&mut self) -> bool {
        let looks = self.reload == Reload::Writing;
        if looks {
            self.reload = Reload::Looking;
        }
        looks
    }

    /// The server has been looked at. Whether the page is to be loaded anew now.
    pub fn looked(&mut self, found: Found, blocker: Option<Blocker>) -> bool {
        self.learn(found);
        self.reload = match self.reload {
            Reload::Looking | Reload::Unanswered if found == Found::Unreachable => Reload::Unanswered,
            Reload::Looking if matches!(found, Found::Newer(_)) && self.may_load(blocker) => Reload::Leaving,
            Reload::Looking | Reload::Unanswered => Reload::No,
            Reload::No | Reload::Writing | Reload::Leaving => return false,
        };
        self.reload == Reload::Leaving
    }

    /// The page is still there, long after the browser was told to load it anew.
    pub fn stays(&mut self) {
        if self.reload == Reload::Leaving {
            self.reload = Reload::No;
        }
    }

    fn learn(&mut self, found: Found) {
        match found {
            // What is newer stays so, and can be loaded when the server is there again.
            Found::Unreachable if matches!(self.found, Found::Newer(_)) => {}
            Found::NoConsole => {}
            Found::Same => (self.found, self.wish) = (found, Wish::Nothing),
            Found::Unreachable | Found::Incomplete | Found::Newer(_) => self.found = found,
        }
        self.kept &= found == Found::Unreachable;
    }

    pub fn wish(&mut self, wish: Wish) {
        self.wish = wish;
        if wish != Wish::Load && self.reload != Reload::Leaving {
            self.reload = Reload::No;
        }
    }

    /// Nobody but this browser has said anything yet.
    pub fn is_kept(&self) -> bool {
        self.kept
    }

    pub fn may_load(&self, blocker: Option<Blocker>) -> bool {
        self.wish == Wish::Load && blocker.is_none() && matches!(self.found, Found::Newer(_))
    }

    pub fn notice(&self, blocker: Option<Blocker>) -> Option<Notice> {
        match self.found {
            Found::Newer(newer) => match self.wish {
                Wish::Nothing => Some(Notice::Ready(newer)),
                Wish::Load => Some(Notice::Asked(newer, blocker)),
                Wish::Later => None,
            },
            Found::Incomplete => Some(Notice::Incomplete),
            Found::Unreachable if self.kept => Some(Notice::Kept),
            Found::Unreachable | Found::NoConsole | Found::Same => None,
        }
    }
}

/// What stands against loading the page anew. `writing`: a note is in the agent's hands or not written down yet.
pub fn blocker(session: &Session, writing: bool) -> Option<Blocker> {
    let dialled = matches!(session.dial(), Dial::Requested { .. });
    if dialled || session.ring().is_some() || session.live_calls().next().is_some() {
        return Some(Blocker::Call);
    }
    writing.then_some(Blocker::Form)
}

/// What explains that the bar is not heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// The browser says so. Whatever the bar said last is no longer true of it.
    Network,
    /// The console was started without its server, and the bar may be gone with it.
    Server,
}

pub fn what_is_offline(on_line: bool, kept: bool, link: LinkState) -> Option<Offline> {
    match link {
        LinkState::Elsewhere => None,
        _ if !on_line => Some(Offline::Network),
        LinkState::WaitingLong | LinkState::Lost | LinkState::Failed if kept => Some(Offline::Server),
        _ => None,
    }
}

/// Soon after the start, because caches on the way may have an old page, milliseconds.
pub fn first_pause(chance: f64) -> u32 {
    between(10_000.0, 20_000.0, chance)
}

/// How long until the next look, milliseconds. `chance`, 0 to 1, keeps five hundred desks from looking at once.
pub fn pause(found: Found, chance: f64) -> u32 {
    match found {
        Found::Unreachable | Found::Incomplete => between(20_000.0, 40_000.0, chance),
        Found::NoConsole | Found::Same | Found::Newer(_) => between(240_000.0, 360_000.0, chance),
    }
}

/// After the network has returned to all at the same time, milliseconds.
pub fn pause_on_return(chance: f64) -> u32 {
    between(0.0, 3_000.0, chance)
}

fn between(least: f64, most: f64, chance: f64) -> u32 {
    (least + (most - least) * chance) as u32
}
