//! How a ring is noticed, decided without a browser.

mod ladder;
mod notice;
mod plan;
mod watch;

pub use ladder::{Attempts, Obstacles, Trial, Trials, reasons};
pub use notice::{NoticeAction, notice_actions};
pub use plan::{
    AlertPlan, Announcement, Audible, DueCall, Length, LimitAlert, NoticeSound, Pattern, Ringing, Signs, Situation,
    Subject, TitleSign, alert_plan,
};
pub use watch::{LastRing, RingWatch, Rung, SETTLED_MS, Watched};
