//! What the app provides around everything that is drawn.

use super::clock::Clock;
use super::locale::Locale;
use super::phones::Phones;
use super::words::Words;
use yew::prelude::*;

/// Goes down through one `ContextProvider<ViewContext>`.
#[derive(Clone, PartialEq)]
pub struct ViewContext {
    pub clock: Clock,
    pub words: &'static Words,
    pub locale: Locale,
    pub phones: Phones,
}

#[hook]
fn use_view_context() -> ViewContext {
    use_context().expect("the app provides the view_context of everything that is drawn")
}

#[hook]
pub(super) fn use_clock() -> Clock {
    use_view_context().clock
}

#[hook]
pub(super) fn use_locale() -> Locale {
    use_view_context().locale
}

#[hook]
pub(super) fn use_phones() -> Phones {
    use_view_context().phones
}

/// What to say in the language of the page.
#[hook]
pub(super) fn use_words() -> &'static Words {
    use_view_context().words
}
