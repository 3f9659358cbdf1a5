//! A notification in the service worker's name. The page shows it and closes it. While it is there the page holds a lock of
//! a name that stands in the notification, too, and the worker waits for that lock: it gets it when the page is gone, and
//! closes what the page could not. See src/browser/worker/worker.js.

use super::from_page::options;
use super::{OPEN, Open, Text};
use crate::browser::clock::{opened_at, window};
use crate::browser::locks::LockRequest;
use crate::ringing::NoticeAction;
use gloo::events::EventListener;
use js_sys::{Array, Math, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageChannel, MessageEvent, MessagePort, Notification, ServiceWorkerRegistration};
use yew::Callback;
use yew::platform::time::sleep;

/// The page's service worker, once it has said that it knows of notifications: that of an earlier release may not.
pub struct Worker {
    link: Rc<Link>,
    _messages: Option<EventListener>,
}

#[derive(Default)]
struct Link {
    registration: RefCell<Option<ServiceWorkerRegistration>>,
    knows: Cell<bool>,
    /// Where its answer comes.
    answers: RefCell<Option<(MessagePort, EventListener)>>,
    shown: RefCell<Option<Rc<State>>>,
}

/// So long after one another the browser is asked whether it shows a notification, milliseconds.
const SHOWN_MS: [u64; 4] = [40, 80, 160, 320];

/// What is known of a notification.
struct State {
    lock: Rc<Lock>,
    /// Of all notifications of this page.
    id: f64,
    is_gone: Cell<bool>,
    is_seen: Cell<bool>,
    is_refused: Cell<bool>,
}

/// Held as long as the page is there to close what it shows.
pub struct Lock {
    name: String,
    request: RefCell<Option<LockRequest>>,
}

impl Lock {
    fn new() -> Rc<Lock> {
        let name = format!("agent-console notice {} {}", opened_at(), Math::random());
        let request = RefCell::new(LockRequest::queue(&name, Callback::noop()));
        Rc::new(Lock { name, request })
    }

    pub fn release(&self) {
        if let Ok(mut request) = self.request.try_borrow_mut() {
            request.take();
        }
    }
}

impl Worker {
    /// `look` is called when it is found, `on_action` when one of its notifications was clicked on.
    pub fn find(look: Callback<()>, on_action: Callback<NoticeAction>) -> Worker {
        let link = Rc::<Link>::default();
        let navigator = window().navigator();
        // A page over plain HTTP has none.
        let container = Reflect::get(&navigator, &"serviceWorker".into()).unwrap_or_default();
        if !container.is_object() || !crate::browser::locks::are_there() {
            return Worker { link, _messages: None };
        }
        let container = navigator.service_worker();
        let (of_messages, looks) = (Rc::downgrade(&link), look.clone());
        let messages = EventListener::new(&container, "message", move |event| {
            let event = event.unchecked_ref::<MessageEvent>();
            if of_messages.upgrade().is_some_and(|link| link.hear(event, &on_action)) {
                looks.emit(());
            }
        });
        let of_search = link.clone();
        spawn_local(async move {
            // Without a worker it is never answered.
            let Ok(ready) = container.ready() else { return };
            let Ok(registration) = JsFuture::from(ready).await else { return };
            of_search.registration.replace(Some(registration.unchecked_into()));
            of_search.greet(look);
        });
        Worker { link, _messages: Some(messages) }
    }

    /// `None` as long as none is known.
    pub fn get(&self) -> Option<&Worker> {
        self.link.knows.get().then_some(self)
    }

    /// Asks it whether it knows of notifications. It takes those away that nobody would close.
    pub fn greet(&self) {
        self.link.greet(Callback::noop());
    }

    /// `lock` is that of a notification whose place this one takes; `again`: it is noticed as if it were another.
    pub fn show(&self, text: Text, lock: Option<Rc<Lock>>, again: bool, look: &Callback<()>) -> WorkerNotice {
        let lock = lock.unwrap_or_else(|| {
            let lock = Lock::new();
            self.link.post(&object([("watch", lock.name.as_str().into())]), None);
            lock
        });
        OPEN.with(|open| open.replace(Some(Open::Worker(lock.clone()))));
        let state = Rc::new(State {
            lock,
            id: Math::random(),
            is_gone: Cell::default(),
            is_seen: Cell::default(),
            is_refused: Cell::default(),
        });
        self.link.shown.replace(Some(state.clone()));
        let registration = self.link.registration.borrow().clone().expect("it has answered");
        let shown = ask_for(&registration, &text, &state, again);
        let (of_showing, asked, look) = (state.clone(), registration.clone(), look.clone());
        spawn_local({
            let shown = shown.clone();
            async move {
                of_showing.is_refused.set(JsFuture::from(shown).await.is_err());
                for ms in SHOWN_MS {
                    // The system may have refused it in silence, or lists it a moment later.
                    let is_seen = !of_showing.is_refused.get() && !found(&asked, of_showing.id).await.is_empty();
                    of_showing.is_seen.set(is_seen);
                    if is_seen || of_showing.is_refused.get() {
                        break;
                    }
                    sleep(Duration::from_millis(ms)).await;
                }
                look.emit(());
            }
        });
        WorkerNotice { text, state, registration, shown, replaced: Cell::new(false) }
    }
}

/// How many buttons a notification has room for here.
pub fn room() -> usize {
    let notification = Reflect::get(&window(), &"Notification".into()).unwrap_or_default();
    let most = Reflect::get(&notification, &"maxActions".into()).ok().and_then(|most| most.as_f64());
    most.map_or(0, |most| most as usize)
}

impl Link {
    fn greet(self: &Rc<Link>, look: Callback<()>) {
        let channel = MessageChannel::new().expect("every browser that runs WebAssembly has it");
        let (ours, theirs) = (channel.port1(), channel.port2());
        let link = Rc::downgrade(self);
        let answer = EventListener::new(&ours, "message", move |_| {
            if link.upgrade().is_some_and(|link| !link.knows.replace(true)) {
                look.emit(());
            }
        });
        ours.start();
        self.answers.replace(Some((ours, answer)));
        self.post(&object([("greet", true.into())]), Some(&theirs));
    }

    fn post(&self, message: &Object, port: Option<&MessagePort>) {
        let Some(worker) = self.registration.borrow().as_ref().and_then(ServiceWorkerRegistration::active) else {
            return;
        };
        let ports = Array::from_iter(port);
        // One that can't be reached any more is asked again with the next page.
        let _ = worker.post_message_with_transferable(message, &ports);
    }

    /// What the worker says of a notification that may be ours. Whether anything has changed.
    fn hear(&self, event: &MessageEvent, on_action: &Callback<NoticeAction>) -> bool {
        let data = event.data();
        let field = |name: &str| Reflect::get(&data, &name.into()).unwrap_or_default();
        let (lock, action) = (field("lock").as_string(), field("action").as_string());
        let shown = self.shown.borrow().clone().filter(|shown| lock.as_ref() == Some(&shown.lock.name));
        let (Some(shown), Some(action)) = (shown, action) else { return false };
        if let Some(port) = event.ports().get(0).dyn_ref::<MessagePort>() {
            // So the worker knows which of several tabs it is.
            let _ = port.post_message(&JsValue::TRUE);
        }
        let action = NoticeAction::named(&action);
        if action.is_none() && field("id").as_f64() != Some(shown.id) {
            // Another has taken its place.
            return false;
        }
        shown.is_gone.set(action != Some(NoticeAction::Silence));
        action.into_iter().for_each(|action| on_action.emit(action));
        true
    }
}

/// Dropped, it goes.
pub struct WorkerNotice {
    pub text: Text,
    state: Rc<State>,
    registration: ServiceWorkerRegistration,
    /// Settled when it is shown, or refused.
    shown: Promise,
    replaced: Cell<bool>,
}

impl WorkerNotice {
    /// Another of the same tag takes its place, and its lock.
    pub fn give_way(self) -> Rc<Lock> {
        self.replaced.set(true);
        self.state.lock.clone()
    }

    pub fn is_gone(&self) -> bool {
        self.state.is_gone.get()
    }

    pub fn is_seen(&self) -> bool {
        self.state.is_seen.get()
    }

    /// The browser shows none in the worker's name.
    pub fn is_refused(&self) -> bool {
        self.state.is_refused.get()
    }
}

impl Drop for WorkerNotice {
    fn drop(&mut self) {
        if self.replaced.get() {
            return;
        }
        OPEN.with(|open| open.replace(None));
        self.state.lock.release();
        let (registration, shown, id) = (self.registration.clone(), self.shown.clone(), self.state.id);
        spawn_local(async move {
            // It may not be on screen yet.
            let _ = JsFuture::from(shown).await;
            found(&registration, id).await.iter().for_each(Notification::close);
        });
    }
}

fn ask_for(registration: &ServiceWorkerRegistration, text: &Text, state: &State, again: bool) -> Promise {
    let options = options(text, again);
    options.set_data(&object([("lock", state.lock.name.as_str().into()), ("id", state.id.into())]));
    let actions = text
        .actions
        .iter()
        .map(|(action, word)| object([("action", action.name().into()), ("title", JsValue::from(*word))]));
    options.set_actions(&Array::from_iter(actions));
    registration.show_notification_with_options(&text.title, &options).unwrap_or_else(|error| Promise::reject(&error))
}

/// The notification of this id, if it is there.
async fn found(registration: &ServiceWorkerRegistration, id: f64) -> Vec<Notification> {
    let Ok(asked) = registration.get_notifications() else { return Vec::new() };
    let Ok(all) = JsFuture::from(asked).await else { return Vec::new() };
    let has_id =
        |notification: &Notification| Reflect::get(&notification.data(), &"id".into()).is_ok_and(|known| known == id);
    let all = Array::from(&all).into_iter().filter_map(|each| each.dyn_into::<Notification>().ok());
    all.filter(has_id).collect()
}

fn object<const N: usize>(fields: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &name.into(), &value).expect("an object of our own takes any value");
    }
    object
}
