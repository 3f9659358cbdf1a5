//! The styles of what a start doesn't show. In a release they are a file that the page names in `meta[name=later-styles]`;
//! every other build links them with the others.

use super::clock::window;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlLinkElement};

/// The browser could not fetch them. Asking again fetches them again.
pub struct Missing;

/// Puts them into the page. They are on their way when this returns, and there when what it returns is done.
pub fn fetch() -> impl Future<Output = Result<(), Missing>> {
    let link = link();
    let there = link.as_ref().map(|link| {
        JsFuture::from(Promise::new(&mut |resolve, reject| {
            link.set_onload(Some(&resolve));
            link.set_onerror(Some(&reject));
        }))
    });
    async move {
        let (Some(there), Some(link)) = (there, link) else { return Ok(()) };
        let result = there.await.map_err(|_| Missing);
        if result.is_err() {
            link.remove();
        }
        result.map(drop)
    }
}

/// In its place behind the other styles; none if that is not called for.
fn link() -> Option<HtmlLinkElement> {
    let document = window().document()?;
    let meta = document.query_selector("meta[name=later-styles]").ok()??;
    let address = meta.get_attribute("content")?;
    let before = document.query_selector(&format!("link[href='{address}']")).ok()?;
    if before.is_some() {
        return None;
    }
    let link: HtmlLinkElement = document.create_element("link").ok()?.unchecked_into();
    link.set_rel("stylesheet");
    Element::set_attribute(&link, "href", &address).ok()?;
    meta.after_with_node_1(&link).ok()?;
    Some(link)
}
