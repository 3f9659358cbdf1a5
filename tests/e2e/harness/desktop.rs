//! What the user of a browser, their desktop and their network do to it, as far as its driver can.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::common::print::PrintParameters;

use super::browser::Browser;
use super::engine::Engine;
use super::witness;

impl Browser {
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
