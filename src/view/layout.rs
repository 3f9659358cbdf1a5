//! The page: the bar at the top, the line about it, and below what it reports. Agents keep the page in a narrow
//! strip beside their customer system or on a screen of its own; the stylesheet arranges the same markup.

use super::words::use_words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LayoutProps {
    /// The bar's frame, of class `bar-frame`. Empty if the vendor's loader puts the bar into the page itself.
    pub bar: Html,
    /// [`super::ConnectionStatus`]
    pub connection: Html,
    /// [`super::AgentStatusPanel`] and [`super::DialField`]
    pub status: Html,
    /// [`super::RingAnnouncer`], and [`super::IncomingCallPopup`] while it rings.
    pub popup: Html,
    /// [`super::CallLogView`]
    pub log: Html,
}

#[component]
pub fn Layout(props: &LayoutProps) -> Html {
    let words = use_words();
    html! {
        <div class="console">
            <header class="console-head">
                <a class="skip-link" href="#console">{ words.page.skip_to_console }</a>
                <h1 class="visually-hidden">{ words.page.title }</h1>
                <section id="bar-slot" class="bar" aria-label={words.page.bar}>{ props.bar.clone() }</section>
                { props.connection.clone() }
            </header>
            <main id="console" class="stage" tabindex="-1">
                <div class="stage-popup">{ props.popup.clone() }</div>
                <div class="stage-status">{ props.status.clone() }</div>
                <div class="stage-log">{ props.log.clone() }</div>
            </main>
        </div>
    }
}
