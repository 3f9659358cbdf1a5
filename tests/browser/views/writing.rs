//! Numbers and durations, as people read them.

use agent_console::view::{duration, number_groups};
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
