//! The agent's state.

use super::{agent, call, day, ended};
use crate::stage::{Stage, at, draw, set_clock, until};
use agent_console::config::{LocalizedText, Reasons, Rest, StateNames, parse};
use agent_console::directory::Contact;
use agent_console::domain::{
    Agent, AgentState, Call, Confidence, DailyTotals, EndedBy, Imposed, Medium, Outcome, Phase, TimeLimit,
};
use agent_console::protocol::{NotReadyReason, Number, RestCause};
use agent_console::view::{AgentStatusPanel, LiveLine, call_states};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

fn panel(agent: &Agent, call: Option<Call>, today: DailyTotals) -> Html {
    html! {
        <AgentStatusPanel agent={agent.clone()} confidence={Confidence::Confirmed} reasons={Rc::new(Reasons::default())}
            phase={call.as_ref().map(|call| call.phase).filter(|phase| !matches!(phase, Phase::Ended { .. }))}
            calls={call.iter().filter_map(LiveLine::of).collect::<Vec<_>>()} {today}
            limit={TimeLimit::of(&agent.state, |_| None, None)} />
    }
}

/// A panel whose enterprise has names for its codes.
fn named(agent: Agent, confidence: Confidence) -> Html {
    let lunch = Rest { name: LocalizedText::new("Lunch"), minutes: Some(30) };
    let minutes = |code: &str| (code == "1").then_some(30);
    let limit = TimeLimit::of(&agent.state, minutes, Some(2));
    let reasons = Reasons {
        not_ready: [("217".to_owned(), LocalizedText::new("Training"))].into(),
        rests: [("1".to_owned(), lunch)].into(),
    };
    html! {
        <AgentStatusPanel {limit} {agent} {confidence} reasons={Rc::new(reasons)} today={DailyTotals::default()} />
    }
}

fn alone(state: AgentState) -> Html {
    panel(&agent(state, at(0)), None, DailyTotals::default())
}

#[wasm_bindgen_test]
async fn every_state_stands_in_the_markup_and_in_words() {
    let not_ready = |code: &str| AgentState::NotReady { reason: Some(NotReadyReason::from(code)) };
    let rest = |code: &str, overdue| AgentState::Rest { cause: Some(RestCause::from(code)), overdue };
    let states = [
        (AgentState::Unknown, ["unknown", "", ""], "Unknown"),
        (AgentState::SigningIn, ["signing-in", "", ""], "Signing in"),
        (AgentState::SignedOut, ["signed-out", "", ""], "Signed out"),
        (AgentState::Idle, ["idle", "", ""], "Idle"),
        (AgentState::NotReady { reason: None }, ["not-ready", "", ""], "Not ready"),
        (not_ready("2"), ["not-ready", "2", ""], "Not ready"),
        (AgentState::Rest { cause: None, overdue: false }, ["rest", "", ""], "Break"),
        (rest("7", false), ["rest", "7", ""], "Break"),
        (rest("7", true), ["rest", "7", "true"], "Break"),
        (AgentState::WrapUp, ["wrap-up", "", ""], "Wrap-up"),
        (AgentState::OnCall, ["on-call", "", ""], "On call"),
    ];
    let mut stage = draw(alone(AgentState::Unknown)).await;
    for (state, attributes, word) in states {
        stage.redraw(alone(state)).await;
        assert_eq!(stage.attributes("#agent-status", ["data-state", "data-reason", "data-overdue"]), attributes);
        assert_eq!(stage.text(".agent-state-word"), word);
    }
}

#[wasm_bindgen_test]
async fn a_state_goes_by_the_enterprises_name_wherever_it_is_said() {
    let config = r#"{"words": {"states": {"idle": "Ready", "not-ready": "Busy", "rest": {"es": "Pausa"}}}}"#;
    let config = parse(config).expect("valid");
    call_states(config.states);
    let mut stage = draw(alone(AgentState::Idle)).await;
    assert_eq!(stage.text(".agent-state-word"), "Ready");
    assert_eq!(
        stage.attribute("#agent-status", "data-state").as_deref(),
        Some("idle"),
        "scripts read the same as ever"
    );
    stage.redraw(alone(AgentState::Rest { cause: None, overdue: false })).await;
    assert_eq!(stage.text(".agent-state-word"), "Break", "no English name is given");
    stage.redraw(alone(AgentState::Unknown)).await;
    assert!(stage.text("#agent-status").contains("Switch to Busy and back."), "{}", stage.text("#agent-status"));
    stage.redraw(day::shown(day::morning())).await;
    let said = stage.text("table");
    assert!(said.contains("Ready") && !said.contains("Idle"), "{said}");
    call_states(StateNames::default());
}

#[wasm_bindgen_test]
async fn the_reason_for_being_not_ready_is_said_in_words_and_an_unknown_one_by_its_number() {
    let reasons = [
        ("0", "No reason given"),
        ("1", "Set by you"),
        ("2", "You missed a call"),
        ("3", "Set by a supervisor"),
        ("4", "For a break"),
        ("5", "Your phone is unavailable"),
        ("7", "You rejected a call"),
        ("217", "Reason 217"),
    ];
    let mut stage = draw(alone(AgentState::Idle)).await;
    for (code, words) in reasons {
        stage.redraw(alone(AgentState::NotReady { reason: Some(code.into()) })).await;
        assert_eq!(stage.text(".agent-state-reason"), words);
    }
}

#[wasm_bindgen_test]
async fn a_rest_over_its_limit_is_said_in_words() {
    let stage = draw(alone(AgentState::Rest { cause: None, overdue: true })).await;
    assert_eq!(stage.text(".agent-state-alarm"), "Break is over its limit");
}

#[wasm_bindgen_test]
async fn an_agent_of_whose_sign_in_the_bar_has_not_told_is_named() {
    let mut named = agent(AgentState::Idle, at(0));
    named.work_no = Some("102".to_owned());
    let mut stage = draw(panel(&named, None, DailyTotals::default())).await;
    assert_eq!(
        (stage.attribute("#agent-status", "data-agent").as_deref(), stage.count(".agent-state-agent")),
        (Some("102"), 0)
    );
    named.unannounced = true;
    stage.redraw(panel(&named, None, DailyTotals::default())).await;
    assert_eq!(stage.text(".agent-state-agent"), "Now agent 102. The bar reported no sign-in.");
}

#[wasm_bindgen_test]
async fn an_agent_who_is_signed_out_is_told_what_to_do() {
    let stage = draw(alone(AgentState::SignedOut)).await;
    assert_eq!(stage.text(".agent-state-advice"), "Sign in in the connection bar to take calls.");
}

#[wasm_bindgen_test]
async fn a_state_is_shown_with_its_age_and_its_beginning() {
    set_clock(14 * 3_600_000 + 83_000);
    let stage = draw(panel(&agent(AgentState::Idle, at(14 * 3_600_000)), None, DailyTotals::default())).await;
    assert_eq!(stage.text(".agent-state-since .elapsed"), "1:23");
    assert_eq!(stage.text(".agent-state-clock"), "Since 14:00");
}

#[wasm_bindgen_test]
async fn the_headline_is_what_the_agent_lives_through_and_the_clock_is_the_calls() {
    set_clock(90_000);
    let agent = agent(AgentState::OnCall, at(0));
    let phases = [
        (Phase::Ringing, "ringing", "Ringing", "1:30"),
        (Phase::Dialling, "dialling", "Dialling", "1:30"),
        (Phase::Talking { since: at(30_000) }, "talking", "Talking", "1:10"),
        (Phase::Held { since: at(85_000) }, "held", "On hold", "0:05"),
    ];
    let mut stage = draw(panel(&agent, None, DailyTotals::default())).await;
    assert_eq!(stage.text(".agent-state-word"), "On call");
    for (phase, name, words, clock) in phases {
        let call = Call { talked_ms: 10_000, ..call(1, phase) };
        stage.redraw(panel(&agent, Some(call), DailyTotals::default())).await;
        assert_eq!(stage.text(".agent-state-word"), words);
        assert_eq!(stage.attribute("#agent-status", "data-state").as_deref(), Some("on-call"));
        assert_eq!(stage.count(".agent-state .elapsed"), 1, "one clock");
        assert_eq!(stage.text(".agent-call .elapsed"), clock);
        let attributes = stage.attributes(".agent-call", ["data-call-id", "data-phase", "data-number"]);
        assert_eq!(attributes, ["1456401416-1", name, "13812345678"]);
        assert_eq!(stage.text(".agent-call-phase"), words);
        assert_eq!(stage.text(".agent-call-number"), "13812345678");
    }
}

#[wasm_bindgen_test]
async fn every_call_has_its_line_and_one_on_hold_for_long_another_look() {
    set_clock(100_000);
    let talking = LiveLine::of(&call(2, Phase::Talking { since: at(70_000) })).expect("it is up");
    let held = LiveLine::of(&Call { held_ms: 90_000, ..call(1, Phase::Held { since: at(60_000) }) }).expect("it is up");
    let anna = Rc::new(Contact::new("Anna Weber", "").expect("a name"));
    let party = LiveLine {
        contact: Some(anna),
        ..LiveLine::new(Phase::Talking { since: at(0) }, Some(Number::new("70094")), None)
    };
    let stage = draw(html! {
        <AgentStatusPanel agent={agent(AgentState::OnCall, at(0))} confidence={Confidence::Confirmed}
            reasons={Rc::new(Reasons::default())} phase={talking.phase} calls={vec![talking, party, held]}
            remind_ms={41_000} today={DailyTotals::default()} />
    })
    .await;
    assert_eq!((stage.count(".agent-call"), stage.count("#agent-status [data-call-id]")), (3, 2));
    assert_eq!(stage.text(".agent-call[data-phase=held] .elapsed"), "0:40", "this time on hold");
    assert_eq!(stage.text(".agent-call[data-number='70094']"), "Talking 70094 · Anna Weber ");
    assert_eq!(stage.count("[data-reminds]"), 0);
    set_clock(102_000);
    until("the look to change", || stage.count("[data-phase=held] [data-reminds]") == 1).await;
    assert_eq!(stage.count("[data-reminds]"), 1, "only that of the one on hold");
    assert!(stage.text("[data-reminds]").contains("On hold for long"));
}

#[wasm_bindgen_test]
async fn the_number_of_the_call_that_the_popup_shows_stands_beside_no_name_a_second_time() {
    let anna = Rc::new(Contact::new("Anna Weber", "").expect("a name"));
    let ringing = LiveLine { in_popup: true, ..LiveLine::of(&call(1, Phase::Ringing)).expect("it is up") };
    let lines = |line: LiveLine| {
        html! {
            <AgentStatusPanel agent={agent(AgentState::OnCall, at(0))} confidence={Confidence::Confirmed}
                reasons={Rc::new(Reasons::default())} phase={line.phase} calls={vec![line]} today={DailyTotals::default()} />
        }
    };
    let mut stage = draw(lines(ringing.clone())).await;
    assert_eq!(stage.text(".agent-call-number"), "13812345678", "who has no name has a number");
    let named = LiveLine { contact: Some(anna), ..ringing };
    stage.redraw(lines(named.clone())).await;
    assert_eq!((stage.text(".agent-call-name"), stage.count(".agent-call-number")), ("Anna Weber".to_owned(), 0));
    assert_eq!(stage.attribute(".agent-call", "data-number").as_deref(), Some("13812345678"));
    stage.redraw(lines(LiveLine { in_popup: false, ..named })).await;
    assert_eq!(stage.count(".agent-call-number"), 1, "a second call that rings has no popup");
}

#[wasm_bindgen_test]
async fn the_days_talk_time_runs_on_with_the_call_that_is_talking() {
    set_clock(60_000);
    let talking = Call { talked_ms: 5_000, ..call(1, Phase::Talking { since: at(50_000) }) };
    let today = DailyTotals { calls: 4, missed: 1, talk_ms: 100_000, ..DailyTotals::default() };
    let stage = draw(panel(&agent(AgentState::OnCall, at(0)), Some(talking), today)).await;
    assert_eq!(stage.text(".today dl"), "Calls4Missed1Talk time1:50");

    set_clock(61_000);
    until("the talk time to run on", || stage.text(".today .elapsed") == "1:51").await;
}

#[wasm_bindgen_test]
async fn a_call_that_has_just_ended_leaves_no_clock_running() {
    set_clock(60_000);
    let over = Call { talked_ms: 5_000, ..call(1, ended(Outcome::Answered, EndedBy::Customer)) };
    let stage = draw(panel(&agent(AgentState::WrapUp, at(0)), Some(over), DailyTotals::default())).await;
    assert_eq!(stage.count(".agent-call .elapsed"), 0);
    assert_eq!(stage.text(".today .elapsed"), "0:00", "what the call adds is in the figures already");
}

#[wasm_bindgen_test]
async fn the_tenants_own_codes_have_the_names_that_the_enterprise_gives_them() {
    let not_ready = agent(AgentState::NotReady { reason: Some("217".into()) }, at(0));
    let mut stage = draw(named(not_ready, Confidence::Confirmed)).await;
    assert_eq!(stage.text(".agent-state-reason"), "Training");
    // Trap D9: a rest may come with the code of a reason for not being ready.
    for (code, name) in [("1", "Lunch"), ("217", "Training"), ("9", "Reason 9")] {
        let rest = AgentState::Rest { cause: Some(code.into()), overdue: false };
        stage.redraw(named(agent(rest, at(0)), Confidence::Confirmed)).await;
        assert_eq!(stage.text(".agent-state-reason"), name);
    }
}

const MINUTE: u64 = 60_000;

/// What a panel says of a limit: to scripts, in sight, and to whoever listens.
fn limit(stage: &Stage) -> (String, String, String) {
    let text = |selector: &str| if stage.count(selector) == 0 { String::new() } else { stage.text(selector) };
    let name = stage.attribute("#agent-status", "data-limit").unwrap_or_default();
    (name, text(".agent-state-left"), text(".agent-state-words > .visually-hidden"))
}

fn says(name: &str, seen: &str, heard: &str) -> (String, String, String) {
    (name.to_owned(), seen.to_owned(), heard.to_owned())
}

#[wasm_bindgen_test]
async fn a_break_counts_down_to_its_limit_and_on_beyond_it() {
    let rest = agent(AgentState::Rest { cause: Some("1".into()), overdue: false }, at(0));
    set_clock(MINUTE);
    let stage = draw(named(rest, Confidence::Confirmed)).await;
    assert_eq!(limit(&stage), says("", "29:00 left of your break", ""));
    // Nothing draws the panel but its own clock.
    for (ms, said) in [
        (29 * MINUTE, says("near", "1:00 left of your break", "Your break ends soon")),
        (30 * MINUTE, says("over", "Break over by 0:00", "Break is over its limit")),
        (32 * MINUTE + 5_000, says("over", "Break over by 2:05", "Break is over its limit")),
    ] {
        set_clock(ms);
        until("the countdown to go on", || limit(&stage) == said).await;
    }
    assert_eq!((stage.count("[data-exceeded]"), stage.count(".agent-state-alarm")), (1, 0), "one sentence is enough");
    assert_eq!(stage.attribute("#agent-status", "data-overdue"), None, "the platform has said nothing");
}

#[wasm_bindgen_test]
async fn a_break_that_the_platform_calls_overdue_is_over_its_limit() {
    let rest = |code: &str, overdue| {
        named(agent(AgentState::Rest { cause: Some(code.into()), overdue }, at(0)), Confidence::Confirmed)
    };
    set_clock(MINUTE);
    let mut stage = draw(rest("1", true)).await;
    let alarm = |stage: &Stage| stage.text(".agent-state-alarm");
    assert_eq!(limit(&stage), says("over", "", ""), "what is left by another limit is left out");
    assert_eq!(alarm(&stage), "Break is over its limit");
    stage.redraw(rest("2", true)).await;
    assert_eq!((limit(&stage), alarm(&stage).as_str()), (says("over", "", ""), "Break is over its limit"));
    stage.redraw(rest("2", false)).await;
    assert_eq!((limit(&stage), stage.count(".agent-state-alarm")), (says("", "", ""), 0), "no limit is known");
    set_clock(31 * MINUTE);
    stage.redraw(rest("1", true)).await;
    assert_eq!(limit(&stage), says("over", "Break over by 1:00", "Break is over its limit"));
}

#[wasm_bindgen_test]
async fn a_wrap_up_counts_down_as_a_break_does() {
    set_clock(MINUTE);
    let stage = draw(named(agent(AgentState::WrapUp, at(0)), Confidence::Confirmed)).await;
    for (ms, said) in [
        (MINUTE, says("", "1:00 left of your wrap-up", "")),
        (2 * MINUTE - 12_000, says("near", "0:12 left of your wrap-up", "Your wrap-up ends soon")),
        (2 * MINUTE + 6_000, says("over", "Wrap-up over by 0:06", "Wrap-up is over its limit")),
    ] {
        set_clock(ms);
        until("the countdown to go on", || limit(&stage) == said).await;
    }
}

#[wasm_bindgen_test]
async fn what_others_did_to_the_agents_state_is_said() {
    let by = |state, imposed| {
        let mut agent = agent(state, at(0));
        agent.imposed = imposed;
        named(agent, Confidence::Confirmed)
    };
    let mut stage = draw(by(AgentState::Idle, Some(Imposed::Supervisor))).await;
    assert_eq!(stage.text(".agent-state-reason"), "Set by a supervisor");
    for (imposed, words) in
        [(Imposed::Supervisor, "A supervisor signed you out."), (Imposed::Platform, "The platform signed you out.")]
    {
        stage.redraw(by(AgentState::SignedOut, Some(imposed))).await;
        assert_eq!(stage.text(".agent-state-reason"), words);
    }
    stage.redraw(by(AgentState::Idle, None)).await;
    assert_eq!(stage.count(".agent-state-reason"), 0);
}

#[wasm_bindgen_test]
async fn a_dot_says_how_sure_the_state_is() {
    let idle = |told| {
        let mut agent = agent(AgentState::Idle, at(0));
        agent.told = told;
        agent
    };
    let before = "From before the reload; not confirmed yet.";
    let mut stage = draw(named(idle(None), Confidence::Before)).await;
    for (told, confidence, name, words) in [
        (Some(at(14 * 3_600_000)), Confidence::Confirmed, "confirmed", "Confirmed by the bar at 14:00"),
        (None, Confidence::Before, "before", before),
        (Some(at(0)), Confidence::Doubtful, "doubtful", "This may be out of date. Go by the bar."),
        (None, Confidence::Unknown, "unknown", "Not signed in yet, or not reported."),
    ] {
        stage.redraw(named(idle(told), confidence)).await;
        assert_eq!(stage.attribute("#agent-status", "data-freshness").as_deref(), Some(name));
        assert_eq!(stage.attribute(".freshness", "title").as_deref(), Some(words));
        assert_eq!(stage.text(".freshness + .visually-hidden"), words);
    }
}

#[wasm_bindgen_test]
async fn a_state_that_has_no_beginning_has_the_words_beside_the_dot() {
    let stage = draw(named(agent(AgentState::Unknown, at(0)), Confidence::Unknown)).await;
    assert_eq!(stage.text(".freshness + .agent-state-clock"), "Not signed in yet, or not reported.");
}

#[wasm_bindgen_test]
async fn a_call_with_video_says_so_in_its_line() {
    for (medium, attribute, party) in [
        (None, None, "13812345678"),
        (Some(Medium::Voice), Some("voice"), "13812345678"),
        (Some(Medium::Video), Some("video"), "13812345678 Video"),
    ] {
        let call = Call { medium, ..call(1, Phase::Talking { since: at(0) }) };
        let stage = draw(panel(&agent(AgentState::OnCall, at(0)), Some(call), DailyTotals::default())).await;
        assert_eq!(stage.attribute(".agent-call", "data-media").as_deref(), attribute);
        assert_eq!(stage.text(".agent-call-party"), party);
    }
}
