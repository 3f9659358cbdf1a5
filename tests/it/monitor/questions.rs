//! The open questions: each way in which the simulator's deployments differ is recognised.

use super::workday::{Workday, tell};
use agent_console::domain::Moment;
use agent_console::monitor::{Answer, Carrier, Monitor, Question, Report};
use agent_console::protocol::RawText;
use agent_console::simulator::{Abilities, Dialect, Settings};

fn heard(dialect: Dialect, carrier: Carrier) -> Report {
    let mut workday = Workday::new(dialect, Settings::default(), 7);
    let mut monitor = Monitor::new();
    for _ in 0..3 {
        for line in workday.morning() {
            tell(&mut monitor, &line);
            monitor.carried(carrier);
        }
    }
    monitor.report()
}

fn of(dialect: Dialect) -> Report {
    heard(dialect, Carrier::Text)
}

#[test]
fn each_switch_of_the_simulator_is_recognised() {
    use Question as Q;
    let usual = Dialect { generated_times: Some(super::workday::WALL), ..Dialect::default() };
    let video = Dialect { abilities: Abilities::OfBrowsers, ..usual.clone() };
    for (question, a, b) in [
        (Q::AlertingContent, usual.clone(), Dialect { alerting_content: true, ..usual.clone() }),
        (Q::CallRef, usual.clone(), Dialect { call_refs_as_objects: true, ..usual.clone() }),
        (Q::Enveloped, usual.clone(), Dialect { bare: true, ..usual.clone() }),
        (Q::JsonKey, usual.clone(), Dialect { json_key: true, ..usual.clone() }),
        (Q::MoreEvents, Dialect { only_documented: true, ..usual.clone() }, usual.clone()),
        (Q::AlertingInbound, usual.clone(), Dialect { inbound_customer_alerting: true, ..usual.clone() }),
        (Q::MediaAbility, usual.clone(), Dialect { abilities: Abilities::OfThePhone, ..usual.clone() }),
        (Q::VideoCode, usual.clone(), video),
        (Q::AlertingAlways, usual.clone(), Dialect { phone_stays_off_hook: true, ..usual.clone() }),
        (Q::AlertingOutbound, usual.clone(), Dialect { phone_stays_off_hook: true, ..usual.clone() }),
        (Q::TimeTold, usual.clone(), Dialect { generated_times: None, ..usual.clone() }),
        (Q::OneClock, usual.clone(), Dialect { node_clocks: vec![0, 3_000], ..usual.clone() }),
        (Q::OneClock, usual.clone(), Dialect { clocks_step_back: Some((3_600_000, 600_000)), ..usual.clone() }),
        (Q::RightClock, usual.clone(), Dialect { node_clocks: vec![3_600_000], ..usual.clone() }),
    ] {
        assert_eq!(of(a).answer(question), Answer::A, "{question:?}");
        assert_eq!(of(b).answer(question), Answer::B, "{question:?}");
    }
}

#[test]
fn what_all_deployments_of_the_simulator_do_is_recognised() {
    use Question as Q;
    let report = of(Dialect { generated_times: Some(super::workday::WALL), ..Dialect::default() });
    for question in [
        Q::CustomerAlerting,
        Q::Busy,
        Q::Complete,
        Q::RestReason,
        Q::Reason7,
        Q::Feature43,
        Q::TransferKey,
        Q::DetectKey,
        Q::ValidJson,
        Q::TimeForm,
        Q::TimeUnit,
    ] {
        assert_eq!(report.answer(question), Answer::A, "{question:?} {:?}", report.evidence(question));
    }
    for question in [Q::ErrorReplies, Q::Resubscription, Q::ForcedEvent] {
        assert_eq!(report.answer(question), Answer::Undecided, "{question:?}");
    }
    let object = heard(Dialect::default(), Carrier::Object);
    assert_eq!(object.answer(Q::DataType), Answer::A);
    assert_eq!(report.answer(Q::DataType), Answer::B);
}

/// A bar that says these events, one a minute.
fn says(events: &[&str]) -> Report {
    let mut monitor = Monitor::new();
    for (minute, event) in (0..).zip(events) {
        let at = Moment { mono: minute * 60_000, wall: minute * 60_000 };
        monitor.observe(at, &RawText::new(&event.replace('\'', "\"")));
    }
    monitor.report()
}

#[test]
fn what_no_deployment_of_the_simulator_does_is_recognised_too() {
    use Question as Q;
    let hold = "{'eventType':'AgentEvent_Customer_Alerting','workNo':'1','content':'1-1'}";
    let talking = "{'eventType':'AgentEvent_Talking','workNo':'1','content':{'callid':'1-1'}}";
    let report = says(&[talking, hold, talking, hold, talking, hold, talking]);
    assert_eq!(report.answer(Q::CustomerAlerting), Answer::B);

    let busy = "{'eventType':'AgentState_Busy','workNo':'1','content':null}";
    let ready = "{'eventType':'AgentState_CancelNotReady_Success','workNo':'1','content':null}";
    assert_eq!(says(&[busy, ready, busy, ready, busy, ready]).answer(Q::Busy), Answer::B);

    let forced = "{'eventType':'AgentState_Force_SetNotReady','workNo':'1','content':null}";
    let reason = "{'eventType':'AgentState_SetNotReady_Success','workNo':'1','content':{'reason':'3'}}";
    assert_eq!(says(&[forced; 3]).answer(Q::ForcedEvent), Answer::B);
    assert_eq!(says(&[reason; 3]).answer(Q::ForcedEvent), Answer::A);

    let rest = "{'eventType':'AgentState_SetRest_Success','workNo':'1','content':null}";
    assert_eq!(says(&[rest; 3]).answer(Q::RestReason), Answer::B);

    let begins = "{'eventType':'AgentOther_InService','workNo':'1','content':null}";
    let idle = "{'eventType':'AgentState_Ready','workNo':'1','content':null}";
    assert_eq!(says(&[begins, idle, begins, idle, begins, idle]).answer(Q::InService), Answer::A);
    assert_eq!(says(&[begins, busy, begins, busy, begins, busy]).answer(Q::InService), Answer::B);

    let seconds = "{'eventType':'AgentState_Ready','workNo':'1','eventGenTime':'1784529722','content':null}";
    let report = says(&[seconds; 4]);
    assert_eq!((report.answer(Q::TimeUnit), report.answer(Q::TimeForm)), (Answer::B, Answer::B));

    assert_eq!(says(&["{'eventType':"]).answer(Q::ValidJson), Answer::B);
    let error = "{'message':'','retcode':'100-006','event':null}";
    assert_eq!(says(&[error]).answer(Q::ErrorReplies), Answer::B);

    let detect =
        "{'eventType':'OUTBOUND_DETECT_EVENT','workNo':'1','content':{'callid':'1-1','detect':1552,'desc':''}}";
    assert_eq!(says(&[detect; 3]).answer(Q::DetectKey), Answer::B);
    let preview = "{'eventType':'AgentEvent_Preview','workNo':'1','content':{}}";
    let rings =
        "{'eventType':'AgentEvent_Ringing','workNo':'1','content':{'callid':'1-1','feature':'43','transFrom':''}}";
    let report = says(&[preview, rings, idle, preview, rings, idle, preview, rings]);
    assert_eq!((report.answer(Q::Feature43), report.answer(Q::TransferKey)), (Answer::B, Answer::B));
    assert_eq!(report.answer(Q::Complete), Answer::Undecided);
    let left = "{'eventType':'AgentEvent_Customer_Release','workNo':'1','content':{'number':''}}";
    assert_eq!(says(&[left; 3]).answer(Q::Complete), Answer::B);
    let rejected = "{'eventType':'AgentState_SetNotReady_Success','workNo':'1','content':{'reason':'7'}}";
    assert_eq!(says(&[talking, rejected, talking, rejected, talking, rejected]).answer(Q::Reason7), Answer::B);
}

#[test]
fn a_second_subscription_adds_where_messages_come_twice() {
    let idle = r#"{"eventType":"AgentState_Ready","workNo":"1","content":null}"#;
    for (times, answer) in [(2, Answer::B), (1, Answer::A)] {
        let mut monitor = Monitor::new();
        monitor.subscribed();
        monitor.subscribed();
        for minute in 0..5 {
            for _ in 0..times {
                let at = Moment { mono: minute * 60_000, wall: 0 };
                monitor.observe(at, &RawText::new(idle));
            }
        }
        assert_eq!(monitor.report().answer(Question::Resubscription), answer);
        monitor.frame_loaded();
        assert_eq!(monitor.report().answer(Question::Resubscription), Answer::Undecided);
    }
}
