//! The calls, the newest at the top unless sorted otherwise. There may be a hundred thousand: only the rows in sight, and
//! a few around them, are in the page, in a body as high as all of them. A row is drawn again only when its own call has
//! changed.

use super::call_row::{CallCellsProps, call_row, row_id};
use super::dom_events::step;
use super::icons::{ARROW_UP, Icon};
use super::locale::Locale;
use super::log_empty::log_empty;
use super::log_tools::{LogTools, column_name};
use super::row_actions::CALLING_NOTE;
use super::view_context::{use_locale, use_phones, use_words};
use super::words::Words;
use crate::domain::Direction;
use crate::journal::RecordKey;
use crate::log::{Column, Query, Row, Sort, Used, column};
use crate::protocol::MediaMode;
use std::rc::Rc;
use yew::prelude::*;

/// What an agent can do with a call of the log. Where something is `None`, nobody can do it.
#[derive(Clone, PartialEq, Default)]
pub struct LogActions {
    /// Calls the number.
    pub call: Option<Callback<RecordKey>>,
    /// Calls it with video.
    pub video_call: Option<Callback<RecordKey>>,
    /// Opens the customer page.
    pub pop: Option<Callback<RecordKey>>,
    /// Opens the call's story.
    pub story: Option<Callback<RecordKey>>,
    /// Says whether a call that waits to be called back is done with.
    pub done: Option<Callback<(RecordKey, bool)>>,
    /// Copies the row.
    pub copy: Option<Callback<RecordKey>>,
    pub copy_number: Option<Callback<RecordKey>>,
    /// Asks for all calls with its number.
    pub same_number: Option<Callback<RecordKey>>,
}

/// The enterprise's codes, each with its name.
pub type CodeNames = Rc<[(String, String)]>;

/// The rows in sight.
#[derive(Clone)]
pub struct Sight {
    pub rows: Rc<[Rc<Row>]>,
    /// The place of the first among all that match.
    pub first: usize,
    /// Those above which the day stands; none if rows have their day themselves.
    pub days: Rc<[usize]>,
    /// How high what lies above them is, CSS pixels.
    pub above: f64,
    /// How high all that match are, CSS pixels.
    pub height: f64,
}

/// Rows are compared by pointer: a call that changed is another `Rc`.
impl PartialEq for Sight {
    fn eq(&self, other: &Sight) -> bool {
        self.first == other.first
            && self.days == other.days
            && (self.above, self.height) == (other.above, other.height)
            && self.rows.len() == other.rows.len()
            && self.rows.iter().zip(other.rows.iter()).all(|(ours, theirs)| Rc::ptr_eq(ours, theirs))
    }
}

/// A key that leads through the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    /// To what the row is about.
    Open,
}

#[derive(Properties, Clone, PartialEq)]
pub struct CallLogViewProps {
    pub sight: Sight,
    /// How many calls match.
    pub matching: usize,
    /// How many calls are known, whether they match or not.
    pub known: usize,
    pub query: Rc<Query>,
    pub on_query: Callback<Query>,
    /// How much of what is on record has been read, as long as it is being read: so many calls of so many.
    #[prop_or_default]
    pub reading: Option<(usize, usize)>,
    /// How many calls wait to be called back.
    #[prop_or_default]
    pub waiting: usize,
    #[prop_or_default]
    pub dispositions: CodeNames,
    /// Every queue that calls came from.
    #[prop_or_default]
    pub queues: Rc<[String]>,
    /// The columns in which some call that matches has something.
    #[prop_or(Used::ALL)]
    pub used: Used,
    /// Where none matches: how many would on other days.
    #[prop_or_default]
    pub on_other_days: usize,
    /// Rows of calls that began before this have the day beside the time, epoch milliseconds.
    #[prop_or_default]
    pub midnight: u64,
    /// The time, to the minute, epoch milliseconds.
    #[prop_or_default]
    pub at: u64,
    /// Every call on record can be found by its number.
    #[prop_or_default]
    pub remembered: bool,
    /// The calls are of several agents.
    #[prop_or_default]
    pub agents: bool,
    /// The row that the keyboard is at.
    #[prop_or_default]
    pub active: Option<RecordKey>,
    /// The row whose story is open.
    #[prop_or_default]
    pub opened: Option<RecordKey>,
    /// What scrolls.
    #[prop_or_default]
    pub scroll: NodeRef,
    #[prop_or_default]
    pub on_scroll: Callback<()>,
    #[prop_or_default]
    pub on_step: Callback<Step>,
    #[prop_or_default]
    pub on_click: Callback<RecordKey>,
    #[prop_or_default]
    pub actions: LogActions,
    /// Why no number can be called from here; `None` if one can.
    #[prop_or_default]
    pub obstacle: Option<&'static str>,
    /// The rows in sight whose number the bar was asked to call, and how.
    #[prop_or_default]
    pub calling: Rc<[(RecordKey, MediaMode)]>,
    /// Further tools, beside the search.
    #[prop_or_default]
    pub tools: Html,
    /// Between the tools and the rows: whom the bar is calling.
    #[prop_or_default]
    pub notice: Html,
    /// The story of a call, beside the rows.
    #[prop_or_default]
    pub story: Html,
}

#[component]
pub fn CallLogView(props: &CallLogViewProps) -> Html {
    let (words, locale, phones) = (use_words(), use_locale(), use_phones());
    let CallLogViewProps { sight, matching, known, query, active, .. } = props;
    // As high as all the rows, whatever happens to those in the page: where there is nothing to scroll for as long as one
    // is put in place of another, WebKit forgets how far it was scrolled.
    let height = (sight.rows.len() < *matching).then(|| pixels(sight.height));
    let columns = props.used.with(query.sort.column);
    let wanted: Rc<[String]> = query.wanted().into();
    // In the order of time days have headings, or all rows are of today.
    let dates = if query.is_by_time() { "headings" } else { "rows" };
    let in_sight = active.filter(|active| sight.rows.iter().any(|row| row.key == *active));
    let onkeydown = {
        let on_step = props.on_step.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(step) = step(&event) {
                event.prevent_default();
                on_step.emit(step);
            }
        })
    };
    html! {
        <section id="call-log" class="call-log" data-dialable={props.obstacle.is_none().to_string()}
            data-remembered={props.remembered.to_string()} data-story={props.opened.is_some().then_some("open")}>
            <p id={CALLING_NOTE} hidden=true>{ props.obstacle }</p>
            <LogTools query={query.clone()} on_query={props.on_query.clone()} matching={*matching} known={*known}
                reading={props.reading} waiting={props.waiting} dispositions={props.dispositions.clone()}
                queues={props.queues.clone()} further={props.tools.clone()} />
            { props.notice.clone() }
            <div class="call-log-body">
                <div ref={props.scroll.clone()} class="call-log-scroll" onscroll={props.on_scroll.reform(|_: Event| ())}>
                    <table id="call-log-grid" role="grid" tabindex="0" aria-labelledby="call-log-heading"
                        aria-rowcount={matching.to_string()} data-columns={column_names(columns)} data-dates={dates}
                        aria-activedescendant={in_sight.map(row_id)} {onkeydown}>
                        { heads(words, props, columns) }
                        <tbody role="rowgroup" {height}>
                            { for gap(sight) }
                            { for sight.rows.iter().enumerate().flat_map(|(index, row)| {
                                let (key, place) = (row.key, sight.first + index);
                                let begins_day = sight.days.binary_search(&index).is_ok();
                                let day = begins_day.then(|| day_heading(words, &locale, key, props));
                                let row = call_row(place, props.opened == Some(key), &props.on_click, CallCellsProps {
                                    row: row.clone(),
                                    active: *active == Some(key),
                                    dated: key.began < props.midnight,
                                    columns,
                                    wanted: wanted.clone(),
                                    agents: props.agents,
                                    at: props.at,
                                    words,
                                    locale: locale.clone(),
                                    phones: phones.clone(),
                                    calling: props.calling.iter().find(|(called, _)| *called == key).map(|(_, mode)| *mode),
                                    actions: props.actions.clone(),
                                });
                                day.into_iter().chain([row])
                            }) }
                        </tbody>
                    </table>
                    if *matching == 0 {
                        { log_empty(words, &locale, props) }
                    }
                </div>
                { props.story.clone() }
            </div>
        </section>
    }
}

/// What lies above the rows in the page, as high as it would be. Nothing in its place where there is none: one child
/// without a key among the rows, and every row would be made anew whenever another comes above it.
fn gap(sight: &Sight) -> Option<Html> {
    let height = (sight.above > 0.0).then(|| pixels(sight.above))?;
    let gap =
        html! { <tr key="before" class="call-log-gap" role="presentation"><td role="presentation" {height}></td></tr> };
    Some(gap)
}

/// The day of the rows below, for the eye: to the ear each row says its own.
fn day_heading(words: &Words, locale: &Locale, first: RecordKey, props: &CallLogViewProps) -> Html {
    let yesterday = props.midnight.saturating_sub(1);
    let day = if first.began >= props.midnight {
        words.log.today.to_owned()
    } else if locale.date(first.began) == locale.date(yesterday) {
        words.finding.yesterday.to_owned()
    } else {
        locale.day(first.began, props.at)
    };
    html! {
        <tr key={format!("day-{}", row_id(first))} class="call-log-day" role="presentation" aria-hidden="true">
            <td role="presentation">{ day }</td>
        </tr>
    }
}

fn pixels(height: f64) -> String {
    (height.round() as u64).to_string()
}

/// The columns that are not always there, for the stylesheet.
fn column_names(columns: Used) -> String {
    let optional = Column::ALL.into_iter().filter(|by| !Used::default().has(*by) && columns.has(*by));
    optional.map(column).collect::<Vec<_>>().join(" ")
}

/// The roles repeat what the elements say: a stylesheet that lays rows out otherwise would take it from them.
fn heads(words: &Words, props: &CallLogViewProps, columns: Used) -> Html {
    let sort = props.query.sort;
    // Who waits is in an order of its own, unless another was chosen.
    let own_order = props.query.waiting && sort == Sort::default();
    html! {
        <thead role="rowgroup">
            <tr role="row">
                { for Column::ALL.into_iter().filter(|by| columns.has(*by)).map(|by| {
                    let sorted = (sort.column == by && !own_order).then_some(if sort.descending { "descending" } else { "ascending" });
                    let (query, on_query) = (props.query.clone(), props.on_query.clone());
                    let onclick = Callback::from(move |_: MouseEvent| on_query.emit(query.sorted_by(by)));
                    html! {
                        <th class={class_of(by)} scope="col" role="columnheader" aria-sort={sorted}>
                            // By keyboard one sorts in the panel of the filters; ten stops before the first row would be too many.
                            <button type="button" class="call-log-sort" data-sort={column(by)} tabindex="-1" {onclick}>
                                <span class="call-log-label">{ column_name(words, by) }</span>
                                if by == Column::Direction {
                                    <span class="call-log-sign">{ Icon::of_direction(Direction::Internal).draw() }</span>
                                }
                                <span class="call-log-arrow" data-sorted={sorted}>{ ARROW_UP.draw() }</span>
                            </button>
                        </th>
                    }
                }) }
                { for [("call-actions", words.log.actions), ("call-remarks", words.wrap_up.note)].map(|(class, name)| html! {
                    <th {class} scope="col" role="columnheader"><span class="visually-hidden">{ name }</span></th>
                }) }
            </tr>
        </thead>
    }
}

fn class_of(column: Column) -> &'static str {
    match column {
        Column::Time => "call-time",
        Column::Party => "call-party",
        Column::Direction => "call-direction",
        Column::Outcome => "call-outcome",
        Column::EndedBy => "call-ended-by",
        Column::Ring => "call-duration call-ring",
        Column::Talk => "call-duration call-talk",
        Column::Hold => "call-duration call-hold",
        Column::WrapUp => "call-duration call-wrap-up",
        Column::Disposition => "call-result",
    }
}
