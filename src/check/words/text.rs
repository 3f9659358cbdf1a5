//! What the check says, whatever the language: each sentence with what stands in it. A language says them in one `match`, so
//! that a sentence that it lacks does not compile.

use crate::protocol::Found;

/// Something that a sample of a sentence can be made with.
trait Sample {
    fn sample() -> Self;
}

macro_rules! samples {
    ($($kind:ty: $sample:expr;)*) => {$(
        impl Sample for $kind {
            fn sample() -> Self {
                $sample
            }
        }
    )*};
}

samples! {
    String: "7".to_owned();
    u16: 404;
    u64: 7;
    usize: 7;
    [u64; 4]: [7; 4];
    &'static str: "7";
    Option<&'static str>: None;
    Vec<Text>: Vec::new();
    Found: Found::TooLong;
}

macro_rules! texts {
    ($(#[$about:meta])* $texts:ident { $($(#[$note:meta])* $name:ident $(($($kind:ty),+))?;)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $texts {
            $($(#[$note])* $name $(($($kind),+))?,)*
        }

        impl $texts {
            /// One of each.
            pub fn samples() -> Vec<$texts> {
                vec![$($texts::$name $(($(<$kind as Sample>::sample()),+))?),*]
            }
        }
    };
}

/// One or more sentences, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    Console(ConsoleText),
    Bar(BarText),
    /// Nothing to translate.
    Verbatim(String),
    /// What the console says of it in each of [`super::ALL`].
    InEach(Box<[String; 4]>),
    /// One after the other.
    Sentences(Vec<Text>),
    /// A sentence of several parts.
    Listed(Vec<Text>),
}

impl From<ConsoleText> for Text {
    fn from(text: ConsoleText) -> Text {
        Text::Console(text)
    }
}

impl From<BarText> for Text {
    fn from(text: BarText) -> Text {
        Text::Bar(text)
    }
}

texts! {
    /// What there is to say of the configuration, the server and the browser. Addresses, names and numbers are the same in
    /// every language.
    ConsoleText {
    // The configuration.
    NoConfig;
    ConfigSetsNothing;
    /// Keys.
    ConfigSets(String);
    SimulatedBar;
    RealBarExpected;
    NameRealBar;
    DefaultInstead;
    AfterConfig;
    OnlyLoader;

    // The server. Files and origins, with the status or the type that they came with.
    OverHttps(String);
    OwnComputer(String);
    NoHttps(String);
    HttpsExpected;
    GiveCertificate;
    NamedFile(String, u16);
    NamedFilesExpected;
    UploadRelease;
    NoProgram;
    PageExpected;
    UploadBeside;
    TypesPassed;
    /// File, found and wanted type.
    WrongType(String, String, &'static str);
    TypesExpected;
    AddTypes;
    /// File and header.
    CachingSays(String, String);
    CachingUnsaid(String);
    CachingStale(Vec<Text>);
    CachingExpected;
    CopyCaching;
    CachingPassed;
    NoProgramFound;
    Compressed(String);
    Uncompressed;
    CompressionExpected;
    Compress;
    CameBy(String);
    ProtocolUnsaid;
    Http2NeedsHttps(String);
    Http2Expected;
    SwitchHttp2On;
    MissingFile(u16);
    MissingIsPage(String, u16);
    MissingExpected;
    TakeRuleOut;
    MissingOther(String, u16);
    Expected404;
    SeeProxy;
    NoManifest;
    InstallNeedsHttps;
    AnsweredWith(String, u16);
    OfflineExpected;
    UploadAgain;
    WorkerType(String, String);
    WorkerShares(String);
    WorkerApart;
    AddWorkerHeader;
    AddJsType;
    OfflinePassed;

    // The browser.
    /// The error's name.
    StorageFails(String);
    StorageExpected;
    AllowStorage;
    StoragePromised;
    StorageWritable;
    /// Megabytes.
    Room(u64);
    StorageNotPromised;
    TabsAgree;
    NoLocks;
    LocksExpected;
    ServeOverHttps;
    SoundPlays;
    NoSound;
    SoundExpected;
    UseNewBrowser;
    NoticesAllowed;
    NoticesNotAsked;
    NoticesBlocked;
    NoticesExpected;
    AllowNotices;
    NoNotices;
    NoticesNeedHttps;
    PrivateWindows;
    MicrophoneExpected;
    MicrophoneNeedsHttps;
    MicrophoneOpened;
    MicrophoneNotAllowed;
    AllowMicrophoneAndHeaders;
    NoMicrophone;
    PlugHeadsetIn;
    MicrophoneBusy;
    CloseOtherProgram;
    /// The error's name.
    MicrophoneFails(String);
    TryOtherHeadset;
    MicrophoneBlocked;
    AllowMicrophone;
    NoMicrophoneHere;
    PlugHeadsetInOrLeave;
    TryMicrophone;
    BarMicrophoneExpected;
    SimulatedBarHasNoCalls;
    BarAllowLacksMicrophone;
    AddToBarAllow;
    BarMicrophoneNotForbidden;
    BarMicrophoneLet;
    /// The header's list, and the bar's origin.
    BarMicrophoneKept(String, String);
    LetBarMicrophone(String);

    }
}

texts! {
    /// What there is to say of the bar, its server, the policy and the endpoints.
    BarText {
    // Cookies. The bar's and the console's origin.
    CookiesExpected;
    SimulatedBarHasNoCookies;
    NoCookies;
    AllowCookies;
    CookiesFirstParty(String, String);
    CookiesPerhapsThirdParty(String, String);
    CookiesThirdParty(String, String);
    CookiesLetThrough;
    CookiesUnknown;
    ServeBarOnHost(String);

    // Endpoints, by their addresses.
    ListExpected;
    PerNumberExpected;
    ReceiverExpected;
    NotAsked(String);
    WatchMessages;
    ListEmpty(String);
    SeeColumns;
    ListHolds(String, usize);
    ListNotJson(String);
    ListWithoutColumns(String);
    CorrectFile;
    Forbidden(String, u16);
    SeeCredentials;
    NothingThere(String);
    CorrectAddress;
    Answers(String, u16);
    SeeServerLog;
    EndpointReached(String, u16);
    EndpointSilent(String);
    SeePolicyOrCors;
    NoDirectory;
    NoDelivery;

    // The policy. Directives and sources.
    CopyHeaders;
    NoPolicyComputed;
    ReportOnly;
    NoPolicy;
    CannotWorkUnder(String);
    Lacks(String, String);
    AnythingGoes(String);
    DirectiveMissing(String);
    InAddition(String, String);
    PolicyPassed;
    PolicyTooWide(Vec<Text>);
    PolicyTooWeak(Vec<Text>);
    PolicyBlocks(Vec<Text>);
    BesideThat(Vec<Text>);
    HeaderNotSent(&'static str);
    HeaderIs(&'static str, String);
    HeadersPassed;
    NothingBlocked;
    Blocked(String, String);
    PolicyLetsThroughExpected;

    // The server of the bar's page, by its address.
    ReachExpected;
    MayNotAsk(String);
    AnswersUnseen(String);
    NoAnswer(String);
    OpenInTab;
    FramingForbidden(String, String);
    TakeHeaderAway;
    PageAnswers(String);
    PageStatus(String, u16);
    CorrectBarUrl;

    // The bar in its frame.
    NotOpenSeeAbove;
    NotOpen;
    HeldHere;
    HeldElsewhere;
    HeldTaken;
    FrameExpected;
    FrameSpeaks;
    FrameBlocked(String);
    FrameSrcExpected;
    CopyPolicy;
    KeptOutOfLocalNetwork(String);
    AllowLocalNetwork;
    /// The address, and for how many seconds.
    NothingCame(String, u64);
    OpenOrSeeNetwork;
    SomethingLoaded;
    FrameSilent;
    LookAtFrame(String);
    /// Origins.
    OriginExpected(String);
    OriginPassed(String);
    OriginAwaited(String);
    OriginsBeside(String, String);
    OriginStrange(String);
    NameOrigins(String);

    // What the bar says.
    EventsToBeSent;
    /// How many events are on the list, and how often it was sent.
    EventsSent(usize, usize);
    /// How many messages were received, understood, unknown and rejected.
    Account([u64; 4]);
    EventsExpected;
    GiveReport;
    NoMessagesOfBar(Vec<Text>);
    SignInInBar;
    NothingComes;
    Heard(Vec<Text>);
    /// An event, and when.
    EventAt(String, String);
    NamelessEventAt(String);
    Rejected(Vec<Text>);
    Rang(String);
    CallIfYouLike;
    TooLongMessage(usize);
    NotJson;
    NoMessage(&'static str);
    NoEvent;
    NoEventName;
    /// The event, if it has a name, and a type of JSON.
    EventContent(Option<&'static str>, &'static str);
    EventField(Option<&'static str>, &'static str, Found);

    // The vendor's way into the page.
    ScriptTells;
    SessionAnswers;
    SessionFirst;
    ScriptMadeBar;
    ScriptMadeBarAtEdge;
    SessionExpected;
    ScriptExpected;
    }
}
