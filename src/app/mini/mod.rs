//! The window that stays on top: opened and closed by the agent, offered again when somebody else has closed it, and gone
//! with the bar. What it shows is the page's.

mod slot;

pub use slot::{Mini, Shown};

use super::kernel::Kernel;
use super::links::Links;
use crate::browser::clock::{now, window};
use crate::browser::mini_window::{self, MiniEvents, MiniWindow};
use crate::browser::session_mark::SessionMark;
use crate::journal::RecordKey;
use crate::settings::MiniSettings;
use crate::shortcuts::Command;
use crate::view::{MiniButton, MiniNotice, MiniSetting, Missed};
use gloo::events::EventListener;
use slot::MiniSlot;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

pub enum Msg {
    /// The agent opens or closes it.
    Toggle,
    /// The agent doesn't want it back.
    NotNow,
    /// It is open, unless the browser has refused.
    Opened(Option<MiniWindow>),
    /// Somebody else has closed it.
    Closed,
    /// It has got the focus, or lost it.
    Focus,
    /// Another second has passed, and timers of a page out of sight come late.
    Beat,
    /// The agent wants the page, and in it the bar.
    ToBar,
    /// The agent has clicked or typed in the page.
    Touched,
    /// It is to open with the first click of a day.
    WithFirstClick(bool),
}

/// What it begins with, CSS pixels; Chromium counts its title among them. The browser remembers what the agent makes of it.
const SIZE: (u32, u32) = (340, 280);
/// In `sessionStorage`: it was open when this tab was left or loaded anew.
const WAS_OPEN: SessionMark = SessionMark("agent-console.mini");

enum State {
    Closed,
    /// The browser has been asked; at the first click of a day nobody is told if it refuses.
    Asked {
        by_agent: bool,
    },
    Open(MiniWindow),
    /// It was open, or should be, and is not.
    Missed(Missed),
}

pub struct MiniPane {
    state: State,
    slot: MiniSlot,
    is_supported: bool,
    on: Callback<Msg>,
    on_toggle: Callback<()>,
    on_not_now: Callback<()>,
    on_bar: Callback<()>,
    on_open: Callback<RecordKey>,
    on_painted: Callback<()>,
    _touched: [EventListener; 2],
}

impl MiniPane {
    /// `on_painted` is told when a ring is painted in it.
    pub fn new(links: &Links, on: Callback<Msg>, on_painted: Callback<()>) -> MiniPane {
        let open_story = links.open_story.clone();
        let touched = ["click", "keydown"].map(|event| {
            let on = on.clone();
            // After everything else that the page does of it: the browser opens one window at a click.
            EventListener::new(&window(), event, move |_| on.emit(Msg::Touched))
        });
        let was_open = WAS_OPEN.is_left();
        MiniPane {
            state: if was_open { State::Missed(Missed::Closed) } else { State::Closed },
            slot: MiniSlot::default(),
            is_supported: mini_window::is_supported(),
            on_toggle: on.reform(|()| Msg::Toggle),
            on_not_now: on.reform(|()| Msg::NotNow),
            on_bar: on.reform(|()| Msg::ToBar),
            on_open: Callback::from(move |call| {
                mini_window::bring_page_to_front();
                open_story.emit(call);
            }),
            on_painted,
            on,
            _touched: touched,
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, msg: Msg) {
        match msg {
            Msg::Toggle if self.is_open() => self.close(),
            Msg::Toggle => self.ask(kernel, true),
            Msg::NotNow => self.close(),
            Msg::Opened(Some(mini)) => self.opened(kernel, mini),
            Msg::Opened(None) => {
                let by_agent = matches!(self.state, State::Asked { by_agent: true });
                self.state = if by_agent { State::Missed(Missed::Refused) } else { State::Closed };
            }
            Msg::Closed => {
                self.state = State::Missed(Missed::Closed);
                self.slot.show(None);
            }
            // The root does what is late.
            Msg::Focus | Msg::Beat => {}
            Msg::ToBar => {
                mini_window::bring_page_to_front();
                kernel.focus = Some(Command::Bar);
            }
            Msg::Touched => {
                let state = &kernel.session.agent().state;
                let wanted = kernel.settings.settings().mini.opens_at_a_click(now().day, state);
                if !wanted || matches!(self.state, State::Asked { .. } | State::Open(_)) {
                    return;
                }
                self.ask(kernel, false);
            }
            Msg::WithFirstClick(with_first_click) => {
                kernel.change_settings(|settings| settings.mini.with_first_click = with_first_click);
            }
        }
        // Also out of sight, where the page has no frames.
        kernel.rendering.now();
    }

    fn ask(&mut self, kernel: &Kernel, by_agent: bool) {
        if !self.is_offered(kernel) || matches!(self.state, State::Asked { .. }) {
            return;
        }
        let asked = mini_window::ask(SIZE.0, SIZE.1);
        self.state = State::Asked { by_agent };
        let (on, title) = (self.on.clone(), kernel.words.page.title);
        spawn_local(async move {
            let events = MiniEvents {
                on_closed: on.reform(|()| Msg::Closed),
                on_focus: on.reform(|()| Msg::Focus),
                on_beat: on.reform(|()| Msg::Beat),
            };
            let mini = match asked {
                Some(asked) => mini_window::open(asked, title, events).await,
                None => None,
            };
            on.emit(Msg::Opened(mini));
        });
    }

    fn opened(&mut self, kernel: &mut Kernel, mini: MiniWindow) {
        // The bar may have gone to another tab meanwhile.
        if !kernel.leads() {
            return self.close();
        }
        self.state = State::Open(mini);
        WAS_OPEN.leave();
        kernel.show_look();
        let today = Some(now().day);
        kernel.change_settings(|settings| settings.mini = MiniSettings { opened_on: today, ..settings.mini });
    }

    /// Closes it, and nothing is said of that.
    fn close(&mut self) {
        WAS_OPEN.remove();
        self.end();
    }

    fn end(&mut self) {
        self.state = State::Closed;
        self.slot.show(None);
    }

    /// It goes with the bar.
    pub fn follow(&mut self, kernel: &Kernel) {
        match () {
            () if !self.is_open() => {}
            // The next page of this tab offers it again.
            () if kernel.is_left() => self.end(),
            () if !kernel.leads() => self.close(),
            () => {}
        }
    }

    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Open(_))
    }

    /// The element to draw into, while it is open.
    pub fn host(&self) -> Option<&Element> {
        if let State::Open(mini) = &self.state { Some(&mini.host) } else { None }
    }

    pub fn is_supported(&self) -> bool {
        self.is_supported
    }

    fn is_offered(&self, kernel: &Kernel) -> bool {
        self.is_supported && kernel.leads()
    }

    /// Brings the page to the front, and the focus into the bar.
    pub fn on_bar(&self) -> Callback<()> {
        self.on_bar.clone()
    }

    /// Opens a call's story in the page, for whoever is in the window on top.
    pub fn on_open(&self) -> Callback<RecordKey> {
        self.on_open.clone()
    }

    pub fn slot(&self) -> &MiniSlot {
        &self.slot
    }

    pub fn button(&self, kernel: &Kernel) -> Html {
        if !self.is_offered(kernel) {
            return Html::default();
        }
        html! { <MiniButton open={self.is_open()} on_toggle={self.on_toggle.clone()} /> }
    }

    /// Says that it is not there, and offers it again.
    pub fn notice(&self, kernel: &Kernel) -> Html {
        let missed = match self.state {
            State::Missed(missed) if self.is_offered(kernel) => Some(missed),
            _ => None,
        };
        html! {
            <MiniNotice {missed} on_open={self.on_toggle.clone()} on_not_now={self.on_not_now.clone()} />
        }
    }

    pub fn setting(&self, kernel: &Kernel) -> Html {
        if !self.is_supported {
            return Html::default();
        }
        let chosen = kernel.settings.settings().mini.with_first_click;
        html! { <MiniSetting {chosen} on_change={self.on.reform(Msg::WithFirstClick)} /> }
    }

    pub fn view(&self) -> Html {
        html! { <Mini slot={self.slot.clone()} on_painted={self.on_painted.clone()} /> }
    }
}
