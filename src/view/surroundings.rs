//! What the app provides around everything that is drawn.

use super::clock::Clock;
use super::culture::Culture;
use super::phones::Phones;
use super::words::{FirstWords, Spoken, Words};
use yew::prelude::*;

/// Goes down through one `ContextProvider<Surroundings>`.
#[derive(Clone, PartialEq)]
pub struct Surroundings {
    pub clock: Clock,
    pub spoken: Spoken,
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
    use_surroundings().spoken.words()
}

/// The same, for what is shown from the first moment on.
#[hook]
pub(super) fn use_first_words() -> &'static FirstWords {
    use_surroundings().spoken.first
}
