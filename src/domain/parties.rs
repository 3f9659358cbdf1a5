//! Who is who in a call: its direction, and which of its two numbers is the other party's.

use super::call::{Call, Direction};
use super::context::Context;
use crate::protocol::{Feature, Number};

/// Notes both numbers, the call's feature, and which of the two numbers is the other party's.
pub(super) fn learn_parties(
    call: &mut Call,
    ctx: &Context,
    caller: Option<&Number>,
    called: Option<&Number>,
    feature: Option<&Feature>,
    offered: bool,
) {
    call.caller = call.caller.take().or_else(|| caller.cloned());
    call.called = call.called.take().or_else(|| called.cloned());
    // Until the feature tells, an announced call is taken for an inbound one.
    let told_now = feature.is_some() && call.feature.is_none();
    if let Some(feature) = feature {
        let told = direction_of(feature);
        if told != Direction::Unknown {
            call.direction = told;
        }
        call.feature = Some(feature.clone());
    }
    let is_us = |number: &Option<Number>| {
        let plain = number.as_ref().map(|number| number.as_str().trim_start_matches(['a', 'A']));
        plain.is_some() && plain == ctx.work_no
    };
    // A call that the platform dials and then offers to the agent has its customer as the called party, like
    // any outbound call.
    let other = match call.direction {
        _ if is_us(&call.called) => &call.caller,
        _ if is_us(&call.caller) => &call.called,
        Direction::Outbound => &call.called,
        Direction::Inbound => &call.caller,
        Direction::Internal | Direction::Unknown if offered => &call.caller,
        Direction::Internal | Direction::Unknown => &None,
    };
    if call.number.is_none() || told_now {
        call.number = other.clone().or(call.number.take());
    }
}

/// Direction of a call that is offered without a feature: an agent's number begins with `a` or `A`.
pub(super) fn direction_from(caller: &Number) -> Direction {
    if caller.as_str().starts_with(['a', 'A']) { Direction::Internal } else { Direction::Inbound }
}

/// Direction by the call's feature (`cec_07_0582`, `cec_07_2635`). Conferences have none.
fn direction_of(feature: &Feature) -> Direction {
    match feature {
        Feature::Inbound => Direction::Inbound,
        Feature::Internal | Feature::TwoPartyConsult | Feature::ThreePartyConsult => Direction::Internal,
        Feature::Outbound
        | Feature::ReservedOutbound
        | Feature::PreOccupiedOutbound
        | Feature::PredictiveOutbound
        | Feature::PreviewOutbound
        | Feature::ReservedCallback => Direction::Outbound,
        Feature::OtherFeature | Feature::MultiParty | Feature::TransferConference => Direction::Unknown,
        Feature::Other(code) => match &**code {
            "1" | "2" | "5" | "13" | "21" => Direction::Inbound,
            "8" | "9" | "10" | "11" | "12" | "14" => Direction::Outbound,
            _ => Direction::Unknown,
        },
    }
}
