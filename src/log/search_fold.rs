//! Letters as one looks for them: without case and without the marks that many leave out when they type.

use crate::numbers::{digit, is_invisible};
use std::ops::Range;

/// A text without case and without accents.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(folded).collect()
}

fn folded(char: char) -> impl Iterator<Item = char> {
    char.to_lowercase().filter(|char| !is_mark(*char)).map(plain)
}

/// Where in a text one of these folded words is found: ranges of its bytes in order, none of which touches another. A
/// letter goes with its marks.
pub fn matches(text: &str, wanted: &[String]) -> Vec<Range<usize>> {
    let mut all = String::new();
    // For each byte of the folded text the letter that it is of.
    let mut of_letter: Vec<usize> = Vec::new();
    let mut letters: Vec<Range<usize>> = Vec::new();
    for (start, char) in text.char_indices() {
        let (begin, end) = (all.len(), start + char.len_utf8());
        all.extend(folded(char));
        if all.len() > begin {
            of_letter.resize(all.len(), letters.len());
            letters.push(start..end);
        } else if let Some(letter) = letters.last_mut() {
            letter.end = end;
        }
    }
    let words = wanted.iter().filter(|word| !word.is_empty());
    let found = words.flat_map(|word| all.match_indices(&**word).map(|(at, word)| (at, at + word.len() - 1)));
    let mut found: Vec<Range<usize>> =
        found.map(|(first, last)| letters[of_letter[first]].start..letters[of_letter[last]].end).collect();
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, range| {
        let touches = next.start <= range.end;
        range.end = if touches { range.end.max(next.end) } else { range.end };
        touches
    });
    found
}

/// Marks that stand by themselves after their letter, accents and the vowel signs of Arabic, or that nobody sees.
fn is_mark(char: char) -> bool {
    is_invisible(char) || matches!(char, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{670}')
}

fn plain(char: char) -> char {
    match char {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ł' | 'ĺ' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => digit(char).map_or(char, |value| char::from(b'0' + value)),
    }
}
