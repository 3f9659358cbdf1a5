//! A page to draw components on, with a clock that stands where a test puts it.

use agent_console::browser::locale;
use agent_console::domain::Moment;
use agent_console::view::{Clock, EN, Formatter, Locale, Phones, Plural, ViewContext, Words};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use web_sys::{Document, Element};
use yew::AppHandle;
use yew::prelude::*;

thread_local! {
    static PHONES: RefCell<Phones> = RefCell::new(Phones::unknown());
    static NOW: Cell<Moment> = const { Cell::new(Moment { mono: 0, wall: 0 }) };
    static TIMES_WRITTEN: Cell<usize> = const { Cell::new(0) };
}

/// Puts the clock, in milliseconds.
pub fn set_clock(ms: u64) {
    NOW.set(at(ms));
}

/// What is known of phone numbers from the next drawing on.
pub fn set_phones(phones: Phones) {
    PHONES.set(phones);
}

pub fn at(ms: u64) -> Moment {
    Moment { mono: ms, wall: ms }
}

/// How often a time of day was written since the last question or the last [`draw`]. A row of the log writes its
/// own once a drawing.
pub fn times_written() -> usize {
    TIMES_WRITTEN.replace(0)
}

/// A language's own writing, but for times of day: those are Greenwich's, and are counted.
struct Counted(Locale);

impl Formatter for Counted {
    fn number(&self, number: u64) -> String {
        self.0.number(number)
    }

    fn plural(&self, number: u64) -> Plural {
        self.0.plural(number)
    }

    fn percent(&self, share: f64) -> String {
        self.0.percent(share)
    }

    fn duration(&self, ms: u64) -> String {
        self.0.duration(ms)
    }

    fn time_of_day(&self, wall: u64) -> String {
        TIMES_WRITTEN.set(TIMES_WRITTEN.get() + 1);
        format!("{:02}:{:02}", wall / 3_600_000 % 24, wall / 60_000 % 60)
    }

    fn date(&self, wall: u64) -> String {
        self.0.date(wall)
    }

    fn short_date(&self, wall: u64, now: u64) -> String {
        self.0.short_date(wall, now)
    }

    fn day(&self, wall: u64, now: u64) -> String {
        self.0.day(wall, now)
    }

    fn when(&self, wall: u64, now: u64) -> String {
        self.0.when(wall, now)
    }

    fn tomorrow_at(&self, now: u64, hour: u8) -> u64 {
        self.0.tomorrow_at(now, hour)
    }

    fn local_minute(&self, wall: u64) -> String {
        self.0.local_minute(wall)
    }

    fn read_minute(&self, text: &str) -> Option<u64> {
        self.0.read_minute(text)
    }
}

#[derive(Properties, PartialEq)]
struct SetProps {
    words: &'static Words,
    locale: Locale,
    content: Html,
}

impl SetProps {
    fn new(words: &'static Words, content: Html) -> SetProps {
        SetProps { words, locale: Locale::new(Counted(locale(&words.language))), content }
    }
}

/// What the app provides around the components.
#[component]
fn Set(props: &SetProps) -> Html {
    let clock = Clock::of_the_page(|| NOW.get());
    let view_context = ViewContext {
        clock,
        words: props.words,
        locale: props.locale.clone(),
        phones: PHONES.with_borrow(Clone::clone),
    };
    html! {
        <ContextProvider<ViewContext> context={view_context}>
            { props.content.clone() }
        </ContextProvider<ViewContext>>
    }
}

/// Something drawn; gone when dropped.
pub struct Stage {
    root: Element,
    app: Option<AppHandle<Set>>,
    words: &'static Words,
    locale: Locale,
}

/// Draws in English.
pub async fn draw(content: Html) -> Stage {
    draw_in(&EN, content).await
}

pub async fn draw_in(words: &'static Words, content: Html) -> Stage {
    TIMES_WRITTEN.set(0);
    let root = document().create_element("div").expect("an element");
    document().body().expect("a body").append_child(&root).expect("to append");
    let set = SetProps::new(words, content);
    let locale = set.locale.clone();
    let app = yew::Renderer::<Set>::with_root_and_props(root.clone(), set).render();
    yew::scheduler::flush().await;
    Stage { root, app: Some(app), words, locale }
}

impl Stage {
    pub async fn redraw(&mut self, content: Html) {
        let set = SetProps { words: self.words, locale: self.locale.clone(), content };
        self.app.as_mut().expect("drawn").update(set);
        yew::scheduler::flush().await;
    }

    /// Goes on in another language.
    pub async fn speak(&mut self, words: &'static Words, content: Html) {
        let set = SetProps::new(words, content);
        (self.words, self.locale) = (words, set.locale.clone());
        self.app.as_mut().expect("drawn").update(set);
        yew::scheduler::flush().await;
    }

    pub fn find(&self, selector: &str) -> Element {
        self.maybe(selector).unwrap_or_else(|| panic!("nothing matches {selector} in {}", self.root.inner_html()))
    }

    pub fn maybe(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).expect("a selector")
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).expect("a selector").length()
    }

    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find(selector).get_attribute(name)
    }

    /// The attributes of one element, absent ones as an empty text.
    pub fn attributes<const N: usize>(&self, selector: &str, names: [&str; N]) -> [String; N] {
        names.map(|name| self.attribute(selector, name).unwrap_or_default())
    }

    /// The element that everything is drawn into.
    pub fn root(&self) -> &Element {
        &self.root
    }

    pub fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

pub fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

/// Waits for something that a timer brings about.
pub async fn until(what: &str, condition: impl FnMut() -> bool) {
    until_within(5_000, what, condition).await;
}

/// The same for what may take so many milliseconds.
pub async fn until_within(ms: u32, what: &str, mut condition: impl FnMut() -> bool) {
    for _ in 0..ms / 10 {
        if condition() {
            return;
        }
        yew::platform::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("waited in vain for {what}");
}
