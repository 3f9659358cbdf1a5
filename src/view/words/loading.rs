//! How the vendor's bar comes into the page, and why it doesn't: each failure with what the agent can do, and what whoever
//! runs the console.

mod ar;
mod en;
mod es;
mod zh;

pub use ar::AR;
pub use en::EN;
pub use es::ES;
pub use zh::ZH;

/// In the order of [`super::LANGUAGES`].
pub static LOADING: [LoadingWords; 4] = [EN, ZH, ES, AR];

use super::Words;
use crate::loader::{BarCookies, Failure, Server, Step, Suspicion};
use yew::AttrValue;

/// What is wrong, and what helps.
pub struct Remedy {
    pub what: &'static str,
    pub help: &'static str,
}

pub struct LoadingWords {
    pub session: &'static str,
    pub script: &'static str,
    pub run: &'static str,
    pub again: &'static str,
    /// When it is tried again, as a time of day.
    pub next_attempt: fn(&str) -> String,
    /// A link to the address that fails.
    pub open_address: &'static str,
    /// Leads administrators to the page that finds out what is wrong.
    pub check: &'static str,
    /// The bar is in the page, and not in its place.
    pub left: &'static str,
    /// Beside a failure of an address over HTTPS.
    pub certificate: &'static str,
    pub offline: Remedy,
    pub session_unreachable: Remedy,
    pub platform_unreachable: Remedy,
    pub session_too_slow: Remedy,
    pub platform_too_slow: Remedy,
    /// The browser keeps the page out of it.
    pub local_network: Remedy,
    pub session_cors: Remedy,
    pub platform_cors: Remedy,
    /// The status in the digits of the protocol.
    pub session_status: fn(u16) -> String,
    pub session_status_help: &'static str,
    pub platform_status: fn(u16) -> String,
    pub platform_status_help: &'static str,
    pub not_known: Remedy,
    pub session_not_json: Remedy,
    /// The key that is missing.
    pub session_lacks: fn(&str) -> String,
    pub session_lacks_help: &'static str,
    pub token_refused: Remedy,
    pub script_empty: Remedy,
    pub not_a_script: Remedy,
    /// The directive, and what it keeps out.
    pub blocked: fn(&str, &str) -> String,
    pub blocked_help: &'static str,
    pub script_broke: Remedy,
    pub no_frame: Remedy,
    pub not_framed: Remedy,
    pub silent: &'static str,
    pub not_signed_in: &'static str,
    pub nobody_signed_in: &'static str,
    pub ended_in_call: &'static str,
    /// The browser takes no cookies.
    pub cookies_off: &'static str,
    pub cookies_blocked: &'static str,
    pub cookies_perhaps_blocked: &'static str,
    /// Cookies are not what is wrong with sessions that don't hold.
    pub sessions_refused: &'static str,
}

impl LoadingWords {
    pub fn step(&self, step: Step) -> &'static str {
        match step {
            Step::Session => self.session,
            Step::Script => self.script,
            Step::Run | Step::Frame => self.run,
        }
    }

    /// Why it is so, as far as that can be guessed.
    pub fn behind(&self, suspicion: Suspicion, cookies: BarCookies) -> Option<&'static str> {
        match (suspicion, cookies) {
            (Suspicion::LocalNetwork, _) => Some(self.local_network.help),
            (Suspicion::Silent | Suspicion::NotLoaded | Suspicion::EndedInCall, _)
            | (Suspicion::NobodySignedIn, BarCookies::FirstParty) => None,
            (_, BarCookies::Off) => Some(self.cookies_off),
            (_, BarCookies::FirstParty) => Some(self.sessions_refused),
            (Suspicion::NotSignedIn, BarCookies::ThirdParty) => Some(self.cookies_blocked),
            (_, BarCookies::PerhapsThirdParty | BarCookies::ThirdParty) => Some(self.cookies_perhaps_blocked),
        }
    }

    /// What is wrong, and what helps.
    pub fn failure(&self, failure: &Failure) -> (AttrValue, &'static str) {
        use Server::{Enterprise, Platform};
        let remedy = match failure {
            Failure::Offline => &self.offline,
            Failure::Unreachable { server: Enterprise, .. } => &self.session_unreachable,
            Failure::Unreachable { server: Platform, .. } => &self.platform_unreachable,
            Failure::TooSlow { server: Enterprise } => &self.session_too_slow,
            Failure::TooSlow { server: Platform } => &self.platform_too_slow,
            Failure::LocalNetwork => &self.local_network,
            Failure::Cors { server: Enterprise } => &self.session_cors,
            Failure::Cors { server: Platform } => &self.platform_cors,
            Failure::Status { server: Enterprise, status } => {
                return ((self.session_status)(*status).into(), self.session_status_help);
            }
            Failure::Status { server: Platform, status } => {
                return ((self.platform_status)(*status).into(), self.platform_status_help);
            }
            Failure::NotKnown { .. } => &self.not_known,
            Failure::SessionNotJson => &self.session_not_json,
            Failure::SessionLacks { key } => return ((self.session_lacks)(key).into(), self.session_lacks_help),
            Failure::TokenRefused => &self.token_refused,
            Failure::ScriptEmpty => &self.script_empty,
            Failure::NotAScript => &self.not_a_script,
            Failure::Blocked { directive, blocked } => {
                return ((self.blocked)(directive, blocked).into(), self.blocked_help);
            }
            Failure::ScriptBroke => &self.script_broke,
            Failure::NoFrame => &self.no_frame,
            Failure::NotFramed => &self.not_framed,
        };
        (AttrValue::Static(remedy.what), remedy.help)
    }

    /// What else may be wrong.
    pub fn beside(&self, failure: &Failure) -> Option<&'static str> {
        matches!(failure, Failure::Unreachable { secure: true, .. }).then_some(self.certificate)
    }
}

impl Words {
    pub fn suspicion(&self, suspicion: Suspicion) -> &'static str {
        match suspicion {
            Suspicion::Silent => self.loading.silent,
            Suspicion::NotLoaded => self.health.not_loaded,
            Suspicion::LocalNetwork => self.loading.local_network.what,
            Suspicion::NotSignedIn => self.loading.not_signed_in,
            Suspicion::NobodySignedIn => self.loading.nobody_signed_in,
            Suspicion::EndedInCall => self.loading.ended_in_call,
        }
    }
}
