//! Web Locks: of all tabs of an origin one has a lock, and the browser passes it on at once when that tab ends,
//! however it ends. web-sys has them only behind its unstable flag.

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

/// What becomes of a claim, each at most once and never before [`Claim::queue`] or [`Claim::steal`] returned.
#[derive(Clone, Copy, PartialEq)]
pub enum Turn {
    /// The lock is ours.
    Granted,
    /// It was ours and another has stolen it.
    Stolen,
    /// This page gets no locks at all, such as one without an origin.
    Refused,
}

/// A place in the queue for a lock, or the lock itself. Dropped, it gives up the place or releases the lock.
pub struct Claim {
    fate: Rc<Fate>,
    abort: Option<AbortController>,
}

#[derive(Default)]
struct Fate {
    given_up: Cell<bool>,
    release: RefCell<Option<Function>>,
}

impl Claim {
    /// Waits for the lock behind all who wait already. `None` where there are no locks.
    pub fn queue(name: &str, on: Callback<Turn>) -> Option<Claim> {
        let abort = AbortController::new().expect("every browser that has locks can abort waiting for them");
        let options = Object::new().unchecked_into::<LockOptions>();
        options.set_signal(&abort.signal());
        Claim::request(name, &options, Some(abort), on)
    }

    /// Takes the lock from whoever has it, before all who wait. `None` where there are no locks.
    pub fn steal(name: &str, on: Callback<Turn>) -> Option<Claim> {
        let options = Object::new().unchecked_into::<LockOptions>();
        options.set_steal(true);
        Claim::request(name, &options, None, on)
    }

    fn request(name: &str, options: &LockOptions, abort: Option<AbortController>, on: Callback<Turn>) -> Option<Claim> {
        let fate = Rc::<Fate>::default();
        let granted = granted(fate.clone(), on.clone());
        let end = LOCKS.with(|locks| locks.as_ref().map(|locks| locks.request(name, options, granted.as_ref())))?;
        let of_claim = fate.clone();
        spawn_local(async move {
            let end = JsFuture::from(end).await;
            // Only now nobody can call it any more.
            drop(granted);
            match end {
                Err(error) if !of_claim.given_up.get() => {
                    let stolen = error.unchecked_ref::<js_sys::Error>().name() == "AbortError";
                    on.emit(if stolen { Turn::Stolen } else { Turn::Refused });
                }
                _ => {}
            }
        });
        Some(Claim { fate, abort })
    }
}

/// The lock is held as long as the promise that its callback returns is pending.
fn granted(fate: Rc<Fate>, on: Callback<Turn>) -> Closure<dyn FnMut(JsValue) -> Promise> {
    Closure::new(move |_lock| {
        if fate.given_up.get() {
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        let held = Promise::new(&mut |resolve, _| {
            fate.release.replace(Some(resolve));
        });
        on.emit(Turn::Granted);
        held
    })
}

impl Drop for Claim {
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
