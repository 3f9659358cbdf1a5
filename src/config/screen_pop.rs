//! `screenPop`: the page about the caller that a call opens.

use super::error::Expected;
use super::reader::{Reader, shown};
use super::template::{Place, Template};
use crate::domain::PopWhen;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenPop {
    pub template: Template,
    pub when: PopWhen,
    pub target: PopWhere,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PopWhere {
    /// A new tab for each call.
    #[default]
    NewTab,
    /// One tab, which each call uses again.
    SameTab,
    /// A frame beside the log.
    Panel,
}

/// Schemes that run a script or read the agent's disk.
const REFUSED: [&str; 7] = ["javascript", "data", "vbscript", "blob", "file", "about", "filesystem"];

impl ScreenPop {
    pub(super) fn read(root: &Reader) -> Option<ScreenPop> {
        let section = root.section("screenPop");
        section.only(&["url", "when", "where", "schemes"]);
        let schemes = section.texts("schemes");
        let is_scheme = |text: &str| {
            text.starts_with(|first: char| first.is_ascii_alphabetic())
                && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
                && !REFUSED.contains(&text.to_ascii_lowercase().as_str())
        };
        for bad in schemes.iter().filter(|scheme| !is_scheme(scheme)) {
            section.wrong("schemes", shown(&bad.as_str().into()), Expected::Scheme);
        }
        let when = section.choice(
            "when",
            &[("ringing", PopWhen::Ringing), ("answered", PopWhen::Answered), ("manual", PopWhen::Manual)],
        );
        let target = section.choice(
            "where",
            &[("new-tab", PopWhere::NewTab), ("same-tab", PopWhere::SameTab), ("panel", PopWhere::Panel)],
        );
        let url = section.text("url").filter(|url| !url.is_empty())?;
        let is_allowed = url.split_once(':').is_some_and(|(scheme, rest)| {
            let over_http = matches!(scheme.to_ascii_lowercase().as_str(), "https" | "http")
                && rest.strip_prefix("//").is_some_and(|rest| rest.starts_with(|first| !matches!(first, '/' | '\\')));
            let named = schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme)) && target != PopWhere::Panel;
            over_http || named
        });
        let template = if is_allowed { Template::parse(&url, &Place::ALL) } else { None };
        if template.is_none() {
            section.wrong("url", shown(&url.into()), Expected::ScreenPop);
        }
        Some(ScreenPop { template: template?, when, target })
    }

    /// How its address begins, if that is no page's but starts a program of the desktop; without the colon.
    pub fn program(&self) -> Option<String> {
        let address = self.template.fill(|_| None);
        let scheme = address.split_once(':')?.0.to_ascii_lowercase();
        (!matches!(scheme.as_str(), "https" | "http")).then_some(scheme)
    }
}
