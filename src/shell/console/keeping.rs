//! What is written down, and the other tabs.

use super::forgetting::{Forget, READ_AGAIN};
use super::{Console, Keeping, Msg, Part, Root};
use crate::config;
use crate::domain::{Call, Input, LinkState, Now, Phase, Session};
use crate::journal::{Entry, Loaded, Retention, What, read_group, replay, resume_clock, write_group};
use crate::shell::clock::{now, page_time, set_ahead, window};
use crate::shell::early::remember_journal;
use crate::shell::store::{Trouble, ask_to_persist};
use crate::shell::tabs::TabEvent;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

impl Console {
    pub(super) fn tab(&mut self, ctx: &Context<Root>, event: TabEvent) -> bool {
        match event {
            TabEvent::Holds => {
                self.holder = None;
                self.coming = Part::Holding;
                self.load(ctx);
            }
            TabEvent::Holder(holder) => {
                self.holder = holder;
                if self.part == Part::Unknown && self.coming == Part::Unknown && self.holder.is_some() {
                    self.coming = Part::Watching;
                    self.load(ctx);
                }
                self.drawing.soon();
            }
            TabEvent::AskedFor if self.early.is_some() => self.asked_for = true,
            TabEvent::AskedFor => {
                self.write_draft(ctx);
                self.part = Part::LettingGo;
                self.stop_delivering();
                self.stop_loading();
                self.ring(ctx);
                // What is being read in order to hold the bar comes too late.
                self.coming = Part::LettingGo;
                let link = ctx.link().clone();
                let store = match &self.keeping {
                    Keeping::Open(store) => Some(store.clone()),
                    Keeping::Opening | Keeping::Impossible => None,
                };
                spawn_local(async move {
                    if let Some(store) = store {
                        store.flushed().await;
                    }
                    link.send_message(Msg::Flushed);
                });
                // At once, for a hidden tab draws no frames and its bar would stay signed in.
                return true;
            }
            TabEvent::Lost => {
                self.early = None;
                self.wrapping.leave();
                self.amended.forget();
                self.stories.read_again();
                self.stop_delivering();
                self.stop_loading();
                self.part = Part::Watching;
                self.coming = Part::Watching;
                self.handle(ctx, Input::BarWentElsewhere);
                // A tab that was robbed may have heard what was never written; only what is written counts.
                self.load(ctx);
                return true;
            }
            TabEvent::Told(text) => self.told(ctx, text),
        }
        false
    }

    /// Reads the open shift's journal, for the part that is coming.
    pub(super) fn load(&mut self, ctx: &Context<Root>) {
        if self.coming == Part::Unknown {
            return;
        }
        match &self.keeping {
            Keeping::Opening => {}
            Keeping::Open(store) => {
                let (store, part) = (store.clone(), self.coming);
                self.meanwhile = Some(Vec::new());
                let link = ctx.link().clone();
                ctx.link().send_future(async move {
                    // From here on, nothing that an earlier holder still writes is taken.
                    let claimed = if part == Part::Holding { store.claim().await } else { Ok(()) };
                    // What an earlier page was to forget must not be read any more.
                    if claimed.is_ok()
                        && part == Part::Holding
                        && let Ok(Some(forgetting)) = store.forget(|_, _| ()).await
                    {
                        store.write_as_it_is();
                        link.send_message(Msg::Forget(Forget::TakenUp(forgetting)));
                    }
                    let loaded = match claimed {
                        Ok(()) => store.load().await,
                        Err(trouble) => Err(trouble),
                    };
                    Msg::Loaded(part, loaded)
                });
            }
            Keeping::Impossible => ctx.link().send_message(Msg::Loaded(self.coming, Ok(None))),
        }
    }

    pub(super) fn loaded(&mut self, ctx: &Context<Root>, result: Result<Option<Loaded>, Trouble>) -> bool {
        let loaded = result.unwrap_or_else(|trouble| {
            self.trouble = Some(trouble);
            None
        });
        if let Some(early) = self.early.take() {
            return self.join_journal(ctx, early, loaded);
        }
        let (page_mono, wall) = page_time();
        let (open, over) = match loaded {
            Some(loaded) if loaded.is_over(wall) => (None, Some(loaded)),
            open => (open, None),
        };
        let resumed = open.and_then(|loaded| {
            let last = loaded.entries.last()?.clone();
            let session = replay(&loaded.entries)?;
            Some((session, loaded.shift, loaded.next, last))
        });
        if let Some((session, shift, next, last)) = resumed {
            set_ahead(resume_clock(Some(last.now.at), page_mono, wall));
            self.session = session;
            self.shift = shift;
            self.next = next;
        } else if self.shift == 0 {
            self.session = Session::new(now());
            self.shift = wall;
        }
        self.session.allow_silence(u64::from(ctx.props().config.bar.silent_minutes) * 60_000);
        self.untold.clear();
        self.part = self.coming;
        self.read_records(ctx);
        let meanwhile = self.meanwhile.take().unwrap_or_default();
        if self.part == Part::Holding {
            if let Some(over) = over {
                self.finish(ctx, &over, wall);
            }
            self.hold(ctx);
        } else {
            self.handle(ctx, Input::BarWentElsewhere);
            for text in meanwhile {
                self.told(ctx, text);
            }
            self.take_the_bar_back();
        }
        true
    }

    /// The journal is there, and takes in what happened before. Nobody knew of one; should there be a shift that is not
    /// over all the same, the page begins anew, and will.
    fn join_journal(&mut self, ctx: &Context<Root>, early: Vec<Entry>, loaded: Option<Loaded>) -> bool {
        let wall = page_time().1;
        // The holder is told of nothing.
        self.meanwhile = None;
        if let Some(loaded) = loaded {
            if !loaded.is_over(wall) && remember_journal() {
                // What could go wrong with it leaves the page as it is.
                let _ = window().location().reload();
                return false;
            }
            self.finish(ctx, &loaded, wall);
        }
        if let Keeping::Open(store) = &self.keeping {
            store.begin(self.shift);
            early.into_iter().for_each(|entry| store.append(entry));
        }
        self.read_records(ctx);
        self.look_after_store(ctx);
        self.begin_to_deliver();
        self.record_all();
        if self.trouble.is_none() {
            self.find_draft(ctx);
        }
        if std::mem::take(&mut self.asked_for) {
            return self.tab(ctx, TabEvent::AskedFor);
        }
        true
    }

    /// A shift that is over may have ended with a page that died, or was closed, before it had recorded every call.
    fn finish(&self, ctx: &Context<Root>, over: &Loaded, wall: u64) {
        let (Keeping::Open(store), Some(last)) = (&self.keeping, over.entries.last()) else { return };
        let Some(mut session) = replay(&over.entries) else { return };
        session.handle(last.now, Input::Opened);
        let passed = wall.saturating_sub(last.now.at.wall);
        session.handle(Now { at: last.now.at.plus(passed), ..last.now }, Input::Woke);
        let ended = || session.calls().iter().filter(|call| !call.is_live());
        ended().for_each(|call| store.record_of(over.shift, call));
        // What is being read of the records may be from before.
        self.read_in(ctx, ended().map(|call| (over.shift, Call::clone(call))));
    }

    /// This tab has the bar, and everything that was written down.
    fn hold(&mut self, ctx: &Context<Root>) {
        self.amended.forget();
        self.stories.read_again();
        if let Keeping::Open(store) = &self.keeping {
            store.begin(self.shift);
        }
        self.look_after_store(ctx);
        self.begin_to_deliver();
        self.record_all();
        if self.session.link().state == LinkState::Elsewhere {
            self.handle(ctx, Input::BarCameHere);
        }
        self.note(ctx, What::Opened);
        self.begin_to_load(ctx);
        // Without the journal nobody knows whose the draft is; it stays for a page that can read it.
        if self.trouble.is_none() {
            self.find_draft(ctx);
        }
    }

    /// Lets the next page know whether it goes on with this one's shift.
    pub(super) fn remember(&self) {
        if let (Part::Holding, Keeping::Open(_)) = (self.part, &self.keeping) {
            remember_journal();
        }
    }

    /// A page that died may have known of ends that it hadn't recorded. Recording again changes nothing.
    fn record_all(&mut self) {
        let ended: Vec<Rc<Call>> = self.session.calls().iter().filter(|call| !call.is_live()).cloned().collect();
        ended.iter().for_each(|call| self.record(call));
    }

    /// Keeps what is stored from being lost, and from being kept too long.
    fn look_after_store(&self, ctx: &Context<Root>) {
        if let Keeping::Open(store) = &self.keeping {
            remember_journal();
            let config::History { days, raw_days } = ctx.props().config.history;
            let (store, retention, (_, wall)) = (store.clone(), Retention { days, raw_days }, page_time());
            let troubled = ctx.link().callback(Msg::Troubled);
            // Some browsers put this to the person; nothing waits for the answer.
            spawn_local(async {
                ask_to_persist().await;
            });
            spawn_local(async move {
                if let Err(trouble) = store.prune(wall, retention).await {
                    troubled.emit(trouble);
                }
            });
        }
    }

    pub(super) fn record(&mut self, call: &Call) {
        let Phase::Ended { .. } = call.phase else { return };
        if self.early.is_some() {
            // As soon as the journal is there.
            return;
        }
        match &self.keeping {
            Keeping::Open(store) => store.record(call),
            Keeping::Opening | Keeping::Impossible => self.deliver_from_memory(call),
        }
    }

    /// Tells the other tabs, if there are any, of the entries up to `number`, in one go.
    pub(super) fn tell_up_to(&mut self, number: u64) {
        let count = self.untold.partition_point(|entry| entry.number <= number);
        let told: Vec<Entry> = self.untold.drain(..count).collect();
        if let Some(tabs) = self.tabs.as_ref().filter(|tabs| tabs.has_company() && !told.is_empty()) {
            tabs.tell(&format!("{}\n{}", self.shift, write_group(&told)));
        }
    }

    /// Lives through what the holder told of; what was missed is read.
    fn told(&mut self, ctx: &Context<Root>, text: String) {
        if let Some(meanwhile) = &mut self.meanwhile {
            return meanwhile.push(text);
        }
        if self.part != Part::Watching || self.told_of_amended(ctx, &text) {
            return;
        }
        if text == READ_AGAIN {
            return self.load(ctx);
        }
        let Some((shift, group)) = text.split_once('\n') else { return };
        let Ok(entries) = read_group(group) else { return };
        let Some(first) = entries.first() else { return };
        let Ok(shift) = shift.parse() else { return };
        if shift != self.shift || first.number > self.next {
            if !matches!(self.keeping, Keeping::Impossible) {
                return self.load(ctx);
            }
            // Nothing can be read, so this tab knows what it is told from now on.
            (self.shift, self.next) = (shift, first.number);
        }
        for entry in entries {
            if entry.number < self.next {
                continue;
            }
            self.next = entry.number + 1;
            self.session.handle(entry.now, entry.input());
            if entry.what == What::Opened {
                self.session.handle(entry.now, Input::BarWentElsewhere);
            }
        }
        self.handle(ctx, Input::Woke);
    }
}
