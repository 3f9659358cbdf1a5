//! A call's story has everything that happened in it, in order, and nothing of another call's.

use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::{after, message};
use agent_console::domain::{Call, Medium, Moment, Note, Session};
use agent_console::journal::{Entry, EntryKind, replay};
use agent_console::log::story::{Happened, Story, pretty, span, story};
use agent_console::protocol::{Decoded, Kind, Number, RawText, decode};
use agent_console::simulator::{Action, Dialect, Platform, Settings};
use proptest::prelude::*;
use serde_json::{Value, json};

const NONE: Value = Value::Null;

/// A shift that is written down.
#[derive(Default)]
struct Shift(Vec<Entry>);

impl Shift {
    fn at(&mut self, ms: u64, what: EntryKind) {
        self.0.push(Entry { number: self.0.len() as u64, now: after(ms), what });
    }

    fn hear(&mut self, ms: u64, text: &str) {
        self.at(ms, EntryKind::Message(RawText::new(text)));
    }

    fn say(&mut self, ms: u64, identifier: &str, content: Value) {
        self.hear(ms, &message(identifier, content));
    }

    fn session(&self) -> Session {
        replay(&self.0).expect("a shift")
    }

    /// The story as the console would ask for it.
    fn story(&self, call: &Call) -> Story {
        let (from, to) = span(call);
        let around = |entry: &&Entry| (from..=to).contains(&entry.now.at.mono);
        story(call, &self.0.iter().filter(around).cloned().collect::<Vec<_>>())
    }

    fn told(&self, key: usize) -> Vec<String> {
        told(&self.story(&self.session().calls()[key]))
    }
}

/// Milliseconds since the beginning, and what happened.
fn told(story: &Story) -> Vec<String> {
    let what = |what: &Happened| what.identifier().map_or_else(|| format!("{what:?}"), str::to_owned);
    let line = |line: &agent_console::log::story::Line| {
        let (nameless, times) = (if line.nameless { "~" } else { "" }, line.times);
        let times = if times > 1 { format!(" ×{times}") } else { String::new() };
        format!("{} {nameless}{}{times}", line.offset_ms, what(&line.what))
    };
    story.lines.iter().map(line).collect()
}

fn offer(id: &str) -> Value {
    json!({"callid": id, "caller": "13812345678", "called": "49999", "feature": "0"})
}

/// A call that is answered, held and ended, with wrap-up, between two others.
fn morning() -> Shift {
    let mut shift = Shift::default();
    shift.at(0, EntryKind::Opened);
    shift.say(10, "AgentEvent_Ringing", offer("1-1"));
    shift.say(8_000, "AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    shift.say(8_100, "AgentOther_PhoneRelease", json!({"phoneState": "0"}));
    shift.say(9_000, "AgentState_Ready", NONE);

    shift.say(9_500, "AgentEvent_Incoming_CallInfo", json!({"callId": "1-2", "skillName": "Support"}));
    shift.say(9_900, "AgentState_Busy", NONE);
    shift.say(10_000, "AgentOther_PhoneAlerting", NONE);
    shift.say(10_200, "AgentEvent_Ringing", offer("1-2"));
    shift.say(10_250, "AgentEvent_Ringing", offer("1-2"));
    shift.say(15_000, "AgentEvent_Talking", offer("1-2"));
    shift.say(30_000, "AgentEvent_Hold", json!("1-2"));
    shift.say(35_000, "Brand_New", json!({"callid": "1-2"}));
    shift.say(36_000, "AgentOther_Bulletin", json!({"sender": "boss", "context": "Cake"}));
    shift.at(40_000, EntryKind::Opened);
    shift.at(40_500, EntryKind::FrameLoaded);
    shift.say(50_000, "AgentEvent_Talking", offer("1-2"));
    shift.at(55_000, EntryKind::Noted(1, Note::new("Wa")));
    shift.at(55_300, EntryKind::Noted(1, Note::new("Wants")));
    shift.say(60_000, "AgentEvent_Customer_Release", json!({"callid": "1-2"}));
    shift.say(60_200, "AgentOther_PhoneRelease", json!({"phoneState": "1"}));
    shift.say(60_300, "AgentState_Work", NONE);
    shift.at(70_000, EntryKind::Disposed(1, Some("sold".to_owned())));
    shift.at(71_000, EntryKind::WrappedUp(1, true));
    shift.say(90_000, "AgentState_CancelWork_Success", NONE);

    shift.say(91_000, "AgentState_Busy", NONE);
    shift.say(91_100, "AgentEvent_Ringing", offer("1-3"));
    shift.say(95_000, "AgentEvent_Talking", offer("1-3"));
    shift.say(99_000, "AgentMediaEvent_StopRecordDone", json!({"callId": "1-2"}));
    shift
}

#[test]
fn everything_that_happened_in_a_call_is_there_in_order_with_its_offset() {
    assert_eq!(
        morning().told(1),
        [
            "-500 AgentEvent_Incoming_CallInfo",
            "-100 ~AgentState_Busy",
            "0 ~AgentOther_PhoneAlerting",
            "200 AgentEvent_Ringing ×2",
            "5000 AgentEvent_Talking",
            "20000 AgentEvent_Hold",
            "25000 Brand_New",
            "30000 OpenedAgain",
            "30500 BarLoaded",
            "40000 AgentEvent_Talking",
            "45000 Noted(Written)",
            "50000 AgentEvent_Customer_Release",
            "50000 Over",
            "50200 ~AgentOther_PhoneRelease",
            "50300 ~AgentState_Work",
            "60000 Disposed(Some(\"sold\"))",
            "61000 Done(true)",
            "80000 ~AgentState_CancelWork_Success",
            "89000 AgentMediaEvent_StopRecordDone",
        ]
    );
}

#[test]
fn the_calls_before_and_after_keep_what_is_theirs() {
    let shift = morning();
    let before = [
        "0 AgentEvent_Ringing",
        "7990 AgentEvent_Customer_Release",
        "7990 Over",
        "8090 ~AgentOther_PhoneRelease",
        "8990 ~AgentState_Ready",
    ];
    assert_eq!(shift.told(0), before);
    let live = ["-100 ~AgentState_Busy", "0 AgentEvent_Ringing", "3900 AgentEvent_Talking"];
    assert_eq!(shift.told(2), live);
}

#[test]
fn the_raw_message_is_the_very_text() {
    let shift = morning();
    let story = shift.story(&shift.session().calls()[1]);
    let texts: Vec<&str> = story.lines.iter().filter_map(|line| line.raw.as_ref()).map(RawText::as_str).collect();
    assert!(texts.contains(&message("AgentEvent_Hold", json!("1-2")).as_str()));
    assert!(!format!("{story:?}").contains("13812345678"));
}

#[test]
fn without_the_messages_the_record_says_what_it_knows() {
    let session = morning().session();
    let story = story(&session.calls()[1], &[]);
    assert!(!story.told_by_the_bar);
    assert_eq!(
        told(&story),
        [
            "0 Began",
            "5000 Answered",
            "45000 Noted(Written)",
            "50000 Held(20000)",
            "50000 Over",
            "60000 Disposed(Some(\"sold\"))",
            "61000 Done(true)",
        ]
    );
}

#[test]
fn versions_of_a_note_are_lines_and_their_pieces_are_not() {
    let mut shift = morning();
    for (minute, text) in [(5, "Wants two"), (6, "Wants two bills"), (20, ""), (30, "Settled")] {
        shift.at(minute * 60_000, EntryKind::Noted(1, Note::new(text)));
    }
    shift.at(40 * 60_000, EntryKind::Disposed(1, None));
    let call = shift.session().calls()[1].clone();
    let edits = ["Noted", "Disposed"];
    let expected = [
        "45000 Noted(Written)",
        "60000 Disposed(Some(\"sold\"))",
        "290000 Noted(Changed)",
        "1190000 Noted(Removed)",
        "1790000 Noted(Written)",
        "2390000 Disposed(None)",
    ];
    let told = |story: &Story| -> Vec<String> {
        told(story).into_iter().filter(|line| edits.iter().any(|edit| line.contains(edit))).collect()
    };
    assert_eq!(told(&story(&call, &shift.0)), expected);
    // A record from before there were histories, with its journal still there.
    let without = Call { revisions: Default::default(), ..Call::clone(&call) };
    assert_eq!(told(&story(&without, &shift.0)), expected);
}

#[test]
fn a_call_that_the_agent_asked_for_says_so() {
    let mut shift = Shift::default();
    shift.say(0, "AgentState_Ready", NONE);
    shift.at(1_000, EntryKind::Dialled(Number::new("90013800138000")));
    shift.say(3_000, "AgentState_Busy", NONE);
    shift.say(3_100, "AgentOther_PhoneAlerting", NONE);
    shift.say(5_000, "AgentOther_PhoneOffhook", NONE);
    shift.say(5_500, "AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "90013800138000"}));
    let told = shift.told(0);
    assert_eq!(told[0], "-2100 Dialled", "{told:?}");
    assert!(told.contains(&"2400 AgentEvent_Customer_Alerting".to_owned()), "{told:?}");
}

#[test]
fn a_video_call_that_was_asked_for_and_its_switches_say_so() {
    let mut shift = Shift::default();
    shift.say(0, "AgentState_Ready", NONE);
    shift.at(1_000, EntryKind::DialledVideo(Number::new("70092")));
    shift.say(3_000, "AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "70092"}));
    shift.say(5_000, "AgentEvent_Talking", json!({"callid": "1-1", "called": "70092", "feature": "7"}));
    for (at, reason, target) in [(6_000, 0, 1), (7_000, 5, 3), (8_000, 0, 3), (9_000, 0, 7)] {
        shift.say(at, "AgentEvent_MediaSwith", json!({"callid": "1-1", "reason": reason, "mediaType": target}));
    }
    let call = shift.session().calls()[0].clone();
    let told: Vec<Happened> = shift.story(&call).lines.into_iter().map(|line| line.what).collect();
    assert_eq!(told[0], Happened::DialledVideo);
    let switches = [
        Happened::Switched(Some(Medium::Voice)),
        Happened::Switched(None),
        Happened::Switched(Some(Medium::Video)),
        Happened::Event(Kind::MediaSwith),
    ];
    assert!(told.ends_with(&switches), "{told:?}");
    assert!(switches.iter().all(|switch| switch.identifier() == Some("AgentEvent_MediaSwith")));
}

#[test]
fn a_call_that_is_offered_again_has_two_stories() {
    let mut shift = Shift::default();
    shift.say(0, "AgentEvent_Ringing", offer("1-1"));
    shift.say(9_000, "AgentEvent_No_Answer", json!("1-1"));
    shift.say(9_100, "AgentState_SetNotReady_Success", json!({"reason": "2"}));
    shift.say(20_000, "AgentState_Ready", NONE);
    shift.say(30_000, "AgentEvent_Ringing", offer("1-1"));
    shift.say(32_000, "AgentEvent_Talking", offer("1-1"));
    assert_eq!(shift.session().calls().len(), 2);
    let first = shift.told(0);
    assert_eq!(
        first.iter().filter(|line| line.ends_with("Ringing") || line.ends_with("Talking")).count(),
        1,
        "{first:?}"
    );
    assert_eq!(shift.told(1), ["0 AgentEvent_Ringing", "2000 AgentEvent_Talking"]);
}

#[test]
fn a_phone_that_rings_right_after_a_call_rings_for_another() {
    let mut shift = Shift::default();
    shift.say(0, "AgentEvent_Ringing", offer("1-1"));
    shift.say(2_000, "AgentEvent_Talking", offer("1-1"));
    shift.say(9_000, "AgentEvent_Customer_Release", json!({"callid": "1-1"}));
    shift.say(9_100, "AgentOther_PhoneRelease", json!({"phoneState": "1"}));
    shift.say(9_200, "AgentState_Ready", NONE);
    shift.say(10_000, "AgentState_Busy", NONE);
    shift.say(10_100, "AgentOther_PhoneAlerting", NONE);
    shift.say(10_200, "AgentOther_PhoneRelease", json!({"phoneState": "1"}));
    let told = shift.told(0);
    assert_eq!(told.last().map(String::as_str), Some("9200 ~AgentState_Ready"), "{told:?}");
}

#[test]
fn a_batch_with_events_of_several_calls_gives_each_its_own() {
    let bare = |kind: &str, id: &str| json!({"eventType": kind, "workNo": "49999", "content": offer(id)});
    let mut shift = Shift::default();
    let batch = json!({"retcode": "0", "eventList": [bare("AgentEvent_Ringing", "1-1"), bare("Brand_New", "1-1"),
        bare("AgentEvent_Talking", "1-1"), bare("AgentEvent_Ringing", "1-2")]});
    shift.hear(0, &batch.to_string());
    assert_eq!(shift.told(0), ["0 AgentEvent_Ringing", "0 AgentEvent_Talking"]);
    assert_eq!(shift.told(1), ["0 AgentEvent_Ringing"]);
}

/// The day at a simulated platform, written down as the console writes it.
fn lived(dialect: Dialect, settings: Settings, day: &[(u64, Vec<Action>)], twice: bool) -> (Platform, Shift) {
    let mut platform = Platform::with(dialect, settings);
    let mut shift = Shift::default();
    shift.at(0, EntryKind::Opened);
    let mut now = 0;
    let hear = |now: u64, said: Vec<agent_console::simulator::Spoken>, shift: &mut Shift| {
        for spoken in said {
            shift.hear(now, &spoken.text);
            if twice {
                shift.hear(now, &spoken.text);
            }
        }
    };
    let said = platform.act(0, &Action::SignIn);
    hear(0, said, &mut shift);
    for (pause, actions) in day {
        let end = now + pause;
        while let Some(next) = platform.next_deadline().filter(|next| *next <= end) {
            now = next.max(now);
            let said = platform.wake(now);
            hear(now, said, &mut shift);
        }
        now = end;
        if let Some(action) = actions.iter().find(|action| platform.can(action)) {
            let said = platform.act(now, action);
            hear(now, said, &mut shift);
        }
    }
    (platform, shift)
}

proptest! {
    #[test]
    fn what_names_the_call_is_told_once_and_what_names_another_is_not(
        dialect in any_dialect(), settings in any_settings(), day in any_day(), twice in any::<bool>(),
    ) {
        let (platform, shift) = lived(dialect, settings, &day, twice);
        let session = shift.session();
        let calls = &platform.truth().calls;
        for row in session.calls() {
            let story = shift.story(row);
            let quoted = |id: &str| format!("\"{id}\"");
            let own = quoted(row.id.as_str());
            let told: u32 = story.lines.iter()
                .filter(|line| line.raw.as_ref().is_some_and(|raw| raw.as_str().contains(&own)))
                .map(|line| line.times).sum();
            let said = shift.0.iter().filter(|entry| matches!(&entry.what, EntryKind::Message(text) if text.as_str().contains(&own)));
            prop_assert_eq!(told as usize, said.count(), "{}", row.id.as_str());
            for line in story.lines.iter().filter(|line| line.raw.is_some()) {
                let raw = line.raw.as_ref().expect("filtered").as_str();
                let other = calls.iter().find(|call| call.id != row.id.as_str() && raw.contains(&quoted(&call.id)));
                prop_assert!(other.is_none(), "{} in the story of {}", line.what.identifier().unwrap_or("?"), row.id.as_str());
                prop_assert!(!line.nameless || !raw.contains(&own));
            }
            let offsets: Vec<i64> = story.lines.iter().map(|line| line.offset_ms).collect();
            prop_assert!(offsets.is_sorted());
        }
    }

    #[test]
    fn no_journal_whatever_breaks_a_story(texts in prop::collection::vec(any::<String>(), 0..20), from in 0..60_000u64) {
        let mut shift = morning();
        for (index, text) in texts.iter().enumerate() {
            let at = 1 + index % (shift.0.len() - 1);
            let now = shift.0[at].now;
            shift.0.insert(at, Entry { number: 0, now, what: EntryKind::Message(RawText::new(text)) });
        }
        let session = shift.session();
        for call in session.calls() {
            let began = Moment { mono: from, ..call.began };
            let _ = story(&Call { began, ..Call::clone(call) }, &shift.0);
        }
    }
}

#[test]
fn a_message_is_laid_out_without_changing_a_sign_of_it() {
    let text = r#"{"b":"{\"a\": [1, 2]}", "a" : [1.50,{}],"e":[] }"#;
    assert_eq!(
        pretty(text),
        "{\n  \"b\": \"{\\\"a\\\": [1, 2]}\",\n  \"a\": [\n    1.50,\n    {}\n  ],\n  \"e\": []\n}"
    );
    for other in ["", "no JSON, {at all", "\u{feff}{}", "{\"a\":"] {
        assert_eq!(pretty(other), other);
    }
}

proptest! {
    #[test]
    fn whatever_is_laid_out_still_says_the_same(key in any::<String>(), texts in prop::collection::vec(any::<String>(), 0..4), n in any::<i32>()) {
        let value = json!({key: texts, "n": [n, {"deeper": [[], {}, null]}]});
        let laid_out = pretty(&value.to_string());
        prop_assert_eq!(serde_json::from_str::<Value>(&laid_out).expect("still JSON"), value.clone());
        prop_assert_eq!(laid_out, serde_json::to_string_pretty(&value).expect("JSON"));
    }
}

#[test]
fn every_kind_that_carries_a_call_id_is_known_to() {
    for kind in Kind::ALL {
        let parts = decode(&message(kind.identifier(), offer("1-1")));
        let [Decoded::Event(event)] = &parts[..] else { continue };
        assert_eq!(event.body.kind(), *kind);
    }
}
