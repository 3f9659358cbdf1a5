//! Web Locks: of all tabs of an origin one has a lock, and the browser passes it on at once when that tab ends,
//! however it ends. web-sys has them only behind its unstable flag.

use crate::tabs::LockEvent;
use js_sys::{Function, Object, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, AbortSignal};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    type LockManager;
    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &LockOptions, granted: &JsValue) -> Promise;

    type LockOptions;
    #[wasm_bindgen(method, setter)]
    fn set_steal(this: &LockOptions, steal: bool);
    #[wasm_bindgen(method, setter)]
    fn set_signal(this: &LockOptions, signal: &AbortSignal);

    // Absent on a page that came over plain HTTP.
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = locks)]
    static LOCKS: Option<LockManager>;
}

/// Whether this page has locks. Some that have are refused each of them.
pub fn are_there() -> bool {
    LOCKS.with(Option::is_some)
}

/// A place in the queue for a lock, or the lock itself. Dropped, it gives up the place or releases the lock. Each
/// [`LockEvent`] comes at most once, and never before [`LockRequest::queue`] or [`LockRequest::steal`] returned.
pub struct LockRequest {
    fate: Rc<Fate>,
    abort: Option<AbortController>,
}

#[derive(Default)]
struct Fate {
    given_up: Cell<bool>,
    release: RefCell<Option<Function>>,
}

impl LockRequest {
    /// Waits for the lock behind all who wait already. `None` where there are no locks.
    pub fn queue(name: &str, on: Callback<LockEvent>) -> Option<LockRequest> {
        let abort = AbortController::new().expect("every browser that has locks can abort waiting for them");
        let options = Object::new().unchecked_into::<LockOptions>();
        options.set_signal(&abort.signal());
        LockRequest::request(name, &options, Some(abort), on)
    }

    /// Takes the lock from whoever has it, before all who wait. `None` where there are no locks.
    pub fn steal(name: &str, on: Callback<LockEvent>) -> Option<LockRequest> {
        let options = Object::new().unchecked_into::<LockOptions>();
        options.set_steal(true);
        LockRequest::request(name, &options, None, on)
    }

    fn request(
        name: &str,
        options: &LockOptions,
        abort: Option<AbortController>,
        on: Callback<LockEvent>,
    ) -> Option<LockRequest> {
        let fate = Rc::<Fate>::default();
        let granted = granted(fate.clone(), on.clone());
        let end = LOCKS.with(|locks| locks.as_ref().map(|locks| locks.request(name, options, granted.as_ref())))?;
        let of_request = fate.clone();
        spawn_local(async move {
            let end = JsFuture::from(end).await;
            // Only now nobody can call it any more.
            drop(granted);
            match end {
                Err(error) if !of_request.given_up.get() => {
                    let stolen = error.unchecked_ref::<js_sys::Error>().name() == "AbortError";
                    on.emit(if stolen { LockEvent::Stolen } else { LockEvent::Refused });
                }
                _ => {}
            }
        });
        Some(LockRequest { fate, abort })
    }
}

/// The lock is held as long as the promise that its callback returns is pending.
fn granted(fate: Rc<Fate>, on: Callback<LockEvent>) -> Closure<dyn FnMut(JsValue) -> Promise> {
    Closure::new(move |_lock| {
        if fate.given_up.get() {
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        let held = Promise::new(&mut |resolve, _| {
            fate.release.replace(Some(resolve));
        });
        on.emit(LockEvent::Granted);
        held
    })
}

impl Drop for LockRequest {
    fn drop(&mut self) {
        self.fate.given_up.set(true);
        match (self.fate.release.take(), &self.abort) {
            (Some(release), _) => {
                release.call0(&JsValue::UNDEFINED).expect("a promise's own function does not throw");
            }
            (None, Some(abort)) => abort.abort(),
            // A theft can't be called off; its lock is released as soon as it is granted.
            (None, None) => {}
        }
    }
}
