//! What can be done from within a notification.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeAction {
    /// The console comes to the front, with the focus in the bar. A click beside the buttons does the same.
    ToBar,
    Silence,
    CustomerPage,
}

impl NoticeAction {
    const ALL: [NoticeAction; 3] = [NoticeAction::ToBar, NoticeAction::Silence, NoticeAction::CustomerPage];

    /// As the service worker says it; see src/browser/worker/worker.js.
    pub fn name(self) -> &'static str {
        match self {
            NoticeAction::ToBar => "bar",
            NoticeAction::Silence => "silence",
            NoticeAction::CustomerPage => "page",
        }
    }

    pub fn named(name: &str) -> Option<NoticeAction> {
        NoticeAction::ALL.into_iter().find(|action| action.name() == name)
    }
}

/// The buttons of a ring's notification, of which the browser draws so many. Where there is no room for all, the one goes for
/// which a click beside the buttons stands in.
pub fn notice_actions(sounds: bool, has_page: bool, room: usize) -> Vec<NoticeAction> {
    let wanted = |action: &NoticeAction| match action {
        NoticeAction::ToBar => true,
        NoticeAction::Silence => sounds,
        NoticeAction::CustomerPage => has_page,
    };
    let mut actions: Vec<_> = NoticeAction::ALL.into_iter().filter(wanted).collect();
    if actions.len() > room {
        actions.remove(0);
    }
    actions.truncate(room);
    actions
}
