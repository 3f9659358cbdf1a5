//! Odd characters, and what else a bar can say.

use super::*;

#[tokio::test]
async fn characters_that_are_none_do_no_harm() {
    let desk = Desk::open().await;
    let before = desk.sound().await;
    // As texts, lone surrogates arrive as replacement characters; within objects they are escaped, which no JSON reader
    // on our side takes for a character.
    let say = r#"const ring = callid => ({eventType: 'AgentEvent_Ringing', content: {callid, caller: '88889007'}});
        const raw = callid => `{"eventType":"AgentEvent_Ringing","content":{"callid":"${callid}","caller":"88889007"}}`;
        say(raw('a\ud800b'));
        say(raw('c\udc00\ud800d'));
        say(ring('e\ud800f'));
        say(ring('\u0000g\u0000\u0000'));
        say(ring('h\u0000i'));
        say(raw('j\\u0000k'));
        say(raw('l\u0000m'));
        say(ring('\u202e1-2\u202c'));
        say(ring('\ufeff3-4'));
        say('\ufeff' + raw('5-6'));
        say('\u0000' + raw('7-8') + '\u0000');
        say({eventType: '\u0000AgentState_Ready\u0000'});
        say({eventType: '\ud83d\ude00'.repeat(1000)});"#;
    desk.in_bar::<()>(say, &[]).await;
    let ring =
        |id: &str| json!({"eventType": "AgentEvent_Ringing", "content": {"callid": id, "caller": "1"}}).to_string();
    let raw = |id: &str| format!(r#"{{"eventType":"AgentEvent_Ringing","content":{{"callid":"{id}"}}}}"#);
    let texts = [
        raw("a\u{fffd}b"),
        raw("c\u{fffd}\u{fffd}d"),
        raw("e\\ud800f"),
        ring("\0g\0\0"),
        ring("h\0i"),
        raw("j\\u0000k"),
        raw("l\0m"),
        ring("\u{202e}1-2\u{202c}"),
        ring("\u{feff}3-4"),
        format!("\u{feff}{}", raw("5-6")),
        format!("\0{}\0", raw("7-8")),
        json!({"eventType": "\0AgentState_Ready\0"}).to_string(),
        json!({"eventType": "😀".repeat(1000)}).to_string(),
    ];
    let expected = counts_of(texts.iter().map(String::as_str));
    desk.all_counted(expected[0]).await;
    assert_eq!(without_foreign(desk.counts().await), expected);
    let ids = "return [...document.querySelectorAll('#call-log [data-call-id]')].map(row => row.dataset.callId).sort()";
    let drawn: Vec<String> = desk.browser.eval(ids, &[]).await;
    let mut called: Vec<String> = [
        "7-8",
        "a\u{fffd}b",
        "c\u{fffd}\u{fffd}d",
        "e\u{fffd}f",
        "g",
        "h\0i",
        "j\0k",
        "\u{202e}1-2\u{202c}",
        "\u{feff}3-4",
    ]
    .map(str::to_owned)
    .to_vec();
    called.sort();
    assert_eq!(drawn, called);
    desk.works_as_before(&before).await;
}

#[tokio::test]
async fn what_is_no_message_by_its_nature_is_rejected() {
    let desk = Desk::open().await;
    let before = desk.sound().await;
    desk.watch().await;
    let odd = "const circle = []; circle.push({circle});
        const messages = [
            undefined, NaN, -Infinity, new Date(NaN), /JUNK/g, new Map([[1, 'JUNK']]), new Set(['JUNK']),
            new Error('JUNK'), new Blob(['JUNK']), new ArrayBuffer(64), new Uint8Array(64), new BigInt64Array(4),
            new Boolean(true), new Number(7), Object(1n), [1n], {event: 1n}, circle, new ImageData(8, 8), [undefined], [,],
        ];
        messages.forEach(message => say(message));
        // A string object is read like a string.
        say(new String('{\"eventType\":\"AgentState_Ready\"}'));
        return messages.length";
    let sent: u64 = desk.in_bar(odd, &[]).await;
    desk.all_counted(sent + 1).await;
    assert_eq!(without_foreign(desk.counts().await), [sent + 1, 1, 0, sent]);
    desk.works_as_before(&before).await;
}

#[tokio::test]
async fn one_message_as_full_as_it_may_be_does_not_break_the_console() {
    let desk = Desk::open().await;
    let before = desk.sound().await;
    for (what, event) in [
        ("unknown events", "i => '{\"eventType\":\"x\"}'"),
        ("things that are no events", "i => '7'"),
        ("calls", "i => `{\"eventType\":\"AgentEvent_Ringing\",\"content\":\"9-${i}\"}`"),
    ] {
        desk.watch().await;
        let before = desk.counts().await[0];
        let full = "const event = eval(arguments[0]), events = [];
            let left = arguments[1] - 20;
            for (let i = 0; ; i++) {
                const next = event(i);
                left -= next.length + 1;
                if (left < 0) break;
                events.push(next);
            }
            say('{\"eventList\":[' + events.join() + ']}');
            return events.length";
        let events: u64 = desk.in_bar(full, &[json!(event), json!(MAX_TEXT)]).await;
        desk.all_counted(before + 1).await;
        println!("one message of {events} {what}: longest task and gap {:?} ms", desk.longest().await);
    }
    desk.works_as_before(&before).await;
}
