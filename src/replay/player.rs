//! A case file, as far as it had come at any of its entries. The session is woken as the console was: whoever waits for what
//! doesn't come is told so when it is time.

mod changes;
mod fold;
#[cfg(feature = "browser")]
mod picture;
mod reading;
mod what_if;

pub use changes::{Change, Changed};
pub use fold::Held;
#[cfg(feature = "browser")]
pub use picture::Looks;
pub use reading::{Compared, Reading, compare, first_difference, reading};
pub use what_if::{Difference, Edit, edited, read_shift, what_if};

use crate::casefile::{CaseFile, Fact, facts};
use crate::config::{Config, parse};
use crate::directory::KnownPeople;
use crate::domain::{Moment, Now, Session};
use crate::journal::Entry;
use crate::log::{CallIndex, Names};
use changes::Watch;
use fold::Fold;
use std::rc::Rc;

/// Between one place from which others are reached and the next, entries.
const EVERY: usize = 100;

pub struct Player {
    file: Rc<CaseFile>,
    config: Config,
    people: KnownPeople,
    /// The tag of the language in which codes are named.
    tag: &'static str,
    /// How it stood before every hundredth entry.
    checkpoints: Vec<Fold>,
    changes: Vec<Changed>,
    /// How many entries have come in the scene.
    came: usize,
    scene: Scene,
}

/// How it stood at a moment.
pub struct Scene {
    /// The place of the last entry that had come.
    pub position: usize,
    pub at: Moment,
    pub session: Session,
    /// What held that makes no state.
    pub held: Held,
    /// The calls, those on record, too.
    pub index: CallIndex,
}

impl Player {
    /// At the first entry. `tag` is of the language in which codes are named. A configuration that can't be read is one without
    /// anything in it.
    pub fn new(file: Rc<CaseFile>, tag: &'static str) -> Player {
        let config = parse(&file.head.configuration).unwrap_or_default();
        let strip = config.directory.as_ref().map_or(&[][..], |directory| &directory.strip);
        let people = KnownPeople::new(strip, file.contacts.iter());
        let began = file.entries.first().map_or(Now::default(), |first| first.now);
        let mut fold = Fold::new(&config, began);
        let mut watch = Watch::new(&fold, &config);
        let mut checkpoints = Vec::new();
        for (at, entry) in file.entries.iter().enumerate() {
            if at % EVERY == 0 {
                checkpoints.push(fold.clone());
            }
            fold.take(entry, |fold, is_entry| watch.look(fold, if is_entry { at } else { at.saturating_sub(1) }));
        }
        let changes = watch.changes;
        let Fold { session, held, at } = Fold::new(&config, began);
        let scene = Scene { position: 0, at, session, held, index: CallIndex::default() };
        let mut player = Player { file, config, people, tag, checkpoints, changes, came: 0, scene };
        player.at(0);
        player
    }

    pub fn file(&self) -> &Rc<CaseFile> {
        &self.file
    }

    pub fn entries(&self) -> &[Entry] {
        &self.file.entries
    }

    /// The operator's configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    pub fn people(&self) -> &KnownPeople {
        &self.people
    }

    /// What became otherwise, in the order of time.
    pub fn changes(&self) -> &[Changed] {
        &self.changes
    }

    /// Where it stands.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// From here on codes are named in this language.
    pub fn speak(&mut self, tag: &'static str) {
        if self.tag != tag {
            self.tag = tag;
            self.scene.index.rename(&names(&self.people, &self.config, tag));
        }
    }

    /// Goes to the moment of an entry, after it; to the last one if there are fewer.
    pub fn at(&mut self, position: usize) -> &Scene {
        let at = self.entries().get(position).or(self.entries().last()).map_or(Moment::default(), |entry| entry.now.at);
        self.at_moment(position, at)
    }

    /// Goes to a moment after an entry and before the next.
    pub fn at_moment(&mut self, position: usize, at: Moment) -> &Scene {
        let position = position.min(self.entries().len().saturating_sub(1));
        let came = |place: usize| self.file.entries.get(place).map(|entry| entry.now.at);
        let earliest = came(position).unwrap_or(at);
        let before_next = came(position + 1).filter(|next| next.mono < at.mono).unwrap_or(at);
        let at = if before_next.mono < earliest.mono { earliest } else { before_next };
        let is_back = position + 1 < self.came || at.mono < self.scene.at.mono;
        // A jump forward past a checkpoint is quicker from there.
        if is_back || position / EVERY > self.came / EVERY {
            self.begin_at(position);
        }
        self.go_on(position, at, is_back);
        &self.scene
    }

    /// Goes to the checkpoint before an entry. The index stays behind.
    fn begin_at(&mut self, position: usize) {
        let Some(checkpoint) = self.checkpoints.get(position / EVERY) else { return };
        let Fold { session, held, at } = checkpoint.clone();
        self.came = position / EVERY * EVERY;
        (self.scene.session, self.scene.held, self.scene.at) = (session, held, at);
    }

    fn go_on(&mut self, position: usize, at: Moment, is_back: bool) {
        let scene = &mut self.scene;
        let mut fold = Fold { session: scene.session.clone(), held: std::mem::take(&mut scene.held), at: scene.at };
        for entry in self.file.entries.iter().take(position + 1).skip(self.came) {
            fold.take(entry, |_, _| {});
        }
        fold.wait(at, |_, _| {});
        (scene.session, scene.held, scene.at, scene.position) = (fold.session, fold.held, at, position);
        self.came = position + 1;
        let names = names(&self.people, &self.config, self.tag);
        let (shift, calls) = (self.file.head.shift, scene.session.calls());
        if is_back || scene.index.is_empty() {
            scene.index = CallIndex::default();
            scene.index.follow(shift, calls, &names);
            scene.index.read(self.file.records.iter().cloned(), &names);
        } else {
            scene.index.follow(shift, calls, &names);
        }
    }

    /// Everything that is said on the screen after an entry.
    pub fn facts(&mut self, position: usize) -> Vec<(Fact, String)> {
        let scene = self.at(position);
        facts(&scene.session, scene.at)
    }
}

fn names<'a>(people: &'a KnownPeople, config: &'a Config, tag: &'static str) -> Names<'a> {
    Names { people: Some(people), wrap_up: &config.wrap_up, tag }
}
