//! The laws of the ladder, for every subset of channels that are blocked, in the two ways in which they can be: the browser says
//! so beforehand, or it says nothing and nothing happens.

use agent_console::domain::{Channel, Moment, Proof, Why};
use agent_console::protocol::CallId;
use agent_console::ringing::*;
use agent_console::settings::*;

const STEP_MS: u64 = 10;
/// A confirmation within this time counts, milliseconds.
const LAW_MS: u64 = 1_500;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Works,
    /// Known beforehand.
    Blocked,
    /// Tried in vain.
    Fails,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Presence {
    Here,
    /// In another window, with the page still in sight.
    Aside,
    Hidden,
}

#[derive(Debug)]
struct World {
    ways: [Way; 6],
    presence: Presence,
    settings: AlertSettings,
    waiting: bool,
}

/// How long a channel that works takes to tell, milliseconds.
fn delay(channel: Channel) -> u64 {
    match channel {
        Channel::Page => 40,
        Channel::Sound => 60,
        Channel::Notice => 240,
        Channel::Mini => 50,
        Channel::Vibration | Channel::Badge => 10,
    }
}

impl World {
    fn obstacle(&self, channel: Channel) -> Option<Why> {
        match (channel, self.ways[channel as usize]) {
            (Channel::Page, _) if self.presence == Presence::Hidden => Some(Why::Hidden),
            (Channel::Mini, Way::Blocked) => Some(Why::Closed),
            (_, Way::Blocked) => Some(Why::Blocked),
            _ => None,
        }
    }

    fn is_off(&self, channel: Channel) -> bool {
        let settings = &self.settings;
        match channel {
            Channel::Page | Channel::Mini => false,
            Channel::Sound => !settings.sound || (self.waiting && !settings.waiting_beep),
            Channel::Notice => !settings.notice,
            Channel::Vibration => !settings.vibrate,
            Channel::Badge => !settings.badge,
        }
    }

    /// It would be noticed there, if it was tried.
    fn is_possible(&self, channel: Channel) -> bool {
        self.ways[channel as usize] == Way::Works && self.obstacle(channel).is_none() && !self.is_off(channel)
    }

    fn situation(&self, ring: bool, trials: Trials) -> Situation<'_> {
        Situation {
            settings: &self.settings,
            ring: ring.then_some(Ringing { waiting: self.waiting, others: 0 }),
            testing: false,
            due: None,
            limit: None,
            away: self.presence != Presence::Here,
            frozen: false,
            fast_motion: false,
            signs_may_wait: false,
            silenced: false,
            obstacles: Obstacles {
                page: self.obstacle(Channel::Page),
                sound: self.obstacle(Channel::Sound),
                notice: self.obstacle(Channel::Notice),
                mini: self.obstacle(Channel::Mini),
                vibration: self.obstacle(Channel::Vibration),
                badge: self.obstacle(Channel::Badge),
                speaks: false,
            },
            trials,
        }
    }

    /// Lets it ring for as long as the law gives it, as the page does: it looks when something is proved and when a plan said
    /// so, and at no other time.
    fn ring(&self) {
        let at = |ms: u64| Moment { mono: ms, wall: ms };
        let (mut watch, mut attempts) = (RingWatch::default(), Attempts::default());
        watch.follow(at(0), Some(RingSource::Call { id: Some(CallId::new("1-1")), since: at(0) }));
        let (mut tried, mut next): ([Option<u64>; 6], _) = ([None; 6], Some(0));
        let mut now = 0;
        while now <= LAW_MS {
            let told: Vec<Channel> = Channel::ALL
                .into_iter()
                .filter(|channel| tried[*channel as usize].is_some_and(|since| now >= since + delay(*channel)))
                .filter(|channel| self.is_possible(*channel))
                .filter(|channel| watch.prove(at(now), *channel))
                .collect();
            if !told.is_empty() || next.is_some_and(|at| now >= at) {
                let proofs = watch.current().expect("it rings").proofs;
                let trials = attempts.trials(now, &proofs);
                let situation = self.situation(true, trials);
                let plan = alert_plan(&situation);
                self.is_no_more_than_needed(&plan, &trials);
                for (channel, why) in reasons(&self.settings, &plan, &situation.obstacles, &trials) {
                    watch.rule_out(at(now), channel, why);
                }
                for channel in Channel::ALL {
                    let since = &mut tried[channel as usize];
                    *since = plan.tries(channel).then(|| since.unwrap_or(now));
                }
                attempts.follow(now, &plan, &situation.obstacles);
                next = plan.next.map(|ms| now + u64::from(ms));
                assert!(next.is_none_or(|at| at > now), "{self:?} looks again and again at {now}");
            }
            now += STEP_MS;
        }
        let proofs = watch.current().expect("it rings").proofs;
        if Channel::ALL.into_iter().any(|channel| self.is_possible(channel)) {
            assert!(proofs.is_confirmed(), "{self:?}: {proofs:?}");
        }
        for channel in Channel::ALL.into_iter().filter(|channel| self.is_off(*channel)) {
            assert_eq!(proofs.of(channel), Proof::Unknown(Why::Off), "{self:?}");
        }
        for channel in Channel::ALL {
            let untold = proofs.of(channel) == Proof::Unknown(Why::Untold);
            let tells_at_once = matches!(channel, Channel::Mini | Channel::Vibration | Channel::Badge);
            assert!(!untold || tells_at_once, "{self:?}: {channel:?} has no reason");
        }
        self.is_over(attempts.trials(now, &proofs));
    }

    /// Nothing climbs unless what was to carry it has failed, and nothing that is off is used.
    fn is_no_more_than_needed(&self, plan: &AlertPlan, trials: &Trials) {
        let of_no_use = |channel| trials.failed(channel) || self.obstacle(channel).is_some() || self.is_off(channel);
        let at_once = alert_plan(&self.situation(true, Trials::default()));
        let further: Vec<Channel> =
            Channel::ALL.into_iter().filter(|channel| plan.tries(*channel) && !at_once.tries(*channel)).collect();
        for channel in Channel::ALL {
            assert!(!(plan.tries(channel) && self.is_off(channel)), "{self:?} uses {channel:?}");
        }
        if !further.is_empty() {
            assert!(of_no_use(Channel::Page), "{self:?} climbs to {further:?} though the page was seen");
        }
        if plan.tries(Channel::Vibration) && self.waiting {
            assert!([Channel::Page, Channel::Sound, Channel::Notice].into_iter().all(of_no_use), "{self:?} shakes");
        }
        if plan.notice == Some(NoticeSound::Own) && plan.tries(Channel::Sound) {
            assert!(of_no_use(Channel::Sound), "{self:?} sounds twice");
        }
    }

    fn is_over(&self, trials: Trials) {
        let plan = alert_plan(&self.situation(false, trials));
        let signs = plan.signs.expect("they may not wait");
        assert_eq!((plan.subject, plan.sound, plan.notice, plan.page, plan.mini), (None, None, None, false, false));
        assert_eq!((plan.spoken, plan.next, signs), (None, None, Signs::default()), "{self:?}");
    }
}

fn settings(bits: u32, when: When) -> AlertSettings {
    let is_on = |bit: u32| bits & (1 << bit) == 0;
    AlertSettings {
        sound: is_on(0),
        notice: is_on(1),
        vibrate: is_on(2),
        badge: is_on(3),
        waiting_beep: is_on(4),
        when,
        ..AlertSettings::default()
    }
}

#[test]
fn if_any_channel_is_possible_one_is_confirmed_in_time_and_none_is_used_without_need() {
    let mut rung = 0;
    for blocked in 0..1_u32 << Channel::ALL.len() {
        for how in [Way::Blocked, Way::Fails] {
            let ways = std::array::from_fn(|at| if blocked & (1 << at) == 0 { Way::Works } else { how });
            for presence in [Presence::Here, Presence::Aside, Presence::Hidden] {
                for (when, waiting) in When::ALL.into_iter().flat_map(|when| [(when, false), (when, true)]) {
                    for bits in 0..1_u32 << 5 {
                        World { ways, presence, settings: settings(bits, when), waiting }.ring();
                        rung += 1;
                    }
                }
            }
        }
    }
    assert_eq!(rung, 64 * 2 * 3 * 4 * 32);
}

#[test]
fn where_only_the_last_rung_holds_it_is_reached_in_time() {
    let only_vibration =
        std::array::from_fn(|at| if at == Channel::Vibration as usize { Way::Works } else { Way::Fails });
    let settings = settings(0, When::Hidden);
    World { ways: only_vibration, presence: Presence::Here, settings, waiting: true }.ring();
}

#[test]
fn each_channel_that_was_not_confirmed_has_its_reason() {
    use Channel::{Badge, Mini, Notice, Page, Sound, Vibration};
    let of = |obstacles: Obstacles, settings: AlertSettings, change: fn(&mut Situation)| {
        let mut situation = Situation {
            settings: &settings,
            ring: Some(Ringing { waiting: false, others: 0 }),
            testing: false,
            due: None,
            limit: None,
            away: true,
            frozen: false,
            fast_motion: false,
            signs_may_wait: false,
            silenced: false,
            obstacles,
            trials: Trials::default(),
        };
        change(&mut situation);
        reasons(&settings, &alert_plan(&situation), &situation.obstacles, &situation.trials)
    };
    let obstacles = Obstacles {
        page: Some(Why::Hidden),
        sound: Some(Why::Blocked),
        notice: Some(Why::Blocked),
        mini: Some(Why::Closed),
        vibration: Some(Why::Unsupported),
        badge: Some(Why::Unsupported),
        speaks: false,
    };
    let expected = [
        (Page, Why::Hidden),
        (Sound, Why::Blocked),
        (Notice, Why::Blocked),
        (Mini, Why::Closed),
        (Vibration, Why::Unsupported),
        (Badge, Why::Unsupported),
    ];
    assert_eq!(of(obstacles, AlertSettings::default(), |_| ()), expected);
    let none = Obstacles::default();
    let failed = of(none, AlertSettings::default(), |it| it.trials = it.trials.with(Sound, Trial::Failed));
    assert_eq!(failed, [(Sound, Why::Failed)]);
    let off = AlertSettings { sound: false, notice: false, vibrate: false, badge: false, ..AlertSettings::default() };
    let all_off = [Sound, Notice, Vibration, Badge].map(|channel| (channel, Why::Off));
    assert_eq!(of(none, off, |_| ()), all_off);
    let here = AlertSettings { when: When::Hidden, ..AlertSettings::default() };
    let unneeded = [Sound, Notice, Vibration].map(|channel| (channel, Why::Unneeded));
    assert_eq!(of(none, here, |it| it.away = false), unneeded);
    let of_test = of(none, AlertSettings::default(), |it| (it.ring, it.testing) = (None, true));
    assert_eq!(of_test, [(Page, Why::Unneeded), (Mini, Why::Unneeded)]);
}
