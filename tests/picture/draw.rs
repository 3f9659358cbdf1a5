//! Draws views as text.

use agent_console::directory::Contacts;
use agent_console::domain::Moment;
use agent_console::log::Date;
use agent_console::picture::{Asked, Calendar, Picture, ShownAgent};
use agent_console::view::{
    AgentStatusPanel, CallLogView, Clock, Count, DayView, Formatter, IncomingCallPopup, Locale, Phones, Plural,
    ViewContext, Words,
};
use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use yew::LocalServerRenderer;
use yew::prelude::*;

const DAY_MS: u64 = 86_400_000;

thread_local! {
    static NOW: Cell<Moment> = const { Cell::new(Moment { mono: 0, wall: 0 }) };
}

/// Greenwich's.
pub const CALENDAR: Calendar = Calendar {
    midnight: |wall| wall - wall % DAY_MS,
    // The first of January 1970 was a Thursday.
    week: |wall, _| {
        let days = wall / DAY_MS;
        (days - (days + 3) % 7) * DAY_MS
    },
    begin: |Date { day, .. }, after| (u64::from(day) + after as u64) * DAY_MS,
};

/// Writes figures.
pub struct Figures;

impl Formatter for Figures {
    fn number(&self, number: u64) -> String {
        number.to_string()
    }

    fn plural(&self, number: u64) -> Plural {
        if number == 1 { Plural::One } else { Plural::Other }
    }

    fn percent(&self, share: f64) -> String {
        format!("{share:.3}")
    }

    fn duration(&self, ms: u64) -> String {
        format!("{} s", ms / 1_000)
    }

    fn time_of_day(&self, wall: u64) -> String {
        format!("at {}", wall % DAY_MS / 1_000)
    }

    fn date(&self, wall: u64) -> String {
        format!("day {}", wall / DAY_MS)
    }

    fn short_date(&self, wall: u64, now: u64) -> String {
        format!("{} of {}", self.date(wall), self.date(now))
    }

    fn day(&self, wall: u64, now: u64) -> String {
        self.short_date(wall, now)
    }

    fn when(&self, wall: u64, now: u64) -> String {
        format!("{} {}", self.short_date(wall, now), self.time_of_day(wall))
    }

    fn tomorrow_at(&self, now: u64, hour: u8) -> u64 {
        (now / DAY_MS + 1) * DAY_MS + u64::from(hour) * 3_600_000
    }

    fn local_minute(&self, wall: u64) -> String {
        wall.to_string()
    }

    fn read_minute(&self, text: &str) -> Option<u64> {
        text.parse().ok()
    }

    fn count(&self, number: u64) -> Count {
        Count { text: self.number(number), plural: self.plural(number) }
    }
}

/// What is drawn of a moment: the agent's state, the popup, the day and the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markup {
    pub at: Moment,
    pub status: String,
    pub popup: String,
    pub day: String,
    pub log: String,
}

pub fn draw(picture: &Picture, asked: Asked, contacts: &Contacts) -> Markup {
    let (lines, today) = (picture.lines(), picture.today());
    let status = picture.status(ShownAgent::of(picture.session), &lines, today, contacts);
    let status = html! { <AgentStatusPanel ..status /> };
    let popup = picture.popup().map(|popup| html! { <IncomingCallPopup ..popup /> });
    let day = html! { <DayView day={Rc::new(picture.day(today))} on_minute={Callback::noop()} /> };
    let log = picture.log(asked);
    let layout = log.layout(|wall| CALENDAR.day(wall), 50.0, 30.0);
    let log =
        html! { <>{ picture.dialled(contacts) }<CallLogView ..log.view(0..log.found.rows().len(), &layout) /></> };
    NOW.set(picture.at);
    let text = |content: Html| text(picture.words, picture.locale, content);
    Markup {
        at: picture.at,
        status: text(status),
        popup: popup.map(text).unwrap_or_default(),
        day: text(day),
        log: text(log),
    }
}

#[derive(Properties, PartialEq)]
struct SetProps {
    context: ViewContext,
    content: Html,
}

#[component]
fn Set(props: &SetProps) -> Html {
    html! {
        <ContextProvider<ViewContext> context={props.context.clone()}>{ props.content.clone() }</ContextProvider<ViewContext>>
    }
}

fn text(words: &'static Words, locale: &Locale, content: Html) -> String {
    let clock = Clock { now: || NOW.get(), after: |_, _| Box::new(()) };
    let context = ViewContext { clock, words, locale: locale.clone(), phones: Phones::unknown() };
    let renderer = LocalServerRenderer::<Set>::with_props(SetProps { context, content }).hydratable(false);
    let mut text = pin!(renderer.render());
    // Nothing that is drawn waits for anything.
    loop {
        if let Poll::Ready(text) = text.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return text;
        }
    }
}
