//! The page as a whole, drawn from what the features know.

use super::kernel::Kernel;
use super::log_pane::Beside;
use super::mini::Shown;
use super::page;
use super::popup_slot::IncomingCall;
use super::root::App;
use super::settings_pane::Sections;
use crate::browser::clock::view_clock;
use crate::browser::framing::{is_framed_elsewhere, own_address};
use crate::browser::mini_window;
use crate::directory::Contacts;
use crate::log::NoteWindow;
use crate::picture::Picture;
use crate::shortcuts::Command;
use crate::view::{
    FramedNotice, IncomingCallPopupProps, Layout, MiniConsoleProps, SettingsSection, ViewContext, brand,
};
use yew::prelude::*;

/// So many of the shift's latest calls can be ringing, up, in wrap-up or before the agent as a page.
const LATEST: usize = 50;

impl App {
    /// Lets what rings be seen.
    pub(super) fn show_ring(&mut self) {
        self.log.follow(&self.kernel);
        let popup = self.popup_now();
        self.page.translation.restore();
        self.popup.show(popup.clone());
        self.mini.slot().ring(popup.map(|popup| self.in_mini(popup)));
    }

    /// Lets the window that stays on top show what the page shows.
    fn show_mini(&self) {
        let App { kernel, wrap_up, story, .. } = self;
        let shown = self.mini.host().map(|host| {
            let contacts = self.contacts();
            let mut status = self.panel.status(kernel, &self.bar, &self.picture(), &contacts);
            status.on_open = self.mini.on_open();
            let form = wrap_up.form(kernel, &contacts, NoteWindow::Mini, story.writes_about().is_some());
            let form = form.map(|mut form| {
                form.on_open = self.mini.on_open();
                (wrap_up.times_written_over(), form)
            });
            let context = self.view_context();
            Shown {
                host: host.clone(),
                context: ViewContext { clock: mini_window::clock(context.clock), ..context },
                console: MiniConsoleProps {
                    status,
                    rings: self.alerts.rings(kernel, &self.bar),
                    link: kernel.session.link().state,
                    popup: self.popup_now().map(|popup| self.in_mini(popup)),
                    form,
                    on_bar: self.mini.on_bar(),
                },
            }
        });
        self.mini.slot().show(shown);
    }

    /// The popup of the window that stays on top: what takes more than a look is done in the page.
    fn in_mini(&self, popup: IncomingCallPopupProps) -> IncomingCallPopupProps {
        IncomingCallPopupProps {
            on_open: self.mini.on_open(),
            beside_page: false,
            compact: false,
            on_pop: None,
            on_promise: None,
            ..popup
        }
    }

    /// A page has one field for a note. The form of a call that comes to the front has it, and whoever goes to the note.
    fn give_the_note_its_place(&mut self) {
        let App { kernel, log, story, wrap_up, .. } = self;
        let writes = story.writes_about();
        let is_other = wrap_up.choose_form(kernel, log, story.opened(), writes.is_some());
        let goes_there = kernel.focus == Some(Command::Note);
        if let Some(call) = writes
            && (is_other || goes_there || wrap_up.is_about(kernel, call) || !kernel.leads())
        {
            story.stop_writing(kernel);
        }
        wrap_up.choose_window(kernel, log, self.mini.is_open());
    }

    /// What is looked up in.
    pub(super) fn picture(&self) -> Picture<'_> {
        self.history.picture(&self.kernel, &self.log)
    }

    fn popup_now(&self) -> Option<IncomingCallPopupProps> {
        let beside_page = self.pop.has_panel(&self.kernel);
        let kernel = &self.kernel;
        Some(IncomingCallPopupProps {
            on_open: self.links.open_story.clone(),
            on_promise: self.promises.on_ring(kernel),
            silenced: self.alerts.is_silenced(),
            on_unlock: self.alerts.on_unlock(),
            bar: self.bar_box.side(&self.bar),
            beside_page,
            compact: self.bar_box.is_compact(beside_page),
            on_pop: self.pop.on_ring(kernel),
            on_silence: self.alerts.on_silence(),
            ..self.picture().popup()?
        })
    }

    /// Draws what is due.
    pub(super) fn render(&mut self, msg: &page::Msg) {
        match msg {
            page::Msg::Now => self.kernel.rendering.now(),
            page::Msg::More if self.page.outline.advance() => self.kernel.rendering.now(),
            page::Msg::More => {}
            page::Msg::Frame if self.kernel.rendering.frame(self.popup.is_drawn()) => {
                self.kernel.refresh_alerts();
                self.look_for_due();
                self.story.follow(&self.kernel, &self.log);
                self.kernel.rendering.now();
            }
            page::Msg::Frame => self.show_ring(),
        }
    }

    /// Does what timers of a page out of sight are late with.
    pub(super) fn catch_up(&mut self) {
        self.kernel.catch_up();
        self.limits.catch_up(&mut self.kernel);
        if self.kernel.rendering.is_late() {
            self.render(&page::Msg::Frame);
        }
    }

    /// Looks up everything that is about to be drawn.
    pub(super) fn look_up(&mut self) {
        self.show_ring();
        self.give_the_note_its_place();
        self.kernel.rendering.take_now();
        let shown = self.alerts.shown(&self.kernel, &self.bar);
        self.case_file.look(&mut self.kernel, shown, self.mini.host());
        let is_outlined = self.is_outlined();
        let App { kernel, log, history, .. } = self;
        self.wrap_up.look_up(kernel, log, history);
        self.panel.look_up(&history.picture(kernel, log));
        if !is_outlined && !kernel.rendering.leaves_log() {
            let found = log.found(kernel);
            let contacts = self.contacts();
            let App { kernel, log, history, story, wrap_up, .. } = self;
            let in_the_form = story.opened().is_some_and(|call| wrap_up.is_about(kernel, call));
            let tools = self.export.view(kernel, found.rows().len());
            let notice = history.picture(kernel, log).dialled(&contacts);
            let beside = Beside {
                tools,
                notice,
                story: story.view(kernel, log, &contacts, in_the_form),
                opened: story.opened(),
                may_pop: self.pop.may_open(kernel),
            };
            let asked = log.asked(kernel, found, self.dialling.phones());
            let shown = history.picture(kernel, log).log(asked);
            log.show(kernel, shown, beside);
        }
        self.show_mini();
        self.page.translation.restore();
    }

    fn view_context(&self) -> ViewContext {
        let Kernel { words, locale, .. } = &self.kernel;
        ViewContext { clock: view_clock(), words, locale: locale.clone(), phones: self.dialling.phones().clone() }
    }

    pub(super) fn layout(&self) -> Html {
        let App { kernel, page, keyboard, .. } = self;
        let Kernel { words, config, .. } = kernel;
        let contacts = self.contacts();
        let outlined = self.is_outlined();
        let in_hand = self.wrap_up.is_in_hand(kernel);
        let work = html! {
            if !outlined {
                { self.wrap_up.view(kernel, &contacts, self.story.writes_about().is_some()) }
                { self.dialling.view(kernel) }
            }
        };
        let tools = html! { <>{ self.bar_box.button(kernel, &self.bar) }{ self.mini.button(kernel) }{ self.settings.button() }</> };
        let notice = html! {
            <>
                { self.updates.view(kernel, in_hand) }
                { self.mini.notice(kernel) }
                if is_framed_elsewhere() {
                    <FramedNotice address={own_address()} />
                }
            </>
        };
        let day = html! {
            if !outlined {
                { self.panel.day() }
            }
        };
        let log = if outlined {
            html! { <div class="skeleton-sheet" /> }
        } else {
            self.log.view()
        };
        let sections = Sections {
            alerts: &self.alerts,
            keyboard,
            page,
            redaction: &self.redaction,
            mini: &self.mini,
            account: html! {
                if self.settings.shows(SettingsSection::Diagnostics) {
                    { self.account() }
                }
            },
        };
        html! {
            <ContextProvider<ViewContext> context={self.view_context()}>
                <Layout brand={brand(words, config.brand.name.as_deref(), config.brand.logo.as_deref())}
                    bar={self.bar.view(kernel)} edges={self.bar_box.edges()} connection={self.connection()} {notice} {tools}
                    status={self.panel.view(kernel, &self.bar, &self.picture(), &contacts)} {work}
                    popup={html! { <IncomingCall incoming={self.popup.clone()} /> }} due={self.promises.view(kernel)}
                    {day} {log} pop={self.pop.view(kernel, &contacts)} {outlined} />
                if page.outline.is_whole() {
                    { self.settings.first_checks(kernel, &self.alerts, &self.bar) }
                    { self.settings.view(kernel, sections) }
                    { self.redaction.view() }
                    { self.case_file.view(kernel) }
                }
                { self.mini.view() }
            </ContextProvider<ViewContext>>
        }
    }

    /// What the journal decides is not drawn yet.
    fn is_outlined(&self) -> bool {
        let session = &self.kernel.session;
        self.page.outline.is_on() && session.calls().is_empty() && session.ring().is_none()
    }

    /// The names of those whom the agent has to do with; the log and what rings know their own.
    fn contacts(&self) -> Contacts {
        let App { kernel, story, wrap_up, .. } = self;
        let Some(directory) = &kernel.directory else { return Contacts::default() };
        let dialled = kernel.session.dialling().map(|(number, ..)| number);
        let others = kernel.session.parties().chain(dialled);
        let latest = kernel.session.calls().iter().rev().take(LATEST).filter_map(|call| call.number.as_ref());
        let written_about = wrap_up.calls().take(LATEST).filter_map(|call| call.number.as_ref());
        directory.contacts(story.number().into_iter().chain(others).chain(latest).chain(written_about))
    }
}
