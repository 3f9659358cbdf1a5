//! One phone number is written in many ways: by people, by web pages, by spreadsheets and by switchboards. Here is the
//! one reading of them all, for whatever dials, searches or compares numbers.

mod country;
mod dial_back;
mod do_not_call;
mod sha256;
mod withheld;

pub use country::is_country;
pub use dial_back::{DialBack, dial_back};
pub use do_not_call::{DoNotCall, DoNotCallMode, Verdict, forms, verdict};
pub use sha256::sha256;
pub use withheld::{is_only_withheld, is_withheld, withhold};

use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// The longest number that is shown or asked about, characters. The longest that can be called has 32.
pub const LONGEST: usize = 64;
const LONGEST_DIALLED: usize = 32;

/// The zeros of the scripts whose digits people type and copy.
const ZEROS: [char; 20] =
    ['0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐', '０'];

/// The schemes of addresses, or what people write in front of a number.
const SCHEMES: [&str; 11] =
    ["tel", "sip", "sips", "callto", "sms", "phone", "teléfono", "电话", "電話", "手机", "هاتف"];
/// What stands before an extension.
const MARKS: [&str; 8] = ["extension", "ext", "x", "转", "轉", "分机", "分機", "доб"];

/// Whether it is written beside numbers, whosever they are.
pub fn is_beside_numbers(word: &str) -> bool {
    SCHEMES.iter().chain(&MARKS).any(|known| known.eq_ignore_ascii_case(word))
}

/// The value of a digit, in whichever script it is written.
pub fn digit(c: char) -> Option<u8> {
    let values = ZEROS.into_iter().filter_map(|zero| (c as u32).checked_sub(zero as u32));
    values.filter(|value| *value <= 9).find_map(|value| u8::try_from(value).ok())
}

/// Marks that turn the direction of writing: in a number or a name they make others of its signs.
pub fn is_of_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Without marks of direction, and no longer than so many characters.
pub fn plain(text: &str, longest: usize) -> Cow<'_, str> {
    // Most texts are short, and all ASCII.
    if text.len() <= longest && text.is_ascii() {
        return text.into();
    }
    text.chars().filter(|c| !is_of_direction(*c)).take(longest).collect()
}

/// What nobody sees, also beside a digit: the keycap of an emoji and what stands for a picture.
pub fn is_invisible(c: char) -> bool {
    is_of_direction(c)
        || (c.is_control() && !c.is_whitespace())
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        )
        || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{20e3}')
        || matches!(c, '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(c, '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}')
}

/// What people write between the digits of a number; no line ends within one.
pub fn is_separator(c: char) -> bool {
    is_invisible(c)
        || (c.is_whitespace() && !matches!(c, '\n' | '\r'))
        || matches!(simple(c), '-' | '(' | ')' | '[' | ']' | '.' | '/' | '·')
}

/// The sign of a keypad or of punctuation that is meant.
pub fn simple(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | 'ー' | 'ｰ' | '֊' | '᠆' => {
            '-'
        }
        '\u{2044}' | '\u{2215}' => '/',
        '﹢' | '⁺' => '+',
        '。' | '｡' => '.',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '「' | '」' | '`' | '´' => '"',
        '•' | '‧' | '∙' | '・' | '･' => '·',
        _ => digit(c).map_or(c, |value| char::from(b'0' + value)),
    }
}

/// The number as it is dialled, without what is written between its digits and around it: a URI such as
/// `tel:+86-138…;ext=5` or `sip:+86138…@pbx`, an extension, which can't be dialled, or the cell `="+86138…"` of an export.
/// What is no number is left to be refused.
pub fn dialable(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let text: String = text.chars().filter(|c| !is_invisible(*c) && *c != '\0').map(simple).collect();
    let text = text.trim().trim_start_matches(['=', '"', '\'', '☎', '📞', '📱', ' ']).trim_end_matches(['"', '\'']);
    let text = text.split_once('<').and_then(|(_, text)| text.split_once('>')).map_or(text, |(text, _)| text);
    let number = without_extension(of_address(text).trim());
    if is_negative(&number) {
        return number;
    }
    let is_international = number.starts_with('+') || number.starts_with("00");
    // The zero that is dialled within the country only.
    let number = if is_international { number.replacen("(0)", "", 1) } else { number };
    number.chars().filter(|c| !is_separator(*c) && !c.is_whitespace()).collect()
}

/// What stands for the number in an address (RFC 3966, RFC 3261).
fn of_address(text: &str) -> String {
    let is_scheme = |scheme: &str| SCHEMES.iter().any(|one| one.eq_ignore_ascii_case(scheme));
    let decoded = match text.split_once(':').filter(|(scheme, _)| is_scheme(scheme.trim().trim_end_matches('.'))) {
        Some((_, rest)) => percent_decode_str(rest.trim_start_matches('/')).decode_utf8_lossy(),
        None => text.into(),
    };
    decoded.split([';', '?', '@']).next().unwrap_or_default().to_owned()
}

fn without_extension(text: &str) -> String {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let marked = before.trim_end_matches(['.', ':', ' ']);
    let number = MARKS.iter().find_map(|mark| {
        let at = marked.len().checked_sub(mark.len()).filter(|at| marked.is_char_boundary(*at))?;
        let (number, own) = marked.split_at(at);
        let has_digits = number.bytes().filter(u8::is_ascii_digit).count() > 2;
        (has_digits && own.eq_ignore_ascii_case(mark)).then_some(number)
    });
    number.filter(|_| before.len() < text.len()).unwrap_or(text).to_owned()
}

/// `-1`, by which many switchboards say that they don't know.
fn is_negative(text: &str) -> bool {
    text.strip_prefix('-')
        .is_some_and(|rest| matches!(rest.len(), 1..=3) && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether the bar can be asked to call it: digits, `*`, `#` and a leading `+`, as [`dialable`] leaves them.
pub fn is_dialable(number: &str) -> bool {
    let digits = number.strip_prefix('+').unwrap_or(number);
    let is_key = |c: char| c.is_ascii_digit() || c == '*' || c == '#';
    !digits.is_empty() && digits.len() <= LONGEST_DIALLED && digits.chars().all(is_key)
}

/// What calls back whoever has this number; `None` if nothing does.
pub fn callable(text: &str) -> Option<String> {
    Some(dialable(text)).filter(|number| is_dialable(number) && !is_withheld(text))
}

/// Letters, digits, a leading `+`, and the `*` and `#` of a keypad, in lower case.
pub fn letters(text: &str) -> String {
    let mut letters = String::new();
    for c in dialable(text).chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || matches!(c, '*' | '#') || (c == '+' && letters.is_empty()) {
            letters.push(c);
        }
    }
    letters
}

/// The same for one number, however it is written: with `+` for a leading `00`, and without the `a` or `A` that marks
/// an agent's. Empty if nothing remains.
pub fn key(text: &str) -> String {
    unified(&letters(text))
}

/// [`key`] of what [`letters`] has left.
pub fn unified(letters: &str) -> String {
    let is_digits = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match (letters.strip_prefix("00"), letters.strip_prefix('a').filter(is_digits)) {
        (Some(international), _) => format!("+{international}"),
        (None, Some(agent)) => agent.to_owned(),
        (None, None) => letters.to_owned(),
    }
}
