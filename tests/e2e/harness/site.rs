//! Static servers on 127.0.0.1, each on a port that the system chose.

use std::path::Path;

use agent_console::config::{Config, parse};
use agent_console::policy::Policy;
use axum::Router;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{AppendHeaders, Html};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::witness::watched;

pub const DIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/dist");
pub const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/pages");

pub struct Site {
    origin: String,
    server: JoinHandle<()>,
}

impl Site {
    pub async fn routes(routes: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("a bound socket has an address");
        let server =
            tokio::spawn(async move { axum::serve(listener, watched(routes)).await.expect("the server serves") });
        Self { origin: format!("http://{address}"), server }
    }

    pub async fn serve(dir: impl AsRef<Path>) -> Self {
        Self::routes(Router::new().fallback_service(ServeDir::new(dir))).await
    }

    /// The release with the given `config.json`, under its policy.
    pub async fn console(config: &str) -> Self {
        Self::routes(policed(console(StatusCode::OK, config), config)).await
    }

    /// A page that is not ours; every address but `/` is a file of `tests/e2e/pages/`.
    pub async fn page(html: impl Into<String>) -> Self {
        let html = html.into();
        let routes = Router::new().route("/", get(async move || Html(html)));
        Self::routes(routes.fallback_service(ServeDir::new(PAGES))).await
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// `path` begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// The release, with a `config.json` of the given status and text in place of its own.
pub fn console(status: StatusCode, config: &str) -> Router {
    let config = config.to_owned();
    let answer = async move || (status, [(CONTENT_TYPE, "application/json")], config);
    Router::new().route("/config.json", get(answer)).fallback_service(ServeDir::new(DIST))
}

/// Answers with the headers that follow from a `config.json`, as the web servers of enterprises do.
pub fn policed(routes: Router, config: &str) -> Router {
    headers(config)
        .0
        .into_iter()
        .fold(routes, |routes, (name, value)| routes.layer(SetResponseHeaderLayer::overriding(name, value)))
        .layer(from_fn(async |request: Request, next: Next| {
            let is_worker = request.uri().path().ends_with("/worker.js");
            let mut response = next.run(request).await;
            if is_worker {
                response.headers_mut().extend(of_worker());
            }
            response
        }))
}

fn of_worker() -> Vec<(HeaderName, HeaderValue)> {
    let policy = Policy::of(&Config::default()).expect("the console has a policy by itself");
    policy.worker_headers().into_iter().map(header).collect()
}

fn header((name, value): (&str, String)) -> (HeaderName, HeaderValue) {
    (HeaderName::try_from(name).expect("a name"), HeaderValue::try_from(value).expect("a value"))
}

/// A broken configuration has those of the console by itself.
pub fn headers(config: &str) -> AppendHeaders<Vec<(HeaderName, HeaderValue)>> {
    let policy = parse(config).and_then(|config| Policy::of(&config));
    let policy = policy.unwrap_or_else(|_| Policy::of(&Config::default()).expect("the console has a policy by itself"));
    AppendHeaders(policy.headers().into_iter().map(header).collect())
}
