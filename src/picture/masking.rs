//! What goes over the border to the view, and to the other places where people see numbers, is masked here as the
//! operator wants it.

use crate::domain::{Call, Dial, Ring};
use crate::log::Row;
use crate::log::story::Story;
use crate::privacy::{
    Mask, MaskedCalls, Memo, mask_message, mask_runs, masked, masked_call, masked_dial, masked_numbers, masked_ring,
};
use crate::protocol::{Number, RawText};
use std::rc::Rc;
use yew::Callback;

#[derive(Clone)]
pub struct Masking {
    mask: Mask,
    rows: Rc<Memo<Row>>,
    calls: Rc<MaskedCalls>,
    /// With their notes as they were typed.
    forms: Rc<MaskedCalls>,
}

impl Masking {
    pub fn new(mask: Mask) -> Masking {
        let rows = Memo::new(|row: &Row| row.masked(Rc::new(masked_call(&row.call))));
        let (calls, forms) = (Memo::new(masked_call), Memo::new(masked_numbers));
        Masking { mask, rows: Rc::new(rows), calls: Rc::new(calls), forms: Rc::new(forms) }
    }

    pub fn hides_in_list(&self) -> bool {
        self.mask.hides_in_list()
    }

    pub fn hides_everywhere(&self) -> bool {
        self.mask.hides_everywhere()
    }

    /// A row of the log, for the list, its copies and its prints.
    pub fn row_of_log(&self, row: &Rc<Row>) -> Rc<Row> {
        if self.mask.hides_in_list() { self.rows.of(row) } else { row.clone() }
    }

    /// The same, for who draws the rows.
    pub fn rows(&self) -> Callback<Rc<Row>, Rc<Row>> {
        let masking = self.clone();
        Callback::from(move |row| masking.row_of_log(&row))
    }

    /// A call whose story is open, where its note can be typed.
    pub fn told(&self, call: &Rc<Call>) -> Rc<Call> {
        if self.mask.hides_in_list() { self.forms.of(call) } else { call.clone() }
    }

    /// The story of a call, with the messages that it is told by.
    pub fn story(&self, call: &Call, story: Rc<Story>) -> Rc<Story> {
        if !self.mask.hides_in_list() {
            return story;
        }
        let numbers = [&call.number, &call.caller, &call.called, &call.transferred_from];
        let numbers: Vec<Number> = numbers.into_iter().flatten().cloned().collect();
        let mut story = Story::clone(&story);
        for line in &mut story.lines {
            line.raw = line.raw.as_ref().map(|raw| RawText::new(&mask_message(raw.as_str(), &numbers)));
        }
        Rc::new(story)
    }

    /// What is looked for in the log, where it is carried away.
    pub fn search(&self, text: &str) -> String {
        if self.mask.hides_in_list() { mask_runs(text) } else { text.to_owned() }
    }

    /// A call for every other place.
    pub fn call(&self, call: &Rc<Call>) -> Rc<Call> {
        if self.mask.hides_everywhere() { self.calls.of(call) } else { call.clone() }
    }

    /// A call for its form, in which the note stays as it was typed where it can be typed on.
    pub fn form(&self, call: &Rc<Call>, editable: bool) -> Rc<Call> {
        if self.mask.hides_everywhere() && editable { self.forms.of(call) } else { self.call(call) }
    }

    /// A call for a file.
    pub fn exported(&self) -> Callback<Rc<Call>, Rc<Call>> {
        let hides = self.mask.hides_everywhere();
        Callback::from(move |call: Rc<Call>| if hides { Rc::new(masked_call(&call)) } else { call })
    }

    pub fn ring(&self, ring: Ring) -> Ring {
        if self.mask.hides_everywhere() { masked_ring(&ring) } else { ring }
    }

    pub fn dial(&self, dial: &Dial) -> Dial {
        if self.mask.hides_everywhere() { masked_dial(dial) } else { dial.clone() }
    }

    pub fn number(&self, number: Option<&Number>) -> Option<Number> {
        number.map(|number| if self.mask.hides_everywhere() { masked(number) } else { number.clone() })
    }
}
