//! Which browser the tests run in, what it is asked for when it starts, and how a test says that it can't.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::Capabilities;

/// Where Debian's packages and the others' put the browser that WebKitGTK's driver drives; none has it on PATH.
const MINI_BROWSERS: [&str; 5] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What a test asks of a browser before it starts.
#[derive(Default, Clone, Copy)]
pub struct Wishes<'a> {
    /// As Chromium understands them.
    pub arguments: &'a [String],
    /// What chromedriver is not to pass on to Chromium.
    pub excluded: &'a [&'a str],
    /// Pages open tabs only at a click.
    pub blocks_popups: bool,
    /// `None` for those that it takes unless it is told.
    pub cookies: Option<Cookies>,
    /// Separated by commas, the best one first.
    pub languages: Option<&'a str>,
    /// Tests go on while a page is still loading.
    pub hasty: bool,
}

/// Whose cookies the browser takes in a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Cookies {
    Everybodys,
    /// The page's own site's.
    FirstPartys,
    Nobodys,
}

impl Wishes<'_> {
    /// Sound needs no click.
    fn loud(&self) -> bool {
        self.arguments.iter().any(|argument| argument == "--autoplay-policy=no-user-gesture-required")
    }

    fn profile(&self) -> Option<&str> {
        self.arguments.iter().find_map(|argument| argument.strip_prefix("--user-data-dir="))
    }
}

impl Engine {
    /// The one that the environment's `BROWSER` names; Chromium where it names none.
    pub fn chosen() -> Self {
        match std::env::var("BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("BROWSER={other}: chromium, firefox and webkit can be tested in"),
        }
    }

    /// How long a condition may take to come true on a busy machine. WebKit draws without a graphics card.
    pub fn patience(self) -> Duration {
        Duration::from_secs(if self == Self::WebKit { 40 } else { 20 })
    }

    pub fn capabilities(self, wishes: &Wishes) -> Capabilities {
        let wanted = match self {
            Self::Chromium => chromium(wishes),
            Self::Firefox => firefox(wishes),
            Self::WebKit => webkit(wishes),
        };
        let Value::Object(mut wanted) = wanted else { unreachable!("capabilities are an object") };
        if wishes.hasty {
            wanted.insert("pageLoadStrategy".to_owned(), json!("none"));
        }
        Capabilities::from(wanted)
    }
}

fn chromium(wishes: &Wishes) -> Value {
    let mut wanted: Value =
        serde_json::from_str(include_str!("../../../webdriver.json")).expect("webdriver.json is JSON");
    let options = &mut wanted["goog:chromeOptions"];
    options["excludeSwitches"] = json!(wishes.excluded);
    let args = options["args"].as_array_mut().expect("webdriver.json lists arguments");
    args.extend(wishes.arguments.iter().map(|argument| json!(argument)));
    if let Some(cookies) = wishes.cookies {
        let blocks = cookies != Cookies::Everybodys;
        options["prefs"] = json!({
            "profile.cookie_controls_mode": u8::from(blocks),
            "profile.block_third_party_cookies": blocks,
            "profile.default_content_setting_values.cookies": if cookies == Cookies::Nobodys { 2 } else { 1 },
        });
    }
    wanted["goog:loggingPrefs"] = json!({ "browser": "ALL" });
    wanted
}

fn firefox(wishes: &Wishes) -> Value {
    let mut args = vec!["-headless".to_owned()];
    if let Some(profile) = wishes.profile() {
        std::fs::create_dir_all(profile).expect("a profile's folder can be made");
        // The second is for those who look for the process.
        args.extend(["-profile".to_owned(), profile.to_owned(), format!("--user-data-dir={profile}")]);
    }
    let mut prefs = json!({
        "dom.disable_open_during_load": wishes.blocks_popups,
        "media.autoplay.default": if wishes.loud() { 0 } else { 1 },
        "media.autoplay.blocking_policy": 0,
        "media.autoplay.block-webaudio": !wishes.loud(),
    });
    if let Some(languages) = wishes.languages {
        prefs["intl.accept_languages"] = json!(languages);
    }
    if let Some(cookies) = wishes.cookies {
        prefs["network.cookie.cookieBehavior"] = json!(cookies as u8);
    }
    json!({ "moz:firefoxOptions": { "args": args, "prefs": prefs } })
}

fn webkit(wishes: &Wishes) -> Value {
    assert_eq!(
        wishes.profile(),
        None,
        "a WebKit that is driven keeps nothing: the test should begin with `skipped_in!`"
    );
    let binary = MINI_BROWSERS.into_iter().find(|path| Path::new(path).exists());
    let binary = binary.expect("MiniBrowser is installed with WebKitWebDriver");
    let autoplay = if wishes.loud() { "allow" } else { "allow-without-sound" };
    let opens_tabs = !wishes.blocks_popups;
    json!({ "webkitgtk:browserOptions": {
        "binary": binary,
        "args": [
            "--automation",
            format!("--autoplay-policy={autoplay}"),
            format!("--javascript-can-open-windows-automatically={opens_tabs}"),
        ],
    } })
}

/// The first line of a test that an engine or its driver can't run, with the reason. It is told on standard output past
/// libtest, which would keep it to itself, in the form that the Makefile counts and lists.
macro_rules! skipped_in {
    ($($engine:ident)|+, $reason:expr) => {
        if matches!($crate::harness::Engine::chosen(), $($crate::harness::Engine::$engine)|+) {
            fn here() {}
            $crate::harness::skip(std::any::type_name_of_val(&here), $reason);
            return;
        }
    };
}
pub(crate) use skipped_in;

/// `place` is the path of something inside the test's function.
pub fn skip(place: &str, reason: &str) {
    use std::io::Write;
    let test = place.trim_start_matches("e2e::").trim_end_matches("::here").trim_end_matches("::{{closure}}");
    let engine = format!("{:?}", Engine::chosen()).to_lowercase();
    writeln!(std::io::stdout(), "\nskipped in {engine}: {test}: {reason}").expect("standard output is open");
}
