//! What stands where no call is found: why, and where there are some.

use super::call_log_view::CallLogViewProps;
use super::icons::HANDSET;
use super::locale::Locale;
use super::words::Words;
use crate::log::{Query, Range};
use yew::prelude::*;

pub(super) fn log_empty(words: &Words, locale: &Locale, props: &CallLogViewProps) -> Html {
    let query = &*props.query;
    let all_that_wait = Query { waiting: false, ..query.clone() };
    let nobody_waits = query.waiting && !all_that_wait.narrows();
    let is_asked = query.narrows() || *query != Query::default();
    let (text, advice) = if props.reading.is_some() {
        (words.log.reading, String::new())
    } else if nobody_waits {
        (words.caller.nobody, String::new())
    } else if props.on_other_days > 0 {
        let count = locale.count(props.on_other_days as u64);
        (nothing(words, query.range), (words.finding.on_other_days)(&count))
    } else if is_asked {
        (words.log.none_match, words.log.none_match_advice.to_owned())
    } else {
        (words.log.empty, words.log.empty_advice.to_owned())
    };
    // There may be more on record than has been read.
    let is_elsewhere = props.on_other_days > 0 || query.narrows();
    let may_be_elsewhere = query.range != Range::All && is_elsewhere && !nobody_waits;
    let show_all = {
        let all = Query { range: Range::All, ..query.clone() };
        props.on_query.reform(move |_: MouseEvent| all.clone())
    };
    html! {
        <div class="call-log-empty">
            { HANDSET.draw() }
            <p>{ text }</p>
            <p class="call-log-empty-advice">{ advice }</p>
            if may_be_elsewhere {
                <button type="button" class="plain-button" data-action="all-days" data-calls={props.on_other_days.to_string()}
                    onclick={show_all}>{ words.finding.all_days }</button>
            }
        </div>
    }
}

fn nothing(words: &Words, range: Range) -> &'static str {
    match range {
        Range::DailyTotals => words.finding.nothing_today,
        Range::Week => words.finding.nothing_this_week,
        Range::All => words.log.none_match,
        Range::Days(..) => words.finding.nothing_in_these_days,
    }
}
