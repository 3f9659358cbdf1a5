//! What is concluded from what the bar says, or does not say.

use super::*;
use agent_console::monitor::Carrier;

fn at(ms: u64) -> Now {
    Now { at: Moment { mono: ms, wall: 1_700_000_000_000 + ms }, day: 19_675 }
}

fn event(name: &str, content: &str) -> Told {
    let text = format!(
        r#"{{"retcode":"0","message":"","event":{{"eventType":"{name}","workNo":"101","content":{content}}}}}"#
    );
    Told::Said(RawText::new(&text), Carrier::Object)
}

fn judged(talk: &BarTalk, ms: u64, step: Step) -> Verdict {
    of(talk.judge(at(ms).at, PLACE, &[BAR.to_owned()], |_| "16:40:00".to_owned()), step)
}

/// A bar that is open here and whose frame has loaded, and whether it was subscribed to.
fn open_bar() -> BarTalk {
    let mut talk = BarTalk::new(at(0));
    talk.handle(at(0), Told::Held(Holder::Here));
    assert!(talk.handle(at(100), Told::FrameLoaded), "a frame that has loaded is subscribed to");
    talk
}

const SHOWS: &str = "The bar's page shows in its place under this heading.";
const SPEAKS_FROM_BAR: &str = "It speaks from https://cec.example.com.";
const NAME_ORIGIN: &str = "If that is the bar's server, name it in config.json: \"bar\": { … \"origins\": [\"https://10.1.2.3:28090\"] }. \
     If you don't know it, find out first who has put it into the frame.";
const DOCUMENTED: &str = "Events in the form that the vendor documents.";
const REPORT_IT: &str = "Give this report to whoever runs the bar. What is not understood shows in the console under Diagnostics, too, and \
     changes nothing there.";

#[test]
fn a_bar_that_another_tab_holds_is_not_opened() {
    let mut talk = BarTalk::new(at(0));
    talk.handle(at(0), Told::Held(Holder::Elsewhere));
    assert_eq!(
        judged(&talk, 0, Step::Holder),
        Verdict::waiting(
            "A console in another tab has the bar open. An agent who is signed in twice loses events, so it was not \
             opened here. Press \"Use the bar here\" to take it over, when no call is up; the other tab offers to \
             take it back.",
        )
    );
    assert_eq!(judged(&talk, 0, Step::FirstEvent), Verdict::waiting("The bar is not open here, see above."));
}

#[test]
fn a_silent_bar_gets_time_and_then_a_note_with_the_step_that_tells() {
    let mut talk = open_bar();
    assert_eq!(
        judged(&talk, 5_000, Step::Framed),
        Verdict::waiting(
            "Something has loaded. Whether it is the bar or the browser's own error page no page can see: the first \
             message will tell.",
        )
    );
    assert_eq!(talk.next_deadline(at(100).at), Some(1_100));
    assert!(talk.handle(at(1_100), Told::Woke), "the subscription is repeated");
    assert_eq!(
        judged(&talk, 25_000, Step::Framed),
        Verdict::warned(
            "Something has loaded in the frame, and nothing has been heard from it yet. A bar is silent until \
             somebody signs in; but so is the browser's error page, and no page can tell the one from the other.",
            SHOWS,
            "Look at the bar's place. If the bar shows, go on. If it says that the connection was refused, or stays \
             blank: open https://cec.example.com/service-cloud/bar.html in a new tab. If it shows there, the bar's \
             server forbids to be framed (X-Frame-Options, or frame-ancestors in its Content-Security-Policy); let it \
             allow the console's origin. If it shows a warning about a certificate, have that installed on the \
             agents' computers. If it doesn't show, see network and address.",
        )
    );
    assert_eq!(
        judged(&talk, 25_000, Step::FirstEvent),
        Verdict::waiting(
            "Sign in in the bar under this heading, then press not ready and idle there. The list of 65 events was \
             sent to the bar 2 times; it confirms nothing, so it is sent again until the bar speaks. If you have done \
             so and nothing comes: the bar may not be there (see the frame, above), speak from another origin, or not \
             take bar.contextPath for its own address.",
        )
    );
}

#[test]
fn a_frame_that_loads_nothing_or_that_the_policy_blocks_fails() {
    let mut talk = BarTalk::new(at(0));
    talk.handle(at(0), Told::Held(Holder::Here));
    assert_eq!(judged(&talk, 5_000, Step::Framed), Verdict::Looking);
    assert_eq!(
        judged(&talk, 10_000, Step::Framed),
        Verdict::failed(
            "Nothing has come from https://cec.example.com/service-cloud/bar.html for 10 seconds.",
            SHOWS,
            "Open the address in a new tab. If it doesn't show there either, see the network, the name and the \
             certificate.",
        )
    );
    let mut kept_out = talk.clone();
    kept_out.handle(at(11_000), Told::KeptOut);
    let standing = of(kept_out.judge(at(12_000).at, PLACE, &[BAR.to_owned()], |_| String::new()), Step::Framed);
    assert_eq!(
        standing,
        Verdict::failed(
            "This browser keeps the page out of the local network (Local Network Access), and nothing is heard from \
             https://cec.example.com/service-cloud/bar.html, which is there or may be.",
            SHOWS,
            "Allow \"Local network\" and \"Apps on device\" for this page at the start of the address bar, under the \
             site's settings, and check again. For all desks: the policies LocalNetworkAccessAllowedForUrls and \
             LoopbackNetworkAllowedForUrls of Chrome and Edge, with the console's origin.",
        )
    );
    talk.handle(at(11_000), Told::FrameBlocked);
    talk.handle(at(11_000), Told::FrameLoaded);
    assert_eq!(
        judged(&talk, 11_000, Step::Framed),
        Verdict::failed(
            "The console's own policy keeps https://cec.example.com/service-cloud/bar.html out of the frame \
             (frame-src).",
            "The policy's frame-src names the bar's origin.",
            "Copy the Content-Security-Policy from the headers below into the server's configuration.",
        )
    );
}

#[test]
fn a_bar_that_speaks_from_another_origin_is_named_with_the_key_to_add_it_to() {
    let mut talk = open_bar();
    talk.handle(at(200), Told::Stranger("https://10.1.2.3:28090".to_owned()));
    assert_eq!(
        judged(&talk, 200, Step::Origin),
        Verdict::failed(
            "The frame speaks from https://10.1.2.3:28090, to which nobody listens.",
            SPEAKS_FROM_BAR,
            NAME_ORIGIN,
        )
    );
    talk.handle(at(300), event("AgentState_Ready", "null"));
    assert_eq!(
        judged(&talk, 300, Step::Origin),
        Verdict::warned(
            "Beside https://cec.example.com, the frame speaks from https://10.1.2.3:28090, to which nobody listens.",
            SPEAKS_FROM_BAR,
            NAME_ORIGIN,
        )
    );
}

#[test]
fn the_first_event_and_a_ring_are_noted_without_any_number() {
    let mut talk = open_bar();
    assert_eq!(
        judged(&talk, 200, Step::Ring),
        Verdict::waiting(
            "If you like, call the signed-in agent from another telephone. It rings in the bar; this page only notes \
             that it did, without the number.",
        )
    );
    talk.handle(at(200), event("AgentState_Ready", "null"));
    assert_eq!(
        judged(&talk, 200, Step::FirstEvent),
        Verdict::passed(
            "Heard, the latest first: AgentState_Ready at 16:40:00. Messages: 1 received, 1 understood, 0 unknown, 0 \
             rejected.",
        )
    );
    assert_eq!(judged(&talk, 200, Step::Framed), Verdict::passed("The page is in its frame, and speaks."));
    assert!(talk.signed_in());
    talk.handle(
        at(300),
        event("AgentEvent_Ringing", r#"{"callid": "1-2", "caller": "13800138123", "called": "5550110"}"#),
    );
    assert_eq!(judged(&talk, 300, Step::Ring), Verdict::passed("A call rang at 16:40:00."));
    talk.handle(at(400), event("Call_From_13800138123", "null"));
    let mut walk = Checklist::default();
    walk.set_all(talk.judge(at(400).at, PLACE, &[BAR.to_owned()], |_| "16:40:00".to_owned()));
    let text = report(&walk, &["Console: https://console.example.com/".to_owned()]);
    assert!(
        text.contains("AgentEvent_Ringing") && !text.contains("13800138123") && !text.contains("5550110"),
        "{text}"
    );
    assert!(!format!("{:?}", event("x", "13800138123")).contains("13800138123"));
}

#[test]
fn what_can_not_be_read_is_counted_with_its_reason() {
    let mut talk = open_bar();
    talk.handle(at(200), Told::Said(RawText::new("13800138123 hello"), Carrier::Text));
    assert_eq!(
        judged(&talk, 200, Step::FirstEvent),
        Verdict::failed(
            "The frame says things that are no messages of a bar: a text that is not JSON. Messages: 1 received, 0 \
             understood, 0 unknown, 1 rejected.",
            DOCUMENTED,
            REPORT_IT,
        )
    );
    talk.handle(at(300), event("AgentState_Ready", "null"));
    let standing = judged(&talk, 300, Step::FirstEvent);
    assert_eq!(
        standing,
        Verdict::warned(
            "Heard, the latest first: AgentState_Ready at 16:40:00. Messages: 2 received, 1 understood, 0 unknown, 1 \
             rejected. Rejected: a text that is not JSON.",
            DOCUMENTED,
            REPORT_IT,
        )
    );
}
