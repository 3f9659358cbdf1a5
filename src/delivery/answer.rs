//! What comes of a request, and what that means for the call that was sent.

use crate::protocol::RawText;
use std::time::UNIX_EPOCH;

/// What came of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The server said so.
    Status {
        status: u16,
        /// How long it asks to be left alone, milliseconds.
        retry_after: Option<u64>,
        /// Its own words, cut by [`words_of`].
        words: RawText,
    },
    /// There was no connection, or it broke; browsers don't tell more. The server may have received the call.
    Unreachable,
    TooSlow,
    /// The server sends to another address, where nobody said that calls may go.
    Redirected,
    /// Nothing was sent: the call's record is gone.
    NoRecord,
}

/// Why a call has not been delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    Unreachable,
    TooSlow,
    Redirected,
    Status(u16),
}

/// What is to be done about an answer.
pub(super) enum Verdict {
    Taken,
    /// The server is in no state to take any call.
    StorageError(Failure, Option<u64>),
    /// An earlier request for the same revision may still be at work.
    Conflict(Option<u64>),
    /// The server wants to know first who asks.
    NoSession(Failure),
    /// It will not be taken as it is.
    Refused(Failure),
    Gone,
}

impl Failure {
    /// Whether it ends when the agent signs in with the server: a sign-in has run out, or the server sends to where one
    /// signs in. Frameworks have numbers of their own for a session that has run out (419, 440), proxies have theirs.
    pub fn wants_session(self) -> bool {
        matches!(self, Failure::Redirected | Failure::Status(401 | 403 | 407 | 419 | 440 | 511))
    }
}

impl Answer {
    pub(super) fn verdict(&self) -> Verdict {
        match *self {
            Answer::Unreachable => Verdict::StorageError(Failure::Unreachable, None),
            Answer::TooSlow => Verdict::StorageError(Failure::TooSlow, None),
            Answer::Redirected => Verdict::NoSession(Failure::Redirected),
            Answer::NoRecord => Verdict::Gone,
            Answer::Status { status, retry_after, .. } => match status {
                200..=299 => Verdict::Taken,
                _ if Failure::Status(status).wants_session() => Verdict::NoSession(Failure::Status(status)),
                408 | 425 | 429 | 500.. => Verdict::StorageError(Failure::Status(status), retry_after),
                409 => Verdict::Conflict(retry_after),
                _ => Verdict::Refused(Failure::Status(status)),
            },
        }
    }

    pub(super) fn words(&self) -> RawText {
        match self {
            Answer::Status { words, .. } => words.clone(),
            Answer::Unreachable | Answer::TooSlow | Answer::Redirected | Answer::NoRecord => RawText::new(""),
        }
    }
}

/// Whether an answer that looks like success is the page of a sign-in, which many portals give in the place of anything.
/// A short page that only says so is an answer.
pub fn is_sign_in(body: &str) -> bool {
    let page = body.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    let is_page = page.starts_with('<') && page.contains("<html");
    is_page && ["<form", "<script", "http-equiv=\"refresh\""].iter().any(|sign| page.contains(sign))
}

/// What a person may read of a response's body: one line of at most 300 characters; of a page, its title.
pub fn words_of(body: &str) -> RawText {
    const LONGEST: usize = 300;
    let is_page = body.trim_start().starts_with('<');
    let text = if is_page { between(body, "<title>", "</title>").unwrap_or_default() } else { body };
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(end);
        words.push('…');
    }
    RawText::new(&words)
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    text.split_once(from)?.1.split_once(to).map(|(between, _)| between)
}

/// The header `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from `wall` on, epoch milliseconds.
pub fn retry_after(text: &str, wall: u64) -> Option<u64> {
    let text = text.trim();
    match text.parse::<u64>() {
        Ok(seconds) => Some(seconds.saturating_mul(1_000)),
        Err(_) => {
            let date = httpdate::parse_http_date(text).ok()?.duration_since(UNIX_EPOCH).ok()?;
            Some((date.as_millis() as u64).saturating_sub(wall))
        }
    }
}
