//! Static servers on 127.0.0.1, each on a port that the system chose.

use std::path::Path;

use axum::Router;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Html;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::witness::watched;

const DIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/dist");
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/pages");

/// The strictest policy the release must work under. Test servers differ by port, hence the wildcard in `frame-src`.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; connect-src 'self'; frame-src http://127.0.0.1:*; frame-ancestors 'self'; \
     base-uri 'none'; form-action 'none'";

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

    /// The release with the given `config.json`, under the strict policy.
    pub async fn console(config: &str) -> Self {
        Self::routes(console(StatusCode::OK, config).layer(policy(STRICT_POLICY))).await
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

pub fn policy(text: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(CONTENT_SECURITY_POLICY, HeaderValue::from_static(text))
}
