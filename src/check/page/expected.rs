//! The headers that this configuration needs, and how each web server is told to send them.

use crate::config::Config;
use crate::shell::Place;

/// What one web server's configuration says.
#[derive(Clone, PartialEq)]
pub struct Snippet {
    pub server: &'static str,
    pub text: String,
}

pub fn headers(_config: &Config, place: &Place, _origin: &str) -> Vec<(&'static str, String)> {
    let frame = place.source.split('/').take(3).collect::<Vec<_>>().join("/");
    let frame = if place.simulated { "'self'".to_owned() } else { frame };
    vec![(
        "Content-Security-Policy",
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src {frame}; base-uri 'none'; form-action 'none'"
        ),
    )]
}

pub fn snippets(_config: &Config, _place: &Place, _origin: &str) -> Vec<Snippet> {
    Vec::new()
}
