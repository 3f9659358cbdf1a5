//! Speaks to screen readers (`ariaNotify`).

use crate::browser::clock::window;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Document;

#[wasm_bindgen]
extern "C" {
    /// A document that speaks, which not every browser has.
    #[wasm_bindgen(extends = Document)]
    type Speaking;
    #[wasm_bindgen(method, catch, js_name = ariaNotify)]
    fn aria_notify(this: &Speaking, text: &str, options: &Object) -> Result<(), JsValue>;
}

pub fn is_there() -> bool {
    document().is_some_and(|document| Reflect::has(&document, &"ariaNotify".into()).unwrap_or_default())
}

/// Lets a text be read out before what is being read. A page may be forbidden to; that it said so would help nobody.
pub fn speak(text: &str) {
    let options = Object::new();
    let is_urgent = Reflect::set(&options, &"priority".into(), &"high".into());
    if let (Some(document), Ok(_)) = (document(), is_urgent) {
        let _ = document.unchecked_ref::<Speaking>().aria_notify(text, &options);
    }
}

fn document() -> Option<Document> {
    window().document()
}
