//! Source lists of a Content-Security-Policy (CSP Level 3), read as browsers read them.

use std::collections::BTreeMap;

/// The directives of one policy, each with its sources. Of a directive that is named twice the first counts.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Directives(BTreeMap<String, Vec<String>>);

impl Directives {
    pub fn parse(policy: &str) -> Directives {
        let mut directives = BTreeMap::new();
        for directive in policy.split(';') {
            let mut words = directive.split_whitespace();
            if let Some(name) = words.next() {
                let sources = words.filter(|word| !word.eq_ignore_ascii_case("'none'")).map(str::to_owned).collect();
                directives.entry(name.to_ascii_lowercase()).or_insert(sources);
            }
        }
        Directives(directives)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What applies to `name`: its own list, or for what is fetched the one of `default-src`. `None`: anything goes.
    pub fn of(&self, name: &str) -> Option<&[String]> {
        let own = self.0.get(name);
        let fallback = || self.0.get("default-src").filter(|_| name.ends_with("-src"));
        own.or_else(fallback).map(Vec::as_slice)
    }
}

/// Whether what `wanted` names is let through by `found`, both as they stand in a policy.
pub fn covers(found: &str, wanted: &str) -> bool {
    let (found, wanted) = (found.to_ascii_lowercase(), wanted.to_ascii_lowercase());
    if found == wanted {
        return true;
    }
    if wanted.starts_with('\'') || found.starts_with('\'') {
        return false;
    }
    if found == "*" {
        return !wanted.ends_with(':') || wanted.starts_with("http");
    }
    let Some((scheme, rest)) = wanted.split_once("://") else { return false };
    if let Some(only) = found.strip_suffix(':') {
        return only == scheme || (only == "http" && scheme == "https");
    }
    let (of, at) = found.split_once("://").unwrap_or((scheme, &found));
    (of == scheme || (of == "http" && scheme == "https"))
        && covers_host(at.trim_end_matches('/'), rest.trim_end_matches('/'))
}

fn covers_host(found: &str, wanted: &str) -> bool {
    let (found_host, found_port) = split_port(found);
    let (host, port) = split_port(wanted);
    let hosts = match found_host.strip_prefix("*.") {
        Some(domain) => host.strip_suffix(domain).is_some_and(|front| front.ends_with('.')),
        None => found_host == host,
    };
    hosts && (found_port == port || found_port == Some("*"))
}

fn split_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (host, None),
    }
}

/// Sources that open a page to whatever gets into it.
pub fn is_open(directive: &str, source: &str) -> bool {
    let runs = matches!(directive, "script-src" | "default-src" | "style-src");
    match source.to_ascii_lowercase().as_str() {
        "'unsafe-inline'" | "'unsafe-eval'" | "data:" | "blob:" => runs,
        "*" | "http:" | "https:" | "http://*" | "https://*" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn sources_cover_what_browsers_let_through() {
        for (found, wanted, expected) in [
            ("'self'", "'self'", true),
            ("https://cec.example.com", "https://CEC.example.com", true),
            ("http://cec.example.com", "https://cec.example.com", true),
            ("https://cec.example.com", "http://cec.example.com", false),
            ("*.example.com", "https://cec.example.com", true),
            ("https://*.example.com", "https://example.com", false),
            ("https:", "https://cec.example.com:8443", true),
            ("http://127.0.0.1:*", "http://127.0.0.1:8080", true),
            ("https://cec.example.com", "https://cec.example.com:8443", false),
            ("*", "https://cec.example.com", true),
            ("*", "data:", false),
            ("*", "'self'", false),
            ("https://[::1]:8443", "https://[::1]:8443/", true),
        ] {
            assert_eq!(covers(found, wanted), expected, "{found} {wanted}");
        }
    }
}
