//! JSON as people read it: every value, key and order as it came, on lines of their own.

/// More bytes are not made of it: brackets within brackets grow with the square of their number.
const MOST: usize = 1_000_000;

/// What is no JSON stays as it came, and so does what would be too long.
pub fn pretty(text: &str) -> String {
    if serde_json::from_str::<serde::de::IgnoredAny>(text).is_err() {
        return text.to_owned();
    }
    let mut lines = String::with_capacity(2 * text.len());
    // The sign before was a bracket that opens: what follows goes deeper, unless the bracket is closed at once.
    let (mut depth, mut quoted, mut escaped, mut open_before) = (0, false, false, false);
    let new_line = |lines: &mut String, depth: usize| {
        lines.push('\n');
        lines.extend(std::iter::repeat_n("  ", depth));
    };
    for sign in text.chars() {
        if lines.len() > MOST {
            return text.to_owned();
        }
        if quoted {
            lines.push(sign);
            quoted = escaped || sign != '"';
            escaped = sign == '\\' && !escaped;
            continue;
        }
        if sign.is_ascii_whitespace() {
            continue;
        }
        let closes = matches!(sign, '}' | ']');
        if open_before && !closes {
            depth += 1;
            new_line(&mut lines, depth);
        } else if closes && !open_before {
            depth -= 1;
            new_line(&mut lines, depth);
        }
        open_before = matches!(sign, '{' | '[');
        lines.push(sign);
        match sign {
            '"' => quoted = true,
            ',' => new_line(&mut lines, depth),
            ':' => lines.push(' '),
            _ => {}
        }
    }
    lines
}
