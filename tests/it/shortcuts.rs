//! Plain keys that lead around the console, and where they keep out of the way.

use agent_console::shortcuts::{Command, Key, Press, Shortcuts, takes_typing};
use serde_json::Value;

fn key(text: &str) -> Key {
    Key::of(text, "").expect("a key that writes something")
}

fn press(key: &str) -> Press<'_> {
    Press { key, ..Press::default() }
}

fn read(text: &str) -> Shortcuts {
    Shortcuts::from(&serde_json::from_str::<Value>(text).expect("JSON"))
}

fn written(shortcuts: &Shortcuts) -> String {
    Value::from(shortcuts).to_string()
}

#[test]
fn every_command_has_a_key_of_its_own_from_the_start() {
    let shortcuts = Shortcuts::default();
    for command in Command::ALL {
        let key = shortcuts.key_of(command).expect("a usual key");
        assert_eq!(shortcuts.command_at(key), Some(command));
        assert_eq!(Command::named(command.name()), Some(command));
    }
    assert!(shortcuts.on && shortcuts.are_usual());
}

#[test]
fn a_plain_key_is_a_command_in_either_case() {
    let shortcuts = Shortcuts::default();
    assert_eq!(shortcuts.command(press("d")), Some(Command::Dial));
    assert_eq!(shortcuts.command(press("D")), Some(Command::Dial));
    assert_eq!(shortcuts.command(press("?")), Some(Command::Help));
    for other in ["x", "Enter", "F1", "Tab", " ", "", "Dead", "Process"] {
        assert_eq!(shortcuts.command(press(other)), None, "{other}");
    }
}

#[test]
#[allow(clippy::field_reassign_with_default, reason = "its other fields are its own affair")]
fn no_key_acts_on_an_agent_who_types_or_means_something_else() {
    let shortcuts = Shortcuts::default();
    let plain = press("d");
    for (why, press) in [
        ("typing", Press { typing: true, ..plain }),
        ("modified", Press { modified: true, ..plain }),
        ("repeated", Press { repeated: true, ..plain }),
        ("composing", Press { composing: true, ..plain }),
    ] {
        assert_eq!(shortcuts.command(press), None, "{why}");
    }
    let mut off = Shortcuts::default();
    off.on = false;
    assert_eq!(off.command(plain), None);
}

#[test]
fn on_a_keyboard_of_another_script_the_latin_letter_on_the_same_key_counts() {
    for (text, code, same) in [("ي", "KeyD", "d"), ("в", "KeyD", "d"), ("؟", "Slash", "?"), ("？", "Slash", "?")] {
        assert_eq!(Key::of(text, code), Some(key(same)), "{text}");
    }
    // A Latin keyboard's own letters are what they are, wherever their keys lie.
    for (text, code) in [("é", "Digit2"), ("ñ", "Semicolon"), ("ö", "Semicolon"), ("a", "KeyQ")] {
        assert_eq!(Key::of(text, code), Some(key(text)), "{text}");
    }
    for (text, label) in [("é", "É"), ("k", "K"), ("ж", "Ж"), ("ß", "ß"), ("?", "?"), ("7", "7")] {
        assert_eq!(key(text).label(), label);
    }
}

#[test]
fn a_key_can_be_changed_and_taken_away_and_all_come_back() {
    let mut shortcuts = Shortcuts::default();
    assert_eq!(shortcuts.give(Command::Dial, Some(key("k"))), Ok(()));
    assert_eq!(shortcuts.give(Command::Log, None), Ok(()));
    assert_eq!(shortcuts.command(press("k")), Some(Command::Dial));
    assert_eq!(shortcuts.command(press("d")), None);
    assert_eq!(shortcuts.command(press("l")), None);
    shortcuts.reset();
    assert_eq!(shortcuts, Shortcuts::default());
}

#[test]
fn a_key_that_is_taken_stays_where_it_is_and_its_command_is_named() {
    let mut shortcuts = Shortcuts::default();
    assert_eq!(shortcuts.give(Command::Dial, Some(key("L"))), Err(Command::Log));
    assert_eq!(shortcuts, Shortcuts::default());
    assert_eq!(shortcuts.give(Command::Dial, Some(key("d"))), Ok(()), "its own key is no conflict");
    assert!(shortcuts.are_usual());
    assert_eq!(shortcuts.give(Command::Log, Some(key("x"))), Ok(()));
    assert_eq!(shortcuts.give(Command::Dial, Some(key("l"))), Ok(()), "a key that was left is free");
}

#[test]
fn what_was_changed_is_kept_and_nothing_else() {
    let mut shortcuts = Shortcuts::default();
    assert_eq!(written(&shortcuts), r#"{"keys":{},"on":true}"#);
    shortcuts.on = false;
    shortcuts.give(Command::Dial, Some(key("l"))).expect_err("taken");
    shortcuts.give(Command::Log, Some(key("x"))).expect("free");
    shortcuts.give(Command::Dial, Some(key("l"))).expect("free");
    shortcuts.give(Command::Log, Some(key("d"))).expect("free");
    shortcuts.give(Command::Help, None).expect("free");
    assert_eq!(written(&shortcuts), r#"{"keys":{"dial":"l","help":"","log":"d"},"on":false}"#);
    assert_eq!(read(&written(&shortcuts)), shortcuts, "two commands may have changed their keys for each other's");
}

#[test]
fn settings_that_make_no_sense_are_as_if_they_were_not_there() {
    for text in [
        "{}",
        "null",
        "[1]",
        r#"{"on":3,"keys":[]}"#,
        r#"{"keys":{"dial":"ab","log":7,"fly":"f","note":" "},"more":1}"#,
    ] {
        assert_eq!(read(text), Shortcuts::default(), "{text}");
    }
    // Two commands at one key: the first has it.
    let twice = read(r#"{"keys":{"dial":"x","log":"x"}}"#);
    assert_eq!((twice.key_of(Command::Dial), twice.key_of(Command::Log)), (Some(key("x")), None));
    let taken = read(r#"{"keys":{"dial":"l"}}"#);
    assert_eq!((taken.key_of(Command::Dial), taken.key_of(Command::Log)), (None, Some(key("l"))));
}

#[test]
fn what_takes_typing_is_known_by_its_element_its_type_and_its_role() {
    assert!(takes_typing("textarea", "", None, false));
    assert!(takes_typing("select", "", None, false));
    assert!(takes_typing("div", "", None, true));
    assert!(takes_typing("div", "", Some("textbox"), false));
    for kind in ["text", "tel", "search", "number", "date", "password", ""] {
        assert!(takes_typing("input", kind, None, false), "{kind}");
    }
    for kind in ["checkbox", "radio", "range", "button", "submit"] {
        assert!(!takes_typing("input", kind, None, false), "{kind}");
    }
    assert!(!takes_typing("button", "", None, false));
    assert!(!takes_typing("div", "", Some("region"), false));
}
