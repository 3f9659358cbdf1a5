//! The agent's state as the platform confirms it, large enough to be read in passing: the state, how long it
//! has lasted, the calls that are up, and the day's figures. While there are calls, the headline is what the agent lives
//! through, and the clocks are theirs.

use super::data_values;
use super::elapsed::{Elapsed, Remaining};
use super::icons::Icon;
use super::lines::{line, signed};
use super::live_calls::{LiveCall, LiveLine};
use super::locale::Locale;
use super::view_context::{use_clock, use_locale, use_words};
use super::words::EssentialWords;
use crate::config::Reasons;
use crate::domain::{Agent, AgentState, Confidence, DailyTotals, LimitStage, Phase, Standing, TimeLimit};
use crate::journal::RecordKey;
use serde_json::{Value, json};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, Clone, PartialEq)]
pub struct AgentStatusPanelProps {
    pub agent: Agent,
    pub confidence: Confidence,
    /// How long the state had lasted when its monotonic beginning was, milliseconds: of an earlier page's state.
    #[prop_or_default]
    pub base_ms: u64,
    /// What the tenant's own codes mean.
    pub reasons: Rc<Reasons>,
    /// How long the state may last.
    #[prop_or_default]
    pub limit: Option<TimeLimit>,
    /// What the agent lives through, if that is a call.
    #[prop_or_default]
    pub phase: Option<Phase>,
    /// Every call that is up, and what will be one.
    #[prop_or_default]
    pub calls: Vec<LiveLine>,
    /// After so long on hold the look of a call's line changes, milliseconds.
    #[prop_or(60_000)]
    pub remind_ms: u64,
    pub today: DailyTotals,
    /// Opens the details of a call.
    #[prop_or_else(Callback::noop)]
    pub on_open: Callback<RecordKey>,
}

#[component]
pub fn AgentStatusPanel(props: &AgentStatusPanelProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let state = &props.agent.state;
    let overdue = state.is_overdue();
    let (clock, redraw) = (use_clock(), use_force_update());
    let on_stage = use_callback((), move |(), ()| redraw.force_update());
    let limit =
        props.limit.map(|limit| (limit, limit.standing(props.base_ms + (clock.now)().since(props.agent.since))));
    let stage = limit.and_then(|(_, standing)| standing.stage());
    let reason = words.why(&props.agent, &props.reasons);
    let suspicion = if !props.agent.confirmed {
        Some(words.agent.not_confirmed)
    } else {
        (props.confidence == Confidence::Doubtful).then_some(words.agent.doubtful)
    };
    html! {
        <section id="agent-status" class="agent-status" aria-labelledby="agent-status-heading"
            data-state={data_values::agent_state(state)} data-reason={data_values::reason(state).map(str::to_owned)}
            data-agent={props.agent.work_no.clone()} data-overdue={overdue.then_some("true")} data-limit={stage.map(data_values::limit)}
            data-freshness={data_values::confidence(props.confidence)}>
            <div class="agent-state">
                <h2 id="agent-status-heading" class="visually-hidden">{ words.agent.heading }</h2>
                <div class="agent-state-words" aria-live="polite">
                    { match props.phase {
                        Some(phase) => signed("agent-state-word", Icon::of_phase(phase), words.phase(phase)),
                        None => signed("agent-state-word", Icon::of_agent_state(state), words.agent_state(state)),
                    } }
                    // Each has its own place, so that no line is made into another.
                    if let Some((limit, Standing::Over { by_ms: None })) = limit {
                        { line("agent-state-alarm", words.limit.of(limit.of).over.into()) }
                    } else if let Some(announced) = limit.and_then(|(limit, standing)| announced(words, limit, standing)) {
                        { line("visually-hidden", announced.into()) }
                    }
                    if let Some(reason) = reason {
                        { line("agent-state-reason", reason.into()) }
                    }
                    if let Some(suspicion) = suspicion {
                        { line("agent-state-advice", suspicion.into()) }
                    }
                    if let Some(agent) = props.agent.work_no.as_ref().filter(|_| props.agent.unannounced) {
                        { line("agent-state-agent", (words.agent.unannounced)(agent).into()) }
                    }
                    if let Some(advice) = words.agent_advice(state) {
                        { line("agent-state-advice", advice.into()) }
                    }
                </div>
                { since(words, &locale, props) }
                if let Some((limit, standing)) = limit.filter(|(_, standing)| *standing != Standing::Over { by_ms: None }) {
                    <p class="agent-state-left">
                        <Remaining since={props.agent.since} base_ms={props.base_ms} {limit} drawn={standing.stage()} {on_stage} />
                    </p>
                }
                if !props.calls.is_empty() {
                    <ul class="agent-calls">{ calls(props) }</ul>
                }
            </div>
            { today(words, &locale, props) }
        </section>
    }
}

/// What this panel shows of a state from before the page was loaded, as text. src/app/start.js puts each part into the
/// place of its name in index.html, as long as there is no program.
/// `limit` is that of the state, and how long it had lasted when this was asked for, milliseconds.
pub fn state_in_text(
    words: &EssentialWords,
    locale: &Locale,
    agent: &Agent,
    reasons: &Reasons,
    limit: Option<(TimeLimit, u64)>,
) -> Value {
    let (counting, overdue) = match limit {
        Some((limit, lasted_ms)) if limit.standing(lasted_ms) == (Standing::Over { by_ms: None }) => {
            (None, Some(limit))
        }
        limit => (limit.map(|(limit, _)| limit), None),
    };
    let rest = |limit: TimeLimit| {
        let words = words.limit.of(limit.of);
        Some(json!([limit.ms?, (words.left)("{}"), (words.over_by)("{}"), limit.warning_ms()]))
    };
    json!({
        "sign": Icon::of_agent_state(&agent.state).path(),
        "texts": {
            "state": words.agent_state(&agent.state),
            "alarm": overdue.map(|limit| words.limit.of(limit.of).over),
            "reason": words.why(agent, reasons).as_deref(),
            "doubt": words.agent.not_confirmed,
            "since": (words.agent.since)(&locale.time_of_day(agent.since.wall)),
            "today": words.today.heading,
            "calls": words.today.calls,
            "missed": words.today.missed,
            "talk": words.today.talk_time,
        },
        "rest": counting.and_then(rest),
    })
}

/// How sure the state is and how long it has lasted. A state that nobody has told, or that is about to pass, has
/// no beginning worth showing, and how long somebody has been away interests nobody.
fn since(words: &EssentialWords, locale: &Locale, props: &AgentStatusPanelProps) -> Html {
    let agent = &props.agent;
    let (has_begun, runs) = match agent.state {
        AgentState::Unknown | AgentState::SigningIn => (false, false),
        AgentState::SignedOut => (true, false),
        AgentState::Idle
        | AgentState::NotReady { .. }
        | AgentState::Rest { .. }
        | AgentState::WrapUp
        | AgentState::OnCall => (true, true),
    };
    // The clocks of the calls are enough.
    let (runs, has_time) = (runs && props.calls.is_empty(), has_begun && props.calls.is_empty());
    html! {
        <p class="agent-state-since">
            if runs {
                <Elapsed since={agent.since} base_ms={props.base_ms} />
            }
            <span class="agent-state-told">
                { confidence(words, locale, props, has_begun) }
                if has_time {
                    <span class="agent-state-clock">
                        { (words.agent.since)(&locale.time_of_day(agent.since.wall)) }
                    </span>
                }
            </span>
        </p>
    }
}

/// A dot, full, half or empty. What it means stands beside it where the time is not, and else is its title.
fn confidence(words: &EssentialWords, locale: &Locale, props: &AgentStatusPanelProps, has_time: bool) -> Html {
    let sentence = words.confidence(props.confidence, &props.agent, locale);
    html! {
        <>
            <span class="freshness" title={sentence.clone()} />
            <span class={if has_time { "visually-hidden" } else { "agent-state-clock" }}>{ sentence }</span>
        </>
    }
}

/// What is read out of a limit: a clock that runs is not.
fn announced(words: &EssentialWords, limit: TimeLimit, standing: Standing) -> Option<&'static str> {
    let words = words.limit.of(limit.of);
    standing.stage().map(|stage| match stage {
        LimitStage::Near => words.near,
        LimitStage::Over => words.over,
    })
}

fn calls(props: &AgentStatusPanelProps) -> Html {
    let key = |line: &LiveLine| match (&line.id, &line.number) {
        (Some(id), _) => format!("call {}", id.as_str()),
        (None, Some(number)) => format!("{} {}", data_values::phase(line.phase), number.as_str()),
        (None, None) => data_values::phase(line.phase).to_owned(),
    };
    let line = |line: &LiveLine| {
        html! { <LiveCall key={key(line)} line={line.clone()} remind_ms={props.remind_ms}
        on_open={props.on_open.clone()} /> }
    };
    props.calls.iter().map(line).collect()
}

fn today(words: &EssentialWords, locale: &Locale, props: &AgentStatusPanelProps) -> Html {
    let talked_ms = props.today.talk_ms;
    let talking = props.calls.iter().find_map(|call| match call.phase {
        Phase::Talking { since } if call.id.is_some() => Some(since),
        _ => None,
    });
    let talk_time = if let Some(since) = talking {
        html! { <Elapsed {since} base_ms={talked_ms} /> }
    } else {
        html! { <span class="elapsed">{ locale.duration(talked_ms) }</span> }
    };
    html! {
        <div class="today">
            <h3>{ words.today.heading }</h3>
            <dl>
                <div><dt>{ words.today.calls }</dt><dd>{ locale.number(props.today.calls.into()) }</dd></div>
                <div class="today-missed" data-none={(props.today.missed == 0).then_some("true")}>
                    <dt>{ words.today.missed }</dt><dd>{ locale.number(props.today.missed.into()) }</dd>
                </div>
                <div><dt>{ words.today.talk_time }</dt><dd>{ talk_time }</dd></div>
            </dl>
        </div>
    }
}
