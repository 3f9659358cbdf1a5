//! Where the console's files lie, on the server's disk and in its addresses.

use crate::config::Origin;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The folder of `index.html`, without a slash at the end.
    pub(super) root: String,
    /// The console's address on its server, from slash to slash.
    pub(super) base: String,
    /// The platform that the server passes `/service-cloud/` on to.
    pub(super) platform: Option<String>,
    /// nginx has its module for Brotli.
    pub(super) brotli: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadSite {
    /// No absolute path, or one with signs that mean something to a server.
    Root,
    /// No path from slash to slash, such as `/console/`.
    Base,
    /// No server, such as `https://cec.example.com`.
    Platform,
}

/// Files whose names change with what is in them: Trunk puts sixteen hexadecimal digits there, and leaves out zeros in
/// front. The console's service worker knows them by the same sign.
pub const HASHED: &str = "-[0-9a-f]{12,16}(_bg)?[./]";
/// The service worker, which has headers of its own.
pub const WORKER: &str = "worker.js";
/// A year: such a file never changes.
pub const FOREVER: &str = "public, max-age=31536000, immutable";
/// Asked for again each time, and answered with 304 while it is the same.
pub const ASK: &str = "no-cache";
/// Kept nowhere: what is configured, and what went wrong.
pub const NEVER: &str = "no-store";

impl Site {
    /// Files in `root`, served under `base`.
    pub fn new(root: &str, base: &str) -> Result<Site, BadSite> {
        let root = root.trim_end_matches('/');
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | '@' | '~' | ' ');
        if !root.starts_with('/') || !root.chars().all(is_plain) {
            return Err(BadSite::Root);
        }
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '.');
        let names_a_part_twice = base.contains("//") || base.split('/').any(|part| matches!(part, "." | ".."));
        if !base.starts_with('/') || !base.ends_with('/') || !base.chars().all(is_part) || names_a_part_twice {
            return Err(BadSite::Base);
        }
        Ok(Site { root: root.to_owned(), base: base.to_owned(), platform: None, brotli: false })
    }

    /// With the platform's server, such as `https://cec.example.com`.
    pub fn passing_on_to(self, platform: &str) -> Result<Site, BadSite> {
        match Origin::of(platform) {
            Ok(Origin::Other(origin)) => Ok(Site { platform: Some(origin), ..self }),
            Ok(Origin::Own) | Err(_) => Err(BadSite::Platform),
        }
    }

    /// Where nginx has its module for Brotli.
    pub fn with_brotli(self, brotli: bool) -> Site {
        Site { brotli, ..self }
    }

    /// The base without its last slash; `None` at the root.
    pub(super) fn folder(&self) -> Option<&str> {
        Some(self.base.trim_end_matches('/')).filter(|folder| !folder.is_empty())
    }
}

/// Lines as comments.
pub fn comment(lines: &[String]) -> String {
    lines.iter().map(|line| if line.is_empty() { "#\n".to_owned() } else { format!("# {line}\n") }).collect()
}

/// Each line that isn't empty, so many blanks to the right.
pub fn indent(text: &str, blanks: usize) -> String {
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{:blanks$}{line}\n", "") };
    text.lines().map(line).collect()
}

/// A text between quotation marks, for all three servers. What could mean more to one of them than itself is not in any
/// value: addresses, features and paths have been taken apart into letters, digits and few signs.
pub fn quoted(text: &str) -> String {
    let is_tame = |c: char| !c.is_control() && !matches!(c, '\\' | '$' | '{' | '}' | '%' | '`');
    assert!(text.chars().all(is_tame), "no value has a sign that a server would read as more than itself");
    format!("\"{}\"", text.replace('"', "\\\""))
}
