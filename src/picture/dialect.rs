//! What the bar's messages are taken to mean where the documents leave that open, and who says so.

use crate::domain::{AlertingMeans, AlertingTaken, Session, TimesIn};
use crate::monitor::{Answer, Evidence, Question};
use crate::view::{Locale, Words};
use yew::AttrValue;

/// In words. `times` is what the bar's times say of the unit that they are in.
pub fn dialect(session: &Session, times: Evidence, words: &Words, locale: &Locale) -> Vec<AttrValue> {
    let (dialect, words) = (session.dialect(), &words.speech);
    let count = |count: u32| locale.count(u64::from(count));
    let alerting: AttrValue = match dialect.customer_alerting {
        AlertingMeans::Hold => words.alerting_set_hold.into(),
        AlertingMeans::Ringing => words.alerting_set_ringing.into(),
        AlertingMeans::Auto => match session.alerting_taken() {
            AlertingTaken::Hold => (words.alerting_seen_hold)(&count(session.holds_by_alerting())).into(),
            AlertingTaken::Ringing => words.alerting_seen_ringing.into(),
            AlertingTaken::Undecided => words.alerting_undecided.into(),
        },
    };
    let times: Option<AttrValue> = match dialect.event_gen_time {
        TimesIn::Seconds => Some(words.times_set_seconds.into()),
        TimesIn::Milliseconds => Some(words.times_set_milliseconds.into()),
        TimesIn::Nothing => Some(words.times_ignored.into()),
        TimesIn::Auto => {
            let is_in_seconds = Question::TimeUnit.answer(times) == Answer::B;
            is_in_seconds.then(|| (words.times_seen_seconds)(&count(times.b)).into())
        }
    };
    [Some(alerting), times].into_iter().flatten().collect()
}
