//! A spreadsheet reads a cell before it shows it. What begins like a formula would run, so it gets an apostrophe in
//! front. A phone number would lose its `+` or its leading zeros and be rounded after 15 digits, and a code such as `3/4`
//! or `1E5` would become a date or another number; what is not shown as it is written is given as `="+8613800138000"`.
//!
//! What LibreOffice 7.4 shows of `+8613800138000`: bare, 8613800138000; after an apostrophe or a tab, these too; as
//! `="…"`, the number, and the cell's value is the number and nothing else. An invisible sign in front (U+2060) shows
//! well and stays in the value, so that nobody finds the number any more; a blank (U+00A0) is dropped with the `+`.
//! Excel and Google Sheets read `="…"` alike. Whoever has told LibreOffice not to evaluate formulas sees them written
//! out.

use crate::numbers::{is_invisible, simple};

/// Longer numbers are shown rounded, as `8.61E+12`.
const LONGEST_SHOWN: usize = 11;
/// What is longer is no date and no number to a spreadsheet.
const LONGEST_CHANGED: usize = 40;
const MONTHS: [&str; 37] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const TRUTHS: [&str; 4] = ["true", "false", "verdadero", "falso"];

/// A text that a spreadsheet shows as it is and doesn't run.
pub fn cell(text: &str) -> String {
    if is_number(text) {
        let shown = text.len() <= LONGEST_SHOWN && !text.starts_with(['+', '0']);
        if shown { text.to_owned() } else { format!("=\"{text}\"") }
    } else if begins_like_a_formula(text) {
        format!("'{text}")
    } else if is_changed(text) {
        format!("=\"{text}\"")
    } else {
        text.to_owned()
    }
}

/// Nothing that could end the quotes of a formula or do anything within them.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'*' | b'#'))
}

/// Also behind apostrophes, so that the one in front can be taken away again, and behind blanks and what nobody sees,
/// which some spreadsheets drop. The wide signs are the same to a spreadsheet in East Asian languages.
fn begins_like_a_formula(text: &str) -> bool {
    let is_dropped = |c: char| c == '\'' || c.is_whitespace() || is_invisible(c);
    text.trim_start_matches('\'').starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(is_dropped).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Whether a spreadsheet, of whichever language, may take it for a date, a time, a fraction, an amount, an exponent or a
/// truth, and show something else. It holds no quotes.
fn is_changed(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).map(simple).collect();
    let text = text.trim().to_lowercase();
    if TRUTHS.contains(&&*text) {
        return true;
    }
    let is_sign = |c: char| " \u{a0}/-.:,+%$€£¥'()٪٫٬".contains(c);
    let is_known = |c: char| c.is_ascii_digit() || c.is_alphabetic() || is_sign(c);
    if text.len() > LONGEST_CHANGED || !text.contains(|c: char| c.is_ascii_digit()) || !text.chars().all(is_known) {
        return false;
    }
    let letters: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic()).filter(|run| !matches!(*run, "" | "de" | "del")).collect();
    let digits = || text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let is_short = digits().all(|run| run.len() <= 4);
    match letters[..] {
        // The parts of a date or a time have four digits at most.
        [] => {
            text.contains(['.', ',', '%', '$', '€', '£', '¥', '\'', '(', ')', '٪', '٫', '٬'])
                || is_short && text.contains(is_sign)
        }
        ["e"] => text.split_once('e').is_some_and(|(digits, power)| {
            digits.ends_with(|c: char| c.is_ascii_digit() || c == '.')
                && power.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))
        }),
        ["a" | "p" | "am" | "pm"] => is_short && text.starts_with(|c: char| c.is_ascii_digit()),
        [month] if month.len() >= 3 && MONTHS.iter().any(|name| name.starts_with(month)) => is_short,
        _ => letters.iter().all(|run| run.chars().all(|c| "年月日时時分秒".contains(c))),
    }
}
