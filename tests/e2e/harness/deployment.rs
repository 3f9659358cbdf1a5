//! A web server whose folder is exchanged while pages of it are open, and which can be gone. It does with caches what the
//! README asks of servers.

use super::site::{DIST, PAGES, headers};
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{AppendHeaders, IntoResponse, Response};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::{fs, net};
use tokio::runtime::{Builder, Runtime};

const MAKE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/browser/worker/release.sh");

pub struct Deployment {
    address: net::SocketAddr,
    served: Arc<Mutex<Served>>,
    /// Of its own, so that its end takes the open connections along.
    runtime: Option<Runtime>,
}

#[derive(Clone)]
struct Served {
    folder: PathBuf,
    config: Option<String>,
    /// Under the policy that follows from the configuration.
    ours: bool,
    /// The files that were asked for, in order.
    asked: Vec<String>,
}

impl Deployment {
    /// The release in `dist/`.
    pub fn console() -> Deployment {
        Deployment::of(DIST, true)
    }

    /// The pages that are not ours.
    pub fn pages() -> Deployment {
        Deployment::of(PAGES, false)
    }

    fn of(folder: &str, ours: bool) -> Deployment {
        let listener = net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("a bound socket has an address");
        drop(listener);
        let served = Served { folder: folder.into(), config: None, ours, asked: Vec::new() };
        let mut deployment = Deployment { address, served: Arc::new(Mutex::new(served)), runtime: None };
        deployment.start();
        deployment
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn deploy(&self, folder: &Release) {
        self.served.lock().expect("no thread has failed").folder = folder.0.clone();
    }

    /// The release in `dist/`, after another.
    pub fn deploy_built(&self) {
        self.served.lock().expect("no thread has failed").folder = DIST.into();
    }

    /// The `config.json` in place of the folder's own.
    pub fn configure(&self, config: &str) {
        self.served.lock().expect("no thread has failed").config = Some(config.to_owned());
    }

    /// The files that browsers have asked for so far, by their names in the folder.
    pub fn asked(&self) -> Vec<String> {
        self.served.lock().expect("no thread has failed").asked.clone()
    }

    /// There is no `config.json` any more.
    pub fn remove_configuration(&self) {
        self.configure("");
    }

    pub fn start(&mut self) {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime starts");
        let routes = Router::new().fallback(answer).with_state(self.served.clone());
        let address = self.address;
        let (ready, is_ready) = std::sync::mpsc::channel();
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::bind(address).await.expect("the port is still free");
            ready.send(()).expect("somebody waits");
            axum::serve(listener, routes).await.expect("the server serves");
        });
        is_ready.recv().expect("the server starts");
        self.runtime = Some(runtime);
    }

    /// From here on nothing listens any more, and every connection is broken.
    pub fn stop(&mut self) {
        self.runtime.take().into_iter().for_each(Runtime::shutdown_background);
    }
}

impl Drop for Deployment {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn answer(State(served): State<Arc<Mutex<Served>>>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let Served { folder, config, ours, .. } = {
        let mut served = served.lock().expect("no thread has failed");
        served.asked.push(path.clone());
        served.clone()
    };
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/json",
    };
    let caching = if hash_of(&path).is_some() { "max-age=31536000, immutable" } else { "no-cache" };
    let known = config.as_deref().filter(|text| !text.is_empty());
    let ours = if ours { headers(known.unwrap_or("{}")) } else { AppendHeaders(Vec::new()) };
    let headers = (ours, [(CONTENT_TYPE, kind), (CACHE_CONTROL, caching)]);
    let text = config.filter(|_| path == "config.json").map(String::into_bytes);
    match text.map_or_else(|| fs::read(folder.join(&path)), Ok) {
        Ok(bytes) if !bytes.is_empty() => (headers, bytes).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A folder with a release, thrown away at the end.
pub struct Release(PathBuf);

impl Release {
    /// The one in `dist/`, under other names.
    pub fn another() -> Release {
        let folder = std::env::temp_dir().join(format!("agent-console-{:x}", rand()));
        copy(Path::new(DIST), &folder);
        let mut names = Vec::new();
        let mut texts = Vec::new();
        for path in files(&folder) {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            if let Some(hash) = hash_of(&name) {
                let other: String = hash.chars().rev().collect();
                let renamed = name.replace(hash, &other);
                fs::rename(&path, path.with_file_name(&renamed)).expect("a file can be renamed");
                names.push((name, renamed));
            }
        }
        texts.extend(
            files(&folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "js" || end == "html")),
        );
        for path in texts {
            let mut text = fs::read_to_string(&path).expect("text");
            for (name, renamed) in &names {
                text = text.replace(name, renamed);
            }
            fs::write(&path, text).expect("a file can be written");
        }
        let made = Command::new("bash").arg(MAKE).arg(&folder).status().expect("bash runs");
        assert!(made.success(), "release.sh fails");
        Release(folder)
    }

    /// Its name, as its page has it.
    pub fn name(&self) -> String {
        release_in(&self.0)
    }

    /// Without the files whose names end so, as long as it is not [whole](Partly::whole).
    pub fn without(&self, end: &str) -> Partly<'_> {
        self.partly(|name| name.ends_with(end), |path, _| fs::remove_file(path).expect("a file can be removed"))
    }

    /// The name of the file at the top whose name begins and ends so.
    pub fn file(&self, start: &str, end: &str) -> String {
        let entries = fs::read_dir(&self.0).expect("a folder").map(|entry| entry.expect("readable").file_name());
        let mut names = entries.map(|name| name.to_string_lossy().into_owned());
        let found = names.find(|name| name.starts_with(start) && name.ends_with(end));
        found.unwrap_or_else(|| panic!("there is no {start}…{end}"))
    }

    /// What crosses the wire of a file, bytes.
    pub fn transferred(&self, name: &str) -> u64 {
        let size = |name: &str| fs::metadata(self.0.join(name)).map(|file| file.len());
        size(&format!("{name}.br")).or_else(|_| size(name)).unwrap_or_else(|_| panic!("there is no {name}"))
    }

    /// With half of what these files hold.
    pub fn with_half_of(&self, end: &str) -> Partly<'_> {
        self.partly(
            |name| name.ends_with(end),
            |path, bytes| fs::write(path, &bytes[..bytes.len() / 2]).expect("a file can be written"),
        )
    }

    /// With the page of the release in `dist/`.
    pub fn with_the_page_of_before(&self) -> Partly<'_> {
        let before = fs::read(Path::new(DIST).join("index.html")).expect("a page");
        self.partly(
            |name| name == "index.html",
            |path, _| {
                if path.parent() == Some(&self.0) {
                    fs::write(path, &before).expect("a file can be written");
                }
            },
        )
    }

    fn partly(&self, of: impl Fn(&str) -> bool, spoil: impl Fn(&Path, &[u8])) -> Partly<'_> {
        let named = |path: &PathBuf| path.file_name().is_some_and(|name| of(&name.to_string_lossy()));
        let spoilt = files(&self.0).into_iter().filter(named);
        let spoilt: Vec<(PathBuf, Vec<u8>)> = spoilt
            .map(|path| {
                let bytes = fs::read(&path).expect("readable");
                (path, bytes)
            })
            .collect();
        assert!(!spoilt.is_empty());
        spoilt.iter().for_each(|(path, bytes)| spoil(path, bytes));
        Partly { spoilt, _of: self }
    }
}

pub struct Partly<'a> {
    spoilt: Vec<(PathBuf, Vec<u8>)>,
    _of: &'a Release,
}

impl Partly<'_> {
    /// The upload goes on to its end.
    pub fn whole(self) {
        self.spoilt.into_iter().for_each(|(path, bytes)| fs::write(path, bytes).expect("a file can be written"));
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        // A folder that stays behind in the system's own place for such folders harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The name of the release in `dist/`.
pub fn built() -> String {
    release_in(Path::new(DIST))
}

fn release_in(folder: &Path) -> String {
    let page = fs::read_to_string(folder.join("index.html")).expect("a page");
    let (_, rest) = page.split_once("name=\"release\" content=\"").expect("a page names its release");
    rest.split_once('"').expect("an attribute ends").0.to_owned()
}

fn hash_of(name: &str) -> Option<&str> {
    let (_, rest) = name.rsplit_once('-')?;
    let end = rest.find(|c: char| !c.is_ascii_hexdigit())?;
    (end >= 12).then_some(&rest[..end])
}

/// Every file in it and below, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("readable").path());
    let mut all: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect();
    all.sort();
    all
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("readable").path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("a file can be copied");
        }
    }
}

/// Different in each process and at each call.
fn rand() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    RandomState::new().build_hasher().finish()
}
