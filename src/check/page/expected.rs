//! The headers that this configuration needs, and how each web server is told to send them.

use crate::config::{Config, ConfigError};
use crate::policy::{Policy, Site};

/// What one web server's configuration says.
#[derive(Clone, PartialEq)]
pub struct Snippet {
    pub server: &'static str,
    pub text: String,
}

/// What is expected of the server.
#[derive(Clone, PartialEq)]
pub struct Expected {
    pub headers: Vec<(&'static str, String)>,
    pub snippets: Vec<Snippet>,
}

/// Where the files lie on the server's disk, no page can know.
const ROOT: &str = "/srv/agent-console";

impl Expected {
    /// `path` is the console's own on its server, from slash to slash.
    pub fn of(config: &Config, path: &str) -> Result<Expected, ConfigError> {
        let policy = Policy::of(config)?;
        // A path that no snippet can name is served as if it were the root.
        let site = Site::new(ROOT, path).or_else(|_| Site::new(ROOT, "/")).expect("the root is a site");
        let snippet = |server, text| Snippet { server, text };
        let snippets = vec![
            snippet("nginx", policy.nginx(&site)),
            snippet("Caddy", policy.caddy(&site)),
            snippet("Apache", policy.apache(&site)),
        ];
        Ok(Expected { headers: policy.headers(), snippets })
    }
}
