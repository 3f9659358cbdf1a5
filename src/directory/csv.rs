//! A table with the columns `number`, `name` and `note`, in any order and among others, as spreadsheets write it:
//! separated by commas, semicolons or tabs, whichever the header has most of.

use super::contact::Contact;
use super::line::{Line, Unreadable};
use csv::ReaderBuilder;

pub(super) fn read(text: &str, add: &mut impl FnMut(Line)) -> Result<(), Unreadable> {
    let header = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|one| header.bytes().filter(|byte| byte == one).count());
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
    let Ok(columns) = reader.byte_headers().cloned() else { return Err(Unreadable::Columns) };
    let places = |name: &[u8]| -> Vec<usize> {
        let is = |(_, column): &(usize, &[u8])| column.trim_ascii().eq_ignore_ascii_case(name);
        columns.iter().enumerate().filter(is).map(|(place, _)| place).collect()
    };
    let (numbers, name, note) = (places(b"number"), places(b"name"), places(b"note"));
    let (false, Some(&name)) = (numbers.is_empty(), name.first()) else { return Err(Unreadable::Columns) };
    for row in reader.byte_records().map_while(Result::ok) {
        let cell = |place: usize| row.get(place).and_then(|cell| str::from_utf8(cell).ok()).unwrap_or_default();
        add(Line {
            numbers: numbers.iter().map(|place| cell(*place).to_owned()).collect(),
            contact: Contact::new(cell(name), note.first().map(|place| cell(*place)).unwrap_or_default()),
        });
    }
    Ok(())
}
