//! The busy morning, from its beginning to its end.

use super::*;

/// Plays it, and returns the platform with the time that it took.
fn play(seed: u64) -> (Platform, u64) {
    let mut platform = Platform::with(Dialect::default(), Settings { sign_in_ms: 500, ..Settings::default() });
    let mut morning = Morning::new(seed, 0);
    let mut now = 0;
    while let Some(due) = morning.next_deadline() {
        now = platform.next_deadline().map_or(due, |at| at.min(due)).max(now);
        platform.wake(now);
        if let Some(action) = morning.next(now, &platform) {
            assert!(platform.can(&action), "{action:?}");
            platform.act(now, &action);
        }
    }
    (platform, now)
}

#[test]
fn a_morning_takes_about_a_minute_and_has_calls_of_every_outcome() {
    for seed in 0..50 {
        let (platform, took) = play(seed);
        let calls = &platform.truth().calls;
        assert!((40_000..80_000).contains(&took), "seed {seed} took {took} ms");
        assert!((20..=32).contains(&calls.len()), "seed {seed} had {} calls", calls.len());
        let outcomes = [Outcome::Answered, Outcome::Missed, Outcome::Rejected, Outcome::Abandoned, Outcome::Failed];
        for outcome in outcomes {
            assert!(calls.iter().any(|call| call.outcome == Some(outcome)), "seed {seed}: {outcome:?}");
        }
        assert!(calls.iter().all(|call| !call.is_live()), "seed {seed}");
    }
}

#[test]
fn the_same_seed_plays_the_same_morning() {
    assert_eq!(play(7).0.truth(), play(7).0.truth());
    assert_ne!(play(7).0.truth(), play(8).0.truth());
}

#[test]
fn a_morning_comes_to_its_end_whatever_a_person_does_meanwhile() {
    let meddling = [Action::SignOut, Action::KickedOut, incoming(), dial(), Action::Playback, Action::WrapUp];
    let mut platform = Platform::new(Dialect::default());
    let mut morning = Morning::new(3, 0);
    let (mut now, mut steps) = (0, 0);
    while let Some(due) = morning.next_deadline() {
        now = due.max(now);
        if let Some(action) = morning.next(now, &platform) {
            platform.act(now, &action);
        }
        steps += 1;
        if steps % 5 == 0 {
            platform.act(now, &meddling[steps / 5 % meddling.len()]);
        }
        assert!(steps < 5_000, "{:?}", morning.progress());
    }
    assert_eq!(morning.progress().done, morning.progress().of);
}

/// Plays it in fast motion, and returns the platform with the real time and the simulated time that it took.
fn play_fast(seed: u64) -> (Platform, u64, u64) {
    let mut platform = Platform::with(Dialect::default(), Settings { sign_in_ms: 500, ..Settings::default() });
    let mut morning = Morning::paced(seed, 0, 1);
    let (mut now, mut real) = (0, 0);
    while let Some(due) = morning.next_deadline() {
        let due = platform.next_deadline().map_or(due, |at| at.min(due));
        let waited = wait_ms(&platform, now, due);
        real += waited;
        now += waited;
        now += forward_ms(&platform, now, due, waited);
        platform.wake(now);
        if let Some(action) = morning.next(now, &platform) {
            platform.act(now, &action);
        }
    }
    (platform, real, now)
}

#[test]
fn in_fast_motion_a_morning_of_calls_as_long_as_in_life_passes_in_about_a_minute() {
    const MINUTE_MS: u64 = 60_000;
    for seed in 0..50 {
        let (platform, real, simulated) = play_fast(seed);
        assert!((MINUTE_MS * 3 / 4..MINUTE_MS * 7 / 4).contains(&real), "seed {seed} took {real} ms");
        assert!((40 * MINUTE_MS..80 * MINUTE_MS).contains(&simulated), "seed {seed} lasted {simulated} ms");
        let answered = platform.truth().calls.iter().filter(|call| call.outcome == Some(Outcome::Answered));
        let talks: Vec<u64> = answered.map(|call| call.talk_ms + call.hold_ms).collect();
        let most = talks.iter().filter(|ms| (25_000..300_000).contains(*ms)).count();
        assert!(most + 2 >= talks.len(), "seed {seed}: {talks:?}");
        let rings = platform.truth().calls.iter().filter(|call| call.direction == Direction::Inbound);
        assert!(rings.clone().filter(|call| call.ring_ms >= 1_000).count() * 5 >= rings.count() * 4, "seed {seed}");
    }
}

#[test]
fn fast_motion_never_goes_beyond_what_is_due_and_shows_a_ring() {
    let Desk { mut platform, now } = Desk::ready();
    assert_eq!((forward_ms(&platform, 0, 500, 100), forward_ms(&platform, 500, 500, 100)), (500, 0));
    let (far, talked) = (1_000_000, forward_ms(&platform, 0, 1_000_000, 100));
    platform.act(now, &incoming());
    assert!(forward_ms(&platform, 0, far, 100) * 5 < talked);
    assert_eq!((wait_ms(&platform, 0, far), wait_ms(&platform, 0, 0)), (100, 0));
}
