//! `policy`: what the web server's policy allows beyond what follows from the rest of the file. The console itself reads
//! none of it; whoever writes the server's configuration does, so that all of that comes from one place.

use super::error::Expected;
use super::origin::is_name;
use super::reader::{Reader, shown};

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PolicyException {
    /// Servers other than the console's own whose pages may show the console in a frame.
    pub frame_ancestors: Vec<String>,
    /// Directives of `Content-Security-Policy`, each with a source.
    pub sources: Vec<(&'static str, String)>,
}

/// The directives that may be given more. Not those that keep the console's own page together.
const DIRECTIVES: [&str; 11] = [
    "connect-src",
    "font-src",
    "form-action",
    "frame-src",
    "img-src",
    "media-src",
    "script-src",
    "script-src-attr",
    "style-src",
    "style-src-attr",
    "worker-src",
];
const SCHEMES: [&str; 7] = ["blob:", "data:", "http:", "https:", "mediastream:", "ws:", "wss:"];

impl PolicyException {
    pub(super) fn read(root: &Reader) -> PolicyException {
        let section = root.section("policy");
        section.only(&["frameAncestors", "sources"]);
        let frame_ancestors = section.texts("frameAncestors");
        for bad in frame_ancestors.iter().filter(|text| !is_server(text)) {
            section.wrong("frameAncestors", shown(&bad.as_str().into()), Expected::Server);
        }
        let directives = section.section("sources");
        directives.only(&DIRECTIVES);
        let mut sources = Vec::new();
        for directive in DIRECTIVES {
            for source in directives.texts(directive) {
                if !is_source(directive, &source) {
                    directives.wrong(directive, shown(&source.as_str().into()), Expected::PolicySource);
                }
                sources.push((directive, source));
            }
        }
        PolicyException { frame_ancestors, sources }
    }
}

/// Everything that CSP 3 has and that the directive can use, but the star, nonces (a file has the same one for
/// everybody) and `'strict-dynamic'`, which would forbid the console's own scripts.
fn is_source(directive: &str, text: &str) -> bool {
    match text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
        Some("self") => !directive.ends_with("-attr"),
        Some("unsafe-inline") => directive.starts_with("script-") || directive.starts_with("style-"),
        Some("unsafe-hashes") => directive.starts_with("script-") || directive.starts_with("style-"),
        Some("unsafe-eval") => directive == "script-src",
        Some(other) => (directive.starts_with("script-") || directive.starts_with("style-")) && is_hash(other),
        None if directive.ends_with("-attr") => false,
        None => SCHEMES.contains(&text) || is_server_or_path(text),
    }
}

fn is_hash(text: &str) -> bool {
    let digits = match text.split_once('-') {
        Some(("sha256", hash)) if hash.len() == 44 => hash,
        Some(("sha384", hash)) if hash.len() == 64 => hash,
        Some(("sha512", hash)) if hash.len() == 88 => hash,
        _ => return false,
    };
    let digits = digits.trim_end_matches('=');
    digits.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/' | b'-' | b'_'))
}

/// `https://portal.example.com:8443`, or `https://*.example.com` for all of a domain.
fn is_server(text: &str) -> bool {
    text.starts_with("http") && text.matches('/').count() == 2 && is_server_or_path(text)
}

fn is_server_or_path(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let (server, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (name, port) = server.split_once(':').unwrap_or((server, "*"));
    matches!(scheme, "https" | "http" | "wss" | "ws")
        && is_name(name.strip_prefix("*.").unwrap_or(name))
        && (port == "*" || (!port.starts_with('+') && port.parse::<u16>().is_ok()))
        && path.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'/' | b'-' | b'.' | b'_' | b'~'))
}
