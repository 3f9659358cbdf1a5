//! The console's own views of a moment, as the agent saw them.

use super::desk::Desk;
use super::frame::{Frame, Look};
use super::opened::Opened;
use super::zoned::Zoned;
use crate::browser::{collation, language, locale, zone};
use crate::directory::KnownPeople;
use crate::domain::Moment;
use crate::journal::{Circumstance, Role};
use crate::log::Query;
use crate::picture::{Asked, Masking, Picture, ShownAgent, recent};
use crate::replay::Held;
use crate::replay::words::ReplayWords;
use crate::view::{
    AgentStatusPanel, CallLogView, Clock, ConnectionStatus, DayView, IncomingCallPopup, Language, Layout, Phones, ViewContext,
    brand,
};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// As high as rows and headings of the log are until they are measured, CSS pixels.
const ROW: f64 = 52.0;
const HEADING: f64 = 28.0;
/// So many rows of the log are drawn.
const ROWS: usize = 64;

thread_local! {
    static NOW: Cell<Moment> = const { Cell::new(Moment { mono: 0, wall: 0 }) };
}

/// It stands still until another moment is shown.
const CLOCK: Clock = Clock { now: || NOW.get(), after: |_, _| Box::new(()) };

/// What is drawn from; kept from one moment to the next.
#[derive(Default)]
pub struct Painter(RefCell<Option<Kept>>);

struct Kept {
    language: &'static Language,
    people: KnownPeople,
    masking: Masking,
    desk: Desk,
}

pub struct Wanted<'a> {
    pub words: &'a ReplayWords,
    pub opened: &'a Opened,
    pub held: &'a Held,
    pub position: usize,
    pub at: Moment,
    /// The language of the page, if the picture is to be in that.
    pub language: Option<&'static Language>,
    pub full_size: bool,
}

impl Painter {
    pub fn paint(&self, wanted: &Wanted) -> Html {
        let Wanted { words, opened, held, position, at, full_size, .. } = *wanted;
        let theirs = language::named(held.language(&opened.file));
        let language = wanted.language.or(theirs).unwrap_or(&crate::view::LANGUAGES[0]);
        let console = language::words(language);
        let locale = Zoned::locale(locale(language), opened.zone.clone());
        let mut kept = self.0.borrow_mut();
        let is_fit = |kept: &Kept| kept.language == language && kept.desk.can_go_to(position);
        if !kept.as_ref().is_some_and(is_fit) {
            let strip = opened.config.directory.as_ref().map(|directory| &directory.strip[..]).unwrap_or_default();
            let people = KnownPeople::new(strip, opened.file.contacts.iter());
            let desk = Desk::new(opened, &people, language.tag);
            let masking = Masking::new(opened.config.privacy.mask);
            *kept = Some(Kept { language, people, masking, desk });
        }
        let Some(Kept { people, masking, desk, .. }) = &mut *kept else { return Html::default() };
        desk.go_to(opened, people, language.tag, position);
        let session = desk.woken(at, opened.entries()[position].now.day);
        NOW.set(at);
        zone::choose(opened.zone.clone());
        desk.index.follow(opened.file.head.shift, session.calls(), &super::desk::names(opened, people, language.tag));
        desk.index.collate(language.tag, || collation(language));
        let query = Rc::new(Query::default());
        let span = zone::CALENDAR.span(query.range, at.wall, language);
        let found = desk.index.find(&query, span);
        let waiting = desk.index.waiting_since(recent(at.wall));
        let picture = Picture {
            session: &session,
            shift: opened.file.head.shift,
            role: Role::Leader,
            at,
            wall: at.wall,
            config: &opened.config,
            words: console,
            locale: &locale,
            masking,
            people: opened.config.directory.is_some().then_some(&*people as _),
            index: &desk.index,
            remembered: true,
            elsewhere: None,
            calendar: zone::CALENDAR,
        };
        let today = picture.today();
        let status = picture.status(ShownAgent::of(&session), &picture.lines(), today, people.contacts());
        let popup = picture.popup();
        let day = Rc::new(picture.day(today));
        let dispositions = opened.config.wrap_up.names(language.tag).into();
        let phones = Phones::unknown();
        let log = picture.log(Asked { query, found, waiting, dispositions, phones: phones.clone() });
        let layout = log.layout(|wall| zone::CALENDAR.day(wall), ROW, HEADING);
        let log = log.view(0..log.found.rows().len().min(ROWS), &layout);
        let connection = picture.connection(false, None);
        let (width, height) = held.window();
        let (theme, density, text_size) = look(held.of(Circumstance::Theme).unwrap_or_default());
        let look =
            Look { theme, density, text_size, language: language.tag, direction: language.direction.name(), width, height, full_size };
        // Another one each time: whatever runs is to be drawn again.
        let context = ViewContext { clock: CLOCK, words: console, locale: locale.clone(), phones };
        html! {
            <Frame title={words.held.picture} {look}>
                <ContextProvider<ViewContext> {context}>
                    <Layout brand={brand(console, opened.config.brand.name.as_deref(), None)} bar={Html::default()}
                        connection={html! { <ConnectionStatus ..connection /> }}
                        status={html! { <AgentStatusPanel ..status /> }}
                        popup={html! { if let Some(popup) = popup { <IncomingCallPopup ..popup /> } }}
                        day={html! { <DayView {day} on_minute={Callback::noop()} /> }}
                        log={html! { <CallLogView ..log /> }} />
                </ContextProvider<ViewContext>>
            </Frame>
        }
    }
}

/// Theme, density and size of the text, of the words that a file has for them.
fn look(told: &str) -> (Option<String>, Option<String>, Option<String>) {
    let among = |known: &[&str]| {
        let mut words = told.split(|sign: char| !sign.is_ascii_alphabetic());
        words.find(|word| known.contains(word)).map(str::to_owned)
    };
    (among(&["light", "dark", "contrast"]), among(&["compact", "comfortable"]), among(&["small", "large", "largest"]))
}
