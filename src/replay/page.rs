//! The page: a file comes in, and then one moment of it is drawn at a time.

mod buttons;
mod copy_test;
mod entry;
mod facts;
mod frame;
mod head;
mod held;
mod open;
mod opened;
mod panel;
mod picture;
mod play;
mod releases;
mod time_line;
mod transport;
mod what_if;
mod why;
mod zoned;

use self::opened::Opened;
use self::panel::Tab;
use self::play::Playing;
use super::words::{self, ReplayWords};
use super::{Bad, moment_at_time, read_time};
use crate::browser::clock::window;
use crate::browser::{crash_screen, language, locale, text_file};
use crate::config::LocaleSetting;
use crate::domain::Moment;
use crate::view::{Language, LanguageSelect, Locale, call_states};
use gloo::events::EventListener;
use std::rc::Rc;
use web_sys::File;
use yew::prelude::*;

/// Puts the replay into the page's element `app`.
pub fn start() {
    crash_screen::install("replay", || {});
    let root = window().document().and_then(|document| document.get_element_by_id("app"));
    yew::Renderer::<Replay>::with_root(root.expect("the page has a place for the replay")).render();
}

pub enum Msg {
    Chose(Option<File>),
    /// Something is dragged over the page, or not any more.
    Dragged(bool),
    Read(Result<Box<Opened>, Bad>),
    CloseFile,
    /// More is known of phone numbers.
    LearntNumbers,
    /// To an entry, by its place.
    GoTo(usize),
    /// So many entries on, or back.
    Step(i64),
    /// To a monotonic time.
    At(u64),
    /// To a time of day, as it was typed.
    Typed(String),
    Play(bool),
    Speed(u32),
    Ticked,
    /// The address names another entry.
    Address,
    Chosen(&'static Language),
    /// The picture in the agent's language, or in that of the page.
    AsAgent(bool),
    FullSize(bool),
    Tab(Tab),
}

pub struct Replay {
    language: &'static Language,
    words: &'static ReplayWords,
    locale: Locale,
    reading: bool,
    dragged: bool,
    bad: Option<Bad>,
    opened: Option<Rc<Opened>>,
    position: usize,
    at: Moment,
    playing: Option<Playing>,
    speed: u32,
    no_time: bool,
    as_agent: bool,
    full_size: bool,
    tab: Tab,
    _address: EventListener,
}

impl Component for Replay {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let language = language::first(LocaleSetting::Auto);
        let on_address = link.callback(|()| Msg::Address);
        let mut replay = Replay {
            language,
            words: &words::EN,
            locale: locale(language),
            reading: false,
            dragged: false,
            bad: None,
            opened: None,
            position: 0,
            at: Moment::default(),
            playing: None,
            speed: 1,
            no_time: false,
            as_agent: true,
            full_size: false,
            tab: Tab::Entry,
            _address: EventListener::new(&window(), "hashchange", move |_| on_address.emit(())),
        };
        replay.speak(language);
        replay
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Chose(None) => self.dragged = false,
            Msg::Chose(Some(file)) => {
                (self.dragged, self.reading) = (false, true);
                let on_numbers = ctx.link().callback(|()| Msg::LearntNumbers);
                ctx.link().send_future(async move { Msg::Read(read(&file, on_numbers).await.map(Box::new)) });
            }
            Msg::Dragged(dragged) => {
                let is_other = self.dragged != dragged;
                self.dragged = dragged;
                return is_other;
            }
            Msg::Read(Ok(opened)) => {
                self.reading = false;
                self.bad = None;
                self.playing = None;
                call_states(opened.config.states.clone());
                // They may have come before anybody could be told.
                opened.learn_numbers();
                self.opened = Some(Rc::new(*opened));
                self.go_to(named_in_address().unwrap_or_default());
            }
            Msg::Read(Err(bad)) => {
                self.reading = false;
                self.bad = Some(bad);
            }
            Msg::CloseFile => {
                (self.opened, self.playing, self.bad) = (None, None, None);
                name_in_address(None);
            }
            Msg::LearntNumbers => self.opened.iter().for_each(|opened| opened.learn_numbers()),
            Msg::GoTo(position) => self.go_to(position),
            Msg::Step(entries) => self.go_to(self.position.saturating_add_signed(entries as isize)),
            Msg::At(mono) => {
                if let Some(opened) = self.opened.clone() {
                    let entry = opened.line.entry_at(mono);
                    let came = opened.entries()[entry].now.at;
                    self.show(entry, came.plus(mono.saturating_sub(came.mono)));
                }
            }
            Msg::Typed(text) => {
                let opened = self.opened.clone();
                let found = read_time(&text).zip(opened).and_then(|(seconds, opened)| {
                    moment_at_time(opened.entries(), seconds, |wall| opened.zone.time_of_day(wall))
                });
                self.no_time = found.is_none();
                if let Some((entry, at)) = found {
                    self.show(entry, at);
                }
            }
            Msg::Play(true) => {
                let on_tick = ctx.link().callback(|()| Msg::Ticked);
                // At the end there is nothing left to play.
                if self.opened.as_ref().is_some_and(|opened| self.position + 1 >= opened.entries().len()) {
                    self.go_to(0);
                }
                self.playing = Some(Playing::from(self.at, self.speed, on_tick));
            }
            Msg::Play(false) => self.playing = None,
            Msg::Speed(speed) => {
                self.speed = speed;
                if let Some(playing) = self.playing.take() {
                    self.playing = Some(playing.at_speed(self.at, speed));
                }
            }
            Msg::Ticked => self.play_on(),
            Msg::Address => match named_in_address() {
                Some(position) if position != self.position => self.go_to(position),
                _ => return false,
            },
            Msg::Chosen(language) => {
                self.speak(language);
            }
            Msg::AsAgent(as_agent) => self.as_agent = as_agent,
            Msg::FullSize(full_size) => self.full_size = full_size,
            Msg::Tab(tab) => self.tab = tab,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let on_file = link.callback(Msg::Chose);
        let ondragover = link.callback(|event: DragEvent| {
            event.prevent_default();
            Msg::Dragged(true)
        });
        let ondrop = link.callback(|event: DragEvent| {
            event.prevent_default();
            Msg::Chose(text_file::dropped(&event))
        });
        let words = self.words;
        html! {
            <main class="replay" data-dragged={self.dragged.then_some("true")} data-open={self.opened.is_some().to_string()}
                {ondragover} {ondrop} ondragleave={link.callback(|_: DragEvent| Msg::Dragged(false))}>
                <header class="replay-head">
                    <h1>{ words.open.heading }</h1>
                    if self.opened.is_some() {
                        <button type="button" class="replay-button" data-action="another" onclick={link.callback(|_: MouseEvent| Msg::CloseFile)}>
                            { words.open.another }
                        </button>
                    }
                    <LanguageSelect label={words.open.language} chosen={self.language} on_choose={link.callback(Msg::Chosen)} />
                </header>
                if let Some(opened) = &self.opened {
                    if let Some(bad) = self.bad {
                        { open::bad(words, bad) }
                    }
                    { self.moment(ctx, opened) }
                } else {
                    { open::opener(words, self.reading, self.bad, on_file) }
                }
            </main>
        }
    }
}

impl Replay {
    fn speak(&mut self, language: &'static Language) {
        self.language = language;
        self.words = ReplayWords::named(language.tag).unwrap_or(&words::EN);
        self.locale = locale(language);
        language::declare_as(language.tag, language.direction.name(), self.words.open.stopped);
        if let Some(document) = window().document() {
            document.set_title(self.words.open.heading);
        }
    }

    /// Shows what was so just after an entry.
    fn go_to(&mut self, position: usize) {
        let Some(opened) = &self.opened else { return };
        let position = position.min(opened.entries().len() - 1);
        let at = opened.entries()[position].now.at;
        self.show(position, at);
    }

    fn show(&mut self, position: usize, at: Moment) {
        if position != self.position || self.opened.is_some() {
            name_in_address(Some(position));
        }
        (self.position, self.at, self.no_time) = (position, at, false);
        if let Some(playing) = self.playing.take() {
            self.playing = Some(playing.at_speed(at, self.speed));
        }
    }

    fn play_on(&mut self) {
        let (Some(opened), Some(playing)) = (&self.opened, &self.playing) else { return };
        let mono = playing.now();
        let entry = opened.line.entry_at(mono);
        let came = opened.entries()[entry].now.at;
        if entry != self.position {
            name_in_address(Some(entry));
        }
        self.position = entry;
        self.at = came.plus(mono.min(opened.line.to).saturating_sub(came.mono));
        if mono >= opened.line.to {
            self.playing = None;
        }
    }
}

async fn read(file: &File, on_numbers: Callback<()>) -> Result<Opened, Bad> {
    Opened::of(&text_file::read(file).await?, on_numbers)
}

/// The entry that the address names, by its place. It counts them from 1.
fn named_in_address() -> Option<usize> {
    let fragment = window().location().hash().ok()?;
    fragment.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1)
}

/// Names an entry in the address, and nothing of what it holds.
fn name_in_address(position: Option<usize>) {
    let address = position.map_or_else(|| "./".to_owned(), |position| format!("#{}", position + 1));
    if let Ok(history) = window().history() {
        // A browser that is asked too often refuses; the next entry is named again.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}
