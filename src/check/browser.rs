//! What this browser, on this computer, gives the console.

use super::step::Step;
use super::verdict::Verdict;
use super::words::ConsoleText::{self, *};
use super::words::Text;

/// What the browser was asked without bothering anybody.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Browser {
    pub secure: bool,
    /// Something could be written down and read again; otherwise the name of the error.
    pub storage: Option<Result<(), String>>,
    /// The browser has promised to keep it when space runs short; `None` where it can't be asked.
    pub persisted: Option<bool>,
    /// Free room, megabytes.
    pub room_mb: Option<u64>,
    pub locks: bool,
    pub sound: bool,
    pub notices: Option<Permission>,
    pub microphone: Microphone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    Granted,
    Denied,
    /// Nobody has been asked.
    Open,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Microphone {
    /// `navigator.mediaDevices` is there, which takes HTTPS.
    pub reachable: bool,
    pub permission: Option<Permission>,
    /// Microphones that are plugged in; `None` where the browser doesn't say.
    pub devices: Option<usize>,
    /// Somebody pressed the button: it was opened, or the name of the error.
    pub tried: Option<Result<(), String>>,
}

pub fn judge_browser(browser: &Browser) -> Vec<(Step, Verdict)> {
    vec![
        (Step::Storage, storage(browser)),
        (Step::Tabs, tabs(browser)),
        (Step::Sound, sound(browser)),
        (Step::Notices, notices(browser)),
        (Step::Microphone, judge_microphone(&browser.microphone)),
    ]
}

fn storage(browser: &Browser) -> Verdict {
    let room = browser.room_mb.map(Room);
    let all = |texts: [Option<ConsoleText>; 3]| Text::Sentences(texts.into_iter().flatten().map(Text::from).collect());
    match &browser.storage {
        None => Verdict::Looking,
        Some(Err(error)) => Verdict::failed(StorageFails(error.clone()), StorageExpected, AllowStorage),
        Some(Ok(())) => Verdict::passed(match browser.persisted {
            Some(true) => all([Some(StoragePromised), room, None]),
            _ => all([Some(StorageWritable), room, Some(StorageNotPromised)]),
        }),
    }
}

fn tabs(browser: &Browser) -> Verdict {
    if browser.locks {
        return Verdict::passed(TabsAgree);
    }
    Verdict::warned(NoLocks, LocksExpected, ServeOverHttps)
}

fn sound(browser: &Browser) -> Verdict {
    if browser.sound {
        return Verdict::passed(SoundPlays);
    }
    Verdict::failed(NoSound, SoundExpected, UseNewBrowser)
}

fn notices(browser: &Browser) -> Verdict {
    match browser.notices {
        Some(Permission::Granted) => Verdict::passed(NoticesAllowed),
        Some(Permission::Open) => Verdict::waiting(NoticesNotAsked),
        Some(Permission::Denied) => Verdict::warned(NoticesBlocked, NoticesExpected, AllowNotices),
        None => Verdict::warned(NoNotices, NoticesNeedHttps, PrivateWindows),
    }
}

pub fn judge_microphone(microphone: &Microphone) -> Verdict {
    if !microphone.reachable {
        return Verdict::warned(MicrophoneNeedsHttps, MicrophoneExpected, ServeOverHttps);
    }
    match &microphone.tried {
        Some(Ok(())) => return Verdict::passed(MicrophoneOpened),
        Some(Err(error)) => {
            let (found, mend) = match error.as_str() {
                "NotAllowedError" => (MicrophoneNotAllowed, AllowMicrophoneAndHeaders),
                "NotFoundError" => (NoMicrophone, PlugHeadsetIn),
                "NotReadableError" => (MicrophoneBusy, CloseOtherProgram),
                other => (MicrophoneFails(other.to_owned()), TryOtherHeadset),
            };
            return Verdict::failed(found, MicrophoneExpected, mend);
        }
        None => {}
    }
    match (microphone.permission, microphone.devices) {
        (Some(Permission::Denied), _) => Verdict::failed(MicrophoneBlocked, MicrophoneExpected, AllowMicrophone),
        (_, Some(0)) => Verdict::warned(NoMicrophoneHere, MicrophoneExpected, PlugHeadsetInOrLeave),
        _ => Verdict::waiting(TryMicrophone),
    }
}

/// Whether the frame may use it: `allow` is the frame's attribute, and `policy` what the server's `Permissions-Policy`
/// says of the microphone, if it says anything.
pub fn judge_microphone_of_bar(
    allow: &str,
    policy: Option<&str>,
    bar: &str,
    console: &str,
    simulated: bool,
) -> Verdict {
    if simulated {
        return Verdict::not_applicable(SimulatedBarHasNoCalls);
    }
    let listed = allow.split(';').any(|entry| entry.split_whitespace().next() == Some("microphone"));
    if !listed {
        return Verdict::warned(BarAllowLacksMicrophone, BarMicrophoneExpected, AddToBarAllow);
    }
    match policy {
        None => Verdict::passed(BarMicrophoneNotForbidden),
        Some(list) if admits(list, bar, console) => Verdict::passed(BarMicrophoneLet),
        Some(list) => Verdict::failed(
            BarMicrophoneKept(list.to_owned(), bar.to_owned()),
            BarMicrophoneExpected,
            LetBarMicrophone(bar.to_owned()),
        ),
    }
}

fn admits(list: &str, bar: &str, console: &str) -> bool {
    let inside = list.trim().trim_start_matches('(').trim_end_matches(')');
    inside
        .split_whitespace()
        .map(|item| item.trim_matches('"'))
        .any(|item| item == "*" || item.trim_end_matches('/') == bar || (item == "self" && bar == console))
}
