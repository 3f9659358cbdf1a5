//! What is found is what looking at every call would find.

use super::*;

fn any_call() -> impl Strategy<Value = Call> {
    let number = prop::option::of(prop::sample::select(vec!["5550142", "+8613800138045", "A1002"]));
    let text = || prop::option::of(prop::sample::select(vec!["Acme", "b", "ÄÖ 7"]));
    let outcome = prop::sample::select(vec![
        None,
        Some(Outcome::Answered),
        Some(Outcome::Missed),
        Some(Outcome::Abandoned),
        Some(Outcome::Failed),
    ]);
    let direction =
        prop::sample::select(vec![Direction::Inbound, Direction::Outbound, Direction::Internal, Direction::Unknown]);
    let disposition = prop::option::of(prop::sample::select(vec!["SALE", "NONE"]));
    let details = (text(), text(), disposition, 0..200_000_u64, 0..3_u64, any::<bool>());
    let medium = prop::option::of(any_medium());
    (number, direction, outcome, medium, details).prop_map(|(number, direction, outcome, medium, details)| {
        let (queue, note, disposition, talked_ms, held, wrapped_up) = details;
        let call = Call {
            direction,
            medium,
            number: number.map(Number::new),
            queue: queue.map(str::to_owned),
            note: note.map(Note::new),
            disposition: disposition.map(str::to_owned),
            talked_ms,
            held_ms: held * 1_000,
            wrapped_up,
            ..call(0, 0)
        };
        match outcome {
            Some(outcome) => ended(call, outcome),
            None => call,
        }
    })
}

fn any_medium() -> impl Strategy<Value = Medium> {
    prop::sample::select(vec![Medium::Voice, Medium::Video])
}

fn any_query() -> impl Strategy<Value = Query> {
    let text = prop::sample::select(vec!["", "", "acme", "8045", "zoe", "a b", "ao 7", "verkauft", "nobody"]);
    let range = prop::sample::select(vec![Range::DailyTotals, Range::Week, Range::All]);
    let direction = prop::option::of(prop::sample::select(vec![Direction::Inbound, Direction::Internal]));
    let outcome = prop::option::weighted(0.3, prop::sample::select(vec![Outcome::Missed, Outcome::Answered]));
    let medium = prop::option::weighted(0.2, any_medium());
    let talk = prop::option::weighted(0.3, (0..100_u32, prop::option::of(100..200_u32)));
    let disposition = prop::option::weighted(0.3, prop::sample::select(vec!["", "SALE"]));
    let queue = prop::option::weighted(0.2, Just("Acme".to_owned()));
    let sort = (prop::sample::select(Column::ALL.to_vec()), any::<bool>());
    (text, range, direction, (outcome, medium), talk, (disposition, queue), prop::bool::weighted(0.2), sort).prop_map(
        |(text, range, direction, (outcome, medium), talk, (disposition, queue), waiting, (column, descending))| {
            Query {
                text: text.to_owned(),
                range,
                direction,
                outcome,
                medium,
                talk: talk.map(|(from, to)| Talk { from, to }),
                disposition: disposition.map(str::to_owned),
                queue,
                waiting,
                sort: Sort { column, descending },
            }
        },
    )
}

#[derive(Clone, Debug)]
enum Step {
    /// A call begins in the open shift.
    Begins(Box<Call>),
    /// A call of the open shift becomes another.
    Changes(usize, Box<Call>),
    /// Records are read: shift, beginning, call.
    Read(Vec<(u64, Call)>),
    Amended(usize, Box<Call>),
    /// The directory's names come, or go.
    Named(bool),
    /// Another shift begins; what was, is on record.
    NextShift,
    Asked(Box<Query>, u64),
}

fn any_step() -> impl Strategy<Value = Step> {
    let call = || any_call().prop_map(Box::new);
    let records = prop::collection::vec((0..SHIFT / 100, any_call()), 0..5);
    prop_oneof![
        4 => call().prop_map(Step::Begins),
        2 => (any::<usize>(), call()).prop_map(|(at, call)| Step::Changes(at, call)),
        2 => records.prop_map(Step::Read),
        1 => (any::<usize>(), call()).prop_map(|(at, call)| Step::Amended(at, call)),
        1 => any::<bool>().prop_map(Step::Named),
        1 => Just(Step::NextShift),
        6 => (any_query().prop_map(Box::new), 0..2 * SHIFT).prop_map(|(query, from)| Step::Asked(query, from)),
    ]
}

/// What a row is found by and sorted by, told as plainly as it can be.
struct Plain {
    open: bool,
    call: Call,
    name: Option<&'static str>,
}

impl Plain {
    fn label(&self) -> String {
        self.call.disposition.as_deref().map(|code| if code == "SALE" { "Verkauft" } else { code }).unwrap_or("").into()
    }

    fn holds(&self, query: &Query, from: u64) -> bool {
        let call = &self.call;
        let outcome = match call.phase {
            Phase::Ended { outcome, .. } => Some(outcome),
            _ => None,
        };
        let number = call.number.as_ref().map_or("", |number| number.as_str());
        let texts = [number, self.name.unwrap_or(""), call.queue.as_deref().unwrap_or("")];
        let note = call.note.as_ref().map_or("", |note| note.as_str());
        let label = self.label();
        let code = call.disposition.clone().unwrap_or_default();
        let texts: Vec<String> = texts.into_iter().chain([note, &label, &code]).map(fold).collect();
        let waits = matches!(outcome, Some(Outcome::Missed | Outcome::Abandoned))
            && matches!(call.direction, Direction::Inbound | Direction::Unknown)
            && !call.wrapped_up;
        let talked = call.talked_ms / 1_000;
        (call.began.wall >= from || (query.range == Range::DailyTotals && self.open))
            && query.text.split_whitespace().all(|word| texts.iter().any(|text| text.contains(&fold(word))))
            && query.direction.is_none_or(|direction| direction == call.direction)
            && (query.outcome.is_none() || query.outcome == outcome)
            && (query.medium.is_none() || query.medium == call.medium)
            && query
                .talk
                .is_none_or(|talk| u64::from(talk.from) <= talked && talk.to.is_none_or(|to| talked < u64::from(to)))
            && query.disposition.as_ref().is_none_or(|wanted| *wanted == code)
            && (query.queue.is_none() || query.queue == call.queue)
            && (!query.waiting || waits)
    }

    /// Comparable, and the same for equals.
    fn rank(&self, column: Column) -> (u64, bool, String) {
        let call = &self.call;
        let number = |number: u64| (number, false, String::new());
        let text = |text: &str| (0, text.is_empty(), text.to_owned());
        match column {
            Column::Time => number(0),
            Column::Party => text(self.name.or(call.number.as_ref().map(|number| number.as_str())).unwrap_or("")),
            Column::Direction => number(call.direction as u64),
            Column::Outcome => number(match call.phase {
                Phase::Ended { outcome, .. } => 1 + outcome as u64,
                _ => 0,
            }),
            Column::EndedBy => number(match call.phase {
                Phase::Ended { by, .. } => 1 + by as u64,
                _ => 0,
            }),
            Column::Ring => number(match call.phase {
                Phase::Ended { .. } => 9_000,
                _ => 0,
            }),
            Column::Talk => number(call.talked_ms),
            Column::Hold => number(call.held_ms),
            Column::WrapUp => number(0),
            Column::Disposition => text(&self.label()),
        }
    }
}

#[test]
fn a_text_typed_letter_by_letter_finds_what_it_finds_at_once() {
    let on_record = || {
        let mut book = CallIndex::default();
        let numbers = ["+493012", "493012", "3049", "+3049", "4-930"].into_iter().enumerate();
        let call = |(key, number): (usize, &str)| {
            (
                1,
                Call {
                    number: Some(Number::new(number)),
                    note: Some(Note::new("a+b")),
                    ..call(key as u64, key as u64)
                },
            )
        };
        book.read(numbers.map(call), &Names::default());
        book
    };
    for text in ["+4930", "49 30", "30+49", "a+b +3", "-930"] {
        let mut typed = on_record();
        for end in 1..=text.len() {
            let query = asking(&text[..end]);
            assert_eq!(keys(&mut typed, &query), keys(&mut on_record(), &query), "{text} up to {end}");
        }
    }
}

proptest! {
    #![proptest_config(crate::support::cases::law(256))]

    /// Whatever came in whatever order, the answer is what one would find by looking at every call.
    #[test]
    fn what_is_found_is_what_looking_at_every_call_would_find(steps in prop::collection::vec(any_step(), 1..40)) {
        let mut book = CallIndex::default();
        let (mut shift, mut names) = (SHIFT, Names::default());
        let mut calls: Vec<Rc<Call>> = Vec::new();
        let mut records: BTreeMap<RecordKey, Call> = BTreeMap::new();
        for step in steps {
            match step {
                Step::Begins(call) => {
                    let (key, began) = (calls.len() as u64, shift + 10 * calls.len() as u64);
                    calls.push(Rc::new(moved(*call, key, began)));
                }
                Step::Changes(at, call) => {
                    if let Some(at) = at.checked_rem(calls.len()) {
                        let (key, began) = (calls[at].key, calls[at].began.wall);
                        calls[at] = Rc::new(moved(*call, key, began));
                    }
                }
                Step::Read(read) => {
                    let read: Vec<(u64, Call)> =
                        read.into_iter().map(|(began, call)| (began, moved(call, 0, began))).collect();
                    for (shift, call) in &read {
                        records.entry(RecordKey::of(*shift, call)).or_insert_with(|| call.clone());
                    }
                    book.read(read, &names);
                }
                Step::Amended(at, call) => {
                    if let Some(at) = at.checked_rem(records.len()) {
                        let (key, record) = records.iter_mut().nth(at).expect("it is among them");
                        *record = moved(*call, key.call, key.began);
                        book.amend(key.shift, Rc::new(record.clone()), &names);
                    }
                }
                Step::Named(known) => {
                    names.known = known;
                    book.rename(&names);
                }
                Step::NextShift => {
                    let over: Vec<(u64, Call)> = calls.drain(..).map(|call| (shift, Call::clone(&call))).collect();
                    for (shift, call) in &over {
                        records.insert(RecordKey::of(*shift, call), call.clone());
                    }
                    shift += 1_000;
                    book.follow(shift, &calls, &names);
                    book.read(over, &names);
                }
                Step::Asked(query, from) => {
                    book.follow(shift, &calls, &names);
                    let name = |call: &Call| {
                        let known = names.known && call.number == Some(Number::new("5550142"));
                        known.then_some("Zoë Ängström")
                    };
                    let plain = |(open, call): (bool, &Call)| Plain { open, call: call.clone(), name: name(call) };
                    let on_record = records.values().map(|call| (false, call));
                    let all = on_record.chain(calls.iter().map(|call| (true, &**call))).map(plain);
                    let mut wanted: Vec<Plain> = all.filter(|plain| plain.holds(&query, from)).collect();
                    if query.sort.column != Column::Time || query.sort.descending {
                        wanted.reverse();
                    }
                    wanted.sort_by(|one, other| {
                        let order = one.rank(query.sort.column).cmp(&other.rank(query.sort.column));
                        if query.sort.descending { order.reverse() } else { order }
                    });
                    if query.waiting {
                        // Of each person's calls the last one stands for the person.
                        let key_of = |plain: &Plain| (plain.call.began.wall, plain.call.key);
                        let mut last: BTreeMap<Number, (u64, u64)> = BTreeMap::new();
                        for plain in &wanted {
                            if let Some(number) = plain.call.number.clone() {
                                let last = last.entry(number).or_default();
                                *last = key_of(plain).max(*last);
                            }
                        }
                        wanted.retain(|plain| {
                            plain.call.number.as_ref().is_none_or(|number| last[number] == key_of(plain))
                        });
                    }
                    let found = book.find(&query, from..=u64::MAX);
                    let on_other_days = if wanted.is_empty() {
                        let anytime = Query { range: Range::All, ..Query::clone(&query) };
                        let on_record = records.values().map(|call| (false, call));
                        let all = on_record.chain(calls.iter().map(|call| (true, &**call))).map(plain);
                        all.filter(|plain| plain.holds(&anytime, 0)).count()
                    } else {
                        0
                    };
                    prop_assert_eq!(found.on_other_days(), on_other_days);
                    let wanted_used = |column: Column, has: fn(&Call) -> bool| {
                        let shown = found.used().has(column);
                        // In the list of who waits, what the calls behind a person use is used, too.
                        shown == wanted.iter().any(|plain| has(&plain.call)) || (query.waiting && shown)
                    };
                    prop_assert!(wanted_used(Column::Hold, |call| call.held_ms > 0));
                    prop_assert!(wanted_used(Column::Disposition, |call| call.disposition.is_some()));
                    let has_ended = |call: &Call| matches!(call.phase, Phase::Ended { .. });
                    prop_assert!(wanted_used(Column::EndedBy, has_ended));
                    prop_assert!(wanted_used(Column::WrapUp, |call| call.wrap_up_ms.is_some()));
                    let found: Vec<&Call> = found.rows().iter().map(|row: &Rc<Row>| &*row.call).collect();
                    let wanted: Vec<&Call> = wanted.iter().map(|plain| &plain.call).collect();
                    prop_assert_eq!(found, wanted);
                }
            }
        }
    }

    #[test]
    fn every_view_comes_back_from_its_address(query in any_query()) {
        prop_assert_eq!(from_fragment(&to_fragment(&query)), Some(query));
    }
}
