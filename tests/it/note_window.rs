//! Which of two windows has the one field for a note.

use agent_console::log::NoteWindow::{Mini, Page};
use agent_console::log::note_window;

#[test]
fn without_the_window_on_top_the_page_has_it() {
    for writing in [None, Some(Page), Some(Mini)] {
        for page_has_focus in [true, false] {
            assert_eq!(note_window(false, writing, page_has_focus), Page);
        }
    }
}

#[test]
fn it_stays_under_the_hands_that_write() {
    for window in [Page, Mini] {
        for page_has_focus in [true, false] {
            assert_eq!(note_window(true, Some(window), page_has_focus), window);
        }
    }
}

#[test]
fn an_agent_who_works_elsewhere_finds_it_in_the_window_on_top() {
    assert_eq!(note_window(true, None, false), Mini);
    assert_eq!(note_window(true, None, true), Page);
}
