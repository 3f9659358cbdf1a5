//! What was found in a text, for an eye to see it: the text in pieces, and of a long one the part that holds it.

use super::search_fold::matches;

/// A part of a text, and whether it is what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub found: bool,
}

/// So much of a text is shown, characters.
const SHOWN: usize = 120;
/// So far from its beginning a find is still in sight, characters.
const NEAR: usize = 30;
/// So much is shown in front of a find further on, characters at most.
const BEFORE: usize = 20;

/// A text in pieces, which are the text again when they are put together. `wanted` are folded words.
pub fn pieces<'a>(text: &'a str, wanted: &[String]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for range in matches(text, wanted) {
        pieces.push(Piece { text: &text[end..range.start], found: false });
        end = range.end;
        pieces.push(Piece { text: &text[range], found: true });
    }
    pieces.push(Piece { text: &text[end..], found: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The part of a text that is shown in a line, and whether it begins after the text does: the beginning, or where the
/// first find would not be in sight then, a part that holds it.
pub fn excerpt<'a>(text: &'a str, wanted: &[String]) -> (bool, &'a str) {
    let found = matches(text, wanted).first().map_or(0, |range| range.start);
    let begin = if text[..found].chars().count() > NEAR { word_before(text, found) } else { 0 };
    let shown = &text[begin..];
    let end = shown.char_indices().nth(SHOWN).map_or(shown.len(), |(end, _)| end);
    (begin > 0, &shown[..end])
}

/// The beginning of a word a little before a place, or the place itself.
fn word_before(text: &str, place: usize) -> usize {
    let before = text[..place].char_indices().rev().take(BEFORE);
    let blanks = before.filter(|(_, char)| char.is_whitespace()).map(|(at, char)| at + char.len_utf8());
    blanks.last().unwrap_or(place)
}
