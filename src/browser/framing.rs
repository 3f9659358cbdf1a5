//! Whether another page shows the console. Browsers keep what a page stores apart by the site of the page around it, and
//! its locks and channels too: a console that another site shows and one in a tab know nothing of each other.

use super::clock::window;
use web_sys::Window;

/// Whether one of the pages around this one is of another origin. Whether it is of another site, too, no page is told.
pub fn is_framed_elsewhere() -> bool {
    let own = window().location().origin().ok();
    let mut inner: Window = window();
    loop {
        let Ok(Some(outer)) = inner.parent() else { return false };
        if outer == inner {
            return false;
        }
        // Of another origin's page nothing can be read.
        if outer.location().origin().ok() != own {
            return true;
        }
        inner = outer;
    }
}

/// The console's own address, to be opened in a window of its own.
pub fn own_address() -> String {
    let location = window().location();
    format!("{}{}", location.origin().unwrap_or_default(), location.pathname().unwrap_or_default())
}
