//! The simulated bar calls things what the console calls them, and says everything in each language's own words.

use crate::words::{Say, all, has_words, sentences, without_own_letters};
use agent_console::simulator::words::*;
use agent_console::view::words as console;

fn pairs() -> [(&'static BarWords, &'static console::Words); 4] {
    [(&EN, &console::EN), (&ZH, &console::ZH), (&ES, &console::ES), (&AR, &console::AR)]
}

#[test]
fn what_the_simulated_bar_shows_is_called_as_in_the_console() {
    for (bar, console) in pairs() {
        let (state, call, simulation) = (&bar.state, &bar.call, &bar.simulation);
        let (agent, reason, calls) = (&console.agent, &console.reason, &console.call);
        for (ours, theirs) in [
            (bar.tag, console.language.tag),
            (bar.direction, console.language.direction.name()),
            (state.signed_out, agent.signed_out),
            (state.signing_in, agent.signing_in),
            (state.idle, agent.idle),
            (state.not_ready, agent.not_ready),
            (state.rest, agent.rest),
            (state.rest_overdue, console.limit.rest.over),
            (state.wrap_up, agent.wrap_up),
            (state.on_call, agent.on_call),
            (state.no_answer, reason.no_answer),
            (state.forced, reason.forced),
            (state.rejected, reason.rejected),
            (call.ringing, calls.ringing),
            (call.dialling, calls.dialling),
            (call.talking, calls.talking),
            (call.held, calls.held),
            (call.video, calls.video),
            (call.answered, calls.answered),
            (call.missed, calls.missed),
            (call.rejected, calls.rejected),
            (call.abandoned, calls.abandoned),
            (call.failed, calls.failed),
            (call.by_agent, calls.by_agent),
            (call.by_customer, calls.by_customer),
            (call.by_platform, calls.by_platform),
            (simulation.queue, console.ring.queue),
            (bar.rare.predictive_call, calls.predictive),
            (bar.agent.conference, calls.conference),
        ] {
            assert_eq!(ours, theirs, "{}", bar.tag);
        }
    }
}

impl Say for [(&'static str, &'static str); 4] {
    fn say(&self, said: &mut Vec<String>) {
        self.iter().for_each(|(_, text)| text.say(said));
    }
}

// Nothing compiles while a text is missing here.
sentences! {
    StateWords {
        signed_out signing_in idle not_ready rest rest_overdue wrap_up on_call no_answer forced rejected reasons
        not_ready_next rest_next wrap_up_next
    }
    CallWords {
        heading ringing dialling talking held video answered missed rejected abandoned failed by_agent by_customer
        by_platform
    }
    AgentWords {
        heading sign_in sign_out reason rest_length rests end_rest end_wrap_up answer reject hold resume switch
        switch_video conference transfer hang_up number call cancel_call
    }
    SimulationWords {
        heading caller_number queue no_queue incoming with_video caller_gives_up no_answer customer_hangs_up busy_morning
        stop progress clock callee_answers callee_does_not_answer callee_declines bad_number more dialect history
    }
    RareWords {
        colleague_calls predictive_call other_party_hangs_up platform_hangs_up connect_and_leave own_phone_picked_up
        own_phone_not_picked_up callee_rings forced_not_ready forced_ready kicked_out playback conference_request
        put_phone_down switching_video_fails
    }
    KnobWords {
        objects slowly only_documented times call_refs_as_objects bare alerting_content json_key forced_events
        inbound_customer_alerting phone_stays_off_hook wrap_up auto_answer browser_video both_abilities
    }
}

impl Say for BarWords {
    fn say(&self, said: &mut Vec<String>) {
        let BarWords { tag: _, direction: _, title, note, stopped, state, call, agent, simulation, rare, knob } = self;
        let texts: [&dyn Say; 9] = [title, note, stopped, state, call, agent, simulation, rare, knob];
        texts.into_iter().for_each(|text| text.say(said));
    }
}

#[test]
fn every_language_of_the_simulated_bar_is_its_own() {
    assert_eq!(without_own_letters(&ZH, '一'..='鿿'), [""; 0]);
    assert_eq!(without_own_letters(&AR, 'ء'..='ي'), [""; 0]);
    let english = all(&EN);
    let left: Vec<_> = all(&ES).into_iter().filter(|text| has_words(text) && english.contains(text)).collect();
    assert_eq!(left, [""; 0]);
}
