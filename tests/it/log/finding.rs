//! What is marked as found, where the rows and the days lie, and what is told of calls of other days.

use super::*;
use agent_console::log::{Piece, RowLayout, Used, days, excerpt, matches, pieces};

fn words(text: &str) -> Vec<String> {
    asking(text).wanted()
}

/// The text with what is found between brackets.
fn bracketed(text: &str, wanted: &str) -> String {
    let bracket = |Piece { text, found }: Piece<'_>| if found { format!("[{text}]") } else { text.to_owned() };
    pieces(text, &words(wanted)).into_iter().map(bracket).collect()
}

#[test]
fn what_is_found_is_marked_in_the_text_as_it_is_written() {
    for (text, wanted, marked) in [
        ("Quiere la MÁQUINA", "maquina", "Quiere la [MÁQUINA]"),
        ("Cafe\u{301} con leche", "cafe", "[Cafe\u{301}] con leche"),
        ("Cafe\u{301} con leche", "caf", "[Caf]e\u{301} con leche"),
        ("قال مُحَمَّد نعم", "محمد", "قال [مُحَمَّد] نعم"),
        ("أحمد", "احم", "[أحم]د"),
        ("İstanbul", "ist", "[İst]anbul"),
        ("订单 张伟 已寄", "张伟", "订单 [张伟] 已寄"),
        ("order ４７１１", "4711", "order [４７１１]"),
        ("one two three", "two one", "[one] [two] three"),
        ("banana", "ana nan", "b[anan]a"),
        ("nothing", "", "nothing"),
        ("nothing", "x", "nothing"),
    ] {
        assert_eq!(bracketed(text, wanted), marked, "{wanted} in {text}");
    }
}

#[test]
fn of_a_long_note_the_part_is_shown_in_which_something_was_found() {
    let note = "The customer asked twice for the invoice of last month, which was sent to the old address in Hamburg";
    assert_eq!(excerpt(note, &[]), (false, note));
    assert_eq!(excerpt(note, &words("asked")), (false, note));
    assert_eq!(excerpt(note, &words("hamburg")), (true, "the old address in Hamburg"));
    let long = "x".repeat(300) + "needle" + &"y".repeat(300);
    let (cut, shown) = excerpt(&long, &words("needle"));
    assert!(cut && shown.starts_with("needleyy") && shown.chars().count() == 120, "{shown}");
}

fn rows(began: &[u64]) -> Vec<Rc<Row>> {
    let row = |(key, began): (usize, &u64)| Rc::new(Row::new(0, Rc::new(call(key as u64, *began)), &Names::default()));
    began.iter().enumerate().map(row).collect()
}

#[test]
fn each_day_begins_once_whichever_way_the_time_goes() {
    let day = |at: u64| at / 100 * 100..=at / 100 * 100 + 99;
    assert_eq!(*days(&rows(&[310, 305, 299, 201, 99]), day), [0, 2, 4]);
    assert_eq!(*days(&rows(&[99, 201, 299, 305, 310]), day), [0, 1, 3]);
    assert_eq!(*days(&rows(&[]), day), [0; 0]);
    // A clock was put back.
    let days = days(&rows(&[310, 150, 305, 10]), day);
    assert!(days.is_sorted() && days.contains(&0) && days.len() <= 4, "{days:?}");
}

#[test]
fn a_number_is_asked_for_in_all_days_and_without_filters() {
    let query = Query::with_number("+86 138-0013 8045");
    assert_eq!(query, asking("+8613800138045"));
    assert_eq!(to_fragment(&query), "#log?range=all");
}

#[test]
fn the_queues_that_occur_are_known_and_filtered_by() {
    let of = |key, queue: &str| Call { queue: Some(queue.to_owned()), ..call(key, SHIFT + key) };
    let mut book = book([of(0, "Sales"), of(1, "Billing"), call(2, SHIFT + 2), of(3, "Sales")]);
    book.read([(7, of(4, "Support"))], &Names::default());
    assert_eq!(**book.queues(), ["Billing", "Sales", "Support"]);
    let query = Query { queue: Some("Sales".to_owned()), ..asking("") };
    assert_eq!(keys(&mut book, &query), [3, 0]);
    assert!(query.narrows());
}

#[test]
fn calls_of_other_days_are_counted_where_none_is_found() {
    let noted = |key, began| Call { note: Some(Note::new("invoice")), ..ended(call(key, began), Outcome::Answered) };
    let mut book = book([call(0, SHIFT)]);
    book.read([(7, noted(1, 7)), (8, noted(2, 8))], &Names::default());
    let mut told = |text: &str, range| {
        let query = Query { text: text.to_owned(), range, ..Query::default() };
        let found = book.find(&query, SHIFT..=u64::MAX);
        (found.rows().len(), found.on_other_days())
    };
    assert_eq!(told("invoice", Range::DailyTotals), (0, 2));
    assert_eq!(told("nobody", Range::Week), (0, 0));
    assert_eq!(told("", Range::DailyTotals), (1, 0), "nothing is counted where something is found");
}

#[test]
fn a_column_is_there_once_a_call_that_is_found_has_something_in_it() {
    let used = |calls: Vec<Call>| {
        let used = book(calls).find(&asking(""), ALL).used();
        [Column::EndedBy, Column::Hold, Column::WrapUp, Column::Disposition].map(|column| used.has(column))
    };
    assert_eq!(used(vec![call(0, SHIFT)]), [false; 4]);
    assert_eq!(used(vec![ended(call(0, SHIFT), Outcome::Answered)]), [true, false, false, false]);
    let held = Call { phase: Phase::Held { since: Moment { mono: SHIFT, wall: SHIFT } }, ..call(0, SHIFT) };
    assert_eq!(used(vec![held]), [false, true, false, false]);
    let wrapped_up = Call { wrap_up_ms: Some(4_000), disposition: Some("SALE".to_owned()), ..call(0, SHIFT) };
    assert_eq!(used(vec![wrapped_up]), [false, false, true, true]);
    assert!(
        Used::default().with(Column::Hold).has(Column::Hold),
        "one can always sort by the column that one sorts by"
    );
}

fn any_text() -> impl Strategy<Value = String> {
    let letter = prop::sample::select(vec![
        "a", "A", "á", "e", "E", "é", "İ", "ß", "n", " ", "\u{301}", "\u{307}", "\u{200f}", "م", "ُ", "ح", "ـ", "أ",
        "ا", "张", "１", "1",
    ]);
    prop::collection::vec(letter, 0..24).prop_map(|letters| letters.concat())
}

proptest! {
    #![proptest_config(crate::support::cases::law(512))]

    /// Something is marked exactly if it is found, and each mark holds what was looked for.
    #[test]
    fn marks_are_what_is_found(text in any_text(), word in any_text()) {
        let word = fold(&word);
        let ranges = matches(&text, std::slice::from_ref(&word));
        prop_assert_eq!(!ranges.is_empty(), !word.is_empty() && fold(&text).contains(&word));
        let (mut end, mut marked) = (0, 0);
        for range in &ranges {
            prop_assert!(range.start >= end && range.start < range.end);
            end = range.end;
            prop_assert!(fold(&text[range.clone()]).contains(&word));
            prop_assert!(fold(&text[range.clone()]).starts_with(&word) && fold(&text[range.clone()]).ends_with(&word));
            marked += fold(&text[range.clone()]).matches(&word).count();
        }
        prop_assert_eq!(marked, if word.is_empty() { 0 } else { fold(&text).matches(&word).count() });
        let whole: String = pieces(&text, &[word]).iter().map(|piece| piece.text).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn a_part_of_a_note_holds_what_was_found(text in any_text(), before in any_text(), word in "[a-z]{1,5}") {
        let note = format!("{before}{before}{before} {word} {text}");
        let (cut, shown) = excerpt(&note, std::slice::from_ref(&word));
        prop_assert!(!matches(shown, &[word]).is_empty());
        prop_assert_eq!(cut, !note.starts_with(shown));
        prop_assert!(note.contains(shown));
    }

    /// Every place of the log is the row's that is drawn there.
    #[test]
    fn rows_are_where_the_headings_leave_room(
        gaps in prop::collection::vec(1..9_usize, 0..12), tail in 0..20_usize, row in 20..90_u32, heading in 10..60_u32,
    ) {
        let (mut begins, mut rows) = (Vec::new(), 0);
        for gap in gaps {
            begins.push(rows);
            rows += gap;
        }
        rows += if begins.is_empty() { tail } else { 0 };
        let (row, heading) = (f64::from(row), f64::from(heading));
        let layout = RowLayout::new(rows, begins.clone().into(), row, heading);
        let mut top = 0.0;
        for place in 0..rows {
            prop_assert_eq!(layout.begins_day(place), begins.contains(&place));
            if begins.contains(&place) {
                prop_assert_eq!(layout.at(top), place, "the heading leads to the row below it");
                top += heading;
            }
            prop_assert_eq!(layout.top(place), top);
            prop_assert_eq!(layout.at(top), place);
            prop_assert_eq!(layout.at(top + row - 1.0), place);
            top += row;
        }
        prop_assert_eq!(layout.height(), top);
        prop_assert_eq!(layout.at(top), rows);
        prop_assert_eq!(layout.sized(2.0 * row, 2.0 * heading).height(), 2.0 * top);
    }
}
