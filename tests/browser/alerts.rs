//! The tones as they leave the browser, and where an agent's settings lie.

use crate::stage::until;
use agent_console::browser::alerts::Player;
use agent_console::browser::settings_store::{KEY as SETTINGS_KEY, SettingsStore};
use agent_console::ringing::{Audible, Length, Pattern};
use agent_console::settings::{Settings, Tone};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AudioBuffer, OfflineAudioContext, Storage};
use yew::Callback;

const RATE: f32 = 8_000.0;

/// What comes out of the browser in so many seconds.
async fn rendered(audible: Audible, seconds: f32) -> Vec<f32> {
    let context =
        OfflineAudioContext::new_with_number_of_channels_and_length_and_sample_rate(1, (seconds * RATE) as u32, RATE);
    let context = context.expect("a context");
    let playing = Player::start(&context, audible, Callback::noop()).expect("a sound");
    let buffer = JsFuture::from(context.start_rendering().expect("rendering")).await.expect("rendered");
    drop(playing);
    buffer.unchecked_into::<AudioBuffer>().get_channel_data(0).expect("a channel")
}

fn loudest(samples: &[f32]) -> f32 {
    samples.iter().fold(0.0, |loudest, sample| sample.abs().max(loudest))
}

fn audible(pattern: Pattern) -> Audible {
    Audible { pattern, volume: 100, length: Length::Ring }
}

#[wasm_bindgen_test]
async fn a_ring_is_heard_in_every_round_for_two_minutes_and_then_no_more() {
    let samples = rendered(audible(Pattern::Ring(Tone::Bell)), 125.0).await;
    let second = |second: usize| &samples[second * RATE as usize..(second + 1) * RATE as usize];
    for round in 0..40 {
        assert!(loudest(second(round * 3)) > 0.5, "round {round}");
    }
    for silent in 121..125 {
        assert_eq!(loudest(second(silent)), 0.0, "second {silent}");
    }
}

#[wasm_bindgen_test]
async fn every_tone_is_loud_clean_and_another() {
    let mut rounds = Vec::new();
    for tone in Tone::ALL {
        let samples = Pattern::Ring(tone).samples();
        let loudest = loudest(&samples);
        assert!((0.7..=1.0).contains(&loudest), "{tone:?}: {loudest}");
        // Repeated without a gap, it must not click.
        assert!(samples[0].abs() < 0.05 && samples[samples.len() - 1].abs() < 0.05, "{tone:?}");
        assert!(!rounds.contains(&samples), "{tone:?}");
        rounds.push(samples);
    }
}

#[wasm_bindgen_test]
async fn a_waiting_call_and_a_low_volume_are_soft_and_no_volume_is_silence() {
    let ring = loudest(&rendered(audible(Pattern::Ring(Tone::Bell)), 2.0).await);
    let waiting = loudest(&rendered(audible(Pattern::Waiting), 2.0).await);
    assert!(waiting > 0.1 && waiting < ring / 3.0, "{waiting} {ring}");
    let low = Audible { volume: 30, ..audible(Pattern::Ring(Tone::Bell)) };
    let low = loudest(&rendered(low, 2.0).await);
    assert!(low > 0.02 && low < ring / 2.0, "{low} {ring}");
    let none = Audible { volume: 0, ..audible(Pattern::Ring(Tone::Bell)) };
    assert_eq!(loudest(&rendered(none, 2.0).await), 0.0);
}

#[wasm_bindgen_test]
async fn a_test_is_two_rounds() {
    let test = Audible { length: Length::Test, ..audible(Pattern::Ring(Tone::Pulse)) };
    let seconds = Pattern::Ring(Tone::Pulse).seconds() as f32;
    let samples = rendered(test, 4.0 * seconds).await;
    let round = |round: usize| {
        let samples_a_round = (seconds * RATE) as usize;
        loudest(&samples[round * samples_a_round..(round + 1) * samples_a_round])
    };
    assert!(round(0) > 0.5 && round(1) > 0.5);
    assert_eq!(round(3), 0.0);
}

fn storage() -> Storage {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).expect("a storage")
}

fn with_tone(tone: Tone) -> Settings {
    let mut settings = Settings::default();
    settings.alerts.tone = tone;
    settings
}

fn tone(store: &SettingsStore) -> Tone {
    store.settings().alerts.tone
}

#[wasm_bindgen_test]
async fn settings_are_each_agents_own_and_the_last_ones_apply_until_somebody_signs_in() {
    storage().remove_item(SETTINGS_KEY).expect("a storage");
    let mut store = SettingsStore::open(Callback::noop());
    store.belongs_to("101");
    store.change(with_tone(Tone::Deep));
    store.belongs_to("102");
    assert_eq!(tone(&store), Tone::Bell, "who has set nothing begins with the defaults");
    store.change(with_tone(Tone::Chime));
    store.belongs_to("101");
    assert_eq!(tone(&store), Tone::Deep);

    let mut next = SettingsStore::open(Callback::noop());
    assert_eq!(tone(&next), Tone::Deep, "101 was last");
    next.change(with_tone(Tone::Pulse));
    next.belongs_to("101");
    assert_eq!(tone(&next), Tone::Pulse, "what was set before the sign-in stays");
    next.belongs_to("102");
    assert_eq!(tone(&next), Tone::Chime);
    storage().remove_item(SETTINGS_KEY).expect("a storage");
}

#[wasm_bindgen_test]
async fn another_tab_follows() {
    storage().remove_item(SETTINGS_KEY).expect("a storage");
    let told = Rc::new(Cell::new(0));
    let changed = {
        let told = told.clone();
        Callback::from(move |()| told.set(told.get() + 1))
    };
    let mut store = SettingsStore::open(changed);
    store.belongs_to("101");
    // A window of the same origin, for which this one is another tab.
    let document = crate::stage::document();
    let frame: web_sys::HtmlIFrameElement = document.create_element("iframe").expect("a frame").unchecked_into();
    document.body().expect("a body").append_child(&frame).expect("appended");
    let theirs = frame.content_window().and_then(|window| window.local_storage().ok().flatten()).expect("a storage");
    let text = r#"{"last": "101", "agents": {"101": {"alerts": {"tone": "marimba"}}}}"#;
    theirs.set_item(SETTINGS_KEY, text).expect("room");
    until("the news", || told.get() == 1).await;
    store.read_again();
    assert_eq!(tone(&store), Tone::Marimba);
    frame.remove();
    storage().remove_item(SETTINGS_KEY).expect("a storage");
}

#[wasm_bindgen_test]
async fn a_browser_that_keeps_nothing_or_nonsense_has_settings_until_the_page_is_closed() {
    for nonsense in ["", "[]", "7", r#"{"last": 7, "agents": []}"#, r#"{"last": "101", "agents": {"101": 7}}"#] {
        storage().set_item(SETTINGS_KEY, nonsense).expect("room");
        let mut store = SettingsStore::open(Callback::noop());
        assert_eq!(**store.settings(), Settings::default(), "{nonsense}");
        store.belongs_to("101");
        store.change(with_tone(Tone::Deep));
        assert_eq!(tone(&SettingsStore::open(Callback::noop())), Tone::Deep, "{nonsense}");
    }
    storage().remove_item(SETTINGS_KEY).expect("a storage");
    let refuse = "const {setItem} = Storage.prototype;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };
        return () => Storage.prototype.setItem = setItem";
    let restore = js_sys::Function::new_no_args(refuse).call0(&wasm_bindgen::JsValue::NULL).expect("a script");
    let mut store = SettingsStore::open(Callback::noop());
    store.change(with_tone(Tone::Deep));
    assert_eq!(tone(&store), Tone::Deep);
    restore.unchecked_into::<js_sys::Function>().call0(&wasm_bindgen::JsValue::NULL).expect("a script");
}
