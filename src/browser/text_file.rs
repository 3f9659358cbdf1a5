//! A file that somebody drops on the page or chooses, as text; and a text as a file. Nothing of it leaves the browser.

use super::clock::window;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, ReadableStream,
    ReadableStreamDefaultReader, Url,
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

/// Why a file has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    Empty,
    /// The browser could not read it.
    Unreadable,
    TooLarge,
    /// It is compressed, and this browser can't unpack anything.
    NoDecompression,
    /// It is compressed, and nothing of it can be unpacked.
    BrokenArchive,
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

/// The file's text, unpacked if it is compressed. Of a compressed one that is cut off it is what could be unpacked.
pub async fn read(file: &File) -> Result<String, NoText> {
    if file.size() == 0.0 {
        return Err(NoText::Empty);
    }
    let begin = file.slice_with_i32_and_i32(0, GZIP.len() as i32).map_err(|_| NoText::Unreadable)?;
    let begin = JsFuture::from(begin.array_buffer()).await.map_err(|_| NoText::Unreadable)?;
    let is_packed = Uint8Array::new(&begin).to_vec() == GZIP;
    let stream = if is_packed {
        let unpack = DecompressionStream::new("gzip").map_err(|_| NoText::NoDecompression)?;
        file.stream().unchecked_ref::<Piped>().pipe_through(&unpack).map_err(|_| NoText::NoDecompression)?
    } else {
        file.stream()
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        match JsFuture::from(reader.read()).await {
            Ok(part) if Reflect::get(&part, &"done".into()).is_ok_and(|done| done.is_truthy()) => break,
            Ok(part) => {
                let part = Reflect::get(&part, &"value".into()).map_err(|_| NoText::Unreadable)?;
                bytes.extend(Uint8Array::new(&part).to_vec());
            }
            Err(_) if !is_packed => return Err(NoText::Unreadable),
            Err(_) if bytes.is_empty() => return Err(NoText::BrokenArchive),
            Err(_) => break,
        }
        if bytes.len() > MOST {
            return Err(NoText::TooLarge);
        }
    }
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
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
