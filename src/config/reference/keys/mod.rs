//! The table: what each key is for, and one value that will do and one that won't.

mod bar;
mod enterprise;
mod numbers;
mod policy;
mod words;
mod work;

use super::Key;
use std::sync::LazyLock;

const KEY: Key = Key {
    path: "",
    meaning: "",
    default: None,
    example: "null",
    bad: "7.5",
    beside: "{}",
    pattern: None,
    is_subtle: false,
};

/// What `Reader::address` takes, but what it completes.
const ADDRESS: Option<&str> = Some("^(?![A-Za-z][A-Za-z0-9+.-]*:)|^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]");

/// In the order in which they are read by people; the keys of a section follow it.
pub static KEYS: LazyLock<Vec<Key>> =
    LazyLock::new(|| [bar::KEYS, enterprise::KEYS, numbers::KEYS, policy::KEYS, work::KEYS, words::KEYS].concat());
