//! Which message each of the [`Links`] is.

use super::links::Links;
use super::root::{App, Msg};
use super::{case_file, dialling, export, kernel, log_pane, screen_pop, story};
use yew::html::Scope;

impl App {
    pub(super) fn links(link: &Scope<App>) -> Links {
        Links {
            open_story: link.callback(|key| Msg::Story(story::Msg::Open(Some(key)))),
            call_back: link.callback(|(key, mode)| Msg::Dialling(dialling::Msg::CallBack(key, mode))),
            call_told: link.callback(|callout| Msg::Dialling(dialling::Msg::CallTold(callout))),
            open_page: link.callback(|key| Msg::Pop(screen_pop::Msg::Asked(Some(key)))),
            settle: link.callback(|(key, done)| Msg::Log(log_pane::Msg::Settled(key, done))),
            amend: link.callback(|(key, amendment)| Msg::Kernel(kernel::Msg::Amend(key, amendment))),
            copy_row: link.callback(|key| Msg::Export(export::Msg::CopyRow(key))),
            copy_number: link.callback(|key| Msg::Export(export::Msg::CopyNumber(key))),
            same_number: link.callback(|key| Msg::Log(log_pane::Msg::SameNumber(key))),
            case_file: link.callback(|key| Msg::CaseFile(case_file::Msg::Asked(Some(key)))),
            copy_told: link.callback(|key| Msg::Export(export::Msg::CopyTold(key))),
        }
    }
}
