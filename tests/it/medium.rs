//! What the messages tell of a call's medium and of the kind of contact.

use crate::support::{Desk, NONE, inbound};
use agent_console::domain::*;
use agent_console::protocol::{MediaType, Number, decode};
use serde_json::{Value, json};

fn offer(id: &str, ability: &str, kind: Value) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0", "mediaAbility": ability, "mediaType": kind})
}

fn talking(id: &str, ability: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0", "mediaAbility": ability})
}

fn switch(id: &str, reason: Value, target: Value) -> Value {
    json!({"callid": id, "reason": reason, "caller": "", "mediaType": target, "called": "88022"})
}

fn medium(desk: &Desk) -> Option<Medium> {
    desk.session.calls().last().expect("a call").medium
}

/// A desk with one call in conversation, offered and taken as the codes say.
fn in_call(offered: Value, spoken: &str) -> Desk {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentState_Busy", NONE),
        (0, "AgentEvent_Ringing", offered),
        (5, "AgentEvent_Talking", talking("1-1", spoken)),
    ]);
    desk
}

#[test]
fn an_offer_tells_the_medium_by_what_the_call_can_carry_or_else_by_its_type() {
    let (voice, video) = (Some(Medium::Voice), Some(Medium::Video));
    for (ability, kind, told) in [
        ("1", json!("5"), voice),
        ("2", json!(5), video),
        ("6", json!("5"), video),
        ("3", json!("5"), None),
        ("3", json!(19), video),
        ("", json!("19"), video),
        ("", json!("5"), None),
        ("5", json!("51"), None),
        ("1", json!("15"), voice),
        ("9", json!("99"), None),
    ] {
        for event in ["AgentEvent_Ringing", "AgentEvent_Auto_Answer"] {
            let mut desk = Desk::new();
            desk.say(event, offer("1-1", ability, kind.clone()));
            assert_eq!(medium(&desk), told, "{event} {ability} {kind}");
            assert_eq!(desk.session.ring().expect("rings").medium, told);
        }
    }
}

#[test]
fn talking_corrects_the_offer_and_what_can_carry_both_corrects_nothing() {
    assert_eq!(medium(&in_call(offer("1-1", "2", json!("5")), "1")), Some(Medium::Voice));
    assert_eq!(medium(&in_call(offer("1-1", "1", json!("5")), "6")), Some(Medium::Video));
    assert_eq!(medium(&in_call(offer("1-1", "3", json!("19")), "3")), Some(Medium::Video));
    assert_eq!(medium(&in_call(offer("1-1", "3", json!("5")), "3")), None);
}

#[test]
fn a_switch_that_succeeded_changes_the_medium() {
    for (reason, target, told) in [
        (json!(0), json!(3), Medium::Video),
        (json!("0"), json!("3"), Medium::Video),
        (json!(1), json!(3), Medium::Voice),
        (NONE, json!(3), Medium::Voice),
        (json!(0), json!(5), Medium::Voice),
        (json!(0), NONE, Medium::Voice),
    ] {
        let mut desk = in_call(offer("1-1", "1", json!("5")), "1");
        desk.say("AgentEvent_MediaSwith", switch("1-1", reason.clone(), target.clone()));
        assert_eq!(medium(&desk), Some(told), "{reason} {target}");
        desk.say("AgentEvent_MediaSwith", switch("1-1", json!(0), json!(1)));
        assert_eq!(medium(&desk), Some(Medium::Voice));
    }
}

/// As on the vendor's page, which leaves the envelope off.
#[test]
fn a_switch_without_an_envelope_is_one() {
    let mut desk = in_call(offer("1-1", "1", json!("5")), "1");
    let content = switch("1-1", json!(0), json!(3));
    let bare = json!({"eventType": "AgentEvent_MediaSwith", "workNo": "49999", "content": content});
    desk.handle(Input::Bar(decode(&bare.to_string())));
    assert_eq!(medium(&desk), Some(Medium::Video));
}

#[test]
fn talking_that_is_sent_again_after_hold_takes_back_no_switch() {
    let mut desk = in_call(offer("1-1", "1", json!("5")), "1");
    desk.play(&[
        (20, "AgentEvent_MediaSwith", switch("1-1", json!(0), json!(3))),
        (30, "AgentEvent_Hold", json!("1-1")),
        (40, "AgentEvent_Talking", talking("1-1", "1")),
        (41, "AgentEvent_Ringing", offer("1-1", "1", json!("5"))),
    ]);
    assert_eq!(medium(&desk), Some(Medium::Video));
    // Nor after what was known has been restored.
    let known = Box::new(desk.session.snapshot());
    let mut desk = Desk::new();
    desk.handle(Input::Restored(known));
    desk.play(&[(50, "AgentEvent_Talking", talking("1-1", "1"))]);
    assert_eq!(medium(&desk), Some(Medium::Video));
}

/// With only the 16 events nothing but `Talking` tells.
#[test]
fn without_the_switch_the_next_talking_tells() {
    let mut desk = Desk::with_only_the_16();
    desk.play(&[
        (0, "AgentState_Busy", NONE),
        (0, "AgentOther_PhoneAlerting", NONE),
        (1, "AgentEvent_Ringing", offer("1-1", "2", json!("19"))),
        (5, "AgentEvent_Talking", talking("1-1", "1")),
        (20, "AgentEvent_MediaSwith", switch("1-1", json!(0), json!(3))),
    ]);
    assert_eq!(medium(&desk), Some(Medium::Voice));
    desk.play(&[(40, "AgentEvent_Talking", talking("1-1", "6"))]);
    assert_eq!(medium(&desk), Some(Medium::Video));
}

#[test]
fn of_two_switches_that_arrive_together_the_later_one_counts() {
    let told = |generated: u64, target: u8| {
        let content = switch("1-1", json!(0), json!(target));
        let event = json!({"eventType": "AgentEvent_MediaSwith", "workNo": "49999", "eventGenTime": generated, "content": content});
        Input::Bar(decode(&event.to_string()))
    };
    let mut desk = in_call(offer("1-1", "1", json!("5")), "1");
    desk.handle(told(1_784_529_722_900, 1));
    desk.handle(told(1_784_529_722_600, 3));
    assert_eq!(medium(&desk), Some(Medium::Voice));
}

#[test]
fn a_call_that_was_asked_for_is_what_was_asked_for_until_the_bar_says_otherwise() {
    let dialled = |callout: Callout, story: &[(u64, &str, Value)]| {
        let mut desk = Desk::new();
        desk.say("AgentState_Ready", NONE);
        desk.handle(Input::DialRequested(callout.clone()));
        assert!(desk.effects.contains(&Effect::Callout(callout)));
        desk.play(story);
        medium(&desk)
    };
    let number = || Number::new("70092");
    let rings = || json!({"callid": "1-1", "otherPhoneWorkno": "", "otherPhone": "70092", "type": "main"});
    let talks = |ability: &str| json!({"caller": "10086", "callid": "1-1", "called": "70092", "feature": "7", "mediaAbility": ability});
    let story = [
        (1, "AgentOther_PhoneAlerting", NONE),
        (2, "AgentState_Busy", NONE),
        (3, "AgentEvent_Customer_Alerting", rings()),
    ];
    assert_eq!(dialled(Callout::video(number()), &story), Some(Medium::Video));
    assert_eq!(dialled(Callout::audio(number()), &story), Some(Medium::Voice));
    assert_eq!(dialled(Callout::video(number()), &[(3, "AgentEvent_Customer_Alerting", rings())]), Some(Medium::Video));
    assert_eq!(dialled(Callout::video(number()), &[(3, "AgentEvent_Talking", talks("3"))]), Some(Medium::Video));
    assert_eq!(dialled(Callout::video(number()), &[(3, "AgentEvent_Talking", talks("1"))]), Some(Medium::Voice));
    assert_eq!(
        dialled(Callout::video(number()), &[(3, "AgentEvent_Call_Out_Fail", json!("1-1"))]),
        Some(Medium::Video)
    );
    // A call that came in between is none of that.
    assert_eq!(dialled(Callout::video(number()), &[(3, "AgentEvent_Ringing", inbound("9-9"))]), None);
}

#[test]
fn other_kinds_of_contact_are_kept_and_calls_are_none() {
    for (code, kept) in [
        ("2", Some(MediaType::ClickToDial)),
        ("4", Some(MediaType::CallbackRequest)),
        ("15", Some(MediaType::Predictive)),
        ("16", Some(MediaType::Preview)),
        ("17", Some(MediaType::MessageCall)),
        ("51", Some(MediaType::MultimediaChat)),
        ("53", Some(MediaType::SocialChat)),
        ("5", None),
        ("19", None),
        ("77", None),
    ] {
        let mut desk = Desk::new();
        desk.say("AgentEvent_Ringing", offer("1-1", "1", json!(code)));
        assert_eq!(desk.session.ring().expect("rings").contact, kept, "{code}");
        assert_eq!(desk.session.calls()[0].contact, kept, "{code}");
    }
}

/// The queue tells it before the call does.
#[test]
fn the_announcement_of_a_queue_tells_a_video_call() {
    let mut desk = Desk::new();
    desk.play(&[
        (0, "AgentState_Busy", NONE),
        (0, "AgentEvent_Incoming_CallInfo", json!({"callId": "1-1", "skillName": "Video", "mediaType": 19})),
        (0, "AgentOther_PhoneAlerting", NONE),
    ]);
    assert_eq!(medium(&desk), Some(Medium::Video));
    desk.play(&[(1, "AgentEvent_Ringing", offer("1-1", "1", json!("5")))]);
    assert_eq!(medium(&desk), Some(Medium::Voice));
}
