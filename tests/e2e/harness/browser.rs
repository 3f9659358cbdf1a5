//! One Chromium with a chromedriver of its own. The methods panic with what went wrong: in a test that is the answer.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{By, Capabilities, WebDriver};

/// How long a condition may take to come true on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

pub struct Browser {
    pub driver: WebDriver,
    _process: Driver,
}

impl Browser {
    /// An empty tab of 1280 × 800, in a profile without a past.
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// One that lets pages open tabs only at a click, as people have it.
    pub async fn that_blocks_popups() -> Self {
        Self::launch(&[], &["disable-popup-blocking"]).await
    }

    /// The same with further arguments for Chromium.
    pub async fn start_with(arguments: &[String]) -> Self {
        Self::launch(arguments, &[]).await
    }

    /// One that holds up the timers of hidden tabs as it does for people. Drivers switch that off.
    pub async fn start_throttling(arguments: &[String]) -> Self {
        Self::launch(arguments, &["disable-background-timer-throttling", "disable-renderer-backgrounding"]).await
    }

    async fn launch(arguments: &[String], excluded: &[&str]) -> Self {
        let process = Driver::start();
        let mut wanted: Capabilities =
            serde_json::from_str(include_str!("../../../webdriver.json")).expect("webdriver.json is JSON");
        if let Some(Value::Object(options)) = wanted.get_mut("goog:chromeOptions") {
            options.insert("excludeSwitches".to_owned(), json!(excluded));
        }
        if let Some(Value::Array(args)) =
            wanted.get_mut("goog:chromeOptions").and_then(|options| options.get_mut("args"))
        {
            args.extend(arguments.iter().map(|argument| json!(argument)));
        }
        wanted.set("goog:loggingPrefs", json!({ "browser": "ALL" })).expect("a literal is JSON");
        let driver =
            WebDriver::new(format!("http://{}", process.address), wanted).await.expect("chromedriver starts Chromium");
        let browser = Self { driver, _process: process };
        browser.viewport(1280, 800).await;
        browser
    }

    pub async fn open(&self, url: impl Into<String>) {
        let url = url.into();
        self.driver.goto(&url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
    }

    /// What `script` returns; it finds `args` in `arguments`.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str, args: &[Value]) -> T {
        self.driver
            .execute(script, args)
            .await
            .unwrap_or_else(|error| panic!("`{script}` fails: {error}"))
            .convert()
            .unwrap_or_else(|error| panic!("`{script}` returns something else: {error}"))
    }

    /// Like `eval`, in the document of the iframe that `frame` selects, whatever its origin. A nested frame takes one
    /// selector per level.
    pub async fn eval_in<T: DeserializeOwned>(&self, frame: &[&str], script: &str, args: &[Value]) -> T {
        for selector in frame {
            let iframe = self
                .driver
                .find(By::Css(*selector))
                .await
                .unwrap_or_else(|error| panic!("no iframe `{selector}`: {error}"));
            iframe.enter_frame().await.expect("an iframe can be entered");
        }
        let value = self.eval(script, args).await;
        self.driver.enter_default_frame().await.expect("the page can be returned to");
        value
    }

    /// Lets the foreign page in `frame` post `message` to the page around it: a string as it is, anything else as an object.
    pub async fn say_in(&self, frame: &str, message: impl Serialize) {
        let message = serde_json::to_value(message).expect("a message is JSON");
        self.eval_in::<()>(&[frame], "say(arguments[0])", &[message]).await;
    }

    /// The messages that the foreign page in `frame` has got, oldest first.
    pub async fn received_in(&self, frame: &str) -> Vec<Value> {
        self.eval_in(&[frame], "return received", &[]).await
    }

    /// Puts one more iframe at the end of the page.
    pub async fn add_frame(&self, id: &str, url: &str) {
        let script = "const frame = document.createElement('iframe');
            [frame.id, frame.src] = arguments;
            document.body.append(frame);";
        self.eval::<()>(script, &[json!(id), json!(url)]).await;
    }

    /// `None` where either the element or its attribute is missing.
    pub async fn attr(&self, selector: &str, name: &str) -> Option<String> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        self.eval(script, &[json!(selector), json!(name)]).await
    }

    /// The text as it is drawn; `None` where the element is missing.
    pub async fn text(&self, selector: &str) -> Option<String> {
        let script = "return document.querySelector(arguments[0])?.innerText ?? null";
        self.eval(script, &[json!(selector)]).await
    }

    pub async fn count(&self, selector: &str) -> usize {
        self.eval("return document.querySelectorAll(arguments[0]).length", &[json!(selector)]).await
    }

    pub async fn click(&self, selector: &str) {
        let element = self.driver.find(By::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("no `{selector}`: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("`{selector}` takes no click: {error}"));
    }

    /// Waits until `condition` holds; `what` completes the sentence "waited in vain for …".
    pub async fn until(&self, what: &str, condition: impl AsyncFn() -> bool) {
        self.until_within(PATIENCE, what, condition).await;
    }

    /// The same for what takes its time by itself.
    pub async fn until_within(&self, patience: Duration, what: &str, condition: impl AsyncFn() -> bool) {
        let began = Instant::now();
        while !condition().await {
            if began.elapsed() > patience {
                let page = "return `${location} ${document.body?.outerHTML.slice(0, 3000)}`";
                let page: String = self.eval(page, &[]).await;
                let errors = self.console_errors().await;
                panic!("waited in vain for {what}\nconsole errors: {errors:#?}\nthe page: {page}");
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    pub async fn until_attr(&self, selector: &str, name: &str, value: &str) {
        self.until(&format!("`{selector}` to have {name}=\"{value}\""), async || {
            self.attr(selector, name).await.as_deref() == Some(value)
        })
        .await;
    }

    /// The size that the page sees, in CSS pixels.
    pub async fn viewport(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// The user's preferences that media queries ask for, such as `("prefers-color-scheme", "dark")`; each call replaces
    /// what the one before has set.
    pub async fn prefers(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    pub async fn devtools(&self, method: &str, params: Value) -> Value {
        self.driver.cdp().send_raw(method, params).await.unwrap_or_else(|error| panic!("{method} fails: {error}"))
    }

    pub async fn screenshot(&self, path: impl AsRef<Path>) {
        let path = path.as_ref();
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        self.driver
            .screenshot(path)
            .await
            .unwrap_or_else(|error| panic!("no screenshot in {}: {error}", path.display()));
    }

    /// What went to the console as an error since the last question, refused requests and policy violations included.
    pub async fn console_errors(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.expect("chromedriver keeps the console");
        log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends the session. WebDriver's own drop would try so over connections of the test's runtime, which
        // stands still meanwhile, and give up after two minutes.
        let _ = self.driver.clone().leak();
    }
}

/// A chromedriver process on a port that it chose itself.
struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// It looks for a port that is free for both kinds of addresses, and gives up where another program is quicker.
    fn start() -> Self {
        (0..10).find_map(|_| Self::try_to_start()).expect("chromedriver names its port")
    }

    fn try_to_start() -> Option<Self> {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed");
        let mut lines = BufReader::new(process.stdout.take().expect("stdout is piped")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("successfully on port ")?.1.trim_end_matches('.').to_owned()));
        let Some(port) = port else {
            process.wait().expect("a process that says nothing more has ended");
            return None;
        };
        // Read on, or a full pipe would stop the driver.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { process, address: format!("127.0.0.1:{port}") })
    }

    /// Closes the browser, which would outlive a killed driver.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        stream.read_exact(&mut [0])
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.shut_down().is_err() {
            // It may have ended by itself; then there is nothing to end and nothing to tell.
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}
