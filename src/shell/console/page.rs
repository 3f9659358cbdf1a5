//! The page as a whole, drawn from what the console knows.

use super::Console;
use super::hint::ShownAgent;
use crate::directory::Contacts;
use crate::journal::Role;
use crate::shell::clock::view_clock;
use crate::shell::framing::{is_framed_elsewhere, own_address};
use crate::shell::incoming::IncomingCall;
use crate::view::{
    AgentStatusPanel, DayView, DialField, FramedNotice, LanguageMenu, Layout, Spoken, Surroundings, brand,
};
use yew::prelude::*;

/// So many of the shift's latest calls can be ringing, up, in wrap-up or before the agent as a page.
const LATEST: usize = 50;

impl Console {
    pub(super) fn page(&self, ctx: &Context<Console>) -> Html {
        let session = &self.session;
        let contacts = self.contacts();
        let current = session.current_call();
        let speaking = contacts.of(current.and_then(|call| call.number.as_ref()));
        let current = current.map(|call| self.masking.call(call));
        let ShownAgent { agent, freshness, base_ms } = self.shown_agent();
        let freshness = self.vouch_for(freshness);
        let may_dial = self.leads() && session.may_dial();
        let outlined = self.outline.is_on() && session.calls().is_empty() && session.ring().is_none();
        let status = html! {
            <>
                <AgentStatusPanel {agent} {freshness} {base_ms} reasons={ctx.props().config.reasons.clone()}
                    call={current} contact={speaking} today={self.today()} />
                if !outlined {
                    { self.wrap_up(ctx, &contacts) }
                    <DialField dial={self.masking.dial(session.dial())} enabled={may_dial}
                        elsewhere={self.role() == Role::Follower} on_dial={self.on_dial.clone()} />
                }
            </>
        };
        let popup = html! { <IncomingCall incoming={self.incoming.clone()} /> };
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
            self.call_log(ctx, (!may_dial).then_some(self.no_calls()), story)
        };
        let named = &ctx.props().config.brand;
        let brand = brand(self.words, named.name.as_deref(), named.logo.as_deref());
        let (clock, culture) = (view_clock(), self.culture.clone());
        let surroundings = Surroundings { clock, spoken: Spoken::from(self.words), culture };
        html! {
            <ContextProvider<Surroundings> context={surroundings}>
                <Layout {brand} bar={self.bar(ctx)} connection={self.connection(ctx)} {notice}
                    {tools} {status} {popup} {day} {log} {pop} {outlined} />
                { self.keyboard.dialog(self.settings.settings()) }
                { self.forget_dialog() }
            </ContextProvider<Surroundings>>
        }
    }

    /// The names of those whom the agent has to do with; the log and what rings know their own.
    fn contacts(&self) -> Contacts {
        let Some(directory) = &self.directory else { return Contacts::default() };
        let told = self.stories.number();
        let latest = self.session.calls().iter().rev().take(LATEST);
        let written_about = self.wrapping.calls().take(LATEST).filter_map(|call| call.number.as_ref());
        let latest = latest.filter_map(|call| call.number.as_ref());
        directory.contacts(told.into_iter().chain(latest).chain(written_about))
    }
}
