//! What is configured on the platform rather than said by anybody.

/// How the platform treats its agent. Limits that are `None` never run out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Every answered call is followed by wrap-up.
    pub acw: bool,
    pub wrap_up_limit_ms: Option<u64>,
    /// How long the agent may let a call ring.
    pub ring_limit_ms: Option<u64>,
    /// A call that was missed or rejected makes the agent not ready.
    pub not_ready_after_refusal: bool,
    /// How long signing in takes.
    pub sign_in_ms: u64,
    /// The first state after signing in is wrap-up.
    pub starts_in_wrap_up: bool,
    /// When the agent's own phone is picked up for an outbound call, if nobody says so.
    pub pick_up_ms: Option<u64>,
    /// When the callee's phone begins to ring after that.
    pub callee_rings_ms: Option<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            acw: true,
            wrap_up_limit_ms: None,
            ring_limit_ms: None,
            not_ready_after_refusal: true,
            sign_in_ms: 0,
            starts_in_wrap_up: false,
            pick_up_ms: None,
            callee_rings_ms: None,
        }
    }
}
