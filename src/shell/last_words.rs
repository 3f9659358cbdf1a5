//! A program that has broken down must not leave its last picture standing as if it were true.

use super::alerts;
use super::clock::window;

/// Lets a breakdown put a sentence over the page. The program can't draw any more by then, so the page's own
/// markup holds the sentence, hidden until the root element says so.
pub fn install() {
    // The standard library's own way would be undone by Yew, whose hook tells the console the whole message.
    yew::set_custom_panic_hook(Box::new(|info| {
        alerts::silence();
        if let Some(document) = window().document() {
            // Nothing is left to do if this fails too.
            let _ = document.document_element().map(|root| root.set_attribute("data-stopped", "true"));
            // An agent in another tab reads the title, which may still name a call.
            if let Ok(Some(stopped)) = document.query_selector(".stopped") {
                document.set_title(&stopped.text_content().unwrap_or_default());
            }
        }
        // The place in the code, without the message: that could hold a number.
        let place = info.location().map(|place| format!("The console stopped at {}:{}.", place.file(), place.line()));
        web_sys::console::error_1(&place.unwrap_or_default().into());
    }));
}
