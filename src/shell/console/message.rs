//! What the console is told, by whomever.

use super::amending::Amending;
use super::forgetting::Forget;
use super::log::LogMsg;
use super::story::Telling;
use super::taking_away::Away;
use super::updating::Updating;
use super::wrapping::Wrap;
use crate::domain::Amendment;
use crate::journal::Loaded;
use crate::journal::RecordKey;
use crate::protocol::Number;
use crate::shell::connection_bar::Heard;
use crate::shell::delivery;
use crate::shell::loader::{Happened, Violation};
use crate::shell::root::Rest;
use crate::shell::store::{Store, StoreEvent, Trouble};
use crate::shell::tabs::TabEvent;
use crate::shortcuts::{Command, Shortcuts};
use crate::view::{AlertChange, CustomerPage, Language, Mend, Spoken};

pub enum Msg {
    /// The rest of the program has come.
    Rest(&'static Rest),
    /// It has not, and is asked for again.
    RestMissing,
    /// The frame had loaded its page before the rest of the program came.
    FrameWasLoaded,
    /// It has not loaded it for long; the rest of the program is not to wait for that any longer.
    FrameIsLate,
    Heard(Heard),
    Dialled(Number),
    /// The bar is on its way into the page.
    Loader(Happened),
    /// The page's policy has kept something out.
    Violated(Violation),
    /// The page in the console's own frame refuses to be there.
    NotFramed,
    /// The agent wants the bar to be loaded now.
    AskedForAnotherTry,
    TimerFired,
    /// The browser is about to draw a frame.
    Frame,
    Log(LogMsg),
    Tab(TabEvent),
    StoreOpened(Result<Store, Trouble>),
    /// For the part that was coming when the reading began.
    Loaded(Part, Result<Option<Loaded>, Trouble>),
    Store(StoreEvent),
    Troubled(Trouble),
    /// What was to be made durable before the bar moves is.
    Flushed,
    AskedForTheBar,
    AskedForAFile,
    Away(Away),
    MinutePassed,
    Forget(Forget),
    ChoseLanguage(&'static Language),
    /// It was chosen in another tab. Keeping it again might undo what was chosen there since.
    HeardLanguage(&'static Language),
    /// What the page says in a language has come; `None` if it can't be had.
    Speaks(&'static Language, Option<Spoken>),
    /// Something that a ring depends on may have changed.
    Look,
    /// A look at what rings is due.
    LookDue,
    /// Somebody has clicked or typed in the page.
    Touched,
    Mend(Mend),
    SetAlerts(AlertChange),
    AskedForATest,
    /// Another tab has changed the settings.
    SettingsChanged,
    /// Names of callers have come, or the directory has a fault.
    Named,
    /// Something has come of the deliveries.
    Delivery(delivery::Happened),
    /// A call is to be delivered again, or all that wait.
    SendAgain(Option<RecordKey>),
    Wrap(Wrap),
    /// The agent says something about a call, be it one of an earlier shift.
    Amend(RecordKey, Amendment),
    Amending(Amending),
    /// The agent wants to see what happened in a call, or has seen it.
    OpenStory(Option<RecordKey>),
    Telling(Telling),
    Updating(Updating),
    Commanded(Command),
    ClosedHelp,
    ChangedKeys(Shortcuts),
    /// The agent wants the customer page of the call that rings.
    AskedForPage,
    /// A customer page has opened in a tab, or the browser has not let it.
    OpenedPop((CustomerPage, bool)),
    ClosedPop,
    /// The page is being left; it may end, or be kept by the browser for a way back.
    Left,
}

/// What this tab is among the tabs.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    /// Nobody has said yet.
    Unknown,
    Holding,
    /// Another tab wants the bar; the frame is gone, and what is buffered becomes durable.
    LettingGo,
    Watching,
}
