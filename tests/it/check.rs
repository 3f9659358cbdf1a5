//! What the page that checks a deployment concludes from what it sees.

use agent_console::check::{
    Answer, Asked, BarTalk, Browser, Cookies, Endpoint, Holder, Permission, Reach, Server, Settings, Standing, Step,
    Told, Verdict, Walk, assets, judge_browser, judge_configuration, judge_cookies, judge_endpoint,
    judge_microphone_of_bar, judge_policy, judge_reach, judge_server, report,
};
use agent_console::config::Mode;
use agent_console::domain::{Moment, Now};
use agent_console::protocol::RawText;

const BAR: &str = "https://cec.example.com";
const CONSOLE: &str = "https://console.example.com";
const PLACE: &str = "https://cec.example.com/service-cloud/bar.html";

fn answer(file: &str, status: u16, headers: &[(&str, &str)]) -> Answer {
    let headers = headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    Answer { file: file.to_owned(), status, headers, protocol: "h2".to_owned(), redirected: false }
}

const FOR_EVER: (&str, &str) = ("cache-control", "public, max-age=31536000, immutable");
const ASKED: (&str, &str) = ("cache-control", "no-cache");

fn good_server() -> Server {
    Server {
        secure: true,
        origin: "https://console.example.com".to_owned(),
        page: answer("index.html", 200, &[ASKED]),
        configuration: answer("config.json", 200, &[("cache-control", "no-store")]),
        program: Some(answer(
            "a_bg.wasm",
            200,
            &[("content-type", "application/wasm"), ("content-encoding", "br"), FOR_EVER],
        )),
        script: Some(answer("a.js", 200, &[("content-type", "text/javascript; charset=utf-8"), FOR_EVER])),
        style: Some(answer("a.css", 200, &[("content-type", "text/css"), FOR_EVER])),
        missing: answer("none", 404, &[]),
        manifest: Some(answer("manifest.webmanifest", 200, &[("content-type", "application/manifest+json")])),
        worker: answer("worker.js", 200, &[("content-type", "text/javascript")]),
    }
}

fn of(standings: Vec<(Step, Standing)>, wanted: Step) -> Standing {
    standings.into_iter().find(|(step, _)| *step == wanted).map(|(_, standing)| standing).expect("it is judged")
}

#[track_caller]
fn says(standing: &Standing, name: &str, words: &[&str]) {
    let text = format!("{standing:?}");
    assert_eq!(standing.name(), name, "{text}");
    for words in words {
        assert!(text.contains(words), "`{words}` is missing in {text}");
    }
}

#[test]
fn a_server_that_serves_everything_as_it_should_passes_in_every_point() {
    for (step, standing) in judge_server(&good_server()) {
        assert_eq!(standing.name(), "passed", "{step:?}: {standing:?}");
    }
}

#[test]
fn each_mistake_of_a_server_is_named_with_what_mends_it() {
    type Spoil = fn(&mut Server);
    let cases: [(Spoil, Step, &str, &[&str]); 12] = [
        (|server| server.secure = false, Step::Secure, "failed", &["https://", "certificate"]),
        (
            |server| server.program.as_mut().unwrap().headers[0].1 = "application/octet-stream".to_owned(),
            Step::Types,
            "warned",
            &["a_bg.wasm", "application/octet-stream", "application/wasm"],
        ),
        (|server| server.script.as_mut().unwrap().status = 404, Step::Types, "failed", &["a.js", "404", "dist/"]),
        (|server| server.program = None, Step::Types, "failed", &["index.html"]),
        (
            |server| server.page.headers[0].1 = "max-age=600".to_owned(),
            Step::Caching,
            "failed",
            &["index.html", "max-age=600", "no-cache"],
        ),
        (|server| server.configuration.headers.clear(), Step::Caching, "warned", &["config.json", "nothing"]),
        (
            |server| server.style.as_mut().unwrap().headers[1].1 = "max-age=60".to_owned(),
            Step::Caching,
            "warned",
            &["a.css", "immutable"],
        ),
        (
            |server| drop(server.program.as_mut().unwrap().headers.remove(1)),
            Step::Compression,
            "warned",
            &["gzip_static"],
        ),
        (|server| server.page.protocol = "http/1.1".to_owned(), Step::Http2, "warned", &["http/1.1", "http2"]),
        (|server| server.missing.status = 200, Step::MissingFile, "failed", &["try_files", "404"]),
        (|server| server.worker.status = 404, Step::Offline, "warned", &["worker.js", "404"]),
        (|server| server.manifest = None, Step::Offline, "not-applicable", &[]),
    ];
    for (spoil, step, name, words) in cases {
        let mut server = good_server();
        spoil(&mut server);
        says(&of(judge_server(&server), step), name, words);
    }
}

#[test]
fn the_files_of_a_release_are_found_in_its_page() {
    let html = r#"<link rel="stylesheet" href="./layers-1a2b3c4d.css"><link rel="preload" href="./a-1a2b3c4d_bg.wasm">
        <link rel="manifest" href="manifest.webmanifest"><script type="module" src="./start-1a2b3c4d.js"></script>"#;
    let found = assets(html);
    assert_eq!(found.program.as_deref(), Some("a-1a2b3c4d_bg.wasm"));
    assert_eq!(found.script.as_deref(), Some("start-1a2b3c4d.js"));
    assert_eq!(found.style.as_deref(), Some("layers-1a2b3c4d.css"));
    assert_eq!(found.manifest.as_deref(), Some("manifest.webmanifest"));
    assert_eq!(assets("<p>something else").program, None);
}

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    frame-src 'self' https://cec.example.com; frame-ancestors 'self'; base-uri 'none'; \
    require-trusted-types-for 'script'; trusted-types agent-console";

#[test]
fn a_policy_is_held_against_the_one_that_the_configuration_needs() {
    let same = "FRAME-SRC https://cec.example.com 'self';script-src  'wasm-unsafe-eval' 'self'; default-src 'none'; \
                connect-src 'self'; base-uri; frame-ancestors 'self'; trusted-types agent-console; \
                require-trusted-types-for 'script'";
    let without = |part: &str| POLICY.replace(part, "");
    let cases: [(Option<String>, &str, &[&str]); 13] = [
        (Some(POLICY.replace("'self'", CONSOLE)), "passed", &[]),
        (Some(POLICY.replace("frame-src 'self'", "frame-src *")), "failed", &["too weak: frame-src has *"]),
        (Some(POLICY.to_owned()), "passed", &[]),
        (Some(same.to_owned()), "passed", &[]),
        (None, "failed", &["sends no Content-Security-Policy", "frame-src 'self' https://cec.example.com"]),
        (Some(without(" https://cec.example.com")), "failed", &["blocks", "frame-src lacks https://cec.example.com"]),
        (Some(without(" 'wasm-unsafe-eval'")), "failed", &["script-src lacks 'wasm-unsafe-eval'"]),
        (
            Some(POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
            "failed",
            &["too weak", "script-src has 'unsafe-inline'"],
        ),
        (Some(without("default-src 'none'; ")), "failed", &["default-src is missing"]),
        (Some(POLICY.replace("https://cec.example.com", "https:")), "failed", &["too weak", "frame-src has https:"]),
        (
            Some(POLICY.replace("https://cec.example.com", "https://*.example.com")),
            "warned",
            &["wider", "https://*.example.com"],
        ),
        (Some(without("; frame-ancestors 'self'")), "warned", &["frame-ancestors is missing"]),
        (Some(format!("{POLICY}, frame-src 'none'")), "failed", &["frame-src lacks 'self'"]),
    ];
    for (sent, name, words) in cases {
        let headers: Vec<_> = sent.iter().map(|sent| ("content-security-policy", sent.as_str())).collect();
        let page = answer("index.html", 200, &headers);
        let expected = [("Content-Security-Policy", POLICY.to_owned())];
        says(&of(judge_policy(&expected, &page, CONSOLE), Step::Policy), name, words);
    }
}

#[test]
fn a_policy_that_only_reports_protects_nothing() {
    let page = answer("index.html", 200, &[("content-security-policy-report-only", POLICY)]);
    let expected = [("Content-Security-Policy", POLICY.to_owned())];
    says(&of(judge_policy(&expected, &page, CONSOLE), Step::Policy), "failed", &["Report-Only"]);
}

#[test]
fn other_headers_are_compared_whatever_their_order() {
    let expected = [
        ("Permissions-Policy", "microphone=(self), camera=()".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
    ];
    let sent = [("permissions-policy", "camera=(),  microphone=(self)"), ("x-content-type-options", "nosniff")];
    let page = answer("index.html", 200, &sent);
    says(&of(judge_policy(&expected, &page, CONSOLE), Step::Headers), "warned", &["Referrer-Policy is not sent."]);
    let page = answer("index.html", 200, &[&sent[..], &[("referrer-policy", "no-referrer")]].concat());
    says(&of(judge_policy(&expected, &page, CONSOLE), Step::Headers), "passed", &[]);
}

#[test]
fn cookies_of_another_site_are_a_note_until_somebody_could_sign_in() {
    let cookies =
        Cookies { enabled: true, console: "https://console.example.org", bar: BAR, signed_in: false, simulated: false };
    says(&judge_cookies(cookies), "warned", &["third-party", "CookiesAllowedForUrls", "service-cloud"]);
    says(&judge_cookies(Cookies { signed_in: true, ..cookies }), "passed", &[]);
    says(&judge_cookies(Cookies { enabled: false, ..cookies }), "failed", &["no cookies"]);
    says(&judge_cookies(Cookies { console: "https://console.example.com", ..cookies }), "passed", &["same site"]);
    let unsure = Cookies { console: "http://cec.example.com", ..cookies };
    says(&judge_cookies(unsure), "warned", &["may be of another site"]);
}

#[test]
fn the_microphone_is_for_the_bar_if_both_the_frame_and_the_server_say_so() {
    let judge = |allow, policy| judge_microphone_of_bar(allow, policy, BAR, "https://console.example.com", false);
    says(&judge("microphone; camera", None), "passed", &[]);
    says(&judge("camera", None), "warned", &["bar.allow"]);
    says(&judge("microphone", Some("(self \"https://cec.example.com\")")), "passed", &[]);
    says(&judge("microphone", Some("*")), "passed", &[]);
    says(&judge("microphone", Some("(self)")), "failed", &["microphone=(self)", "https://cec.example.com"]);
    says(&judge("microphone", Some("()")), "failed", &["microphone=()"]);
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
    says(&of(judge_browser(&good), Step::Storage), "passed", &["1000 MB"]);
    let bad = Browser {
        storage: Some(Err("QuotaExceededError".to_owned())),
        locks: false,
        sound: false,
        notices: Some(Permission::Denied),
        ..good
    };
    says(&of(judge_browser(&bad), Step::Storage), "failed", &["QuotaExceededError"]);
    says(&of(judge_browser(&bad), Step::Tabs), "warned", &["HTTPS"]);
    says(&of(judge_browser(&bad), Step::Sound), "failed", &[]);
    says(&of(judge_browser(&bad), Step::Notices), "warned", &["NotificationsAllowedForUrls"]);
}

#[test]
fn a_configuration_is_told_by_its_keys_and_by_no_value() {
    let text = r#"{"bar": {"mode": "frame", "url": "https://secret"}, "delivery": {"headers": {"X-Key": "secret"}},
        "reasons": {"200": "secret"}, "theme": "dark"}"#;
    let standing = judge_configuration(Settings { text: Some(text), mode: Mode::Frame });
    says(&standing, "passed", &["bar.mode", "bar.url", "delivery.headers", "reasons", "theme"]);
    assert!(!format!("{standing:?}").contains("secret"));
    says(
        &judge_configuration(Settings { text: None, mode: Mode::Simulator }),
        "warned",
        &["no config.json", "simulated"],
    );
}

#[test]
fn endpoints_and_the_bars_page_are_judged_by_what_may_be_seen_of_them() {
    let judge = |asked| judge_endpoint(&Endpoint::Receiver, "https://crm.example.com/calls", &asked);
    says(&judge(Asked::Answered(405)), "passed", &["405", "No call was sent"]);
    says(&judge(Asked::Answered(404)), "failed", &[]);
    says(&judge(Asked::Answered(401)), "warned", &["delivery.credentials"]);
    says(&judge(Asked::Nothing), "failed", &["CORS", "connect-src"]);
    says(&judge_endpoint(&Endpoint::PerNumber, "https://x/who", &Asked::Not), "warned", &["somebody's number"]);
    says(&judge_endpoint(&Endpoint::List, "https://x/who", &Asked::Read(3)), "passed", &["3 numbers"]);
    says(&judge_reach(&Reach::NotAllowed, PLACE), "not-applicable", &["connect-src"]);
    says(
        &judge_reach(&Reach::Read { status: 200, frame_options: Some("DENY".to_owned()) }, PLACE),
        "failed",
        &["X-Frame-Options"],
    );
    says(
        &judge_reach(&Reach::Read { status: 200, frame_options: Some("SAMEORIGIN".to_owned()) }, PLACE),
        "passed",
        &[],
    );
    says(&judge_reach(&Reach::Nothing, PLACE), "failed", &["certificate"]);
}

fn at(ms: u64) -> Now {
    Now { at: Moment { mono: ms, wall: 1_700_000_000_000 + ms }, day: 19_675 }
}

fn event(name: &str, content: &str) -> Told {
    let text = format!(
        r#"{{"retcode":"0","message":"","event":{{"eventType":"{name}","workNo":"101","content":{content}}}}}"#
    );
    Told::Said(RawText::new(&text))
}

fn judged(talk: &BarTalk, ms: u64, step: Step) -> Standing {
    of(talk.judge(at(ms).at, PLACE, &[BAR.to_owned()], |_| "16:40:00".to_owned()), step)
}

/// A bar that is open here and whose frame has loaded, and whether it was subscribed to.
fn open_bar() -> BarTalk {
    let mut talk = BarTalk::new(at(0));
    talk.handle(at(0), Told::Held(Holder::Here));
    assert!(talk.handle(at(100), Told::FrameLoaded), "a frame that has loaded is subscribed to");
    talk
}

#[test]
fn a_bar_that_another_tab_holds_is_not_opened() {
    let mut talk = BarTalk::new(at(0));
    talk.handle(at(0), Told::Held(Holder::Elsewhere));
    says(&judged(&talk, 0, Step::Holder), "waiting", &["another tab"]);
    says(&judged(&talk, 0, Step::FirstEvent), "waiting", &["not open here"]);
}

#[test]
fn a_silent_bar_gets_time_and_then_a_note_with_the_step_that_tells() {
    let mut talk = open_bar();
    says(&judged(&talk, 5_000, Step::Framed), "waiting", &[]);
    assert_eq!(talk.next_deadline(at(100).at), Some(1_100));
    assert!(talk.handle(at(1_100), Told::Woke), "the subscription is repeated");
    says(&judged(&talk, 25_000, Step::Framed), "warned", &["X-Frame-Options", "frame-ancestors", PLACE]);
    says(&judged(&talk, 25_000, Step::FirstEvent), "waiting", &["Sign in", "2 times"]);
}

#[test]
fn a_frame_that_loads_nothing_or_that_the_policy_blocks_fails() {
    let mut talk = BarTalk::new(at(0));
    talk.handle(at(0), Told::Held(Holder::Here));
    says(&judged(&talk, 5_000, Step::Framed), "looking", &[]);
    says(&judged(&talk, 10_000, Step::Framed), "failed", &["Nothing has come", PLACE]);
    let mut kept_out = talk.clone();
    kept_out.handle(at(11_000), Told::KeptOut);
    let standing = of(kept_out.judge(at(12_000).at, PLACE, &[BAR.to_owned()], |_| String::new()), Step::Framed);
    says(&standing, "failed", &[PLACE, "Local network", "LoopbackNetworkAllowedForUrls"]);
    talk.handle(at(11_000), Told::FrameBlocked);
    talk.handle(at(11_000), Told::FrameLoaded);
    says(&judged(&talk, 11_000, Step::Framed), "failed", &["frame-src"]);
}

#[test]
fn a_bar_that_speaks_from_another_origin_is_named_with_the_key_to_add_it_to() {
    let mut talk = open_bar();
    talk.handle(at(200), Told::Stranger("https://10.1.2.3:28090".to_owned()));
    says(&judged(&talk, 200, Step::Origin), "failed", &[r#"origins\": [\"https://10.1.2.3:28090\"]"#]);
    talk.handle(at(300), event("AgentState_Ready", "null"));
    says(&judged(&talk, 300, Step::Origin), "warned", &["https://10.1.2.3:28090"]);
}

#[test]
fn the_first_event_and_a_ring_are_noted_without_any_number() {
    let mut talk = open_bar();
    says(&judged(&talk, 200, Step::Ring), "waiting", &[]);
    talk.handle(at(200), event("AgentState_Ready", "null"));
    says(
        &judged(&talk, 200, Step::FirstEvent),
        "passed",
        &["AgentState_Ready at 16:40:00", "1 received, 1 understood"],
    );
    says(&judged(&talk, 200, Step::Framed), "passed", &[]);
    assert!(talk.signed_in());
    talk.handle(
        at(300),
        event("AgentEvent_Ringing", r#"{"callid": "1-2", "caller": "13800138123", "called": "5550110"}"#),
    );
    says(&judged(&talk, 300, Step::Ring), "passed", &["16:40:00"]);
    talk.handle(at(400), event("Call_From_13800138123", "null"));
    let mut walk = Walk::default();
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
    talk.handle(at(200), Told::Said(RawText::new("13800138123 hello")));
    says(&judged(&talk, 200, Step::FirstEvent), "failed", &["not JSON", "1 rejected"]);
    talk.handle(at(300), event("AgentState_Ready", "null"));
    let standing = judged(&talk, 300, Step::FirstEvent);
    says(&standing, "warned", &["2 received, 1 understood, 0 unknown, 1 rejected"]);
    assert!(!format!("{standing:?}").contains("13800138123"));
}

#[test]
fn the_verdict_counts_what_fails_before_anything_else() {
    let mut walk = Walk::default();
    assert_eq!(walk.verdict(), Verdict::Looking);
    for step in Step::ALL {
        walk.set(step, Standing::passed("so it is."));
    }
    assert_eq!(walk.verdict(), Verdict::Ready(0));
    walk.set(Step::Ring, Standing::waiting("Call."));
    assert_eq!(walk.verdict(), Verdict::Ready(0), "nobody has to call");
    walk.set(Step::Http2, Standing::warned("a", "b", "c"));
    assert_eq!(walk.verdict(), Verdict::Ready(1));
    walk.set(Step::FirstEvent, Standing::waiting("Sign in."));
    assert_eq!(walk.verdict(), Verdict::WaitsForYou);
    walk.set(Step::Policy, Standing::failed("a", "b", "c"));
    walk.set(Step::Framed, Standing::failed("a", "b", "c"));
    assert_eq!(walk.verdict(), Verdict::Stopped(2));
    assert_eq!(walk.verdict().headline(), "2 problems to fix");
}

#[test]
fn every_step_has_its_own_place_name_and_title() {
    for (index, step) in Step::ALL.into_iter().enumerate() {
        assert_eq!(step as usize, index);
        assert_eq!(Step::ALL.iter().filter(|other| other.id() == step.id()).count(), 1);
        assert_eq!(Step::ALL.iter().filter(|other| other.title() == step.title()).count(), 1);
    }
}
