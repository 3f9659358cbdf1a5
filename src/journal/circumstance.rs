//! What the agent had before the eyes, or did, that makes no state.

/// Each has a word that is stored. None is ever told with a number, a name or anything typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Circumstance {
    /// `light`, `dark` or `contrast`, as it comes out where it is left to the system.
    Theme,
    /// How much room things take, and how large letters are.
    Density,
    TextSize,
    /// The tag of the language on the screen.
    Language,
    /// Whether the page is in sight: `hidden`, `visible`, or `focused` if it has the keyboard, too.
    Visibility,
    /// Whether the page may notify on the desktop.
    Notifications,
    /// The light that tells whether rings can be noticed.
    Rings,
    /// How much of numbers is masked.
    Masking,
    /// Of the environment: name and version.
    Browser,
    TimeZone,
    /// In CSS pixels, as those of the window.
    Screen,
    Window,
    /// Of the processor.
    Cores,
    /// Gigabytes, as far as the browser tells.
    Memory,
    /// A button was pressed: its `data-action`.
    Click,
    /// A command of the keyboard, by its name.
    Key,
    /// The wall clock was set, by so many milliseconds.
    Clock,
    /// Of a later console.
    Other,
}

use Circumstance::*;

const WORDS: [(Circumstance, &str); 17] = [
    (Theme, "theme"),
    (Density, "theme/density"),
    (TextSize, "theme/text-size"),
    (Language, "language"),
    (Visibility, "visibility"),
    (Notifications, "notifications"),
    (Rings, "rings"),
    (Masking, "privacy/mask"),
    (Browser, "environment/browser"),
    (TimeZone, "environment/time-zone"),
    (Screen, "environment/screen"),
    (Window, "environment/window"),
    (Cores, "environment/cores"),
    (Memory, "environment/memory"),
    (Click, "click"),
    (Key, "key"),
    (Clock, "clock"),
];

impl Circumstance {
    /// How it is written down.
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(what, _)| *what == self).map_or("other", |(_, word)| *word)
    }

    pub fn of_word(word: &str) -> Circumstance {
        WORDS.iter().find(|(_, known)| *known == word).map_or(Other, |(what, _)| *what)
    }

    /// Whether it holds until it is told anew; else it happened once.
    pub fn holds(self) -> bool {
        !matches!(self, Click | Key | Clock | Other)
    }
}
