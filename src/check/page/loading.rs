//! The vendor's way into the page: the console's own loader walks it, and what it says is shown as two steps.

use super::CheckPage;
use crate::browser::loader::{BarLoader, LoaderEvent};
use crate::check::words::{BarText, Text};
use crate::check::{Step, Verdict};
use crate::loader::{Failure, Server, Stage, Step as Way};
use crate::view::words::LOADING;
use web_sys::{Element, HtmlIFrameElement};

impl CheckPage {
    pub(super) fn loading_goes_on(&mut self, happened: LoaderEvent) {
        let Some(loader) = &mut self.loader else { return };
        // What has changed is looked up when it is judged.
        let _ = loader.handle(happened);
        if let Some(place) = self.bar_place.cast::<Element>() {
            loader.adopt(&place);
        }
    }

    /// How things stand with the bar, for whoever would take it away from an open call otherwise.
    pub(super) fn tell_loader(&mut self) {
        let (in_call, speaks, refused) = self.talk.account();
        let _ = self.loader.as_mut().and_then(|loader| loader.tell(in_call, speaks, refused));
    }

    pub(super) fn bar_frame(&self) -> Option<HtmlIFrameElement> {
        match &self.loader {
            Some(loader) => loader.frame(),
            None => self.frame.cast(),
        }
    }

    /// Nothing where no script makes the bar.
    pub(super) fn judge_loading(&self) -> Vec<(Step, Verdict)> {
        let Some(loader) = &self.loader else { return Vec::new() };
        let answered = || Verdict::passed(BarText::SessionAnswers);
        let later = || Verdict::waiting(BarText::SessionFirst);
        let (session, script) = match loader.stage() {
            Stage::Off => (Verdict::waiting(BarText::NotOpen), later()),
            Stage::Loading(Way::Session) => (Verdict::Looking, later()),
            Stage::Loading(Way::Script | Way::Run | Way::Frame) => (answered(), Verdict::Looking),
            Stage::There => (answered(), Verdict::passed(made(loader))),
            Stage::Failed { failure, .. } if is_of_session(failure) => {
                (failed(failure, BarText::SessionExpected), later())
            }
            Stage::Failed { failure, .. } => (answered(), failed(failure, BarText::ScriptExpected)),
        };
        vec![(Step::Session, session), (Step::Script, script)]
    }
}

fn made(loader: &BarLoader) -> BarText {
    if loader.is_left() { BarText::ScriptMadeBarAtEdge } else { BarText::ScriptMadeBar }
}

/// In the console's words.
fn failed(failure: &Failure, expected: BarText) -> Verdict {
    let found = LOADING.each_ref().map(|words| words.failure(failure).0.to_string());
    let mend = LOADING.each_ref().map(|words| {
        let beside = words.beside(failure).unwrap_or_default();
        format!("{} {beside}", words.failure(failure).1).trim().to_owned()
    });
    Verdict::failed(Text::InEach(Box::new(found)), expected, Text::InEach(Box::new(mend)))
}

fn is_of_session(failure: &Failure) -> bool {
    match failure {
        Failure::Unreachable { server, .. }
        | Failure::TooSlow { server }
        | Failure::Cors { server }
        | Failure::Status { server, .. } => *server == Server::Enterprise,
        Failure::Offline | Failure::NotKnown { .. } | Failure::SessionNotJson | Failure::SessionLacks { .. } => true,
        _ => false,
    }
}
