//! What is looked at, in the order in which one thing depends on another.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Configuration,
    Secure,
    Types,
    Caching,
    Compression,
    Http2,
    MissingFile,
    Policy,
    Headers,
    Offline,
    Storage,
    Tabs,
    Sound,
    Notices,
    Microphone,
    Holder,
    Session,
    Script,
    Reachable,
    Framed,
    MicrophoneOfBar,
    Origin,
    Cookies,
    FirstEvent,
    Ring,
    Directory,
    Delivery,
    Violations,
}

/// A heading of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Configuration,
    Server,
    Browser,
    Bar,
    Endpoints,
}

impl Step {
    pub const ALL: [Step; 28] = [
        Step::Configuration,
        Step::Secure,
        Step::Types,
        Step::Caching,
        Step::Compression,
        Step::Http2,
        Step::MissingFile,
        Step::Policy,
        Step::Headers,
        Step::Offline,
        Step::Storage,
        Step::Tabs,
        Step::Sound,
        Step::Notices,
        Step::Microphone,
        Step::Holder,
        Step::Session,
        Step::Script,
        Step::Reachable,
        Step::Framed,
        Step::MicrophoneOfBar,
        Step::Origin,
        Step::Cookies,
        Step::FirstEvent,
        Step::Ring,
        Step::Directory,
        Step::Delivery,
        Step::Violations,
    ];

    /// As the page's markup and the copied report have it.
    pub fn id(self) -> &'static str {
        match self {
            Step::Configuration => "configuration",
            Step::Secure => "secure",
            Step::Types => "types",
            Step::Caching => "caching",
            Step::Compression => "compression",
            Step::Http2 => "http2",
            Step::MissingFile => "missing-file",
            Step::Policy => "policy",
            Step::Headers => "headers",
            Step::Offline => "offline",
            Step::Storage => "storage",
            Step::Tabs => "tabs",
            Step::Sound => "sound",
            Step::Notices => "notices",
            Step::Microphone => "microphone",
            Step::Holder => "holder",
            Step::Session => "session",
            Step::Script => "script",
            Step::Reachable => "reachable",
            Step::Framed => "framed",
            Step::MicrophoneOfBar => "microphone-of-bar",
            Step::Origin => "origin",
            Step::Cookies => "cookies",
            Step::FirstEvent => "first-event",
            Step::Ring => "ring",
            Step::Directory => "directory",
            Step::Delivery => "delivery",
            Step::Violations => "violations",
        }
    }

    pub fn part(self) -> Section {
        match self {
            Step::Configuration => Section::Configuration,
            Step::Secure
            | Step::Types
            | Step::Caching
            | Step::Compression
            | Step::Http2
            | Step::MissingFile
            | Step::Policy
            | Step::Headers
            | Step::Offline => Section::Server,
            Step::Storage | Step::Tabs | Step::Sound | Step::Notices | Step::Microphone => Section::Browser,
            Step::Holder
            | Step::Session
            | Step::Script
            | Step::Reachable
            | Step::Framed
            | Step::MicrophoneOfBar
            | Step::Origin
            | Step::Cookies
            | Step::FirstEvent
            | Step::Ring => Section::Bar,
            Step::Directory | Step::Delivery | Step::Violations => Section::Endpoints,
        }
    }

    /// Whether a console may be called ready although nobody has tried this.
    pub fn is_optional(self) -> bool {
        matches!(self, Step::Ring | Step::Microphone | Step::Notices)
    }
}

impl Section {
    pub const ALL: [Section; 5] =
        [Section::Configuration, Section::Server, Section::Browser, Section::Bar, Section::Endpoints];

    pub fn steps(self) -> impl Iterator<Item = Step> {
        Step::ALL.into_iter().filter(move |step| step.part() == self)
    }
}
