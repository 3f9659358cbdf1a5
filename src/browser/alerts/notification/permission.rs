//! What the browser lets the page do. It is asked once and then listened to: each question waits for another process.

use crate::browser::clock::window;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Notification, NotificationPermission, PermissionStatus};
use yew::Callback;

#[derive(Default)]
pub struct Permission {
    known: Cell<Option<NotificationPermission>>,
    /// `None` in a browser that doesn't tell of changes, which is asked each time.
    changes: RefCell<Option<EventListener>>,
}

impl Permission {
    /// `look` is called when it has changed.
    pub fn watch(look: Callback<()>) -> Rc<Permission> {
        let permission = Rc::<Permission>::default();
        let (of_watch, changed) = (permission.clone(), Rc::downgrade(&permission));
        let look = look.reform(move |()| changed.upgrade().iter().for_each(|permission| permission.ask_again()));
        spawn_local(async move {
            let changes = watch(look).await.ok();
            of_watch.changes.replace(changes);
        });
        permission
    }

    pub fn get(&self) -> NotificationPermission {
        let permission = self.known.get().unwrap_or_else(Notification::permission);
        self.known.set(self.changes.borrow().is_some().then_some(permission));
        permission
    }

    /// It may have changed: the browser is asked the next time.
    pub fn ask_again(&self) {
        self.known.set(None);
    }

    pub fn end(&self) {
        self.changes.replace(None);
    }
}

async fn watch(look: Callback<()>) -> Result<EventListener, JsValue> {
    let what = js_sys::Object::new();
    js_sys::Reflect::set(&what, &"name".into(), &"notifications".into())?;
    let status = JsFuture::from(window().navigator().permissions()?.query(&what)?).await?;
    let status: PermissionStatus = status.dyn_into()?;
    Ok(EventListener::new(&status, "change", move |_| look.emit(())))
}
