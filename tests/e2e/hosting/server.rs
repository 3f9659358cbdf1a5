//! nginx, Caddy or Apache as a process of the test's, in a folder of its own, on ports of its own.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::files::Folder;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Nginx,
    Caddy,
    Apache,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Nginx, Kind::Caddy, Kind::Apache];

    fn name(self) -> &'static str {
        match self {
            Kind::Nginx => "nginx",
            Kind::Caddy => "caddy",
            Kind::Apache => "apache",
        }
    }
}

pub struct Server {
    pub kind: Kind,
    pub base: &'static str,
    pub folder: Folder,
    http: u16,
    https: u16,
    process: Child,
}

const PATIENCE: Duration = Duration::from_secs(20);

impl Server {
    /// One whose configuration holds what `make policy` prints for the folder's `config.json`, and nothing about the
    /// console beside. To nginx a test may tell of something else in a file `beside.conf`.
    pub fn start(kind: Kind, base: &'static str, folder: Folder, platform: Option<&str>) -> Server {
        folder.certify();
        let printed = printed(kind, base, &folder, platform);
        folder.write("printed.conf", &printed);
        Server::run(kind, base, folder, |folder, http, https| spawn(kind, folder, http, https))
    }

    /// nginx with the sites of the folder's `sites-enabled/site.conf`, where `HTTP` and `HTTPS` stand for the ports.
    pub fn of_sites(folder: Folder) -> Server {
        folder.certify();
        Server::run(Kind::Nginx, "/", folder, |folder, http, https| {
            let site = std::fs::read_to_string(folder.path("sites-enabled/site.conf")).expect("a site");
            let ports = [("HTTPS", https), ("HTTP", http)];
            let site = ports.iter().fold(site, |site, (name, port)| site.replace(name, &port.to_string()));
            folder.write("sites/site.conf", &site);
            let here = folder.path("").display().to_string();
            nginx(folder, "", &format!("include {here}sites/*;\n"))
        })
    }

    fn run(kind: Kind, base: &'static str, folder: Folder, spawn: impl Fn(&Folder, u16, u16) -> Child) -> Server {
        // Another program may take a port in the moment between the question and the start.
        for _ in 0..5 {
            let [http, https] = free_ports();
            let mut process = spawn(&folder, http, https);
            if is_ready(&mut process, &[http, https]) {
                return Server { kind, base, folder, http, https, process };
            }
        }
        let log = std::fs::read_to_string(folder.path("log")).unwrap_or_default();
        let printed = std::fs::read_to_string(folder.path("printed.conf")).unwrap_or_default();
        panic!("{kind:?} under {base} does not start:\n{log}\nwith:\n{printed}");
    }

    /// `path` is relative to the console's page.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.base)
    }

    pub fn origin(&self) -> String {
        format!("https://127.0.0.1:{}", self.https)
    }

    /// The same over plain HTTP, from the root on.
    pub fn plain(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.http)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It ends its own processes only if it is asked; killed, it would leave them.
        let asked = Command::new("kill").arg(self.process.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// What `make policy` prints.
fn printed(kind: Kind, base: &str, folder: &Folder, platform: Option<&str>) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_policy"));
    command.args(["--server", kind.name(), "--base", base, "--brotli", "--root"]).arg(folder.console());
    command.args(platform.iter().flat_map(|platform| ["--platform", platform]));
    let output = command.arg(folder.console().join("config.json")).output().expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn free_ports() -> [u16; 2] {
    let listeners = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").expect("a port is free"));
    listeners.map(|listener| listener.local_addr().expect("a bound socket has an address").port())
}

fn is_ready(process: &mut Child, ports: &[u16]) -> bool {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if process.try_wait().expect("the process can be asked").is_some() {
            return false;
        }
        if ports.iter().all(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok()) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let _ = process.kill();
    let _ = process.wait();
    false
}

fn spawn(kind: Kind, folder: &Folder, http: u16, https: u16) -> Child {
    let [cert, key, printed] =
        ["cert.pem", "key.pem", "printed.conf"].map(|name| folder.path(name).display().to_string());
    let here = folder.path("").display().to_string();
    let mut command = match kind {
        Kind::Nginx => {
            let modules = module_folder("/usr/lib/nginx/modules", "ngx_http_brotli_static_module.so");
            let site = format!(
                "server {{\nlisten 127.0.0.1:{http};\nlisten 127.0.0.1:{https} ssl http2;\n\
                 ssl_certificate {cert};\nssl_certificate_key {key};\ninclude {printed};\ninclude {here}beside*.conf;\n}}\n"
            );
            return nginx(folder, &format!("load_module {modules}/ngx_http_brotli_static_module.so;\n"), &site);
        }
        Kind::Caddy => {
            let text = format!(
                "{{\nadmin off\nauto_https off\nskip_install_trust\n}}\n\
                 http://127.0.0.1:{http} {{\nimport {printed}\n}}\n\
                 https://127.0.0.1:{https} {{\ntls {cert} {key}\nimport {printed}\n}}\n"
            );
            let mut command = Command::new(program("caddy"));
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.write("Caddyfile", &text));
            command.env("HOME", &here).env("XDG_DATA_HOME", &here).env("XDG_CONFIG_HOME", &here);
            command
        }
        Kind::Apache => {
            let modules = module_folder("/usr/lib/apache2/modules", "mod_http2.so");
            let names = [
                "mpm_event",
                "authz_core",
                "alias",
                "dir",
                "headers",
                "mime",
                "rewrite",
                "socache_shmcb",
                "ssl",
                "http2",
                "proxy",
                "proxy_http",
            ];
            let loaded = names.map(|name| format!("LoadModule {name}_module {modules}/mod_{name}.so\n")).concat();
            let text = format!(
                "ServerRoot {here}\nServerName 127.0.0.1\nPidFile {here}apache.pid\nErrorLog {here}apache.log\n\
                 DefaultRuntimeDir {here}\nMutex file:{here} default\n{loaded}User www-data\nGroup www-data\n\
                 TypesConfig /etc/mime.types\nListen 127.0.0.1:{http}\nListen 127.0.0.1:{https} https\n\
                 <VirtualHost 127.0.0.1:{http}>\nInclude {printed}\n</VirtualHost>\n\
                 <VirtualHost 127.0.0.1:{https}>\nProtocols h2 http/1.1\nSSLEngine on\nSSLCertificateFile {cert}\n\
                 SSLCertificateKeyFile {key}\nInclude {printed}\n</VirtualHost>\n"
            );
            let mut command = Command::new(program("apache2"));
            command.args(["-D", "FOREGROUND", "-f"]).arg(folder.write("apache.conf", &text));
            command
        }
    };
    logged(&mut command, folder).unwrap_or_else(|error| panic!("{kind:?} is installed: {error}"))
}

fn nginx(folder: &Folder, modules: &str, sites: &str) -> Child {
    let here = folder.path("").display().to_string();
    let places: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {here}{name};\n"))
        .concat();
    let text = format!(
        "{modules}daemon off;\nmaster_process off;\npid {here}nginx.pid;\nevents {{}}\n\
         http {{\naccess_log off;\n{places}{sites}}}\n"
    );
    let mut command = Command::new(program("nginx"));
    command.args(["-e", "stderr", "-p"]).arg(&here).arg("-c").arg(folder.write("nginx.conf", &text));
    logged(&mut command, folder).expect("nginx is installed")
}

fn logged(command: &mut Command, folder: &Folder) -> std::io::Result<Child> {
    let log = File::create(folder.path("log")).expect("a file can be made");
    let also = log.try_clone().expect("a file can be shared");
    command.stdin(Stdio::null()).stdout(log).stderr(also).spawn()
}

/// Not everybody has the folder of such programs on PATH.
fn program(name: &str) -> String {
    let path = format!("/usr/sbin/{name}");
    if Path::new(&path).exists() { path } else { name.to_owned() }
}

fn module_folder(debian: &str, file: &str) -> String {
    assert!(Path::new(debian).join(file).exists(), "{debian}/{file} is installed");
    debian.to_owned()
}
