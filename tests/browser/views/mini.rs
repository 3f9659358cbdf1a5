//! What the window that stays on top shows, and what the page says of it.

use super::{agent, call, inbound};
use crate::stage::{Stage, at, document, draw, until};
use agent_console::config::Reasons;
use agent_console::domain::{AgentState, Confidence, DailyTotals, LinkState, Medium, Phase, Ring};
use agent_console::shortcuts::Shortcuts;
use agent_console::view::{
    AgentStatusPanelProps, Help, IncomingCallPopupProps, LiveLine, MiniConsole, MiniConsoleProps, MiniNotice, Missed,
    Rings,
};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlIFrameElement};
use yew::prelude::*;

fn console(state: AgentState) -> MiniConsoleProps {
    MiniConsoleProps {
        status: AgentStatusPanelProps {
            agent: agent(state, at(0)),
            confidence: Confidence::Confirmed,
            base_ms: 0,
            reasons: Rc::new(Reasons::default()),
            limit: None,
            phase: None,
            calls: Vec::new(),
            remind_ms: 60_000,
            today: DailyTotals::default(),
            on_open: Callback::noop(),
        },
        rings: Rings::Yes,
        link: LinkState::Ready,
        popup: None,
        form: None,
        on_bar: Callback::noop(),
    }
}

fn popup() -> IncomingCallPopupProps {
    let ring = Ring { medium: Some(Medium::Voice), ..inbound() };
    yew::props!(IncomingCallPopupProps { ring })
}

async fn click(element: &Element) {
    element.unchecked_ref::<HtmlElement>().click();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn it_shows_the_state_and_whether_it_rings_or_what_ails_the_link() {
    let show = |link| {
        let console = MiniConsoleProps { link, ..console(AgentState::Idle) };
        html! { <MiniConsole ..console /> }
    };
    let mut stage = draw(show(LinkState::Ready)).await;
    assert_eq!(stage.attribute("#agent-status", "data-state").as_deref(), Some("idle"));
    let link = |stage: &Stage| stage.attribute(".mini-link", "data-link");
    assert_eq!((link(&stage).as_deref(), stage.count(".mini-light[data-rings=yes]")), (Some("ready"), 1));
    stage.redraw(show(LinkState::Lost)).await;
    assert_eq!((link(&stage).as_deref(), stage.count(".mini-light")), (Some("lost"), 0));
}

#[wasm_bindgen_test]
async fn what_rings_comes_first_and_the_bar_is_one_click_away() {
    let clicked = Rc::new(Cell::new(0));
    let counted = clicked.clone();
    let on_bar = Callback::from(move |()| counted.set(counted.get() + 1));
    let calls = LiveLine::of(&call(3, Phase::Talking { since: at(0) })).into_iter().collect();
    let mut ringing = MiniConsoleProps { popup: Some(popup()), on_bar, ..console(AgentState::OnCall) };
    ringing.status.calls = calls;
    let stage = draw(html! { <MiniConsole ..ringing /> }).await;
    let first = stage.find(".mini-body").first_element_child().expect("a child");
    let popup = first.query_selector("#incoming-call[data-number='+8613812345678']");
    assert!(popup.is_ok_and(|popup| popup.is_some()));
    assert_eq!(stage.count(".agent-call[data-phase=talking]"), 1);
    click(&stage.find("[data-action=mini-to-bar]")).await;
    assert_eq!(clicked.get(), 1);
}

#[wasm_bindgen_test]
async fn what_is_heard_is_silenced_beside_the_way_to_the_bar() {
    let clicked = Rc::new(Cell::new(0));
    let counted = clicked.clone();
    let on_silence = Some(Callback::from(move |()| counted.set(counted.get() + 1)));
    let popup = IncomingCallPopupProps { on_silence, ..popup() };
    let link = LinkState::Lost;
    let ringing = MiniConsoleProps { popup: Some(popup), link, ..console(AgentState::OnCall) };
    let stage = draw(html! { <MiniConsole ..ringing /> }).await;
    assert_eq!((stage.count("[data-action=silence]"), stage.count(".mini-link[data-link=lost]")), (1, 1));
    click(&stage.find(".mini-foot > [data-action=silence]")).await;
    assert_eq!(clicked.get(), 1);
}

#[wasm_bindgen_test]
async fn the_page_says_why_it_is_not_there_and_offers_it_again() {
    let opened = Rc::new(Cell::new(0));
    let notice = |missed: Option<Missed>| {
        let opened = opened.clone();
        let on_open = Callback::from(move |()| opened.set(opened.get() + 1));
        html! { <MiniNotice {missed} {on_open} on_not_now={Callback::noop()} /> }
    };
    let mut stage = draw(notice(None)).await;
    assert_eq!((stage.count("[role=status]"), stage.count("button")), (1, 0));
    for (missed, state) in [(Missed::Closed, "closed"), (Missed::Refused, "refused")] {
        stage.redraw(notice(Some(missed))).await;
        assert_eq!(stage.attribute("[data-mini]", "data-mini").as_deref(), Some(state));
    }
    click(&stage.find("[data-action=reopen-mini]")).await;
    assert_eq!(opened.get(), 1);
}

#[wasm_bindgen_test]
async fn where_there_is_none_the_help_says_why_and_has_no_key_for_it() {
    let help = |has_mini: bool| {
        html! { <Help shortcuts={Shortcuts::default()} {has_mini} on_change={Callback::noop()} /> }
    };
    let mut stage = draw(help(true)).await;
    assert_eq!([stage.count("[data-command=mini]"), stage.count("[data-help=no-mini]")], [1, 0]);
    stage.redraw(help(false)).await;
    assert_eq!([stage.count("[data-command=mini]"), stage.count("[data-help=no-mini]")], [0, 1]);
}

#[derive(Properties, PartialEq)]
struct ElsewhereProps {
    host: Element,
    console: MiniConsoleProps,
}

#[component]
fn Elsewhere(props: &ElsewhereProps) -> Html {
    create_portal(html! { <MiniConsole ..props.console.clone() /> }, props.host.clone())
}

/// The document of another window is one of another realm, whose classes are not the page's.
#[wasm_bindgen_test]
async fn what_is_drawn_into_another_document_ticks_and_takes_clicks() {
    let frame: HtmlIFrameElement = document().create_element("iframe").expect("an element").unchecked_into();
    document().body().expect("a body").append_child(&frame).expect("to append");
    let other = frame.content_document().expect("a document");
    let host = document().create_element("div").expect("an element");
    other.body().expect("a body").append_child(&host).expect("to append");
    let clicked = Rc::new(Cell::new(0));
    let counted = clicked.clone();
    let on_bar = Callback::from(move |()| counted.set(counted.get() + 1));
    let console = MiniConsoleProps { on_bar, ..console(AgentState::Idle) };
    let stage: Stage = draw(html! { <Elsewhere host={host.clone()} {console} /> }).await;
    let find = |selector: &str| host.query_selector(selector).expect("a selector").expect("an element");
    click(&find("[data-action=mini-to-bar] span")).await;
    until("a click", || clicked.get() == 1).await;
    click(&find("[data-action=mini-to-bar]")).await;
    assert_eq!(clicked.get(), 2);
    drop(stage);
    assert_eq!(host.child_element_count(), 0);
    frame.remove();
}
