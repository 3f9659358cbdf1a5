//! What is asked for, by the command or by the page: a configuration, where its console lies, and for which web server.

use super::site::WORKER;
use super::{BadSite, Policy, Site};
use crate::config::{ConfigError, parse};

/// Who reads what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebServer {
    Nginx,
    Caddy,
    Apache,
    /// Any other: the bare names and values.
    Headers,
}

impl WebServer {
    pub const ALL: [WebServer; 4] = [WebServer::Nginx, WebServer::Caddy, WebServer::Apache, WebServer::Headers];

    pub fn name(self) -> &'static str {
        match self {
            WebServer::Nginx => "nginx",
            WebServer::Caddy => "caddy",
            WebServer::Apache => "apache",
            WebServer::Headers => "headers",
        }
    }

    pub fn named(name: &str) -> Option<WebServer> {
        WebServer::ALL.into_iter().find(|server| server.name() == name)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The text of `config.json`.
    pub config: String,
    pub root: String,
    pub base: String,
    /// The platform's server; empty if nothing is passed on.
    pub platform: String,
    /// nginx has its module for Brotli.
    pub brotli: bool,
}

impl Default for Order {
    fn default() -> Self {
        Order {
            config: "{}".to_owned(),
            root: "/srv/agent-console".to_owned(),
            base: "/".to_owned(),
            platform: String::new(),
            brotli: false,
        }
    }
}

/// Why nothing can be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Mistakes(Vec<ConfigError>),
    Site(BadSite),
    /// A platform is named, and no address of the configuration is passed on to it.
    NothingToPassOn,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    policy: Policy,
    site: Site,
    /// Mistakes that stop nobody.
    pub warnings: Vec<ConfigError>,
}

impl Order {
    /// # Errors
    ///
    /// All mistakes of the configuration; of the rest, the first thing that is wrong.
    pub fn prepare(&self) -> Result<Prepared, Refusal> {
        let config = parse(&self.config).map_err(Refusal::Mistakes)?;
        let policy = Policy::of(&config).map_err(Refusal::Mistakes)?;
        let site = Site::new(&self.root, &self.base).map_err(Refusal::Site)?.with_brotli(self.brotli);
        let site = match self.platform.trim() {
            "" => site,
            _ if !policy.passes_on() => return Err(Refusal::NothingToPassOn),
            platform => site.passing_on_to(platform).map_err(Refusal::Site)?,
        };
        Ok(Prepared { policy, site, warnings: config.warnings })
    }
}

impl Prepared {
    pub fn print(&self, server: WebServer) -> String {
        let Prepared { policy, site, .. } = self;
        match server {
            WebServer::Nginx => policy.nginx(site),
            WebServer::Caddy => policy.caddy(site),
            WebServer::Apache => policy.apache(site),
            WebServer::Headers => {
                let lines = |headers: Vec<(&str, String)>| -> String {
                    headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect()
                };
                format!(
                    "{}\n# {WORKER} alone, in addition\n{}",
                    lines(policy.headers()),
                    lines(policy.worker_headers())
                )
            }
        }
    }
}
