//! Browsers compile a part of a program when it is first needed. The first ring would come late for that, so it is
//! rehearsed: by a session of its own and a page that is nowhere to be seen. Nobody is told of it.

use super::clock::{now, view_clock, window};
use super::incoming::{Incoming, IncomingCall};
use super::turn::turn;
use crate::domain::{Input, Session};
use crate::protocol::decode;
use crate::view::{Culture, IncomingCallPopupProps, Spoken, Surroundings};
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
    let page = yew::Renderer::<Stage>::with_root_and_props(nowhere, props).render();
    turn().await;
    page.destroy();
}
