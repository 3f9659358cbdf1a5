//! How a ring is noticed, decided without a browser.

mod attempts;
mod ladder;
mod notice;
mod plan;
mod watch;

pub use attempts::{Attempts, reasons};
pub use ladder::{Obstacles, Trial, Trials};
pub use notice::{NoticeAction, notice_actions};
pub use plan::{
    AlertPlan, Announcement, Audible, DueCall, Length, LimitAlert, NoticeSound, Pattern, Ringing, Signs, Situation,
    Subject, TitleSign, alert_plan,
};
pub use watch::{LastRing, RingSource, RingWatch, SETTLED_MS, Watched};
