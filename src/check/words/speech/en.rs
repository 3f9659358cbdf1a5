//! English.

use super::SpeechWords;
use crate::casefile::Whole;
use crate::monitor::Advice;

pub const EN: SpeechWords = SpeechWords {
    heading: "What this bar speaks",
    explanation: "What the bar really sends, compared with the vendor’s documents and with what it sent before: where it \
                  departs from them, which of the questions that they leave open its messages answer, and what to set in \
                  config.json because of it. All of it is judged in this browser; nothing is sent.",
    heard: "Heard in this page",
    nothing_heard: "Nothing yet. Sign in to the bar above and handle a few calls, or judge recorded calls below.",
    recorded: "Recorded by the console in this browser",
    judge_recorded: "Judge recorded calls",
    nothing_recorded: "The console has recorded nothing in this browser.",
    storage_refused: "The browser does not let this page read what the console has recorded. Close other tabs of the console and \
                      try again.",
    files: "Case files (.json or .json.gz)",
    drop: "or drop them here",
    together: "All files together",
    not_unpacked: "This file can’t be unpacked. Ask for it again.",
    unreadable: |why| why.to_string(),
    whole: |whole| match whole {
        Whole::Yes => None,
        Whole::Changed { from, to } => {
            Some(format!("Something in lines {from} to {to} is not what the console has written."))
        }
        Whole::Cut => Some("The end of this file is missing. What is there is judged.".to_owned()),
    },
    seen: |messages, calls| format!("Messages: {messages}. Calls seen from beginning to end: {calls}."),
    departures: "Departures",
    none: "None: the bar speaks as documented.",
    affects_calls: "may affect calls",
    harmless: "harmless",
    questions: "Open questions",
    question_head: "Question",
    answer: "Answer",
    undecided: "undecided",
    counts: "For and against",
    rules: "Order of events",
    rule_head: "Rule",
    kept: "Kept",
    broken: "Broken",
    untold: "Can’t tell",
    events: "Events",
    configuration: "To set in config.json",
    nothing_to_set: "Nothing: the defaults fit this bar.",
    advice: |advice| match advice {
        Advice::AlertingIsHold => "This bar reports hold by AgentEvent_Customer_Alerting.",
        Advice::TimesInSeconds => "This bar’s eventGenTime is in seconds.",
        Advice::NoTimes => "This bar’s eventGenTime is in no unit that can be used.",
    },
    copy: "Copy",
    save: "Save the report",
    save_hint: "Names of events and keys, codes and counts; none of the values in messages",
    compare: "Compare with a report",
    not_a_report: "This file is not a report. Choose a file that was saved here or by make conformance.",
    later_report: |count| format!("Findings that only a later console knows, left out: {count}."),
    difference: |file| format!("What is different from {file}"),
    no_difference: "No difference.",
    new: "New",
    gone: "Gone",
    answer_changed: |ask, now, before| format!("{ask} Now: {now}; before: {before}."),
    comes: |event| format!("{event} comes now."),
    comes_no_more: |event| format!("{event} no longer comes."),
    now_broken: |rule| format!("Broken now: {rule}"),
    now_kept: |rule| format!("Kept again: {rule}"),
    finding: |finding| finding.to_string(),
    rule: |rule| rule.sentence(),
    question: |question| {
        let (a, b) = question.answers();
        [question.ask(), a, b]
    },
};
