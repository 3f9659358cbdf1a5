//! How the web server serves the console's own files.

use super::step::Step;
use super::verdict::Verdict;

/// A file that was asked for, and what came.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// As it stands beside `index.html`.
    pub file: String,
    /// Zero if nothing came at all.
    pub status: u16,
    pub headers: Vec<(String, String)>,
    /// The protocol it came by, `h2` or `http/1.1`; empty where the browser doesn't say.
    pub protocol: String,
    /// It ended at another address than it was asked for.
    pub redirected: bool,
}

/// The files whose names stand in the console's page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Assets {
    pub program: Option<String>,
    pub script: Option<String>,
    pub style: Option<String>,
    pub manifest: Option<String>,
}

/// Everything that the server was asked.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Server {
    /// `isSecureContext`.
    pub secure: bool,
    /// The console's origin.
    pub origin: String,
    /// The console's page, at the address that agents open.
    pub page: Answer,
    pub configuration: Answer,
    pub program: Option<Answer>,
    pub script: Option<Answer>,
    pub style: Option<Answer>,
    /// A file that can't be there.
    pub missing: Answer,
    pub manifest: Option<Answer>,
    pub worker: Answer,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn is_there(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The type without its parameters.
    fn media_type(&self) -> &str {
        self.header("content-type").and_then(|value| value.split(';').next()).unwrap_or_default().trim()
    }

    fn caching(&self) -> Caching {
        let value = self.header("cache-control").unwrap_or_default().to_ascii_lowercase();
        let parts: Vec<&str> = value.split(',').map(str::trim).collect();
        let age = parts.iter().find_map(|part| part.strip_prefix("max-age=")).and_then(|age| age.parse::<u64>().ok());
        if parts.contains(&"no-store") || parts.contains(&"no-cache") || age == Some(0) {
            Caching::AsksAgain
        } else if parts.contains(&"immutable") && age.is_some_and(|age| age >= 30 * 86_400) {
            Caching::ForEver
        } else if age.is_some() {
            Caching::AWhile
        } else {
            Caching::Unsaid
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Caching {
    AsksAgain,
    AWhile,
    ForEver,
    /// Browsers keep it for as long as they like.
    Unsaid,
}

/// Reads the names of the files from the console's page as Trunk writes it.
pub fn assets(html: &str) -> Assets {
    let named = |wanted: &dyn Fn(&str) -> bool| {
        let names = html.split(['"', '\'']).map(|name| name.trim_start_matches("./"));
        // Of the scripts the last is the one that begins; the others are named ahead of time.
        names.into_iter().filter(|name| !name.contains(['<', '>', ' ', '\n']) && wanted(name)).last().map(str::to_owned)
    };
    Assets {
        program: named(&|name| name.ends_with(".wasm")),
        script: named(&|name| name.ends_with(".js")),
        style: named(&|name| name.ends_with(".css")),
        manifest: named(&|name| name.ends_with(".webmanifest")),
    }
}

pub fn judge_server(server: &Server) -> Vec<(Step, Verdict)> {
    vec![
        (Step::Secure, secure(server)),
        (Step::Types, types(server)),
        (Step::Caching, caching(server)),
        (Step::Compression, compression(server)),
        (Step::Http2, http2(server)),
        (Step::MissingFile, missing(server)),
        (Step::Offline, offline(server)),
    ]
}

fn is_local(origin: &str) -> bool {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    ["localhost", "127.", "[::1]"].iter().any(|local| host.starts_with(local))
}

fn secure(server: &Server) -> Verdict {
    let origin = &server.origin;
    match (server.secure, origin.starts_with("https:")) {
        (true, true) => Verdict::passed(format!("{origin} comes over HTTPS.")),
        (true, false) => Verdict::passed(format!(
            "{origin} is this computer itself, which browsers trust without HTTPS. Agents who open it from other \
             computers need HTTPS."
        )),
        (false, _) => Verdict::failed(
            format!("{origin} comes without HTTPS, or with a certificate that this browser doesn't trust."),
            "The console's address begins with https:// and has a certificate that the agents' browsers trust. Without, \
             they let no page use the microphone, show notifications, or agree among tabs on who opens the bar.",
            "Give the web server a certificate and send http:// on to https://. One of the enterprise's own certification \
             authority is fine if that is installed on the agents' computers.",
        ),
    }
}

fn types(server: &Server) -> Verdict {
    let wanted = [
        (&server.program, vec!["application/wasm"]),
        (&server.script, vec!["text/javascript", "application/javascript"]),
        (&server.style, vec!["text/css"]),
        (&server.manifest, vec!["application/manifest+json", "application/json"]),
    ];
    let mut wrong = Vec::new();
    for (answer, types) in &wanted {
        let Some(answer) = answer else { continue };
        if !answer.is_there() {
            let file = &answer.file;
            return Verdict::failed(
                format!("{file}, which the console's page names, is answered with {}.", status(answer)),
                "Every file that the page names is there.",
                "Upload the whole contents of dist/ again: the page is of one release and the files are of another.",
            );
        }
        if !types.contains(&answer.media_type()) {
            let found = answer.media_type();
            let found = if found.is_empty() { "no type" } else { found };
            wrong.push(format!("{} comes as {found} instead of {}", answer.file, types[0]));
        }
    }
    if server.program.is_none() {
        return Verdict::failed(
            "The console's page names no program.",
            "The page at the console's address is the index.html of a release.",
            "Upload the contents of dist/ so that check/ lies beside index.html.",
        );
    }
    if wrong.is_empty() {
        return Verdict::passed("Program, script and style come with their types.");
    }
    Verdict::warned(
        format!("{}.", wrong.join("; ")),
        "Content-Type: application/wasm for .wasm, text/javascript for .js, text/css for .css. With another type the \
         program starts late or, where the header nosniff is sent, not at all.",
        "Add the type to the server's list: in nginx \"application/wasm wasm;\" in mime.types, in Apache \"AddType \
         application/wasm .wasm\". Caddy knows it.",
    )
}

fn status(answer: &Answer) -> String {
    match answer.status {
        0 => "nothing at all".to_owned(),
        status => format!("the status {status}"),
    }
}

fn caching(server: &Server) -> Verdict {
    const EXPECTED: &str = "\"Cache-Control: no-cache\" for index.html and config.json, so that a new release and a \
        changed configuration are seen at once; \"public, max-age=31536000, immutable\" for the files with a hash in their \
        names, which never change.";
    const MEND: &str = "Copy the two Cache-Control lines from the headers below into the server's configuration.";
    let said = |answer: &Answer| match answer.header("cache-control") {
        Some(value) => format!("{} says \"Cache-Control: {value}\"", answer.file),
        None => format!("{} says nothing about caching", answer.file),
    };
    let fresh = [&server.page, &server.configuration];
    let kept = [&server.program, &server.script, &server.style];
    let stale: Vec<&Answer> =
        fresh.into_iter().filter(|answer| matches!(answer.caching(), Caching::AWhile | Caching::ForEver)).collect();
    if !stale.is_empty() {
        let found: Vec<String> = stale.into_iter().map(said).collect();
        return Verdict::failed(
            format!("{}: agents would go on with an old release or an old configuration.", found.join("; ")),
            EXPECTED,
            MEND,
        );
    }
    let unsaid = fresh.into_iter().filter(|answer| answer.is_there() && answer.caching() == Caching::Unsaid);
    let asked = kept.into_iter().flatten().filter(|answer| answer.caching() != Caching::ForEver);
    let found: Vec<String> = unsaid.chain(asked).map(said).collect();
    if found.is_empty() {
        return Verdict::passed(
            "Files with a hash in their names are kept for ever, index.html and config.json are asked for at every start.",
        );
    }
    Verdict::warned(format!("{}.", found.join("; ")), EXPECTED, MEND)
}

fn compression(server: &Server) -> Verdict {
    let Some(program) = &server.program else { return Verdict::not_applicable("No program was found.") };
    match program.header("content-encoding") {
        Some(coding @ ("br" | "gzip" | "zstd")) => {
            let name = if coding == "br" { "Brotli" } else { coding };
            Verdict::passed(format!("The program comes compressed with {name}."))
        }
        _ => Verdict::warned(
            "The program is sent uncompressed, about three times larger than needed.",
            "The server sends the files that lie compressed beside the originals (.br, .gz), or compresses them.",
            "In nginx switch on gzip_static (and brotli_static where the module is there), in Caddy \"file_server { \
             precompressed br gzip }\", in Apache use mod_deflate or mod_brotli. It is a matter of seconds at the first \
             start of the day, no more.",
        ),
    }
}

fn http2(server: &Server) -> Verdict {
    match server.page.protocol.as_str() {
        "h2" | "h3" => Verdict::passed(format!("The page came by {}.", server.page.protocol)),
        "" => Verdict::not_applicable("This browser doesn't tell by which protocol the page came."),
        other if is_local(&server.origin) || !server.origin.starts_with("https:") => {
            Verdict::not_applicable(format!("The page came by {other}. Browsers speak HTTP/2 over HTTPS only."))
        }
        other => Verdict::warned(
            format!("The page came by {other}."),
            "HTTP/2 or HTTP/3, by which all files come at once over one connection.",
            "In nginx \"listen 443 ssl http2;\", in Apache \"Protocols h2 http/1.1\". Caddy does it. A proxy in \
             between may be the one that speaks the older protocol.",
        ),
    }
}

fn missing(server: &Server) -> Verdict {
    let answer = &server.missing;
    match answer.status {
        404 | 410 => Verdict::passed(format!("A file that isn't there is answered with {}.", answer.status)),
        _ if answer.is_there() => Verdict::failed(
            format!("A file that isn't there, {}, is answered with a page (status {}).", answer.file, answer.status),
            "The status 404. Otherwise a missing config.json, program or directory looks like one that is there and \
             broken.",
            "Take out the rule that answers every address with index.html, such as \"try_files $uri /index.html\" in nginx: \
             the console is one page and needs no such rule.",
        ),
        _ => Verdict::warned(
            format!("A file that isn't there, {}, is answered with {}.", answer.file, status(answer)),
            "The status 404.",
            "See whether a proxy or a login page stands before the server and answers in its place.",
        ),
    }
}

fn offline(server: &Server) -> Verdict {
    let Some(manifest) = &server.manifest else {
        return Verdict::not_applicable("This release's page names no manifest.");
    };
    if !server.secure {
        return Verdict::not_applicable("Browsers install pages over HTTPS only.");
    }
    let gone: Vec<String> = [manifest, &server.worker]
        .into_iter()
        .filter(|answer| !answer.is_there())
        .map(|answer| format!("{} is answered with {}", answer.file, status(answer)))
        .collect();
    if !gone.is_empty() {
        return Verdict::warned(
            format!("{}.", gone.join("; ")),
            "The manifest and the worker lie beside index.html. Without, the console can't be installed, and without a \
             network it doesn't open and the log can't be read.",
            "Upload the whole contents of dist/ again.",
        );
    }
    if !["text/javascript", "application/javascript"].contains(&server.worker.media_type()) {
        return Verdict::warned(
            format!("{} comes as {}, and browsers refuse it.", server.worker.file, server.worker.media_type()),
            "Content-Type: text/javascript.",
            "Add the type for .js to the server's list.",
        );
    }
    Verdict::passed("The manifest and the worker are there.")
}
