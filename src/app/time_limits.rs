//! The end of a break or a wrap-up: warned of once and told once, in the tab that leads, when nothing rings or is spoken. As
//! long as there is a limit, the tab's title counts down.

use super::alerts::Alerts;
use super::kernel::{Kernel, LimitNow};
use crate::browser::local_storage;
use crate::domain::{LimitStage, Now, TimeLimitTold};
use gloo::timers::callback::Timeout;
use yew::Callback;

const SECOND_MS: u64 = 1_000;

/// The title has another second to say.
pub struct SecondPassed;

pub struct TimeLimits {
    told: TimeLimitTold,
    /// The key in `localStorage` that keeps it over a reload and for other tabs.
    key: String,
    second: Option<Timeout>,
    on_second: Callback<SecondPassed>,
}

impl TimeLimits {
    pub fn new(kernel: &Kernel, on_second: Callback<SecondPassed>) -> TimeLimits {
        let key = format!("{}.limit", kernel.environment.database());
        TimeLimits { told: TimeLimitTold::default(), key, second: None, on_second }
    }

    pub fn update(&mut self, kernel: &mut Kernel, SecondPassed: SecondPassed) {
        self.second = None;
        kernel.refresh_alerts();
    }

    /// The timers of a page out of sight are late.
    pub fn catch_up(&mut self, kernel: &mut Kernel) {
        if self.second.is_some() {
            self.update(kernel, SecondPassed);
        }
    }

    /// Looks how it stands with the limit of the agent's state. Asked with every message.
    pub fn look(&mut self, kernel: &mut Kernel, alerts: &mut Alerts) {
        let now = kernel.limit_now();
        let news = now.filter(|_| kernel.session.phase().is_none()).and_then(|now| self.news(now));
        if alerts.is_limited(now.map(|now| (now.limit.of, now.since)), news) {
            kernel.refresh_alerts();
        }
        let Some(LimitNow { lasted_ms, .. }) = now else {
            self.second = None;
            return;
        };
        let on_second = &self.on_second;
        self.second.get_or_insert_with(|| {
            let on_second = on_second.clone();
            Timeout::new((SECOND_MS - lasted_ms % SECOND_MS) as u32, move || on_second.emit(SecondPassed))
        });
    }

    fn news(&mut self, now: LimitNow) -> Option<LimitStage> {
        let elsewhere =
            || local_storage::read(&self.key).map_or_else(TimeLimitTold::default, |kept| TimeLimitTold::read(&kept));
        let news = self.told.news(now.since, now.standing.stage(), elsewhere);
        if news.is_some() {
            // Where nothing can be kept it is told again after a reload.
            local_storage::write(&self.key, &self.told.write());
        }
        news
    }

    /// When the next stage comes, monotonic milliseconds. A timer that was set when the state began comes in time in a hidden
    /// tab, where those that follow from each other come a minute late.
    pub fn next_due(&self, kernel: &Kernel, now: Now) -> Option<u64> {
        let LimitNow { limit, lasted_ms, .. } = kernel.limit_now()?;
        Some(now.at.mono + limit.next_stage_in(lasted_ms)?)
    }
}
