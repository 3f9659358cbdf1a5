//! The notification on the desktop, which is seen from every other program and brings the agent to this tab. It is
//! there exactly as long as it rings. Where the page has a service worker that knows of notifications, it is shown in that
//! one's name: then it has buttons, a click brings the tab to the front in every system, and it goes with the page, however
//! that ends. Anywhere else it is the page's own.

mod from_page;
mod from_worker;
mod permission;

use crate::browser::clock::window;
use crate::ringing::NoticeAction;
use crate::view::NoticeCheck;
use from_page::PageNotice;
use from_worker::{Lock, Worker, WorkerNotice};
use permission::Permission;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Notification, NotificationPermission};
use yew::Callback;

thread_local! {
    /// For a program that breaks down.
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

enum Open {
    Page(Notification),
    Worker(Rc<Lock>),
}

/// Takes the notification away. The last thing that a program does when it breaks down.
pub fn withdraw() {
    OPEN.with(|open| match open.try_borrow_mut().ok().and_then(|mut open| open.take()) {
        Some(Open::Page(notification)) => notification.close(),
        Some(Open::Worker(lock)) => lock.release(),
        None => {}
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
    /// Buttons with what stands on them.
    pub actions: Vec<(NoticeAction, &'static str)>,
}

pub struct Notice {
    shown: Option<Shown>,
    /// What could not be shown, so that it isn't tried again at every look.
    refused: Option<Text>,
    /// Phones have notifications, but not from a page.
    unsupported: bool,
    permission: Rc<Permission>,
    worker: Worker,
    /// The worker's are refused here.
    only_page: bool,
    look: Callback<()>,
    on_action: Callback<NoticeAction>,
}

/// A notification. Dropped, it goes.
enum Shown {
    Page(PageNotice),
    Worker(WorkerNotice),
}

impl Shown {
    fn text(&self) -> &Text {
        match self {
            Shown::Page(notice) => &notice.text,
            Shown::Worker(notice) => &notice.text,
        }
    }

    fn set_text(&mut self, text: Text) {
        match self {
            Shown::Page(notice) => notice.text = text,
            Shown::Worker(notice) => notice.text = text,
        }
    }

    /// Somebody has put it away, or clicked on it.
    fn is_gone(&self) -> bool {
        match self {
            Shown::Page(notice) => notice.is_gone(),
            Shown::Worker(notice) => notice.is_gone(),
        }
    }

    fn is_seen(&self) -> bool {
        match self {
            Shown::Page(notice) => notice.is_seen(),
            Shown::Worker(notice) => notice.is_seen(),
        }
    }
}

impl Notice {
    /// `look` is called when the agent has changed the permission in the browser's own settings, and when what is shown
    /// came on screen or was put away; `on_action` when it was clicked on.
    pub fn new(look: Callback<()>, on_action: Callback<NoticeAction>) -> Notice {
        Notice {
            shown: None,
            refused: None,
            unsupported: !exists(),
            permission: Permission::watch(look.clone()),
            worker: Worker::find(look.clone(), on_action.clone()),
            only_page: false,
            look,
            on_action,
        }
    }

    /// Shows exactly this, from now on or still.
    pub fn show(&mut self, text: Option<Text>) {
        let mut text = text.filter(|_| self.state() == NoticeCheck::Allowed);
        if matches!(&self.shown, Some(Shown::Worker(notice)) if notice.is_refused()) {
            (self.shown, self.only_page) = (None, true);
        }
        // The page's own has no buttons, and stays the page's when a worker comes: for its buttons nobody is told twice.
        if let (Some(text), Some(Shown::Page(notice))) = (&mut text, &self.shown)
            && text.tag == notice.text.tag
        {
            text.actions.clear();
        }
        if self.shown.as_ref().map(Shown::text) == text.as_ref() {
            return;
        }
        let Some(text) = text else {
            self.shown = None;
            return;
        };
        if self.shown.as_ref().is_some_and(|shown| *shown.text() == Text { silent: false, ..text.clone() }) {
            // It has made its sound.
            return;
        }
        if let Some(shown) = self.shown.as_mut().filter(|shown| shown.text().tag == text.tag && shown.is_gone()) {
            // The agent has put it away; a name that comes late doesn't bring it back.
            shown.set_text(text);
            return;
        }
        if self.refused.as_ref() == Some(&text) {
            return;
        }
        let earlier = self.shown.take().filter(|shown| shown.text().tag == text.tag);
        let again = earlier.as_ref().is_some_and(|earlier| earlier.text().silent && !text.silent);
        // The next one takes its place; closing it afterwards would close that.
        let is_pages = self.only_page || matches!(earlier, Some(Shown::Page(_)));
        let worker = self.worker.get().filter(|_| !is_pages);
        self.shown = match worker {
            Some(worker) => {
                let lock = match earlier {
                    Some(Shown::Worker(earlier)) => Some(earlier.give_way()),
                    _ => None,
                };
                Some(Shown::Worker(worker.show(text, lock, again, &self.look)))
            }
            None => {
                if let Some(Shown::Page(earlier)) = earlier {
                    earlier.give_way();
                }
                match PageNotice::show(&text, again, &self.look, &self.on_action) {
                    Ok(notice) => Some(Shown::Page(notice)),
                    Err(_) => {
                        self.unsupported = true;
                        self.refused = Some(text);
                        None
                    }
                }
            }
        };
    }

    /// Whether what is to be shown came on screen, as far as the browser tells.
    pub fn is_seen(&self) -> bool {
        self.shown.as_ref().is_some_and(Shown::is_seen)
    }

    /// How many buttons are drawn in it.
    pub fn room(&self) -> usize {
        if self.only_page || self.worker.get().is_none() { 0 } else { from_worker::room() }
    }

    /// Takes those away that pages have left behind which are no more.
    pub fn sweep(&self) {
        self.worker.greet();
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
                permission.ask_again();
                look.emit(());
            });
        }
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        self.permission.end();
    }
}

fn exists() -> bool {
    js_sys::Reflect::has(&window(), &"Notification".into()).unwrap_or_default()
}
