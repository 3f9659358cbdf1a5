//! A call in plain text, as its row shows it: to be copied into a ticket, or printed.

use super::icons::{CHECK, PRINTER, WARNING};
use super::locale::Locale;
use super::words::Words;
use crate::domain::{Medium, Moment};
use crate::log::{Row, cell};
use crate::protocol::Number;
use yew::prelude::*;

/// What became of the last copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CopyState {
    #[default]
    Idle,
    Done,
    Refused,
}

/// The columns of a call: day and time, the other party, direction and whether with video, what became of it, who ended it, the four times, the
/// disposition and the note. The row is masked as the list is. Times that still run are those at `now`.
pub fn row_cells(words: &Words, locale: &Locale, row: &Row, now: Moment) -> [String; 11] {
    let call = &row.call;
    let number = call.number.as_ref().map_or(words.call.number_unknown, |number| number_text(words, number));
    let name = row.contact.as_deref().map(|contact| &*contact.name);
    let direction = words.direction(call.direction);
    let way = match call.medium {
        Some(Medium::Video) => format!("{direction} · {}", words.medium(Medium::Video)),
        Some(Medium::Voice) | None => direction.to_owned(),
    };
    let time = |ms: u64| if ms > 0 { locale.duration(ms) } else { String::new() };
    [
        format!("{} {}", locale.date(call.began.wall), locale.time_of_day(call.began.wall)),
        name.map_or_else(|| number.to_owned(), |name| format!("{name} {number}")),
        way,
        words.phase(call.phase).to_owned(),
        words.ended_by(call).unwrap_or_default().to_owned(),
        time(call.ring_ms(now)),
        time(call.talk_ms(now)),
        time(call.hold_ms(now)),
        time(call.wrap_up_ms.unwrap_or_default()),
        row.disposition.clone().unwrap_or_default(),
        call.note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default(),
    ]
}

/// The same with tabs in between, which spreadsheets and tables take apart again. What breaks lines or columns is a
/// blank there, and what comes from outside is guarded as in a file.
pub fn row_text(words: &Words, locale: &Locale, row: &Row, now: Moment) -> String {
    let mut cells = row_cells(words, locale, row, now).map(|cell| cell.replace(|char: char| char.is_control(), " "));
    [1, 9, 10].into_iter().for_each(|foreign| cells[foreign] = cell(&cells[foreign]));
    cells.join("\t")
}

fn number_text<'a>(words: &Words, number: &'a Number) -> &'a str {
    if number.is_forgotten() { words.call.number_forgotten } else { number.as_str() }
}

/// Always there, so that it is read out.
pub fn copy_said(words: &Words, state: CopyState) -> Html {
    let words = &words.away;
    html! {
        <span class="copy-said" role="status">
            {
                match state {
                    CopyState::Idle => Html::default(),
                    CopyState::Done => html! { <>{ CHECK.draw() }<span>{ words.copied }</span></> },
                    CopyState::Refused => html! { <>{ WARNING.draw() }<span>{ words.copy_refused }</span></> },
                }
            }
        </span>
    }
}

pub fn print_button(words: &Words, on_print: &Callback<()>) -> Html {
    html! {
        <button type="button" class="tool" data-action="print" title={words.away.print} onclick={on_print.reform(|_: MouseEvent| ())}>
            { PRINTER.draw() }<span>{ words.away.print }</span>
        </button>
    }
}
