//! What the app provides around everything that is drawn.

use super::clock::Clock;
use super::culture::Culture;
use super::phones::Phones;
use super::words::Words;
use yew::prelude::*;

/// Goes down through one `ContextProvider<Surroundings>`.
#[derive(Clone, PartialEq)]
pub struct Surroundings {
    pub clock: Clock,
    pub words: &'static Words,
    pub culture: Culture,
    pub phones: Phones,
}

#[hook]
fn use_surroundings() -> Surroundings {
    use_context().expect("the app provides the surroundings of everything that is drawn")
}

#[hook]
pub(super) fn use_clock() -> Clock {
    use_surroundings().clock
}

#[hook]
pub(super) fn use_culture() -> Culture {
    use_surroundings().culture
}

#[hook]
pub(super) fn use_phones() -> Phones {
    use_surroundings().phones
}

/// What to say in the language of the page.
#[hook]
pub(super) fn use_words() -> &'static Words {
    use_surroundings().words
}
