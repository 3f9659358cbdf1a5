//! The page as a whole, drawn from what the console knows.

use super::Console;
use super::hint::ShownAgent;
use crate::app::popup_slot::IncomingCall;
use crate::browser::clock::view_clock;
use crate::browser::framing::{is_framed_elsewhere, own_address};
use crate::directory::Contacts;
use crate::domain::{Call, Moment, Phase};
use crate::journal::{RecordKey, Role};
use crate::protocol::Number;
use crate::view::{
    AgentStatusPanel, DayView, DialField, DialledLine, FramedNotice, LanguageMenu, Layout, LiveLine, Spoken,
    Surroundings, brand,
};
use yew::prelude::*;

/// So many of the shift's latest calls can be ringing, up, in wrap-up or before the agent as a page.
const LATEST: usize = 50;

impl Console {
    pub(super) fn page(&self, ctx: &Context<Console>) -> Html {
        let session = &self.session;
        let contacts = self.contacts();
        let calls = self.live_lines(ctx, &contacts);
        let ShownAgent { agent, freshness, base_ms } = self.shown_agent();
        let freshness = self.vouch_for(freshness);
        let remind_ms = u64::from(ctx.props().config.hold.remind_seconds) * 1_000;
        let may_dial = self.leads() && session.may_dial();
        let outlined = self.outline.is_on() && session.calls().is_empty() && session.ring().is_none();
        let status = html! {
            <AgentStatusPanel {agent} {freshness} {base_ms} reasons={ctx.props().config.reasons.clone()}
                phase={session.phase()} {calls} remind_ms={remind_ms} today={self.today()}
                on_open={self.on_open.clone()} />
        };
        let work = html! {
            if !outlined {
                { self.wrap_up(ctx, &contacts) }
                <DialField dial={self.masking.dial(session.dial())} enabled={may_dial}
                    elsewhere={self.role() == Role::Follower} modes={ctx.props().config.bar.modes} on_dial={self.dialling.on_dial.clone()}
                    complete={self.complete()} on_begin={self.dialling.on_begin.clone()} who={self.dialling.completion.who.clone()}
                    rings={self.what_rings().is_some()} spared={self.spared(ctx)} on_dial_anyway={self.dialling.on_anyway.clone()} />
            }
        };
        let popup = html! { <IncomingCall incoming={self.incoming.clone()} /> };
        let due = self.due(ctx);
        let tools = html! {
            <>
                { self.keyboard.button() }
                <LanguageMenu chosen={&self.words.language} on_choose={self.on_language.clone()} />
            </>
        };
        let notice = html! {
            <>
                { self.update_notice() }
                if is_framed_elsewhere() {
                    <FramedNotice address={own_address()} />
                }
            </>
        };
        let day = html! {
            if !outlined {
                <DayView day={self.day.of(session, self.today())} on_minute={self.on_minute.clone()} />
            }
        };
        let pop = self.panel(&contacts);
        let log = if outlined {
            html! { <div class="skeleton-sheet" /> }
        } else {
            let story = self.story(ctx, &contacts);
            self.call_log(ctx, (!may_dial).then_some(self.no_calls()), story, self.dialled(&contacts))
        };
        let named = &ctx.props().config.brand;
        let brand = brand(self.words, named.name.as_deref(), named.logo.as_deref());
        let (clock, culture) = (view_clock(), self.culture.clone());
        let surroundings = Surroundings {
            clock,
            spoken: Spoken::from(self.words),
            culture,
            phones: self.dialling.phones.phones().clone(),
        };
        html! {
            <ContextProvider<Surroundings> context={surroundings}>
                <Layout {brand} bar={self.bar(ctx)} connection={self.connection(ctx)} {notice}
                    {tools} {status} {work} {popup} {due} {day} {log} {pop} {outlined} />
                if self.outline.is_whole() {
                    { self.keyboard.dialog(self.settings.settings()) }
                    { self.forget_dialog() }
                }
            </ContextProvider<Surroundings>>
        }
    }

    /// Every call that is up, and what will be one: first what the agent is occupied with, last who is on hold.
    fn live_lines(&self, ctx: &Context<Console>, contacts: &Contacts) -> Vec<LiveLine> {
        let session = &self.session;
        // What rings says it in its popup.
        let known = |call: &Call| {
            let key = RecordKey::of(self.shift(), call);
            (call.phase != Phase::Ringing).then(|| self.known_of_call(ctx, key, call)).flatten()
        };
        let more_known = |call: &Call| call.phase != Phase::Ringing && self.more_is_known(call.number.as_ref());
        let calls = session.live_calls().filter_map(|call| {
            Some(LiveLine { known: known(call), more_known: more_known(call), ..LiveLine::of(call)? })
        });
        let phone = session.ring().filter(|ring| ring.call_id.is_none());
        let phone = phone.map(|ring| LiveLine::new(Phase::Ringing, ring.number, Some(ring.since)));
        let party =
            |party: &Number| LiveLine::new(Phase::Talking { since: Moment::default() }, Some(party.clone()), None);
        let mut lines: Vec<LiveLine> =
            calls.chain(session.parties().map(party)).chain(phone).chain(self.dialled_line()).collect();
        lines.sort_by_key(|line| match line.phase {
            Phase::Talking { .. } => 0,
            Phase::Ringing | Phase::Dialling => 1,
            Phase::Held { .. } | Phase::Ended { .. } => 2,
        });
        let named = |line: LiveLine| LiveLine {
            contact: contacts.of(line.number.as_ref()),
            number: self.masking.number(line.number.as_ref()),
            ..line
        };
        lines.into_iter().map(named).collect()
    }

    /// The same, for the log, in which it has no row yet.
    fn dialled(&self, contacts: &Contacts) -> Html {
        let Some(LiveLine { number: dialled, medium, .. }) = self.dialled_line() else { return Html::default() };
        let Some(number) = self.masking.number(dialled.as_ref()) else { return Html::default() };
        html! { <DialledLine words={self.words} contact={contacts.of(dialled.as_ref())} {number} {medium} /> }
    }

    /// Whom the bar is calling for the agent, as long as that is no call.
    fn dialled_line(&self) -> Option<LiveLine> {
        let (number, since, medium) = self.session.dialling()?;
        Some(LiveLine { medium, ..LiveLine::new(Phase::Dialling, Some(number.clone()), Some(since)) })
    }

    /// The names of those whom the agent has to do with; the log and what rings know their own.
    fn contacts(&self) -> Contacts {
        let Some(directory) = &self.directory else { return Contacts::default() };
        let told = self.stories.number();
        let latest = self.session.calls().iter().rev().take(LATEST);
        let dialled = self.session.dialling().map(|(number, ..)| number);
        let others = self.session.parties().chain(dialled);
        let written_about = self.wrapping.calls().take(LATEST).filter_map(|call| call.number.as_ref());
        let latest = latest.filter_map(|call| call.number.as_ref());
        directory.contacts(told.into_iter().chain(others).chain(latest).chain(written_about))
    }
}
