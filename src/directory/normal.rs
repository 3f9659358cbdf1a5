//! One number is written in many ways: `+86 138-1234-5678`, `0086 (138) 12345678`, and with the 9 for an outside
//! line in front of it.

/// How this enterprise's numbers are written alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normal {
    /// Longest first, so that a prefix of a prefix doesn't take its place.
    strip: Vec<String>,
}

/// What remains without its prefix must still be a number that somebody could have.
const SHORTEST: usize = 3;

impl Normal {
    /// `strip`: prefixes that say nothing about whose number it is. One of them is taken away, once.
    pub fn new(strip: &[String]) -> Normal {
        Normal { strip: strip.iter().map(|prefix| cleaned(prefix)).filter(|one| !one.is_empty()).collect() }
    }

    /// The number without blanks and punctuation, with `+` for a leading `00`, and without the `a` or `A` that marks
    /// an agent's. Empty if nothing remains.
    pub fn whole(&self, number: &str) -> String {
        unified(&cleaned(number))
    }

    /// The same without the longest prefix that it has, if it has one.
    pub fn stripped(&self, number: &str) -> String {
        let cleaned = cleaned(number);
        let whole = unified(&cleaned);
        let rest = |prefix: &String| {
            let rest = cleaned.strip_prefix(prefix).map(unified);
            let rest = rest.or_else(|| whole.strip_prefix(&unified(prefix)).map(str::to_owned));
            rest.filter(|rest| rest.chars().count() >= SHORTEST)
        };
        let rests = self.strip.iter().filter_map(|prefix| Some((prefix.len(), rest(prefix)?)));
        rests.max_by_key(|(length, _)| *length).map_or(whole, |(_, rest)| rest)
    }
}

/// Letters and digits, a leading `+`, and the `*` and `#` of a keypad; full-width forms as their plain ones.
fn cleaned(number: &str) -> String {
    let plain = number.chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    });
    let mut cleaned = String::new();
    for c in plain {
        if c.is_alphanumeric() || matches!(c, '*' | '#') || (c == '+' && cleaned.is_empty()) {
            cleaned.push(c.to_ascii_lowercase());
        }
    }
    cleaned
}

fn unified(cleaned: &str) -> String {
    let is_digits = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match (cleaned.strip_prefix("00"), cleaned.strip_prefix('a').filter(is_digits)) {
        (Some(international), _) => format!("+{international}"),
        (None, Some(agent)) => agent.to_owned(),
        (None, None) => cleaned.to_owned(),
    }
}
