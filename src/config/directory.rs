//! `directory`: who the numbers belong to.

use super::mistake::{Expected, Mistake};
use super::section::{Section, shown};
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
    pub(super) fn read(root: &Section) -> Result<Option<Directory>, Mistake> {
        let section = root.section("directory")?;
        section.only(&["url", "strip"])?;
        let strip = section.texts("strip")?;
        let url = section.text("url")?.unwrap_or_default();
        if url.is_empty() {
            return Ok(None);
        }
        let source = Template::parse(&url, &[Place::Number]);
        let wrong = || Mistake::at(&section.key("url"), shown(&url.as_str().into()), Expected::Address);
        Ok(Some(Directory { source: source.ok_or_else(wrong)?, strip }))
    }
}
