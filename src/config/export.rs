//! `export`: how the files of calls are written.

use super::reader::Reader;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Export {
    pub separator: Separator,
}

/// What stands between the columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Separator {
    /// What spreadsheets of the page's language and region expect.
    #[default]
    Auto,
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    /// `local` is what the language and region come to.
    pub fn sign(self, local: char) -> char {
        match self {
            Separator::Auto => local,
            Separator::Comma => ',',
            Separator::Semicolon => ';',
            Separator::Tab => '\t',
        }
    }
}

impl Export {
    pub(super) fn read(root: &Reader) -> Export {
        let section = root.section("export");
        section.only(&["separator"]);
        let separators = [
            ("auto", Separator::Auto),
            ("comma", Separator::Comma),
            ("semicolon", Separator::Semicolon),
            ("tab", Separator::Tab),
        ];
        Export { separator: section.choice("separator", &separators) }
    }
}
