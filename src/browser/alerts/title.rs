//! The tab's title, read in the row of tabs and in the system's list of windows. It is always a
//! sentence of the language in use: what rings, how long a break may still last, or the page's name.

use crate::browser::clock::window;

#[derive(Default)]
pub struct Title {
    shown: String,
}

impl Title {
    pub fn show(&mut self, title: String) {
        if self.shown != title {
            if let Some(document) = window().document() {
                document.set_title(&title);
            }
            self.shown = title;
        }
    }
}
