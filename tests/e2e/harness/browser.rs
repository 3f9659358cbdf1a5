//! One browser with a driver process of its own. The methods panic with what went wrong: in a test that is the answer.

use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner, WebDriverResult};
use thirtyfour::{By, WebDriver};

use super::driver::Driver;
use super::engine::{Cookies, Engine, Wishes};
use super::witness;

const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

pub struct Browser {
    pub driver: WebDriver,
    pub engine: Engine,
    pub(super) process: Driver,
}

/// Whoever comes to the desk has seen to what a first call needs. What lies over the page until then is tested by itself.
const PREPARED: &str = "try {
    if (!sessionStorage.prepared) localStorage['agent-console.settings'] ??= '{\"agents\": {\"\": {\"prepared\": true}}}';
    sessionStorage.prepared = true;
} catch {}";

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

    /// One with a mouse. A browser on a machine without any takes itself for one that is touched.
    pub async fn with_a_mouse() -> Self {
        let mouse =
            "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4";
        Self::start_with(&[mouse.to_owned()]).await
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

    /// One that waits for no page to be loaded.
    pub async fn that_is_hasty() -> Self {
        Self::launch(Wishes { hasty: true, ..Wishes::default() }).await
    }

    async fn launch(wishes: Wishes<'_>) -> Self {
        let engine = Engine::chosen();
        let (process, driver) = Self::session(engine, &wishes).await;
        let browser = Self { driver, engine, process };
        browser.viewport(1280, 800).await;
        browser.before_pages(PREPARED).await;
        browser
    }

    /// From here on, agents are new to this desk.
    pub async fn forget_settings(&self) {
        self.eval::<()>("localStorage.removeItem('agent-console.settings')", &[]).await;
        self.reload().await;
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
        // Only Chromium's driver lets a script wait by itself.
        let script = match script.contains("await ") {
            true => &format!("return (async function () {{ {script} }}).apply(null, arguments)"),
            false => script,
        };
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

    /// Opens the settings at a section.
    pub async fn open_settings(&self, section: &str) {
        let script = "const button = document.querySelector(`dialog#settings[open] [data-section=${arguments[0]}]`);
            const isShown = button?.ariaCurrent === 'true';
            if (!isShown) (button ?? document.querySelector('[data-action=settings]'))?.click();
            return isShown";
        self.until(section, async || self.eval::<bool>(script, &[json!(section)]).await).await;
    }

    pub async fn close_settings(&self) {
        self.eval::<()>("document.querySelector('#settings [data-action=close-settings]')?.click()", &[]).await;
        self.until("the settings to close", async || self.count("dialog#settings[open]").await == 0).await;
    }

    /// Changes a setting as the agent would: ticks or unticks it, or chooses the value.
    pub async fn set(&self, section: &str, name: &str, value: &str) {
        self.open_settings(section).await;
        let script =
            "const field = document.querySelector(`#settings :is([data-setting=${arguments[0]}], #${arguments[0]})`);
            if (field.type === 'checkbox') return field.click();
            field.value = arguments[1];
            field.dispatchEvent(new Event('change', {bubbles: true}))";
        self.eval::<()>(script, &[json!(name), json!(value)]).await;
        self.close_settings().await;
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
