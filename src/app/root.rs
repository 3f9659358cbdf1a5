//! The console's one root, from the first moment to the last: the kernel, and the features around it. A feature is told of
//! its own messages and of what the kernel says; what it may touch is handed to it.

use super::agent_panel::AgentPanel;
use super::alerts::{self, Alerts};
use super::bar::{self, Bar};
use super::bar_box::{self, BarBoxPane};
use super::caller_history::{self, CallerHistory};
use super::case_file::{self, CaseFilePane};
use super::delivery::{self, DeliveryPane};
use super::dialling::{self, DialPane};
use super::export::{self, ExportPane, on_paper};
use super::kernel::{self, Event, Kernel};
use super::keyboard::{self, Keyboard};
use super::links::Links;
use super::log_pane::{self, LogPane};
use super::mini::{self, MiniPane};
use super::page::{self, Page};
use super::popup_slot::PopupSlot;
use super::promises::{self, Promises};
use super::redaction::{self, RedactionPane};
use super::screen_pop::{self, PopPane};
use super::settings_pane::{self, SettingsPane};
use super::story::{self, StoryPane};
use super::time_limits::{SecondPassed, TimeLimits};
use super::update::{self, Updates};
use super::wrap_up::{self, WrapUp};
use crate::browser::directory::Directory;
use crate::browser::environment::Environment;
use crate::browser::{now, window_events};
use crate::config::Config;
use crate::domain::{Channel, Effect, Now, Ring};
use crate::ringing::NoticeAction;
use crate::shortcuts::Command;
use crate::update::Running;
use crate::view::{SettingsSection, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The language to begin in.
    pub words: &'static Words,
    pub environment: Rc<Environment>,
    pub config: Rc<Config>,
    /// What the page was started with.
    pub running: Rc<Running>,
    /// The server did not answer, and the configuration is what this browser has kept of it.
    pub kept: bool,
}

pub enum Msg {
    Kernel(kernel::Msg),
    Page(page::Msg),
    Bar(bar::Msg),
    BarBox(bar_box::Msg),
    Alerts(alerts::Msg),
    Log(log_pane::Msg),
    History(caller_history::Msg),
    Story(story::Msg),
    WrapUp(wrap_up::Msg),
    Promises(promises::Msg),
    TimeLimits(SecondPassed),
    Dialling(dialling::Msg),
    Export(export::Msg),
    RedactionPane(redaction::Msg),
    Delivery(delivery::Msg),
    Pop(screen_pop::Msg),
    Update(update::Msg),
    Keyboard(keyboard::Msg),
    Settings(settings_pane::Msg),
    Mini(mini::Msg),
    CaseFile(case_file::Msg),
}

pub struct App {
    pub(super) kernel: Kernel,
    pub(super) page: Page,
    pub(super) bar: Bar,
    pub(super) bar_box: BarBoxPane,
    pub(super) popup: PopupSlot,
    pub(super) alerts: Alerts,
    pub(super) panel: AgentPanel,
    pub(super) log: LogPane,
    pub(super) history: CallerHistory,
    pub(super) story: StoryPane,
    pub(super) wrap_up: WrapUp,
    pub(super) promises: Promises,
    pub(super) limits: TimeLimits,
    pub(super) dialling: DialPane,
    pub(super) export: ExportPane,
    pub(super) redaction: RedactionPane,
    pub(super) delivery: DeliveryPane,
    pub(super) pop: PopPane,
    pub(super) updates: Updates,
    pub(super) keyboard: Keyboard,
    pub(super) settings: SettingsPane,
    pub(super) mini: MiniPane,
    pub(super) case_file: CaseFilePane,
    pub(super) links: Links,
}

impl App {
    fn new(ctx: &Context<App>) -> App {
        let link = ctx.link();
        let AppProps { words, environment, config, running, kept } = ctx.props();
        let on_page = link.callback(Msg::Page);
        let kernel = Kernel::new(
            environment.clone(),
            config.clone(),
            words,
            link.callback(Msg::Kernel),
            on_page.reform(|()| page::Msg::Frame),
            on_page.reform(|()| page::Msg::Now),
        );
        let links = App::links(link);
        let on_mini_painted = link.callback(|()| Msg::Alerts(alerts::Msg::Painted(Channel::Mini)));
        let paper = {
            let app = link.clone();
            move || {
                let app = app.get_component()?;
                on_paper(&app.kernel, &app.log)
            }
        };
        let alerts = Alerts::new(&link.callback(Msg::Alerts));
        let updates = Updates::new(running.clone(), *kept, link.callback(Msg::Update));
        App {
            page: Page::new(&kernel, link.callback(|()| Msg::Export(export::Msg::Shift)), &on_page),
            bar: Bar::new(&kernel, updates.is_reachable(), link.callback(Msg::Bar)),
            bar_box: BarBoxPane::new(&kernel, &link.callback(Msg::BarBox)),
            popup: PopupSlot::new(alerts.popup_events()),
            alerts,
            panel: AgentPanel::new(&kernel, links.open_story.clone()),
            log: LogPane::new(&kernel, &links, link.callback(Msg::Log)),
            history: CallerHistory::new(&kernel, link.callback(Msg::History)),
            story: StoryPane::new(&links, link.callback(Msg::Story)),
            wrap_up: WrapUp::new(&links, link.callback(Msg::WrapUp)),
            promises: Promises::new(&kernel, &links, &link.callback(Msg::Promises)),
            limits: TimeLimits::new(&kernel, link.callback(Msg::TimeLimits)),
            dialling: DialPane::new(&kernel, &link.callback(Msg::Dialling)),
            export: ExportPane::new(
                paper,
                link.callback(|()| Msg::CaseFile(case_file::Msg::Asked(None))),
                link.callback(Msg::Export),
            ),
            redaction: RedactionPane::new(link.callback(Msg::RedactionPane)),
            delivery: DeliveryPane::new(&kernel, &link.callback(Msg::Delivery)),
            pop: PopPane::new(&kernel, &link.callback(Msg::Pop)),
            updates,
            keyboard: Keyboard::new(&link.callback(Msg::Keyboard)),
            settings: SettingsPane::new(&link.callback(Msg::Settings)),
            mini: MiniPane::new(&links, link.callback(Msg::Mini), on_mini_painted),
            case_file: CaseFilePane::new(running.clone(), link.callback(Msg::CaseFile)),
            links,
            kernel,
        }
    }

    fn take(&mut self, msg: Msg) {
        let App { kernel, log, .. } = self;
        match msg {
            Msg::Kernel(msg) => kernel.update(msg),
            Msg::Page(msg) => self.render(&msg),
            Msg::Bar(msg) => self.bar.update(kernel, msg),
            Msg::BarBox(msg) => self.bar_box.update(kernel, msg),
            Msg::Alerts(msg) => {
                if matches!(msg, alerts::Msg::Acted(NoticeAction::CustomerPage)) {
                    self.pop.update(kernel, log, screen_pop::Msg::Asked(None));
                }
                self.alerts.update(kernel, &mut self.bar, self.dialling.phones(), msg);
            }
            Msg::Log(msg) => log.update(kernel, msg),
            Msg::History(msg) => {
                if self.history.update(kernel, log, msg) {
                    self.look_for_due();
                }
            }
            Msg::Story(msg) => self.story.update(kernel, log, msg),
            Msg::WrapUp(msg) => self.wrap_up.update(kernel, log, self.story.opened(), msg),
            Msg::Promises(msg) => {
                self.promises.update(kernel, log, msg);
                self.look_for_due();
            }
            Msg::TimeLimits(passed) => self.limits.update(kernel, passed),
            Msg::Dialling(msg) => self.dialling.update(kernel, log, self.story.opened(), msg),
            Msg::Export(msg) => self.export.update(kernel, log, msg),
            Msg::RedactionPane(msg) => self.redaction.update(kernel, msg),
            Msg::Delivery(msg) => self.delivery.update(kernel, msg),
            Msg::Pop(msg) => self.pop.update(kernel, log, msg),
            Msg::Update(msg) => {
                self.updates.update(kernel, self.wrap_up.is_in_hand(kernel), msg);
                self.bar.load_if_back(kernel, self.updates.is_reachable());
            }
            Msg::Keyboard(msg) => {
                if let keyboard::Msg::Commanded(command) = &msg {
                    self.case_file.commanded(kernel, *command);
                }
                match msg {
                    keyboard::Msg::Commanded(Command::Note) => self.wrap_up.go_to_note(kernel),
                    keyboard::Msg::Commanded(Command::LastCall) => self.open_last(),
                    keyboard::Msg::Commanded(Command::Help) => {
                        self.settings.update(kernel, settings_pane::Msg::Toggle(SettingsSection::Shortcuts));
                    }
                    keyboard::Msg::Commanded(Command::Mini) => self.mini.update(kernel, mini::Msg::Toggle),
                    _ => {}
                }
                self.keyboard.update(&mut self.kernel, msg);
            }
            Msg::Settings(msg) => self.settings.update(kernel, msg),
            Msg::Mini(mini::Msg::Beat) => self.catch_up(),
            Msg::Mini(msg) => self.mini.update(kernel, msg),
            Msg::CaseFile(msg) => self.case_file.update(kernel, log, msg),
        }
    }

    /// What features do of what the kernel says.
    fn react(&mut self, event: Event) {
        let App { kernel, log, .. } = self;
        match event {
            Event::Effect(now, effect) => self.perform(now, *effect),
            Event::EndedUnrecorded(shift, call) => self.delivery.keep(kernel, shift, &call),
            Event::Elected => {
                self.bar.begin(kernel);
                self.alerts.begin();
            }
            Event::Leads(delivered) => {
                kernel.see_anew();
                self.delivery.begin(kernel, delivered);
                kernel.take_up_held();
                kernel.find_draft();
            }
            Event::Emptied => {
                kernel.see_anew();
                self.delivery.record_anew(kernel);
            }
            Event::Released => {
                self.delivery.stop();
                self.bar.stop(kernel);
                self.story.read_again();
            }
            Event::JournalRead => {
                self.updates.take_the_bar_back(kernel, self.wrap_up.is_in_hand(kernel));
                self.page.outline.journal_read();
            }
            Event::JournalIsLate => self.delivery.begin_from_memory(kernel),
            Event::Redacting => {
                self.bar.watch.monitor(kernel).erase_texts();
                self.story.open(kernel, log, None);
                self.pop.close();
            }
            Event::Redacted | Event::DraftFound => self.wrap_up.written_over(),
            Event::SessionReplaced => {
                kernel.see_anew();
                self.panel.clear();
                self.story.read_again();
            }
            Event::ShiftEnded(shift, calls) => {
                self.wrap_up.shift_ended(shift, &calls);
                log.shift_ended(kernel, shift, &calls);
            }
            Event::RecordsChanged(known) => log.read_records(kernel, known),
            Event::FirstRecordsRead(from) => self.history.begin(kernel, from),
            Event::Amended(key, call) => log.amend(kernel, key, call),
            Event::Rang(source, proofs) => kernel.rang(source, proofs),
            Event::TimerWasLate(ms) => self.alerts.timer_was_late(ms),
            Event::Named => log.rename(),
            Event::LanguageChanged => {
                self.bar.greet(kernel);
                self.dialling.renew(kernel);
                log.rename();
            }
        }
    }

    /// Does what the world must do of what happened at a time.
    fn perform(&mut self, now: Now, effect: Effect) {
        let kernel = &self.kernel;
        match effect {
            Effect::Subscribe => self.bar.subscribe(kernel),
            Effect::Callout(callout) => self.bar.call(kernel, &callout),
            Effect::AgentChanged(agent) => window_events::agent_state(&agent),
            Effect::CallRinging(ring) => {
                kernel.occurs(ring.number.as_ref());
                self.history.occurs(kernel, ring.number.as_ref());
                window_events::call_ringing(&ring);
            }
            Effect::CallAnswered(call) => {
                self.pop.answered(&call);
                window_events::call_answered(&call, now.at);
            }
            Effect::CallIdentified(call) => {
                kernel.occurs(call.number.as_ref());
                self.history.occurs(kernel, call.number.as_ref());
                self.pop.identified(&call);
            }
            Effect::CallNoted(_) => {}
            Effect::CallEnded(call) => window_events::call_ended(&call, now.at),
        }
    }

    fn react_to_all(&mut self) {
        while let Some(event) = self.kernel.next_event() {
            self.react(event);
        }
    }

    /// After everything that one message has brought; `rang` is what rang before.
    fn settle(&mut self, rang: Option<&Ring>) {
        self.react_to_all();
        self.kernel.journal_rings();
        self.bar.tell(&mut self.kernel);
        self.react_to_all();
        self.bar_box.follow(&self.kernel, &self.bar);
        self.mini.follow(&self.kernel);
        let rings = self.kernel.what_rings();
        if rings.is_some() && rang.is_none() {
            self.keyboard.make_way();
            self.settings.make_way();
            self.redaction.close();
            self.case_file.make_way();
        }
        let is_first = rings.is_some() && rings.as_ref() != rang && self.kernel.rendering.popup_first();
        if self.promises.may_be_due(&self.kernel) {
            self.look_for_due();
        }
        self.limits.look(&mut self.kernel, &mut self.alerts);
        if rings.is_some() {
            self.alerts.offers_page(self.pop.on_ring(&self.kernel).is_some());
        }
        self.alerts.follow(&mut self.kernel, self.dialling.phones(), rings.as_ref());
        self.react_to_all();
        // A look may find another agent at the desk, with other settings.
        while self.kernel.take_alerts_due() {
            self.alerts.refresh(&mut self.kernel, self.dialling.phones());
            self.react_to_all();
        }
        if is_first {
            self.show_ring();
        }
        let in_hand = self.wrap_up.is_in_hand(&self.kernel);
        self.updates.prepare(&self.kernel, in_hand);
        let now = now();
        let due = [self.promises.next_due(now), self.limits.next_due(&self.kernel, now)];
        self.kernel.settle(due.into_iter().flatten().min());
    }

    pub(super) fn look_for_due(&mut self) {
        self.promises.look(&mut self.kernel, &mut self.log, &mut self.alerts, self.history.is_done());
    }

    /// Opens the story of the last call with whoever rings, or is on the line, or is written about.
    fn open_last(&mut self) {
        self.log.follow(&self.kernel);
        let App { kernel, log, history, .. } = self;
        let known =
            history.picture(kernel, log).known_of_current().or_else(|| self.wrap_up.known(kernel, log, history));
        if let Some(last) = known.and_then(|known| known.earlier.told) {
            self.story.open(kernel, log, Some(last));
        }
    }
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<App>) -> App {
        let app = App::new(ctx);
        app.kernel.directory.iter().for_each(Directory::refresh);
        app
    }

    fn update(&mut self, _: &Context<App>, msg: Msg) -> bool {
        let rang = self.kernel.what_rings();
        self.take(msg);
        self.settle(rang.as_ref());
        let draws = self.kernel.rendering.take_now();
        if draws {
            self.look_up();
        }
        draws
    }

    fn view(&self, _: &Context<App>) -> Html {
        if self.page.outline.is_blank() { Html::default() } else { self.layout() }
    }

    fn rendered(&mut self, _: &Context<App>, _: bool) {
        self.bar.adopt();
        self.bar_box.rendered(&self.kernel);
        self.page.rendered(&self.kernel);
        self.keyboard.rendered(&mut self.kernel, self.wrap_up.window());
        self.story.rendered();
        self.dialling.rendered(self.page.outline.is_whole());
    }
}
