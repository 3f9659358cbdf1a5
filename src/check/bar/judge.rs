//! What the bar's side comes to, in words.

use super::{BarTalk, Holder, LOAD_MS, SILENT_MS};
use crate::check::faults;
use crate::check::step::Step;
use crate::check::verdict::Verdict;
use crate::domain::Moment;
use crate::protocol::Kind;

/// How many of the latest events are shown.
const SHOWN: usize = 5;

impl BarTalk {
    /// `place` is the address of the frame; `expected` the origins that it may speak from; `clock` writes an epoch time
    /// in milliseconds as a time of day.
    pub fn judge(
        &self,
        now: Moment,
        place: &str,
        expected: &[String],
        clock: fn(u64) -> String,
    ) -> Vec<(Step, Verdict)> {
        vec![
            (Step::Holder, self.judge_holder()),
            (Step::Framed, self.of_frame(|talk, opened| talk.framed(now.since(opened), place))),
            (Step::Origin, self.of_frame(|talk, _| talk.origin(expected))),
            (Step::FirstEvent, self.of_frame(|talk, opened| talk.first_event(now.since(opened), clock))),
            (Step::Ring, self.of_frame(|talk, _| talk.ring(clock))),
        ]
    }

    /// Without a frame there is nothing to look at.
    fn of_frame(&self, judge: impl Fn(&BarTalk, Moment) -> Verdict) -> Verdict {
        match (self.holder, self.opened) {
            (Holder::Here, Some(opened)) => judge(self, opened),
            (Holder::Asking, _) => Verdict::Looking,
            _ => Verdict::waiting("The bar is not open here, see above."),
        }
    }

    fn judge_holder(&self) -> Verdict {
        match self.holder {
            Holder::Asking => Verdict::Looking,
            Holder::Here => {
                Verdict::passed("No other tab of this browser has the bar open; this page holds it while it checks.")
            }
            Holder::Elsewhere => Verdict::waiting(
                "A console in another tab has the bar open. An agent who is signed in twice loses events, so it was not \
                 opened here. Press \"Use the bar here\" to take it over, when no call is up; the other tab offers to take \
                 it back.",
            ),
            Holder::Taken => Verdict::waiting(
                "Another tab has taken the bar over, and it was closed here. Press \"Use the bar here\" to take it back.",
            ),
        }
    }

    fn heard(&self) -> bool {
        self.counts().received > 0
    }

    fn framed(&self, open_ms: u64, place: &str) -> Verdict {
        const EXPECTED: &str = "The bar's page shows in its place under this heading.";
        if self.heard() || !self.strangers.is_empty() {
            return Verdict::passed("The page is in its frame, and speaks.");
        }
        if self.blocked {
            return Verdict::failed(
                format!("The console's own policy keeps {place} out of the frame (frame-src)."),
                "The policy's frame-src names the bar's origin.",
                "Copy the Content-Security-Policy from the headers below into the server's configuration.",
            );
        }
        if self.kept_out {
            return Verdict::failed(
                format!(
                    "This browser keeps the page out of the local network (Local Network Access), and nothing is heard from \
                     {place}, which is there or may be."
                ),
                EXPECTED,
                "Allow \"Local network\" and \"Apps on device\" for this page at the start of the address bar, under the \
                 site's settings, and check again. For all desks: the policies LocalNetworkAccessAllowedForUrls and \
                 LoopbackNetworkAllowedForUrls of Chrome and Edge, with the console's origin.",
            );
        }
        match self.loaded {
            None if open_ms < LOAD_MS => Verdict::Looking,
            None => Verdict::failed(
                format!("Nothing has come from {place} for {} seconds.", LOAD_MS / 1_000),
                EXPECTED,
                "Open the address in a new tab. If it doesn't show there either, see the network, the name and the \
                 certificate.",
            ),
            Some(_) if open_ms < SILENT_MS => Verdict::waiting(
                "Something has loaded. Whether it is the bar or the browser's own error page no page can see: the first \
                 message will tell.",
            ),
            Some(_) => Verdict::warned(
                "Something has loaded in the frame, and nothing has been heard from it yet. A bar is silent until somebody signs in; but so \
                 is the browser's error page, and no page can tell the one from the other.",
                EXPECTED,
                format!(
                    "Look at the bar's place. If the bar shows, go on. If it says that the connection was refused, or stays \
                     blank: open {place} in a new tab. If it shows there, the bar's server forbids to be framed \
                     (X-Frame-Options, or frame-ancestors in its Content-Security-Policy); let it allow the console's \
                     origin. If it shows a warning about a certificate, have that installed on the agents' computers. If it \
                     doesn't show, see network and address."
                ),
            ),
        }
    }

    fn origin(&self, expected: &[String]) -> Verdict {
        let listed = expected.join(", ");
        match (self.strangers.as_slice(), self.heard()) {
            ([], true) => Verdict::passed(format!("It speaks from an expected origin ({listed}).")),
            ([], false) => {
                Verdict::waiting(format!("Nothing has been heard yet. It is expected to speak from {listed}."))
            }
            (strangers, heard) => {
                let found = strangers.join(", ");
                let (standing, seen): (fn(String, String, String) -> Verdict, _) = if heard {
                    (
                        Verdict::warned,
                        format!("Beside {listed}, the frame speaks from {found}, to which nobody listens."),
                    )
                } else {
                    (Verdict::failed, format!("The frame speaks from {found}, to which nobody listens."))
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

    fn first_event(&self, open_ms: u64, clock: fn(u64) -> String) -> Verdict {
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
                return Verdict::failed(
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
            return Verdict::waiting(format!("{ask} {sent}{late}"));
        }
        let latest = self.events.iter().rev().take(SHOWN).map(|(name, wall)| format!("{name} at {}", clock(*wall)));
        let latest = latest.collect::<Vec<_>>().join(", ");
        let heard = format!("Heard, the latest first: {latest}. {account}");
        if counts.rejected > 0 {
            return Verdict::warned(
                format!("{heard} Rejected: {}.", faults.join("; ")),
                "Events in the form that the vendor documents.",
                MEND,
            );
        }
        Verdict::passed(heard)
    }

    fn ring(&self, clock: fn(u64) -> String) -> Verdict {
        match self.rang {
            Some(wall) => Verdict::passed(format!("A call rang at {}.", clock(wall))),
            None => Verdict::waiting(
                "If you like, call the signed-in agent from another telephone. It rings in the bar; this page only notes that \
                 it did, without the number.",
            ),
        }
    }
}
