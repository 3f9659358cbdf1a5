//! The page as it is drawn, and the report as it is copied.

use super::browser_probe::window;
use super::configured::above;
use super::list::{Action, StepList};
use super::{CheckPage, Msg};
use crate::browser::ConnectionBar;
use crate::check::{Holder, Section, Step, Verdict, plain_address, report};
use crate::config::Mode;
use crate::view::CopyState;
use yew::prelude::*;

impl CheckPage {
    pub(super) fn report(&self) -> String {
        let navigator = window().navigator();
        let agent = navigator.user_agent().unwrap_or_default();
        let time = js_sys::Date::new_0().to_iso_string().as_string().unwrap_or_default();
        let mode = self.configured.as_ref().map_or("unknown", |configured| match configured.config.bar.mode {
            Mode::Simulator => "simulator",
            Mode::Frame => "frame",
            Mode::Loader => "loader",
        });
        report(
            &self.walk,
            &[
                format!("Console: {} (version {})", plain_address(&above()), env!("CARGO_PKG_VERSION")),
                format!("Bar: {} (mode {mode})", self.address()),
                format!("Time: {time}"),
                format!("Browser: {agent}"),
            ],
        )
    }

    pub(super) fn copied_in_words(&self) -> &'static str {
        match self.copied {
            CopyState::Idle => "",
            CopyState::Done => self.words.page.copied,
            CopyState::Refused => self.words.page.copy_refused,
        }
    }

    pub(super) fn part(&self, ctx: &Context<Self>, part: Section) -> Html {
        let words = &self.words.page;
        let press = |msg: fn() -> Msg| ctx.link().callback(move |()| msg());
        let mut actions = Vec::new();
        let mut offer = |step, label, on_press| actions.push(Action { step, label, on_press });
        match part {
            Section::Browser => {
                if matches!(self.walk.of(Step::Notices), Verdict::Waiting(_)) {
                    offer(Step::Notices, words.ask_browser, press(|| Msg::AskForNotices));
                }
                if self.browser.as_ref().is_some_and(|browser| browser.microphone.reachable) {
                    offer(Step::Microphone, words.try_microphone, press(|| Msg::TryMicrophone));
                }
            }
            Section::Bar if matches!(self.talk.holder(), Holder::Elsewhere | Holder::Taken) => {
                offer(Step::Holder, words.use_here, press(|| Msg::UseHere));
            }
            _ => {}
        }
        let id = format!("part-{}", part as u8);
        html! {
            <section key={part as u8} class="check-part" aria-labelledby={id.clone()}>
                <h2 {id}>{ (self.words.section)(part) }</h2>
                if part == Section::Bar { { self.bar() } }
                <StepList words={self.words} walk={self.walk.clone()} steps={part.steps().collect::<Vec<_>>()} {actions} />
            </section>
        }
    }

    pub(super) fn bar(&self) -> Html {
        match &self.configured {
            Some(_) if self.talk.holder() == Holder::Here && self.loader.is_some() => html! {
                <div ref={self.bar_place.clone()} class="check-bar bar-place"></div>
            },
            Some(configured) if self.talk.holder() == Holder::Here => html! {
                <div class="check-bar">
                    <ConnectionBar place={configured.place.clone()} frame={self.frame.clone()} title={self.words.page.bar}
                        on_heard={self.on_heard.clone()} />
                </div>
            },
            _ => Html::default(),
        }
    }
}
