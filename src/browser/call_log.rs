//! The log's place on the screen: which of the rows are in sight, and which one the keyboard is at. Scrolling draws the
//! log and nothing else.

use super::calendar::day;
use super::clock::window;
use crate::journal::RecordKey;
use crate::log::{Row, RowLayout};
use crate::view::{CallLogProps, CallLogView, CallLogViewProps, Step};
use gloo::timers::callback::Timeout;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Rows that are in the page on either side of those in sight, so that a turn of the wheel finds them drawn.
const SPARE: usize = 8;
/// The same while somebody drags the scroll bar: each frame shows other rows, and only those in sight are seen.
const SPARE_AT_A_DRAG: usize = 1;
/// The rows in the page begin and end at a multiple of this, so that not every line that is scrolled draws.
const STRIDE: usize = 4;
/// After so long without another look the spare rows are drawn, milliseconds.
const REST_MS: u32 = 100;
/// So many calls are in the page as a whole as long as nothing is looked for among them.
const WHOLE: usize = 64;
/// Until the first row and the first heading have been drawn and measured, CSS pixels.
const ROW_HEIGHT: f64 = 52.0;
const HEADING_HEIGHT: f64 = 28.0;

pub enum Msg {
    Scrolled,
    Resized,
    Stepped(Step),
    Clicked(RecordKey),
}

pub struct CallLog {
    scroll: NodeRef,
    /// The place of the first row in the page, and how many there are.
    first: usize,
    count: usize,
    layout: RowLayout,
    heading_height: f64,
    /// The place of the first row in sight.
    top: usize,
    /// How far the rows in sight have moved because others came or went above them, CSS pixels.
    moved: f64,
    /// Where the keyboard was last; see [`CallLog::active`].
    active: Option<RecordKey>,
    on_scroll: Callback<()>,
    on_step: Callback<Step>,
    on_click: Callback<RecordKey>,
    on_resize: Callback<()>,
    resizing: Option<Resizing>,
    /// Until the spare rows are drawn.
    resting: Option<Timeout>,
}

impl Component for CallLog {
    type Message = Msg;
    type Properties = CallLogProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        CallLog {
            scroll: NodeRef::default(),
            first: 0,
            count: 2 * SPARE,
            layout: ctx.props().layout(day, ROW_HEIGHT, HEADING_HEIGHT),
            heading_height: HEADING_HEIGHT,
            top: 0,
            moved: 0.0,
            active: None,
            on_scroll: link.callback(|()| Msg::Scrolled),
            on_step: link.callback(Msg::Stepped),
            on_click: link.callback(Msg::Clicked),
            on_resize: link.callback(|()| Msg::Resized),
            resizing: None,
            resting: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &CallLogProps) -> bool {
        let props = ctx.props();
        let before = self.layout.clone();
        if (&props.query, &props.found, props.midnight) != (&old.query, &old.found, old.midnight) {
            self.layout = props.layout(day, before.row_height(), self.heading_height);
        }
        if props.query != old.query {
            // Another question has another answer, which is read from its beginning.
            self.element().iter().for_each(|scroll| scroll.set_scroll_top(0));
            self.moved = 0.0;
            self.look();
        } else if props.found != old.found {
            self.stay(&before, old, props);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Scrolled => self.look(),
            Msg::Resized => self.measure() | self.look(),
            Msg::Stepped(step) => self.step(ctx, step),
            // Text that was selected in a row is to be copied, not left.
            Msg::Clicked(_) if has_selection() => false,
            Msg::Clicked(key) => {
                self.active = Some(key);
                if let Some(story) = &ctx.props().actions.story {
                    story.emit(key);
                }
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let active = self.active(ctx).map(|place| props.found.rows()[place].key);
        let view = CallLogViewProps {
            active,
            scroll: self.scroll.clone(),
            on_scroll: self.on_scroll.clone(),
            on_step: self.on_step.clone(),
            on_click: self.on_click.clone(),
            ..props.view(self.in_page(ctx), &self.layout)
        };
        html! { <CallLogView ..view /> }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(scroll) = self.element() {
            self.resizing = Some(Resizing::watch(&scroll, self.on_resize.clone()));
        }
        let moved = std::mem::take(&mut self.moved);
        if moved != 0.0
            && let Some(scroll) = self.element()
        {
            scroll.set_scroll_top((f64::from(scroll.scroll_top()) + moved).round() as i32);
        }
        let measured = self.measured();
        if let Some(resizing) = &mut self.resizing {
            resizing.follow(measured);
        }
        if let Some(on_sight) = &ctx.props().on_sight {
            on_sight.emit(self.drawn(ctx).filter_map(|row| row.call.number.clone()).collect());
        }
    }
}

impl CallLog {
    fn element(&self) -> Option<HtmlElement> {
        self.scroll.cast()
    }

    fn drawn<'a>(&self, ctx: &'a Context<Self>) -> impl Iterator<Item = &'a Rc<Row>> {
        ctx.props().found.rows()[self.in_page(ctx)].iter()
    }

    /// The places of the rows that are in the page.
    fn in_page(&self, ctx: &Context<Self>) -> Range<usize> {
        let all = ctx.props().found.rows().len();
        if all <= WHOLE && !ctx.props().query.narrows() {
            return 0..all;
        }
        self.first.min(all)..(self.first + self.count).min(all)
    }

    /// Which rows are in sight; whether that has changed what is to be drawn.
    fn look(&mut self) -> bool {
        let Some(scroll) = self.element() else { return false };
        // A stylesheet that lets the log grow with its rows must not bring all of them into the page.
        let most = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let (top, height) = (f64::from(scroll.scroll_top().max(0)), f64::from(scroll.client_height()).min(most));
        self.top = self.layout.at(top + self.layout.row_height() / 2.0);
        let end = self.layout.at(top + height) + 1;
        let far = self.first + self.count <= self.top || end <= self.first;
        let spare = if far { SPARE_AT_A_DRAG } else { SPARE };
        let resting = self.on_resize.clone();
        self.resting = far.then(|| Timeout::new(REST_MS, move || resting.emit(())));
        let first = self.top.saturating_sub(spare) / STRIDE * STRIDE;
        let count = (end + spare).next_multiple_of(STRIDE) - first;
        let changed = (self.first, self.count) != (first, count);
        (self.first, self.count) = (first, count);
        changed
    }

    /// Whoever has scrolled goes on reading the same rows, whatever comes above them.
    fn stay(&mut self, before: &RowLayout, old: &CallLogProps, new: &CallLogProps) {
        let Some(read) = old.found.rows().get(self.top).filter(|_| self.top > 0) else { return };
        let rows = new.found.rows();
        // It can't have gone far in one drawing, as a rule.
        let near = self.top.min(rows.len())..(self.top + STRIDE).min(rows.len());
        let place = near.into_iter().find(|&place| rows[place].key == read.key);
        let Some(place) = place.or_else(|| rows.iter().position(|row| row.key == read.key)) else { return };
        self.moved += self.layout.top(place) - before.top(self.top);
        self.top = place;
        self.first = place.saturating_sub(SPARE) / STRIDE * STRIDE;
    }

    /// The place of the row that the keyboard is at: the one where it was, as long as that is near, or else the first in
    /// sight.
    fn active(&self, ctx: &Context<Self>) -> Option<usize> {
        let was = self.active.and_then(|active| self.drawn(ctx).position(|row| row.key == active));
        let last = ctx.props().found.rows().len().checked_sub(1)?;
        Some(was.map_or(self.top.min(last), |index| self.in_page(ctx).start + index))
    }

    /// The first row and the first heading.
    fn measured(&self) -> [Option<Element>; 2] {
        let scroll = self.element();
        [".call", ".call-log-day"].map(|selector| scroll.as_ref()?.query_selector(selector).ok().flatten())
    }

    /// How high rows and headings are depends on the agent's font, on the density and on the room. Whether that has
    /// changed. Asked when the browser has laid the page out: asked before, it would have to do that at once.
    fn measure(&mut self) -> bool {
        let before = [self.layout.row_height(), self.heading_height];
        let [row, heading] =
            self.measured().map(|element| element.map(|element| element.get_bounding_client_rect().height()));
        let measured = |height: Option<f64>, before: f64| height.filter(|height| *height > 0.0).unwrap_or(before);
        let now = [measured(row, before[0]), measured(heading, before[1])];
        let changed = before.iter().zip(now).any(|(before, now)| (before - now).abs() > 0.01);
        if changed {
            self.heading_height = now[1];
            self.layout = self.layout.sized(now[0], now[1]);
        }
        changed
    }

    fn step(&mut self, ctx: &Context<Self>, step: Step) -> bool {
        let props = ctx.props();
        let (found, Some(scroll)) = (&props.found, self.element()) else { return false };
        let Some(last) = found.rows().len().checked_sub(1) else { return false };
        let head = scroll
            .query_selector("thead")
            .ok()
            .flatten()
            .map_or(0.0, |head: Element| head.get_bounding_client_rect().height());
        // The day stays below the head.
        let day = self.layout.heading_height();
        let height = f64::from(scroll.client_height()) - head;
        let page = ((height - day) / self.layout.row_height()).max(1.0) as usize;
        let Some(place) = self.active(ctx) else { return false };
        // Whoever comes to the log begins at what is in sight.
        let begins = self.active != Some(found.rows()[place].key);
        let next = match step {
            Step::Open => {
                if let Some(story) = &props.actions.story {
                    story.emit(found.rows()[place].key);
                }
                return false;
            }
            Step::First => 0,
            Step::Last => last,
            Step::Up | Step::Down if begins => place,
            Step::Up => place.saturating_sub(1),
            Step::Down => place + 1,
            Step::PageUp => place.saturating_sub(page),
            Step::PageDown => place + page,
        };
        let next = next.min(last);
        self.active = Some(found.rows()[next].key);
        let (top, seen) = (self.layout.top(next) - day, f64::from(scroll.scroll_top()));
        let bottom = top + day + self.layout.row_height();
        if top < seen {
            scroll.set_scroll_top(top as i32);
        } else if bottom > seen + height {
            scroll.set_scroll_top((bottom - height).ceil() as i32);
        }
        self.look();
        true
    }
}

fn has_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Calls back when the size of the log, of its first row or of its first heading has changed, after the browser has laid
/// the page out; until it is dropped.
struct Resizing {
    observer: ResizeObserver,
    measured: [Option<Element>; 2],
    _told: Closure<dyn FnMut(JsValue)>,
}

impl Resizing {
    fn watch(element: &Element, on_resize: Callback<()>) -> Resizing {
        let told = Closure::<dyn FnMut(JsValue)>::new(move |_| on_resize.emit(()));
        let observer =
            ResizeObserver::new(told.as_ref().unchecked_ref()).expect("every browser of these years has one");
        observer.observe(element);
        Resizing { observer, measured: [None, None], _told: told }
    }

    /// These are the first row and the first heading now.
    fn follow(&mut self, measured: [Option<Element>; 2]) {
        for (old, new) in self.measured.iter_mut().zip(measured) {
            if *old != new {
                old.iter().for_each(|element| self.observer.unobserve(element));
                new.iter().for_each(|element| self.observer.observe(element));
                *old = new;
            }
        }
    }
}

impl Drop for Resizing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
