//! What is asked of the log: a search that answers with every letter, the time, filters, and who waits for a call.

use super::call_log_view::CodeNames;
use super::dom_events::{chosen, property, typed};
use super::icons::{CLOSE, FILTER, HANDSET, SEARCH};
use super::locale::Locale;
use super::view_context::{use_locale, use_words};
use super::words::Words;
use crate::api::names::{DIRECTIONS, MEDIA, OUTCOMES, direction, medium, outcome};
use crate::log::{Column, Date, Query, Range, Sort, Talk, column, read_sort, read_talk, sort_name, talk_name};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LogToolsProps {
    pub query: Rc<Query>,
    pub on_query: Callback<Query>,
    pub matching: usize,
    pub known: usize,
    pub reading: Option<(usize, usize)>,
    pub waiting: usize,
    pub dispositions: CodeNames,
    pub queues: Rc<[String]>,
    pub further: Html,
}

/// Talk times that are often asked for.
const TALKS: [Talk; 5] = [
    Talk { from: 0, to: Some(1) },
    Talk { from: 1, to: Some(60) },
    Talk { from: 60, to: Some(300) },
    Talk { from: 300, to: Some(900) },
    Talk { from: 900, to: None },
];

#[component]
pub fn LogTools(props: &LogToolsProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let LogToolsProps { query, known, .. } = props;
    html! {
        // Only the search is as wide as there is room, and what comes and goes stands beside it: so nothing else moves.
        <div class="call-log-head">
            <div class="call-log-title">
                <h2 id="call-log-heading">{ words.log.heading }</h2>
                if *known > 0 && !query.waiting {
                    { calls(words, &locale, props) }
                }
            </div>
            { search(words, props) }
            { clear(words, props) }
            { waiting(words, &locale, props) }
            { ranges(words, props) }
            { filters(words, &locale, props) }
            <div class="call-log-tools">{ props.further.clone() }</div>
            { progress(words, &locale, props) }
        </div>
    }
}

/// How many calls there are to see.
fn calls(words: &Words, locale: &Locale, props: &LogToolsProps) -> Html {
    let count = |calls: usize| locale.count(calls as u64);
    let narrowed = props.query.narrows();
    let text = if narrowed {
        (words.log.matching)(&count(props.matching), &count(props.known))
    } else {
        (words.log.count)(&count(props.matching))
    };
    html! {
        <p class="call-log-count" role={narrowed.then_some("status")} title={text.clone()}>{ text }</p>
    }
}

/// Asks for something else than what is asked.
fn change(props: &LogToolsProps, change: impl Fn(&mut Query) + 'static) -> Callback<()> {
    let (query, on_query) = (props.query.clone(), props.on_query.clone());
    Callback::from(move |()| {
        let mut query = Query::clone(&query);
        change(&mut query);
        on_query.emit(query);
    })
}

/// The same, for what is chosen in a field.
fn choose(props: &LogToolsProps, change: impl Fn(&mut Query, &str) + 'static) -> Callback<Event> {
    let (query, on_query) = (props.query.clone(), props.on_query.clone());
    Callback::from(move |event: Event| {
        let mut query = Query::clone(&query);
        change(&mut query, &chosen(&event));
        on_query.emit(query);
    })
}

fn search(words: &Words, props: &LogToolsProps) -> Html {
    let (query, on_query) = (props.query.clone(), props.on_query.clone());
    let oninput =
        Callback::from(move |event: InputEvent| on_query.emit(Query { text: typed(&event), ..Query::clone(&query) }));
    html! {
        <label class="call-log-search">
            { SEARCH.draw() }
            <span class="visually-hidden">{ words.log.search }</span>
            <input id="call-log-search" type="search" value={props.query.text.clone()} placeholder={words.log.search_hint}
                autocomplete="off" spellcheck="false" maxlength="200" {oninput} />
        </label>
    }
}

fn ranges(words: &Words, props: &LogToolsProps) -> Html {
    let ranges = [
        (Range::DailyTotals, "today", words.log.today),
        (Range::Week, "week", words.log.week),
        (Range::All, "all", words.log.all),
    ];
    html! {
        <div class="call-log-ranges" role="group" aria-label={words.log.when}>
            { for ranges.into_iter().map(|(range, name, word)| html! {
                <button type="button" data-range={name} aria-pressed={(props.query.range == range).to_string()}
                    onclick={change(props, move |query| query.range = range).reform(|_: MouseEvent| ())}>{ word }</button>
            }) }
        </div>
    }
}

/// Those who gave up or were not answered, as long as nobody has called them back.
fn waiting(words: &Words, locale: &Locale, props: &LogToolsProps) -> Html {
    let wanted = props.query.waiting;
    if props.waiting == 0 && !wanted {
        return Html::default();
    }
    let toggle = change(props, |query| {
        query.waiting = !query.waiting;
        if query.waiting && query.range == Range::DailyTotals {
            query.range = Range::Week;
        }
    });
    let text = (words.log.waiting)(&locale.count(props.waiting as u64));
    html! {
        <button type="button" class="call-log-waiting" data-waiting={props.waiting.to_string()} title={text.clone()}
            aria-pressed={wanted.to_string()} onclick={toggle.reform(|_: MouseEvent| ())}>
            { HANDSET.draw() }<span>{ text }</span>
        </button>
    }
}

fn filters(words: &Words, locale: &Locale, props: &LogToolsProps) -> Html {
    let query = &props.query;
    let set = [
        query.direction.is_some(),
        query.outcome.is_some(),
        query.medium.is_some(),
        query.talk.is_some(),
        query.disposition.is_some(),
        query.queue.is_some(),
        has_days(query),
    ];
    let set = set.into_iter().filter(|set| *set).count();
    html! {
        <details class="call-log-filters" data-set={set.to_string()}>
            <summary title={words.log.filters}>
                { FILTER.draw() }<span>{ words.log.filters }</span>
                if set > 0 {
                    <span class="call-log-set">{ locale.number(set as u64) }</span>
                }
            </summary>
            <div class="call-log-panel">
                { field(words.log.direction, "direction", words.log.any, directions(words, query),
                    choose(props, |query, name| {
                        query.direction = DIRECTIONS.into_iter().find(|known| direction(*known) == name);
                    })) }
                { field(words.log.outcome, "outcome", words.log.any, outcomes(words, query),
                    choose(props, |query, name| {
                        query.outcome = OUTCOMES.into_iter().find(|known| outcome(*known) == name);
                    })) }
                { field(words.call.medium, "media", words.log.any, media(words, query),
                    choose(props, |query, name| {
                        query.medium = MEDIA.into_iter().find(|known| medium(*known) == name);
                    })) }
                { field(words.log.talk, "talk", words.log.any, talks(words, locale, query),
                    choose(props, |query, name| query.talk = read_talk(name))) }
                { field(words.finding.queue, "queue", words.log.any, queues(props),
                    choose(props, |query, name| query.queue = Some(name.to_owned()).filter(|name| !name.is_empty()))) }
                { field(words.wrap_up.disposition, "disposition", words.log.any, dispositions(words, props),
                    choose(props, |query, name| query.disposition = name.strip_prefix('=').map(str::to_owned))) }
                { dates(words, props) }
                { sorting(words, props) }
            </div>
        </details>
    }
}

fn has_days(query: &Query) -> bool {
    matches!(query.range, Range::Days(..))
}

fn clear(words: &Words, props: &LogToolsProps) -> Html {
    let clear = change(props, |query| *query = Query { sort: query.sort, ..Query::default() });
    html! {
        if props.query.narrows() || has_days(&props.query) {
            <button type="button" class="call-log-clear" title={words.log.clear}
                onclick={clear.reform(|_: MouseEvent| ())}>
                { CLOSE.draw() }<span>{ words.log.clear }</span>
            </button>
        }
    }
}

/// What can be chosen: its value, its name, and whether it is chosen.
type Choice = (String, String, bool);

/// A field in which one of several is chosen, or any.
fn field(
    label: &'static str,
    name: &'static str,
    any: &'static str,
    choices: Vec<Choice>,
    onchange: Callback<Event>,
) -> Html {
    let value = choices.iter().find(|(.., chosen)| *chosen).map(|(value, ..)| value.clone()).unwrap_or_default();
    html! {
        <label class="call-log-field">
            <span>{ label }</span>
            // An option that was once chosen by hand no longer heeds its attribute.
            <select data-filter={name} ~value={property(&value)} autocomplete="off" {onchange}>
                if !any.is_empty() {
                    <option value="" selected={choices.iter().all(|(.., chosen)| !chosen)}>{ any }</option>
                }
                { for choices.iter().map(|(value, name, chosen)| html! {
                    <option value={value.clone()} selected={*chosen}>{ name.clone() }</option>
                }) }
            </select>
        </label>
    }
}

fn directions(words: &Words, query: &Query) -> Vec<Choice> {
    let choice =
        |known| (direction(known).to_owned(), words.direction(known).to_owned(), query.direction == Some(known));
    DIRECTIONS.into_iter().map(choice).collect()
}

fn outcomes(words: &Words, query: &Query) -> Vec<Choice> {
    let choice = |known| (outcome(known).to_owned(), words.outcome(known).to_owned(), query.outcome == Some(known));
    OUTCOMES.into_iter().map(choice).collect()
}

fn media(words: &Words, query: &Query) -> Vec<Choice> {
    let choice = |known| (medium(known).to_owned(), words.medium(known).to_owned(), query.medium == Some(known));
    MEDIA.into_iter().map(choice).collect()
}

fn talks(words: &Words, locale: &Locale, query: &Query) -> Vec<Choice> {
    let other = query.talk.filter(|talk| !TALKS.contains(talk));
    let choice = |talk| (talk_name(talk), talk_label(words, locale, talk), query.talk == Some(talk));
    TALKS.into_iter().chain(other).map(choice).collect()
}

pub(super) fn talk_label(words: &Words, locale: &Locale, talk: Talk) -> String {
    let duration = |seconds: u32| locale.duration(u64::from(seconds) * 1_000);
    match talk {
        Talk { to: Some(1), .. } => words.log.no_talk.to_owned(),
        Talk { from: 0 | 1, to: Some(to) } => (words.log.talk_under)(&duration(to)),
        Talk { from, to: Some(to) } => (words.log.talk_between)(&duration(from), &duration(to)),
        Talk { from, to: None } => (words.log.talk_over)(&duration(from)),
    }
}

/// Codes have a sign in front, so that none at all can be asked for, too.
fn dispositions(words: &Words, props: &LogToolsProps) -> Vec<Choice> {
    let chosen = props.query.disposition.as_deref();
    let choice = |code: &str, name: &str| (format!("={code}"), name.to_owned(), chosen == Some(code));
    let known = props.dispositions.iter().map(|(code, name)| choice(code, name));
    let other =
        chosen.filter(|chosen| !chosen.is_empty() && !props.dispositions.iter().any(|(code, _)| code == chosen));
    let other = other.map(|code| choice(code, code));
    known.chain(other).chain([choice("", words.log.no_disposition)]).collect()
}

/// Also one that no call is known of.
fn queues(props: &LogToolsProps) -> Vec<Choice> {
    let chosen = props.query.queue.as_deref();
    let other = props.query.queue.iter().filter(|queue| !props.queues.contains(queue));
    let choice = |queue: &String| (queue.clone(), queue.clone(), chosen == Some(queue));
    props.queues.iter().chain(other).map(choice).collect()
}

/// From one day to another. A day that is chosen alone is both.
fn dates(words: &Words, props: &LogToolsProps) -> Html {
    let (from, to) = match props.query.range {
        Range::Days(from, to) => (Some(from), Some(to)),
        Range::DailyTotals | Range::Week | Range::All => (None, None),
    };
    let date = |label: &'static str,
                name: &'static str,
                value: Option<Date>,
                choose: fn(Date, Option<Date>) -> Range| {
        let (query, on_query) = (props.query.clone(), props.on_query.clone());
        let other = if name == "from" { to } else { from };
        let oninput = Callback::from(move |event: InputEvent| {
            let range = Date::read(&typed(&event)).map_or(Range::All, |date| choose(date, other));
            on_query.emit(Query { range, ..Query::clone(&query) });
        });
        html! {
            <label class="call-log-field">
                <span>{ label }</span>
                <input type="date" data-filter={name} value={value.map(|date| date.to_string()).unwrap_or_default()} {oninput} />
            </label>
        }
    };
    html! {
        <>
            { date(words.log.from, "from", from, |from, to| Range::Days(from, to.unwrap_or(from).max(from))) }
            { date(words.log.to, "to", to, |to, from| Range::Days(from.unwrap_or(to).min(to), to)) }
        </>
    }
}

/// For cards, which have no heads.
fn sorting(words: &Words, props: &LogToolsProps) -> Html {
    let sort = props.query.sort;
    let choices = Column::ALL.into_iter().map(|by| {
        let name = sort_name(Sort { column: by, descending: by.begins_descending() });
        (name, column_name(words, by).to_owned(), sort.column == by)
    });
    let onchange = choose(props, |query, name| query.sort = read_sort(name).unwrap_or_default());
    let reverse = change(props, |query| query.sort.descending = !query.sort.descending);
    html! {
        <div class="call-log-sorting">
            { field(words.log.sort_by, "sort", "", choices.collect(), onchange) }
            <button type="button" data-sorted={column(sort.column)} onclick={reverse.reform(|_: MouseEvent| ())}>
                { words.log.reverse }
            </button>
        </div>
    }
}

fn progress(words: &Words, locale: &Locale, props: &LogToolsProps) -> Html {
    let Some((read, all)) = props.reading else { return Html::default() };
    let count = |calls: usize| locale.number(calls as u64);
    html! {
        <label class="call-log-reading">
            <progress max={all.to_string()} value={read.to_string()} />
            <span>{ (words.log.reading_on)(&count(read), &count(all)) }</span>
        </label>
    }
}

pub(super) fn column_name(words: &Words, column: Column) -> &'static str {
    match column {
        Column::Time => words.log.time,
        Column::Party => words.log.party,
        Column::Direction => words.log.direction,
        Column::Outcome => words.log.outcome,
        Column::EndedBy => words.log.ended_by,
        Column::Ring => words.log.ring,
        Column::Talk => words.log.talk,
        Column::Hold => words.log.hold,
        Column::WrapUp => words.log.wrap_up,
        Column::Disposition => words.wrap_up.disposition,
    }
}
