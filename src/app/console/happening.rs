//! What each message does.

use super::{Console, Msg};
use crate::app::alerts::Signs;
use crate::browser::clock::now;
use crate::browser::language;
use crate::browser::screen_pop::ScreenPop;
use crate::browser::store::StoreEvent;
use crate::browser::tabs::Tabs;
use crate::domain::Input;
use crate::loader::Failure;
use crate::settings::Settings;
use crate::shortcuts::Command;
use crate::view::Mend;
use yew::prelude::*;

impl Console {
    /// Whether the page is to be drawn again.
    pub(super) fn happens(&mut self, ctx: &Context<Console>, msg: Msg) -> bool {
        match msg {
            Msg::Heard(heard) => self.hear(ctx, heard),
            Msg::Dialling(dialling) => return self.dialling_goes_on(ctx, dialling),
            Msg::Loader(happened) => self.loading_goes_on(ctx, happened),
            Msg::Violated(violation) => self.violated(ctx, &violation),
            Msg::NotFramed => self.bar_is_barred(ctx, Failure::NotFramed),
            Msg::LocalNetwork => return self.reach_has_changed(ctx),
            Msg::AskedForAnotherTry => return self.mend(ctx, Mend::LoadAgain),
            Msg::TimerFired => {
                self.alerts.timer_was_late(self.timer.fired(now().at.mono));
                self.handle(ctx, Input::Woke);
            }
            Msg::Frame if self.drawing.is_due(self.incoming.is_drawn()) => {
                self.ring(ctx);
                self.look_for_due(ctx);
                self.follow_story(ctx);
                return true;
            }
            Msg::Frame => self.show_ring(ctx),
            Msg::Log(log) => return self.log(ctx, log),
            Msg::Tab(event) => return self.tab(ctx, event),
            Msg::JournalRead(number, loaded) => self.journal_read(ctx, number, loaded),
            Msg::DrawingIsDue => return true,
            Msg::MoreIsDue => return self.outline.advance(),
            Msg::JournalIsLate(number) => self.journal_is_late(number),
            Msg::Store(event) => self.stored(ctx, event),
            Msg::Troubled(trouble) => self.stored(ctx, StoreEvent::Troubled(trouble)),
            Msg::Flushed => self.tabs.iter().for_each(Tabs::let_go),
            Msg::SawHoles => return self.saw_holes(),
            Msg::AskedForPage => return self.pop_by_hand(None),
            Msg::OpenedPop((page, opened)) => {
                if let Some(pop) = &mut self.pop {
                    pop.opened(page, opened);
                }
                return true;
            }
            Msg::ClosedPop => {
                self.pop.iter_mut().for_each(ScreenPop::close);
                return true;
            }
            Msg::Forget(forget) => return self.forget(ctx, forget),
            Msg::Named => {
                self.ring(ctx);
                self.log.rename();
                self.drawing.soon();
            }
            Msg::AskedForTheBar => self.tabs.iter().for_each(Tabs::take),
            Msg::Left => {
                self.stop_delivering();
                self.stop_loading();
                self.tabs = None;
                self.ring(ctx);
                return true;
            }
            Msg::MinutePassed => self.minute_passed(ctx),
            Msg::Pruned => self.read_records(ctx, Vec::new()),
            Msg::ClockStepped(step) => self.clock_stepped(ctx, step),
            Msg::AskedForAFile => self.save(),
            Msg::Away(away) => return self.take_away(ctx, away),
            Msg::ChoseLanguage(language) => {
                language::choose(language);
                let chosen = Some(language.tag.to_owned());
                self.settings.change(Settings { language: chosen, ..Settings::clone(self.settings.settings()) });
                return self.speak(ctx, language);
            }
            Msg::HeardLanguage(language) => return self.speak(ctx, language),
            // The end of a sound may be the end of the ring, if the timer is late.
            Msg::Look => {
                self.handle(ctx, Input::Woke);
                // A tab that is being frozen has no later.
                self.ring(ctx);
            }
            Msg::LookDue => self.ring_with(ctx, Signs::LaterIfSeen),
            Msg::Touched if self.alerts.waits_for_touch() => self.handle(ctx, Input::Woke),
            Msg::Touched => {}
            Msg::Mend(mend) => return self.mend(ctx, mend),
            Msg::SetAlerts(change) => return self.set_alerts(ctx, change),
            Msg::AskedForATest => {
                self.alerts.test();
                self.ring(ctx);
                return true;
            }
            Msg::SettingsChanged => {
                self.settings.read_again();
                self.ring(ctx);
                return true;
            }
            Msg::Delivery(happened) => self.delivery_goes_on(|delivery| delivery.handle(happened)),
            Msg::SendAgain(key) => self.delivery_goes_on(|delivery| delivery.send_again(key)),
            Msg::Due(key, act) => self.due_act(ctx, key, act),
            Msg::PromisedToRing(due) => {
                if let Some(call) = self.ringing_call() {
                    self.promise_to(ctx, &call, due);
                }
            }
            Msg::CalledTold(callout) => {
                self.call_told(ctx, callout);
                return true;
            }
            Msg::Wrap(wrap) => return self.wrap(ctx, wrap),
            Msg::Amend(key, amendment) => self.amend(ctx, key, amendment),
            Msg::Amending(amending) => self.amending(ctx, amending),
            Msg::OpenStory(at) => {
                self.open_story(ctx, at);
                return true;
            }
            Msg::Telling(telling) => self.telling(ctx, telling),
            Msg::Updating(updating) => self.updating(ctx, updating),
            Msg::Commanded(command) => {
                match command {
                    Command::Note => self.go_to_note(),
                    Command::LastCall => self.open_last(ctx),
                    _ => {}
                }
                self.keyboard.command(command);
                return true;
            }
            Msg::ClosedHelp => {
                self.keyboard.help = false;
                return true;
            }
            Msg::ChangedKeys(shortcuts) => {
                let settings = Settings::clone(self.settings.settings());
                self.settings.change(Settings { shortcuts, ..settings });
                return true;
            }
        }
        false
    }
}
