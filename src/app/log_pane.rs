//! The log: what is asked of it, and the reading of the calls that are on record.

use super::kernel::{Event, Kernel};
use super::links::Links;
use crate::browser::address::{self, Address};
use crate::browser::calendar::CALENDAR;
use crate::browser::call_log::CallLog;
use crate::browser::clock::page_time;
use crate::browser::collation;
use crate::browser::store::{Page, StorageError, Store};
use crate::domain::{Amendment, Call};
use crate::journal::RecordKey;
use crate::log::{CallIndex, Found, Query, Row};
use crate::picture::{Asked, recent};
use crate::protocol::{MediaMode, Number};
use crate::view::{CallLogProps, CodeNames, LogActions, Phones};
use std::ops::RangeInclusive;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Records that are read at a time: long enough to be quick, short enough to keep nobody waiting.
const PAGE: u32 = 1_000;

pub enum Msg {
    Asked(Query),
    /// The same, by the browser's way back.
    WentTo(Query),
    /// A page of records, for the reading of this number.
    Read(u64, Result<(Page, usize), StorageError>),
    InSight(Vec<Number>),
    Settled(RecordKey, bool),
    /// All calls with the number of this one are asked for.
    SameNumber(RecordKey),
}

pub struct LogPane {
    index: CallIndex,
    query: Rc<Query>,
    /// Names may have come.
    renamed: bool,
    /// How many records were read and how many there are; everything before a key is unread.
    reading: Option<Reading>,
    /// Counts the readings, to tell a page that comes late.
    readings: u64,
    /// Every code that the enterprise has, with its name in the language of this tag.
    dispositions: (&'static str, CodeNames),
    /// As it is drawn.
    shown: Option<CallLogProps>,
    actions: LogActions,
    on: Callback<Msg>,
    on_query: Callback<Query>,
    on_sight: Option<Callback<Vec<Number>>>,
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

/// What is drawn with the log and is others' business.
pub struct Beside {
    pub tools: Html,
    pub notice: Html,
    pub story: Html,
    pub opened: Option<RecordKey>,
    /// Customer pages can be opened from here.
    pub may_pop: bool,
}

impl LogPane {
    pub fn new(kernel: &Kernel, links: &Links, on: Callback<Msg>) -> LogPane {
        let modes = kernel.config.bar.modes;
        let call = |mode: MediaMode| links.call_back.reform(move |key| (key, mode));
        LogPane {
            index: CallIndex::default(),
            query: Rc::new(address::read().unwrap_or_default()),
            renamed: false,
            reading: None,
            readings: 0,
            dispositions: ("", Rc::new([])),
            shown: None,
            actions: LogActions {
                call: Some(call(MediaMode::Audio)).filter(|_| modes.audio),
                video_call: Some(call(MediaMode::Video)).filter(|_| modes.video),
                pop: Some(links.open_page.clone()),
                story: Some(links.open_story.clone()),
                done: Some(links.settle.clone()),
                copy: Some(links.copy_row.clone()),
                copy_number: Some(links.copy_number.clone()),
                same_number: Some(links.same_number.clone()),
            },
            on_query: on.reform(Msg::Asked),
            on_sight: kernel.directory.is_some().then(|| on.reform(Msg::InSight)),
            _address: Address::follow(on.reform(Msg::WentTo)),
            on,
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, msg: Msg) {
        match msg {
            Msg::Asked(query) => self.go_to(kernel, query),
            Msg::SameNumber(key) => {
                let number = self.row(key).and_then(|row| row.call.number.clone());
                // It would stand whole in the search.
                if let Some(number) = number.filter(|_| !kernel.masking.hides_in_list()) {
                    self.go_to(kernel, Query::with_number(number.as_str()));
                }
            }
            Msg::WentTo(query) => self.ask(kernel, query),
            Msg::Read(reading, page) if reading == self.readings => self.page_read(kernel, page),
            Msg::Read(..) => {}
            Msg::InSight(numbers) => kernel.directory.iter().for_each(|directory| directory.ask_about(&numbers)),
            Msg::Settled(key, true) => self.settle_person(kernel, key),
            Msg::Settled(key, false) => self.settle(kernel, key, false),
        }
    }

    /// Somebody who has called three times is called back once.
    pub fn settle_person(&mut self, kernel: &mut Kernel, key: RecordKey) {
        let keys = self.index.waiting_with(key);
        keys.into_iter().for_each(|key| self.settle(kernel, key, true));
    }

    fn settle(&self, kernel: &mut Kernel, key: RecordKey, done: bool) {
        let is_promised = self.row(key).is_some_and(|row| row.call.promise.is_some());
        kernel.amend(key, if is_promised { Amendment::Kept(done) } else { Amendment::Done(done) });
    }

    /// Takes in the calls of the open shift as they are.
    pub fn follow(&mut self, kernel: &Kernel) {
        self.index.follow(kernel.shift(), kernel.session.calls(), &kernel.names());
    }

    /// Whether there are calls of more than one agent.
    pub fn has_agents(&self) -> bool {
        self.index.has_agents()
    }

    /// The newest call of each person, the newest of all first.
    pub fn latest(&self, most: usize) -> Vec<Rc<Row>> {
        self.index.latest(most)
    }

    /// Names or codes may be called something else.
    pub fn rename(&mut self) {
        self.renamed = true;
    }

    /// Unfinished calls of earlier shifts, oldest first.
    pub fn unfinished_since(&mut self, wall: u64, is_unfinished: impl Fn(&Call) -> bool) -> Rc<[Rc<Row>]> {
        self.index.unfinished_since(wall, is_unfinished)
    }

    /// Takes in records for the history alone.
    pub fn remember(&mut self, kernel: &Kernel, calls: Vec<(u64, Call)>) {
        self.index.remember(calls, &kernel.names());
    }

    /// The calls, to look up in.
    pub fn index(&self) -> &CallIndex {
        &self.index
    }

    /// The calls in which somebody was promised another one that is still to be made.
    pub fn promised(&mut self, kernel: &Kernel) -> Rc<[Rc<Row>]> {
        self.follow(kernel);
        self.index.promises(recent(page_time().1))
    }

    fn go_to(&mut self, kernel: &mut Kernel, query: Query) {
        address::write(&query, &self.query);
        self.ask(kernel, query);
    }

    fn ask(&mut self, kernel: &mut Kernel, query: Query) {
        if *self.query != query {
            kernel.rendering.now();
        }
        self.query = Rc::new(query);
        self.read_on(kernel);
    }

    /// A call of an earlier shift stands like this from now on.
    pub fn amend(&mut self, kernel: &Kernel, key: RecordKey, call: Rc<Call>) {
        self.index.amend(key.shift, call, &kernel.names());
    }

    pub fn row(&self, key: RecordKey) -> Option<Rc<Row>> {
        self.index.get(key).cloned()
    }

    /// The calls on record that have been read, each with its shift.
    pub fn on_record(&self) -> Vec<(u64, Rc<Call>)> {
        self.index.on_record().map(|(shift, call)| (shift, call.clone())).collect()
    }

    /// What is asked of the log.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// A shift is over. What it held stays in sight until it has been read again.
    pub fn shift_ended(&mut self, kernel: &Kernel, shift: u64, calls: &[Rc<Call>]) {
        self.index.follow(shift, calls, &kernel.names());
        self.index.shift_ended();
    }

    /// Begins to read what is on record, anew. What is in the log stays in sight until the first page is there; `known`
    /// are calls of other shifts that are known better than they are on record.
    pub fn read_records(&mut self, kernel: &Kernel, known: Vec<(u64, Call)>) {
        self.readings += 1;
        self.reading = Some(Reading { from: None, read: 0, all: 0, under_way: false, done: false, known });
        self.read_on(kernel);
    }

    /// Reads the next page, if what is asked for reaches so far back.
    fn read_on(&mut self, kernel: &Kernel) {
        let span = self.span(kernel);
        let Some(reading) = &mut self.reading else { return };
        let wanted = *span.start();
        let enough = reading.from.is_some_and(|from| from.began < wanted.min(recent(page_time().1)));
        if enough || reading.done || reading.under_way {
            return;
        }
        reading.under_way = true;
        let (store, on) = (kernel.store.clone(), self.on.clone());
        let (before, all, number) = (reading.from, reading.all, self.readings);
        spawn_local(async move { on.emit(Msg::Read(number, page(&store, before, all).await)) });
    }

    fn page_read(&mut self, kernel: &mut Kernel, page: Result<(Page, usize), StorageError>) {
        let Some(reading) = &mut self.reading else { return };
        reading.under_way = false;
        let names = kernel.names();
        let is_first = reading.from.is_none();
        if is_first {
            self.index.close();
            // Its calls may be on record, too, and are counted before the log is drawn.
            self.index.follow(kernel.shift(), kernel.session.calls(), &names);
            self.index.read(std::mem::take(&mut reading.known), &names);
        }
        match page {
            Ok((Page { first, calls }, all)) => {
                reading.done = first.is_none();
                reading.from = first.or(reading.from);
                reading.read += calls.len();
                reading.all = all;
                // A page may have been read before what was said of its calls was written.
                self.index.read(calls.into_iter().map(|call| kernel.amendments.latest(call)), &names);
            }
            // What is there is shown. The journal says what is wrong when it is written next.
            Err(_) => reading.done = true,
        }
        if is_first {
            kernel.emit(Event::FirstRecordsRead(reading.from));
        }
        kernel.rendering.soon();
        self.read_on(kernel);
    }

    /// What the log shows right now.
    pub fn found(&mut self, kernel: &Kernel) -> Found {
        self.follow(kernel);
        if std::mem::take(&mut self.renamed) {
            self.index.rename(&kernel.names());
        }
        let language = &kernel.words.language;
        self.index.collate(language.tag, || collation(language));
        let span = self.span(kernel);
        self.index.find(&self.query, span)
    }

    /// What the range that is asked for comes to now, epoch milliseconds.
    fn span(&self, kernel: &Kernel) -> RangeInclusive<u64> {
        CALENDAR.span(self.query.range, page_time().1, &kernel.words.language)
    }

    /// What the log showed when it was last drawn.
    pub fn drawn(&self) -> Option<&Found> {
        self.shown.as_ref().map(|shown| &shown.found)
    }

    /// What is asked of the log, and what it shows.
    pub fn asked(&mut self, kernel: &Kernel, found: Found, phones: &Phones) -> Asked {
        self.name_dispositions(kernel);
        Asked {
            query: self.query.clone(),
            found,
            waiting: self.index.waiting_since(recent(page_time().1)),
            dispositions: self.dispositions.1.clone(),
            phones: phones.clone(),
        }
    }

    /// Lets this be drawn, from now on.
    pub fn show(&mut self, kernel: &Kernel, shown: CallLogProps, beside: Beside) {
        let Beside { tools, notice, story, opened, may_pop } = beside;
        let wanted = *self.span(kernel).start();
        let unread = |reading: &&Reading| {
            !reading.done && reading.all > 0 && reading.from.is_some_and(|from| from.began >= wanted)
        };
        self.shown = Some(CallLogProps {
            tools,
            notice,
            story,
            opened,
            on_query: self.on_query.clone(),
            reading: self.reading.as_ref().filter(unread).map(|reading| (reading.read, reading.all)),
            actions: LogActions {
                pop: self.actions.pop.clone().filter(|_| may_pop),
                done: self.actions.done.clone().filter(|_| kernel.leads()),
                ..self.actions.clone()
            },
            on_sight: self.on_sight.clone(),
            ..shown
        });
    }

    pub fn view(&self) -> Html {
        match &self.shown {
            Some(shown) => html! { <CallLog ..shown.clone() /> },
            None => Html::default(),
        }
    }

    pub fn dispositions(&self) -> &CodeNames {
        &self.dispositions.1
    }

    /// Made once a language.
    fn name_dispositions(&mut self, kernel: &Kernel) {
        let tag = kernel.words.language.tag;
        if self.dispositions.0 != tag {
            self.dispositions = (tag, kernel.config.wrap_up.names(tag).into());
        }
    }
}

/// A page, and how many records there are, as far as that is known. A browser takes longer to count them than to read
/// many pages, so it does that once, and not before the first rows are there.
async fn page(store: &Store, before: Option<RecordKey>, all: usize) -> Result<(Page, usize), StorageError> {
    let page = store.page(before, PAGE).await?;
    let all = if all == 0 && before.is_some() { store.count().await? } else { all };
    Ok((page, all))
}
