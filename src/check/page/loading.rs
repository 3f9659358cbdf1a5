//! The vendor's way into the page: the console's own loader walks it, and what it says is shown as two steps.

use super::CheckPage;
use crate::browser::loader::{BarLoader, LoaderEvent};
use crate::check::{Finding, Step, Verdict};
use crate::loader::{Failure, Server, Stage, Step as Way};
use crate::view::EN;
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
        let answered = || Verdict::passed("The endpoint answers with a session. Its token is neither kept nor shown.");
        let later = || Verdict::waiting("The session comes first.");
        let (session, script) = match loader.stage() {
            Stage::Off => (Verdict::waiting("The bar is not open here."), later()),
            Stage::Loading(Way::Session) => (Verdict::Looking, later()),
            Stage::Loading(Way::Script | Way::Run | Way::Frame) => (answered(), Verdict::Looking),
            Stage::There => (answered(), Verdict::passed(made(loader))),
            Stage::Failed { failure, .. } if is_of_session(failure) => {
                (Verdict::Failed(finding(failure, SESSION)), later())
            }
            Stage::Failed { failure, .. } => (answered(), Verdict::Failed(finding(failure, SCRIPT))),
        };
        vec![(Step::Session, session), (Step::Script, script)]
    }
}

const SESSION: &str = "bar.session answers with JSON that has access_token, tenantSpaceId and userAccount; on another origin \
    with CORS headers that let this page read it.";
const SCRIPT: &str = "The platform answers with the bar's script, and that makes an iframe named ccbarclient.";

fn made(loader: &BarLoader) -> &'static str {
    if loader.is_left() {
        "The script has come and made the bar, which stays where the script has put it: at the edge of the page."
    } else {
        "The script has come and made the bar."
    }
}

fn finding(failure: &Failure, expected: &str) -> Finding {
    let (what, help) = EN.loading.failure(failure);
    let beside = EN.loading.beside(failure).unwrap_or_default();
    Finding::new(what.to_string(), expected, format!("{help} {beside}").trim().to_owned())
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
