//! `directory`: who the numbers belong to.

use super::error::Expected;
use super::reader::{Reader, shown};
use super::template::{Place, Template};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory {
    /// A file of JSON or CSV, or with `{number}` an endpoint that is asked for each number. Absolute, or relative
    /// to the console's page.
    pub source: Template,
    /// Prefixes that say nothing about whose number it is, such as the one for an outside line.
    pub strip: Vec<String>,
}

impl Directory {
    pub(super) fn read(root: &Reader) -> Option<Directory> {
        let section = root.section("directory");
        section.only(&["url", "strip"]);
        let strip = section.texts("strip");
        let url = section.address("url").filter(|url| !url.is_empty())?;
        let source = Template::parse(&url, &[Place::Number]);
        if source.is_none() {
            section.wrong("url", shown(&url.into()), Expected::Address);
        }
        Some(Directory { source: source?, strip })
    }
}
