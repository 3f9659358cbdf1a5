//! index.html's outline of the page, which stands until the program draws.

use super::clock::window;

/// Takes it out of the page, in the frame in which the program's own picture comes.
pub fn remove() {
    let document = window().document().expect("a window has a document");
    if let Some(skeleton) = document.get_element_by_id("skeleton") {
        skeleton.remove();
    }
}
