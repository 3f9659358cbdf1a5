//! Why the bar isn't there. Each failure is one that somebody mends differently.

/// Whom the console asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Server {
    /// The enterprise's own endpoint, `bar.session`.
    Enterprise,
    /// The platform at `bar.contextPath`.
    Platform,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Failure {
    /// The browser knows of no network.
    Offline,
    /// Nobody answers. Over HTTPS that may also be a certificate that the browser doesn't trust: scripts are not told.
    Unreachable {
        server: Server,
        secure: bool,
    },
    TooSlow {
        server: Server,
    },
    /// The browser keeps the page out of the local network, where the server probably is.
    LocalNetwork,
    /// The server answers, and doesn't allow this page to read the answer.
    Cors {
        server: Server,
    },
    /// An HTTP status outside 200 to 299.
    Status {
        server: Server,
        status: u16,
    },
    /// The enterprise asks the agent to sign in there, with status 401 or 403.
    NotKnown {
        status: u16,
    },
    /// The enterprise's answer is no JSON object, such as the page of a sign-in.
    SessionNotJson,
    /// The enterprise's answer has no usable value of this key.
    SessionLacks {
        key: &'static str,
    },
    /// The platform doesn't take the credentials: status 401 or 403, or JSON in place of the script.
    TokenRefused,
    ScriptEmpty,
    /// A page in place of the script.
    NotAScript,
    /// The page's own Content-Security-Policy. The directive, and the origin or the keyword that it keeps out.
    Blocked {
        directive: String,
        blocked: String,
    },
    /// The script ended in an error.
    ScriptBroke,
    /// The script ran and made no iframe named [`super::FRAME`], or took it away and made no other.
    NoFrame,
    /// The bar's page is not shown in a frame: `X-Frame-Options` or `frame-ancestors`.
    NotFramed,
}

impl Failure {
    /// Whether it may be over by itself. What somebody has to mend in a configuration is tried again only when asked to.
    pub fn may_pass(&self) -> bool {
        match self {
            Failure::Offline
            | Failure::Unreachable { .. }
            | Failure::TooSlow { .. }
            | Failure::LocalNetwork
            // Signed in again in another tab, the agent is known again.
            | Failure::NotKnown { .. }
            | Failure::SessionNotJson
            // The next session has another token.
            | Failure::TokenRefused
            // What a gateway says while the platform behind it is being restarted.
            | Failure::ScriptEmpty
            | Failure::NotAScript
            | Failure::NoFrame => true,
            Failure::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500..),
            Failure::Cors { .. }
            | Failure::SessionLacks { .. }
            | Failure::Blocked { .. }
            | Failure::ScriptBroke
            | Failure::NotFramed => false,
        }
    }

    /// Whether the network was at fault, so that its return is a reason to try at once.
    pub fn is_of_the_network(&self) -> bool {
        matches!(self, Failure::Offline | Failure::Unreachable { .. } | Failure::TooSlow { .. })
    }

    /// As it is named in the markup.
    pub fn name(&self) -> &'static str {
        use Server::{Enterprise, Platform};
        match self {
            Failure::Offline => "offline",
            Failure::Unreachable { server: Enterprise, .. } => "session-unreachable",
            Failure::Unreachable { server: Platform, .. } => "platform-unreachable",
            Failure::TooSlow { server: Enterprise } => "session-too-slow",
            Failure::TooSlow { server: Platform } => "platform-too-slow",
            Failure::LocalNetwork => "local-network",
            Failure::Cors { server: Enterprise } => "session-cors",
            Failure::Cors { server: Platform } => "platform-cors",
            Failure::Status { server: Enterprise, .. } => "session-status",
            Failure::Status { server: Platform, .. } => "platform-status",
            Failure::NotKnown { .. } => "session-not-known",
            Failure::SessionNotJson => "session-not-json",
            Failure::SessionLacks { .. } => "session-lacks-key",
            Failure::TokenRefused => "token-refused",
            Failure::ScriptEmpty => "script-empty",
            Failure::NotAScript => "not-a-script",
            Failure::Blocked { .. } => "blocked",
            Failure::ScriptBroke => "script-broke",
            Failure::NoFrame => "no-frame",
            Failure::NotFramed => "not-framed",
        }
    }
}
