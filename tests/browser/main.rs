//! What needs a real browser: the components, and what they promise to scripts and people.
#![cfg(target_arch = "wasm32")]

mod alerts;
mod export;
mod listener;
mod place;
mod stage;
mod store;
mod tabs;
mod views;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
