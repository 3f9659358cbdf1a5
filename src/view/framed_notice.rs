//! One line about a console that another page shows: what that costs, and the way into a window of its own.

use super::icons::WARNING;
use super::view_context::use_words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FramedNoticeProps {
    /// The console's own address.
    pub address: AttrValue,
}

#[component]
pub fn FramedNotice(props: &FramedNoticeProps) -> Html {
    let words = &use_words().health;
    html! {
        <div id="framed" class="update" data-state="framed" role="status">
            { WARNING.draw() }
            <p>{ words.framed }</p>
            <a href={props.address.clone()} target="_blank" rel="noopener" class="connection-button"
                data-action="own-window">{ words.own_window }</a>
        </div>
    }
}
