//! The notification on the desktop, which is seen from every other program and brings the agent to this tab. It is
//! there exactly as long as it rings.

use crate::browser::clock::window;
use crate::view::NoticeCheck;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Notification, NotificationOptions, NotificationPermission, PermissionStatus};
use yew::Callback;

thread_local! {
    /// For a program that breaks down.
    static OPEN: RefCell<Option<Notification>> = const { RefCell::new(None) };
}

/// Takes the notification away. The last thing that a program does when it breaks down.
pub fn withdraw() {
    OPEN.with(|open| {
        if let Some(notification) = open.try_borrow_mut().ok().and_then(|mut open| open.take()) {
            notification.close();
        }
    });
}

/// What is to be read.
#[derive(Clone, PartialEq)]
pub struct Text {
    /// A later notification of the same tag takes the place of the earlier one.
    pub tag: String,
    pub title: String,
    pub body: String,
    /// The browser is to make no sound of its own.
    pub silent: bool,
}

pub struct Notice {
    shown: Option<Shown>,
    /// What could not be shown, so that it isn't tried again at every look.
    refused: Option<Text>,
    /// Phones have notifications, but not from a page.
    unsupported: bool,
    permission: Rc<Permission>,
}

/// What the browser lets the page do. It is asked once and then listened to: each question waits for another process.
#[derive(Default)]
struct Permission {
    known: Cell<Option<NotificationPermission>>,
    /// `None` in a browser that doesn't tell of changes, which is asked each time.
    changes: RefCell<Option<EventListener>>,
}

impl Permission {
    fn get(&self) -> NotificationPermission {
        let permission = self.known.get().unwrap_or_else(Notification::permission);
        self.known.set(self.changes.borrow().is_some().then_some(permission));
        permission
    }
}

impl Notice {
    /// `look` is called when the agent has changed the permission in the browser's own settings.
    pub fn new(look: Callback<()>) -> Notice {
        let permission = Rc::<Permission>::default();
        let (of_watch, changed) = (permission.clone(), Rc::downgrade(&permission));
        let look = look.reform(move |()| changed.upgrade().iter().for_each(|permission| permission.known.set(None)));
        spawn_local(async move {
            let changes = watch(look).await.ok();
            of_watch.changes.replace(changes);
        });
        Notice { shown: None, refused: None, unsupported: !exists(), permission }
    }

    /// Shows exactly this, from now on or still.
    pub fn show(&mut self, text: Option<Text>) {
        let text = text.filter(|_| self.state() == NoticeCheck::Allowed);
        if self.shown.as_ref().map(|shown| &shown.text) == text.as_ref() {
            return;
        }
        let Some(text) = text else {
            self.shown = None;
            return;
        };
        if self.shown.as_ref().is_some_and(|shown| shown.text == Text { silent: false, ..text.clone() }) {
            // It has made its sound.
            return;
        }
        if let Some(shown) = self.shown.as_mut().filter(|shown| shown.text.tag == text.tag && shown.is_gone.get()) {
            // The agent has put it away; a name that comes late doesn't bring it back.
            shown.text = text;
            return;
        }
        if self.refused.as_ref() == Some(&text) {
            return;
        }
        let mut again = false;
        if let Some(shown) = &self.shown {
            // The next one takes its place; closing it afterwards would close that.
            shown.replaced.set(shown.text.tag == text.tag);
            again = shown.replaced.get() && shown.text.silent && !text.silent;
        }
        self.shown = None;
        match Shown::new(text.clone(), again) {
            Ok(shown) => self.shown = Some(shown),
            Err(_) => {
                self.unsupported = true;
                self.refused = Some(text);
            }
        }
    }

    pub fn state(&self) -> NoticeCheck {
        if self.unsupported {
            return NoticeCheck::Unsupported;
        }
        match self.permission.get() {
            NotificationPermission::Granted => NoticeCheck::Allowed,
            NotificationPermission::Denied => NoticeCheck::Denied,
            _ => NoticeCheck::NotAsked,
        }
    }

    /// Lets the browser put the question to the agent, who has just clicked for it.
    pub fn ask(&self, look: Callback<()>) {
        if self.unsupported {
            return;
        }
        if let Ok(answer) = Notification::request_permission() {
            let permission = self.permission.clone();
            spawn_local(async move {
                // Whatever the answer is, the permission says.
                let _ = JsFuture::from(answer).await;
                permission.known.set(None);
                look.emit(());
            });
        }
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        self.permission.changes.replace(None);
    }
}

fn exists() -> bool {
    js_sys::Reflect::has(&window(), &"Notification".into()).unwrap_or_default()
}

async fn watch(look: Callback<()>) -> Result<EventListener, JsValue> {
    let what = js_sys::Object::new();
    js_sys::Reflect::set(&what, &"name".into(), &"notifications".into())?;
    let status = JsFuture::from(window().navigator().permissions()?.query(&what)?).await?;
    let status: PermissionStatus = status.dyn_into()?;
    Ok(EventListener::new(&status, "change", move |_| look.emit(())))
}

/// A notification. Dropped, it goes.
struct Shown {
    text: Text,
    notification: Notification,
    replaced: Cell<bool>,
    /// Somebody has put it away, or clicked on it.
    is_gone: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

impl Shown {
    /// `again`: it is noticed as if it were another, though it takes the place of one.
    fn new(text: Text, again: bool) -> Result<Shown, JsValue> {
        let options = NotificationOptions::new();
        options.set_tag(&text.tag);
        options.set_body(&text.body);
        options.set_silent(Some(text.silent));
        options.set_renotify(again);
        // It goes when the ringing ends, not when the system finds that it has been seen for long enough.
        options.set_require_interaction(true);
        let notification = Notification::new_with_options(&text.title, &options)?;
        OPEN.with(|open| open.replace(Some(notification.clone())));
        let clicked = notification.clone();
        let click = EventListener::new(&notification, "click", move |_| {
            // Some systems don't let a page come to the front; the notification goes all the same.
            let _ = window().focus();
            clicked.close();
        });
        let is_gone = Rc::<Cell<bool>>::default();
        let gone = is_gone.clone();
        let close = EventListener::new(&notification, "close", move |_| gone.set(true));
        Ok(Shown { text, notification, replaced: Cell::new(false), is_gone, _listeners: [click, close] })
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        OPEN.with(|open| open.replace(None));
        if !self.replaced.get() {
            self.notification.close();
        }
    }
}
