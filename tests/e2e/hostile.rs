//! A bar that has gone mad, or somebody in its place. Whatever our frame posts is counted as the decoder counts it, is
//! drawn as text or not at all, and leaves the console in working order.

mod characters;

use crate::console::{BAR, Desk};
use agent_console::protocol::{Kind, MAX_TEXT, Verdict, decode, verdict};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// For messages by the hundred thousand, on a busy machine.
const FLOOD: Duration = Duration::from_secs(120);

/// What must be so before and after everything that a bar may do.
const SOUND: &str = "return {
    stopped: document.documentElement.dataset.stopped ?? null,
    prototype: Object.getOwnPropertyNames(Object.prototype).sort().join(),
    inherited: (() => { const names = []; for (const name in {}) names.push(name); return names; })(),
    title: document.title.includes('JUNK'),
    foreign: [...document.querySelectorAll('script:not([src]), img, object, embed, form:not(.dial, #wrap-up form), iframe:not([name=ccbarclient])')]
        .map(element => element.outerHTML),
    handlers: [...document.querySelectorAll('*')].flatMap(element => element.getAttributeNames())
        .filter(name => name.startsWith('on')),
    junk: document.documentElement.outerHTML.includes('JUNK'),
}";

/// Notes how long the page's thread was ever busy at a stretch, by the browser's own account and by missed frames.
const WATCH: &str = "window.longest = {task: 0, gap: 0};
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) longest.task = Math.max(longest.task, entry.duration);
    }).observe({type: 'longtask'});
    let last = performance.now();
    const frame = now => { longest.gap = Math.max(longest.gap, now - last); last = now; requestAnimationFrame(frame) };
    requestAnimationFrame(frame)";

impl Desk {
    /// Runs `script` in the bar's page, which says things with `say`.
    async fn in_bar<T: serde::de::DeserializeOwned>(&self, script: &str, args: &[Value]) -> T {
        self.browser.eval_in(&[BAR], script, args).await
    }

    async fn watch(&self) {
        self.browser.eval::<()>(WATCH, &[]).await;
    }

    /// The longest task and the longest time without a frame, in milliseconds.
    async fn longest(&self) -> [u64; 2] {
        self.browser.eval("return [longest.task, longest.gap].map(Math.round)", &[]).await
    }

    /// Waits until so many messages are counted and drawn.
    async fn all_counted(&self, received: u64) {
        let counted = async || self.counts().await[0] == received;
        self.browser.until_within(FLOOD, &format!("{received} messages to be counted"), counted).await;
    }

    /// Folds what a ring depends on, or unfolds it. A popup may come between the pointer and it in that moment: the
    /// agent clicks again then.
    async fn fold_checks(&self, open: bool) {
        let checks = "#will-it-ring";
        let is_so = async || self.browser.count(&format!("{checks}[open]")).await == usize::from(open);
        let clicked = async || {
            self.browser.click(&format!("{checks} > summary")).await;
            is_so().await
        };
        self.browser.until("it to be folded or unfolded", clicked).await;
    }

    async fn sound(&self) -> Value {
        self.browser.eval(SOUND, &[]).await
    }

    /// Nothing is broken, and the next call is shown as ever.
    async fn works_as_before(&self, before: &Value) {
        assert_eq!(self.sound().await, *before);
        let row = "#call-log [data-call-id='the-next-call']";
        self.event("AgentEvent_Ringing", json!({"callid": "the-next-call", "caller": "88889007"})).await;
        self.browser.until("the next call's popup", async || self.browser.count("#incoming-call").await == 1).await;
        self.browser.until_attr(row, "data-phase", "ringing").await;
        self.event("AgentEvent_Talking", json!({"callid": "the-next-call", "feature": "0"})).await;
        self.browser.until_attr(row, "data-phase", "talking").await;
        self.no_console_errors().await;
    }
}

/// How the decoder counts these texts: received, applied, unknown, rejected.
fn counts_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> [u64; 4] {
    let mut counts = [0; 4];
    for text in texts {
        counts[0] += 1;
        counts[match verdict(&decode(text)) {
            Verdict::Applied => 1,
            Verdict::Unknown => 2,
            Verdict::Rejected => 3,
        }] += 1;
    }
    counts
}

fn without_foreign(counts: [u64; 5]) -> [u64; 4] {
    let [received, applied, unknown, rejected, foreign] = counts;
    assert_eq!(foreign, 0);
    [received, applied, unknown, rejected]
}

#[tokio::test]
async fn a_flood_of_100_000_messages_is_accounted_for_and_the_agent_can_work_on() {
    const MESSAGES: u64 = 100_000;
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    let before = desk.sound().await;
    desk.watch().await;
    // Of ten messages four are sound, three unknown and three junk; 10,000 calls begin, are answered and end.
    let flood = "const messages = arguments[0];
        setTimeout(() => {
            const began = performance.now();
            for (let i = 0; i < messages; i++) {
                const call = '7-' + Math.floor(i / 10);
                const event = (eventType, content) => JSON.stringify({retcode: '0', event: {eventType, content}});
                switch (i % 10) {
                    case 0: say(event('AgentEvent_Ringing', {callid: call, caller: '88889007'})); break;
                    case 1: say({event: {eventType: 'AgentEvent_Talking', content: {callid: call, feature: '0'}}}); break;
                    case 2: say(event('AgentEvent_Call_Release', call)); break;
                    case 3: say(event(i % 20 > 10 ? 'AgentState_Busy' : 'AgentState_Ready', null)); break;
                    case 4: say(event('AgentChat_Ring', {caller: 'JUNK'})); break;
                    case 5: say({eventType: 'Some_Event_' + i % 70, content: 'JUNK'}); break;
                    case 6: say(event('No_Event', [[['JUNK']]])); break;
                    case 7: say('JUNK'.repeat(i % 50)); break;
                    case 8: say({JUNK: i}); break;
                    case 9: say({eventType: 'AgentEvent_Talking', content: ['JUNK']}); break;
                }
            }
            window.posting = Math.round(performance.now() - began);
        }, 500)";
    desk.in_bar::<()>(flood, &[json!(MESSAGES)]).await;
    // The agent goes on with what is at hand: unfolds what a ring depends on, and folds it again.
    let clicked = Instant::now();
    desk.fold_checks(true).await;
    let meanwhile = clicked.elapsed().as_millis();
    let counted = desk.counts().await[0];
    desk.all_counted(MESSAGES + 1).await;
    let all = clicked.elapsed().as_millis();
    let clicked = Instant::now();
    desk.fold_checks(false).await;

    let [task, gap] = desk.longest().await;
    let posting: u64 = desk.in_bar("return posting", &[]).await;
    println!(
        "{MESSAGES} messages, posted in {posting} ms by a bar that shares the page's thread, counted after {all} ms;"
    );
    println!("longest task {task} ms, longest time without a frame {gap} ms;");
    println!(
        "a click meanwhile took {meanwhile} ms (then {counted} were counted), one afterwards {} ms",
        clicked.elapsed().as_millis()
    );
    assert_eq!(without_foreign(desk.counts().await), [MESSAGES + 1, 40_001, 30_000, 30_000]);
    let rows = desk.browser.attr("#call-log [aria-rowcount]", "aria-rowcount").await;
    assert_eq!(rows.as_deref(), Some("10000"));
    desk.works_as_before(&before).await;
}

#[tokio::test]
async fn nesting_without_end_is_rejected() {
    let desk = Desk::open().await;
    let before = desk.sound().await;
    desk.watch().await;
    // What can't be copied to another page at all throws at its sender and is not sent.
    let nested = "let sent = 0;
        const post = message => { try { say(message); sent++ } catch {} };
        const nest = (depth, wrap, core) => { let it = core; for (let i = 0; i < depth; i++) it = wrap(it); return it };
        const ring = {callid: '1-1'};
        for (const depth of [1_000, 10_000, 100_000]) {
            post('['.repeat(depth));
            post('['.repeat(depth) + ']'.repeat(depth));
            post('{\"event\":'.repeat(depth) + 'null' + '}'.repeat(depth));
            post('{\"eventList\":['.repeat(depth) + ']}'.repeat(depth));
            post('{\"eventType\":\"AgentEvent_Ringing\",\"content\":' + '['.repeat(depth) + ']'.repeat(depth) + '}');
            post('{\"eventType\":\"AgentEvent_Ringing\",\"content\":{\"callid\":' + '{\"a\":'.repeat(depth) + '1' + '}'.repeat(depth + 2));
            post(nest(depth, it => [it], 1));
            post(nest(depth, it => ({data: it}), {eventType: 'AgentEvent_Ringing', content: ring}));
            post({eventType: 'AgentEvent_Ringing', content: {callid: nest(depth, it => ({a: it}), 1)}});
        }
        // Texts within texts: each level doubles the backslashes.
        post(nest(12, JSON.stringify, {eventType: 'AgentEvent_Ringing', content: ring}));
        return sent";
    let sent: u64 = desk.in_bar(nested, &[]).await;
    assert!(sent > 20, "{sent} messages were sent");
    desk.all_counted(sent).await;
    assert_eq!(without_foreign(desk.counts().await), [sent, 0, 0, sent]);
    println!("{sent} nested messages, longest task and gap {:?} ms", desk.longest().await);
    assert_eq!(desk.browser.count("#call-log [data-call-id]").await, 0);
    desk.works_as_before(&before).await;
}

#[tokio::test]
async fn a_message_of_ten_megabytes_is_rejected_and_one_within_the_limit_is_read() {
    let desk = Desk::open().await;
    let before = desk.sound().await;
    desk.watch().await;
    let long = "const megabytes = 10 << 20, limit = arguments[0];
        const event = (pad, letter = 'x') =>
            ({eventType: 'OUTBOUND_DETECT_EVENT', content: {callid: '1-1', desc: letter.repeat(pad)}});
        const shell = JSON.stringify(event(0)).length;
        const messages = [
            JSON.stringify(event(megabytes)),
            event(megabytes),
            {data: JSON.stringify(event(megabytes))},
            JSON.stringify(event(limit - shell + 1)),
            // Short enough in characters, too long in bytes.
            JSON.stringify(event(limit - shell, '€')),
            ' '.repeat(megabytes) + JSON.stringify(event(0)),
            Array(megabytes / 4).fill(7),
            {eventList: Array(200_000).fill({eventType: 'AgentState_Busy'})},
            Object.fromEntries(Array.from({length: 300_000}, (_, i) => ['key' + i, i])),
        ];
        messages.forEach(say);
        say(JSON.stringify(event(limit - shell)));
        say(event(limit - shell));
        return messages.length";
    let rejected: u64 = desk.in_bar(long, &[json!(MAX_TEXT)]).await;
    desk.all_counted(rejected + 2).await;
    assert_eq!(without_foreign(desk.counts().await), [rejected + 2, 2, 0, rejected]);
    println!("texts of megabytes, longest task and gap {:?} ms", desk.longest().await);
    desk.works_as_before(&before).await;
}

#[tokio::test]
async fn a_wrong_type_in_any_place_is_counted_as_the_decoder_counts_it() {
    let desk = Desk::open().await;
    let before = desk.sound().await;
    let wrong = [
        json!(true),
        json!(7),
        json!(-0.5),
        json!(1e300),
        json!("JUNK"),
        json!([]),
        json!(["JUNK"]),
        json!({}),
        json!({"callid": null}),
        json!({"callid": {}, "callId": "JUNK"}),
        json!({"callid": [], "caller": {}, "called": []}),
        json!({"callid": true, "reason": [1], "phoneState": {}, "loginTime": "JUNK"}),
        json!({"loginTime": -1, "beginTime": 1.5, "releaseAndReQueueCount": "many", "transfer": "perhaps"}),
        json!({"addrCalled": [], "addrCaller": 7, "jsonKey": {}, "result": false, "feature": [], "detect": {}}),
    ];
    let mut messages = Vec::new();
    for &kind in Kind::ALL {
        // A call id that is junk is still an id; those events that take a bare text get none here.
        let takes_text = |content: &Value| content.as_str().is_none_or(|text| kind_rejects(kind, text));
        messages.extend(
            wrong
                .iter()
                .filter(|&content| takes_text(content))
                .map(|content| json!({"eventType": kind.identifier(), "content": content})),
        );
    }
    for odd in [json!(null), json!(true), json!(0), json!(""), json!("odd"), json!([]), json!({})] {
        messages.extend([
            odd.clone(),
            json!({"event": odd}),
            json!({"data": odd}),
            json!({"eventList": odd}),
            json!({"eventList": [odd]}),
            json!({"eventType": odd}),
            json!({"retcode": odd, "event": odd}),
            json!({"retcode": odd, "event": {"eventType": "AgentState_Busy", "workNo": odd, "eventGenTime": odd}}),
        ]);
    }
    let texts: Vec<String> = messages.iter().map(Value::to_string).collect();
    let all = texts.iter().chain(&texts).map(String::as_str);
    let say = "for (const text of arguments[0]) { say(text); say(JSON.parse(text)) }";
    desk.in_bar::<()>(say, &[json!(texts)]).await;
    let expected = counts_of(all);
    desk.all_counted(expected[0]).await;
    assert_eq!(without_foreign(desk.counts().await), expected);
    assert!(expected[3] > 500, "{expected:?} are few rejected ones");
    desk.works_as_before(&before).await;
}

fn kind_rejects(kind: Kind, text: &str) -> bool {
    let message = json!({"eventType": kind.identifier(), "content": text}).to_string();
    verdict(&decode(&message)) == Verdict::Rejected
}

#[tokio::test]
async fn javascripts_own_names_are_names_like_any_other() {
    let desk = Desk::open().await;
    let before = desk.sound().await;
    desk.browser
        .eval::<()>(
            "addEventListener('agent-console:call-ringing', event => (window.rang ??= []).push(event.detail.callId))",
            &[],
        )
        .await;
    let names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype", "__defineGetter__"];
    let mut texts = Vec::new();
    for name in names {
        texts.extend([
            json!({"eventType": name, "content": {"callid": name}}).to_string(),
            json!({"eventType": "AgentEvent_Ringing", "workNo": name, "content": {"callid": name, "caller": name}})
                .to_string(),
            json!({"eventType": "AgentEvent_Call_Release", "content": name}).to_string(),
            json!({"eventType": "AgentState_SetNotReady_Success", "content": {"reason": name}}).to_string(),
            json!({"retcode": name, "message": name}).to_string(),
            json!({name: {"polluted": true, "eventType": "AgentState_Busy"}}).to_string(),
            json!({"eventType": "AgentState_Ready", name: {"polluted": true}}).to_string(),
            json!({"eventType": "AgentEvent_Talking", "content": {name: {"callid": "JUNK"}, "callid": name}})
                .to_string(),
        ]);
    }
    let say = "for (const text of arguments[0]) { say(text); say(JSON.parse(text)) }";
    desk.in_bar::<()>(say, &[json!(texts)]).await;
    let expected = counts_of(texts.iter().chain(&texts).map(String::as_str));
    desk.all_counted(expected[0]).await;
    assert_eq!(without_foreign(desk.counts().await), expected);
    for name in names {
        let row = format!("#call-log [data-call-id='{name}']");
        assert_eq!(desk.browser.count(&row).await, 1, "{name}");
        assert_eq!(desk.browser.attr(&row, "data-number").await.as_deref(), Some(name));
    }
    assert_eq!(desk.browser.eval::<Vec<String>>("return rang", &[]).await, names);
    assert!(!desk.browser.eval::<bool>("return 'polluted' in {} || 'polluted' in Array.prototype", &[]).await);
    desk.works_as_before(&before).await;
}
