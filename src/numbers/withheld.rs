//! What platforms write for a caller who shows no number.

use super::{dialable, is_negative, letters};
use std::cell::OnceCell;

thread_local! {
    /// The platform's own words, as [`letters`] leaves them. A number is read in the decoder, in journals and in records of
    /// years ago, and has to come to the same everywhere: so the words are said once, before any number is read, and the
    /// number carries nothing of them.
    static OWN: OnceCell<Vec<String>> = const { OnceCell::new() };
}

/// Adds the platform's own words. To be called once, before the first number is read.
pub fn withhold(words: &[String]) {
    let own = words.iter().map(|word| letters(word)).filter(|word| !word.is_empty()).collect();
    // A second page of the same configuration in one program says the same.
    OWN.with(|words| words.set(own).unwrap_or_default());
}

const WORDS: [&str; 31] = [
    "anonym",
    "anonim",
    "anónim",
    "unknown",
    "restricted",
    "private",
    "unavailable",
    "notavailable",
    "outofarea",
    "unlisted",
    "withheld",
    "hidden",
    "blocked",
    "nocallerid",
    "desconocid",
    "ocult",
    "privad",
    "sinnúmero",
    "sinnumero",
    "sinidentificar",
    "nodisponible",
    "未知",
    "匿名",
    "隐藏",
    "私人",
    "未显示",
    "无号码",
    "مجهول",
    "محجوب",
    "خاص",
    "غيرمعروف",
];
// `P` and `O` are what switches of North America write for private and for out of area.
const WHOLE: [&str; 11] = ["null", "undefined", "none", "nil", "nan", "na", "nonumber", "noid", "p", "o", "无"];
/// What may stand beside one of the words, or ends it.
const ENDINGS: [&str; 16] = [
    "", "ous", "o", "a", "e", "os", "as", "caller", "number", "id", "callerid", "name", "call", "号码", "رقم", "número",
];

/// Whether it stands for a caller who shows no number, or says nothing at all.
pub fn is_withheld(text: &str) -> bool {
    let is_own = |words: &Vec<String>| !words.is_empty() && words.contains(&letters(text));
    if OWN.with(|words| words.get().is_some_and(is_own)) {
        return true;
    }
    // As nearly every number begins.
    if text.starts_with(|c: char| c.is_ascii_digit() || c == '+') && text.contains(|c| matches!(c, '1'..='9')) {
        return false;
    }
    let letters = letters(text);
    is_negative(&dialable(text))
        || letters.trim_start_matches('+').trim_matches(['0', '*', '#']).is_empty()
        || WHOLE.contains(&&*letters)
        || (!letters.contains(|c: char| c.is_ascii_digit()) && WORDS.iter().any(|word| letters.contains(word)))
}

/// Whether it is [withheld](is_withheld) and says nothing else, so that it names nobody.
pub fn is_only_withheld(text: &str) -> bool {
    // `letters` leaves out a part of an address, which may be a name.
    let said: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let is_own = |words: &Vec<String>| words.contains(&said);
    let is_one = |word: &&str| said.contains(word) && ENDINGS.contains(&&*said.replacen(word, "", 1));
    is_withheld(text)
        && (said.bytes().all(|byte| byte.is_ascii_digit())
            || WHOLE.contains(&&*said)
            || OWN.with(|words| words.get().is_some_and(is_own))
            || WORDS.iter().any(is_one))
}
