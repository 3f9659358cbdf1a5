//! The table: what each key is for, and one value that will do and one that won't.

mod bar;
mod enterprise;
mod numbers;
mod policy;
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

/// In the order in which they are read by people; the keys of a section follow it.
pub static KEYS: LazyLock<Vec<Key>> =
    LazyLock::new(|| [bar::KEYS, enterprise::KEYS, numbers::KEYS, policy::KEYS, work::KEYS].concat());
