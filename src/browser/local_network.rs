//! What the browser says of [`crate::loader::LocalNetwork`], now and whenever that changes.

use super::clock::window;
use crate::loader::{Grant, LocalNetwork};
use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{PermissionState, PermissionStatus, Url};
use yew::Callback;

const NAMES: [&str; 3] = ["local-network-access", "local-network", "loopback-network"];

/// The permissions, asked for once and followed from then on.
pub struct LocalNetworkWatch {
    known: Rc<RefCell<[Option<PermissionStatus>; 3]>>,
    _listeners: Rc<RefCell<Vec<EventListener>>>,
}

impl LocalNetworkWatch {
    /// `changed` is called when [`LocalNetworkWatch::grants`] answers otherwise than before.
    pub fn begin(changed: Callback<()>) -> LocalNetworkWatch {
        let known = Rc::<RefCell<[Option<PermissionStatus>; 3]>>::default();
        let listeners = Rc::<RefCell<Vec<EventListener>>>::default();
        for (index, name) in NAMES.into_iter().enumerate() {
            let (known, listeners, changed) = (known.clone(), listeners.clone(), changed.clone());
            spawn_local(async move {
                let Some(status) = query(name).await else { return };
                let tell = changed.clone();
                listeners.borrow_mut().push(EventListener::new(&status, "change", move |_| tell.emit(())));
                known.borrow_mut()[index] = Some(status);
                changed.emit(());
            });
        }
        LocalNetworkWatch { known, _listeners: listeners }
    }

    pub fn grants(&self) -> LocalNetwork {
        let [access, local, loopback] = self.known.borrow().each_ref().map(|status| grant(status.as_ref()));
        LocalNetwork { access, local, loopback }
    }
}

/// Whether an address of which nothing is heard is probably kept from the page; see [`LocalNetwork::keeps_out`]. What is of
/// the page's own origin comes as the page did, and a page over plain HTTP is denied every permission, needed or not.
pub fn keeps_out(reach: LocalNetwork, address: &str, long: bool) -> bool {
    let window = window();
    let own = window.location().origin().unwrap_or_default();
    let other = Url::new(address).ok().filter(|url| url.origin() != own);
    window.is_secure_context() && other.is_some_and(|url| reach.keeps_out(&url.hostname(), long))
}

/// As they are at this moment.
pub async fn grants() -> LocalNetwork {
    let mut all = [Grant::Unknown; 3];
    for (grant_of, name) in all.iter_mut().zip(NAMES) {
        *grant_of = grant(query(name).await.as_ref());
    }
    let [access, local, loopback] = all;
    LocalNetwork { access, local, loopback }
}

/// `None` where the browser doesn't know the permission, or none at all.
async fn query(name: &str) -> Option<PermissionStatus> {
    let navigator = window().navigator();
    let known = Reflect::has(&navigator, &"permissions".into()).unwrap_or_default();
    let permissions = navigator.permissions().ok().filter(|_| known)?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"name".into(), &JsValue::from_str(name)).ok()?;
    JsFuture::from(permissions.query(&wanted).ok()?).await.ok()?.dyn_into().ok()
}

fn grant(status: Option<&PermissionStatus>) -> Grant {
    match status.map(PermissionStatus::state) {
        Some(PermissionState::Granted) => Grant::Granted,
        Some(PermissionState::Denied) => Grant::Denied,
        Some(PermissionState::Prompt) => Grant::Prompt,
        _ => Grant::Unknown,
    }
}
