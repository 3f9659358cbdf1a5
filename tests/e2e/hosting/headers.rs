//! What each server says with each file.

use super::client::{Answer, get, get_encoded, get_with};
use super::everywhere;
use super::server::Server;
use agent_console::config::parse;
use agent_console::policy::Policy;

const CONFIG: &str = r#"{"bar": {"mode": "frame", "url": "https://cec.example:8443/bar/"},
    "delivery": {"url": "https://calls.example/in"}, "brand": {"logo": "logo.svg"}}"#;
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The headers as computed, each once, on this answer.
fn is_policed(server: &Server, what: &str, answer: &Answer) {
    let policy = Policy::of(&parse(CONFIG).expect("valid")).expect("a policy");
    for (name, value) in policy.headers() {
        assert_eq!(answer.header(name), value, "{name} of {what} by {:?} under {}", server.kind, server.base);
    }
}

#[tokio::test]
async fn every_file_comes_with_every_header_its_type_and_what_may_be_kept() {
    for server in everywhere(CONFIG) {
        let types = [
            ("html", "text/html"),
            ("js", "text/javascript"),
            ("css", "text/css"),
            ("wasm", "application/wasm"),
            ("svg", "image/svg+xml"),
            ("png", "image/png"),
            ("json", "application/json"),
            ("webmanifest", "application/manifest+json"),
            ("txt", "text/plain"),
            ("mp3", "audio/mpeg"),
        ];
        let files = server.folder.files();
        for end in ["index.html", "worker.js", "manifest.webmanifest", "simulator/index.html", "config.json"] {
            assert!(files.iter().any(|file| file == end), "the release has {end}");
        }
        for file in files {
            let answer = get(&server.plain(&format!("{}{file}", server.base))).await;
            let what = format!("{file} by {:?} under {}", server.kind, server.base);
            assert_eq!(answer.status, 200, "{what}");
            is_policed(&server, &file, &answer);
            let embedder = if file == "worker.js" { "require-corp" } else { "" };
            assert_eq!(answer.header("cross-origin-embedder-policy"), embedder, "{what}");
            let kind = types.iter().find(|(end, _)| file.ends_with(&format!(".{end}"))).map(|(_, kind)| *kind);
            assert_eq!(answer.header("content-type").split(';').next(), kind, "{what}");
            let is_hashed = file.rsplit_once('-').is_some_and(|(_, end)| {
                end.split(['_', '.', '/'])
                    .next()
                    .is_some_and(|hash| hash.len() > 11 && hash.bytes().all(|c| c.is_ascii_hexdigit()))
            });
            let caching = match file.as_str() {
                "config.json" => "no-store",
                _ if is_hashed => FOREVER,
                _ => "no-cache",
            };
            assert_eq!(answer.header("cache-control"), caching, "{what}");
            assert_eq!(answer.body, std::fs::read(server.folder.console().join(&file)).expect("readable"), "{what}");
        }
    }
}

#[tokio::test]
async fn a_file_that_is_missing_is_no_page_and_is_kept_nowhere() {
    for server in everywhere(CONFIG) {
        let gone =
            ["agent-console-0123456789abcdef.js", "agent-console-0123456789abcdef_bg.wasm", "no/such/page", "x.css"];
        for path in gone {
            let answer = get(&server.plain(&format!("{}{path}", server.base))).await;
            assert_eq!(answer.status, 404, "{path} by {:?} under {}", server.kind, server.base);
            assert_eq!(answer.header("cache-control"), "no-store", "{path} by {:?}", server.kind);
            is_policed(&server, path, &answer);
            let text = String::from_utf8_lossy(&answer.body).into_owned();
            assert!(!text.contains("id=\"app\""), "{path} by {:?}: {text}", server.kind);
        }
    }
}

#[tokio::test]
async fn a_folder_is_its_page_and_its_address_ends_with_a_slash() {
    for server in everywhere(CONFIG) {
        for folder in ["", "simulator/", "check/", "replay/"] {
            let address = format!("{}{folder}", server.base);
            let page = std::fs::read(server.folder.console().join(folder).join("index.html")).expect("a page");
            let answer = get(&server.plain(&address)).await;
            assert_eq!((answer.status, answer.body), (200, page), "{address} by {:?}", server.kind);
            assert_eq!(get(&server.plain(&address)).await.header("cache-control"), "no-cache");
            let without = address.trim_end_matches('/');
            if !without.is_empty() {
                let moved = get(&server.plain(without)).await;
                assert!(matches!(moved.status, 301 | 302 | 308), "{without} by {:?}: {}", server.kind, moved.status);
                assert!(moved.header("location").ends_with(&address), "{without} by {:?}", server.kind);
            }
        }
    }
}

#[tokio::test]
async fn what_is_asked_about_again_is_answered_without_its_content() {
    for server in everywhere(CONFIG) {
        let url = server.plain(server.base);
        let tag = get(&url).await.header("etag");
        let again = get_with(&url, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{:?} under {}: {tag}", server.kind, server.base);
        assert_eq!(again.header("cache-control"), "no-cache", "{:?}", server.kind);
    }
}

#[tokio::test]
async fn the_compressed_file_beside_the_original_is_sent_to_whoever_can_read_it() {
    for server in everywhere(CONFIG) {
        let files = [
            ("index.html".to_owned(), "text/html"),
            (server.folder.file("agent-console-", ".js"), "text/javascript"),
            (server.folder.file("agent-console-", ".wasm"), "application/wasm"),
            (server.folder.file("check/", ".js"), "text/javascript"),
        ];
        for (file, kind) in files {
            let url = server.plain(&format!("{}{file}", server.base));
            let cases = [("br, gzip", "br", ".br"), ("gzip, deflate", "gzip", ".gz"), ("identity", "", "")];
            for (accepted, encoding, end) in cases {
                let what = format!("{file} for {accepted} by {:?} under {}", server.kind, server.base);
                let answer = get_encoded(&url, accepted).await;
                assert_eq!(answer.status, 200, "{what}");
                assert_eq!(answer.header("content-encoding"), encoding, "{what}");
                assert_eq!(answer.header("content-type").split(';').next(), Some(kind), "{what}");
                assert!(
                    answer.header("vary").to_lowercase().contains("accept-encoding"),
                    "{what}: {}",
                    answer.header("vary")
                );
                let caching = if file == "index.html" { "no-cache" } else { FOREVER };
                assert_eq!(answer.header("cache-control"), caching, "{what}");
                is_policed(&server, &file, &answer);
                let path = server.folder.console().join(format!("{file}{end}"));
                assert!(answer.body == std::fs::read(path).expect("readable"), "{what}");
            }
        }
        let config = get_encoded(&server.plain(&format!("{}config.json", server.base)), "br, gzip").await;
        assert_eq!(String::from_utf8_lossy(&config.body), CONFIG, "what an operator edits is sent as it is");
    }
}
