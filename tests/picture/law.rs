//! For days such as no scenario would think of.

use crate::NINE;
use crate::cases::law_of_the_same_days;
use crate::days::{any_day, any_dialect, any_settings};
use crate::draw::{CALENDAR, Figures, Markup, draw};
use crate::journals::journal;
use crate::live::{Desk, Live};
use agent_console::casefile::{CaseFile, Fact, Head, Pseudonyms, Whole, read, write};
use agent_console::config::parse;
use agent_console::directory::{Contact, KnownPeople};
use agent_console::domain::{Call, Moment};
use agent_console::journal::{Circumstance, Entry, EntryKind, replay};
use agent_console::log::{Collation, Query};
use agent_console::picture::Masking;
use agent_console::protocol::Number;
use agent_console::replay::{Looks, Player};
use agent_console::simulator::{Action, Dialect, Platform, Settings};
use agent_console::view::{AR, EN, ES, Locale, Phones, Words, ZH};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Pictures are compared after every so many entries.
const EVERY: usize = 20;

const CONFIGURATIONS: [&str; 4] = [
    "{}",
    r#"{"privacy": {"mask": "list"}, "hold": {"remindSeconds": 5}, "rests": {"0": {"name": "Lunch", "minutes": 1}}}"#,
    r#"{"privacy": {"mask": "everywhere"}, "directory": {"url": "names.csv", "strip": ["9"]},
        "history": {"url": "calls?of={number}"}}"#,
    r#"{"wrapUp": {"dispositions": [{"code": "sale", "name": "Sold"}], "minutes": 1}, "history": {"days": 2, "url": "calls?of={number}"},
        "directory": {"url": "names.csv"}, "bar": {"silentMinutes": 1}}"#,
];

type Day = (Vec<(u64, Vec<Action>)>, Dialect, Settings);

fn any_shift() -> impl Strategy<Value = Day> {
    (any_day(), any_dialect(), any_settings())
}

/// The shift's entries, among them some of what makes no state; and each call has a disposition.
fn entries(day: &Day) -> Vec<Entry> {
    let (days, dialect, settings) = day;
    let journal = journal(days, Platform::with(dialect.clone(), settings.clone()));
    let mut entries = Vec::new();
    for entry in journal {
        let (now, what) = (entry.now, entry.what);
        let further = match (&what, entry.number % 7) {
            (EntryKind::Noted(call, _), 0) => Some(EntryKind::Promised(*call, Some(now.at.wall + 60_000))),
            (EntryKind::Noted(call, _), _) => Some(EntryKind::Disposed(*call, Some("sale".to_owned()))),
            (_, 3) => Some(EntryKind::Seen { what: Circumstance::Visibility, how: "hidden".to_owned() }),
            _ => None,
        };
        entries.extend([Some(what), further].into_iter().flatten().map(|what| (now, what)));
    }
    let numbered = entries.into_iter().enumerate();
    numbered.map(|(number, (now, what))| Entry { number: number as u64, now, what }).collect()
}

/// What is on record of a shift that was so long before, milliseconds.
fn records(day: &Day, before: u64) -> Vec<(u64, Call)> {
    let mut entries = entries(day);
    entries.iter_mut().for_each(|entry| entry.now.at.wall -= before);
    let session = replay(&entries).expect("a shift");
    let ended = session.calls().iter().filter(|call| !call.is_live());
    ended.map(|call| (NINE.wall - before, Call::clone(call))).collect()
}

fn contacts() -> Vec<(Number, Contact)> {
    let contact =
        |number: &str, name: &str, note: &str| (Number::new(number), Contact::new(name, note).expect("a name"));
    vec![contact("5550142", "Ada Ibáñez", "Speaks Spanish"), contact("+8613800138123", "张伟", "")]
}

fn file(configuration: &str, entries: Vec<Entry>, records: Vec<(u64, Call)>) -> CaseFile {
    let head = Head {
        release: "1".to_owned(),
        shift: NINE.wall,
        saved: NINE.wall,
        from: NINE.wall,
        to: NINE.wall,
        redacted: false,
        language: "en".to_owned(),
        surroundings: Default::default(),
        configuration: configuration.to_owned(),
        missing: 0,
    };
    CaseFile { head, entries, records, contacts: contacts() }
}

/// The moments at which pictures are compared, each with the last entry before it.
fn moments(desk: &Desk, entries: &[Entry]) -> Vec<(usize, Moment)> {
    let mut live = Live::new(desk, entries[0].now);
    let mut places = BTreeSet::from([entries.len() - 1]);
    let mut rang = None;
    for (place, entry) in entries.iter().enumerate() {
        live.take(entry);
        let ring = live.session.ring().map(|ring| (ring.call_id, ring.since));
        if place % EVERY == 0 || ring.is_some() && ring != rang {
            places.insert(place);
        }
        rang = ring;
    }
    let between = |place: usize| {
        let at = entries[place].now.at;
        let gap = entries.get(place + 1).map_or(90_000, |next| next.now.at.since(at));
        [(place, at), (place, at.plus(gap / 2))]
    };
    places.into_iter().flat_map(between).collect()
}

fn live(desk: &Desk, entries: &[Entry], moments: &[(usize, Moment)]) -> Vec<Markup> {
    let mut live = Live::new(desk, entries[0].now);
    let mut drawn = Vec::new();
    let mut due = moments.iter().peekable();
    for (place, entry) in entries.iter().enumerate() {
        live.take(entry);
        while let Some((_, at)) = due.next_if(|(after, _)| *after == place) {
            live.wait(*at);
            drawn.push(live.draw());
        }
    }
    drawn
}

fn reader(player: &mut Player, desk: &Desk, (place, at): (usize, Moment)) -> Markup {
    player.at_moment(place, at);
    let asked = player.ask(desk.words, CALENDAR, Rc::new(Query::default()), Phones::unknown(), Collation::default);
    let looks = Looks { words: desk.words, locale: &desk.locale, masking: &desk.masking, calendar: CALENDAR };
    draw(&player.picture(looks), asked, player.people().contacts())
}

proptest! {
    #![proptest_config(law_of_the_same_days(40))]

    #[test]
    fn the_reader_draws_what_the_console_drew(
        today in any_shift(),
        earlier in any_shift(),
        before in prop::sample::select(vec![7_200_000u64, 86_400_000, 3 * 86_400_000]),
        (configuration, language) in (prop::sample::select(CONFIGURATIONS.to_vec()), 0..4usize),
        turn in any::<prop::sample::Index>(),
    ) {
        let words: &'static Words = [&EN, &ES, &ZH, &AR][language];
        let (entries, records) = (entries(&today), records(&earlier, before));
        let file = file(configuration, entries.clone(), records.clone());
        let (file, whole) = read(&write(&file)).expect("readable");
        prop_assert_eq!(whole, Whole::Yes);
        let config = parse(configuration).expect("a configuration");
        let strip = config.directory.as_ref().map(|directory| directory.strip.clone()).unwrap_or_default();
        let people = KnownPeople::new(&strip, contacts().iter());
        let desk = Desk {
            masking: Masking::new(config.privacy.mask),
            contacts: people.contacts().clone(),
            people: Box::new(people),
            words,
            locale: Locale::new(Figures),
            shift: NINE.wall,
            records,
            config,
        };
        let moments = moments(&desk, &entries);
        let drawn = live(&desk, &entries, &moments);
        let mut player = Player::new(Rc::new(file), words.language.tag);
        // Whoever reads jumps back and forth.
        let count = moments.len();
        let jumps = (0..count).rev().chain(0..count).skip(turn.index(count));
        for place in jumps {
            let (ours, theirs) = (reader(&mut player, &desk, moments[place]), &drawn[place]);
            prop_assert_eq!(&ours.status, &theirs.status);
            prop_assert_eq!(&ours.popup, &theirs.popup);
            prop_assert_eq!(&ours.day, &theirs.day);
            prop_assert_eq!(&ours.log, &theirs.log);
        }
    }

    #[test]
    fn pseudonyms_change_no_state_no_outcome_and_no_duration((today, seed) in (any_shift(), any::<[u8; 16]>())) {
        let plain = file("{}", entries(&today), Vec::new());
        let redacted = Pseudonyms::new(seed).file(&plain);
        let (mut plain, mut redacted) = (Player::new(Rc::new(plain), "en"), Player::new(Rc::new(redacted), "en"));
        let count = plain.entries().len();
        for place in (0..count).step_by(EVERY).chain([count - 1]) {
            let said = |player: &mut Player| {
                let facts = player.facts(place).into_iter();
                facts.filter(|(fact, _)| matches!(fact, Fact::AgentState | Fact::Phase(_) | Fact::Durations(_))).collect::<Vec<_>>()
            };
            prop_assert_eq!(said(&mut plain), said(&mut redacted));
        }
    }
}
