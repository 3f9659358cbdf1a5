//! What the web server must say with every file of the console: computed from `config.json`, so that the two can't drift
//! apart, and written as nginx, Caddy and Apache read it. Nothing here is of a browser; the console itself never asks.

mod recipe;
mod content;
mod permissions;
mod site;
mod nginx;
mod caddy;
mod apache;
mod order;

pub use order::{Order, Prepared, Refusal, WebServer};
pub use site::{BadSite, Site};

use crate::config::{Config, ConfigError};
use content::Content;
use permissions::Permissions;
use recipe::Recipe;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    content: Content,
    permissions: Permissions,
    recipe: Option<Recipe>,
}

impl Policy {
    /// What a console with this configuration needs, and nothing beside it.
    ///
    /// # Errors
    ///
    /// The mistakes that the console itself would find in addresses at its start, addresses whose server no policy can
    /// name, and features that aren't any.
    pub fn of(config: &Config) -> Result<Policy, Vec<ConfigError>> {
        let mut mistakes = Vec::new();
        let content = Content::of(config, &mut mistakes);
        match Permissions::of(&config.bar) {
            Ok(permissions) if mistakes.is_empty() => {
                return Ok(Policy { content, permissions, recipe: Recipe::of(&config.bar) });
            }
            Err(mistake) if !mistakes.contains(&mistake) => mistakes.push(mistake),
            Ok(_) | Err(_) => {}
        }
        Err(mistakes)
    }

    /// Names and values, for every answer about the console's files, errors too.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("Content-Security-Policy", self.content.text()),
            ("Permissions-Policy", self.permissions.text()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Cross-Origin-Opener-Policy", "same-origin-allow-popups".to_owned()),
        ];
        // It can name no other server, and whoever reads `frame-ancestors` passes over it.
        if !self.content.is_framed_elsewhere() {
            headers.push(("X-Frame-Options", "SAMEORIGIN".to_owned()));
        }
        headers
    }

    /// Further ones, for the service worker alone: browsers then give it a process of its own, in which it outlives a page that
    /// crashes.
    pub fn worker_headers(&self) -> Vec<(&'static str, String)> {
        vec![("Cross-Origin-Embedder-Policy", "require-corp".to_owned())]
    }

    /// Whether the platform is reached through the console's own server, so that [`Site::platform`] is of use.
    pub fn passes_on(&self) -> bool {
        self.recipe.is_some()
    }

    /// What the server's configuration says of itself.
    fn preamble(&self, place: &[&str]) -> Vec<String> {
        let mut lines = vec![
            "The agent console's files, as its config.json wants them served. Made by the console's page  check/#policy".to_owned(),
            "(or  make policy ): don't edit it, change config.json and make it again.".to_owned(),
            String::new(),
        ];
        lines.extend(place.iter().map(|&line| line.to_owned()));
        let reasons = self.content.reasons();
        if !reasons.is_empty() {
            lines.extend([
                String::new(),
                "What the Content-Security-Policy allows beyond this server, and why:".to_owned(),
            ]);
            lines.extend(reasons.iter().map(|reason| format!("    {reason}")));
        }
        lines
    }

    /// What belongs inside nginx's `server { … }`.
    pub fn nginx(&self, site: &Site) -> String {
        nginx::write(self, site)
    }

    /// What belongs inside a site's block of the Caddyfile.
    pub fn caddy(&self, site: &Site) -> String {
        caddy::write(self, site)
    }

    /// What belongs inside Apache's `<VirtualHost>`.
    pub fn apache(&self, site: &Site) -> String {
        apache::write(self, site)
    }
}
