//! The bar's side: who has it open, what its frame shows, from where it speaks, and what it says. The handshake and the
//! reading of messages are the console's own ([`Session`]), so that what works here works there.

use super::faults;
use super::standing::Standing;
use super::step::Step;
use crate::domain::{AgentState, Counts, Effect, Input, Moment, Now, Session};
use crate::protocol::{Decoded, Kind, RawText, decode};

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
    Said(RawText),
    /// Our frame's window posted from this origin, which config.json doesn't name.
    Stranger(String),
    /// The policy has kept the frame from loading.
    FrameBlocked,
    /// [`BarTalk::next_deadline`] has passed.
    Woke,
}

/// A frame that has loaded nothing for so long won't.
const LOAD_MS: u64 = 10_000;
/// So long may a bar be silent before that is worth a thought.
const SILENT_MS: u64 = 20_000;
/// How many of the latest events are shown.
const SHOWN: usize = 5;

#[derive(Clone, Debug)]
pub struct BarTalk {
    session: Session,
    holder: Holder,
    /// When the frame was put into the page.
    opened: Option<Moment>,
    loaded: Option<Moment>,
    blocked: bool,
    strangers: Vec<String>,
    subscribed: u32,
    /// Names and epoch milliseconds, oldest first.
    events: Vec<(String, u64)>,
    signed_in: bool,
    rang: Option<u64>,
}

impl BarTalk {
    pub fn new(now: Now) -> BarTalk {
        BarTalk {
            session: Session::new(now),
            holder: Holder::Asking,
            opened: None,
            loaded: None,
            blocked: false,
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
                self.live(now, Input::FrameLoaded)
            }
            Told::Said(text) => {
                let parts = decode(text.as_str());
                for part in &parts {
                    if let Some(name) = name_of(part) {
                        self.events.push((name, now.at.wall));
                    }
                }
                self.live(now, Input::Bar(parts))
            }
            Told::Stranger(origin) => {
                if !self.strangers.contains(&origin) {
                    self.strangers.push(origin);
                }
                self.live(now, Input::Foreign)
            }
            Told::FrameBlocked => {
                self.blocked = true;
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

    /// The frame stands in the page and has been heard of nothing amiss.
    pub fn signed_in(&self) -> bool {
        self.signed_in
    }

    pub fn counts(&self) -> Counts {
        self.session.link().counts
    }

    /// `place` is the address of the frame; `expected` the origins that it may speak from; `clock` writes an epoch time
    /// in milliseconds as a time of day.
    pub fn judge(
        &self,
        now: Moment,
        place: &str,
        expected: &[String],
        clock: fn(u64) -> String,
    ) -> Vec<(Step, Standing)> {
        vec![
            (Step::Holder, self.judge_holder()),
            (Step::Framed, self.of_frame(|talk, opened| talk.framed(now.since(opened), place))),
            (Step::Origin, self.of_frame(|talk, _| talk.origin(expected))),
            (Step::FirstEvent, self.of_frame(|talk, opened| talk.first_event(now.since(opened), clock))),
            (Step::Ring, self.of_frame(|talk, _| talk.ring(clock))),
        ]
    }

    /// Without a frame there is nothing to look at.
    fn of_frame(&self, judge: impl Fn(&BarTalk, Moment) -> Standing) -> Standing {
        match (self.holder, self.opened) {
            (Holder::Here, Some(opened)) => judge(self, opened),
            (Holder::Asking, _) => Standing::Looking,
            _ => Standing::waiting("The bar is not open here, see above."),
        }
    }

    fn judge_holder(&self) -> Standing {
        match self.holder {
            Holder::Asking => Standing::Looking,
            Holder::Here => {
                Standing::passed("No other tab of this browser has the bar open; this page holds it while it checks.")
            }
            Holder::Elsewhere => Standing::waiting(
                "A console in another tab has the bar open. An agent who is signed in twice loses events, so it was not \
                 opened here. Press \"Use the bar here\" to take it over, when no call is up; the other tab offers to take \
                 it back.",
            ),
            Holder::Taken => Standing::waiting(
                "Another tab has taken the bar over, and it was closed here. Press \"Use the bar here\" to take it back.",
            ),
        }
    }

    fn heard(&self) -> bool {
        self.counts().received > 0
    }

    fn framed(&self, open_ms: u64, place: &str) -> Standing {
        const EXPECTED: &str = "The bar's page shows in its place under this heading.";
        if self.heard() || !self.strangers.is_empty() {
            return Standing::passed("The page is in its frame, and speaks.");
        }
        if self.blocked {
            return Standing::failed(
                format!("The console's own policy keeps {place} out of the frame (frame-src)."),
                "The policy's frame-src names the bar's origin.",
                "Copy the Content-Security-Policy from the headers below into the server's configuration.",
            );
        }
        match self.loaded {
            None if open_ms < LOAD_MS => Standing::Looking,
            None => Standing::failed(
                format!("Nothing has come from {place} for {} seconds.", LOAD_MS / 1_000),
                EXPECTED,
                "Open the address in a tab of its own. If it doesn't show there either, see the network, the name and the \
                 certificate.",
            ),
            Some(_) if open_ms < SILENT_MS => Standing::waiting(
                "Something has loaded. Whether it is the bar or the browser's own error page no page can see: the first \
                 message will tell.",
            ),
            Some(_) => Standing::warned(
                "Something has loaded in the frame and has said nothing yet. A bar is silent until somebody signs in; but so \
                 is the browser's error page, and no page can tell the one from the other.",
                EXPECTED,
                format!(
                    "Look at the bar's place. If the bar shows, go on. If it says that the connection was refused, or stays \
                     blank: open {place} in a tab of its own. If it shows there, the bar's server forbids to be framed \
                     (X-Frame-Options, or frame-ancestors in its Content-Security-Policy); let it allow the console's \
                     origin. If it shows a warning about a certificate, have that installed on the agents' computers. If it \
                     doesn't show, see network and address."
                ),
            ),
        }
    }

    fn origin(&self, expected: &[String]) -> Standing {
        let listed = expected.join(", ");
        match (self.strangers.as_slice(), self.heard()) {
            ([], true) => Standing::passed(format!("It speaks from an expected origin ({listed}).")),
            ([], false) => {
                Standing::waiting(format!("Nothing has been heard yet. It is expected to speak from {listed}."))
            }
            (strangers, heard) => {
                let found = strangers.join(", ");
                let (standing, seen): (fn(String, String, String) -> Standing, _) = if heard {
                    (
                        Standing::warned,
                        format!("Beside {listed}, the frame speaks from {found}, to which nobody listens."),
                    )
                } else {
                    (Standing::failed, format!("The frame speaks from {found}, to which nobody listens."))
                };
                let quoted = strangers.iter().map(|origin| format!("\"{origin}\"")).collect::<Vec<_>>().join(", ");
                standing(
                    seen,
                    format!("It speaks from {listed}."),
                    format!(
                        "If that is the bar's server, name it in config.json: \"bar\": {{ … \"origins\": [{quoted}] }}. If you \
                         don't know it, find out first who has put it into the frame."
                    ),
                )
            }
        }
    }

    fn first_event(&self, open_ms: u64, clock: fn(u64) -> String) -> Standing {
        let counts = self.counts();
        let link = self.session.link();
        let sent = match self.subscribed {
            0 => "The list of events will be sent as soon as the frame has loaded.".to_owned(),
            1 => format!("The list of {} events was sent to the bar, which confirms nothing.", Kind::ALL.len()),
            times => format!(
                "The list of {} events was sent to the bar {times} times; it confirms nothing, so it is sent again until the \
                 bar speaks.",
                Kind::ALL.len()
            ),
        };
        let mut faults: Vec<String> = link.faults.iter().map(faults::in_words).collect();
        faults.dedup();
        let account = format!(
            "Messages: {} received, {} understood, {} unknown, {} rejected.",
            counts.received, counts.applied, counts.unknown, counts.rejected
        );
        const MEND: &str = "Give this report to whoever runs the bar. What is not understood shows in the console under \
            Messages, too, and changes nothing there.";
        if self.events.is_empty() {
            if counts.rejected > 0 {
                return Standing::failed(
                    format!("The frame says things that are no messages of a bar: {}. {account}", faults.join("; ")),
                    "Events in the form that the vendor documents.",
                    MEND,
                );
            }
            let ask = "Sign in in the bar under this heading, then press not ready and idle there.";
            let late = if open_ms >= SILENT_MS {
                " If you have done so and nothing comes: the bar may not be there (see the frame, above), speak from another \
                 origin, or not take bar.contextPath for its own address."
            } else {
                ""
            };
            return Standing::waiting(format!("{ask} {sent}{late}"));
        }
        let latest = self.events.iter().rev().take(SHOWN).map(|(name, wall)| format!("{name} at {}", clock(*wall)));
        let latest = latest.collect::<Vec<_>>().join(", ");
        let heard = format!("Heard, the latest first: {latest}. {account}");
        if counts.rejected > 0 {
            return Standing::warned(
                format!("{heard} Rejected: {}.", faults.join("; ")),
                "Events in the form that the vendor documents.",
                MEND,
            );
        }
        Standing::passed(heard)
    }

    fn ring(&self, clock: fn(u64) -> String) -> Standing {
        match self.rang {
            Some(wall) => Standing::passed(format!("A call rang at {}.", clock(wall))),
            None => Standing::waiting(
                "If you like, call the signed-in agent from another telephone. It rings in the bar; this page only notes that \
                 it did, without the number.",
            ),
        }
    }
}

/// The identifier of an event, or the code of an error; nothing else of it.
fn name_of(part: &Decoded) -> Option<String> {
    match part {
        Decoded::Event(event) => Some(event.body.kind().identifier().to_owned()),
        Decoded::Unknown(event) => Some(plain(&event.identifier)),
        Decoded::Error(reply) => Some(format!("error {}", plain(reply.code.code()))),
        Decoded::Malformed(_) => None,
    }
}

/// What a stranger calls an event might hold anything; names are letters and underscores.
fn plain(name: &str) -> String {
    const LONGEST: usize = 48;
    let is_name = name.len() <= LONGEST
        && name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.'))
        && name.chars().filter(char::is_ascii_digit).nth(6).is_none();
    if is_name { name.to_owned() } else { "an event with an unreadable name".to_owned() }
}
