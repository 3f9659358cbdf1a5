//! Where a file is dropped or chosen, and what is said of one that can't be shown.

use crate::browser::text_file::{self, NoText};
use crate::replay::Bad;
use crate::replay::words::ReplayWords;
use web_sys::File;
use yew::prelude::*;

pub fn opener(words: &ReplayWords, reading: bool, bad: Option<Bad>, on_file: Callback<Option<File>>) -> Html {
    let open = &words.open;
    html! {
        <>
            <p class="replay-about">{ open.about }</p>
            if let Some(bad) = bad {
                { self::bad(words, bad) }
            }
            <div class="replay-drop">
                <p class="replay-drop-here">{ open.drop }</p>
                <label class="replay-button replay-choose">
                    { open.choose }
                    <input type="file" id="case-file" class="visually-hidden" accept=".gz,.json,application/gzip,application/json"
                        onchange={on_file.reform(|event: Event| text_file::chosen(&event))} />
                </label>
                <p class="replay-soft">{ open.kinds }</p>
                <p role="status" class="replay-soft">{ if reading { open.reading } else { "" } }</p>
            </div>
            <p class="replay-stays">{ open.stays }</p>
        </>
    }
}

impl From<NoText> for Bad {
    fn from(why: NoText) -> Bad {
        match why {
            NoText::Empty => Bad::Empty,
            NoText::Unreadable => Bad::Unreadable,
            NoText::TooLarge => Bad::TooLarge,
            NoText::NoDecompression => Bad::NoDecompression,
            NoText::BrokenArchive => Bad::BrokenArchive,
        }
    }
}

/// What was found, what is expected, and what to do.
pub fn bad(words: &ReplayWords, bad: Bad) -> Html {
    let words = &words.bad;
    let (found, expected, fix) = match bad {
        Bad::Empty => (words.empty.to_owned(), words.want_case_file, words.ask_again),
        Bad::Unreadable => (words.unreadable.to_owned(), words.want_case_file, words.choose_other),
        Bad::TooLarge => (words.too_large.to_owned(), words.want_case_file, words.choose_other),
        Bad::NoDecompression => (words.no_decompression.to_owned(), words.want_case_file, words.unpack),
        Bad::BrokenArchive => (words.broken_archive.to_owned(), words.want_whole, words.ask_again),
        Bad::NotACaseFile => (words.no_case_file.to_owned(), words.want_case_file, words.choose_other),
        Bad::Newer(version) => ((words.newer)(&version.to_string()), words.want_version, words.use_newer),
        Bad::Damaged(line) => ((words.damaged)(&line.to_string()), words.want_whole, words.ask_again),
        Bad::NoEntries => (words.no_entries.to_owned(), words.want_whole, words.ask_again),
    };
    html! {
        <div role="alert">
            <dl id="bad-file" class="replay-bad">
            <div><dt>{ words.found }</dt><dd>{ found }</dd></div>
            <div><dt>{ words.expected }</dt><dd>{ expected }</dd></div>
            <div><dt>{ words.fix }</dt><dd>{ fix }</dd></div>
            </dl>
        </div>
    }
}
