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
