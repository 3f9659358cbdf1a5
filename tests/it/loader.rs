//! The vendor's way in: what answers mean, what follows what, and what is tried again.

mod law;

use agent_console::loader::*;
use proptest::prelude::*;

const SESSION: &str = r#"{"access_token": "t-secret", "tenantSpaceId": 20, "userAccount": "anna", "expires": 3600}"#;

#[test]
fn a_session_becomes_the_body_of_the_loading_call() {
    let credentials = Credentials::read(200, SESSION).expect("a session");
    let body: serde_json::Value = serde_json::from_str(&credentials.body()).expect("JSON");
    assert_eq!(body, serde_json::json!({"access_token": "t-secret", "tenantSpaceId": "20", "userAccount": "anna"}));
    assert!(!format!("{credentials:?}").contains("secret"));
}

#[test]
fn what_is_wrong_with_a_session_is_named() {
    let enterprise = |status| Failure::Status { server: Server::Enterprise, status };
    for (status, text, failure) in [
        (500, SESSION, enterprise(500)),
        (404, "", enterprise(404)),
        (401, "", Failure::NotKnown { status: 401 }),
        (403, "", Failure::NotKnown { status: 403 }),
        (200, "", Failure::SessionNotJson),
        (200, "<!doctype html>", Failure::SessionNotJson),
        (200, "[]", Failure::SessionNotJson),
        (200, "{}", Failure::SessionLacks { key: "access_token" }),
        (200, r#"{"access_token": " "}"#, Failure::SessionLacks { key: "access_token" }),
        (200, r#"{"access_token": {"v": 1}}"#, Failure::SessionLacks { key: "access_token" }),
        (200, r#"{"access_token": "t", "userAccount": "a"}"#, Failure::SessionLacks { key: "tenantSpaceId" }),
        (200, r#"{"access_token": "t", "tenantSpaceId": "1"}"#, Failure::SessionLacks { key: "userAccount" }),
    ] {
        assert_eq!(Credentials::read(status, text), Err(failure), "{status} {text}");
    }
}

#[test]
fn only_a_script_is_run() {
    let platform = |status| Failure::Status { server: Server::Platform, status };
    for (status, text, judged) in [
        (200, "\u{feff}(function () {})()", Ok(())),
        (200, "{ const a = 1 }", Ok(())),
        (200, "// <script>\nlet a", Ok(())),
        (500, "let a", Err(platform(500))),
        (302, "", Err(platform(302))),
        (401, "let a", Err(Failure::TokenRefused)),
        (403, "", Err(Failure::TokenRefused)),
        (200, r#"{"retcode": "000-003", "message": "token"}"#, Err(Failure::TokenRefused)),
        (200, "[]", Err(Failure::TokenRefused)),
        (200, " \n", Err(Failure::ScriptEmpty)),
        (204, "", Err(Failure::ScriptEmpty)),
        (200, "\n<!DOCTYPE html><p>Maintenance", Err(Failure::NotAScript)),
    ] {
        assert_eq!(judge(status, text), judged, "{status} {text}");
    }
}

/// A machine, and its clock.
struct Run {
    loader: Loader,
    now: u64,
}

impl Run {
    fn begun() -> Run {
        let mut run = Run { loader: Loader::default(), now: 1_000 };
        assert_eq!(run.put(Input::Begun), [Effect::Clear, Effect::Take(Step::Session, 1)]);
        run
    }

    fn put(&mut self, input: Input) -> Vec<Effect> {
        self.loader.handle(self.now, input)
    }

    fn of(&mut self, attempt: u32, outcome: Outcome) -> Vec<Effect> {
        self.put(Input::Of(attempt, outcome))
    }

    fn fails(&mut self, attempt: u32, failure: Failure) {
        assert_eq!(self.of(attempt, Outcome::Failed(failure.clone())), []);
        assert!(matches!(self.loader.stage(), Stage::Failed { failure: shown, .. } if *shown == failure));
    }

    /// All goes well up to the frame.
    fn arrives(&mut self, attempt: u32) {
        assert_eq!(self.of(attempt, Outcome::Done(Step::Session)), [Effect::Take(Step::Script, attempt)]);
        assert_eq!(self.of(attempt, Outcome::Done(Step::Script)), [Effect::Take(Step::Run, attempt)]);
        self.of(attempt, Outcome::Framed);
        assert_eq!(self.loader.stage(), Stage::There);
    }

    /// Lets time pass up to the next deadline, and says how long that was.
    fn wait(&mut self) -> (u64, Vec<Effect>) {
        let at = self.loader.next_deadline().expect("something is due");
        let passed = at - self.now;
        self.now = at;
        (passed, self.put(Input::Woke))
    }

    fn bar(&mut self, in_call: bool, speaks: bool, refused: bool) -> Vec<Effect> {
        self.put(Input::Bar { in_call, speaks, refused })
    }
}

const DOWN: Failure = Failure::Status { server: Server::Platform, status: 503 };

#[test]
fn what_may_pass_is_tried_again_at_growing_intervals_from_the_session_on() {
    let mut run = Run::begun();
    let mut pauses = Vec::new();
    for attempt in 1..10 {
        run.of(attempt, Outcome::Done(Step::Session));
        run.fails(attempt, DOWN);
        let (pause, effects) = run.wait();
        assert_eq!(effects, [Effect::Clear, Effect::Take(Step::Session, attempt + 1)]);
        pauses.push(pause / 1_000);
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
}

#[test]
fn what_somebody_must_mend_is_tried_when_the_agent_asks_for_it() {
    let mut run = Run::begun();
    run.fails(1, Failure::SessionLacks { key: "userAccount" });
    assert_eq!(run.loader.next_deadline(), None);
    assert_eq!(run.put(Input::CameOnline), []);
    assert_eq!(run.put(Input::Again), [Effect::Clear, Effect::Take(Step::Session, 2)]);
}

#[test]
fn the_network_s_return_is_a_reason_to_try_at_once() {
    let mut run = Run::begun();
    run.fails(1, Failure::Offline);
    assert_eq!(run.put(Input::CameOnline), [Effect::Clear, Effect::Take(Step::Session, 2)]);
}

#[test]
fn no_step_lasts_for_ever() {
    let mut run = Run::begun();
    assert_eq!(run.wait().0, TIME_LIMIT_MS);
    assert!(matches!(
        run.loader.stage(),
        Stage::Failed { failure: Failure::TooSlow { server: Server::Enterprise }, .. }
    ));
    run.wait();
    run.of(2, Outcome::Done(Step::Session));
    run.wait();
    assert!(matches!(run.loader.stage(), Stage::Failed { failure: Failure::TooSlow { server: Server::Platform }, .. }));
    run.wait();
    run.of(3, Outcome::Done(Step::Session));
    run.of(3, Outcome::Done(Step::Script));
    run.of(3, Outcome::Done(Step::Run));
    assert_eq!(run.wait().0, FRAME_LIMIT_MS);
    assert!(matches!(run.loader.stage(), Stage::Failed { failure: Failure::NoFrame, again: Some(_) }));
}

#[test]
fn an_answer_to_an_earlier_attempt_means_nothing() {
    let mut run = Run::begun();
    run.wait();
    run.wait();
    assert_eq!(run.of(1, Outcome::Done(Step::Session)), []);
    assert_eq!(run.loader.stage(), Stage::Loading(Step::Session));
}

#[test]
fn a_frame_outweighs_the_error_of_the_script_that_made_it() {
    let mut run = Run::begun();
    run.arrives(1);
    run.of(1, Outcome::Failed(Failure::ScriptBroke));
    assert_eq!(run.loader.stage(), Stage::There);

    let mut late = Run::begun();
    late.of(1, Outcome::Done(Step::Session));
    late.of(1, Outcome::Done(Step::Script));
    late.fails(1, Failure::ScriptBroke);
    late.of(1, Outcome::Framed);
    assert_eq!(late.loader.stage(), Stage::There);
    assert_eq!(late.loader.next_deadline(), None);
}

#[test]
fn a_frame_that_goes_may_come_again() {
    let mut run = Run::begun();
    run.arrives(1);
    run.of(1, Outcome::Unframed);
    assert_eq!(run.loader.stage(), Stage::Loading(Step::Frame));
    run.of(1, Outcome::Framed);
    assert_eq!(run.loader.stage(), Stage::There);
    run.of(1, Outcome::Unframed);
    run.wait();
    assert!(matches!(run.loader.stage(), Stage::Failed { failure: Failure::NoFrame, .. }));
    assert_eq!(run.wait().1, [Effect::Clear, Effect::Take(Step::Session, 2)]);
}

#[test]
fn a_session_that_does_not_hold_is_renewed_and_never_during_a_call() {
    let mut run = Run::begun();
    run.arrives(1);
    run.bar(true, true, false);
    assert_eq!(run.bar(true, false, true), []);
    run.now += 3_600_000;
    assert_eq!(run.put(Input::Woke), []);
    assert_eq!(run.bar(false, true, false), []);
    assert_eq!(run.bar(false, false, true), [Effect::Clear, Effect::Take(Step::Session, 2)]);
}

#[test]
fn a_renewal_whose_timer_is_late_takes_no_bar_from_a_call_that_has_begun() {
    let mut run = Run::begun();
    run.arrives(1);
    run.bar(false, false, true);
    run.arrives(2);
    run.bar(false, false, false);
    assert_eq!(run.bar(false, false, true), []);
    run.now = run.loader.next_deadline().expect("a renewal");
    assert_eq!(run.bar(true, false, true), []);
}

#[test]
fn a_call_that_is_over_only_because_the_session_is_keeps_its_bar_until_the_agent_says_otherwise() {
    let mut run = Run::begun();
    run.arrives(1);
    run.bar(true, true, false);
    assert_eq!(run.bar(false, false, true), []);
    assert_eq!((run.loader.suspicion(), run.loader.next_deadline()), (Some(Suspicion::EndedInCall), None));
    run.now += 3_600_000;
    assert_eq!(run.put(Input::Woke), []);
    assert_eq!(run.put(Input::Again), [Effect::Clear, Effect::Take(Step::Session, 2)]);
}

#[test]
fn what_the_policy_kept_from_a_script_explains_its_failure() {
    let blocked = Failure::Blocked { directive: "script-src".into(), blocked: "eval".into() };
    for broke in [true, false] {
        let mut run = Run::begun();
        run.of(1, Outcome::Done(Step::Session));
        run.of(1, Outcome::Done(Step::Script));
        run.of(1, Outcome::Hindered(blocked.clone()));
        if broke {
            run.of(1, Outcome::Failed(Failure::ScriptBroke));
        } else {
            run.wait();
        }
        assert_eq!(run.loader.stage(), Stage::Failed { failure: &blocked, again: None });
    }
}

#[test]
fn a_session_that_never_holds_is_renewed_a_few_times_and_then_doubted() {
    let mut run = Run::begun();
    let mut attempt = 1;
    let mut pauses = Vec::new();
    loop {
        run.arrives(attempt);
        // The refusals of the bar before are no news of this one.
        assert_eq!(run.bar(false, false, attempt > 1), []);
        run.bar(false, false, false);
        let began = run.now;
        let at_once = run.bar(false, false, true);
        if at_once.is_empty() && run.loader.next_deadline().is_none() {
            break;
        }
        if at_once.is_empty() {
            run.wait();
        }
        pauses.push((run.now - began) / 1_000);
        attempt += 1;
    }
    assert_eq!(pauses, [0, 30, 60]);
    assert_eq!(run.loader.suspicion(), Some(Suspicion::NotSignedIn));
    assert_eq!(run.put(Input::Again).len(), 2);
    run.arrives(attempt + 1);
    run.bar(false, false, false);
    run.bar(false, true, false);
    assert_eq!(run.loader.suspicion(), None);
}

#[test]
fn a_page_that_has_loaded_and_says_nothing_is_doubted_until_it_speaks() {
    let mut run = Run::begun();
    run.arrives(1);
    run.of(1, Outcome::Loaded);
    assert_eq!(run.loader.suspicion(), None);
    assert_eq!(run.wait().0, SILENCE_MS);
    assert_eq!((run.loader.suspicion(), run.loader.stage()), (Some(Suspicion::Silent), Stage::There));
    let mut other = Run { loader: run.loader.clone(), now: run.now };
    assert_eq!(other.put(Input::CameOnline), [Effect::Clear, Effect::Take(Step::Session, 2)]);
    run.bar(false, true, false);
    assert_eq!(run.loader.suspicion(), None);
}

#[test]
fn a_bar_that_leaves_the_tab_leaves_nothing_behind() {
    let mut run = Run::begun();
    run.arrives(1);
    assert_eq!(run.put(Input::Ended), [Effect::Clear]);
    assert_eq!((run.loader.stage(), run.loader.next_deadline()), (Stage::Off, None));
    assert_eq!(run.of(1, Outcome::Framed), []);
    assert_eq!(run.put(Input::Begun), [Effect::Clear, Effect::Take(Step::Session, 2)]);
}

#[test]
fn a_bar_that_comes_back_in_a_call_is_not_taken_from_it() {
    let mut run = Run { loader: Loader::default(), now: 1_000 };
    run.put(Input::Bar { in_call: true, speaks: false, refused: false });
    for input in [Input::Begun, Input::Ended, Input::Begun] {
        run.put(input);
    }
    run.arrives(2);
    run.of(2, Outcome::Loaded);
    run.wait();
    assert_eq!(run.loader.suspicion(), Some(Suspicion::Silent));
    assert_eq!(run.put(Input::CameOnline), []);
}

#[test]
fn a_message_that_comes_both_ways_is_known_the_second_time() {
    let object = r#"{"retcode":"0","message":"","event":{"eventType":"AgentState_Ready","workNo":"1","content":null}}"#;
    let same = r#"{ "event": { "workNo": "1", "content": null, "eventType": "AgentState_Ready" } }"#;
    let wrapped = format!(r#"{{"data": {object}}}"#);
    for (first, second) in [(Way::Posted, Way::Callback), (Way::Callback, Way::Posted)] {
        let mut doubling = Doubling::default();
        assert!(!doubling.is_known(object, first, 0));
        assert!(doubling.is_known(same, second, 40));
        // The pair is complete; whatever comes is another.
        assert!(!doubling.is_known(&wrapped, second, 50));
        assert!(doubling.is_known(object, first, 60));
        assert!(!doubling.is_known("no JSON", first, 70));
        assert!(doubling.is_known("no JSON", second, 70));
    }
}

#[test]
fn a_repetition_is_no_double() {
    let mut doubling = Doubling::default();
    for at in [0, 100, 200] {
        assert!(!doubling.is_known(r#"{"retcode":"000-003"}"#, Way::Posted, at));
    }
    assert!(!doubling.is_known(r#"{"retcode":"000-003"}"#, Way::Callback, 10_000));
    assert!(!format!("{doubling:?}").contains("000-003"));
}

#[test]
fn the_bar_s_cookies_are_a_third_party_s_where_browsers_say_so_and_perhaps_where_nobody_can() {
    use BarCookies::{FirstParty, Off, PerhapsThirdParty, ThirdParty};
    for (console, bar, cookies) in [
        ("https://console.example.com", "https://console.example.com", FirstParty),
        ("https://console.example.com", "https://console.example.com:8443", FirstParty),
        ("https://console.example.com", "https://cec.example.com:8443", FirstParty),
        ("https://example.com", "https://cec.example.com", FirstParty),
        ("https://console.example.co.uk", "https://cec.example.co.uk", FirstParty),
        ("https://abc.de", "https://cec.abc.de", FirstParty),
        ("https://10.0.0.1", "https://10.0.0.1:28090", FirstParty),
        ("http://[::1]:8080", "http://[::1]", FirstParty),
        ("https://console", "https://console:8443", FirstParty),
        // A company with a short name, or all of a country's.
        ("https://console.abc.de", "https://cec.abc.de", PerhapsThirdParty),
        ("https://console.another.co.uk", "https://cec.example.co.uk", PerhapsThirdParty),
        // Browsers differ.
        ("https://console.example.com", "http://console.example.com", PerhapsThirdParty),
        ("https://console.example.com", "http://cec.example.com", PerhapsThirdParty),
        ("https://console.example.com", "null", PerhapsThirdParty),
        ("https://console.example.com", "https://cec.another.com", ThirdParty),
        ("https://console.example.de", "https://cec.example.com", ThirdParty),
        ("https://10.0.0.1", "https://10.0.0.2", ThirdParty),
        ("https://10.20.0.1", "https://10.30.0.1", ThirdParty),
        ("http://127.0.0.1:8080", "http://localhost:8081", ThirdParty),
        ("http://[::1]", "http://[::2]", ThirdParty),
        ("https://console", "https://cec", ThirdParty),
        ("https://console", "https://cec.example.com", ThirdParty),
    ] {
        assert_eq!(BarCookies::of(true, console, bar), cookies, "{console} {bar}");
        assert_eq!(BarCookies::of(true, bar, console), cookies, "{bar} {console}");
        assert_eq!(BarCookies::of(false, console, bar), Off);
    }
    assert_eq!([FirstParty, ThirdParty, Off].map(BarCookies::in_a_frame), [PerhapsThirdParty, PerhapsThirdParty, Off]);
}

#[test]
fn a_bar_in_a_frame_of_our_own_is_doubted_for_what_it_says_and_for_its_silence() {
    assert_eq!(Suspicion::of_frame(false, false), None);
    assert_eq!(Suspicion::of_frame(true, false), Some(Suspicion::Silent));
    assert_eq!(Suspicion::of_frame(false, true), Some(Suspicion::NobodySignedIn));
}
