//! Addresses with places in them for what is known of a call, such as `https://crm.example.com/?phone={number}`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What the places of a template may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The other party's number.
    Number,
    /// What the caller dialled.
    Called,
    CallId,
    /// The agent's number.
    Agent,
    Direction,
    Queue,
}

impl Place {
    pub const ALL: [Place; 6] =
        [Place::Number, Place::Called, Place::CallId, Place::Agent, Place::Direction, Place::Queue];

    pub fn name(self) -> &'static str {
        match self {
            Place::Number => "number",
            Place::Called => "called",
            Place::CallId => "callId",
            Place::Agent => "agent",
            Place::Direction => "direction",
            Place::Queue => "queue",
        }
    }
}

/// In the path of an address that no server takes, such as `tel:`, a program reads the sign itself.
const ENCODED_FOR_PROGRAM: &AsciiSet = &ENCODED.remove(b'+');
/// Unreserved characters stand for themselves (RFC 3986, 2.3).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Place(Place),
}

impl Template {
    /// `None` if a brace names nothing of `places`, or if a value could change which server is asked: what a
    /// caller brings may not stand in front of the path.
    pub fn parse(text: &str, places: &[Place]) -> Option<Template> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            let place = places.iter().find(|place| place.name() == name)?;
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Place(*place));
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        let Some(Part::Text(head)) = parts.first() else { return None };
        let is_fixed = match head.split_once("//") {
            // Browsers pass over further slashes in front of a server's name.
            Some((_, host)) => !host.starts_with('/') && host.contains(['/', '?', '#']),
            None => head.contains([':', '/', '?']),
        };
        (!text.contains('}') || parts.len() > 1).then_some(())?;
        // They take a backslash for a slash, too.
        (parts.len() == 1 || (is_fixed && !head.contains('\\'))).then_some(Template(parts))
    }

    pub fn names(&self, place: Place) -> bool {
        self.0.contains(&Part::Place(place))
    }

    /// The address, with each value percent-encoded; what is not known leaves its place empty. Dots alone are no value:
    /// they would lead to another path.
    pub fn fill<'a>(&self, value: impl Fn(Place) -> Option<&'a str>) -> String {
        let mut address = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => address.push_str(text),
                Part::Place(place) => {
                    let value = value(*place).filter(|value| !value.bytes().all(|byte| byte == b'.'));
                    let encoded = if is_for_program(&address) { ENCODED_FOR_PROGRAM } else { ENCODED };
                    address.extend(utf8_percent_encode(value.unwrap_or_default(), encoded));
                }
            }
        }
        address
    }
}

/// Whether what follows is read by a program of the desktop, and is no part of a query.
fn is_for_program(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    let named = scheme.is_some_and(|scheme| !scheme.is_empty() && !scheme.contains(['/', '?', '#']));
    let served = scheme.is_some_and(|scheme| ["http", "https"].iter().any(|one| one.eq_ignore_ascii_case(scheme)));
    named && !served && !address.contains(['?', '#'])
}
