//! Where an agent with two windows writes. There is one field for a note, and elsewhere the note is text that follows: what
//! is typed in one place would be overwritten from the other.

/// A window in which the form in front is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NoteWindow {
    #[default]
    Page,
    /// The one that stays on top.
    Mini,
}

/// Which window has the field: the one in which the agent is `writing`, or wants to; else the one that is before their eyes.
pub fn note_window(mini_is_open: bool, writing: Option<NoteWindow>, page_has_focus: bool) -> NoteWindow {
    match writing {
        _ if !mini_is_open => NoteWindow::Page,
        Some(window) => window,
        None if page_has_focus => NoteWindow::Page,
        None => NoteWindow::Mini,
    }
}
