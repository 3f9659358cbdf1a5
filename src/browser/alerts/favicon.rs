//! The tab's icon: in a row of narrow tabs the only thing that is left to see.

use crate::browser::clock::window;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::HtmlLinkElement;

thread_local! {
    /// For a program that breaks down: the icon, and its address while nothing rings.
    static CALM: RefCell<Option<(HtmlLinkElement, String)>> = const { RefCell::new(None) };
}

/// Shows that nothing rings. A program that breaks down has nothing else left.
pub fn calm_down() {
    CALM.with(|calm| {
        if let Some((link, address)) = calm.try_borrow().ok().as_deref().and_then(Option::as_ref) {
            link.set_href(address);
        }
    });
}

/// Two icons; the page shows one at a time.
pub struct Favicon {
    link: Option<HtmlLinkElement>,
    calm: String,
    ringing: String,
    rings: bool,
}

impl Favicon {
    /// The page links both, so that both have the hashed names of this release. The one that rings is taken out.
    pub fn new() -> Favicon {
        let ringing = link(r#"link[rel~="icon"][href*="icon-ringing"]"#);
        ringing.iter().for_each(|link| link.remove());
        let ringing = ringing.map(|link| link.href()).unwrap_or_default();
        let link = link(r#"link[rel~="icon"]"#).filter(|_| !ringing.is_empty());
        let calm = link.as_ref().map(HtmlLinkElement::href).unwrap_or_default();
        CALM.with(|known| known.replace(link.clone().map(|link| (link, calm.clone()))));
        Favicon { link, calm, ringing, rings: false }
    }

    pub fn show(&mut self, rings: bool) {
        if let Some(link) = self.link.as_ref().filter(|_| self.rings != rings) {
            link.set_href(if rings { &self.ringing } else { &self.calm });
            self.rings = rings;
        }
    }
}

fn link(selector: &str) -> Option<HtmlLinkElement> {
    let found = window().document()?.query_selector(selector).expect("a selector")?;
    found.dyn_into().ok()
}
