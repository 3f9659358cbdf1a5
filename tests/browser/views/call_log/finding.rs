//! What is found in the log and where it stands: days, columns, marks, and the calls of other days.

use super::*;
use agent_console::domain::Note;
use agent_console::log::{Range, Used};
use web_sys::{HtmlElement, HtmlSelectElement};

const DAY_MS: u64 = 86_400_000;

/// The callback, and what it was called with.
fn heard<T: 'static>() -> (Callback<T>, Rc<RefCell<Vec<T>>>) {
    let heard: Rc<RefCell<Vec<T>>> = Rc::default();
    let said = heard.clone();
    (Callback::from(move |value| said.borrow_mut().push(value)), heard)
}

fn searched(text: &str, range: Range) -> Rc<Query> {
    Rc::new(Query { text: text.to_owned(), range, ..Query::default() })
}

fn press(stage: &Stage, selector: &str) {
    stage.find(selector).unchecked_into::<HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn a_day_stands_above_its_first_row_and_each_row_says_its_own_to_the_ear() {
    let noon = |day: u64| at(day * DAY_MS + DAY_MS / 2);
    let row = |key, day| Rc::new(Call { began: noon(day), ..call(key, ended(Outcome::Answered, EndedBy::Agent)) });
    let props = log(&[row(3, 20_002), row(2, 20_001), row(1, 20_001), row(0, 19_000)]);
    // Whatever the time zone, noon of Greenwich is after midnight of its day there, but for the farthest islands.
    let midnight = 20_002 * DAY_MS;
    let sight = Sight { days: Rc::new([0, 1, 3]), above: 900.0, ..props.sight.clone() };
    let props = CallLogViewProps { sight, midnight, at: midnight + DAY_MS / 2, matching: 40, ..props };
    let mut stage = draw(html! { <CallLogView ..props.clone() /> }).await;
    assert_eq!(stage.count("tr.call-log-day[aria-hidden=true]"), 3);
    let above = |row: usize| stage.text(&format!("tr.call-log-day:has(+ .call[data-call-id='1456401416-{row}'])"));
    assert_eq!([above(3), above(2)], ["Today", "Yesterday"]);
    assert!(above(0).contains("January") && above(0).contains("2022"), "{}", above(0));
    assert_eq!(stage.attribute("#call-log-grid", "aria-rowcount").as_deref(), Some("40"));
    assert_eq!((stage.count(".call[aria-rowindex]"), stage.count(".call .call-date")), (4, 3));
    assert_eq!(stage.attribute("#call-log-grid", "data-dates").as_deref(), Some("headings"));

    let by_talk = Query { sort: Sort { column: Column::Talk, descending: true }, ..Query::default() };
    let sight = Sight { days: Rc::new([]), ..props.sight.clone() };
    let props = CallLogViewProps { sight, query: Rc::new(by_talk), ..props };
    stage.redraw(html! { <CallLogView ..props /> }).await;
    assert_eq!(stage.count(".call-log-day"), 0);
    assert_eq!(stage.attribute("#call-log-grid", "data-dates").as_deref(), Some("rows"));
}

#[wasm_bindgen_test]
async fn a_column_that_no_call_uses_is_not_there_unless_it_is_sorted_by() {
    let calls = [Rc::new(call(1, ended(Outcome::Answered, EndedBy::Agent)))];
    let props = CallLogViewProps { used: Used::default(), ..log(&calls) };
    let mut stage = draw(html! { <CallLogView ..props.clone() /> }).await;
    let columns = ["ended-by", "hold", "wrap-up", "result"];
    for column in columns {
        assert_eq!(stage.count(&format!("#call-log-grid .call-{column}")), 0, "{column}");
    }
    assert_eq!(stage.attribute("#call-log-grid", "data-columns").as_deref(), Some(""));
    let by_hold = Query { sort: Sort { column: Column::Hold, descending: true }, ..Query::default() };
    stage.redraw(html! { <CallLogView ..CallLogViewProps { query: Rc::new(by_hold), ..props } /> }).await;
    assert_eq!((stage.count("th.call-hold"), stage.count("td.call-hold"), stage.count("td.call-wrap-up")), (1, 1, 0));
    assert_eq!(stage.attribute("#call-log-grid", "data-columns").as_deref(), Some("hold"));
    stage.redraw(draw_log(&calls)).await;
    for column in columns {
        assert_eq!(stage.count(&format!("#call-log-grid .call-{column}")), 2, "head and cell of {column}");
    }
}

#[wasm_bindgen_test]
async fn what_was_looked_for_is_marked_where_it_stands() {
    let note = format!("{}promised the Café crème for Monday", "and then again ".repeat(9));
    let noted = Call {
        note: Some(Note::new(&note)),
        queue: Some("Soporte técnico".to_owned()),
        disposition: Some("SOLD".to_owned()),
        ..call(1, ended(Outcome::Answered, EndedBy::Agent))
    };
    let props = log(&[Rc::new(noted)]);
    let for_text = |text: &str| {
        let props = CallLogViewProps { query: searched(text, Range::All), ..props.clone() };
        html! { <CallLogView ..props /> }
    };
    let mut stage = draw(for_text("")).await;
    assert_eq!(stage.count("mark"), 0);
    assert!(stage.text("td.call-remarks").starts_with("Queue Soporte técnicoand then again"));
    stage.redraw(for_text("cafe CREME tecn")).await;
    assert_eq!(stage.count("td.call-remarks mark"), 3);
    assert_eq!(stage.text(".call-remark-note mark"), "Café");
    assert!(stage.text("td.call-remarks").starts_with("…"), "what was found of the note is in sight");
    assert_eq!(stage.text(".call-remark:not(.call-remark-note) mark"), "técn");
    assert!(stage.attribute("td.call-remarks", "title").expect("the whole").ends_with(&note));
    stage.redraw(for_text("sold")).await;
    assert_eq!(stage.text("td.call-result mark"), "SOLD");
}

#[wasm_bindgen_test]
async fn calls_of_other_days_are_one_click_away_where_nothing_was_found() {
    let (on_query, asked) = heard();
    let props = CallLogViewProps {
        known: 9,
        on_other_days: 2,
        on_query,
        query: searched("invoice", Range::DailyTotals),
        ..log(&[])
    };
    let mut stage = draw(html! { <CallLogView ..props.clone() /> }).await;
    assert_eq!(stage.text(".call-log-empty"), "Nothing today2 calls on other daysShow all days");
    press(&stage, "[data-action=all-days]");
    assert!(*asked.borrow() == [Query::clone(&searched("invoice", Range::All))]);

    let none = CallLogViewProps { on_other_days: 0, query: searched("invoice", Range::All), ..props };
    stage.redraw(html! { <CallLogView ..none /> }).await;
    assert!(stage.text(".call-log-empty").starts_with("No call matches"));
    assert_eq!(stage.count("[data-action=all-days]"), 0);
}

#[wasm_bindgen_test]
async fn one_filters_by_the_queues_that_occur() {
    let (on_query, asked) = heard();
    let queues: Rc<[String]> = ["Billing", "Sales"].map(str::to_owned).into();
    let props = CallLogViewProps { queues, on_query, ..log(&[]) };
    let stage = draw(html! { <CallLogView ..props.clone() /> }).await;
    assert_eq!(stage.text("[data-filter=queue]"), "AnyBillingSales");
    let select = |stage: &Stage| stage.find("[data-filter=queue]").unchecked_into::<HtmlSelectElement>();
    select(&stage).set_value("Sales");
    select(&stage).dispatch_event(&web_sys::Event::new("change").expect("an event")).expect("sent");
    let sales = Query { queue: Some("Sales".to_owned()), ..Query::default() };
    assert!(*asked.borrow() == [sales.clone()]);

    // Of an address.
    let gone = Query { queue: Some("Gone".to_owned()), ..Query::default() };
    let stage = draw(html! { <CallLogView ..CallLogViewProps { query: Rc::new(gone), ..props } /> }).await;
    assert_eq!(select(&stage).value(), "Gone");
    assert_eq!(stage.attribute(".call-log-filters", "data-set").as_deref(), Some("1"));
}

#[wasm_bindgen_test]
async fn all_calls_with_a_number_are_asked_for_from_its_row_unless_it_is_masked() {
    let (same_number, asked) = heard();
    let numbers = [Some("13812345678"), Some("anonymous"), None];
    let with = |(key, number): (u64, Option<&str>)| {
        Rc::new(Call { number: number.map(Number::new), ..call(key, ended(Outcome::Missed, EndedBy::Platform)) })
    };
    let calls: Vec<Rc<Call>> = (0..).zip(numbers).map(with).collect();
    let masked = Rc::new(Row::new(0, calls[0].clone(), &Nameless));
    let masked = masked.masked(Rc::new(agent_console::privacy::masked_call(&calls[0])));
    let actions = LogActions { same_number: Some(same_number), ..LogActions::default() };
    let mut stage =
        draw(html! { <CallLogView ..CallLogViewProps { actions: actions.clone(), ..log(&calls) } /> }).await;
    assert_eq!(stage.count("[data-action=same-number]"), 1);
    press(&stage, "[data-action=same-number]");
    assert_eq!(*asked.borrow(), [RecordKey { began: 0, shift: 0, call: 0 }]);
    stage.redraw(html! { <CallLogView ..CallLogViewProps { actions, ..log_of([Rc::new(masked)].into()) } /> }).await;
    assert_eq!((stage.count(".call"), stage.count("[data-action=same-number]")), (1, 0));
}
