//! Calls with video, and calls that switch between voice and video.

use super::*;
use agent_console::domain::Medium;

/// Each row's medium as the story goes on, as text.
fn media(mut desk: Desk, story: Story) -> Vec<Option<Medium>> {
    desk.play(story);
    desk.wait(5_000);
    desk.session.calls().iter().map(|call| call.medium).collect()
}

#[test]
fn a_video_call_is_one_from_the_ring_on_and_with_only_the_16_from_the_first_word_on() {
    let video = |content: Value| {
        let mut content = content;
        content["mediaAbility"] = json!("2");
        content
    };
    let story: Story = &[
        (0, "AgentState_Busy", NONE),
        (0, "AgentOther_PhoneAlerting", NONE),
        (1, "AgentEvent_Ringing", video(ringing("1-1", "0"))),
        (6, "AgentEvent_Talking", video(talking_in("1-1"))),
        (20, "AgentEvent_Customer_Release", left("1-1")),
        (20, "AgentState_Ready", NONE),
    ];
    assert_eq!(media(Desk::new(), &story[..3]), [Some(Medium::Video)]);
    assert_eq!(media(Desk::with_only_the_16(), &story[..3]), []);
    assert_eq!(media(Desk::new(), story), [Some(Medium::Video)]);
    assert_eq!(media(Desk::with_only_the_16(), story), [Some(Medium::Video)]);
}

#[test]
fn a_call_that_goes_on_with_video_is_told_by_the_switch_and_by_nothing_among_the_16() {
    let switch = json!({"callid": "1-1", "reason": 0, "caller": "", "mediaType": 3, "called": "88022"});
    let story: Story = &[
        (0, "AgentState_Busy", NONE),
        (0, "AgentOther_PhoneAlerting", NONE),
        (1, "AgentEvent_Ringing", ringing("1-1", "0")),
        (6, "AgentEvent_Talking", talking_in("1-1")),
        (20, "AgentEvent_MediaSwith", switch),
        (30, "AgentEvent_Hold", json!("1-1")),
        (40, "AgentEvent_Talking", talking_in("1-1")),
        (60, "AgentEvent_Customer_Release", left("1-1")),
        (60, "AgentState_Ready", NONE),
    ];
    assert_eq!(media(Desk::new(), story), [Some(Medium::Video)]);
    assert_eq!(media(Desk::with_only_the_16(), story), [Some(Medium::Voice)]);
}
