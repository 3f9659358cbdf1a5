//! What this browser, on this computer, gives the console.

use super::step::Step;
use super::verdict::Verdict;

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
    let room = browser.room_mb.map(|mb| format!(" There is room for {mb} MB.")).unwrap_or_default();
    match &browser.storage {
        None => Verdict::Looking,
        Some(Err(error)) => Verdict::failed(
            format!("Nothing could be written down ({error})."),
            "IndexedDB can be written. Without, notes and the log of calls are lost with the page.",
            "Leave the private window, allow the console's site to keep data, and see that no policy deletes it at the end \
             of each session. A full disk has the same effect.",
        ),
        Some(Ok(())) => Verdict::passed(match browser.persisted {
            Some(true) => format!("It can be written, and the browser has promised to keep it.{room}"),
            _ => format!(
                "It can be written.{room} The browser has not promised to keep it when the disk runs full; the console asks \
                 for that at its first start, and browsers grant it to pages that are installed or often used."
            ),
        }),
    }
}

fn tabs(browser: &Browser) -> Verdict {
    if browser.locks {
        return Verdict::passed("Tabs can agree on who opens the bar.");
    }
    Verdict::warned(
        "This browser gives the page no locks.",
        "Web Locks, which take HTTPS. Without, every tab opens its own bar, and an agent who is signed in twice loses \
         events.",
        "Serve the console over HTTPS.",
    )
}

fn sound(browser: &Browser) -> Verdict {
    if browser.sound {
        return Verdict::passed(
            "The browser can play sounds. Until somebody has clicked in the console it may hold them back; the console says \
             so when that is the case.",
        );
    }
    Verdict::failed(
        "The browser gives the page no sound (no AudioContext).",
        "A browser that can play sounds.",
        "Use Chrome or Edge 123, Firefox 121, Safari 17.5, or later.",
    )
}

fn notices(browser: &Browser) -> Verdict {
    match browser.notices {
        Some(Permission::Granted) => Verdict::passed("This browser lets the console show notifications."),
        Some(Permission::Open) => Verdict::waiting(
            "Nobody has been asked yet. The console asks each agent; or allow it for all by the policy \
             NotificationsAllowedForUrls (Chrome, Edge) or Permissions → Notifications → Allow (Firefox).",
        ),
        Some(Permission::Denied) => Verdict::warned(
            "Notifications are blocked for this address.",
            "They are allowed, so that an agent who works in another program sees that it rings.",
            "Allow them at the sign left of the address, or for all agents by the policy NotificationsAllowedForUrls \
             (Chrome, Edge) or Permissions → Notifications → Allow (Firefox).",
        ),
        None => Verdict::warned(
            "This browser shows no notifications for this page.",
            "A page over HTTPS in a browser that has them.",
            "Serve the console over HTTPS. Private windows have no notifications.",
        ),
    }
}

pub fn judge_microphone(microphone: &Microphone) -> Verdict {
    const EXPECTED: &str = "A microphone is plugged in and may be used, if calls are spoken in the browser. Agents with a \
        separate telephone need none.";
    if !microphone.reachable {
        return Verdict::warned(
            "The browser gives this page no microphone, because it doesn't come over HTTPS.",
            EXPECTED,
            "Serve the console over HTTPS.",
        );
    }
    match &microphone.tried {
        Some(Ok(())) => return Verdict::passed("The microphone was opened, and closed at once."),
        Some(Err(error)) => {
            let (found, mend) = match error.as_str() {
                "NotAllowedError" => (
                    "The microphone is not allowed: by a person, by the browser's policy, or by the server's \
                     Permissions-Policy."
                        .to_owned(),
                    "Allow it at the sign left of the address, or for all agents by the policy AudioCaptureAllowedUrls \
                     (Chrome, Edge) or Permissions → Microphone → Allow (Firefox). The step on the server's headers shows \
                     its Permissions-Policy.",
                ),
                "NotFoundError" => (
                    "No microphone is plugged in.".to_owned(),
                    "Plug a headset in, and see that the operating system lets browsers use it.",
                ),
                "NotReadableError" => (
                    "The microphone can't be opened.".to_owned(),
                    "Another program may have it for itself. Close that, or pull the headset and plug it in again.",
                ),
                other => (
                    format!("The microphone could not be opened ({other})."),
                    "Try another headset, or another browser on the same computer.",
                ),
            };
            return Verdict::failed(found, EXPECTED, mend);
        }
        None => {}
    }
    match (microphone.permission, microphone.devices) {
        (Some(Permission::Denied), _) => Verdict::failed(
            "The microphone is blocked for this address.",
            EXPECTED,
            "Allow it at the sign left of the address, or for all agents by the policy AudioCaptureAllowedUrls (Chrome, \
             Edge) or Permissions → Microphone → Allow (Firefox).",
        ),
        (_, Some(0)) => Verdict::warned(
            "No microphone is plugged in at this computer.",
            EXPECTED,
            "Plug a headset in and press the button; or leave it, if calls are spoken on another device.",
        ),
        _ => Verdict::waiting(
            "Press \"Try the microphone\". The browser may ask for permission; the microphone is closed again at once, and \
             nothing is recorded.",
        ),
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
    const EXPECTED: &str = "Both config.json and the server pass the microphone on to the bar.";
    if simulated {
        return Verdict::not_applicable("The simulated bar has no calls to be spoken.");
    }
    let listed = allow.split(';').any(|entry| entry.split_whitespace().next() == Some("microphone"));
    if !listed {
        return Verdict::warned(
            "bar.allow in config.json doesn't name the microphone.",
            EXPECTED,
            "Add \"microphone\" to bar.allow, or leave bar.allow out altogether. If agents speak on a separate telephone, \
             leave it as it is.",
        );
    }
    match policy {
        None => Verdict::passed(
            "The bar's frame may use the microphone, and no Permissions-Policy of the server forbids it.",
        ),
        Some(list) if admits(list, bar, console) => {
            Verdict::passed("The bar's frame may use the microphone, and the server's Permissions-Policy lets it.")
        }
        Some(list) => Verdict::failed(
            format!("The server's Permissions-Policy says microphone={list}, which keeps it from the bar at {bar}."),
            EXPECTED,
            format!("Let the header say microphone=(self \"{bar}\"), as in the headers below."),
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
