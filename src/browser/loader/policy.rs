//! What the page's Content-Security-Policy keeps out. The browser tells the page, and nobody else.

use crate::browser::clock::window;
use crate::loader::Failure;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{SecurityPolicyViolationEvent, SecurityPolicyViolationEventDisposition, Url};
use yew::Callback;

/// A violation: its directive, and an origin or a keyword such as `inline`.
#[derive(Clone, PartialEq)]
pub struct Violation {
    pub directive: String,
    pub blocked: String,
}

impl Violation {
    pub fn failure(&self) -> Failure {
        Failure::Blocked { directive: self.directive.clone(), blocked: self.blocked.clone() }
    }

    /// Whether a script might fail for it; a picture less is no blocker.
    pub fn hinders(&self) -> bool {
        !["style-src", "img-src", "font-src", "media-src", "manifest-src"]
            .iter()
            .any(|directive| self.directive.starts_with(directive))
    }

    pub fn is_of_frames(&self) -> bool {
        matches!(self.directive.as_str(), "frame-src" | "child-src" | "default-src")
    }
}

/// The violations since it was made.
#[derive(Clone)]
pub struct Violations {
    seen: Rc<RefCell<Vec<Violation>>>,
    _listener: Rc<EventListener>,
}

impl Violations {
    pub fn watch(on: Callback<Violation>) -> Violations {
        let seen: Rc<RefCell<Vec<Violation>>> = Rc::default();
        let document = window().document().expect("the console runs in a page");
        let listener = EventListener::new(&document, "securitypolicyviolation", {
            let seen = seen.clone();
            move |event| {
                let event: &SecurityPolicyViolationEvent = event.unchecked_ref();
                if event.disposition() != SecurityPolicyViolationEventDisposition::Enforce {
                    return;
                }
                // No more than the origin: a path may hold what is nobody's business.
                let uri = event.blocked_uri();
                let origin = Url::new(&uri).map(|url| url.origin()).ok().filter(|origin| origin != "null");
                let violation = Violation {
                    directive: event.effective_directive(),
                    blocked: origin.unwrap_or_else(|| uri.split([':', '/']).next().unwrap_or_default().to_owned()),
                };
                seen.borrow_mut().push(violation.clone());
                on.emit(violation);
            }
        });
        Violations { seen, _listener: Rc::new(listener) }
    }

    /// A violation of a directive, or of one that is named after it, by this origin or keyword.
    pub fn of(&self, directive: &str, blocked: &str) -> Option<Failure> {
        let seen = self.seen.borrow();
        let found = seen.iter().find(|seen| {
            (seen.directive.starts_with(directive) || seen.directive == "default-src") && seen.blocked == blocked
        });
        found.map(Violation::failure)
    }
}
