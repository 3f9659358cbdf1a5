//! One browser with a driver process of its own. The methods panic with what went wrong: in a test that is the answer.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner, WebDriverResult};
use thirtyfour::{By, WebDriver, WindowHandle};

use super::driver::Driver;
use super::engine::{Cookies, Engine, Wishes};
use super::witness;

const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

pub struct Browser {
    pub driver: WebDriver,
    pub engine: Engine,
    process: Driver,
}

impl Browser {
    /// An empty tab of 1280 × 800, in a profile without a past.
    pub async fn start() -> Self {
        Self::launch(Wishes::default()).await
    }

    /// One that lets pages open tabs only at a click, as people have it.
    pub async fn that_blocks_popups() -> Self {
        Self::launch(Wishes { excluded: &["disable-popup-blocking"], blocks_popups: true, ..Wishes::default() }).await
    }

    /// The same with further arguments for Chromium. The other engines know what those for autoplay and for a profile
    /// that outlives the browser mean.
    pub async fn start_with(arguments: &[String]) -> Self {
        Self::launch(Wishes { arguments, ..Wishes::default() }).await
    }

    /// One that holds up the timers of hidden tabs as it does for people. Drivers switch that off.
    pub async fn start_throttling(arguments: &[String]) -> Self {
        let excluded = &["disable-background-timer-throttling", "disable-renderer-backgrounding"];
        Self::launch(Wishes { arguments, excluded, ..Wishes::default() }).await
    }

    /// One whose user reads these languages, separated by commas, the best one first.
    pub async fn that_asks_for(languages: &str) -> Self {
        let browser = Self::launch(Wishes { languages: Some(languages), ..Wishes::default() }).await;
        if browser.engine == Engine::Chromium {
            let agent: String = browser.eval("return navigator.userAgent", &[]).await;
            let wanted = json!({ "userAgent": agent, "acceptLanguage": languages });
            browser.devtools("Emulation.setUserAgentOverride", wanted).await;
        }
        if browser.engine == Engine::WebKit {
            // It tells of the first one by itself, and of no other.
            let all: Vec<&str> = languages.split(',').collect();
            let script = format!("Object.defineProperty(navigator, 'languages', {{value: {}}})", json!(all));
            browser.before_pages(&script).await;
        }
        browser
    }

    /// One that takes these cookies and no others.
    pub async fn that_takes(cookies: Cookies) -> Self {
        Self::launch(Wishes { cookies: Some(cookies), ..Wishes::default() }).await
    }

    async fn launch(wishes: Wishes<'_>) -> Self {
        let engine = Engine::chosen();
        let (process, driver) = Self::session(engine, &wishes).await;
        let browser = Self { driver, engine, process };
        browser.viewport(1280, 800).await;
        browser
    }

    /// A driver that is gone before there is a browser to test in gets a successor.
    async fn session(engine: Engine, wishes: &Wishes<'_>) -> (Driver, WebDriver) {
        for _ in 0..3 {
            let process = Driver::start(engine, wishes);
            let address = format!("http://{}", process.address);
            match WebDriver::new(address, engine.capabilities(wishes)).await {
                Ok(driver) => return (process, driver),
                Err(error) if matches!(*error, WebDriverErrorInner::HttpError(_)) => println!("{engine:?}: {error}"),
                Err(error) => panic!("{engine:?} does not start: {error}"),
            }
        }
        panic!("the driver of {engine:?} is gone whenever it is asked for a browser");
    }

    /// The driver's process, whose children all others of the browser are.
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    pub async fn open(&self, url: impl Into<String>) {
        let url = url.into();
        self.driver.goto(&url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
    }

    /// Loads the page again, as its user would.
    pub async fn reload(&self) {
        if self.engine != Engine::Firefox {
            self.driver.refresh().await.expect("a page can be loaded again");
            return;
        }
        // What its driver does passes by the cache and the service worker.
        self.eval::<()>("window.isOld = true; location.reload()", &[]).await;
        let is_new = "return !window.isOld && document.readyState === 'complete'";
        self.until("the page to be loaded again", async || self.eval(is_new, &[]).await).await;
    }

    /// What `script` returns; it finds `args` in `arguments`.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str, args: &[Value]) -> T {
        self.try_eval(script, args).await.unwrap_or_else(|error| panic!("`{script}` fails: {error}"))
    }

    async fn try_eval<T: DeserializeOwned>(&self, script: &str, args: &[Value]) -> WebDriverResult<T> {
        let mut value = self.driver.execute(script, args).await?.convert();
        if value.is_err() && self.engine == Engine::Firefox {
            // A page that goes away meanwhile returns nothing there.
            tokio::time::sleep(BETWEEN_LOOKS).await;
            value = self.driver.execute(script, args).await?.convert();
        }
        value
    }

    /// The same for a script that changes nothing: WebKit's driver loses an answer now and then, and is asked again.
    async fn read<T: DeserializeOwned>(&self, script: &str, args: &[Value]) -> T {
        match self.try_eval(script, args).await {
            Err(error) if error.to_string().contains("Could not parse script result") => self.eval(script, args).await,
            value => value.unwrap_or_else(|error| panic!("`{script}` fails: {error}")),
        }
    }

    /// Like `eval`, in the document of the iframe that `frame` selects, whatever its origin. A nested frame takes one
    /// selector per level.
    pub async fn eval_in<T: DeserializeOwned>(&self, frame: &[&str], script: &str, args: &[Value]) -> T {
        let inside = "return document.activeElement?.tagName === 'IFRAME'";
        let keys_go_back = self.engine == Engine::WebKit && !self.eval::<bool>(inside, &[]).await;
        let mut attempts = 0..40;
        let value = loop {
            let value = match self.enter(frame).await {
                Ok(()) => self.try_eval(script, args).await,
                Err(error) => Err(error),
            };
            self.driver.enter_default_frame().await.expect("the page can be returned to");
            match value {
                Err(error) if gives_way(&error) && attempts.next().is_some() => {
                    tokio::time::sleep(BETWEEN_LOOKS).await;
                }
                value => break value.unwrap_or_else(|error| panic!("`{script}` in {frame:?} fails: {error}")),
            }
        };
        if keys_go_back {
            // WebKit's driver took them along into the frame.
            self.eval::<()>("window.focus()", &[]).await;
        }
        value
    }

    async fn enter(&self, frame: &[&str]) -> WebDriverResult<()> {
        for selector in frame {
            self.driver.find(By::Css(*selector)).await?.enter_frame().await?;
        }
        Ok(())
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
        self.read(script, &[json!(selector), json!(name)]).await
    }

    /// The text as it is drawn; `None` where the element is missing.
    pub async fn text(&self, selector: &str) -> Option<String> {
        let script = "return document.querySelector(arguments[0])?.innerText.trim() ?? null";
        self.read(script, &[json!(selector)]).await
    }

    pub async fn count(&self, selector: &str) -> usize {
        self.read("return document.querySelectorAll(arguments[0]).length", &[json!(selector)]).await
    }

    /// Clicks as soon as that is there and takes a click.
    pub async fn click(&self, selector: &str) {
        let click = async || {
            let element = self.driver.find(By::Css(selector)).await;
            matches!(element, Ok(element) if element.click().await.is_ok())
        };
        self.until(&format!("`{selector}` to take a click"), click).await;
    }

    /// Waits until `condition` holds; `what` completes the sentence "waited in vain for …".
    pub async fn until(&self, what: &str, condition: impl AsyncFn() -> bool) {
        self.until_within(self.engine.patience(), what, condition).await;
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
        match self.engine {
            Engine::Chromium => {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
            }
            // The window is never as narrow as a page may be.
            Engine::Firefox => {
                self.driver.set_window_rect(0, 0, width.max(800), height + 200).await.expect("a window has a size");
                let script = "const {style} = gBrowser.selectedBrowser;
                    for (const [name, value] of Object.entries({width: arguments[0], height: arguments[1]}))
                        for (const limit of ['', 'min-', 'max-']) style.setProperty(limit + name, `${value}px`)";
                self.privileged::<()>(script, &[json!(width), json!(height)]).await;
            }
            // The window has a toolbar above the page.
            Engine::WebKit => {
                let window = self.driver.get_window_rect().await.expect("a window has a size");
                let bar = window.height - self.eval::<i64>("return innerHeight", &[]).await;
                let height = (i64::from(height) + bar) as u32;
                self.driver.set_window_rect(0, 0, width, height).await.expect("a window has a size");
            }
        }
        let size = async || self.eval::<[u32; 2]>("return [innerWidth, innerHeight]", &[]).await;
        self.until("the page to have its size", async || size().await == [width, height]).await;
    }

    /// The user's preferences that media queries ask for, such as `("prefers-color-scheme", "dark")`; each call replaces
    /// what the one before has set.
    pub async fn prefers(&self, features: &[(&str, &str)]) {
        match self.engine {
            Engine::Chromium => {
                let features: Vec<Value> =
                    features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
            }
            Engine::Firefox => {
                let script = "const prefs = {
                        'prefers-color-scheme': ['layout.css.prefers-color-scheme.content-override', {dark: 0, light: 1}],
                        'prefers-reduced-motion': ['ui.prefersReducedMotion', {reduce: 1, 'no-preference': 0}],
                        'prefers-contrast': ['ui.useAccessibilityTheme', {more: 1}],
                        'forced-colors': ['browser.display.document_color_use', {active: 2}],
                    };
                    const {prefs: all} = Services, wanted = Object.fromEntries(arguments[0]);
                    for (const [pref] of Object.values(prefs)) all.clearUserPref(pref);
                    for (const name in wanted) all.setIntPref(prefs[name][0], prefs[name][1][wanted[name]]);
                    if (wanted['prefers-contrast']) all.setIntPref('browser.display.document_color_use', 1);
                    // Colours that are forced are light or dark themselves.
                    const dark = wanted['prefers-color-scheme'] === 'dark';
                    all.setBoolPref('browser.display.use_system_colors', false);
                    all.setCharPref('browser.display.background_color', dark ? '#000000' : '#ffffff');
                    all.setCharPref('browser.display.foreground_color', dark ? '#ffffff' : '#000000')";
                self.privileged::<()>(script, &[json!(features)]).await;
            }
            Engine::WebKit => panic!("WebKit takes its preferences from the desktop: `skipped_in!`"),
        }
        for (name, value) in features {
            let query = format!("({name}: {value})");
            let matches = async || self.eval("return matchMedia(arguments[0]).matches", &[json!(query)]).await;
            self.until(&query, matches).await;
        }
    }

    /// Runs `script` before the page's own, in every page that is opened from now on.
    pub async fn before_pages(&self, script: &str) {
        match self.engine {
            Engine::Chromium => {
                self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
            }
            Engine::Firefox | Engine::WebKit => witness::before_pages(script),
        }
    }

    /// The user lets every page show notifications.
    pub async fn allow_notifications(&self) {
        match self.engine {
            Engine::Chromium => {
                self.devtools("Browser.grantPermissions", json!({ "permissions": ["notifications"] })).await;
            }
            Engine::Firefox => {
                // The second is for the page that is open, which hears of it.
                let script = "Services.prefs.setIntPref('permissions.default.desktop-notification', 1);
                    const {contentPrincipal} = gBrowser;
                    if (contentPrincipal.isContentPrincipal)
                        Services.perms.addFromPrincipal(contentPrincipal, 'desktop-notification', 1)";
                self.privileged::<()>(script, &[]).await;
            }
            // Its driver can't answer for the user, so here the page hears an answer and nothing is drawn.
            Engine::WebKit => witness::before_all(NOTICES),
        }
    }

    /// One more tab, into which nobody looks yet.
    pub async fn new_tab(&self) -> WindowHandle {
        // WebKit's driver can't change which tab of a window is in front. Windows are in front all at once.
        let windows = self.engine == Engine::WebKit;
        let tab = if windows { self.driver.new_window().await } else { self.driver.new_tab().await };
        tab.expect("one more tab")
    }

    /// The user lets every page read what was copied.
    pub async fn allow_clipboard(&self) {
        match self.engine {
            Engine::Chromium => {
                let permissions = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
                self.devtools("Browser.grantPermissions", permissions).await;
            }
            Engine::Firefox => {
                let script = "Services.prefs.setBoolPref('dom.events.testing.asyncClipboard', true)";
                self.privileged::<()>(script, &[]).await;
            }
            Engine::WebKit => panic!("WebKit's driver can't grant a permission: `skipped_in!`"),
        }
    }

    /// Prints the page, on no paper.
    pub async fn print(&self) {
        match self.engine {
            Engine::Chromium => {
                self.devtools("Page.printToPDF", json!({})).await;
            }
            Engine::Firefox => {
                self.driver.print_page(PrintParameters::default()).await.expect("a page can be printed");
            }
            Engine::WebKit => panic!("WebKit's driver can't print: `skipped_in!`"),
        }
    }

    /// Nobody was asked for a permission yet.
    pub async fn forget_permissions(&self) {
        // Headless Chromium begins with refusals.
        if self.engine == Engine::Chromium {
            self.devtools("Browser.resetPermissions", json!({})).await;
        }
    }

    /// The network goes, or comes back.
    pub async fn network(&self, is_there: bool) {
        match self.engine {
            Engine::Chromium => {
                self.devtools("Network.enable", json!({})).await;
                let speed =
                    json!({"offline": !is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
                self.devtools("Network.emulateNetworkConditions", speed).await;
            }
            Engine::Firefox => {
                let script = "Services.prefs.setBoolPref('network.disable-localhost-when-offline', true);
                    Services.io.offline = !arguments[0];
                    // Open connections would live on.
                    Services.obs.notifyObservers(null, 'net:prune-all-connections')";
                self.privileged::<()>(script, &[json!(is_there)]).await;
            }
            Engine::WebKit => panic!("WebKit's driver can't take the network away: `skipped_in!`"),
        }
        let told = async || self.eval::<bool>("return navigator.onLine", &[]).await == is_there;
        self.until("the page to know of it", told).await;
    }

    /// Kills the process of the tab that is looked into. It gives no answer after this.
    pub async fn crash_tab(&self) {
        match self.engine {
            Engine::Chromium => {
                let devtools = self.driver.cdp();
                let crash = devtools.send_raw("Page.crash", json!({}));
                let _ = tokio::time::timeout(Duration::from_secs(5), crash).await;
            }
            Engine::Firefox => {
                // Its driver asks it to end whenever a page's process does.
                let script = "Services.env.set('MOZ_CRASHREPORTER_SHUTDOWN', '');
                    return gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid";
                kill(self.privileged(script, &[]).await);
            }
            Engine::WebKit => panic!("WebKit's driver doesn't say which process is the tab's: `skipped_in!`"),
        }
    }

    /// Ends the browser as if it were killed.
    pub async fn crash(self) {
        match self.engine {
            Engine::Chromium => {
                // The browser dies of it and can't answer.
                let _ = self.driver.cdp().send_raw("Browser.crash", json!({})).await;
            }
            Engine::Firefox => {
                let process = self.driver.handle().capabilities().get("moz:processID").and_then(Value::as_u64);
                kill(process.expect("the driver says which process it is") as u32);
            }
            Engine::WebKit => panic!("a WebKit that is driven keeps nothing: `skipped_in!`"),
        }
    }

    /// The tab that is looked into becomes the one that the user sees.
    pub async fn bring_to_front(&self) {
        match self.engine {
            Engine::Chromium => {
                self.devtools("Page.bringToFront", json!({})).await;
            }
            // To look into a tab is to bring it to the front.
            Engine::Firefox => {}
            Engine::WebKit => {
                let rect = self.driver.get_window_rect().await.expect("a window has a place");
                let (width, height) = (rect.width as u32, rect.height as u32);
                self.driver.set_window_rect(0, 0, width, height).await.expect("a window can be put there");
            }
        }
    }

    /// What `script` returns inside Firefox itself, where it may do what no page may.
    async fn privileged<T: DeserializeOwned>(&self, script: &str, args: &[Value]) -> T {
        self.context("chrome").await;
        let value = self.eval(script, args).await;
        self.context("content").await;
        value
    }

    async fn context(&self, name: &'static str) {
        let command = Command::ExtensionCommand(Box::new(Context(name)));
        self.driver.cmd(command).await.unwrap_or_else(|error| panic!("no context {name}: {error}"));
    }

    /// A test that says this runs in Chromium alone, and begins with `skipped_in!` for the others.
    pub async fn devtools(&self, method: &str, params: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "{method} is Chromium's: the test should begin with `skipped_in!`");
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
        if self.engine != Engine::Chromium {
            return witness::errors();
        }
        let log = self.driver.browser_log().await.expect("chromedriver keeps the console");
        log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.process.close(&self.driver.session_id().to_string());
        // WebDriver's own drop would try so over connections of the test's runtime, which stands still meanwhile, and
        // give up after two minutes.
        let _ = self.driver.clone().leak();
        witness::forget();
    }
}

/// Whether an iframe, or the document in it, gave way to another one before the script ran in it.
fn gives_way(error: &WebDriverError) -> bool {
    use WebDriverErrorInner::{NoSuchElement, NoSuchFrame, StaleElementReference};
    matches!(**error, StaleElementReference(_) | NoSuchElement(_) | NoSuchFrame(_))
        // What chromedriver says of it where it happens between two of its own questions to the browser.
        || error.to_string().contains("Node with given id does not belong to the document")
}

/// A process that is dead already stays so.
fn kill(process: u32) {
    std::process::Command::new("kill").args(["-9", &process.to_string()]).status().expect("kill is there");
}

/// Where Firefox runs scripts: in the page, or in the browser around it.
#[derive(Debug)]
struct Context(&'static str);

impl ExtensionCommand for Context {
    fn parameters_json(&self) -> Option<Value> {
        Some(json!({ "context": self.0 }))
    }

    fn method(&self) -> Method {
        Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/moz/context".into()
    }
}

/// Notifications that the user allows and nobody draws.
const NOTICES: &str = "window.Notification = class extends EventTarget {
        static permission = 'granted';
        static async requestPermission() { return 'granted' }
        constructor(title, options) { super(); Object.assign(this, {title, ...options}) }
        close() { this.dispatchEvent(new Event('close')) }
    };";
