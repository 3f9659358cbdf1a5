//! Numbers and durations, as people read them.

use super::call;
use crate::stage::at;
use agent_console::browser::collation;
use agent_console::directory::Contact;
use agent_console::domain::{Call, EndedBy, Outcome, Phase};
use agent_console::log::{CallIndex, Column, Naming, Query, Range, Sort};
use agent_console::protocol::Number;
use agent_console::view::{AR, ES, ZH, duration, number_groups};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test as test;

fn read(number: &str) -> String {
    number_groups(number).join(" ")
}

#[test]
fn a_duration_is_written_as_a_stopwatch_writes_it() {
    let written = [0, 999, 1_000, 59_999, 60_000, 754_000, 3_599_999, 3_600_000, 36_061_000].map(duration);
    assert_eq!(written, ["0:00", "0:00", "0:01", "0:59", "1:00", "12:34", "59:59", "1:00:00", "10:01:01"]);
}

#[test]
fn numbers_are_read_in_the_groups_that_people_use() {
    let numbers = ["13812345678", "88880165", "5550123", "2025550123", "075588880165", "10086", "112"];
    let groups =
        ["138 1234 5678", "8888 0165", "555 0123", "202 555 0123", "0755 8888 0165", "10086", "112"].map(str::to_owned);
    assert_eq!(numbers.map(read), groups);
}

#[test]
fn a_country_code_stands_apart() {
    let numbers = ["+8613812345678", "+12025550123", "+35315550123", "+86", "+"];
    let groups = ["+86 138 1234 5678", "+1 202 555 0123", "+353 1555 0123", "+86", "+"].map(str::to_owned);
    assert_eq!(numbers.map(read), groups);
}

#[test]
fn what_is_not_made_of_digits_stays_whole() {
    for number in ["*86#", "A1002", "a70092", "+86-755", "anonymous", "+８６１３", "138 1234", "+½"] {
        assert_eq!(number_groups(number), [number]);
    }
}

#[test]
fn the_groups_put_together_are_the_number() {
    for length in 0..40 {
        for prefix in ["", "+", "0", "+86"] {
            let number = format!("{prefix}{}", "7".repeat(length));
            assert_eq!(number_groups(&number).concat(), number);
        }
    }
}

#[test]
fn names_are_in_the_order_that_each_languages_readers_know() {
    let ended = Phase::Ended { at: at(0), outcome: Outcome::Answered, by: EndedBy::Agent };
    for (language, names) in [
        (&ES.language, &["Alonso", "Álvarez", "Núñez", "Ñíguez", "Oria", "Zapata"][..]),
        // Bái, Chén, Lǐ, Zhāng: by their sound, which the characters' numbers don't follow.
        (&ZH.language, &["白丽", "陈伟", "李娜", "张敏"]),
        (&AR.language, &["أحمد", "بدر", "خالد", "يوسف"]),
    ] {
        let mut book = CallIndex::default();
        book.collate(language.tag, || collation(language));
        let of =
            |(key, name): (usize, &&str)| Call { disposition: Some((*name).to_owned()), ..call(key as u64, ended) };
        let calls: Vec<_> = names.iter().rev().enumerate().map(of).map(Rc::new).collect();
        book.follow(1, &calls, &Nobody);
        let sort = Sort { column: Column::Disposition, descending: false };
        let found = book.find(&Query { range: Range::All, sort, ..Query::default() }, 0..=u64::MAX);
        let found: Vec<_> = found.rows().iter().filter_map(|row| row.call.disposition.as_deref()).collect();
        assert_eq!(found, names);
    }
}

struct Nobody;

impl Naming for Nobody {
    fn contact(&self, _: &Number) -> Option<Rc<Contact>> {
        None
    }

    fn disposition(&self, _: &Call, _: &str) -> Option<String> {
        None
    }
}
