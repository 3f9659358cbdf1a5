//! A message laid out for reading. Between the lines nothing is changed: names, order and figures stay as they came.

use serde::de::IgnoredAny;

/// JSON with a line for each of its parts; any other text as it is.
pub fn pretty(text: &str) -> String {
    if serde_json::from_str::<IgnoredAny>(text).is_err() {
        return text.to_owned();
    }
    let mut lines = String::with_capacity(text.len() * 2);
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut signs = text.chars().filter(not_blank_outside_quotes()).peekable();
    while let Some(sign) = signs.next() {
        if quoted {
            quoted = escaped || sign != '"';
            escaped = !escaped && sign == '\\';
            lines.push(sign);
            continue;
        }
        match sign {
            '{' | '[' => {
                lines.push(sign);
                match signs.next_if(|next| matches!(next, '}' | ']')) {
                    Some(end) => lines.push(end),
                    None => {
                        depth += 1;
                        begin_line(&mut lines, depth);
                    }
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                begin_line(&mut lines, depth);
                lines.push(sign);
            }
            ',' => {
                lines.push(sign);
                begin_line(&mut lines, depth);
            }
            ':' => lines.push_str(": "),
            _ => {
                quoted = sign == '"';
                lines.push(sign);
            }
        }
    }
    lines
}

fn begin_line(lines: &mut String, depth: usize) {
    lines.push('\n');
    lines.extend(std::iter::repeat_n("  ", depth));
}

fn not_blank_outside_quotes() -> impl FnMut(&char) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    move |sign| {
        let keep = quoted || !sign.is_ascii_whitespace();
        if *sign == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = quoted && !escaped && *sign == '\\';
        keep
    }
}
