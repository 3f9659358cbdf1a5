//! What was seen becomes standings.

use super::configured::{Configured, above, address, bar_origin, console_origin, time_of_day};
use super::{CheckPage, Msg, browser_probe, http_probe, violation_listener};
use crate::browser::cookies::cookies_enabled;
use crate::browser::language;
use crate::browser::loader::BarLoader;
use crate::browser::theme as looks;
use crate::check::words::{BarText, ConsoleText};
use crate::check::{
    Answer, Asked, Cookies, Endpoint, Reach, Section, Server, Settings, Step, Verdict, allows_connecting,
    judge_configuration, judge_cookies, judge_microphone_of_bar, judge_mistakes, judge_policy, judge_server,
    judge_violations, microphone_policy, plain_address,
};
use crate::config::{self, Config, ConfigError, Credentials, Mode};
use crate::domain::Now;
use crate::settings::Look;
use web_sys::{RequestCredentials, Url};
use yew::prelude::*;

impl CheckPage {
    pub(super) fn begin(
        &mut self,
        ctx: &Context<Self>,
        answer: Answer,
        configured: Result<Configured, Vec<ConfigError>>,
    ) {
        match configured {
            Err(mistakes) => {
                self.walk.set(Step::Configuration, judge_mistakes(&mistakes));
                let waiting = [Step::Policy, Step::Headers, Step::Directory, Step::Delivery];
                for step in waiting.into_iter().chain(Section::Bar.steps()) {
                    self.walk.set(step, Verdict::not_applicable(ConsoleText::AfterConfig));
                }
            }
            Ok(configured) => {
                looks::show(&configured.config, Look::default());
                self.speak(language::first(configured.config.locale));
                let Configured { config, place, text, .. } = &configured;
                let settings = Settings { text: text.as_deref(), mode: config.bar.mode };
                let standing = match &config.warnings[..] {
                    [] => judge_configuration(settings),
                    warnings => judge_mistakes(warnings),
                };
                self.walk.set(Step::Configuration, standing);
                if config.bar.mode != Mode::Loader {
                    self.walk.set(Step::Session, Verdict::not_applicable(ConsoleText::OnlyLoader));
                    self.walk.set(Step::Script, Verdict::not_applicable(ConsoleText::OnlyLoader));
                }
                let strange = ctx.link().callback(Msg::Stranger);
                self._strangers = Some(violation_listener::strangers(place.origins.clone().into(), strange));
                self.ask_endpoints(ctx, config);
                let (happened, heard) = (ctx.link().callback(Msg::Loading), self.on_heard.clone());
                self.loader = BarLoader::new(place.clone(), happened, heard);
                self.configured = Some(configured);
                self.join(ctx);
            }
        }
        ctx.link().send_future(async move { Msg::SawServer(Box::new(browser_probe::server(&above(), answer).await)) });
    }

    pub(super) fn saw_server(&mut self, ctx: &Context<Self>, server: Server) {
        self.walk.set_all(judge_server(&server));
        if let Some(Configured { config, place, expected, .. }) = &self.configured {
            self.walk.set_all(judge_policy(&expected.headers, &server.page, &console_origin()));
            let (own, bar) = (console_origin(), bar_origin(place));
            let policy = server.page.header("permissions-policy").and_then(microphone_policy);
            let standing = judge_microphone_of_bar(&config.bar.allow, policy, &bar, &own, place.simulated);
            self.walk.set(Step::MicrophoneOfBar, standing);
            let connects = allows_connecting(server.page.header("content-security-policy"), &bar, &own);
            let (source, is_loaded) = (place.source.clone(), place.loader.is_some());
            if is_loaded {
                self.walk.set(Step::Reachable, Verdict::not_applicable(BarText::ScriptTells));
            } else {
                ctx.link().send_future(async move {
                    Msg::Reached(if connects { http_probe::bar(&source, own == bar).await } else { Reach::NotAllowed })
                });
            }
        }
        self.server = Some(server);
    }

    pub(super) fn ask_endpoints(&mut self, ctx: &Context<Self>, config: &Config) {
        let base = above();
        let absolute =
            |address: &str| Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href());
        match &config.directory {
            None => self.walk.set(Step::Directory, Verdict::not_applicable(BarText::NoDirectory)),
            Some(directory) => {
                let address = absolute(&directory.source.fill(|_| None));
                let shown = plain_address(&address).to_owned();
                let (per_number, strip) = (directory.source.names(config::Place::Number), directory.strip.clone());
                ctx.link().send_future(async move {
                    if per_number {
                        Msg::Asked(Step::Directory, Endpoint::PerNumber, shown, Asked::Not)
                    } else {
                        Msg::Asked(
                            Step::Directory,
                            Endpoint::List,
                            shown,
                            http_probe::directory(&address, &strip).await,
                        )
                    }
                });
            }
        }
        match &config.delivery {
            None => self.walk.set(Step::Delivery, Verdict::not_applicable(BarText::NoDelivery)),
            Some(delivery) => {
                let address = absolute(&delivery.url);
                let shown = plain_address(&address).to_owned();
                let credentials = match delivery.credentials {
                    Credentials::Omit => RequestCredentials::Omit,
                    Credentials::SameOrigin => RequestCredentials::SameOrigin,
                    Credentials::Include => RequestCredentials::Include,
                };
                let headers = delivery.headers.clone();
                ctx.link().send_future(async move {
                    let asked = http_probe::endpoint(&address, &headers, credentials).await;
                    Msg::Asked(Step::Delivery, Endpoint::Receiver, shown, asked)
                });
            }
        }
    }

    /// What follows from everything that was seen and heard so far.
    pub(super) fn judge(&mut self, now: Now) {
        if let Some(Configured { place, .. }) = &self.configured {
            let address = address(place);
            self.walk.set_all(self.talk.judge(now.at, address, &place.origins, time_of_day));
            self.walk.set_all(self.judge_loading());
            self.walk.set(
                Step::Cookies,
                judge_cookies(Cookies {
                    enabled: cookies_enabled(),
                    console: &console_origin(),
                    bar: &bar_origin(place),
                    signed_in: self.talk.signed_in(),
                    simulated: place.simulated,
                }),
            );
        }
        let done = self.server.is_some() && self.browser.is_some();
        self.walk.set(Step::Violations, judge_violations(&self.violations, done));
    }
}
