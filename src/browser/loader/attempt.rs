//! One attempt to load the bar, and what it leaves in the page. Dropped, it is aborted and cleared away.

use super::frame_finder::Finding;
use super::policy::{Violation, Violations};
use super::requests;
use super::script_runner::Running;
use crate::browser::clock::window;
use crate::browser::environment::{Environment, LoaderAddresses};
use crate::loader::{Credentials, Failure, Outcome, Step};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, Url};
use yew::Callback;

pub struct Attempt {
    pub number: u32,
    place: Rc<Environment>,
    addresses: Rc<LoaderAddresses>,
    control: AbortController,
    policy: Violations,
    on: Callback<Outcome>,
    /// On the way from one step to the next.
    credentials: Rc<RefCell<Option<Credentials>>>,
    text: Rc<RefCell<Option<String>>>,
    running: Option<Running>,
    pub finding: Option<Finding>,
}

impl Drop for Attempt {
    fn drop(&mut self) {
        self.control.abort();
    }
}

impl Attempt {
    pub fn new(
        number: u32,
        place: Rc<Environment>,
        addresses: Rc<LoaderAddresses>,
        on: Callback<Outcome>,
        on_violation: Callback<Violation>,
    ) -> Attempt {
        Attempt {
            number,
            place,
            addresses,
            control: AbortController::new().expect("every browser that runs WebAssembly has it"),
            policy: Violations::watch(on_violation),
            on,
            credentials: Rc::default(),
            text: Rc::default(),
            running: None,
            finding: None,
        }
    }

    pub fn take(&mut self, step: Step) {
        match step {
            Step::Session => self.ask_for_session(),
            Step::Script => self.ask_for_script(),
            Step::Run => self.run(),
            Step::Frame => {}
        }
    }

    /// What the policy keeps out concerns the bar if the bar's frame is kept out, or its script hindered.
    pub fn violated(&self, violation: &Violation) -> Option<Outcome> {
        let frame = self.finding.as_ref()?.frame();
        if violation.is_of_frames() {
            let origin = frame.and_then(|frame| Url::new(&frame.src()).ok()).map(|url| url.origin());
            return (origin.as_ref() == Some(&violation.blocked)).then(|| Outcome::Failed(violation.failure()));
        }
        violation.hinders().then(|| Outcome::Hindered(violation.failure()))
    }

    fn ask_for_session(&self) {
        let (place, signal, policy) = (self.addresses.clone(), self.control.signal(), self.policy.clone());
        let (kept, on) = (self.credentials.clone(), self.on.clone());
        spawn_local(async move {
            let outcome = requests::session(&place, &signal, &policy).await.map(|credentials| {
                kept.replace(Some(credentials));
            });
            on.emit(outcome.map_or_else(Outcome::Failed, |()| Outcome::Done(Step::Session)));
        });
    }

    fn ask_for_script(&self) {
        let credentials = self.credentials.take().expect("the session comes before the script");
        let (place, signal, policy) = (self.addresses.clone(), self.control.signal(), self.policy.clone());
        let (kept, on) = (self.text.clone(), self.on.clone());
        spawn_local(async move {
            let outcome = requests::script(&place, credentials, &signal, &policy).await.map(|text| {
                kept.replace(Some(text));
            });
            on.emit(outcome.map_or_else(Outcome::Failed, |()| Outcome::Done(Step::Script)));
        });
    }

    fn run(&mut self) {
        let text = self.text.take().expect("the script comes before it is run");
        // Where the script looks for it (`cec_05_1311`); a `const` of a module of ours it could not see.
        let _ =
            js_sys::Reflect::set(&window(), &"$aicc_ContextPath".into(), &self.addresses.context_path.as_str().into());
        self.finding = Finding::begin(&self.place.allow, self.on.clone());
        self.running = Running::start(&text, &self.policy, self.on.clone());
        if self.running.is_none() || self.finding.is_none() {
            self.on.emit(Outcome::Failed(Failure::ScriptBroke));
        }
    }
}
