//! A notification of the page's own.

use super::{OPEN, Open, Text};
use crate::browser::clock::window;
use crate::ringing::NoticeAction;
use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Notification, NotificationOptions};
use yew::Callback;

/// Dropped, it goes.
pub struct PageNotice {
    pub text: Text,
    notification: Notification,
    replaced: Cell<bool>,
    is_gone: Rc<Cell<bool>>,
    is_seen: Rc<Cell<bool>>,
    _listeners: [EventListener; 3],
}

impl PageNotice {
    /// `again`: it is noticed as if it were another, though it takes the place of one.
    pub fn show(
        text: &Text,
        again: bool,
        look: &Callback<()>,
        on_action: &Callback<NoticeAction>,
    ) -> Result<PageNotice, JsValue> {
        let notification = Notification::new_with_options(&text.title, &options(text, again))?;
        OPEN.with(|open| open.replace(Some(Open::Page(notification.clone()))));
        let [is_gone, is_seen] = <[Rc<Cell<bool>>; 2]>::default();
        let (clicked, clicks) = (notification.clone(), on_action.clone());
        let click = EventListener::new(&notification, "click", move |_| {
            // Some systems don't let a page come to the front; the notification goes all the same.
            let _ = window().focus();
            clicked.close();
            clicks.emit(NoticeAction::ToBar);
        });
        let gone = is_gone.clone();
        let close = EventListener::new(&notification, "close", move |_| gone.set(true));
        let (seen, looks) = (is_seen.clone(), look.clone());
        let show = EventListener::new(&notification, "show", move |_| {
            seen.set(true);
            looks.emit(());
        });
        Ok(PageNotice {
            text: text.clone(),
            notification,
            replaced: Cell::new(false),
            is_gone,
            is_seen,
            _listeners: [click, close, show],
        })
    }

    /// Another of the same tag takes its place.
    pub fn give_way(self) {
        self.replaced.set(true);
    }

    pub fn is_gone(&self) -> bool {
        self.is_gone.get()
    }

    pub fn is_seen(&self) -> bool {
        self.is_seen.get()
    }
}

/// What both kinds have in common.
pub fn options(text: &Text, again: bool) -> NotificationOptions {
    let options = NotificationOptions::new();
    options.set_tag(&text.tag);
    options.set_body(&text.body);
    options.set_silent(Some(text.silent));
    options.set_renotify(again);
    // It goes when the ringing ends, not when the system finds that it has been seen for long enough.
    options.set_require_interaction(true);
    options
}

impl Drop for PageNotice {
    fn drop(&mut self) {
        OPEN.with(|open| open.replace(None));
        if !self.replaced.get() {
            self.notification.close();
        }
    }
}
