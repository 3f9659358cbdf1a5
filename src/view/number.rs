//! People read a phone number as it is written in its country, or else in groups of three or four digits, and copy it in
//! one piece. The groups are set apart by the stylesheet; the text holds the number as the bar wrote it.

use super::phones::{Phone, Phones};
use super::words::EssentialWords;
use crate::protocol::Number;
use std::rc::Rc;
use yew::prelude::*;

/// Country codes of one and two digits (E.164); all others have three.
const SHORT_COUNTRY_CODES: [&str; 46] = [
    "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48",
    "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
    "86", "90", "91", "92", "93", "94", "95", "98",
];

/// Splits a number into the groups it is read in. Put together again they are the number. What is not made of
/// digits, such as `*86#` or an agent's `A1002`, stays whole.
pub fn number_groups(number: &str) -> Vec<&str> {
    let (code, rest) = number.split_at(country_code_length(number));
    let digits = rest.len();
    if !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return vec![number];
    }
    let mut groups = Vec::from_iter((!code.is_empty()).then_some(code));
    if digits < 6 {
        groups.extend((digits > 0).then_some(rest));
        return groups;
    }
    // As few groups as possible, the short ones first: 3-4-4 for eleven digits, 4-4 for eight.
    let count = digits.div_ceil(4);
    let short = 4 * count - digits;
    let mut rest = rest;
    for index in 0..count {
        let (group, after) = rest.split_at(if index < short { 3 } else { 4 });
        groups.push(group);
        rest = after;
    }
    groups
}

/// Length of `+` and the country code, or zero if the number has none.
fn country_code_length(number: &str) -> usize {
    let Some(digits) = number.strip_prefix('+') else { return 0 };
    let code = SHORT_COUNTRY_CODES.iter().find(|code| digits.starts_with(**code)).map_or(3, |code| code.len());
    if digits.is_ascii() { 1 + code.min(digits.len()) } else { 0 }
}

/// A number as its country writes it, or set apart in groups, that copies as it came. What is to be seen of a masked one
/// is no number of any country.
pub fn number_text(words: &EssentialWords, phones: &Phones, number: &Number) -> Html {
    if number.is_forgotten() {
        return html! { <span class="number-forgotten">{ words.call.number_forgotten }</span> };
    }
    if let Some(phone) = known(phones, number) {
        let raw = number.as_str().to_owned();
        return html! { <bdi class="number" dir="ltr" data-raw={raw}>{ phone.shown.clone() }</bdi> };
    }
    let groups = number_groups(number.as_str());
    html! {
        <bdi class="number" dir="ltr">
            { for groups.iter().map(|group| html! { <><span>{ group.to_string() }</span><wbr /></> }) }
        </bdi>
    }
}

/// What is known of a number that is shown whole.
pub(super) fn known(phones: &Phones, number: &Number) -> Option<Rc<Phone>> {
    let is_whole = !number.is_masked() && !number.is_forgotten();
    is_whole.then(|| phones.phone(number.as_str())).flatten()
}

/// The number as it is said in a sentence.
pub fn number_in_words(phones: &Phones, number: &Number) -> Rc<str> {
    known(phones, number).map_or_else(|| number.as_str().into(), |phone| phone.shown.clone())
}
