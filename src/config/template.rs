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

    /// The address, with each value percent-encoded; what is not known leaves its place empty.
    pub fn fill<'a>(&self, value: impl Fn(Place) -> Option<&'a str>) -> String {
        self.0
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Place(place) => utf8_percent_encode(value(*place).unwrap_or_default(), ENCODED).to_string(),
            })
            .collect()
    }
}
