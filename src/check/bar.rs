//! The bar's side: who has it open, what its frame shows, from where it speaks, and what it says. The handshake and the
//! reading of messages are the console's own ([`Session`]), so that what works here works there.

mod judge;

use crate::domain::{AgentState, Counts, Effect, Input, Moment, Now, Session};
use crate::monitor::{Carrier, Monitor, Report};
use crate::protocol::{Decoded, RawText};

/// Who has the bar open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The tabs are being asked.
    Asking,
    Here,
    /// A console in another tab.
    Elsewhere,
    /// It was here, and another tab has taken it.
    Taken,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Held(Holder),
    FrameLoaded,
    /// Our frame posted this text from an origin that it may speak from.
    Said(RawText, Carrier),
    /// Our frame's window posted from this origin, which config.json doesn't name.
    Stranger(String),
    /// The policy has kept the frame from loading.
    FrameBlocked,
    /// The browser keeps the page out of the local network, where the bar is or may be.
    KeptOut,
    /// [`BarTalk::next_deadline`] has passed.
    Woke,
}

/// A frame that has loaded nothing for so long won't.
const LOAD_MS: u64 = 10_000;
/// So long may a bar be silent before that is worth a thought.
const SILENT_MS: u64 = 20_000;
#[derive(Clone, Debug)]
pub struct BarTalk {
    session: Session,
    monitor: Monitor,
    holder: Holder,
    /// When the frame was put into the page.
    opened: Option<Moment>,
    loaded: Option<Moment>,
    blocked: bool,
    kept_out: bool,
    strangers: Vec<String>,
    subscribed: u32,
    /// Names, if they can be read, and epoch milliseconds, oldest first.
    events: Vec<(Option<String>, u64)>,
    signed_in: bool,
    rang: Option<u64>,
}

impl BarTalk {
    pub fn new(now: Now) -> BarTalk {
        BarTalk {
            session: Session::new(now),
            monitor: Monitor::new(),
            holder: Holder::Asking,
            opened: None,
            loaded: None,
            blocked: false,
            kept_out: false,
            strangers: Vec::new(),
            subscribed: 0,
            events: Vec::new(),
            signed_in: false,
            rang: None,
        }
    }

    /// Whether the subscription is to be sent to the bar.
    pub fn handle(&mut self, now: Now, told: Told) -> bool {
        match told {
            Told::Held(holder) => {
                if holder == Holder::Here && self.holder != Holder::Here {
                    *self = BarTalk { opened: Some(now.at), holder, ..BarTalk::new(now) };
                }
                self.holder = holder;
                false
            }
            Told::FrameLoaded => {
                self.loaded.get_or_insert(now.at);
                self.monitor.frame_loaded();
                self.live(now, Input::FrameLoaded)
            }
            Told::Said(text, carrier) => {
                let parts = self.monitor.observe(now.at, &text);
                self.monitor.carried(carrier);
                for part in &parts {
                    if let Some(name) = name_of(part) {
                        self.events.push((name, now.at.wall));
                    }
                }
                self.live(now, Input::Bar(parts))
            }
            Told::Stranger(origin) => {
                self.monitor.came_from_other_origin();
                if !self.strangers.contains(&origin) {
                    self.strangers.push(origin);
                }
                self.live(now, Input::Foreign)
            }
            Told::FrameBlocked => {
                self.blocked = true;
                false
            }
            Told::KeptOut => {
                self.kept_out = true;
                false
            }
            Told::Woke => self.live(now, Input::Woke),
        }
    }

    fn live(&mut self, now: Now, input: Input) -> bool {
        let effects = self.session.handle(now, input);
        if effects.iter().any(|effect| matches!(effect, Effect::CallRinging(_))) {
            self.rang = Some(now.at.wall);
        }
        let state = &self.session.agent().state;
        self.signed_in |= !matches!(state, AgentState::Unknown | AgentState::SigningIn | AgentState::SignedOut);
        let subscribes = self.holder == Holder::Here && effects.contains(&Effect::Subscribe);
        self.subscribed += u32::from(subscribes);
        if subscribes {
            self.monitor.subscribed();
        }
        subscribes
    }

    /// Monotonic milliseconds at which [`Told::Woke`] should come.
    pub fn next_deadline(&self, now: Moment) -> Option<u64> {
        let opened = self.opened?;
        let looks = [LOAD_MS, SILENT_MS].map(|limit| opened.mono + limit).into_iter().filter(|at| *at > now.mono);
        looks.chain(self.session.next_deadline()).min()
    }

    pub fn holder(&self) -> Holder {
        self.holder
    }

    /// The bar has said that somebody is signed in.
    pub fn signed_in(&self) -> bool {
        self.signed_in
    }

    /// Whether a call is open, whether the latest that the bar said was an event, and whether it keeps refusing the
    /// sign-in.
    pub fn account(&self) -> (bool, bool, bool) {
        let in_call = self.session.live_calls().next().is_some() || self.session.ring().is_some();
        (in_call, self.session.bar_speaks(), self.session.is_refused())
    }

    /// How the bar speaks.
    pub fn speech(&self) -> Report {
        self.monitor.report()
    }

    pub fn counts(&self) -> Counts {
        self.session.link().counts
    }
}

/// The identifier of an event, or the code of an error, if that is one; nothing else of it.
fn name_of(part: &Decoded) -> Option<Option<String>> {
    match part {
        Decoded::Event(event) => Some(Some(event.body.kind().identifier().to_owned())),
        Decoded::Unknown(event) => Some(plain(&event.identifier)),
        Decoded::Error(reply) => Some(plain(reply.code.code()).map(|code| format!("error {code}"))),
        Decoded::Malformed(_) => None,
    }
}

/// What a stranger calls an event might hold anything; names are letters and underscores.
fn plain(name: &str) -> Option<String> {
    const LONGEST: usize = 48;
    let is_name = name.len() <= LONGEST
        && name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.'))
        && name.chars().filter(char::is_ascii_digit).nth(6).is_none();
    is_name.then(|| name.to_owned())
}
