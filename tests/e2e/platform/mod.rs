//! A stand-in for the platform, and for the enterprise's endpoint before it: real servers, each on an origin of its own,
//! that do what the vendor's do as far as it is documented, and go wrong in each of the ways in which those go wrong.

mod script;

pub use script::Script;

use crate::harness::{PAGES, Site, console, policed};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

const SIMULATOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/dist/simulator");
const SCRIPT: &str = "/service-cloud/ccdesktop/pages/cc-bar/js/ccbarclient.js";

/// What somebody who has the token could do is why it may be seen nowhere.
pub const SECRET: &str = "secret-of-";

/// The session that the bar's page has for itself.
const COOKIE: &str = "sum_token=held";

/// What goes wrong, in the words of whoever would see it.
#[derive(Clone, Debug, Default)]
pub struct Behaviour {
    /// The endpoint's answer in place of a session.
    pub session: Option<(u16, &'static str)>,
    /// The platform's answer in place of the script.
    pub answer: Option<(u16, &'static str)>,
    pub script: Script,
    /// The platform doesn't allow other origins to read.
    pub no_cors: bool,
    /// The bar's page forbids to be framed.
    pub deny_frames: bool,
    pub page: Page,
}

/// The bar's page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Page {
    /// It says what the test wants.
    #[default]
    Told,
    Simulated,
    /// It has its session in a cookie with these attributes, and says whether that comes back.
    Signing(&'static str),
    /// The same, but the platform takes no session.
    Refused(&'static str),
}

impl Page {
    /// Below the context path.
    pub fn path(self) -> &'static str {
        match self {
            Page::Told => "bar/foreign-bar.html",
            Page::Simulated => "simulator/index.html",
            Page::Signing(_) | Page::Refused(_) => "bar/signing-bar.html",
        }
    }
}

/// What was asked of the servers.
#[derive(Default)]
pub struct Seen {
    pub sessions: usize,
    /// Loading calls that were answered with a script.
    pub scripts: usize,
    /// How often the bar's page was loaded.
    pub pages: usize,
    /// The content types of the loading calls.
    pub types: Vec<String>,
}

#[derive(Clone, Default)]
struct Shared {
    behaviour: Arc<Mutex<Behaviour>>,
    seen: Arc<Mutex<Seen>>,
}

pub struct Platform {
    shared: Shared,
    site: Site,
}

impl Platform {
    pub async fn start(behaviour: Behaviour) -> Platform {
        let shared = Shared { behaviour: Arc::new(Mutex::new(behaviour)), ..Shared::default() };
        let routes = Router::new()
            .route(SCRIPT, post(hand_out).options(preflight).get(async || StatusCode::METHOD_NOT_ALLOWED))
            .route("/service-cloud/bar/foreign-bar.html", get(bar_page))
            .route("/service-cloud/bar/signing-bar.html", get(signing_page))
            .route("/service-cloud/bar/state", get(state))
            .nest_service("/service-cloud/simulator", ServeDir::new(SIMULATOR))
            .nest_service("/service-cloud/bar", ServeDir::new(PAGES))
            .with_state(shared.clone());
        Platform { shared, site: Site::routes(routes).await }
    }

    /// A console that loads its bar from this platform, under the policy that follows from its configuration.
    pub async fn console(&self) -> Site {
        self.console_with(json!({}), None).await
    }

    /// The same with other values in the section `bar`, and perhaps under a policy of the test's own.
    pub async fn console_with(&self, bar: Value, policy: Option<&'static str>) -> Site {
        let mut section = json!({"mode": "loader", "contextPath": self.context_path(), "session": "session"});
        section.as_object_mut().expect("an object").extend(bar.as_object().expect("an object").clone());
        let endpoint = Router::new().route("/session", get(session)).with_state(self.shared.clone());
        let config = json!({"bar": section}).to_string();
        let routes = policed(endpoint.merge(console(StatusCode::OK, &config)), &config);
        Site::routes(match policy.map(HeaderValue::from_static) {
            Some(policy) => routes.layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy)),
            None => routes,
        })
        .await
    }

    pub fn context_path(&self) -> String {
        self.site.url("/service-cloud/")
    }

    pub fn behave(&self, change: impl FnOnce(&mut Behaviour)) {
        change(&mut self.shared.behaviour.lock().expect("no test panics here"));
    }

    pub fn seen<T>(&self, look: impl FnOnce(&Seen) -> T) -> T {
        look(&self.shared.seen.lock().expect("no test panics here"))
    }
}

/// The enterprise's endpoint: a fresh token each time.
async fn session(State(shared): State<Shared>) -> Response {
    let number = {
        let mut seen = shared.seen.lock().expect("no handler panics");
        seen.sessions += 1;
        seen.sessions
    };
    if let Some((status, text)) = shared.behaviour.lock().expect("no handler panics").session {
        return answer(status, text.to_owned());
    }
    let token = format!("{SECRET}{number}");
    let session = json!({"access_token": token, "tenantSpaceId": "202011", "userAccount": "anna"});
    ([(header::CONTENT_TYPE, "application/json")], session.to_string()).into_response()
}

/// The loading call: the three parameters are checked, the token being the latest.
async fn hand_out(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let behaviour = shared.behaviour.lock().expect("no handler panics").clone();
    let mut seen = shared.seen.lock().expect("no handler panics");
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    seen.types.push(kind.to_owned());
    let given: Value = serde_json::from_slice(&body).unwrap_or_default();
    let wanted =
        json!({"access_token": format!("{SECRET}{}", seen.sessions), "tenantSpaceId": "202011", "userAccount": "anna"});
    let mut response = match behaviour.answer {
        Some((status, text)) => answer(status, text.to_owned()),
        None if given != wanted => answer(401, json!({"retcode": "000-003", "message": "invalid token"}).to_string()),
        None => {
            seen.scripts += 1;
            answer(200, behaviour.script.text(behaviour.page.path()))
        }
    };
    if !behaviour.no_cors {
        allow(response.headers_mut(), &headers);
    }
    response
}

async fn preflight(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    if !shared.behaviour.lock().expect("no handler panics").no_cors {
        allow(response.headers_mut(), &headers);
    }
    response
}

fn allow(answer: &mut HeaderMap, request: &HeaderMap) {
    if let Some(origin) = request.get(header::ORIGIN) {
        answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        answer.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type"));
    }
}

async fn bar_page(State(shared): State<Shared>) -> Response {
    shared.seen.lock().expect("no handler panics").pages += 1;
    let page = std::fs::read_to_string(format!("{PAGES}/foreign-bar.html")).expect("the page is there");
    let mut response = axum::response::Html(page).into_response();
    if shared.behaviour.lock().expect("no handler panics").deny_frames {
        response.headers_mut().insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    response
}

async fn signing_page(State(shared): State<Shared>) -> Response {
    shared.seen.lock().expect("no handler panics").pages += 1;
    let page = std::fs::read_to_string(format!("{PAGES}/signing-bar.html")).expect("the page is there");
    let mut response = axum::response::Html(page).into_response();
    if let Page::Signing(how) | Page::Refused(how) = shared.behaviour.lock().expect("no handler panics").page {
        let cookie = format!("{COOKIE}; Path=/; HttpOnly; {how}");
        response.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_str(&cookie).expect("a header's value"));
    }
    response
}

/// Who is signed in, by the cookie that came.
async fn state(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let cookies = headers.get(header::COOKIE).and_then(|cookies| cookies.to_str().ok()).unwrap_or_default();
    let is_refused = matches!(shared.behaviour.lock().expect("no handler panics").page, Page::Refused(_));
    let envelope = if cookies.split("; ").any(|cookie| cookie == COOKIE) && !is_refused {
        let event = json!({"eventType": "AgentState_Ready", "workNo": "49999", "content": null});
        json!({"retcode": "0", "message": "", "event": event})
    } else {
        json!({"retcode": "000-003", "message": "no right", "event": null})
    };
    answer(200, envelope.to_string())
}

fn answer(status: u16, text: String) -> Response {
    let status = StatusCode::from_u16(status).expect("a status");
    (status, [(header::CONTENT_TYPE, "application/javascript")], text).into_response()
}
