//! The log: what is asked of it, and the reading of the calls that are on record.

use super::taking_away::Away;
use super::{Console, Msg};
use crate::config::{Disposition, WrapUp};
use crate::directory::Contact;
use crate::domain::{Amendment, Call, Today};
use crate::journal::RecordKey;
use crate::log::{Book, Earlier, Found, Naming, Past, Query, Row};
use crate::numbers::key;
use crate::protocol::{MediaMode, Number};
use crate::shell::address::{self, Address};
use crate::shell::calendar::span;
use crate::shell::call_log::CallLog;
use crate::shell::clock::{midnight, page_time};
use crate::shell::culture::collation;
use crate::shell::directory::Directory;
use crate::shell::store::{Page, Store, Trouble};
use crate::view::{CodeNames, LogActions};
use std::cell::RefCell;
use std::ops::RangeInclusive;
use std::rc::Rc;
use yew::prelude::*;

/// Records that are read at a time: long enough to be quick, short enough to keep nobody waiting.
const PAGE: u32 = 1_000;
/// Calls of so many days are looked at for who waits to be called back, and are there when they are asked for.
pub(super) const RECENT_MS: u64 = 7 * 24 * 60 * 60 * 1_000;

pub enum LogMsg {
    Asked(Query),
    /// The same, by the browser's way back.
    WentTo(Query),
    /// A page of records, of the reading that began as the so manieth.
    Read(u64, Result<(Page, usize), Trouble>),
    /// Records for the history, of the reading of that number; `None` if they can't be read.
    Remembered(u64, Option<Page>),
    /// The next ones are due.
    RememberMore(u64),
    InSight(Vec<Number>),
    Call(RecordKey, MediaMode),
    Pop(RecordKey),
    Done(RecordKey, bool),
}

pub struct LogPane {
    book: RefCell<Book>,
    query: Rc<Query>,
    /// Names may have come.
    renamed: RefCell<bool>,
    /// How many records were read and how many there are; everything before a key is unread.
    reading: Option<Reading>,
    /// Counts the readings, to tell a page that comes late.
    readings: u64,
    on_query: Callback<Query>,
    on_sight: Callback<Vec<Number>>,
    shown: Callback<Rc<Row>, Rc<Row>>,
    actions: LogActions,
    dispositions: RefCell<(&'static str, CodeNames)>,
    /// As it was drawn last.
    drawn: RefCell<Html>,
    _address: Address,
}

struct Reading {
    /// What has been read begins with this; `None` before the first page.
    from: Option<RecordKey>,
    read: usize,
    /// 0 until they are counted.
    all: usize,
    /// A page is on its way.
    under_way: bool,
    /// Nothing is left to be read.
    done: bool,
    /// Calls of other shifts that are known better than they are on record.
    known: Vec<(u64, Call)>,
}

impl LogPane {
    /// `shown` makes of a row what a person may see of it.
    pub fn new(ctx: &Context<Console>, shown: Callback<Rc<Row>, Rc<Row>>) -> LogPane {
        let link = ctx.link();
        let modes = ctx.props().config.bar.modes;
        let call = |mode| link.callback(move |key| Msg::Log(LogMsg::Call(key, mode)));
        let on_done = link.callback(|(key, done)| Msg::Log(LogMsg::Done(key, done)));
        LogPane {
            book: RefCell::default(),
            query: Rc::new(address::read().unwrap_or_default()),
            renamed: RefCell::default(),
            reading: None,
            readings: 0,
            on_query: link.callback(|query| Msg::Log(LogMsg::Asked(query))),
            on_sight: link.callback(|numbers| Msg::Log(LogMsg::InSight(numbers))),
            shown,
            actions: LogActions {
                call: Some(call(MediaMode::Audio)).filter(|_| modes.audio),
                video_call: Some(call(MediaMode::Video)).filter(|_| modes.video),
                pop: Some(link.callback(|key| Msg::Log(LogMsg::Pop(key)))),
                story: Some(link.callback(|key| Msg::OpenStory(Some(key)))),
                done: Some(on_done),
                copy: Some(link.callback(|key| Msg::Away(Away::CopyRow(key)))),
                copy_number: Some(link.callback(|key| Msg::Away(Away::CopyNumber(key)))),
            },
            dispositions: RefCell::new(("", Rc::new([]))),
            drawn: RefCell::default(),
            _address: Address::follow(link.callback(|query| Msg::Log(LogMsg::WentTo(query)))),
        }
    }

    /// Counts those calls on record that began in a span and are meant.
    pub fn count(&self, span: RangeInclusive<u64>, is_meant: impl Fn(&Call) -> bool, figures: &mut Today) {
        self.book.borrow().count(span, is_meant, figures);
    }

    /// Whether there are calls of more than one agent.
    pub fn has_agents(&self) -> bool {
        self.book.borrow().has_agents()
    }

    /// The newest call of each person, the newest of all first.
    pub fn latest(&self, most: usize) -> Vec<Rc<Row>> {
        self.book.borrow().latest(most)
    }

    /// Names or codes may be called something else.
    pub fn rename(&self) {
        self.renamed.replace(true);
    }

    /// Unfinished calls of earlier shifts, oldest first.
    pub fn unfinished_since(&self, wall: u64, is_unfinished: impl Fn(&Call) -> bool) -> Rc<[Rc<Row>]> {
        self.book.borrow_mut().unfinished_since(wall, is_unfinished)
    }
}

impl Console {
    pub(super) fn log(&mut self, ctx: &Context<Console>, msg: LogMsg) -> bool {
        match msg {
            LogMsg::Asked(query) => {
                address::write(&query, &self.log.query);
                return self.ask(ctx, query);
            }
            LogMsg::WentTo(query) => return self.ask(ctx, query),
            LogMsg::Read(reading, page) if reading == self.log.readings => self.page_read(ctx, page),
            LogMsg::Read(..) => {}
            LogMsg::Remembered(number, page) => self.remembered(ctx, number, page),
            LogMsg::RememberMore(number) => self.remember_more(ctx, number),
            LogMsg::InSight(numbers) => self.directory.iter().for_each(|directory| directory.ask_about(&numbers)),
            LogMsg::Call(key, mode) => {
                self.call_back(ctx, key, mode);
                return true;
            }
            LogMsg::Pop(key) => {
                let call = self.row(key).map(|row| row.call.clone());
                return call.is_some_and(|call| self.pop_by_hand(Some(call)));
            }
            LogMsg::Done(key, false) => self.settle(ctx, key, false),
            LogMsg::Done(key, true) => self.settle_person(ctx, key),
        }
        false
    }

    /// Somebody who has called three times is called back once.
    pub(super) fn settle_person(&mut self, ctx: &Context<Console>, key: RecordKey) {
        let keys = self.log.book.borrow().waiting_with(key);
        keys.into_iter().for_each(|key| self.settle(ctx, key, true));
    }

    fn settle(&mut self, ctx: &Context<Console>, key: RecordKey, done: bool) {
        let is_promised = self.row(key).is_some_and(|row| row.call.promise.is_some());
        self.amend(ctx, key, if is_promised { Amendment::Kept(done) } else { Amendment::Done(done) });
    }

    /// Takes in records for the history alone.
    pub(super) fn remember(&self, ctx: &Context<Console>, calls: Vec<(u64, Call)>) {
        self.log.book.borrow_mut().remember(calls, &self.naming(&ctx.props().config.wrap_up));
    }

    /// See [`Book::history`]; with the calls of the open shift as they are.
    pub(super) fn earlier(
        &self,
        wrap_up: &WrapUp,
        number: &Number,
        but: Option<RecordKey>,
        (week, since): (u64, u64),
        elsewhere: &[Past],
    ) -> Option<Earlier> {
        let naming = self.naming(wrap_up);
        let mut book = self.log.book.borrow_mut();
        book.follow(self.shift(), self.session.calls(), &naming);
        book.history(number, &naming, but, week, since, elsewhere)
    }

    /// The calls in which somebody was promised another one that is still to be made.
    pub(super) fn promised(&self, ctx: &Context<Console>) -> Rc<[Rc<Row>]> {
        let naming = self.naming(&ctx.props().config.wrap_up);
        let mut book = self.log.book.borrow_mut();
        book.follow(self.shift(), self.session.calls(), &naming);
        book.promises(recent())
    }

    fn ask(&mut self, ctx: &Context<Console>, query: Query) -> bool {
        let changed = *self.log.query != query;
        self.log.query = Rc::new(query);
        self.read_on(ctx);
        changed
    }

    /// A call of an earlier shift stands like this from now on.
    pub(super) fn log_amended(&mut self, ctx: &Context<Console>, key: RecordKey, call: Rc<Call>) {
        self.log.book.borrow_mut().amend(key.shift, call, &self.naming(&ctx.props().config.wrap_up));
    }

    pub(super) fn row(&self, key: RecordKey) -> Option<Rc<Row>> {
        self.log.book.borrow().get(key).cloned()
    }

    /// What is asked of the log.
    pub(super) fn query(&self) -> &Query {
        &self.log.query
    }

    /// The open shift is over. What it held stays in sight until it has been read again.
    pub(super) fn log_shift_ended(&mut self, ctx: &Context<Console>) {
        let mut book = self.log.book.borrow_mut();
        book.follow(self.custody.borrow().shift(), self.session.calls(), &self.naming(&ctx.props().config.wrap_up));
        book.shift_ended();
    }

    /// Begins to read what is on record, anew. What is in the log stays in sight until the first page is there; `known`
    /// are calls of other shifts that are known better than they are on record.
    pub(super) fn read_records(&mut self, ctx: &Context<Console>, known: Vec<(u64, Call)>) {
        self.log.readings += 1;
        self.log.reading = Some(Reading { from: None, read: 0, all: 0, under_way: false, done: false, known });
        self.read_on(ctx);
    }

    /// Reads the next page, if what is asked for reaches so far back.
    fn read_on(&mut self, ctx: &Context<Console>) {
        let Some(reading) = &mut self.log.reading else { return };
        let wanted = *span(self.log.query.range, &self.words.language).start();
        let recent = page_time().1.saturating_sub(RECENT_MS);
        let enough = reading.from.is_some_and(|from| from.began < wanted.min(recent));
        if enough || reading.done || reading.under_way {
            return;
        }
        reading.under_way = true;
        let (store, before, all, number) = (self.store.clone(), reading.from, reading.all, self.log.readings);
        ctx.link().send_future(async move { Msg::Log(LogMsg::Read(number, page(&store, before, all).await)) });
    }

    fn read_in(&self, ctx: &Context<Console>, calls: impl IntoIterator<Item = (u64, Call)>) {
        self.log.book.borrow_mut().read(calls, &self.naming(&ctx.props().config.wrap_up));
    }

    fn page_read(&mut self, ctx: &Context<Console>, page: Result<(Page, usize), Trouble>) {
        let Some(reading) = &mut self.log.reading else { return };
        reading.under_way = false;
        let is_first = reading.from.is_none();
        if is_first {
            let known = std::mem::take(&mut reading.known);
            let mut book = self.log.book.borrow_mut();
            book.close();
            // Its calls may be on record, too, and are counted before the log is drawn.
            book.follow(self.shift(), self.session.calls(), &self.naming(&ctx.props().config.wrap_up));
            drop(book);
            self.read_in(ctx, known);
        }
        let Some(reading) = &mut self.log.reading else { return };
        match page {
            Ok((Page { first, calls }, all)) => {
                reading.done = first.is_none();
                reading.from = first.or(reading.from);
                reading.read += calls.len();
                reading.all = all;
                // A page may have been read before what was said of its calls was written.
                let latest = |(shift, call)| match self.amended.of(RecordKey::of(shift, &call)) {
                    Some(amended) => (shift, Call::clone(amended)),
                    None => (shift, call),
                };
                self.read_in(ctx, calls.into_iter().map(latest));
            }
            // What is there is shown. The journal says what is wrong when it is written next.
            Err(_) => reading.done = true,
        }
        if is_first {
            self.begin_to_remember(ctx, self.log.reading.as_ref().and_then(|reading| reading.from));
        }
        self.drawing.soon();
        self.read_on(ctx);
    }

    fn naming<'a>(&'a self, wrap_up: &'a WrapUp) -> Names<'a> {
        let tag = self.words.language.tag;
        Names { directory: self.directory.as_ref(), wrap_up, tag }
    }

    /// What the log shows right now.
    pub(super) fn found(&self, wrap_up: &WrapUp) -> Found {
        let naming = self.naming(wrap_up);
        let mut book = self.log.book.borrow_mut();
        book.follow(self.shift(), self.session.calls(), &naming);
        if self.log.renamed.take() {
            book.rename(&naming);
        }
        let language = &self.words.language;
        book.collate(language.tag, || collation(language));
        book.find(&self.log.query, span(self.log.query.range, &self.words.language))
    }

    pub(super) fn call_log(
        &self,
        ctx: &Context<Console>,
        obstacle: Option<&'static str>,
        story: Html,
        dialled: Html,
    ) -> Html {
        if !self.drawing.log_follows() {
            *self.log.drawn.borrow_mut() = self.log_now(ctx, obstacle, story, dialled);
        }
        self.log.drawn.borrow().clone()
    }

    fn log_now(&self, ctx: &Context<Console>, obstacle: Option<&'static str>, story: Html, dialled: Html) -> Html {
        let found = self.found(&ctx.props().config.wrap_up);
        let (_, wall) = page_time();
        let mut book = self.log.book.borrow_mut();
        let LogPane { query, on_query, reading, actions, shown, on_sight, .. } = &self.log;
        let wanted = *span(query.range, &self.words.language).start();
        let unread = |reading: &&Reading| {
            !reading.done && reading.all > 0 && reading.from.is_some_and(|from| from.began >= wanted)
        };
        let reading = reading.as_ref().filter(unread).map(|reading| (reading.read, reading.all));
        let actions = LogActions {
            pop: actions.pop.clone().filter(|_| self.may_pop()),
            done: actions.done.clone().filter(|_| self.leads()),
            ..actions.clone()
        };
        let tools = html! { <>{ self.log_tools(found.rows().len()) }{ dialled }</> };
        html! {
            <CallLog {found} {tools} known={book.len()} query={query.clone()} on_query={on_query.clone()} {reading}
                waiting={book.waiting_since(recent())} dispositions={self.dispositions(&ctx.props().config.wrap_up)}
                midnight={midnight(wall)} at={wall / 60_000 * 60_000} remembered={self.known.is_done()} agents={book.has_agents()} opened={self.stories.opened()} {story} {actions} {obstacle} calling={self.calling()} phones={self.dialling.phones.phones().clone()}
                shown={shown.clone()} on_sight={self.directory.as_ref().map(|_| on_sight.clone())} />
        }
    }

    /// Every code that the enterprise has, with its name, made once a language.
    pub(super) fn dispositions(&self, wrap_up: &WrapUp) -> CodeNames {
        let tag = self.words.language.tag;
        let mut made = self.log.dispositions.borrow_mut();
        if made.0 != tag {
            let WrapUp { dispositions, queues, .. } = wrap_up;
            let all = dispositions.iter().chain(queues.values().flat_map(|queue| queue.iter()));
            let mut names: Vec<(String, String)> = Vec::new();
            for Disposition { code, name } in all {
                let name = name.name(tag).to_owned();
                match names.binary_search_by(|(known, _)| known.cmp(code)) {
                    Ok(place) => names[place].1 = name,
                    Err(place) => names.insert(place, (code.clone(), name)),
                }
            }
            *made = (tag, names.into());
        }
        made.1.clone()
    }
}

/// Since when calls are looked at for who waits, to the minute, epoch milliseconds.
fn recent() -> u64 {
    (page_time().1 / 60_000 * 60_000).saturating_sub(RECENT_MS)
}

/// A page, and how many records there are, as far as that is known. A browser takes longer to count them than to read
/// many pages, so it does that once, and not before the first rows are there.
async fn page(store: &Store, before: Option<RecordKey>, all: usize) -> Result<(Page, usize), Trouble> {
    let page = store.page(before, PAGE).await?;
    let all = if all == 0 && before.is_some() { store.count().await? } else { all };
    Ok((page, all))
}

/// What numbers and codes are called, in the language of the page.
struct Names<'a> {
    directory: Option<&'a Directory>,
    wrap_up: &'a WrapUp,
    tag: &'static str,
}

impl Naming for Names<'_> {
    fn contact(&self, number: &Number) -> Option<Rc<Contact>> {
        self.directory?.contact(number)
    }

    fn person(&self, number: &Number) -> String {
        self.directory.map_or_else(|| key(number.as_str()), |directory| directory.person(number))
    }

    fn disposition(&self, call: &Call, code: &str) -> Option<String> {
        let dispositions = self.wrap_up.dispositions_of(call.queue.as_deref());
        let known = dispositions.iter().find(|known| known.code == code)?;
        Some(known.name.name(self.tag).to_owned())
    }
}
