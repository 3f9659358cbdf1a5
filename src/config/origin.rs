//! Who serves an address: scheme, name and port (RFC 6454), as a policy names it. Browsers read addresses in many
//! spellings and policies in few; what is not certain to mean the same in both is refused.

use super::mistake::Expected;
use std::fmt::{Display, Formatter, Result as Formatted};
use std::net::Ipv4Addr;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Whoever serves the console.
    Own,
    /// Another server, as in `https://cec.example.com:8443`.
    Other(String),
}

impl Origin {
    /// Of an address over HTTP, absolute or relative to the console's page.
    ///
    /// # Errors
    ///
    /// [`Expected::Address`] for what is no such address, [`Expected::NamedServer`] where no policy can name the server.
    pub fn of(address: &str) -> Result<Origin, Expected> {
        // As browsers do (URL standard, "basic URL parser").
        let text: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let text = text.trim_matches(|c| c <= ' ');
        let Some((scheme, rest)) = text.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
            let is_slash = |c| matches!(c, '/' | '\\');
            let names_a_server = text.starts_with(is_slash) && text[1..].starts_with(is_slash);
            return if names_a_server { Err(Expected::Address) } else { Ok(Origin::Own) };
        };
        let (scheme, standard_port) = match scheme.to_ascii_lowercase().as_str() {
            "https" => ("https", 443),
            "http" => ("http", 80),
            _ => return Err(Expected::Address),
        };
        let rest = rest.strip_prefix("//").ok_or(Expected::Address)?;
        let (authority, _) = rest.split_at(rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len()));
        let server = authority.rsplit_once('@').map_or(authority, |(_, server)| server);
        let (name, port) = match server.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port),
            _ => (server, ""),
        };
        if name.is_empty() || !port.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(Expected::Address);
        }
        let port: u16 = if port.is_empty() { standard_port } else { port.parse().map_err(|_| Expected::Address)? };
        let name = name.to_ascii_lowercase();
        if !is_name(&name) {
            return Err(Expected::NamedServer);
        }
        let port = if port == standard_port { String::new() } else { format!(":{port}") };
        Ok(Origin::Other(format!("{scheme}://{name}{port}")))
    }
}

/// As in `Content-Security-Policy`.
impl Display for Origin {
    fn fmt(&self, to: &mut Formatter) -> Formatted {
        to.write_str(match self {
            Origin::Own => "'self'",
            Origin::Other(origin) => origin,
        })
    }
}

/// What may stand in front of an address's colon (RFC 3986, 3.1).
fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Whether policies can name a server so (CSP 3, `host-part`): without letters of other scripts, and no IPv6. Browsers
/// take every name whose last part is a number for an IPv4 address, in spellings that policies don't know.
pub(super) fn is_name(name: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
    let last = name.rsplit_once('.').map_or(name, |(_, last)| last);
    let is_number = last.starts_with(|first: char| first.is_ascii_digit());
    name.split('.').all(is_part) && (!is_number || name.parse::<Ipv4Addr>().is_ok())
}
