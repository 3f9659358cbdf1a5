//! English.

mod bar;
mod console;

use super::{CheckWords, PageWords, Section, Step, Summary, VerdictWords};

pub static EN: CheckWords = CheckWords {
    tag: "en",
    index: 0,
    page: PageWords {
        heading: "Check this deployment",
        language: "Language",
        stopped: "The check has stopped working. Load this page again.",
        again: "Check again",
        copy: "Copy the report",
        copy_hint: "In English, for the support desk",
        print: "Print",
        copied: "Copied.",
        copy_refused: "The browser refuses to copy. Select the text and copy it by hand.",
        found: "Found",
        expected: "Expected",
        fix: "Fix",
        ask_browser: "Ask this browser",
        try_microphone: "Try the microphone",
        use_here: "Use the bar here",
        bar: "Connection bar",
    },
    policy: super::policy::EN,
    speech: super::speech::EN,
    verdict: VerdictWords {
        waiting: "Your turn",
        looking: "Looking",
        passed: "OK",
        warned: "Could be better",
        failed: "Fails",
        not_applicable: "Not needed",
    },
    section: |section| match section {
        Section::Configuration => "Configuration",
        Section::Server => "The web server that serves the console",
        Section::Browser => "This browser",
        Section::Bar => "The connection bar",
        Section::Endpoints => "Everything else",
    },
    step: |step| match step {
        Step::Configuration => "config.json can be read and is valid",
        Step::Secure => "The page is sent over HTTPS",
        Step::Types => "Files are sent with the right type",
        Step::Caching => "Caches keep what may be kept, and nothing else",
        Step::Compression => "The program is sent compressed",
        Step::Http2 => "HTTP/2 is in use",
        Step::MissingFile => "Missing files return 404",
        Step::Policy => "The Content-Security-Policy fits config.json",
        Step::Headers => "The other protecting headers are there",
        Step::Offline => "The console can be installed and opens without a network",
        Step::Storage => "This browser saves what the console writes",
        Step::Tabs => "Of several tabs only one opens the bar",
        Step::Sound => "The ringtone can play",
        Step::Notices => "Notifications can be shown",
        Step::Microphone => "There is a microphone",
        Step::Holder => "The bar is not open in another tab",
        Step::Session => "The session endpoint answers",
        Step::Script => "The bar's script can be loaded",
        Step::Reachable => "The bar's page can be reached",
        Step::Framed => "The bar allows being embedded",
        Step::MicrophoneOfBar => "The bar may use the microphone",
        Step::Origin => "The bar sends from an expected origin",
        Step::Cookies => "The bar's cookies are let through",
        Step::FirstEvent => "The bar sends events",
        Step::Ring => "A call rings",
        Step::Directory => "The directory can be read",
        Step::Delivery => "The delivery endpoint can be reached",
        Step::Violations => "Nothing was blocked by the policy during this check",
    },
    headline: |summary| match summary {
        Summary::Stopped(1) => "1 problem to fix".to_owned(),
        Summary::Stopped(count) => format!("{count} problems to fix"),
        Summary::Looking => "Looking …".to_owned(),
        Summary::WaitsForYou => "So far so good: now sign in below".to_owned(),
        Summary::Ready(_) => "Ready for agents".to_owned(),
    },
    explanation: |summary| match summary {
        Summary::Stopped(_) => "Fix the problems below from the top; one often causes the next.",
        Summary::Looking => "This takes a few seconds.",
        Summary::WaitsForYou => {
            "The rest needs an agent's hand: do what the steps below that wait ask for, such as to sign in in the bar."
        }
        Summary::Ready(0) => "Everything that can be seen from a browser is in order.",
        Summary::Ready(_) => {
            "Nothing stops the agents. The notes below say what could be better, or can't be seen from here."
        }
    },
    console: console::say,
    bar: bar::say,
    space: " ",
    semicolon: "; ",
    full_stop: ".",
};
