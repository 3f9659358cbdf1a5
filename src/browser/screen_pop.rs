//! Opens the page about a call's other party: in a tab, or beside the log. The page is foreign, and must not get hold
//! of the console; and where the browser keeps it from opening, the agent must learn of it.
//!
//! The browser doesn't tell whether a tab with `noopener` has opened. So an empty tab is opened first, which tells; then its
//! opener is set to null, and only then it is sent to the page.
//!
//! A tab that is to be used again needs its opener in Chromium and WebKit: there nobody else can navigate it. Its opener is
//! therefore an empty frame of ours that runs no script. Through it the page may send us messages, which count as foreign,
//! and nothing else: navigating us from there is refused. Firefox would not refuse it, but lets us navigate whatever we
//! have opened; there the opener is set to null.
//!
//! A program of the desktop is started by following its address. Where no program is known for it our page stays, but
//! for WebKit, which would show an error in its place; there a hidden frame of ours follows it.

use super::clock::window;
use super::focus_guard::FocusGuard;
use crate::config::{self, Place, PopWhere};
use crate::domain::Call;
use crate::protocol::Number;
use crate::view::{CustomerPage, data_values};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlAnchorElement, HtmlIFrameElement, Window};
use yew::Callback;

/// The name of the tab that is used again.
const TAB: &str = "agent-console-pop";

pub struct ScreenPop {
    config: config::ScreenPop,
    shown: Option<Shown>,
    /// How what is used again is reached.
    reach: Option<Reach>,
    /// Pages that are about to open, in tasks of their own: while a tab opens, Firefox lets other events happen, and
    /// these must find nothing of the console under way.
    opening: VecDeque<Timeout>,
    on_opened: Callback<(CustomerPage, bool)>,
    _focus: Option<FocusGuard>,
}

#[derive(Clone)]
enum Reach {
    /// This frame is its opener.
    Opener(HtmlIFrameElement),
    /// We know it, and it doesn't know us; `None` before it is first opened.
    Parted(Rc<RefCell<Option<Window>>>),
    /// A program of the desktop; the frame that follows its address where our page wouldn't stay.
    Program(Option<HtmlIFrameElement>),
}

/// What of it is in our page.
#[derive(Clone, PartialEq)]
pub enum Shown {
    Panel(CustomerPage),
    /// The browser has not let it open.
    Blocked(CustomerPage),
}

impl ScreenPop {
    /// `on_opened` is told of each page in a tab whether it opened; [`ScreenPop::opened`] is the answer.
    pub fn new(config: config::ScreenPop, on_opened: Callback<(CustomerPage, bool)>) -> ScreenPop {
        let reach = match config.target {
            _ if config.program().is_some() => Some(Reach::Program(is_webkit().then(|| hidden_frame(None)).flatten())),
            PopWhere::SameTab => Reach::new(),
            PopWhere::NewTab | PopWhere::Panel => None,
        };
        let focus = (config.target == PopWhere::Panel).then(FocusGuard::new);
        ScreenPop { config, shown: None, reach, opening: VecDeque::new(), on_opened, _focus: focus }
    }

    pub fn shown(&self) -> Option<&Shown> {
        self.shown.as_ref()
    }

    /// Opens the page of a call that has one.
    pub fn open(&mut self, call: &Call) {
        // The call may come from a log whose numbers are masked.
        let (number, called) = (call.number.as_ref().map(Number::whole), call.called.as_ref().map(Number::whole));
        let address = self.config.template.fill(|place| match place {
            Place::Number => number.as_ref().map(Number::as_str),
            Place::Called => called.as_ref().map(Number::as_str),
            Place::CallId => Some(call.id.as_str()),
            Place::Agent => call.agent.as_deref(),
            Place::Direction => Some(data_values::direction(call.direction)),
            Place::Queue => call.queue.as_deref(),
        });
        let page = CustomerPage { key: call.key, address: address.clone().into(), number };
        let (target, reach, on_opened) = (self.config.target, self.reach.clone(), self.on_opened.clone());
        if target == PopWhere::Panel {
            self.shown = Some(Shown::Panel(page));
            return;
        }
        self.opening.push_back(Timeout::new(0, move || {
            let opened = match reach {
                Some(reach) => reach.open(&address),
                None if target == PopWhere::SameTab => None,
                None => new_tab(&address).map(drop),
            };
            on_opened.emit((page, opened.is_some()));
        }));
    }

    /// A page has opened, or the browser has not let it.
    pub fn opened(&mut self, page: CustomerPage, opened: bool) {
        self.opening.pop_front();
        self.shown = (!opened).then_some(Shown::Blocked(page));
    }

    /// The agent has closed what is in our page.
    pub fn close(&mut self) {
        self.shown = None;
    }
}

impl Drop for ScreenPop {
    fn drop(&mut self) {
        if let Some(Reach::Opener(frame) | Reach::Program(Some(frame))) = &self.reach {
            frame.remove();
        }
    }
}

impl Reach {
    fn new() -> Option<Reach> {
        let is_firefox = js_sys::Reflect::has(&window(), &"mozInnerScreenX".into()).unwrap_or_default();
        if is_firefox { Some(Reach::Parted(Rc::default())) } else { opener().map(Reach::Opener) }
    }

    /// `None` if the browser opens no tab.
    fn open(&self, address: &str) -> Option<()> {
        match self {
            // At once: to a tab that was empty before, WebKit lets the header that parts us from our own opener apply.
            // Our page names no referrer, and so the frame doesn't either.
            Reach::Opener(frame) => frame.content_window()?.open_with_url_and_target(address, TAB).ok()?.map(drop),
            Reach::Parted(tab) => {
                let known = tab.take().filter(|tab| !tab.closed().unwrap_or(true));
                let tab_now = match known {
                    Some(known) => {
                        known.location().replace(address).ok()?;
                        known.focus().ok()?;
                        known
                    }
                    None => new_tab(address)?,
                };
                tab.replace(Some(tab_now));
                Some(())
            }
            // The browser doesn't tell whether there is one.
            Reach::Program(None) => follow(&window().document()?, address, "_self"),
            Reach::Program(Some(frame)) => follow(&frame.content_document()?, address, "_self"),
        }
    }
}

/// A new tab that knows nothing of us; `None` if the browser opens none.
fn new_tab(address: &str) -> Option<Window> {
    let tab = window().open_with_url_and_target("", "_blank").ok()??;
    tab.set_opener(&JsValue::NULL).ok()?;
    follow(&tab.document()?, address, "_self")?;
    Some(tab)
}

/// Follows a link in a document without telling where it stood.
fn follow(document: &Document, address: &str, target: &str) -> Option<()> {
    let link: HtmlAnchorElement = document.create_element("a").ok()?.unchecked_into();
    link.set_href(address);
    link.set_target(target);
    link.set_referrer_policy("no-referrer");
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}

/// It is there from the start, so that a click in the page counts as one in it, too.
fn opener() -> Option<HtmlIFrameElement> {
    hidden_frame(Some("allow-same-origin allow-popups allow-popups-to-escape-sandbox"))
}

fn hidden_frame(sandbox: Option<&str>) -> Option<HtmlIFrameElement> {
    let document = window().document()?;
    let frame: HtmlIFrameElement = document.create_element("iframe").ok()?.unchecked_into();
    frame.set_hidden(true);
    if let Some(sandbox) = sandbox {
        frame.set_attribute("sandbox", sandbox).ok()?;
    }
    document.body()?.append_child(&frame).ok()?;
    Some(frame)
}

/// The HTML standard lets browsers name one of three vendors.
fn is_webkit() -> bool {
    let vendor = js_sys::Reflect::get(&window().navigator(), &"vendor".into());
    vendor.is_ok_and(|vendor| vendor == "Apple Computer, Inc.")
}
