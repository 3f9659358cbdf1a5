//! What is said of a bar that isn't there, or probably isn't as it should be.

use super::Bar;
use crate::app::kernel::Kernel;
use crate::browser::clock::page_time;
use crate::browser::cookies::bar_cookies;
use crate::browser::loader::BarLoader;
use crate::domain::LinkState;
use crate::loader::{BarCookies, Failure, SCRIPT, Server, Stage, Suspicion};
use crate::view::{BarNotice, BarNoticeProps, Notice};
use web_sys::Url;
use yew::prelude::*;

impl Bar {
    pub(super) fn loaded_bar(&self, kernel: &Kernel, loader: &BarLoader) -> Html {
        let (is_there, is_left) = (loader.stage() == Stage::There, loader.is_left());
        let class = classes!(
            "bar-place",
            (is_there && !is_left).then_some("bar-frame"),
            (is_there && is_left).then_some("bar-floats")
        );
        html! {
            <>
                <div ref={self.place.clone()} {class}></div>
                { self.notice(kernel) }
            </>
        }
    }

    /// What stands in the bar's place, or beside it.
    pub(super) fn notice(&self, kernel: &Kernel) -> Html {
        let Some(notice) = self.said(kernel) else { return Html::default() };
        let props = BarNoticeProps { notice, on_again: self.on_load_again.clone() };
        html! { <BarNotice ..props /> }
    }

    pub(super) fn said(&self, kernel: &Kernel) -> Option<Notice> {
        let Some(loader) = &self.loader else {
            return match (&self.blocked, self.suspicion(kernel)) {
                (Some(failure), _) => Some(Notice::Failed { failure: failure.clone(), again: None, address: None }),
                (None, Some(suspicion @ (Suspicion::NotLoaded | Suspicion::LocalNetwork))) => {
                    Some(Notice::Suspicion(suspicion, self.cookies(kernel)))
                }
                (None, _) => None,
            };
        };
        match loader.stage() {
            Stage::Loading(step) => Some(Notice::Loading(step)),
            Stage::Failed { failure, again } => Some(Notice::Failed {
                failure: failure.clone(),
                again: again.map(|at| time_of(kernel, at)),
                address: address(kernel, failure),
            }),
            Stage::There => match loader.suspicion() {
                Some(suspicion @ (Suspicion::NotSignedIn | Suspicion::EndedInCall)) => {
                    Some(Notice::Suspicion(suspicion, self.cookies(kernel)))
                }
                // Most bars wait for somebody to sign in.
                _ => loader.is_left().then_some(Notice::Left),
            },
            Stage::Off => None,
        }
    }

    /// What is probably wrong with a bar that is there.
    fn suspicion(&self, kernel: &Kernel) -> Option<Suspicion> {
        if let Some(loader) = &self.loader {
            return loader.suspicion();
        }
        if self.is_kept_out(kernel) {
            return Some(Suspicion::LocalNetwork);
        }
        let link = kernel.session.link();
        if link.state == LinkState::WaitingLong && !link.has_loaded() {
            return Some(Suspicion::NotLoaded).filter(|_| self.is_framed(kernel));
        }
        let silent = self.unseen(kernel).is_some();
        Suspicion::of_frame(silent, kernel.session.is_refused()).filter(|_| self.is_framed(kernel))
    }

    fn cookies(&self, kernel: &Kernel) -> BarCookies {
        let shown = self.frame().and_then(|frame| Url::new(&frame.src()).ok()).map(|url| url.origin());
        let bar = shown.filter(|origin| origin != "null");
        bar_cookies(bar.as_deref().unwrap_or(&kernel.environment.target))
    }

    /// What is probably wrong with the bar, in words.
    pub fn doubts(&self, kernel: &Kernel) -> Vec<AttrValue> {
        let Some(suspicion) = self.suspicion(kernel) else { return Vec::new() };
        let words = &kernel.words.loading;
        let secure = suspicion == Suspicion::Silent && kernel.environment.source.starts_with("https:");
        let behind = words.behind(suspicion, self.cookies(kernel));
        let sentences = [Some(kernel.words.suspicion(suspicion)), behind, secure.then_some(words.certificate)];
        sentences.into_iter().flatten().map(AttrValue::Static).collect()
    }
}

/// A page's monotonic time as a time of day.
fn time_of(kernel: &Kernel, at: u64) -> AttrValue {
    let (mono, wall) = page_time();
    kernel.locale.time_of_day(wall + at.saturating_sub(mono)).into()
}

/// The address that somebody can open to see what is wrong with it.
fn address(kernel: &Kernel, failure: &Failure) -> Option<AttrValue> {
    let addresses = kernel.environment.loader.as_ref()?;
    match failure {
        Failure::Unreachable { server: Server::Platform, .. } => {
            Some(format!("{}{SCRIPT}", addresses.context_path).into())
        }
        Failure::Unreachable { server: Server::Enterprise, .. }
        | Failure::NotKnown { .. }
        | Failure::SessionNotJson => Some(addresses.session.clone().into()),
        _ => None,
    }
}
