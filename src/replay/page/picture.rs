//! The console's own views of a moment, as the agent saw them.

use super::buttons;
use super::frame::{Frame, Look};
use super::held;
use super::opened::Opened;
use super::zoned::Zoned;
use crate::browser::zone::{self, CALENDAR};
use crate::browser::{collation, language, locale};
use crate::config::Mode;
use crate::domain::{Confidence, Moment, Session};
use crate::journal::Circumstance;
use crate::log::Query;
use crate::picture::{Masking, ShownAgent};
use crate::replay::words::ReplayWords;
use crate::replay::{Looks, Surroundings};
use crate::settings::{Density, TextSize};
use crate::view::{
    AgentStatusPanel, CallLogProps, CallLogView, Clock, ConnectionStatus, DayView, IncomingCallPopup, LANGUAGES,
    Language, Layout, ViewContext, Words, brand,
};
use std::cell::Cell;
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

pub struct Wanted<'a> {
    pub words: &'a ReplayWords,
    /// The console's in the language of the page.
    pub console: &'static Words,
    pub opened: &'a Opened,
    pub position: usize,
    pub at: Moment,
    /// The language of the page, if the picture is to be in that.
    pub language: Option<&'static Language>,
    pub full_size: bool,
}

impl Wanted<'_> {
    /// The picture, and below it what else held.
    pub fn view(&self, on_go: &Callback<usize>) -> Html {
        let Wanted { words, opened, position, at, full_size, .. } = *self;
        let mut player = opened.player.borrow_mut();
        let scene = player.at_moment(position, at);
        NOW.set(scene.at);
        zone::choose(opened.zone.clone());
        let held = scene.held.clone();
        let around = Surroundings { held: &held, file: &opened.file, position };
        let theirs = language::named(around.language());
        let language = self.language.or(theirs).unwrap_or(&LANGUAGES[0]);
        let (console, locale) = (language::words(language), Zoned::locale(locale(language), opened.zone.clone()));
        player.speak(language.tag);
        let (query, phones) = (Rc::new(Query::default()), opened.phones(language.tag));
        let asked = player.ask(console, CALENDAR, query, phones.clone(), || collation(language));
        let masking = Masking::new(opened.config.privacy.mask);
        let picture = player.picture(Looks { words: console, locale: &locale, masking: &masking, calendar: CALENDAR });
        let today = picture.today();
        let contacts = player.people().contacts();
        let simulated = opened.config.bar.mode == Mode::Simulator;
        let status = picture.status(agent(picture.session, simulated), &picture.lines(), today, contacts);
        let popup = picture.popup().map(|popup| buttons::of_popup(popup, player.scene(), player.entries()));
        let day = Rc::new(picture.day(today));
        let log = CallLogProps {
            notice: picture.dialled(contacts),
            actions: buttons::of_log(&opened.config),
            ..picture.log(asked)
        };
        let layout = log.layout(|wall| CALENDAR.day(wall), ROW, HEADING);
        let log = log.view(0..log.found.rows().len().min(ROWS), &layout);
        let connection = picture.connection(simulated, quiet_since(picture.session, simulated));
        let (width, height) = around.window();
        let attribute = |what, usual: &str| around.of(what).filter(|how| *how != usual).map(str::to_owned);
        let look = Look {
            theme: attribute(Circumstance::Theme, "auto"),
            density: attribute(Circumstance::Density, Density::default().name()),
            text_size: attribute(Circumstance::TextSize, TextSize::default().name()),
            language: language.tag,
            direction: language.direction.name(),
            width,
            height,
            full_size,
        };
        let no_bar = ReplayWords::named(language.tag).unwrap_or(words).held.no_bar;
        let bar = html! { <div class="bar-frame bar-unrecorded"><p>{ no_bar }</p></div> };
        // Another locale each time: whatever runs is to be drawn again.
        let context = ViewContext { clock: CLOCK, words: console, locale: locale.clone(), phones };
        html! {
            <>
                <Frame title={words.held.picture} {look}>
                    <ContextProvider<ViewContext> {context}>
                        <Layout brand={brand(console, opened.config.brand.name.as_deref(), None)} {bar}
                            connection={html! { <ConnectionStatus ..connection /> }}
                            status={html! { <AgentStatusPanel ..status /> }}
                            popup={html! { if let Some(popup) = popup { <IncomingCallPopup ..popup /> } }}
                            day={html! { <DayView {day} on_minute={Callback::noop()} /> }}
                            log={html! { <CallLogView ..log /> }} />
                    </ContextProvider<ViewContext>>
                </Frame>
                { held::held(words, self.console, opened, &around, on_go) }
            </>
        }
    }
}

/// The console reads along in a bar of its own, so it knows that a quiet one is there.
fn agent(session: &Session, simulated: bool) -> ShownAgent {
    let shown = ShownAgent::of(session);
    let vouched = simulated && shown.confidence == Confidence::Quiet;
    ShownAgent { confidence: if vouched { Confidence::Confirmed } else { shown.confidence }, ..shown }
}

/// When the bar last spoke, epoch milliseconds, if that is long ago.
fn quiet_since(session: &Session, simulated: bool) -> Option<u64> {
    let quiet = session.link().quiet_since().filter(|_| !simulated);
    quiet.map(|last| last.wall)
}
