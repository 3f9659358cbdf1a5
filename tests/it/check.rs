//! What the page that checks a deployment concludes from what it sees.

mod bar;
mod policy;
mod server;
mod words;

use agent_console::check::words::{EN, Text};
use agent_console::check::{
    self, Answer, Asked, BarTalk, Browser, Checklist, Cookies, Endpoint, Holder, Permission, Reach, Server, Settings,
    Step, Summary, Told, assets, judge_browser, judge_policy, judge_server, report,
};
use agent_console::config::{Mode, mistakes};
use agent_console::domain::{Moment, Now};
use agent_console::mistakes::en::WORDS;
use agent_console::protocol::RawText;

const BAR: &str = "https://cec.example.com";
const CONSOLE: &str = "https://console.example.com";
const PLACE: &str = "https://cec.example.com/service-cloud/bar.html";

fn answer(file: &str, status: u16, headers: &[(&str, &str)]) -> Answer {
    let headers = headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    Answer { file: file.to_owned(), status, headers, protocol: "h2".to_owned(), redirected: false }
}

/// In English.
type Verdict = check::Verdict<String>;

fn of(standings: Vec<(Step, check::Verdict)>, wanted: Step) -> Verdict {
    let found = standings.into_iter().find(|(step, _)| *step == wanted);
    found.map(|(_, standing)| standing.in_words(&EN)).expect("it is judged")
}

fn judge_cookies(cookies: Cookies) -> Verdict {
    check::judge_cookies(cookies).in_words(&EN)
}

fn judge_configuration(settings: Settings) -> Verdict {
    check::judge_configuration(settings).in_words(&EN)
}

fn judge_endpoint(endpoint: &Endpoint, address: &str, asked: &Asked) -> Verdict {
    check::judge_endpoint(endpoint, address, asked).in_words(&EN)
}

fn judge_reach(reach: &Reach, place: &str) -> Verdict {
    check::judge_reach(reach, place).in_words(&EN)
}

const COOKIES: &str = "The bar can set and read its cookies inside of the console's page.";
const MEND_COOKIES: &str = "If signing in fails or is asked for again and again: serve the bar through a reverse proxy on the console's own \
     host (its path must still contain service-cloud), which ends the matter in every browser. Or allow the bar's \
     cookies: in Chrome and Edge by the policy CookiesAllowedForUrls with \"https://cec.example.com\", in Firefox by \
     the policy Cookies → Allow with \"https://cec.example.com\"; Safari needs the reverse proxy. Either way a cookie \
     reaches a frame of another site only if the platform sets it with SameSite=None; Secure.";

#[test]
fn cookies_of_another_site_are_a_note_until_somebody_could_sign_in() {
    let cookies =
        Cookies { enabled: true, console: "https://console.example.org", bar: BAR, signed_in: false, simulated: false };
    assert_eq!(
        judge_cookies(cookies),
        Verdict::warned(
            "The bar at https://cec.example.com is of another site than the console at https://console.example.org, \
             so its cookies are third-party cookies. No page can ask the browser whether it holds them back; signing \
             in in the bar shows it.",
            COOKIES,
            MEND_COOKIES,
        )
    );
    assert_eq!(
        judge_cookies(Cookies { signed_in: true, ..cookies }),
        Verdict::passed(
            "The bar at https://cec.example.com is of another site than the console at https://console.example.org, \
             so its cookies are third-party cookies. And yet somebody could sign in: this browser lets the bar's \
             cookies through. Check the other browsers that your agents use, too.",
        )
    );
    assert_eq!(
        judge_cookies(Cookies { enabled: false, ..cookies }),
        Verdict::failed(
            "This browser takes no cookies at all.",
            COOKIES,
            "Allow cookies in the browser's settings, or by the enterprise's policy for browsers, at least for the \
             bar's site.",
        )
    );
    assert_eq!(
        judge_cookies(Cookies { console: "https://console.example.com", ..cookies }),
        Verdict::passed(
            "The bar at https://cec.example.com is of the same site as the console at https://console.example.com: \
             its cookies are not third-party cookies.",
        )
    );
    let unsure = Cookies { console: "http://cec.example.com", ..cookies };
    assert_eq!(
        judge_cookies(unsure),
        Verdict::warned(
            "The bar at https://cec.example.com may be of another site than the console at http://cec.example.com: \
             browsers know which names belong together, pages don't. Then its cookies are third-party cookies. No \
             page can ask the browser whether it holds them back; signing in in the bar shows it.",
            COOKIES,
            MEND_COOKIES,
        )
    );
}

const PASSED_ON: &str = "Both config.json and the server pass the microphone on to the bar.";
const LETS: &str = "The bar's frame may use the microphone, and the server's Permissions-Policy lets it.";
const LET: &str = "Let the header say microphone=(self \"https://cec.example.com\"), as in the headers below.";

#[test]
fn the_microphone_is_for_the_bar_if_both_the_frame_and_the_server_say_so() {
    let judge = |allow, policy| {
        check::judge_microphone_of_bar(allow, policy, BAR, "https://console.example.com", false).in_words(&EN)
    };
    assert_eq!(
        judge("microphone; camera", None),
        Verdict::passed("The bar's frame may use the microphone, and no Permissions-Policy of the server forbids it.")
    );
    assert_eq!(
        judge("camera", None),
        Verdict::warned(
            "bar.allow in config.json doesn't name the microphone.",
            PASSED_ON,
            "Add \"microphone\" to bar.allow, or leave bar.allow out altogether. If agents speak on a separate \
             telephone, leave it as it is.",
        )
    );
    assert_eq!(judge("microphone", Some("(self \"https://cec.example.com\")")), Verdict::passed(LETS));
    assert_eq!(judge("microphone", Some("*")), Verdict::passed(LETS));
    assert_eq!(
        judge("microphone", Some("(self)")),
        Verdict::failed(
            "The server's Permissions-Policy says microphone=(self), which keeps it from the bar at \
             https://cec.example.com.",
            PASSED_ON,
            LET,
        )
    );
    assert_eq!(
        judge("microphone", Some("()")),
        Verdict::failed(
            "The server's Permissions-Policy says microphone=(), which keeps it from the bar at \
             https://cec.example.com.",
            PASSED_ON,
            LET,
        )
    );
}

#[test]
fn what_a_browser_lacks_is_named() {
    let good = Browser {
        secure: true,
        storage: Some(Ok(())),
        persisted: Some(true),
        room_mb: Some(1_000),
        locks: true,
        sound: true,
        notices: Some(Permission::Granted),
        ..Browser::default()
    };
    assert_eq!(
        of(judge_browser(&good), Step::Storage),
        Verdict::passed("It can be written, and the browser has promised to keep it. There is room for 1000 MB.")
    );
    let bad = Browser {
        storage: Some(Err("QuotaExceededError".to_owned())),
        locks: false,
        sound: false,
        notices: Some(Permission::Denied),
        ..good
    };
    assert_eq!(
        of(judge_browser(&bad), Step::Storage),
        Verdict::failed(
            "Nothing could be written down (QuotaExceededError).",
            "IndexedDB can be written. Without, notes and the log of calls are lost with the page.",
            "Leave the private window, allow the console's site to keep data, and see that no policy deletes it at \
             the end of each session. A full disk has the same effect.",
        )
    );
    assert_eq!(
        of(judge_browser(&bad), Step::Tabs),
        Verdict::warned(
            "This browser gives the page no locks.",
            "Web Locks, which take HTTPS. Without, every tab opens its own bar, and an agent who is signed in twice \
             loses events.",
            "Serve the console over HTTPS.",
        )
    );
    assert_eq!(
        of(judge_browser(&bad), Step::Sound),
        Verdict::failed(
            "The browser gives the page no sound (no AudioContext).",
            "A browser that can play sounds.",
            "Use Chrome or Edge 123, Firefox 121, Safari 17.5, or later.",
        )
    );
    assert_eq!(
        of(judge_browser(&bad), Step::Notices),
        Verdict::warned(
            "Notifications are blocked for this address.",
            "They are allowed, so that an agent who works in another program sees that it rings.",
            "Allow them at the sign left of the address, or for all agents by the policy NotificationsAllowedForUrls \
             (Chrome, Edge) or Permissions → Notifications → Allow (Firefox).",
        )
    );
}

#[test]
fn a_configuration_is_told_by_its_keys_and_by_no_value() {
    let text = r#"{"bar": {"mode": "frame", "url": "https://secret"}, "delivery": {"headers": {"X-Key": "secret"}},
        "reasons": {"200": "secret"}, "theme": "dark"}"#;
    let standing = judge_configuration(Settings { text: Some(text), mode: Mode::Frame });
    assert_eq!(
        standing,
        Verdict::passed(
            "config.json sets bar.mode, bar.url, delivery.headers, reasons, theme; everything else has its default.",
        )
    );
    assert_eq!(
        judge_configuration(Settings { text: None, mode: Mode::Simulator }),
        Verdict::warned(
            "There is no config.json beside index.html, so everything has its default. The bar is the simulated one: \
             no real calls.",
            "bar.mode is \"frame\" or \"loader\", with the address of the real bar.",
            "Name the real bar in config.json before agents use the console. To try everything else out, the \
             simulated one is fine.",
        )
    );
}

#[test]
fn all_mistakes_of_the_configuration_are_named_and_one_of_looks_alone_is_a_note() {
    let judged = |text: &str| check::judge_mistakes(&mistakes(text)).in_words(&EN);
    assert_eq!(
        judged(r#"{"theme": "drak", "hold": 1}"#),
        Verdict::failed(
            "hold: 1\ntheme: \"drak\"; did you mean \"dark\"?",
            "hold: an object, such as {}\n\
             theme: one of \"auto\", \"light\", \"dark\", \"contrast\"",
            WORDS.edit_file,
        )
    );
    let note = Verdict::warned(
        "theme: \"drak\"; did you mean \"dark\"?",
        "one of \"auto\", \"light\", \"dark\", \"contrast\"",
        format!("The console starts with the default instead. {}", WORDS.edit_file),
    );
    assert_eq!(judged(r#"{"theme": "drak"}"#), note);
}

const ANSWERS: &str = "The endpoint answers; on another origin the policy's connect-src names it and it answers the browser's preflight \
     with Access-Control-Allow-Origin and Access-Control-Allow-Headers.";
const FRAMED: &str = "The bar's page answers with 200 and lets itself be framed.";

#[test]
fn endpoints_and_the_bars_page_are_judged_by_what_may_be_seen_of_them() {
    let judge = |asked| judge_endpoint(&Endpoint::Receiver, "https://crm.example.com/calls", &asked);
    assert_eq!(
        judge(Asked::Answered(405)),
        Verdict::passed(
            "https://crm.example.com/calls can be reached; it answers 405 to a question without effect (HEAD). No \
             call was sent to it, so whether it takes one only a real call shows.",
        )
    );
    assert_eq!(
        judge(Asked::Answered(404)),
        Verdict::failed(
            "https://crm.example.com/calls answers 404: there is nothing at this address.",
            ANSWERS,
            "Correct the address in config.json, or the server's.",
        )
    );
    assert_eq!(
        judge(Asked::Answered(401)),
        Verdict::warned(
            "https://crm.example.com/calls answers 401 to a question without effect (HEAD).",
            ANSWERS,
            "If it wants a sign-in, see delivery.credentials and delivery.headers. A console on the same origin sends \
             its cookies along; agents have to be signed in there.",
        )
    );
    assert_eq!(
        judge(Asked::Nothing),
        Verdict::failed(
            "https://crm.example.com/calls gives no answer that this page may read. The browser doesn't say whether \
             the server is down, the policy's connect-src lacks it, or its CORS headers do.",
            ANSWERS,
            "See whether the step on the policy names connect-src. If not, open the address in a tab: if that \
             answers, its CORS headers are missing, also for HEAD.",
        )
    );
    assert_eq!(
        judge_endpoint(&Endpoint::PerNumber, "https://x/who", &Asked::Not),
        Verdict::warned(
            "https://x/who was not asked: a question would have to name somebody's number.",
            "The endpoint answers and, on another origin, sends CORS headers.",
            "Look into Diagnostics under the bar in the console at the first call: it says what is wrong with the \
             directory.",
        )
    );
    assert_eq!(
        judge_endpoint(&Endpoint::List, "https://x/who", &Asked::Read(3)),
        Verdict::passed("https://x/who was read and holds 3 numbers.")
    );
    assert_eq!(
        judge_reach(&Reach::NotAllowed, PLACE),
        Verdict::not_applicable(
            "The policy keeps scripts from asking the server of https://cec.example.com/service-cloud/bar.html, as it \
             should: connect-src needs no entry for it. The frame shows whether it can be reached.",
        )
    );
    assert_eq!(
        judge_reach(&Reach::Read { status: 200, frame_options: Some("DENY".to_owned()) }, PLACE),
        Verdict::failed(
            "https://cec.example.com/service-cloud/bar.html is sent with \"X-Frame-Options: DENY\", so no browser \
             shows it in a frame.",
            FRAMED,
            "Take the header away for this address, or let it say SAMEORIGIN.",
        )
    );
    assert_eq!(
        judge_reach(&Reach::Read { status: 200, frame_options: Some("SAMEORIGIN".to_owned()) }, PLACE),
        Verdict::passed("https://cec.example.com/service-cloud/bar.html answers.")
    );
    assert_eq!(
        judge_reach(&Reach::Nothing, PLACE),
        Verdict::failed(
            "The server of https://cec.example.com/service-cloud/bar.html gives no answer: it is down, its name is \
             unknown here, or its certificate is not trusted.",
            FRAMED,
            "Open the address in a new tab; the browser says there what it is. A certificate of the platform's own \
             has to be installed on the agents' computers.",
        )
    );
}

#[test]
fn the_verdict_counts_what_fails_before_anything_else() {
    use check::Verdict;
    let text = |text: &str| Text::Verbatim(text.to_owned());
    let mut walk = Checklist::default();
    assert_eq!(walk.verdict(), Summary::Looking);
    for step in Step::ALL {
        walk.set(step, Verdict::passed(text("so it is.")));
    }
    assert_eq!(walk.verdict(), Summary::Ready(0));
    walk.set(Step::Ring, Verdict::waiting(text("Call.")));
    assert_eq!(walk.verdict(), Summary::Ready(0), "nobody has to call");
    walk.set(Step::Http2, Verdict::warned(text("a"), text("b"), text("c")));
    assert_eq!(walk.verdict(), Summary::Ready(1));
    walk.set(Step::FirstEvent, Verdict::waiting(text("Sign in.")));
    assert_eq!(walk.verdict(), Summary::WaitsForYou);
    walk.set(Step::Policy, Verdict::failed(text("a"), text("b"), text("c")));
    walk.set(Step::Framed, Verdict::failed(text("a"), text("b"), text("c")));
    assert_eq!(walk.verdict(), Summary::Stopped(2));
    assert_eq!((EN.headline)(walk.verdict()), "2 problems to fix");
}

#[test]
fn every_step_has_its_own_place_name_and_title() {
    for (index, step) in Step::ALL.into_iter().enumerate() {
        assert_eq!(step as usize, index);
        assert_eq!(Step::ALL.iter().filter(|other| other.id() == step.id()).count(), 1);
        assert_eq!(Step::ALL.iter().filter(|other| (EN.step)(**other) == (EN.step)(step)).count(), 1);
    }
}
