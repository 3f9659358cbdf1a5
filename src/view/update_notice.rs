//! One calm line about the console itself: that a newer one is ready, when it will be loaded, or that this one runs
//! without its server.

use super::icons::{DOWNLOAD, Icon, WARNING};
use super::view_context::use_words;
use super::words::Words;
use crate::update::{Blocker, Newer, Notice, Wish};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct UpdateNoticeProps {
    pub notice: Option<Notice>,
    /// What the agent wants to happen with the newer one.
    pub on_wish: Callback<Wish>,
}

/// The live region is there before there is anything to say, or it would not be read out.
#[component]
pub fn UpdateNotice(props: &UpdateNoticeProps) -> Html {
    let words = use_words();
    html! {
        <div class="update-place" role="status">
            { for props.notice.map(|notice| line(words, notice, &props.on_wish)) }
        </div>
    }
}

fn line(words: &Words, notice: Notice, on_wish: &Callback<Wish>) -> Html {
    let (cancel, words) = (words.away.cancel, &words.update);
    let (state, what, icon, sentence) = match notice {
        Notice::Kept => ("kept", None, WARNING, words.kept),
        Notice::Incomplete => ("incomplete", None, DOWNLOAD, words.incomplete),
        Notice::Ready(newer) => (
            "ready",
            Some(name(newer)),
            DOWNLOAD,
            match newer {
                Newer::Console => words.console_ready,
                Newer::Configuration => words.configuration_ready,
            },
        ),
        Notice::Asked(newer, blocker) => (
            "asked",
            Some(name(newer)),
            DOWNLOAD,
            match blocker {
                Some(Blocker::Call) => words.after_call,
                Some(Blocker::Form) => words.after_form,
                None => words.loading,
            },
        ),
    };
    let ready = state == "ready";
    html! {
        <div id="update" class="update" data-state={state} data-what={what}>
            { Icon::draw(icon) }
            <p>
                <span>{ sentence }</span>
                if ready {
                    { " " }<span class="update-cost">{ words.cost }</span>
                }
            </p>
            // One button for both, so that the focus stays on it.
            if what.is_some() {
                <button type="button" class="connection-button" data-action={if ready { "load-update" } else { "not-yet" }}
                    onclick={on_wish.reform(move |_| if ready { Wish::Load } else { Wish::Nothing })}>
                    { if ready { words.load } else { cancel } }
                </button>
            }
            if ready {
                <button type="button" class="connection-button" data-action="update-later"
                    onclick={on_wish.reform(|_| Wish::Later)}>{ words.later }</button>
            }
        </div>
    }
}

fn name(newer: Newer) -> &'static str {
    match newer {
        Newer::Console => "console",
        Newer::Configuration => "configuration",
    }
}
