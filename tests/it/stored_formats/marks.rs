//! What lies beside a journal.

use super::{stored, wall};
use agent_console::journal::{Ageing, HighWaterMark, Redaction, Retention};
use agent_console::protocol::Number;

#[test]
fn the_marks_beside_a_journal() {
    let texts = stored("marks.jsonl");
    let mark = HighWaterMark { shift: wall(0), next: 17 };
    let mut ageing = Ageing::default();
    let retention = Retention { days: 90, raw_days: 14 };
    ageing.look(wall(0), retention, Some(wall(0)), None);
    ageing.look(wall(60), retention, Some(wall(0)), None);
    ageing.look(1_000, retention, Some(wall(0)), None);
    let redact = Redaction::new(&Number::new("13800138123"), 0x7f3a).expect("a number");
    let written = [
        serde_json::to_string(&mark).expect("JSON"),
        serde_json::to_string(&ageing).expect("JSON"),
        serde_json::to_string(&redact).expect("JSON"),
    ];
    assert_eq!(written[..], texts[..]);
    assert_eq!(serde_json::from_str::<HighWaterMark>(&texts[0]).expect("readable"), mark);
    assert_eq!(serde_json::from_str::<Ageing>(&texts[1]).expect("readable"), ageing);
    assert!(serde_json::from_str::<Redaction>(&texts[2]).expect("readable") == redact);
}
