//! The vendor's way around browsers' rules for foreign servers (protocol.md, 1.8): the platform is reached through the
//! console's own server. The platform knows the path `/service-cloud/` and no other.

use super::Policy;
use super::site::{Site, comment};
use crate::config::{Bar, Mode, Origin};

pub const PATH: &str = "/service-cloud/";

/// The platform is to be found under [`PATH`] on the console's own server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe;

/// The platform's server.
pub struct Platform<'a> {
    pub address: &'a str,
    /// It is a made-up one, for the operator to replace.
    is_example: bool,
}

impl Recipe {
    /// `None` where the browser goes to the platform itself.
    pub(super) fn of(bar: &Bar) -> Option<Recipe> {
        let address = match bar.mode {
            Mode::Simulator => return None,
            Mode::Frame if bar.context_path.is_empty() => &bar.url,
            Mode::Frame | Mode::Loader => &bar.context_path,
        };
        (Origin::of(address) == Ok(Origin::Own) && address.trim().starts_with(PATH)).then_some(Recipe)
    }
}

impl Policy {
    pub(super) fn platform<'a>(&self, site: &'a Site) -> Option<Platform<'a>> {
        self.recipe?;
        let given = site.platform.as_deref();
        Some(Platform { address: given.unwrap_or("https://cec.example.com"), is_example: given.is_none() })
    }
}

impl Platform<'_> {
    /// What passes requests on; as a comment until the platform's server is known.
    pub(super) fn written(&self, text: &str) -> String {
        let head = "\n# The platform under this server's name, as bar.contextPath or bar.url has it. Its headers are its own.\n";
        if !self.is_example {
            return format!("{head}{text}");
        }
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        format!(
            "{head}# Put the platform's server in the place of cec.example.com (make policy PLATFORM=…):\n{}",
            comment(&lines)
        )
    }
}
