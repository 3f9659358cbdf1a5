//! The page: the bar at the top, the line about it, and below what it reports. Agents keep the page in a narrow
//! strip beside their customer system or on a screen of its own; the stylesheet arranges the same markup.

use super::view_context::use_words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LayoutProps {
    /// [`super::Brand`]
    pub brand: Html,
    /// The bar's frame, of class `bar-frame`. Empty if the vendor's loader puts the bar into the page itself.
    pub bar: Html,
    /// [`super::BarEdges`]
    #[prop_or_default]
    pub edges: Html,
    /// [`super::ConnectionStatus`]
    pub connection: Html,
    /// [`super::UpdateNotice`], below the line of the connection.
    #[prop_or_default]
    pub notice: Html,
    /// [`super::AgentStatusPanel`]
    pub status: Html,
    /// [`super::WrapUpForm`] and [`super::DialField`], which scroll below the state.
    #[prop_or_default]
    pub work: Html,
    /// Language, help and the like, in the line of the connection.
    #[prop_or_default]
    pub tools: Html,
    /// The shift as a picture, above the log.
    #[prop_or_default]
    pub day: Html,
    /// The page about the caller, beside the log.
    #[prop_or_default]
    pub pop: Html,
    /// [`super::RingAnnouncer`], and [`super::IncomingCallPopup`] while it rings.
    pub popup: Html,
    /// [`super::DueCall`]: below the log or, in one column, above what scrolls with it.
    #[prop_or_default]
    pub due: Html,
    /// [`super::CallLogView`]
    pub log: Html,
    /// Status, day and log are not whole yet.
    #[prop_or_default]
    pub outlined: bool,
}

#[component]
pub fn Layout(props: &LayoutProps) -> Html {
    let words = use_words();
    html! {
        <div class="console">
            <header class="console-head">
                <a class="skip-link" href="#console">{ words.page.skip_to_console }</a>
                <div class="bar-box">
                    // Before the bar, so that Tab leads from its frame to the page.
                    { props.edges.clone() }
                    <section id="bar-slot" class="bar" aria-label={words.page.bar}>{ props.bar.clone() }</section>
                </div>
                <div class="console-line">
                    { props.brand.clone() }
                    { props.connection.clone() }
                    <div class="console-tools">{ props.tools.clone() }</div>
                </div>
                { props.notice.clone() }
            </header>
            <main id="console" class={classes!("stage", props.outlined.then_some("stage-outline"))} tabindex="-1">
                <div class="stage-popup">{ props.popup.clone() }</div>
                <div class="stage-status">{ props.status.clone() }</div>
                <div class="stage-rest">
                    { props.due.clone() }
                    <div class="stage-work">{ props.work.clone() }</div>
                    <div class="stage-log">{ props.day.clone() }{ props.log.clone() }{ props.pop.clone() }</div>
                </div>
            </main>
        </div>
    }
}
