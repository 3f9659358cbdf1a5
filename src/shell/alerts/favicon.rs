//! The tab's icon: in a row of narrow tabs the only thing that is left to see.

use crate::shell::clock::window;
use wasm_bindgen::JsCast;
use web_sys::HtmlLinkElement;

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
