//! What a file says of itself, and whether it is whole.

use super::opened::Opened;
use super::releases::release;
use crate::casefile::{CRASH, Whole};
use crate::replay::words::ReplayWords;
use crate::view::Locale;
use yew::prelude::*;

pub fn head(words: &ReplayWords, locale: &Locale, opened: &Opened) -> Html {
    let (said, head) = (&words.head, &opened.file.head);
    let ends = [opened.entries().first(), opened.entries().last()].into_iter().flatten();
    let mut ends = ends.map(|entry| format!("{} {}", locale.date(entry.now.at.wall), opened.clock(entry.now.at.wall)));
    let (from, to) = (ends.next().unwrap_or_default(), ends.next_back().unwrap_or_default());
    let saved = format!("{} {}", locale.date(head.saved), opened.clock(head.saved));
    let (whole, tone) = match opened.whole {
        Whole::Yes => (said.whole.to_owned(), "good"),
        Whole::Changed { from, to } => ((said.changed)(&from.to_string(), &to.to_string()), "bad"),
        Whole::Cut => (said.cut.to_owned(), "bad"),
    };
    html! {
        <section class="replay-file" aria-label={words.open.heading}>
            <p class="replay-when" id="case-when">{ (said.from_to)(&from, &to) }</p>
            <ul class="replay-facts">
                <li id="case-release">{ (said.saved)(&head.release, &saved) }{ "; " }{ (said.read_by)(&release()) }</li>
                <li id="case-redacted" data-redacted={head.redacted.to_string()}>{ if head.redacted { said.redacted } else { said.full } }</li>
                <li id="case-whole" data-tone={tone}><strong>{ whole }</strong>{ " · " }<span class="replay-soft">{ said.proves }</span></li>
                if let Some(place) = head.surroundings.get(CRASH) {
                    <li id="case-crash" data-tone="bad"><strong>{ (said.crashed)(place) }</strong></li>
                }
                if head.missing > 0 {
                    <li id="case-missing" data-tone="bad"><strong>{ (said.missing)(&locale.number(head.missing)) }</strong></li>
                }
                <li>{ match &opened.zone_name {
                    Some(zone) => (said.zone)(zone),
                    None => said.own_zone.to_owned(),
                } }</li>
            </ul>
        </section>
    }
}
