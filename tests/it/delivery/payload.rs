//! What is sent, what is kept until it is, and what a server says to it.

use super::{ended, key};
use agent_console::delivery::*;
use agent_console::journal::{Revision, read_revised, revise, write_record};
use serde_json::{Value, json};

#[test]
fn an_entry_is_read_as_it_was_written() {
    let failures = [Failure::Unreachable, Failure::TooSlow, Failure::Status(422)];
    for failure in failures.map(Some).into_iter().chain([None]) {
        let words = words_of("\"No\" such queue");
        let entry = Entry { attempts: 7, conflicts: 2, parked: true, failure, words, ..Entry::of_change(3, 9) };
        assert_eq!(read_entry(&write_entry(&entry), 0), entry);
    }
    // As it was written first.
    let text = r#"{"v":1,"rev":2,"due":5,"attempts":1,"conflicts":0,"parked":false,"failure":500,"words":"Oh"}"#;
    let (failure, words) = (Some(Failure::Status(500)), words_of("Oh"));
    assert_eq!(read_entry(text, 0), Entry { due: 5, attempts: 1, failure, words, ..Entry::of_change(2, 0) });
}

#[test]
fn an_entry_that_cannot_be_read_still_says_that_the_call_waits() {
    for text in ["", "{}", "null", r#"{"v":2,"rev":7}"#] {
        assert_eq!(read_entry(text, 7), Entry::of_change(0, 7), "{text}");
    }
}

#[test]
fn a_server_names_its_pause_in_seconds_or_by_a_date() {
    const WALL: u64 = 784_111_777_000;
    for (text, expected) in [
        ("120", Some(120_000)),
        (" 0 ", Some(0)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(0)),
        ("Sun, 06 Nov 1994 08:51:07 GMT", Some(90_000)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
        ("Thu, 29 Feb 1996 00:00:00 GMT", Some(825_552_000_000 - WALL)),
        ("Fri, 01 Mar 1996 00:00:00 GMT", Some(825_638_400_000 - WALL)),
        ("99999999999999999999", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("Sun, 06 Nov 1994 08:49:37 CET", None),
        ("Sun, 06 Now 1994 08:49:37 GMT", None),
        ("Sun, 06 Nov 1994 25:49:37 GMT", None),
        // The two older forms, which nobody may send and everybody has to read.
        ("Sunday, 06-Nov-94 08:51:07 GMT", Some(90_000)),
        ("Sun Nov  6 08:51:07 1994", Some(90_000)),
    ] {
        assert_eq!(retry_after(text, WALL), expected, "{text}");
    }
}

#[test]
fn a_page_to_sign_in_on_is_no_success() {
    for body in [
        "<!DOCTYPE html>\n<html><body><form action=\"/login\"></form></body></html>",
        "\u{feff} <HTML lang=en><head><SCRIPT src=sso.js></SCRIPT>",
        "<html><head><meta http-equiv=\"refresh\" content=\"0;url=/login\">",
    ] {
        assert!(is_sign_in(body), "{body}");
    }
    for body in [
        "",
        "OK",
        "{\"page\": \"<html><form>\"}",
        "<html><body>Saved</body></html>",
        "<ok/>",
        "<answer><form>7</form></answer>",
    ] {
        assert!(!is_sign_in(body), "{body}");
    }
}

#[test]
fn the_servers_words_are_one_short_line() {
    assert_eq!(words_of("{\"error\":\n  \"closed\"}").as_str(), "{\"error\": \"closed\"}");
    assert_eq!(words_of("<!doctype html><head><title>\n502 Bad\n Gateway</title>…").as_str(), "502 Bad Gateway");
    assert_eq!(words_of("<html>").as_str(), "");
    let long = words_of(&"é".repeat(1_000));
    assert_eq!(long.as_str().chars().count(), 301);
    assert!(!format!("{long:?}").contains('é'));
}

#[test]
fn a_delivery_is_the_call_with_its_revision() {
    let first = revise(None, &ended(3, "")).expect("nothing is stored").text;
    assert_eq!(revise(Some(&first), &ended(3, "")), None);
    let Revision { rev: revision, text: second, .. } = revise(Some(&first), &ended(3, "Sold two.")).expect("a change");
    assert_eq!(revision, 2);
    let sent = payload(key(3), &read_revised(&second).expect("readable"));
    assert_eq!(sent.idempotency_key, "1709629201000-1709629200000-3-2");
    let expected = json!({
        "idempotencyKey": "1709629201000-1709629200000-3-2", "record": "1709629201000-1709629200000-3", "revision": 2,
        "callId": "1-1", "number": "13800138123", "called": "49999", "queue": null, "transferredFrom": null,
        "direction": "inbound", "media": null, "contact": null, "phase": "ended", "began": 1_709_629_201_000_u64, "answered": 1_709_629_202_000_u64,
        "ended": 1_709_629_209_000_u64, "outcome": "answered", "endedBy": "customer", "ringSeconds": 1,
        "talkSeconds": 7, "holdSeconds": 0, "wrapUpSeconds": null, "transferred": false, "conference": false,
        "failure": null, "note": "Sold two.", "disposition": null, "done": false, "incomplete": false
    });
    let body: Value = serde_json::from_str(&sent.body).expect("JSON");
    // What is added to the form of a call is delivered, too.
    for (name, value) in expected.as_object().expect("an object") {
        assert_eq!(body.get(name), Some(value), "{name}");
    }
}

#[test]
fn a_record_from_before_there_were_revisions_is_counted_on_from_none() {
    let old = write_record(&ended(0, ""));
    assert!(!old.contains("rev"));
    assert_eq!(read_revised(&old).expect("readable").revision, 0);
    assert_eq!(revise(Some(&old), &ended(0, "")), None);
    assert_eq!(revise(Some(&old), &ended(0, "a")).expect("a change").rev, 1);
    let damaged = r#"{"v":1,"rev":6,"call":{}}"#;
    assert_eq!(revise(Some(damaged), &ended(0, "")).expect("to be replaced").rev, 7);
    assert_eq!(revise(Some("{"), &ended(0, "")).expect("to be replaced").rev, 1);
}
