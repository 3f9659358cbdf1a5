//! Who serves an address: scheme, name and port (RFC 6454), as a policy names it. Browsers read addresses in many
//! spellings and policies in few; what is not certain to mean the same in both is refused.

use super::error::Expected;
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

/// An address over HTTP that names one server, be it one that no policy can name.
pub(super) fn names_a_server(address: &str) -> bool {
    match Origin::of(address) {
        Ok(Origin::Other(_)) => true,
        Err(Expected::NamedServer) => !address.contains('*'),
        Ok(Origin::Own) | Err(_) => false,
    }
}

/// An address that says how it is to be fetched, and that isn't HTTP or isn't complete.
pub(super) fn is_other_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme.trim()))
        && Origin::of(address) == Err(Expected::Address)
}

/// The address that was meant, where an operator has left out its beginning. A name with dots in front of a slash is a
/// server's, unless it ends as files do.
pub(super) fn completed(text: &str) -> Option<String> {
    const FILES: [&str; 17] = [
        "html", "htm", "xhtml", "php", "jsp", "asp", "aspx", "do", "js", "json", "csv", "txt", "svg", "png", "jpg",
        "gif", "webp",
    ];
    let end = text.find(['/', '?', '#', '{']).unwrap_or(text.len());
    let (name, port) = text[..end].split_once(':').map_or((&text[..end], None), |(name, port)| (name, Some(port)));
    let last = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let has_port = port.is_some_and(|port| !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit()));
    let is_file = !name.contains('.') || FILES.contains(&&*last);
    let is_server = has_port || port.is_none() && (name == "localhost" || !is_file);
    (is_server && is_name(&name.to_ascii_lowercase())).then(|| format!("https://{text}"))
}

/// An address of one server that may have been meant.
pub(super) fn suggested(text: &str) -> String {
    let one = completed(text).unwrap_or_else(|| text.replace("*.", "cec.").replace('*', "cec.example.com"));
    if names_a_server(&one) { one } else { "https://cec.example.com".to_owned() }
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
