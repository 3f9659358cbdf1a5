//! Will it ring? An agent who walks away from the screen must know before, not after. So the answer stands there all
//! the time, in one word, and behind it is what it depends on, each with the one click that mends it.

use super::data_values;
use super::icons::{BELL, CHECK, Icon, MISSED, TABS, WARNING};
use super::last_ring::LastRingLine;
use super::locale::Locale;
use super::view_context::{use_locale, use_words};
use super::words::Words;
use crate::domain::{Channel, LinkState, Proof, Why};
use crate::ringing::LastRing;
use yew::prelude::*;

/// What a ring depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readiness {
    pub sound: SoundCheck,
    pub notice: NoticeCheck,
    pub link: LinkState,
    /// When the bar last spoke, epoch milliseconds, if that is so long ago that it may have stopped.
    pub quiet_since: Option<u64>,
    /// The bar is in the console's own frame, which can be loaded again without the page.
    pub own_frame: bool,
    pub tab: TabCheck,
    pub awake: AwakeCheck,
    /// A page of another origin shows the console.
    pub framed: bool,
    /// The last ring, or test, of which something is known.
    pub last: Option<LastRing>,
    /// When the sound last showed that it works, epoch milliseconds.
    pub proved: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SoundCheck {
    Ready,
    /// The agent wants it only in other tabs and windows.
    ReadyWhenAway,
    /// It is heard on the standard speaker, because the one that the agent has chosen is not there.
    OtherSpeaker,
    /// The browser has been asked a moment ago.
    Starting,
    /// The browser keeps the page silent until somebody clicks in it.
    Locked,
    /// The agent has switched it off.
    Off,
    Failed,
    Unsupported,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoticeCheck {
    Allowed,
    NotAsked,
    Denied,
    /// The agent has switched them off.
    Off,
    /// A page of another origin shows the console, and the browser lets such a page neither ask nor notify.
    Framed,
    Unsupported,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TabCheck {
    Here,
    /// Another tab holds the bar, and rings.
    Elsewhere,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AwakeCheck {
    /// The browser spares this tab.
    Kept,
    /// The browser may freeze it: a page over plain HTTP can't ask it not to.
    AtRisk,
    /// The same, though it came over HTTPS.
    Refused,
    /// The browser did, and the agent hasn't seen to it yet.
    Slept {
        /// When it was found out, epoch milliseconds.
        at: u64,
    },
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rings {
    Yes,
    /// The same, if a bar that has said nothing for long still works.
    Perhaps,
    /// It will be heard, and seen only by who looks at the page.
    SoundOnly,
    /// It will be seen and not heard.
    Silently,
    /// It may go unnoticed.
    No,
    Elsewhere,
}

/// The click that mends something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fix {
    UnlockSound,
    SwitchSoundOn,
    AllowNotices,
    SwitchNoticesOn,
    UseHere,
    Reload,
    LoadAgain,
    SleepIsKnown,
    /// Lets the browser name its speakers.
    AskForSpeakers,
}

impl Readiness {
    pub fn rings(&self) -> Rings {
        let heard = matches!(self.sound, SoundCheck::Ready | SoundCheck::ReadyWhenAway | SoundCheck::OtherSpeaker)
            && !self.went_unheard();
        let notice = if self.failed(Channel::Notice) { NoticeCheck::Unsupported } else { self.notice };
        match self {
            Readiness { tab: TabCheck::Elsewhere, .. } => Rings::Elsewhere,
            Readiness { link, .. } if *link != LinkState::Ready => Rings::No,
            Readiness { awake: AwakeCheck::AtRisk | AwakeCheck::Refused | AwakeCheck::Slept { .. }, .. } => Rings::No,
            Readiness { quiet_since: Some(_), .. } if heard => Rings::Perhaps,
            _ => match (notice == NoticeCheck::Allowed, heard) {
                (true, true) => Rings::Yes,
                (true, false) => Rings::Silently,
                (false, true) => Rings::SoundOnly,
                (false, false) => Rings::No,
            },
        }
    }

    /// The last ring was to be heard and was not, and the sound has not shown since that it works.
    fn went_unheard(&self) -> bool {
        let since = self.last.map(|last| last.wall);
        self.failed(Channel::Sound) && self.proved < since
    }

    /// The last ring did not come through there, though it was tried.
    fn failed(&self, channel: Channel) -> bool {
        self.last.is_some_and(|last| last.proofs.of(channel) == Proof::Unknown(Why::Failed))
    }
}

#[derive(Properties, PartialEq)]
pub struct WillItRingProps {
    pub readiness: Readiness,
    pub on_fix: Callback<Fix>,
    /// Opens the settings of how calls ring.
    #[prop_or_else(Callback::noop)]
    pub on_settings: Callback<()>,
    /// Whether there is a panel to unfold yet.
    #[prop_or(true)]
    pub unfolds: bool,
}

/// One line, and the panel that it opens. What rings is read out when it changes, the panel is not.
#[component]
pub fn ReadinessIndicator(props: &WillItRingProps) -> Html {
    let words = use_words();
    let locale = use_locale();
    let readiness = &props.readiness;
    let rings = readiness.rings();
    let framed = readiness.framed.then_some(Check {
        name: "frame",
        state: "framed",
        fine: false,
        sentence: AttrValue::Static(words.health.unseen_in_frame),
        fix: None,
    });
    let checks = [
        sound(words, readiness.sound),
        notice(words, readiness.notice),
        link(words, readiness, &locale),
        tab(words, readiness.tab),
        awake(words, readiness.awake, &locale),
    ];
    html! {
        <details id="will-it-ring" class="readiness" data-rings={data_values::rings(rings)} name="connection-panel">
            <summary class="readiness-chip">
                { Icon::of_rings(rings).draw() }<span role="status">{ words.rings(rings) }</span>
            </summary>
            if props.unfolds {
                <div class="readiness-panel">
                    <h2>{ words.readiness.heading }</h2>
                    <LastRingLine last={readiness.last} proved={readiness.proved} />
                    <ul class="checks">{ for checks.into_iter().chain(framed).map(|check| check.draw(&props.on_fix)) }</ul>
                    <button type="button" class="plain-button" data-action="ringing-settings" aria-haspopup="dialog"
                        onclick={props.on_settings.reform(|_: MouseEvent| ())}>{ words.settings.how_it_rings }</button>
                </div>
            }
        </details>
    }
}

impl Icon {
    pub(super) fn of_rings(rings: Rings) -> Icon {
        match rings {
            Rings::Yes | Rings::SoundOnly => BELL,
            Rings::Perhaps | Rings::Silently => MISSED,
            Rings::No => WARNING,
            Rings::Elsewhere => TABS,
        }
    }
}

/// One line of the panel.
struct Check {
    name: &'static str,
    state: &'static str,
    fine: bool,
    sentence: AttrValue,
    fix: Option<(Fix, &'static str)>,
}

impl Check {
    fn draw(self, on_fix: &Callback<Fix>) -> Html {
        let icon = if self.fine { CHECK } else { WARNING };
        html! {
            <li class="check" data-check={self.name} data-state={self.state} data-fine={self.fine.to_string()}>
                { icon.draw() }
                <span>{ self.sentence }</span>
                if let Some((fix, label)) = self.fix {
                    <button type="button" class="readiness-button" data-action={data_values::fix(fix)}
                        onclick={on_fix.reform(move |_| fix)}>{ label }</button>
                }
            </li>
        }
    }
}

fn sound(words: &Words, state: SoundCheck) -> Check {
    let (words, unlock, other) = (&words.readiness, words.ring.unlock_sound, words.alerts.speaker_gone);
    let (sentence, fix) = match state {
        SoundCheck::Ready => (words.sound_ready, None),
        SoundCheck::ReadyWhenAway => (words.sound_ready_when_away, None),
        SoundCheck::OtherSpeaker => (other, None),
        SoundCheck::Starting => (words.sound_starting, None),
        SoundCheck::Locked => (words.sound_locked, Some((Fix::UnlockSound, unlock))),
        SoundCheck::Off => (words.sound_off, Some((Fix::SwitchSoundOn, words.switch_sound_on))),
        SoundCheck::Failed => (words.sound_failed, Some((Fix::UnlockSound, unlock))),
        SoundCheck::Unsupported => (words.sound_unsupported, None),
    };
    let fine = matches!(state, SoundCheck::Ready | SoundCheck::ReadyWhenAway | SoundCheck::Starting);
    Check { name: "sound", state: data_values::sound(state), fine, sentence: AttrValue::Static(sentence), fix }
}

fn notice(words: &Words, state: NoticeCheck) -> Check {
    let (words, framed) = (&words.readiness, words.health.no_notices_in_frame);
    let (sentence, fix) = match state {
        NoticeCheck::Allowed => (words.notice_allowed, None),
        NoticeCheck::NotAsked => (words.notice_not_asked, Some((Fix::AllowNotices, words.allow_notices))),
        NoticeCheck::Denied => (words.notice_denied, None),
        NoticeCheck::Off => (words.notice_off, Some((Fix::SwitchNoticesOn, words.switch_notices_on))),
        NoticeCheck::Framed => (framed, None),
        NoticeCheck::Unsupported => (words.notice_unsupported, None),
    };
    let fine = state == NoticeCheck::Allowed;
    Check { name: "notice", state: data_values::notice(state), fine, sentence: AttrValue::Static(sentence), fix }
}

fn link(words: &Words, readiness: &Readiness, locale: &Locale) -> Check {
    let state = readiness.link;
    let reload = match readiness.own_frame {
        true => (Fix::LoadAgain, words.health.load_bar_again),
        false => (Fix::Reload, words.readiness.reload),
    };
    let said = words.link(state);
    let (sentence, fix) = match (state, readiness.quiet_since) {
        (LinkState::Ready, Some(wall)) => ((words.health.quiet_since)(&locale.time_of_day(wall)).into(), Some(reload)),
        (LinkState::Ready, None) => (AttrValue::Static(words.readiness.linked), None),
        (LinkState::Waiting | LinkState::Elsewhere, _) => (said, None),
        (LinkState::WaitingLong, _) => (said, readiness.own_frame.then_some(reload)),
        (LinkState::Silent | LinkState::Lost, _) => (said, Some(reload)),
        (LinkState::Failed, _) => (said, Some((Fix::LoadAgain, words.loading.again))),
    };
    let fine = matches!(state, LinkState::Ready | LinkState::Elsewhere) && readiness.quiet_since.is_none();
    Check { name: "link", state: data_values::link(state), fine, sentence, fix }
}

fn tab(words: &Words, state: TabCheck) -> Check {
    let (name, sentence, fix) = match state {
        TabCheck::Here => ("here", words.readiness.here, None),
        TabCheck::Elsewhere => ("elsewhere", words.readiness.elsewhere, Some((Fix::UseHere, words.link.use_here))),
    };
    let fine = state == TabCheck::Here;
    Check { name: "tab", state: name, fine, sentence: AttrValue::Static(sentence), fix }
}

fn awake(words: &Words, state: AwakeCheck, locale: &Locale) -> Check {
    let (words, refused) = (&words.readiness, words.health.lock_refused);
    let (name, sentence, fix) = match state {
        AwakeCheck::Kept => ("kept", AttrValue::Static(words.kept_awake), None),
        AwakeCheck::AtRisk => ("at-risk", AttrValue::Static(words.may_be_frozen), None),
        AwakeCheck::Refused => ("at-risk", AttrValue::Static(refused), None),
        AwakeCheck::Slept { at } => {
            let sentence = (words.slept)(&locale.time_of_day(at));
            ("slept", sentence.into(), Some((Fix::SleepIsKnown, words.sleep_is_known)))
        }
    };
    Check { name: "awake", state: name, fine: state == AwakeCheck::Kept, sentence, fix }
}

#[derive(Properties, PartialEq)]
pub struct FirstChecksProps {
    pub readiness: Readiness,
    /// The test is under way.
    pub testing: bool,
    pub on_fix: Callback<Fix>,
    pub on_test: Callback<()>,
    pub on_done: Callback<()>,
}

/// What an agent sees to before the first call at a desk: that it is heard, that it is seen, and that the page stays.
#[component]
pub fn FirstChecks(props: &FirstChecksProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let FirstChecksProps { readiness, testing, on_fix, .. } = props;
    let page = match (readiness.tab, awake(words, readiness.awake, &locale)) {
        (TabCheck::Elsewhere, _) => tab(words, readiness.tab),
        (TabCheck::Here, Check { fine: true, name, state, fix, .. }) => {
            Check { name, state, fine: true, sentence: AttrValue::Static(words.settings.keep_this_tab), fix }
        }
        (TabCheck::Here, check) => check,
    };
    let checks = [sound(words, readiness.sound), notice(words, readiness.notice), page];
    let test = if *testing { words.alerts.stop_test } else { words.settings.test_ring };
    html! {
        <section id="first-checks" class="first-checks" aria-labelledby="first-checks-heading">
            <h2 id="first-checks-heading">{ words.settings.before_first_call }</h2>
            <ul class="checks">{ for checks.into_iter().map(|check| check.draw(on_fix)) }</ul>
            <div class="first-checks-buttons">
                <button type="button" class="readiness-button" data-action="test-alerts" data-testing={testing.to_string()}
                    onclick={props.on_test.reform(|_: MouseEvent| ())}>{ test }</button>
                <button type="button" class="plain-button" data-action="first-checks-done"
                    onclick={props.on_done.reform(|_: MouseEvent| ())}>{ words.settings.prepared }</button>
            </div>
        </section>
    }
}
