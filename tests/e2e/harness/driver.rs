//! The process that drives the browser, and the screen of a browser that needs one. Both are gone with the value.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::engine::{Engine, Wishes};
use super::speaker::Speaker;

/// How long a browser may take to close.
const FAREWELL: Duration = Duration::from_secs(20);

/// A driver process on a port of its own.
pub struct Driver {
    process: Child,
    pub address: String,
    /// How it is told to end, where a signal would leave the browser behind.
    shutdown: Option<&'static str>,
    _screen: Option<Screen>,
    _speaker: Option<Speaker>,
}

impl Driver {
    /// It looks for a port that is free for both kinds of addresses, and gives up where another program is quicker.
    pub fn start(engine: Engine, wishes: &Wishes) -> Self {
        (0..10).find_map(|_| Self::try_to_start(engine, wishes)).expect("the driver names its port")
    }

    fn try_to_start(engine: Engine, wishes: &Wishes) -> Option<Self> {
        match engine {
            Engine::Chromium => {
                let mut driver = Command::new(program("CHROMEDRIVER", "chromedriver"));
                let mut driver = Self::that_says_its_port(driver.arg("--port=0"), "successfully on port ")?;
                driver.shutdown = Some("GET /shutdown");
                Some(driver)
            }
            // The system access is for what its own protocol has no word for: preferences, permissions, the viewport.
            Engine::Firefox => {
                let speaker = Speaker::start();
                let mut driver = Command::new(program("GECKODRIVER", "geckodriver"));
                let driver = driver
                    .args(["--port", "0", "--websocket-port", "0", "--allow-system-access"])
                    .envs([("MOZ_HEADLESS_WIDTH", "2560"), ("MOZ_HEADLESS_HEIGHT", "1600")])
                    .env("PULSE_SERVER", speaker.address());
                let mut driver = Self::that_says_its_port(driver, "Listening on 127.0.0.1:")?;
                driver._speaker = Some(speaker);
                Some(driver)
            }
            Engine::WebKit => Self::on_a_screen(wishes),
        }
    }

    fn that_says_its_port(command: &mut Command, before: &str) -> Option<Self> {
        let command = command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().expect("the driver is installed");
        let mut lines = BufReader::new(process.stdout.take().expect("stdout is piped")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once(before)?.1.trim_end_matches('.').to_owned()));
        let Some(port) = port else {
            process.wait().expect("a process that says nothing more has ended");
            return None;
        };
        // Read on, or a full pipe would stop the driver.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { process, address: format!("127.0.0.1:{port}"), shutdown: None, _screen: None, _speaker: None })
    }

    /// WebKitGTK's takes no port but a named one and says nothing. Its browser has no mode without a screen.
    fn on_a_screen(wishes: &Wishes) -> Option<Self> {
        let screen = Screen::start();
        let free = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port is free");
        let mut command = Command::new(program("WEBKITDRIVER", "WebKitWebDriver"));
        let command = command
            .args(["--host=127.0.0.1", &format!("--port={}", free.port())])
            .env("DISPLAY", &screen.name)
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("NO_AT_BRIDGE", "1")
            // Its sandbox needs rights that a container doesn't give; there is no graphics card.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            // On Linux its optimising compiler for WebAssembly now and then makes code that reads out of bounds, in
            // whatever program: tauri-apps/tauri#7154, oven-sh/bun#17146, bugs.webkit.org 259441.
            .env("JSC_useOMGJIT", "0")
            .env("XDG_CONFIG_HOME", &screen.settings)
            .env("LOCPATH", &screen.settings)
            .env("LC_ALL", screen.locale(wishes.languages.unwrap_or("en-US")))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut process = command.spawn().expect("WebKitWebDriver is installed");
        let began = Instant::now();
        while TcpStream::connect(free).is_err() {
            if began.elapsed() > FAREWELL || process.try_wait().is_ok_and(|ended| ended.is_some()) {
                let _ = process.kill();
                let _ = process.wait();
                return None;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Some(Self { process, address: free.to_string(), shutdown: None, _screen: Some(screen), _speaker: None })
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Closes the browser of this session, and then the driver, which may have to be told before it hears a signal.
    pub fn close(&self, session: &str) {
        let end = format!("DELETE /session/{session}");
        // The browser may have ended by itself; then there is nothing to close and nothing to tell.
        let _ = self.ask(self.shutdown.unwrap_or(&end));
    }

    fn ask(&self, request: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(FAREWELL))?;
        let head = format!("{request} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address);
        stream.write_all(head.as_bytes())?;
        stream.read_exact(&mut [0])
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // At this signal Firefox's driver ends a browser that didn't close. WebKit's loses its screen.
        let _ = Command::new("kill").arg(self.process.id().to_string()).stderr(Stdio::null()).status();
        let began = Instant::now();
        while self.process.try_wait().is_ok_and(|ended| ended.is_none()) && began.elapsed() < FAREWELL {
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn program(variable: &str, usual: &str) -> std::ffi::OsString {
    std::env::var_os(variable).unwrap_or_else(|| usual.into())
}

/// A screen that nobody sees, as large as the largest page that a test asks for.
struct Screen {
    process: Child,
    /// Gives the window the focus.
    manager: Child,
    /// As in `DISPLAY`.
    name: String,
    /// The folder with what its user has set.
    settings: PathBuf,
}

impl Screen {
    fn start() -> Self {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "2560x1600x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut number = String::new();
        let mut stdout = BufReader::new(process.stdout.take().expect("stdout is piped"));
        stdout.read_line(&mut number).expect("Xvfb says its number");
        assert!(!number.trim().is_empty(), "Xvfb finds no screen that is free");
        let name = format!(":{}", number.trim());
        let settings = std::env::temp_dir().join(format!("agent-console-screen{name}"));
        let theme = settings.join("gtk-3.0");
        std::fs::create_dir_all(&theme).expect("a folder can be made");
        std::fs::write(theme.join("gtk.css"), include_str!("gtk.css")).expect("a file can be written");
        let places = settings.join("jwmrc");
        std::fs::write(&places, include_str!("jwmrc")).expect("a file can be written");
        let manager = Command::new("jwm")
            .args(["-display", &name, "-f"])
            .arg(places)
            .stderr(Stdio::null())
            .spawn()
            .expect("jwm is installed");
        Self { process, manager, name, settings }
    }

    /// One for the first of `languages`, which a machine need not have: WebKit reads no more of it than its name.
    fn locale(&self, languages: &str) -> String {
        let first = languages.split(',').next().unwrap_or_default();
        let locale = format!("{}.UTF-8", first.replace('-', "_"));
        let _ = std::os::unix::fs::symlink("/usr/lib/locale/C.utf8", self.settings.join(&locale));
        locale
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        for process in [&mut self.manager, &mut self.process] {
            let _ = process.kill();
            let _ = process.wait();
        }
        // A folder that can't be removed is no failure of the console.
        let _ = std::fs::remove_dir_all(&self.settings);
    }
}
