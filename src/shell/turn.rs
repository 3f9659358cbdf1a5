//! Long work gives way to everybody else from time to time.

use super::store::happening::first;
use wasm_bindgen::JsValue;
use web_sys::MessageChannel;

/// Comes back when everybody who waited has had a turn. No timer is involved: those of a hidden tab may come a minute
/// late.
pub async fn turn() {
    let channel = MessageChannel::new().expect("every browser that runs WebAssembly has it");
    let (here, there) = (channel.port1(), channel.port2());
    let heard = first(&here, &["message"]);
    here.start();
    there.post_message(&JsValue::NULL).expect("an open port takes any value");
    heard.await;
    here.close();
    there.close();
}
