//! English.

use super::CallerWords;
use crate::view::locale::Plural;

pub const EN: CallerWords = CallerWords {
    this_week: |nth| {
        let ending = match (nth % 10, nth % 100) {
            (1, other) if other != 11 => "st",
            (2, other) if other != 12 => "nd",
            (3, other) if other != 13 => "rd",
            _ => "th",
        };
        format!("{nth}{ending} call this week")
    },
    in_days: |count, days| match count.plural {
        Plural::One => format!("{} call in {days} days", count.text),
        _ => format!("{} calls in {days} days", count.text),
    },
    missed: |count| match count.plural {
        Plural::One => "Missed once".to_owned(),
        _ => format!("Missed {} times", count.text),
    },
    promised: |when| format!("Call back promised for {when}"),
    promise_overdue: |when| format!("Call back overdue since {when}"),
    open_last: "Details of the last call",
    elsewhere: "at another desk",
    elsewhere_fault: "Calls at other desks could not be asked for.",
    promise: "Call back later",
    heading: "Call back",
    in_minutes: |minutes| format!("In {minutes} min"),
    in_hours: |hours| format!("In {hours} h"),
    tomorrow: |time| format!("Tomorrow {time}"),
    other_time: "Other time",
    set: "Set",
    take_back: "Remove",
    is_past: "That time is over. Choose a later one.",
    due: |when| format!("Promised for {when}"),
    overdue: |when| format!("Overdue since {when}"),
    called: |count| match count.plural {
        Plural::One => "Called once".to_owned(),
        _ => format!("Called {} times", count.text),
    },
    tried: |count, time| match count.plural {
        Plural::One => format!("Tried at {time}"),
        _ => format!("Tried {} times, last at {time}", count.text),
    },
    reached: |time| format!("Reached at {time}"),
    nobody: "Nobody is waiting to be called back.",
    due_now: "Call back now",
    video: "Video call",
    done: "Done",
    details: "Details",
    put_off: |minutes| format!("In {minutes} min"),
    more_due: |count| format!("{} more due", count.text),
    due_sound: "Soft beep when a promised call is due",
    due_notice: "Show a notification when a promised call is due",
    told_promised: |when| format!("You promised to call back: {when}."),
    told_taken_back: "You took the promise to call back away.",
    told_kept: "You marked the promised call as done.",
    told_open: "The promised call is open again.",
};
