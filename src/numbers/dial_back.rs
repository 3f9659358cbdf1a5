//! Whom to dial to reach who has called: switchboards show a number with signs in front that can't be dialled, or
//! without those that must be.

use super::dialable;

/// What is taken from the front of a received number, and what is put there.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DialBack {
    /// The longest one that a number begins with is taken away, once.
    pub strip: Vec<String>,
    /// Never put before a `+`, behind which nothing could be dialled.
    pub prefix: String,
}

/// What remains must still be a number that somebody could have, characters.
const SHORTEST: usize = 3;

/// What to dial in order to call back a received number. With rules that say nothing, and for what is no number, the
/// number itself.
pub fn dial_back(rules: &DialBack, number: &str) -> String {
    let number = dialable(number);
    let rest = |prefix: &String| number.strip_prefix(&**prefix).filter(|rest| rest.len() >= SHORTEST);
    let rest = rules.strip.iter().filter_map(rest).min_by_key(|rest| rest.len()).unwrap_or(&number);
    if rest.len() < SHORTEST || !rest.starts_with(|first: char| first.is_ascii_digit()) {
        return rest.to_owned();
    }
    format!("{}{rest}", rules.prefix)
}
