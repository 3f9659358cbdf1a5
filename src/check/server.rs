//! How the web server serves the console's own files.

use super::step::Step;
use super::verdict::Verdict;
use super::words::ConsoleText::*;
use super::words::Text;

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
    let origin = server.origin.clone();
    match (server.secure, origin.starts_with("https:")) {
        (true, true) => Verdict::passed(OverHttps(origin)),
        (true, false) => Verdict::passed(OwnComputer(origin)),
        (false, _) => Verdict::failed(NoHttps(origin), HttpsExpected, GiveCertificate),
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
            return Verdict::failed(NamedFile(answer.file.clone(), answer.status), NamedFilesExpected, UploadRelease);
        }
        if !types.contains(&answer.media_type()) {
            wrong.push(WrongType(answer.file.clone(), answer.media_type().to_owned(), types[0]).into());
        }
    }
    if server.program.is_none() {
        return Verdict::failed(NoProgram, PageExpected, UploadBeside);
    }
    if wrong.is_empty() {
        return Verdict::passed(TypesPassed);
    }
    Verdict::warned(Text::Listed(wrong), TypesExpected, AddTypes)
}

fn caching(server: &Server) -> Verdict {
    let said = |answer: &Answer| {
        let file = answer.file.clone();
        Text::from(match answer.header("cache-control") {
            Some(value) => CachingSays(file, value.to_owned()),
            None => CachingUnsaid(file),
        })
    };
    let fresh = [&server.page, &server.configuration];
    let kept = [&server.program, &server.script, &server.style];
    let stale: Vec<&Answer> =
        fresh.into_iter().filter(|answer| matches!(answer.caching(), Caching::AWhile | Caching::ForEver)).collect();
    if !stale.is_empty() {
        let found = stale.into_iter().map(said).collect();
        return Verdict::failed(CachingStale(found), CachingExpected, CopyCaching);
    }
    let unsaid = fresh.into_iter().filter(|answer| answer.is_there() && answer.caching() == Caching::Unsaid);
    let asked = kept.into_iter().flatten().filter(|answer| answer.caching() != Caching::ForEver);
    let found: Vec<Text> = unsaid.chain(asked).map(said).collect();
    if found.is_empty() {
        return Verdict::passed(CachingPassed);
    }
    Verdict::warned(Text::Listed(found), CachingExpected, CopyCaching)
}

fn compression(server: &Server) -> Verdict {
    let Some(program) = &server.program else { return Verdict::not_applicable(NoProgramFound) };
    match program.header("content-encoding") {
        Some(coding @ ("br" | "gzip" | "zstd")) => {
            let name = if coding == "br" { "Brotli" } else { coding };
            Verdict::passed(Compressed(name.to_owned()))
        }
        _ => Verdict::warned(Uncompressed, CompressionExpected, Compress),
    }
}

fn http2(server: &Server) -> Verdict {
    let protocol = server.page.protocol.clone();
    match protocol.as_str() {
        "h2" | "h3" => Verdict::passed(CameBy(protocol)),
        "" => Verdict::not_applicable(ProtocolUnsaid),
        _ if is_local(&server.origin) || !server.origin.starts_with("https:") => {
            Verdict::not_applicable(Http2NeedsHttps(protocol))
        }
        _ => Verdict::warned(CameBy(protocol), Http2Expected, SwitchHttp2On),
    }
}

fn missing(server: &Server) -> Verdict {
    let Answer { status, file, .. } = &server.missing;
    match *status {
        404 | 410 => Verdict::passed(MissingFile(*status)),
        _ if server.missing.is_there() => {
            Verdict::failed(MissingIsPage(file.clone(), *status), MissingExpected, TakeRuleOut)
        }
        _ => Verdict::warned(MissingOther(file.clone(), *status), Expected404, SeeProxy),
    }
}

fn offline(server: &Server) -> Verdict {
    let Some(manifest) = &server.manifest else { return Verdict::not_applicable(NoManifest) };
    if !server.secure {
        return Verdict::not_applicable(InstallNeedsHttps);
    }
    let gone: Vec<Text> = [manifest, &server.worker]
        .into_iter()
        .filter(|answer| !answer.is_there())
        .map(|answer| AnsweredWith(answer.file.clone(), answer.status).into())
        .collect();
    if !gone.is_empty() {
        return Verdict::warned(Text::Listed(gone), OfflineExpected, UploadAgain);
    }
    let worker = server.worker.media_type();
    if !["text/javascript", "application/javascript"].contains(&worker) {
        return Verdict::warned(
            WorkerType(server.worker.file.clone(), worker.to_owned()),
            Text::Verbatim("Content-Type: text/javascript.".to_owned()),
            AddJsType,
        );
    }
    if server.worker.header("cross-origin-embedder-policy") != Some("require-corp") {
        return Verdict::warned(WorkerShares(server.worker.file.clone()), WorkerApart, AddWorkerHeader);
    }
    Verdict::passed(OfflinePassed)
}
