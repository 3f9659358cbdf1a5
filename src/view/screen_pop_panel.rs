//! The page about a call's other party, beside the log; or, where the browser would not open it, the link to it.

use super::icons::{OPEN, WARNING};
use super::view_context::use_words;
use crate::directory::Contact;
use crate::protocol::Number;
use std::rc::Rc;
use yew::prelude::*;

/// One call's page.
#[derive(Clone, PartialEq)]
pub struct CustomerPage {
    /// The call's place in the log.
    pub key: u64,
    /// Holds what the operator made a place for, such as the number.
    pub address: AttrValue,
    pub number: Option<Number>,
}

#[derive(Properties, PartialEq)]
pub struct ScreenPopPanelProps {
    pub page: CustomerPage,
    #[prop_or_default]
    pub contact: Option<Rc<Contact>>,
    pub on_close: Callback<()>,
}

/// What a customer system needs, its dialogs and the top of the page aside: it may not put itself in the console's
/// place, and may not stop the page with a question while a call rings.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox \
                       allow-downloads allow-storage-access-by-user-activation";

/// A page that refuses to be framed can't be told from one that is slow, so the link to a tab is always there.
#[component]
pub fn ScreenPopPanel(props: &ScreenPopPanelProps) -> Html {
    let words = &use_words().pop;
    let CustomerPage { key, address, number } = &props.page;
    let name = props.contact.as_ref().map(|contact| &*contact.name);
    let title = (words.page)(name.or(number.as_ref().map(Number::as_str)));
    let onclick = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <section id="screen-pop" class="pop-panel" aria-labelledby="screen-pop-heading">
            <div class="pop-head">
                <h2 id="screen-pop-heading" dir="auto">{ &title }</h2>
                <a class="pop-action" href={address} target="_blank" rel="noopener noreferrer">
                    { OPEN.draw() }<span>{ words.in_tab }</span>
                </a>
                <button type="button" class="pop-action" data-action="close-screen-pop" {onclick}>{ words.close }</button>
            </div>
            // Another element for each page: one that changed its address would fill the way back.
            <iframe key={*key} name="screen-pop" class="pop-frame" src={address} {title} sandbox={SANDBOX}
                referrerpolicy="no-referrer" />
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub struct BlockedPopProps {
    pub page: CustomerPage,
    #[prop_or_default]
    pub contact: Option<Rc<Contact>>,
    /// The agent has followed the link, or wants it no more.
    pub on_done: Callback<()>,
}

#[component]
pub fn BlockedPop(props: &BlockedPopProps) -> Html {
    let words = &use_words().pop;
    let CustomerPage { address, number, .. } = &props.page;
    let name = props.contact.as_ref().map(|contact| &*contact.name);
    let onclick = props.on_done.reform(|_: MouseEvent| ());
    html! {
        <div id="screen-pop-blocked" class="pop-blocked">
            <p role="status">{ WARNING.draw() }<span>{ words.blocked }</span></p>
            <a class="pop-action" href={address} target="_blank" rel="noopener noreferrer" onclick={onclick.clone()}>
                { OPEN.draw() }<span dir="auto">{ (words.page)(name.or(number.as_ref().map(Number::as_str))) }</span>
            </a>
            <button type="button" class="pop-action" data-action="dismiss-screen-pop" {onclick}>{ words.dismiss }</button>
        </div>
    }
}
