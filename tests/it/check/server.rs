//! How the server sends the files of a release.

use super::*;

const FOR_EVER: (&str, &str) = ("cache-control", "public, max-age=31536000, immutable");
const APART: (&str, &str) = ("cross-origin-embedder-policy", "require-corp");
const ASKED: (&str, &str) = ("cache-control", "no-cache");

fn good_server() -> Server {
    Server {
        secure: true,
        origin: "https://console.example.com".to_owned(),
        page: answer("index.html", 200, &[ASKED]),
        configuration: answer("config.json", 200, &[("cache-control", "no-store")]),
        program: Some(answer(
            "a_bg.wasm",
            200,
            &[("content-type", "application/wasm"), ("content-encoding", "br"), FOR_EVER],
        )),
        script: Some(answer("a.js", 200, &[("content-type", "text/javascript; charset=utf-8"), FOR_EVER])),
        style: Some(answer("a.css", 200, &[("content-type", "text/css"), FOR_EVER])),
        missing: answer("none", 404, &[]),
        manifest: Some(answer("manifest.webmanifest", 200, &[("content-type", "application/manifest+json")])),
        worker: answer("worker.js", 200, &[("content-type", "text/javascript"), APART]),
    }
}

#[test]
fn a_server_that_serves_everything_as_it_should_passes_in_every_point() {
    for (step, standing) in judge_server(&good_server()) {
        assert!(matches!(standing, check::Verdict::Passed(_)), "{step:?}: {standing:?}");
    }
}

const CACHES: &str = "\"Cache-Control: no-cache\" for index.html and config.json, so that a new release and a changed configuration \
     are seen at once; \"public, max-age=31536000, immutable\" for the files with a hash in their names, which never \
     change.";
const COPY_CACHES: &str = "Copy the two Cache-Control lines from the headers below into the server's configuration.";

#[test]
fn each_mistake_of_a_server_is_named_with_what_mends_it() {
    type Spoil = fn(&mut Server);
    let cases: [(Spoil, Step, Verdict); 13] = [
        (
            |server| server.secure = false,
            Step::Secure,
            Verdict::failed(
                "https://console.example.com comes without HTTPS, or with a certificate that this browser doesn't \
                 trust.",
                "The console's address begins with https:// and has a certificate that the agents' browsers trust. \
                 Without, they let no page use the microphone, show notifications, or agree among tabs on who opens \
                 the bar.",
                "Give the web server a certificate and send http:// on to https://. One of the enterprise's own \
                 certification authority is fine if that is installed on the agents' computers.",
            ),
        ),
        (
            |server| server.program.as_mut().unwrap().headers[0].1 = "application/octet-stream".to_owned(),
            Step::Types,
            Verdict::warned(
                "a_bg.wasm comes as application/octet-stream instead of application/wasm.",
                "Content-Type: application/wasm for .wasm, text/javascript for .js, text/css for .css. With another \
                 type the program starts late or, where the header nosniff is sent, not at all.",
                "Add the type to the server's list: in nginx \"application/wasm wasm;\" in mime.types, in Apache \
                 \"AddType application/wasm .wasm\". Caddy knows it.",
            ),
        ),
        (
            |server| server.script.as_mut().unwrap().status = 404,
            Step::Types,
            Verdict::failed(
                "a.js, which the console's page names, is answered with the status 404.",
                "Every file that the page names is there.",
                "Upload the whole contents of dist/ again: the page is of one release and the files are of another.",
            ),
        ),
        (
            |server| server.program = None,
            Step::Types,
            Verdict::failed(
                "The console's page names no program.",
                "The page at the console's address is the index.html of a release.",
                "Upload the contents of dist/ so that check/ lies beside index.html.",
            ),
        ),
        (
            |server| server.page.headers[0].1 = "max-age=600".to_owned(),
            Step::Caching,
            Verdict::failed(
                "index.html says \"Cache-Control: max-age=600\": agents would go on with an old release or an old \
                 configuration.",
                CACHES,
                COPY_CACHES,
            ),
        ),
        (
            |server| server.configuration.headers.clear(),
            Step::Caching,
            Verdict::warned("config.json says nothing about caching.", CACHES, COPY_CACHES),
        ),
        (
            |server| server.style.as_mut().unwrap().headers[1].1 = "max-age=60".to_owned(),
            Step::Caching,
            Verdict::warned("a.css says \"Cache-Control: max-age=60\".", CACHES, COPY_CACHES),
        ),
        (
            |server| drop(server.program.as_mut().unwrap().headers.remove(1)),
            Step::Compression,
            Verdict::warned(
                "The program is sent uncompressed, about three times larger than needed.",
                "The server sends the files that lie compressed beside the originals (.br, .gz), or compresses them.",
                "In nginx switch on gzip_static (and brotli_static where the module is there), in Caddy \"file_server \
                 { precompressed br gzip }\", in Apache use mod_deflate or mod_brotli. It is a matter of seconds at \
                 the first start of the day, no more.",
            ),
        ),
        (
            |server| server.page.protocol = "http/1.1".to_owned(),
            Step::Http2,
            Verdict::warned(
                "The page came by http/1.1.",
                "HTTP/2 or HTTP/3, by which all files come at once over one connection.",
                "In nginx \"listen 443 ssl http2;\", in Apache \"Protocols h2 http/1.1\". Caddy does it. A proxy in \
                 between may be the one that speaks the older protocol.",
            ),
        ),
        (
            |server| server.missing.status = 200,
            Step::MissingFile,
            Verdict::failed(
                "A file that isn't there, none, is answered with a page (status 200).",
                "The status 404. Otherwise a missing config.json, program or directory looks like one that is there \
                 and broken.",
                "Take out the rule that answers every address with index.html, such as \"try_files $uri /index.html\" \
                 in nginx: the console is one page and needs no such rule.",
            ),
        ),
        (
            |server| server.worker.status = 404,
            Step::Offline,
            Verdict::warned(
                "worker.js is answered with the status 404.",
                "The manifest and the worker lie beside index.html. Without, the console can't be installed, and \
                 without a network it doesn't open and the log can't be read.",
                "Upload the whole contents of dist/ again.",
            ),
        ),
        (
            |server| server.worker.headers.retain(|(name, _)| name != APART.0),
            Step::Offline,
            Verdict::warned(
                "worker.js comes without Cross-Origin-Embedder-Policy: require-corp. It ends with the page that crashes, \
                 whose notification then stays on the desktop until the console is opened again.",
                "Cross-Origin-Embedder-Policy: require-corp with worker.js alone, never with the console's page.",
                "Make the server's configuration again with this page (check/#policy): it has the header.",
            ),
        ),
        (
            |server| server.manifest = None,
            Step::Offline,
            Verdict::not_applicable("This release's page names no manifest."),
        ),
    ];
    for (spoil, step, standing) in cases {
        let mut server = good_server();
        spoil(&mut server);
        assert_eq!(of(judge_server(&server), step), standing);
    }
}

#[test]
fn the_files_of_a_release_are_found_in_its_page() {
    let html = r#"<link rel="stylesheet" href="./layers-1a2b3c4d.css"><link rel="preload" href="./a-1a2b3c4d_bg.wasm">
        <link rel="manifest" href="manifest.webmanifest"><script type="module" src="./start-1a2b3c4d.js"></script>"#;
    let found = assets(html);
    assert_eq!(found.program.as_deref(), Some("a-1a2b3c4d_bg.wasm"));
    assert_eq!(found.script.as_deref(), Some("start-1a2b3c4d.js"));
    assert_eq!(found.style.as_deref(), Some("layers-1a2b3c4d.css"));
    assert_eq!(found.manifest.as_deref(), Some("manifest.webmanifest"));
    assert_eq!(assets("<p>something else").program, None);
}
