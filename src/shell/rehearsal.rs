//! Browsers compile a part of a program when it is first needed, and look for fonts when they are first laid out. The first
//! ring would come late for that, so it is rehearsed: by a session of its own and a page that is nowhere to be seen. Nobody
//! is told of it.

use super::clock::{now, view_clock, window};
use super::incoming::{Incoming, IncomingCall};
use super::turn::turn;
use crate::domain::{Input, Session};
use crate::protocol::decode;
use crate::view::{Culture, IncomingCallPopupProps, Spoken, Surroundings};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// As documented on the vendor's page, with nobody's numbers.
const RINGING: &str = r#"{"message":"","retcode":"0","event":{"eventType":"AgentEvent_Ringing","eventGenTime":0,"workNo":"1","content":{"caller":"5550100","transfer":"no","callid":"0-0","transfrom":"","called":"1","type":"main","mediaType":"5","mediaAbility":"1","feature":"0"}}}"#;

#[derive(Properties, PartialEq)]
struct StageProps {
    surroundings: Surroundings,
    incoming: Incoming,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    html! {
        <ContextProvider<Surroundings> context={props.surroundings.clone()}>
            <IncomingCall incoming={props.incoming.clone()} />
        </ContextProvider<Surroundings>>
    }
}

/// Once the page has had time for what it is there for.
pub async fn rehearse(spoken: Spoken, culture: Culture) {
    turn().await;
    let mut session = Session::new(now());
    session.handle(now(), Input::Bar(decode(RINGING)));
    let incoming = Incoming::default();
    let (silenced, on_unlock, contact, on_pop) = Default::default();
    let popup = |ring| IncomingCallPopupProps { ring, silenced, on_unlock, contact, on_pop };
    incoming.show(session.ring().map(popup));
    let Some(nowhere) = window().document().and_then(|document| document.create_element("div").ok()) else { return };
    let props = StageProps { surroundings: Surroundings { clock: view_clock(), spoken, culture }, incoming };
    let page = yew::Renderer::<Stage>::with_root_and_props(nowhere.clone(), props).render();
    turn().await;
    lay_out(&nowhere);
    page.destroy();
}

/// What a ring looks like, put where it will be and taken away before the browser draws again or reads anything out.
fn lay_out(page: &Element) -> Option<()> {
    let place = page.owner_document()?.query_selector(".stage-popup").ok()??;
    let popup = page.query_selector("#incoming-call").ok()??.clone_node_with_deep(true).ok()?;
    let popup: Element = popup.dyn_into().ok()?;
    // Whoever looks for a call that rings is not to find this one.
    popup.remove_attribute("id").ok()?;
    popup.set_attribute("aria-hidden", "true").ok()?;
    place.append_child(&popup).ok()?;
    popup.get_bounding_client_rect();
    popup.remove();
    Some(())
}
