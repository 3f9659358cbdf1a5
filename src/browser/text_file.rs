//! Files that somebody has chosen or dropped, as text; and texts that are saved as files.

use super::clock::window;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, ReadableStream, Response, Url};

#[wasm_bindgen]
extern "C" {
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// Neither a text nor one that gzip has packed.
pub struct NotUnpacked;

/// The file's text, unpacked if need be.
pub async fn read(file: &File) -> Result<String, NotUnpacked> {
    const PACKED: [u8; 2] = [0x1f, 0x8b];
    let text = async {
        let start = file.slice_with_i32_and_i32(0, PACKED.len() as i32)?;
        let start = Uint8Array::new(&JsFuture::from(start.array_buffer()).await?).to_vec();
        let response = if start == PACKED {
            Response::new_with_opt_readable_stream(Some(&unpacked(file)?))?
        } else {
            Response::new_with_opt_blob(Some(file))?
        };
        JsFuture::from(response.text()?).await
    };
    let text: Result<JsValue, JsValue> = text.await;
    text.ok().and_then(|text| text.as_string()).ok_or(NotUnpacked)
}

fn unpacked(file: &Blob) -> Result<ReadableStream, JsValue> {
    let stream = file.stream();
    let pipe: Function = Reflect::get(&stream, &"pipeThrough".into())?.dyn_into()?;
    pipe.call1(&stream, &DecompressionStream::new("gzip")?.into())?.dyn_into()
}

/// Offers a text as a file. To be called at a click.
pub fn save(name: &str, text: &str) {
    let save = || {
        let kind = BlobPropertyBag::new();
        kind.set_type("application/json");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let document = window().document().ok_or(JsValue::NULL)?;
        let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser has what it needs from the click on.
        Url::revoke_object_url(&address)
    };
    // A browser that makes no files saves none, and shows that itself.
    let _: Result<(), JsValue> = save();
}
