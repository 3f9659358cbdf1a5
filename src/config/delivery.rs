//! `delivery`: where the enterprise receives each finished call.

use super::error::Expected;
use super::origin::Origin;
use super::reader::{Reader, shown};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Absolute, or relative to the console's page.
    pub url: String,
    /// Names and values, as the operator wrote them.
    pub headers: Vec<(String, String)>,
    pub credentials: Credentials,
    /// Where agents sign in with the server, absolute or relative to the console's page.
    pub sign_in: Option<String>,
}

/// Whether cookies and the like go with a request, as `fetch` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Credentials {
    Omit,
    /// Only to the console's own origin.
    #[default]
    SameOrigin,
    Include,
}

/// Headers that are the console's own, and those that browsers set themselves and drop in silence
/// (Fetch standard, "forbidden request-header").
const REFUSED: [&str; 23] = [
    "content-type",
    "idempotency-key",
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
    "set-cookie",
];

impl Delivery {
    pub(super) fn read(root: &Reader) -> Option<Delivery> {
        let section = root.section("delivery");
        section.only(&["url", "headers", "credentials", "signIn"]);
        let credentials = section.choice(
            "credentials",
            &[("same-origin", Credentials::SameOrigin), ("omit", Credentials::Omit), ("include", Credentials::Include)],
        );
        let written = section.section("headers");
        let mut headers: Vec<(String, String)> = Vec::new();
        for (name, value) in written.entries() {
            let is_taken = headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
            if !is_allowed(name) || is_taken {
                written.wrong(name, shown(&name.into()), Expected::HeaderName);
            }
            match value.as_str().map(str::trim).filter(|text| is_value(text)) {
                Some(text) => headers.push((name.to_owned(), text.to_owned())),
                None => written.wrong(name, shown(value), Expected::HeaderValue),
            }
        }
        let url = section.address("url").filter(|url| !url.is_empty());
        let sign_in = section.address("signIn").filter(|address| !address.is_empty());
        if let Some(bad) = sign_in.as_ref().filter(|address| Origin::of(address) == Err(Expected::Address)) {
            section.wrong("signIn", shown(&bad.as_str().into()), Expected::Address);
        }
        url.map(|url| Delivery { url, headers, credentials, sign_in })
    }
}

/// A token (RFC 9110, 5.6.2) that a page may set.
fn is_allowed(name: &str) -> bool {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let lower = name.to_ascii_lowercase();
    !name.is_empty()
        && name.chars().all(is_token)
        && !lower.starts_with("sec-")
        && !lower.starts_with("proxy-")
        && !REFUSED.contains(&lower.as_str())
}

/// What can be read in any header: visible ASCII and blanks.
fn is_value(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_graphic() || matches!(c, ' ' | '\t'))
}
