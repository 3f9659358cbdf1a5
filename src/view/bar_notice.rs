//! What stands in the bar's place while the bar isn't there: that it is on its way, or why it isn't, what helps, and a
//! button. Large, for without the bar an agent can't work.

use super::icons::WARNING;
use super::view_context::use_words;
use crate::loader::{BarCookies, Failure, Step, Suspicion};
use yew::prelude::*;

#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    Loading(Step),
    Failed {
        failure: Failure,
        /// When it is tried again, as a time of day.
        again: Option<AttrValue>,
        /// What somebody can open to see what is wrong with it.
        address: Option<AttrValue>,
    },
    Suspicion(Suspicion, BarCookies),
    /// The bar is in the page, where the vendor's script has put it.
    Left,
}

#[derive(Properties, PartialEq)]
pub struct BarNoticeProps {
    pub notice: Notice,
    pub on_again: Callback<()>,
}

#[component]
pub fn BarNotice(props: &BarNoticeProps) -> Html {
    let all = use_words();
    let words = &all.loading;
    let button = html! {
        <button type="button" class="bar-notice-button" data-action="load-again"
            onclick={props.on_again.reform(|_| ())}>{ words.again }</button>
    };
    match &props.notice {
        Notice::Loading(step) => html! { <p id="bar-loading" class="bar-notice">{ words.step(*step) }</p> },
        Notice::Left => html! { <p id="bar-left" class="bar-notice">{ words.left }</p> },
        Notice::Suspicion(suspicion, cookies) => html! {
            <div id="bar-doubt" class="bar-notice bar-notice-doubt" role="status">
                { WARNING.draw() }
                <div>
                    <p>{ all.suspicion(*suspicion) }</p>
                    if let Some(behind) = words.behind(*suspicion, *cookies) {
                        <p>{ behind }</p>
                    }
                </div>
                { button }
            </div>
        },
        Notice::Failed { failure, again, address } => {
            let (what, help) = words.failure(failure);
            html! {
                <div id="bar-failure" class="bar-failure" data-failure={failure.name()}>
                    <div role="alert" class="bar-failure-what">
                        { WARNING.draw() }
                        <p>{ what }</p>
                    </div>
                    <p>{ help }</p>
                    if let Some(beside) = words.beside(failure) {
                        <p>{ beside }</p>
                    }
                    <div class="bar-failure-ways">
                        { button }
                        if let Some(address) = address {
                            <a href={address} target="_blank" rel="noreferrer">{ words.open_address }</a>
                        }
                        if *failure != Failure::Offline {
                            <a href="check/" target="_blank" rel="noreferrer">{ words.check }</a>
                        }
                        if let Some(again) = again {
                            <span>{ (words.next_attempt)(again) }</span>
                        }
                    </div>
                </div>
            }
        }
    }
}
