//! The platform under the console's own server, as the vendor advises where browsers keep the two apart.

use axum::Router;
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, Html, IntoResponse};
use axum::routing::get;

use super::BASES;
use super::client;
use super::files::Folder;
use super::server::{Kind, Server};
use crate::harness::Site;

const CONFIG: &str = r#"{"bar": {"mode": "frame", "url": "/service-cloud/bar/index.html"}}"#;

/// Says who was asked for, and signs the agent in.
async fn page(headers: HeaderMap) -> impl IntoResponse {
    let host = headers.get("host").map(|host| host.to_str().expect("text").to_owned());
    let cookies = AppendHeaders([("set-cookie", "sum_token=x; Domain=platform.example; Path=/service-cloud/")]);
    (cookies, Html(host.unwrap_or_default()))
}

#[tokio::test]
async fn requests_for_the_platform_are_passed_on_and_its_answers_keep_their_own_headers() {
    let platform = Site::routes(Router::new().route("/service-cloud/bar/index.html", get(page))).await;
    let host = platform.origin().trim_start_matches("http://");
    for (kind, base) in Kind::ALL.into_iter().flat_map(|kind| BASES.map(|base| (kind, base))) {
        let server = Server::start(kind, base, Folder::with(CONFIG), Some(platform.origin()));
        let what = format!("{kind:?} under {base}");

        let answer = client::get(&server.plain("/service-cloud/bar/index.html?a=b%20c")).await;
        assert_eq!((answer.status, String::from_utf8_lossy(&answer.body).as_ref()), (200, host), "{what}");
        assert_eq!(answer.header("content-security-policy"), "", "{what}");
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with("sum_token=x") && !cookie.contains("platform.example"), "{what}: {cookie}");

        assert_eq!(client::get(&server.plain("/service-cloud/other")).await.status, 404, "{what}");
        assert_eq!(client::get(&server.plain(base)).await.status, 200, "{what}");
    }
}
