//! A file that somebody drops on the page or chooses, as text; and a text as a file. Nothing of it leaves the browser.

use super::clock::window;
use crate::replay::Bad;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, ReadableStream, ReadableStreamDefaultReader, Url,
};

/// What a compressed file (RFC 1952) begins with.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// A text of more bytes is not read.
const MOST: usize = 200_000_000;

#[wasm_bindgen]
extern "C" {
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    type Piped;
    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Piped, through: &DecompressionStream) -> Result<ReadableStream, JsValue>;
}

/// The first file that was dropped.
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The file that was chosen. The field takes the same one again afterwards.
pub fn chosen(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.unchecked_into();
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// Its text, unpacked if it is compressed. Of a compressed one that is cut off it is what could be unpacked.
pub async fn text_of(file: &File) -> Result<String, Bad> {
    if file.size() == 0.0 {
        return Err(Bad::Empty);
    }
    let begin = file.slice_with_i32_and_i32(0, 2).map_err(|_| Bad::Unreadable)?;
    let begin = JsFuture::from(begin.array_buffer()).await.map_err(|_| Bad::Unreadable)?;
    let is_packed = Uint8Array::new(&begin).to_vec() == GZIP;
    let stream = if is_packed {
        let unpack = DecompressionStream::new("gzip").map_err(|_| Bad::NoDecompression)?;
        file.stream().unchecked_ref::<Piped>().pipe_through(&unpack).map_err(|_| Bad::NoDecompression)?
    } else {
        file.stream()
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        match JsFuture::from(reader.read()).await {
            Ok(part) if Reflect::get(&part, &"done".into()).is_ok_and(|done| done.is_truthy()) => break,
            Ok(part) => {
                let part = Reflect::get(&part, &"value".into()).map_err(|_| Bad::Unreadable)?;
                bytes.extend(Uint8Array::new(&part).to_vec());
            }
            Err(_) if !is_packed => return Err(Bad::Unreadable),
            Err(_) if bytes.is_empty() => return Err(Bad::BrokenArchive),
            Err(_) => break,
        }
        if bytes.len() > MOST {
            return Err(Bad::TooLarge);
        }
    }
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// Offers a text as a file of that name.
pub fn save(text: &str, name: &str) {
    let offer = || -> Result<(), JsValue> {
        let blob = Blob::new_with_str_sequence(&Array::of1(&text.into()))?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let document = window().document().ok_or(JsValue::UNDEFINED)?;
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Ok(())
    };
    // A browser that refuses says so itself. The file is small, and in reach of the browser as long as the page.
    let _ = offer();
}
