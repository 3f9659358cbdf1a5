//! The keys of keyboards and headsets that pause music (Media Session). Browsers lead them to a page in which a media element
//! plays something of some length, and to no other: Web Audio alone is not enough. So five seconds of silence are played, over
//! and over, as long as it rings aloud.

use crate::browser::clock::window;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlAudioElement;
use yew::Callback;

/// 215 MP3 frames without a sound, 5,160 bytes. The hash in the name is that of its content, which never changes.
const SILENCE: &str = "silence-ae39abe40877.mp3";
/// Whatever such a key means to music, it ends the sound. None of them ends a call.
const ACTIONS: [&str; 4] = ["play", "pause", "stop", "hangup"];

#[wasm_bindgen]
extern "C" {
    /// web-sys has it only behind its unstable flag.
    type MediaSession;
    #[wasm_bindgen(method, setter, js_name = metadata)]
    fn set_metadata(this: &MediaSession, metadata: &JsValue);
    #[wasm_bindgen(method, setter, js_name = playbackState)]
    fn set_playback_state(this: &MediaSession, state: &str);
    #[wasm_bindgen(method, catch, js_name = setActionHandler)]
    fn set_action_handler(this: &MediaSession, action: &str, handler: Option<&Function>) -> Result<(), JsValue>;

    type MediaMetadata;
    #[wasm_bindgen(constructor, catch)]
    fn new(init: &Object) -> Result<MediaMetadata, JsValue>;
}

/// Dropped, the keys are the system's again.
pub struct MediaKeys {
    session: Option<MediaSession>,
    silence: Option<HtmlAudioElement>,
    pressed: Closure<dyn FnMut()>,
    is_on: bool,
}

impl MediaKeys {
    /// `on_press` is told of each press.
    pub fn new(on_press: Callback<()>) -> MediaKeys {
        let session = Reflect::get(&window().navigator(), &"mediaSession".into()).unwrap_or_default();
        let session = session.is_object().then(|| session.unchecked_into());
        MediaKeys { session, silence: None, pressed: Closure::new(move || on_press.emit(())), is_on: false }
    }

    /// Whether the keys are ours from now on; `title` is what the system calls what they act on, in place of the page's
    /// title, which may hold a number.
    pub fn show(&mut self, title: Option<&str>) {
        let Some(session) = self.session.as_ref().filter(|_| self.is_on != title.is_some()) else { return };
        self.is_on = title.is_some();
        for action in ACTIONS {
            // Not every browser knows each of them.
            let _ = session.set_action_handler(action, title.map(|_| self.pressed.as_ref().unchecked_ref()));
        }
        let Some(title) = title else {
            if let Some(silence) = self.silence.take() {
                // What does not play is quiet. One that could still play would keep the keys.
                let _ = silence.pause();
                let _ = silence.remove_attribute("src");
                silence.load();
            }
            session.set_metadata(&JsValue::NULL);
            session.set_playback_state("none");
            return;
        };
        let named = Object::new();
        let named = Reflect::set(&named, &"title".into(), &title.into()).and_then(|_| MediaMetadata::new(&named));
        session.set_metadata(&named.map_or(JsValue::NULL, JsValue::from));
        session.set_playback_state("playing");
        let silence = HtmlAudioElement::new_with_src(SILENCE).expect("every browser that has sessions has it");
        silence.set_loop(true);
        if let Ok(played) = silence.play() {
            // Where it isn't let, the keys stay the system's.
            spawn_local(async { drop(JsFuture::from(played).await) });
        }
        self.silence = Some(silence);
    }
}

impl Drop for MediaKeys {
    fn drop(&mut self) {
        self.show(None);
    }
}
