//! English.

use super::{LoadingWords, Remedy};
use crate::view::words::health;

pub const EN: LoadingWords = LoadingWords {
    session: "The connection bar is being loaded: asking who you are…",
    script: "The connection bar is being loaded: asking the platform…",
    run: "The connection bar is being loaded: waiting for it to appear…",
    again: "Try again",
    next_attempt: |time| format!("Next try at {time}."),
    open_address: "Open in a new tab",
    check: "Check this deployment",
    left: "The connection bar is at the edge of this page: look for its round button at the bottom.",
    certificate: "It may also be that this browser does not trust the server's certificate. Open the address in a new \
                  tab: if the browser warns you there, the certificate has to be installed on this computer.",
    offline: Remedy {
        what: "This computer has no network.",
        help: "The connection bar is loaded as soon as the network is back. Check the cable or the Wi-Fi.",
    },
    session_unreachable: Remedy {
        what: "The server that knows who you are does not answer.",
        help: "Check that you are in the company's network. For the administrator: does the server of bar.session run, \
               and is the address in config.json right?",
    },
    platform_unreachable: Remedy {
        what: "The call platform does not answer.",
        help: "Check that you are in the company's network. For the administrator: is the address bar.contextPath in \
               config.json right, and may this computer reach it?",
    },
    session_too_slow: Remedy {
        what: "The server that knows who you are takes too long.",
        help: "It is asked again. If this lasts, tell your administrator.",
    },
    platform_too_slow: Remedy {
        what: "The call platform takes too long.",
        help: "It is asked again. If this lasts, tell your administrator.",
    },
    local_network: health::EN_LOCAL_NETWORK,
    session_cors: Remedy {
        what: "The server that knows who you are does not allow this page to read its answer.",
        help: "For the administrator: bar.session is on another origin, or leads to one. It must answer with \
               Access-Control-Allow-Origin (this page's origin, not *) and Access-Control-Allow-Credentials: true.",
    },
    platform_cors: Remedy {
        what: "The call platform does not allow this page to read its answer.",
        help: "For the administrator: forward /service-cloud/ from this page's server to the platform (reverse proxy) \
               and put that address into bar.contextPath, or let the platform allow this page's origin.",
    },
    session_status: |status| format!("The server that knows who you are answers with an error ({status})."),
    session_status_help: "If the server has a fault, it is asked again. For the administrator: does the address bar.session exist, and what does its server's log say?",
    platform_status: |status| format!("The call platform answers with an error ({status})."),
    platform_status_help: "If the platform has a fault, it is asked again. For the administrator: does bar.contextPath end before “ccdesktop/”, and does the path still \
                           contain “service-cloud”?",
    not_known: Remedy {
        what: "You are not signed in to the company portal.",
        help: "Sign in there in another tab; this page then goes on.",
    },
    session_not_json: Remedy {
        what: "The company's server answers with something else than a session.",
        help: "It may be asking you to sign in: open the address in a new tab and sign in there. For the \
               administrator: bar.session must answer with a JSON object.",
    },
    session_lacks: |key| format!("The session that the company's server answers with has no {key}."),
    session_lacks_help: "For the administrator: bar.session must answer with access_token, tenantSpaceId and userAccount.",
    token_refused: Remedy {
        what: "The call platform does not accept your session.",
        help: "A fresh one is fetched. If this lasts, tell your administrator: the token may be expired when it is \
               handed out, or your account may be missing in the tenant space.",
    },
    script_empty: Remedy {
        what: "The call platform answers with nothing.",
        help: "It is asked again. For the administrator: is bar.contextPath right, and does a proxy in between cut the \
               answer off?",
    },
    not_a_script: Remedy {
        what: "The call platform answers with a page in place of the connection bar.",
        help: "It may be under maintenance; it is asked again. For the administrator: does bar.contextPath lead to the \
               platform and not to a portal in front of it?",
    },
    blocked: |directive, blocked| {
        format!("This page's own security policy blocks the connection bar: {directive} does not allow {blocked}.")
    },
    blocked_help: "For the administrator: the header Content-Security-Policy does not fit config.json. Generate it from \
                   config.json again.",
    script_broke: Remedy {
        what: "The connection bar's program stopped with an error.",
        help: "Load this page again. For the administrator: the browser's console shows the error.",
    },
    no_frame: Remedy {
        what: "The connection bar does not appear, although its program has run.",
        help: "It is tried again. For the administrator: the program is expected to make an iframe named ccbarclient.",
    },
    not_framed: Remedy {
        what: "The connection bar refuses to be shown in this page.",
        help: "For the administrator: the bar's server sends X-Frame-Options or frame-ancestors without this page's origin.",
    },
    silent: "The bar's page has loaded and says nothing. If you see the bar, sign in there. If its place is empty or shows \
             an error, the bar's server does not answer, or probably forbids other pages to show it (X-Frame-Options, \
             frame-ancestors).",
    not_signed_in: "The platform keeps refusing your sign-in.",
    nobody_signed_in: "The bar says again and again that nobody is signed in. If you sign in there and it does not last, tell \
                       your administrator.",
    ended_in_call: "Your sign-in at the platform ended during a call, and nothing more is heard of the call. Finish it first, then press \
                    “Try again”: the bar is loaded again.",
    cookies_off: "This browser takes no cookies at all, and the bar needs its own to keep you signed in. Allow cookies in the \
                  browser's settings, or ask your administrator to.",
    cookies_blocked: "Probably this browser withholds the bar's cookies, since the bar comes from another site. For the \
                      administrator: serve the bar from this page's own server (reverse proxy), or allow third-party \
                      cookies for it; the platform must then set them with SameSite=None.",
    cookies_perhaps_blocked: "If this browser takes the bar for another site's, it may withhold the bar's cookies. For the \
                              administrator: a bar that this page's own server serves (reverse proxy) is of this page's \
                              own site.",
    sessions_refused: "For the administrator: does bar.session give out tokens that are still valid, of the agent's own tenant \
                       space and account? Why they are refused, the platform's log says.",
};
