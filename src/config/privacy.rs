//! `privacy`: what is hidden of phone numbers.

use super::reader::Reader;
use crate::privacy::Mask;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Privacy {
    pub mask: Mask,
}

impl Privacy {
    pub(super) fn read(root: &Reader) -> Privacy {
        let section = root.section("privacy");
        section.only(&["mask"]);
        let masks = [("none", Mask::Nowhere), ("list", Mask::List), ("everywhere", Mask::Everywhere)];
        Privacy { mask: section.choice("mask", &masks) }
    }
}
