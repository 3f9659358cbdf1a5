//! Will it ring? And how calls ring.

use crate::stage::{Stage, draw, set_clock};
use agent_console::domain::{Channel, LinkState, Proof, Proofs, Why};
use agent_console::ringing::LastRing;
use agent_console::settings::{AlertSettings, Speaker, Tone, When};
use agent_console::view::{
    AlertChange, AlertSettingsForm, AwakeCheck, EN, FirstChecks, Fix, NoticeCheck, Readiness, ReadinessIndicator,
    SoundCheck, Speakers, TabCheck,
};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

const FINE: Readiness = Readiness {
    sound: SoundCheck::Ready,
    notice: NoticeCheck::Allowed,
    link: LinkState::Ready,
    quiet_since: None,
    own_frame: false,
    tab: TabCheck::Here,
    awake: AwakeCheck::Kept,
    framed: false,
    last: None,
    proved: None,
};

/// What the agent has done.
struct Noted<T>(Rc<RefCell<Vec<T>>>);

impl<T: 'static> Noted<T> {
    fn new() -> Noted<T> {
        Noted(Rc::default())
    }

    fn callback(&self) -> Callback<T> {
        let noted = self.0.clone();
        Callback::from(move |what| noted.borrow_mut().push(what))
    }

    fn taken(&self) -> Vec<T> {
        self.0.take()
    }
}

async fn answer(readiness: Readiness) -> (Stage, Noted<Fix>) {
    let mends = Noted::new();
    let stage = draw(html! { <ReadinessIndicator {readiness} on_fix={mends.callback()} /> }).await;
    (stage, mends)
}

#[wasm_bindgen_test]
async fn the_answer_is_honest_in_every_state() {
    let silent = Readiness { sound: SoundCheck::Locked, ..FINE };
    let answers = [
        (FINE, "yes", EN.readiness.rings),
        (Readiness { notice: NoticeCheck::Denied, ..FINE }, "sound-only", EN.settings.sound_only),
        (Readiness { notice: NoticeCheck::Off, ..FINE }, "sound-only", EN.settings.sound_only),
        (Readiness { notice: NoticeCheck::Denied, quiet_since: Some(0), ..FINE }, "perhaps", EN.health.perhaps_rings),
        (Readiness { sound: SoundCheck::ReadyWhenAway, ..FINE }, "yes", EN.readiness.rings),
        (Readiness { sound: SoundCheck::OtherSpeaker, ..FINE }, "yes", EN.readiness.rings),
        (Readiness { quiet_since: Some(0), ..FINE }, "perhaps", EN.health.perhaps_rings),
        (silent, "silent", EN.readiness.rings_silently),
        (Readiness { sound: SoundCheck::Off, ..FINE }, "silent", EN.readiness.rings_silently),
        (Readiness { sound: SoundCheck::Starting, ..FINE }, "silent", EN.readiness.rings_silently),
        (Readiness { sound: SoundCheck::Failed, ..FINE }, "silent", EN.readiness.rings_silently),
        (Readiness { notice: NoticeCheck::NotAsked, ..silent }, "no", EN.readiness.may_be_missed),
        (Readiness { link: LinkState::Lost, ..FINE }, "no", EN.readiness.may_be_missed),
        (Readiness { link: LinkState::Waiting, ..FINE }, "no", EN.readiness.may_be_missed),
        (Readiness { awake: AwakeCheck::AtRisk, ..FINE }, "no", EN.readiness.may_be_missed),
        (Readiness { awake: AwakeCheck::Slept { at: 0 }, ..FINE }, "no", EN.readiness.may_be_missed),
        (
            Readiness { tab: TabCheck::Elsewhere, link: LinkState::Elsewhere, ..silent },
            "elsewhere",
            EN.readiness.rings_elsewhere,
        ),
    ];
    for (readiness, name, sentence) in answers {
        let (stage, _) = answer(readiness).await;
        assert_eq!(stage.attribute("#will-it-ring", "data-rings").as_deref(), Some(name), "{readiness:?}");
        assert_eq!(stage.text("#will-it-ring > summary"), sentence);
    }
}

/// The last ring, at that time of the wall clock, of which this is known.
fn last(wall: u64, proofs: &[(Channel, Proof)]) -> Option<LastRing> {
    let mut known = Proofs::default();
    proofs.iter().for_each(|(channel, proof)| known.set(*channel, *proof));
    Some(LastRing { wall, proofs: known })
}

#[wasm_bindgen_test]
async fn the_answer_goes_by_what_became_of_the_last_ring() {
    let failed = Proof::Unknown(Why::Failed);
    let unheard = last(1_000, &[(Channel::Page, Proof::After(40)), (Channel::Sound, failed)]);
    let unseen = last(1_000, &[(Channel::Notice, failed)]);
    let off = last(1_000, &[(Channel::Sound, Proof::Unknown(Why::Off))]);
    for (readiness, name) in [
        (Readiness { last: unheard, ..FINE }, "silent"),
        (Readiness { last: unheard, proved: Some(999), ..FINE }, "silent"),
        (Readiness { last: unheard, proved: Some(1_001), ..FINE }, "yes"),
        (Readiness { last: unseen, ..FINE }, "sound-only"),
        (Readiness { last: off, ..FINE }, "yes"),
    ] {
        let (stage, _) = answer(readiness).await;
        assert_eq!(stage.attribute("#will-it-ring", "data-rings").as_deref(), Some(name), "{readiness:?}");
    }
}

#[wasm_bindgen_test]
async fn what_became_of_the_last_ring_is_said_in_a_sentence() {
    let said = async |readiness| answer(readiness).await.0.text(".readiness-last");
    assert_eq!(said(FINE).await, EN.last_ring.not_yet);
    let tried = (EN.last_ring.tried_at)("09:30");
    assert_eq!(said(Readiness { proved: Some(34_200_000), ..FINE }).await, tried);
    let now = 36_000_000;
    set_clock(now);
    let heard = [(Channel::Page, Proof::After(40)), (Channel::Sound, Proof::After(60))];
    let facts = "on screen after 40 ms, heard after 60 ms";
    assert_eq!(said(Readiness { last: last(now, &heard), ..FINE }).await, format!("Rang just now: {facts}."));
    let earlier = last(now - 12 * 60_000, &heard);
    assert_eq!(said(Readiness { last: earlier, ..FINE }).await, format!("Last rang 12 minutes ago: {facts}."));
    let unheard = last(now, &[(Channel::Sound, Proof::Unknown(Why::Blocked)), (Channel::Mini, Proof::After(90))]);
    let sentence = "Rang just now: not heard, in the small window after 90 ms.";
    assert_eq!(said(Readiness { last: unheard, ..FINE }).await, sentence);
    assert_eq!(said(Readiness { last: last(now, &[]), ..FINE }).await, "Rang just now: nothing was measured.");
}

#[wasm_bindgen_test]
async fn what_is_not_fine_says_so_and_has_one_click_that_mends_it() {
    let (stage, _) = answer(FINE).await;
    assert_eq!(stage.count(".check"), 5);
    assert_eq!(stage.count(".check[data-fine=true]"), 5);
    assert_eq!(stage.count(".check button"), 0);
    assert_eq!(stage.count("[data-action=ringing-settings]"), 1);

    let slept = AwakeCheck::Slept { at: 34_200_000 };
    let cases = [
        (Readiness { sound: SoundCheck::Locked, ..FINE }, "sound", "locked", Some(Fix::UnlockSound)),
        (Readiness { sound: SoundCheck::OtherSpeaker, ..FINE }, "sound", "other-speaker", None),
        (Readiness { sound: SoundCheck::Off, ..FINE }, "sound", "off", Some(Fix::SwitchSoundOn)),
        (Readiness { sound: SoundCheck::Failed, ..FINE }, "sound", "failed", Some(Fix::UnlockSound)),
        (Readiness { sound: SoundCheck::Unsupported, ..FINE }, "sound", "unsupported", None),
        (Readiness { notice: NoticeCheck::NotAsked, ..FINE }, "notice", "not-asked", Some(Fix::AllowNotices)),
        (Readiness { notice: NoticeCheck::Off, ..FINE }, "notice", "off", Some(Fix::SwitchNoticesOn)),
        (Readiness { notice: NoticeCheck::Denied, ..FINE }, "notice", "denied", None),
        (Readiness { notice: NoticeCheck::Unsupported, ..FINE }, "notice", "unsupported", None),
        (Readiness { link: LinkState::Waiting, ..FINE }, "link", "waiting", None),
        (Readiness { link: LinkState::Lost, ..FINE }, "link", "lost", Some(Fix::Reload)),
        (Readiness { quiet_since: Some(0), ..FINE }, "link", "ready", Some(Fix::Reload)),
        (Readiness { quiet_since: Some(0), own_frame: true, ..FINE }, "link", "ready", Some(Fix::LoadAgain)),
        (Readiness { link: LinkState::Silent, own_frame: true, ..FINE }, "link", "silent", Some(Fix::LoadAgain)),
        (
            Readiness { link: LinkState::WaitingLong, own_frame: true, ..FINE },
            "link",
            "waiting-long",
            Some(Fix::LoadAgain),
        ),
        (Readiness { link: LinkState::Failed, ..FINE }, "link", "failed", Some(Fix::LoadAgain)),
        (Readiness { tab: TabCheck::Elsewhere, ..FINE }, "tab", "elsewhere", Some(Fix::UseHere)),
        (Readiness { awake: AwakeCheck::AtRisk, ..FINE }, "awake", "at-risk", None),
        (Readiness { awake: AwakeCheck::Refused, ..FINE }, "awake", "at-risk", None),
        (Readiness { awake: slept, ..FINE }, "awake", "slept", Some(Fix::SleepIsKnown)),
        (Readiness { notice: NoticeCheck::Framed, ..FINE }, "notice", "framed", None),
        (Readiness { framed: true, ..FINE }, "frame", "framed", None),
    ];
    for (readiness, check, state, fix) in cases {
        let (stage, mends) = answer(readiness).await;
        let line = format!("[data-check={check}]");
        assert_eq!(stage.attributes(&line, ["data-state", "data-fine"]), [state, "false"], "{readiness:?}");
        assert!(!stage.text(&format!("{line} span")).is_empty(), "{readiness:?}");
        if let Some(button) = stage.maybe(".check button") {
            button.unchecked_into::<HtmlElement>().click();
        }
        assert_eq!(mends.taken(), Vec::from_iter(fix), "{readiness:?}");
    }
    let (stage, _) = answer(Readiness { awake: slept, ..FINE }).await;
    assert!(stage.text("[data-check=awake]").contains("09:30"));
}

#[wasm_bindgen_test]
async fn before_the_first_call_there_are_three_things_to_see_to_and_a_test() {
    let (fixes, done, tests) = (Noted::new(), Noted::new(), Noted::new());
    let checks = |readiness| {
        html! {
            <FirstChecks {readiness} testing={false} on_fix={fixes.callback()} on_test={tests.callback()}
                on_done={done.callback()} />
        }
    };
    let mut stage = draw(checks(FINE)).await;
    assert_eq!(stage.count(".check[data-fine=true]"), 3);
    assert_eq!(stage.text("[data-check=awake] span"), EN.settings.keep_this_tab);
    for action in ["test-alerts", "first-checks-done"] {
        stage.find(&format!("[data-action={action}]")).unchecked_into::<HtmlElement>().click();
    }
    assert_eq!((tests.taken().len(), done.taken().len()), (1, 1));
    let unready = Readiness { sound: SoundCheck::Locked, notice: NoticeCheck::NotAsked, ..FINE };
    stage.redraw(checks(Readiness { tab: TabCheck::Elsewhere, ..unready })).await;
    for check in ["sound", "notice", "tab"] {
        stage.find(&format!("[data-check={check}] button")).unchecked_into::<HtmlElement>().click();
    }
    assert_eq!(fixes.taken(), [Fix::UnlockSound, Fix::AllowNotices, Fix::UseHere]);
    stage.redraw(checks(Readiness { awake: AwakeCheck::Refused, ..FINE })).await;
    assert_eq!(stage.text("[data-check=awake] span"), EN.health.lock_refused);
}

struct Form {
    stage: Stage,
    changes: Noted<AlertSettings>,
    tests: Noted<()>,
    mends: Noted<Fix>,
}

async fn form(settings: AlertSettings, speakers: Speakers) -> Form {
    let (changes, tests, mends) = (Noted::new(), Noted::new(), Noted::new());
    let (noted, before) = (changes.callback(), settings.clone());
    let on_change = Callback::from(move |change: AlertChange| {
        let mut settings = before.clone();
        change(&mut settings);
        noted.emit(settings);
    });
    let stage = draw(html! {
        <AlertSettingsForm {settings} {speakers} testing={false} {on_change}
            on_test={tests.callback()} on_fix={mends.callback()} />
    })
    .await;
    Form { stage, changes, tests, mends }
}

fn tell(element: &HtmlElement, event: &str) {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    element.dispatch_event(&Event::new_with_event_init_dict(event, &bubbling).expect("an event")).expect("sent");
}

impl Form {
    async fn choose(&self, name: &str, value: &str) -> Vec<AlertSettings> {
        let select: HtmlSelectElement = self.stage.find(&format!("[data-setting={name}]")).unchecked_into();
        select.set_value(value);
        tell(&select, "change");
        yew::scheduler::flush().await;
        self.changes.taken()
    }
}

#[wasm_bindgen_test]
async fn every_field_has_a_name_and_changes_its_own_setting() {
    let before = AlertSettings::default();
    let form = form(before.clone(), Speakers::default()).await;
    assert_eq!(form.stage.count("[data-setting]"), form.stage.count("label [data-setting]"));
    assert_eq!(form.stage.count("[data-setting=device]"), 0, "nothing to choose");

    let tone = form.choose("tone", "deep").await;
    assert_eq!(tone, [AlertSettings { tone: Tone::Deep, ..before.clone() }]);
    let when = form.choose("when", "hidden").await;
    assert_eq!(when, [AlertSettings { when: When::Hidden, ..before.clone() }]);
    let volume: HtmlInputElement = form.stage.find("[data-setting=volume]").unchecked_into();
    volume.set_value("35");
    tell(&volume, "input");
    yew::scheduler::flush().await;
    assert_eq!(form.changes.taken(), [AlertSettings { volume: 35, ..before.clone() }]);
    type IsOn = fn(&AlertSettings) -> bool;
    let off: [(&str, IsOn); 7] = [
        ("sound", |settings| settings.sound),
        ("waiting-beep", |settings| settings.waiting_beep),
        ("notice", |settings| settings.notice),
        ("notice-number", |settings| settings.notice_number),
        ("title", |settings| settings.title),
        ("badge", |settings| settings.badge),
        ("vibrate", |settings| settings.vibrate),
    ];
    for (name, on) in off {
        form.stage.find(&format!("[data-setting={name}]")).unchecked_into::<HtmlElement>().click();
        let changed = form.changes.taken();
        assert_eq!(changed.len(), 1, "{name}");
        for (other, on_other) in off {
            assert_eq!(on_other(&changed[0]), other != name, "{name} {other}");
        }
        assert!(on(&before), "{name}");
    }
    form.stage.find("[data-action=test-alerts]").unchecked_into::<HtmlElement>().click();
    assert_eq!(form.tests.taken().len(), 1);
}

#[wasm_bindgen_test]
async fn a_change_leaves_alone_what_was_changed_since_the_form_was_drawn() {
    let changes = Noted::<AlertSettings>::new();
    let (noted, settings) = (changes.callback(), AlertSettings::default());
    let kept = std::cell::RefCell::new(settings.clone());
    let on_change = Callback::from(move |change: AlertChange| {
        change(&mut kept.borrow_mut());
        noted.emit(kept.borrow().clone());
    });
    let stage = draw(html! {
        <AlertSettingsForm {settings} speakers={Speakers::default()} testing={false} {on_change}
            on_test={Callback::noop()} on_fix={Callback::noop()} />
    })
    .await;
    for name in ["sound", "title"] {
        stage.find(&format!("[data-setting={name}]")).unchecked_into::<HtmlElement>().click();
    }
    let last = changes.taken().pop().expect("two changes");
    assert!(!last.sound && !last.title);
}

#[wasm_bindgen_test]
async fn a_speaker_can_be_chosen_where_there_are_some_and_one_that_is_gone_is_missed() {
    let headset = Speaker { id: "h".to_owned(), name: "Headset".to_owned() };
    let one = Speakers { list: vec![headset], hidden: false };
    let before = AlertSettings::default();
    let form_of_one = form(before.clone(), one.clone()).await;
    let chosen = form_of_one.choose("device", "h").await;
    assert_eq!(
        chosen,
        [AlertSettings { device: Some("h".to_owned()), device_name: Some("Headset".to_owned()), ..before.clone() }]
    );
    assert_eq!(form_of_one.stage.count(".setting-hint"), 0);
    assert!(form_of_one.choose("device", "").await[0].device.is_none());

    let gone = AlertSettings { device: Some("x".to_owned()), ..before.clone() };
    assert_eq!(form(gone, one).await.stage.text(".setting-hint"), EN.alerts.speaker_gone);

    let form_of_hidden = form(before, Speakers { list: vec![], hidden: true }).await;
    form_of_hidden.stage.find("[data-action=ask-for-speakers]").unchecked_into::<HtmlElement>().click();
    assert_eq!(form_of_hidden.mends.taken(), [Fix::AskForSpeakers]);
}
