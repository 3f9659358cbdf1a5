//! Any bytes at all, as the text of a message.

#![no_main]

use agent_console::protocol::{decode, verdict};
use libfuzzer_sys::fuzz_target;
use std::fmt::Write;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let parts = decode(&text);
    assert!(!parts.is_empty(), "a message that counts as nothing");
    verdict(&parts);
    assert_eq!(decode(&text), parts, "the same text says something else");
    let mut written = String::new();
    for part in &parts {
        write!(written, "{part:?}").expect("a part can be written");
    }
});
