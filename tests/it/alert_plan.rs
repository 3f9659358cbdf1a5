//! What is loud, what is soft and what is only shown, of a ring, a test, a promised call that is due and a limit.

use agent_console::domain::{Channel, LimitStage, Why};
use agent_console::ringing::*;
use agent_console::settings::*;

const RING: Ringing = Ringing { waiting: false, others: 0 };
const WAITS: Ringing = Ringing { waiting: true, others: 0 };
const DUE: DueCall = DueCall { announced: true, sounds: true };
const LOUD: Audible = Audible { pattern: Pattern::Ring(Tone::Bell), volume: 70, length: Length::Ring };
const ALL_SIGNS: Signs = Signs { vibrate: true, badge: 1, title: TitleSign::Ring };
const NO_SIGNS: Signs = Signs { vibrate: false, badge: 0, title: TitleSign::Page };

/// An agent who looks at the page, on which nothing goes on.
fn quiet(settings: &AlertSettings) -> Situation<'_> {
    Situation {
        settings,
        ring: None,
        testing: false,
        due: None,
        limit: None,
        away: false,
        frozen: false,
        fast_motion: false,
        signs_may_wait: false,
        silenced: false,
        obstacles: Obstacles { mini: Some(Why::Closed), ..Obstacles::default() },
        trials: Trials::default(),
    }
}

fn usual() -> AlertSettings {
    AlertSettings::default()
}

fn plan(settings: &AlertSettings, change: impl FnOnce(&mut Situation)) -> AlertPlan {
    let mut situation = quiet(settings);
    change(&mut situation);
    alert_plan(&situation)
}

fn of_ring(settings: &AlertSettings) -> AlertPlan {
    plan(settings, |it| it.ring = Some(RING))
}

fn of_waiting(settings: &AlertSettings) -> AlertPlan {
    plan(settings, |it| it.ring = Some(WAITS))
}

fn of_due(settings: &AlertSettings) -> AlertPlan {
    plan(settings, |it| it.due = Some(DUE))
}

fn of_test(settings: &AlertSettings) -> AlertPlan {
    plan(settings, |it| it.testing = true)
}

const NOTHING: AlertPlan = AlertPlan {
    subject: None,
    sound: None,
    notice: None,
    page: false,
    mini: false,
    spoken: None,
    signs: Some(NO_SIGNS),
    next: None,
};

/// A call that rings, heard and seen; what is heard is looked at first.
const RINGS: AlertPlan = AlertPlan {
    subject: Some(Subject::Ring(RING)),
    sound: Some(LOUD),
    notice: SILENT,
    page: true,
    mini: false,
    spoken: Some(Announcement::Region),
    signs: Some(ALL_SIGNS),
    next: Some(300),
};

const SILENT: Option<NoticeSound> = Some(NoticeSound::Silent);
const OWN: Option<NoticeSound> = Some(NoticeSound::Own);

#[test]
fn where_nothing_goes_on_all_is_quiet() {
    assert_eq!(plan(&usual(), |_| ()), NOTHING);
}

#[test]
fn a_ring_is_heard_and_seen() {
    assert_eq!(of_ring(&usual()), RINGS);
    assert!(RINGS.rings_aloud());
}

#[test]
fn the_sound_is_the_agents() {
    let settings = AlertSettings { tone: Tone::Deep, volume: 5, ..usual() };
    let expected = Audible { pattern: Pattern::Ring(Tone::Deep), volume: 5, length: Length::Ring };
    assert_eq!(of_ring(&settings).sound, Some(expected));
}

#[test]
fn the_icon_counts_every_call_that_rings() {
    let ring = Ringing { others: 2, ..RING };
    assert_eq!(plan(&usual(), |it| it.ring = Some(ring)).signs, Some(Signs { badge: 3, ..ALL_SIGNS }));
}

#[test]
fn a_call_that_waits_beeps_softly_and_shakes_nothing() {
    let beep = Audible { pattern: Pattern::Waiting, ..LOUD };
    let expected = AlertPlan {
        subject: Some(Subject::Ring(WAITS)),
        sound: Some(beep),
        signs: Some(Signs { vibrate: false, ..ALL_SIGNS }),
        ..RINGS
    };
    assert_eq!(of_waiting(&usual()), expected);
    let without_beep = AlertSettings { waiting_beep: false, ..usual() };
    assert_eq!(of_waiting(&without_beep), AlertPlan { sound: None, notice: OWN, next: Some(500), ..expected });
    assert!(!of_waiting(&without_beep).rings_aloud());
    assert_eq!(of_ring(&without_beep).sound, Some(LOUD));
}

#[test]
fn each_rung_can_be_switched_off_by_itself() {
    let all = of_ring(&usual());
    let mute = AlertPlan { sound: None, notice: OWN, next: Some(500), ..all };
    let signs = |signs| AlertPlan { signs: Some(signs), ..all };
    let table = [
        (AlertSettings { sound: false, ..usual() }, mute),
        (AlertSettings { volume: 0, ..usual() }, mute),
        (AlertSettings { notice: false, ..usual() }, AlertPlan { notice: None, ..all }),
        (AlertSettings { vibrate: false, ..usual() }, signs(Signs { vibrate: false, ..ALL_SIGNS })),
        (AlertSettings { badge: false, ..usual() }, signs(Signs { badge: 0, ..ALL_SIGNS })),
        (AlertSettings { title: false, ..usual() }, signs(Signs { title: TitleSign::Page, ..ALL_SIGNS })),
        (AlertSettings { due_sound: false, due_notice: false, waiting_beep: false, ..usual() }, all),
        (AlertSettings { limit_sound: false, limit_notice: false, ..usual() }, all),
    ];
    for (settings, expected) in table {
        assert_eq!(of_ring(&settings), expected, "{settings:?}");
    }
}

#[test]
fn who_wants_it_only_while_away_sees_title_and_count_at_the_page() {
    let settings = AlertSettings { when: When::Hidden, ..usual() };
    let seen = AlertPlan {
        sound: None,
        notice: None,
        signs: Some(Signs { vibrate: false, ..ALL_SIGNS }),
        next: Some(500),
        ..RINGS
    };
    assert_eq!(of_ring(&settings), seen);
    let away = plan(&settings, |it| (it.ring, it.away) = (Some(RING), true));
    assert_eq!(away, of_ring(&usual()));
    assert_eq!(of_test(&settings), of_test(&usual()), "a test is always wanted");
    assert_eq!(of_due(&settings), AlertPlan { subject: Some(Subject::Due), ..NOTHING });
}

#[test]
fn a_promised_call_is_soft_short_and_in_nobodys_way() {
    let beep = Audible { pattern: Pattern::Waiting, volume: 70, length: Length::Test };
    let expected = AlertPlan { subject: Some(Subject::Due), sound: Some(beep), notice: SILENT, ..NOTHING };
    assert_eq!(of_due(&usual()), expected);
    assert!(!expected.rings_aloud());
    let silent = AlertPlan { sound: None, notice: OWN, ..expected };
    assert_eq!(of_due(&AlertSettings { due_sound: false, ..usual() }), silent);
    assert_eq!(of_due(&AlertSettings { sound: false, ..usual() }), silent);
    assert_eq!(of_due(&AlertSettings { due_notice: false, ..usual() }), AlertPlan { notice: None, ..expected });
    assert_eq!(of_due(&AlertSettings { notice: false, waiting_beep: false, ..usual() }), expected);
}

#[test]
fn a_promised_call_is_heard_once_and_only_where_it_was_announced() {
    let ended = DueCall { sounds: false, ..DUE };
    let expected = AlertPlan { sound: None, notice: OWN, ..of_due(&usual()) };
    assert_eq!(plan(&usual(), |it| it.due = Some(ended)), expected);
    let elsewhere = DueCall { announced: false, ..DUE };
    assert_eq!(plan(&usual(), |it| it.due = Some(elsewhere)), NOTHING);
}

fn of_limit(settings: &AlertSettings, told: Option<LimitStage>) -> AlertPlan {
    plan(settings, |it| it.limit = Some(LimitAlert { told, sounds: told.is_some() }))
}

const COUNTED: Signs = Signs { title: TitleSign::Limit, ..NO_SIGNS };
const NEAR: Audible = Audible { pattern: Pattern::Waiting, volume: 70, length: Length::Once };

#[test]
fn a_limit_counts_down_in_the_title_beeps_once_before_its_end_and_is_told_at_it() {
    assert_eq!(of_limit(&usual(), None), AlertPlan { signs: Some(COUNTED), ..NOTHING });
    let near = AlertPlan {
        subject: Some(Subject::Limit(LimitStage::Near)),
        sound: Some(NEAR),
        signs: Some(COUNTED),
        ..NOTHING
    };
    assert_eq!(of_limit(&usual(), Some(LimitStage::Near)), near);
    let over = AlertPlan {
        subject: Some(Subject::Limit(LimitStage::Over)),
        sound: Some(Audible { length: Length::Test, ..NEAR }),
        notice: SILENT,
        signs: Some(COUNTED),
        ..NOTHING
    };
    assert_eq!(of_limit(&usual(), Some(LimitStage::Over)), over);
    let table = [
        (AlertSettings { limit_sound: false, ..usual() }, AlertPlan { sound: None, notice: OWN, ..over }),
        (AlertSettings { sound: false, ..usual() }, AlertPlan { sound: None, notice: OWN, ..over }),
        (AlertSettings { limit_notice: false, ..usual() }, AlertPlan { notice: None, ..over }),
        (AlertSettings { when: When::Hidden, ..usual() }, AlertPlan { sound: None, notice: None, ..over }),
        (AlertSettings { title: false, ..usual() }, AlertPlan { signs: Some(NO_SIGNS), ..over }),
        (AlertSettings { due_sound: false, due_notice: false, notice: false, ..usual() }, over),
    ];
    for (settings, expected) in table {
        assert_eq!(of_limit(&settings, Some(LimitStage::Over)), expected, "{settings:?}");
    }
    assert_eq!(of_limit(&AlertSettings { limit_sound: false, ..usual() }, Some(LimitStage::Near)).sound, None);
}

#[test]
fn a_limit_makes_way_for_a_ring_and_does_not_take_a_promised_call_away() {
    let limit = |told| Some(LimitAlert { told: Some(told), sounds: true });
    let rings = plan(&usual(), |it| (it.ring, it.limit) = (Some(RING), limit(LimitStage::Over)));
    assert_eq!(rings, of_ring(&usual()));
    // Its notification stays while the beep is heard.
    let due = DueCall { sounds: false, ..DUE };
    let near = plan(&usual(), |it| (it.due, it.limit) = (Some(due), limit(LimitStage::Near)));
    assert_eq!((near.subject, near.sound, near.notice), (Some(Subject::Due), Some(NEAR), SILENT));
    let over = plan(&usual(), |it| (it.due, it.limit) = (Some(due), limit(LimitStage::Over)));
    assert_eq!(over, of_limit(&usual(), Some(LimitStage::Over)));
    // A call that is due while a break is over its limit is heard.
    let told = Some(LimitAlert { told: Some(LimitStage::Over), sounds: false });
    let both = plan(&usual(), |it| (it.due, it.limit) = (Some(DUE), told));
    assert_eq!(both.sound, of_due(&usual()).sound);
}

#[test]
fn a_test_shows_all_and_ends_by_its_tone_though_nothing_is_heard() {
    let tone = Audible { length: Length::Test, ..LOUD };
    let expected = AlertPlan { subject: Some(Subject::Test), sound: Some(tone), page: false, spoken: None, ..RINGS };
    assert_eq!(of_test(&usual()), expected);
    assert!(!expected.rings_aloud());
    let unheard = AlertPlan { sound: Some(Audible { volume: 0, ..tone }), notice: OWN, next: Some(500), ..expected };
    for settings in [AlertSettings { sound: false, ..usual() }, AlertSettings { volume: 0, ..usual() }] {
        assert_eq!(of_test(&settings), unheard);
    }
}

#[test]
fn a_ring_goes_before_a_test_and_a_test_before_a_promised_call() {
    let all = plan(&usual(), |it| (it.ring, it.testing, it.due) = (Some(RING), true, Some(DUE)));
    assert_eq!(all, of_ring(&usual()));
    assert_eq!(plan(&usual(), |it| (it.testing, it.due) = (true, Some(DUE))), of_test(&usual()));
}

#[test]
fn a_tab_that_is_being_stopped_begins_nothing() {
    let all = plan(&usual(), |it| (it.ring, it.testing, it.due, it.frozen) = (Some(RING), true, Some(DUE), true));
    assert_eq!(all, NOTHING);
    let limit = Some(LimitAlert { told: Some(LimitStage::Over), sounds: true });
    assert_eq!(plan(&usual(), |it| (it.limit, it.frozen) = (limit, true)), NOTHING);
}

#[test]
fn the_browser_adds_its_own_sound_where_ours_is_not_heard() {
    let notice = |change: &dyn Fn(&mut Situation)| {
        plan(&usual(), |it| {
            it.ring = Some(RING);
            change(it);
        })
        .notice
    };
    let tried = |it: &mut Situation, trial| it.trials = it.trials.with(Channel::Sound, trial);
    assert_eq!(notice(&|it| tried(it, Trial::Pending { left_ms: 1 })), SILENT);
    assert_eq!(notice(&|it| tried(it, Trial::Proved)), SILENT);
    assert_eq!(notice(&|it| tried(it, Trial::Failed)), OWN);
    assert_eq!(notice(&|it| it.obstacles.sound = Some(Why::Blocked)), OWN);
}

#[test]
fn what_is_silenced_is_seen_and_not_heard_and_shakes_nothing() {
    let silenced = plan(&usual(), |it| (it.ring, it.silenced) = (Some(RING), true));
    let signs = Some(Signs { vibrate: false, ..ALL_SIGNS });
    assert_eq!(silenced, AlertPlan { sound: None, notice: SILENT, signs, next: Some(500), ..RINGS });
    assert!(!silenced.rings_aloud());
}

#[test]
fn a_page_that_was_not_painted_counts_as_out_of_sight() {
    let settings = AlertSettings { when: When::Hidden, ..usual() };
    let of = |trial| plan(&settings, |it| (it.ring, it.trials) = (Some(RING), it.trials.with(Channel::Page, trial)));
    assert_eq!(
        of(Trial::Failed),
        plan(&settings, |it| {
            (it.ring, it.away, it.trials) = (Some(RING), true, it.trials.with(Channel::Page, Trial::Proved));
        })
    );
    for trial in [Trial::Untried, Trial::Pending { left_ms: 1 }, Trial::Proved] {
        assert_eq!((of(trial).sound, of(trial).notice), (None, None), "{trial:?}");
    }
}

#[test]
fn a_screen_reader_hears_of_a_ring_in_one_way() {
    let spoken = |speaks| {
        plan(&usual(), |it| {
            it.ring = Some(RING);
            it.obstacles.speaks = speaks;
        })
        .spoken
    };
    assert_eq!([true, false].map(spoken), [Some(Announcement::Notify), Some(Announcement::Region)]);
}

#[test]
fn a_notification_has_the_buttons_that_are_of_use_and_that_there_is_room_for() {
    use NoticeAction::{CustomerPage, Silence, ToBar};
    let all = [ToBar, Silence, CustomerPage];
    assert_eq!(notice_actions(true, true, 9), all);
    assert_eq!(notice_actions(true, false, 2), [ToBar, Silence]);
    assert_eq!(notice_actions(true, true, 2), [Silence, CustomerPage], "a click beside them leads to the bar");
    assert_eq!(notice_actions(false, true, 2), [ToBar, CustomerPage]);
    assert_eq!(notice_actions(true, true, 0), []);
    assert_eq!(all.map(|action| NoticeAction::named(action.name())), all.map(Some));
    assert_eq!(NoticeAction::named("closed"), None);
}

#[test]
fn signs_that_may_wait_do_where_the_page_is_seen() {
    let ring = |away| plan(&usual(), |it| (it.ring, it.signs_may_wait, it.away) = (Some(RING), true, away));
    assert_eq!(ring(false), AlertPlan { signs: None, ..of_ring(&usual()) });
    assert_eq!(ring(true), of_ring(&usual()));
}

#[test]
fn a_call_in_fast_motion_is_only_shown() {
    let silent = plan(&usual(), |it| (it.ring, it.away, it.fast_motion) = (Some(RING), true, true));
    assert_eq!((silent.sound, silent.notice, silent.rings_aloud()), (None, None, false));
    assert_eq!(silent.signs.map(|signs| (signs.vibrate, signs.title)), Some((false, TitleSign::Ring)));
    let test = plan(&usual(), |it| (it.testing, it.fast_motion) = (true, true));
    assert_eq!(test, of_test(&usual()));
}
