//! A copy of the release for one server, and a certificate that its owner has made himself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::harness::{DIST, copy, files};

/// Thrown away at the end. It lies where a server's own user may read.
pub struct Folder(PathBuf);

impl Folder {
    pub fn empty() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("agent-console-hosting-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Folder(std::env::temp_dir().join(name));
        fs::create_dir_all(&folder.0).expect("a folder can be made");
        folder
    }

    /// `console` in it is the release with this `config.json`.
    pub fn with(config: &str) -> Folder {
        let folder = Folder::empty();
        copy(DIST.as_ref(), &folder.console());
        fs::write(folder.console().join("config.json"), config).expect("a file can be written");
        compress(&folder.console());
        folder
    }

    pub fn console(&self) -> PathBuf {
        self.0.join("console")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        fs::create_dir_all(self.path(name).parent().expect("a folder")).expect("a folder can be made");
        fs::write(self.path(name), text).expect("a file can be written");
        self.path(name)
    }

    /// The release's files, as a browser asks for them.
    pub fn files(&self) -> Vec<String> {
        let root = self.console();
        let name = |path: PathBuf| path.strip_prefix(&root).expect("inside").to_str().expect("a name").to_owned();
        files(&root).into_iter().map(name).filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")).collect()
    }

    /// The first one that begins and ends so.
    pub fn file(&self, begin: &str, end: &str) -> String {
        let found = self.files().into_iter().find(|name| name.starts_with(begin) && name.ends_with(end));
        found.unwrap_or_else(|| panic!("the release has a file {begin}…{end}"))
    }

    /// `cert.pem` and `key.pem`.
    pub fn certify(&self) {
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
            .args(["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"])
            .arg("-keyout")
            .arg(self.path("key.pem"))
            .arg("-out")
            .arg(self.path("cert.pem"))
            .stderr(Stdio::null())
            .status()
            .expect("openssl is installed");
        assert!(made.success(), "openssl makes a certificate");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind in the system's own place for such folders harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// `make dist` compresses the files; a development build has none compressed.
fn compress(folder: &Path) {
    let program = files(folder).into_iter().find(|path| path.extension().is_some_and(|end| end == "wasm"));
    let program = program.expect("the release has a program");
    if Path::new(&format!("{}.br", program.display())).exists() {
        return;
    }
    let compressible = files(folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end != "png") && !path.ends_with("config.json"));
    for path in compressible {
        for (command, argument) in [("gzip", "-1kf"), ("brotli", "-1kf")] {
            let done = Command::new(command).arg(argument).arg(&path).status();
            assert!(done.is_ok_and(|status| status.success()), "{command} compresses {}", path.display());
        }
    }
}
