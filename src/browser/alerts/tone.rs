//! The tones, as data, and how they become sound. A tone is one round, rendered once and then repeated by the
//! browser's audio thread: no beep waits for a timer, which a hidden tab would get late.

use crate::ringing::Pattern;
use crate::settings::Tone;
use std::cell::RefCell;
use std::f32::consts::TAU;
use std::rc::Rc;

thread_local! {
    static ROUNDS: RefCell<Vec<(Pattern, Rc<[f32]>)>> = const { RefCell::new(Vec::new()) };
}

/// Samples a second. Nothing in here sounds above half of it.
pub const RATE: f32 = 22_050.0;

struct Round {
    seconds: f32,
    /// The loudest sample.
    level: f32,
    notes: &'static [Note],
}

struct Note {
    /// Seconds from the beginning of the round.
    at: f32,
    seconds: f32,
    hz: f32,
    /// How fast it dies away, per second; 0 for a tone that is held.
    decay: f32,
    /// Multiples of `hz`, and how strong each is.
    partials: &'static [(f32, f32)],
}

const fn note(at: f32, seconds: f32, hz: f32, decay: f32, partials: &'static [(f32, f32)]) -> Note {
    Note { at, seconds, hz, decay, partials }
}

const PURE: &[(f32, f32)] = &[(1.0, 1.0)];
const WARM: &[(f32, f32)] = &[(1.0, 1.0), (2.0, 0.35), (3.0, 0.12)];
const METAL: &[(f32, f32)] = &[(1.0, 1.0), (2.76, 0.35), (5.4, 0.12)];
const WOOD: &[(f32, f32)] = &[(1.0, 1.0), (3.93, 0.22)];
const REED: &[(f32, f32)] = &[(1.0, 1.0), (3.0, 0.33), (5.0, 0.2), (7.0, 0.1)];

/// Two bursts of two tones close together: the ring of a telephone on a desk.
const BELL: Round = Round {
    seconds: 3.0,
    level: 0.9,
    notes: &[
        note(0.0, 0.42, 800.0, 0.0, WARM),
        note(0.0, 0.42, 820.0, 0.0, WARM),
        note(0.62, 0.42, 800.0, 0.0, WARM),
        note(0.62, 0.42, 820.0, 0.0, WARM),
    ],
};

const CHIME: Round = Round {
    seconds: 3.4,
    level: 0.9,
    notes: &[
        note(0.0, 1.6, 783.99, 2.6, METAL),
        note(0.32, 1.6, 659.26, 2.6, METAL),
        note(0.64, 2.2, 523.25, 2.0, METAL),
    ],
};

const MARIMBA: Round = Round {
    seconds: 2.6,
    level: 0.9,
    notes: &[
        note(0.0, 0.5, 523.25, 7.0, WOOD),
        note(0.15, 0.5, 659.26, 7.0, WOOD),
        note(0.3, 0.5, 783.99, 7.0, WOOD),
        note(0.45, 0.6, 1_046.5, 6.0, WOOD),
        note(0.75, 0.5, 783.99, 7.0, WOOD),
        note(0.9, 0.8, 1_046.5, 5.0, WOOD),
    ],
};

/// For loud rooms.
const PULSE: Round = Round {
    seconds: 1.6,
    level: 0.8,
    notes: &[
        note(0.0, 0.13, 988.0, 0.0, REED),
        note(0.21, 0.13, 988.0, 0.0, REED),
        note(0.42, 0.13, 988.0, 0.0, REED),
        note(0.63, 0.2, 1_319.0, 0.0, REED),
    ],
};

const DEEP: Round = Round {
    seconds: 2.8,
    level: 0.95,
    notes: &[note(0.0, 0.45, 220.0, 0.0, WARM), note(0.5, 0.45, 293.66, 0.0, WARM), note(1.0, 0.7, 220.0, 1.5, WARM)],
};

const WAITING: Round = Round {
    seconds: 5.0,
    level: 0.25,
    notes: &[note(0.0, 0.14, 440.0, 0.0, PURE), note(0.24, 0.14, 440.0, 0.0, PURE)],
};

impl Pattern {
    fn round(self) -> &'static Round {
        match self {
            Pattern::Ring(Tone::Bell) => &BELL,
            Pattern::Ring(Tone::Chime) => &CHIME,
            Pattern::Ring(Tone::Marimba) => &MARIMBA,
            Pattern::Ring(Tone::Pulse) => &PULSE,
            Pattern::Ring(Tone::Deep) => &DEEP,
            Pattern::Waiting => &WAITING,
        }
    }

    /// How long a round is, its silence included, seconds.
    pub fn seconds(self) -> f64 {
        f64::from(self.round().seconds)
    }

    /// One round at [`RATE`], from -1 to 1. Kept, because at a ring there is no time to lose.
    pub fn samples(self) -> Rc<[f32]> {
        ROUNDS.with_borrow_mut(|rounds| {
            if let Some((_, samples)) = rounds.iter().find(|(pattern, _)| *pattern == self) {
                return samples.clone();
            }
            let samples: Rc<[f32]> = self.rendered().into();
            rounds.push((self, samples.clone()));
            samples
        })
    }

    fn rendered(self) -> Vec<f32> {
        let round = self.round();
        let mut samples = vec![0.0_f32; (round.seconds * RATE) as usize];
        for note in round.notes {
            let begin = (note.at * RATE) as usize;
            let length = (note.seconds * RATE) as usize;
            for (index, sample) in samples.iter_mut().skip(begin).take(length).enumerate() {
                *sample += note.at_time(index as f32 / RATE);
            }
        }
        let peak = samples.iter().fold(f32::MIN_POSITIVE, |peak, sample| peak.max(sample.abs()));
        samples.iter_mut().for_each(|sample| *sample *= round.level / peak);
        samples
    }
}

impl Note {
    fn at_time(&self, time: f32) -> f32 {
        /// A tone that begins or ends at once clicks.
        const EDGE: f32 = 0.012;
        let edge = (time / EDGE).min((self.seconds - time) / EDGE).clamp(0.0, 1.0);
        let wave: f32 = self.partials.iter().map(|(ratio, part)| part * (TAU * self.hz * ratio * time).sin()).sum();
        edge * (-self.decay * time).exp() * wave
    }
}
