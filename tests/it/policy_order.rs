//! What the command and the page print for a web server.

use agent_console::policy::{BadSite, Order, Refusal, WebServer};

#[test]
fn an_order_is_printed_for_each_server_or_refused_with_the_reason() {
    let order = |config: &str, platform: &str| Order {
        config: config.to_owned(),
        platform: platform.to_owned(),
        ..Order::default()
    };
    let printed = order("{}", "").prepare().expect("a plain order");
    for (server, words) in [
        (WebServer::Nginx, "location ^~ /"),
        (WebServer::Caddy, "file_server"),
        (WebServer::Apache, "Alias"),
        (WebServer::Headers, "Content-Security-Policy: default-src 'none'"),
    ] {
        assert_eq!(WebServer::named(server.name()), Some(server));
        assert!(printed.print(server).contains(words), "{}", printed.print(server));
    }
    let passed =
        order(r#"{"theme": 1, "bar": {"mode": "frame", "url": "/service-cloud/bar/"}}"#, " https://cec.example.com ");
    assert_eq!(passed.prepare().expect("a platform").warnings.len(), 1);
    assert_eq!(order("{}", "https://cec.example.com").prepare(), Err(Refusal::NothingToPassOn));
    let bad = Order { base: "desk".to_owned(), ..Order::default() };
    assert_eq!(bad.prepare(), Err(Refusal::Site(BadSite::Base)));
    let Err(Refusal::Mistakes(mistakes)) = order(r#"{"baar": 1, "hold": 1}"#, "").prepare() else {
        panic!("two mistakes")
    };
    assert_eq!(mistakes.len(), 2);
}
