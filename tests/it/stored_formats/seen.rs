//! What the agent saw and did, as it is stored since that is written down.

use super::{entry, is_stored};
use agent_console::journal::{Circumstance, EntryKind, read_group, write_group};

fn seen(what: Circumstance, how: &str) -> EntryKind {
    EntryKind::Seen { what, how: how.to_owned() }
}

#[test]
fn what_the_agent_saw_is_read_for_ever() {
    use Circumstance::*;
    let all = [
        (Theme, "dark"),
        (Density, "compact"),
        (TextSize, "large"),
        (Language, "zh-CN"),
        (Visibility, "hidden"),
        (Notifications, "granted"),
        (Rings, "ready"),
        (Masking, "list"),
        (Browser, "Chrome 156"),
        (TimeZone, "Europe/Madrid"),
        (Screen, "1920x1080"),
        (Window, "1280x720"),
        (Cores, "8"),
        (Memory, "8"),
        (Click, "wrap-up-done"),
        (Key, "search"),
        (Clock, "-3600000"),
    ];
    let groups = all.map(|(what, how)| vec![entry(0, seen(what, how))]);
    is_stored("groups-seen.jsonl", &groups, |entries| write_group(entries), |text| read_group(text).expect("readable"));
}

#[test]
fn what_a_later_console_tells_of_is_something_else() {
    let text = write_group(&[entry(0, seen(Circumstance::Theme, "dark"))]);
    let later = text.replace("\"theme\"", "\"weather\"");
    assert_eq!(read_group(&later), Ok(vec![entry(0, seen(Circumstance::Other, "dark"))]));
}
