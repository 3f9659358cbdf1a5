//! From bytes to steps. Every byte sequence is a script, and a byte more or less changes one step, so that the fuzzer
//! learns quickly what a byte does. `cargo fuzz fmt` shows a script as what is posted when.

use agent_console::protocol::Kind;
use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::{Map, Value, json};

#[derive(Debug)]
pub struct Script {
    pub steps: Vec<Step>,
}

#[derive(Debug)]
pub struct Step {
    pub wait: Wait,
    pub what: What,
}

#[derive(Debug)]
pub enum Wait {
    Ms(u64),
    /// The browser does not wake the session although it asked for it.
    Asleep(u64),
    ToTheDeadline,
    JustBeforeTheDeadline,
}

#[derive(Debug)]
pub enum What {
    Nothing,
    Opened,
    BarWentElsewhere,
    BarCameHere,
    FrameLoaded,
    Woke,
    Foreign,
    DialRequested(&'static str),
    Noted(u64, String),
    Disposed(u64, Option<&'static str>),
    WrappedUp(u64, bool),
    Posted(String),
    PostedTwice(String),
}

/// The documented messages.
const PAYLOADS: [&str; 28] = [
    include_str!("../../payloads/AgentEvent_Auto_Answer.json"),
    include_str!("../../payloads/AgentEvent_Call_Out_Fail.json"),
    include_str!("../../payloads/AgentEvent_Call_Release.json"),
    include_str!("../../payloads/AgentEvent_Conference.json"),
    include_str!("../../payloads/AgentEvent_Customer_Alerting.json"),
    include_str!("../../payloads/AgentEvent_Customer_Release.json"),
    include_str!("../../payloads/AgentEvent_Hold.json"),
    include_str!("../../payloads/AgentEvent_Incoming_CallInfo.bare.json"),
    include_str!("../../payloads/AgentEvent_No_Answer.json"),
    include_str!("../../payloads/AgentEvent_Ringing.json"),
    include_str!("../../payloads/AgentEvent_SuccTransResult.json"),
    include_str!("../../payloads/AgentEvent_Talking.json"),
    include_str!("../../payloads/AgentOther_PhoneAlerting.json"),
    include_str!("../../payloads/AgentOther_PhoneOffhook.json"),
    include_str!("../../payloads/AgentOther_PhoneRelease.bare.json"),
    include_str!("../../payloads/AgentOther_ShutdownService.json"),
    include_str!("../../payloads/AgentState_Busy.json"),
    include_str!("../../payloads/AgentState_CancelNotReady_Success.json"),
    include_str!("../../payloads/AgentState_CancelRest_Success.json"),
    include_str!("../../payloads/AgentState_CancelWork_Success.json"),
    include_str!("../../payloads/AgentState_Ready.json"),
    include_str!("../../payloads/AgentState_Rest_Timeout.json"),
    include_str!("../../payloads/AgentState_SetNotReady_Success.json"),
    include_str!("../../payloads/AgentState_SetRest_Success.json"),
    include_str!("../../payloads/AgentState_SetWork_Success.assumed.json"),
    include_str!("../../payloads/AgentState_Work.json"),
    include_str!("../../payloads/OUTBOUND_DETECT_EVENT.json"),
    include_str!("../../payloads/error.100-006.json"),
];

/// The waits at which something ends, and their neighbours.
const WAITS: [u64; 32] = [
    0, 1, 20, 299, 300, 301, 500, 999, 1_000, 1_999, 2_000, 2_999, 3_000, 3_001, 5_000, 5_001, 6_000, 8_000, 9_999,
    10_000, 10_001, 30_000, 59_999, 60_000, 119_999, 120_000, 179_999, 180_000, 1_800_000, 3_600_000, 28_800_000,
    86_400_000,
];
const NUMBERS: [&str; 6] = ["88889007", "49997", "A49998", "49999", "+8613800138000", "not a number"];
const AGENTS: [&str; 3] = ["49999", "49998", ""];
const FEATURES: [&str; 8] = ["0", "6", "7", "43", "51", "53", "8", "-1"];
const CODES: [&str; 8] = ["0", "1", "2", "3", "4", "5", "7", "200"];
const RETCODES: [&str; 8] = ["000-001", "000-003", "-3", "100-006", "100-008", "200-001", "0", "something else"];
/// Platform time at the start of the script, when events carry one.
const EPOCH: u64 = 1_784_529_722_590;

impl<'a> Arbitrary<'a> for Script {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let mut steps = Vec::new();
        while !bytes.is_empty() && steps.len() < 200 {
            steps.push(Step { wait: wait(byte(bytes)), what: what(bytes) });
        }
        Ok(Script { steps })
    }
}

/// Zero when there are no more.
fn byte(bytes: &mut Unstructured) -> u8 {
    bytes.arbitrary().unwrap_or(0)
}

fn pick<T: Copy>(list: &[T], chosen: u8) -> T {
    list[usize::from(chosen) % list.len()]
}

fn wait(chosen: u8) -> Wait {
    match chosen {
        0..=127 => Wait::Ms(pick(&WAITS, chosen)),
        128..=191 => Wait::Asleep(pick(&WAITS, chosen)),
        192..=222 => Wait::ToTheDeadline,
        223..=253 => Wait::JustBeforeTheDeadline,
        254.. => Wait::Ms(0),
    }
}

fn what(bytes: &mut Unstructured) -> What {
    match byte(bytes) {
        0..=99 => What::Posted(event(bytes).to_string()),
        100..=119 => What::PostedTwice(event(bytes).to_string()),
        120..=139 => What::Posted(json!({"message": "", "retcode": "0", "event": event(bytes)}).to_string()),
        140..=159 => What::Posted(json!({"eventList": [event(bytes), event(bytes)]}).to_string()),
        160..=179 => What::Posted(pick(&PAYLOADS, byte(bytes)).to_owned()),
        180..=199 => What::Posted(damaged(pick(&PAYLOADS, byte(bytes)), bytes)),
        200..=209 => {
            let length = usize::from(byte(bytes)).min(bytes.len());
            What::Posted(String::from_utf8_lossy(bytes.bytes(length).unwrap_or_default()).into_owned())
        }
        210..=219 => What::Posted(json!({"retcode": pick(&RETCODES, byte(bytes)), "event": null}).to_string()),
        220..=229 => What::DialRequested(pick(&NUMBERS, byte(bytes))),
        230..=239 => What::FrameLoaded,
        240..=247 => What::Woke,
        248 => What::Foreign,
        249 => remark(bytes),
        250..=252 => What::Opened,
        253 => What::BarWentElsewhere,
        254 => What::BarCameHere,
        255 => What::Nothing,
    }
}

/// What the agent says about one of the first calls, or about none.
fn remark(bytes: &mut Unstructured) -> What {
    let (call, said) = (u64::from(byte(bytes) % 8), byte(bytes));
    match said % 4 {
        0 => What::WrappedUp(call, said >= 128),
        1 => What::Disposed(call, (said >= 64).then(|| pick(&CODES, said / 4))),
        _ => What::Noted(call, " x".repeat(usize::from(said / 32))),
    }
}

/// Some characters of a message are others, or missing.
fn damaged(payload: &str, bytes: &mut Unstructured) -> String {
    let mut text: Vec<u8> = payload.as_bytes().to_vec();
    for _ in 0..byte(bytes) % 4 + 1 {
        let at = usize::from(byte(bytes)) * 2 % text.len();
        match byte(bytes) {
            0 => text.truncate(at.max(1)),
            other => text[at] = other,
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// An event of a known kind about one of four calls, with a choice of fields.
fn event(bytes: &mut Unstructured) -> Value {
    let kind = pick(Kind::ALL, byte(bytes));
    let (subject, fields, origin) = (byte(bytes), byte(bytes), byte(bytes));
    let id = format!("1456401416-{}", subject % 4);
    let content = match subject / 4 % 4 {
        0 => Value::Null,
        1 => json!(id),
        2 => Value::Object(content(None, fields, bytes)),
        _ => Value::Object(content(Some(id), fields, bytes)),
    };
    let mut event = json!({"eventType": kind.identifier(), "content": content});
    match origin % 4 {
        0 => {}
        agent => event["workNo"] = json!(AGENTS[usize::from(agent) - 1]),
    }
    match origin / 4 % 4 {
        0 | 1 => {}
        2 => event["eventGenTime"] = json!(EPOCH),
        _ => event["eventGenTime"] = json!(EPOCH + 1_000 * u64::from(byte(bytes))),
    }
    event
}

fn content(id: Option<String>, fields: u8, bytes: &mut Unstructured) -> Map<String, Value> {
    let mut content = Map::new();
    if let Some(id) = id {
        content.insert("callid".to_owned(), json!(id));
    }
    let mut put = |bit: u8, names: &[&str], list: &[&str]| {
        if fields & (1 << bit) != 0 {
            let value = json!(pick(list, byte(bytes)));
            content.extend(names.iter().map(|name| ((*name).to_owned(), value.clone())));
        }
    };
    put(0, &["caller", "otherPhone", "number"], &NUMBERS);
    put(1, &["called"], &NUMBERS);
    put(2, &["feature"], &FEATURES);
    put(3, &["reason", "phoneState", "result"], &CODES);
    put(4, &["otherPhoneWorkno", "transfrom"], &NUMBERS);
    put(5, &["skillName", "desc"], &NUMBERS);
    content
}
