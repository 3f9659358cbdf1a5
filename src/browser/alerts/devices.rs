//! The speakers, where the browser lets a page choose one. Browsers tell their names only to a page that may also
//! use the microphone, or that has let the agent choose in the browser's own list.

use super::output::can_choose_device;
use crate::browser::clock::window;
use crate::settings::{AlertSettings, Chosen, Speaker};
use crate::view::Speakers;
use gloo::events::EventListener;
use js_sys::{Array, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MediaDeviceInfo, MediaDeviceKind, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Devices among which the browser itself lets people choose.
    type Choice;
    #[wasm_bindgen(method, catch, js_name = selectAudioOutput)]
    fn select_audio_output(this: &Choice) -> Result<Promise, JsValue>;
}

pub struct Devices {
    media: Option<MediaDevices>,
    /// `None` until the browser has answered.
    found: Rc<RefCell<Option<Speakers>>>,
    /// The browser has other devices than before.
    changed: Rc<Cell<bool>>,
    look: Callback<()>,
    _changed: Option<EventListener>,
}

impl Devices {
    pub fn new(look: Callback<()>) -> Devices {
        // Absent on a page that came over plain HTTP.
        let navigator = window().navigator();
        let there = js_sys::Reflect::has(&navigator, &"mediaDevices".into()).unwrap_or_default();
        let media = navigator.media_devices().ok().filter(|_| there && can_choose_device());
        let found = Rc::<RefCell<Option<Speakers>>>::default();
        let changed = Rc::<Cell<bool>>::default();
        let listener = media.as_ref().map(|media| {
            find(media.clone(), found.clone(), look.clone());
            let (media, found, look, changed) = (media.clone(), found.clone(), look.clone(), changed.clone());
            EventListener::new(&media.clone(), "devicechange", move |_| {
                changed.set(true);
                look.emit(());
                find(media.clone(), found.clone(), look.clone());
            })
        });
        Devices { media, found, changed, look, _changed: listener }
    }

    pub fn speakers(&self) -> Speakers {
        self.found.borrow().clone().unwrap_or_default()
    }

    /// The id of the speaker to use: the standard one, which is an empty text, if the chosen one is not there.
    pub fn present(&self, settings: &AlertSettings) -> String {
        match settings.speaker(&self.speakers().list) {
            Chosen::There(id) => id.to_owned(),
            Chosen::Standard | Chosen::Missing => String::new(),
        }
    }

    /// Whether it is known that the chosen speaker is not there.
    pub fn misses(&self, settings: &AlertSettings) -> bool {
        self.found.borrow().as_ref().is_some_and(|found| settings.speaker(&found.list) == Chosen::Missing)
    }

    /// Whether devices have come or gone since this was asked last.
    pub fn have_changed(&self) -> bool {
        self.changed.take()
    }

    /// Lets the browser ask for what it wants to be asked for, after the agent has clicked for it.
    pub fn ask(&self) {
        let Some(media) = self.media.clone() else { return };
        let (found, look) = (self.found.clone(), self.look.clone());
        spawn_local(async move {
            // An agent who says no sees the same as before.
            let _ = permission(&media).await;
            find(media, found, look);
        });
    }
}

async fn permission(media: &MediaDevices) -> Result<(), JsValue> {
    if js_sys::Reflect::has(media, &"selectAudioOutput".into())? {
        JsFuture::from(media.unchecked_ref::<Choice>().select_audio_output()?).await?;
        return Ok(());
    }
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&JsValue::TRUE);
    let stream: MediaStream = JsFuture::from(media.get_user_media_with_constraints(&wanted)?).await?.dyn_into()?;
    // Only the permission was wanted.
    stream.get_tracks().iter().for_each(|track| track.unchecked_into::<MediaStreamTrack>().stop());
    Ok(())
}

fn find(media: MediaDevices, found: Rc<RefCell<Option<Speakers>>>, look: Callback<()>) {
    spawn_local(async move {
        if let Ok(speakers) = list(&media).await
            && found.borrow().as_ref() != Some(&speakers)
        {
            found.replace(Some(speakers));
            look.emit(());
        }
    });
}

async fn list(media: &MediaDevices) -> Result<Speakers, JsValue> {
    let all: Array = JsFuture::from(media.enumerate_devices()?).await?.dyn_into()?;
    let outputs = all.iter().map(|device| device.unchecked_into::<MediaDeviceInfo>());
    let outputs = outputs.filter(|device| device.kind() == MediaDeviceKind::Audiooutput);
    let speakers = Vec::from_iter(outputs.map(|device| Speaker { id: device.device_id(), name: device.label() }));
    // Nameless ones are those that the page may not choose yet. "default" is what is used without a choice.
    let hidden = speakers.iter().any(|speaker| speaker.id.is_empty());
    let list = speakers.into_iter().filter(|speaker| !speaker.id.is_empty() && speaker.id != "default").collect();
    Ok(Speakers { list, hidden })
}
