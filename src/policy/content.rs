//! `Content-Security-Policy` (CSP 3): what the page may load, run and talk to.

use crate::config::{Bar, Config, ConfigError, Expected, Found, Mode, Origin, PopWhere, ScreenPop, Template};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    directives: Vec<Directive>,
    /// Only checked values reach the places where a browser would run a text. The vendor's script knows nothing of it.
    trusted_types: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Directive {
    name: &'static str,
    sources: Vec<Source>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Source {
    text: String,
    /// Why it is there, for whoever reads the server's configuration; `None` for the console's own.
    why: Option<&'static str>,
}

/// What the console needs by itself, in the order in which it is written.
const OWN: [(&str, &[&str]); 16] = [
    ("default-src", &[]),
    ("script-src", &["'self'", "'wasm-unsafe-eval'"]),
    ("script-src-attr", &[]),
    ("style-src", &["'self'"]),
    ("style-src-attr", &[]),
    ("img-src", &["'self'"]),
    ("font-src", &[]),
    // Silence, see src/browser/alerts/media_keys.rs.
    ("media-src", &["'self'"]),
    ("connect-src", &["'self'"]),
    // The simulated bar, and the page that checks a deployment.
    ("frame-src", &["'self'"]),
    ("manifest-src", &["'self'"]),
    ("worker-src", &["'self'"]),
    ("base-uri", &[]),
    ("form-action", &[]),
    ("frame-ancestors", &["'self'"]),
    // The name under which src/app/start.js makes the address of the service worker.
    ("trusted-types", &["agent-console"]),
];
/// Left out, they would not fall back to `default-src`, or not to anything.
const SAID_WHEN_EMPTY: [&str; 3] = ["default-src", "base-uri", "form-action"];

const VENDOR: &str = "bar.contextPath: the vendor's script comes from there and brings its own";
/// Where a script of the vendor's may take something from.
const OF_VENDOR: [&str; 6] = ["script-src", "style-src", "img-src", "font-src", "media-src", "connect-src"];

impl Content {
    /// What can't be allowed comes to the mistakes.
    pub(super) fn of(config: &Config, mistakes: &mut Vec<ConfigError>) -> Content {
        let directives = OWN.iter().map(|&(name, own)| Directive {
            name,
            sources: own.iter().map(|&text| Source { text: text.to_owned(), why: None }).collect(),
        });
        let mut content = Content { directives: directives.collect(), trusted_types: config.bar.mode != Mode::Loader };
        content.allow_bar(&config.bar, mistakes);
        let whole = |template: &Template| template.fill(|_| None);
        let panel = config.screen_pop.as_ref().filter(|pop| pop.target == PopWhere::Panel);
        let addresses = [
            ("img-src", "brand.logo", config.brand.logo.clone()),
            ("connect-src", "directory.url", config.directory.as_ref().map(|directory| whole(&directory.source))),
            ("connect-src", "history.url", config.history.url.as_ref().map(whole)),
            ("connect-src", "numbers.doNotCall.url", config.numbers.do_not_call.as_ref().map(|list| list.url.clone())),
            ("connect-src", "delivery.url", config.delivery.as_ref().map(|delivery| delivery.url.clone())),
            ("frame-src", "screenPop.url", panel.map(|pop| whole(&pop.template))),
        ];
        for (directive, key, address) in addresses {
            if let Some(address) = address {
                content.allow_address(directive, key, &address, mistakes);
            }
        }
        if let Some(scheme) = config.screen_pop.as_ref().and_then(ScreenPop::program) {
            content.add("frame-src", &format!("{scheme}:"), "screenPop.url: in WebKit a hidden frame starts it");
        }
        for server in &config.policy.frame_ancestors {
            content.add("frame-ancestors", server, "policy.frameAncestors");
        }
        for (directive, source) in &config.policy.sources {
            content.add(directive, source, "policy.sources");
        }
        content
    }

    fn allow_bar(&mut self, bar: &Bar, mistakes: &mut Vec<ConfigError>) {
        if bar.mode == Mode::Simulator {
            return;
        }
        if bar.mode == Mode::Frame {
            self.allow_address("frame-src", "bar.url", &bar.url, mistakes);
        }
        if !bar.context_path.is_empty() {
            match origin("bar.contextPath", &bar.context_path) {
                Ok(vendor) => self.allow_vendor(bar, &vendor),
                Err(mistake) => mistakes.push(mistake),
            }
        }
        if bar.mode == Mode::Loader && !bar.session.is_empty() {
            self.allow_address("connect-src", "bar.session", &bar.session, mistakes);
        }
        for further in &bar.origins {
            self.allow_address("frame-src", "bar.origins", further, mistakes);
        }
    }

    fn allow_vendor(&mut self, bar: &Bar, vendor: &Origin) {
        self.allow("frame-src", vendor, "bar.contextPath: the bar's page");
        if bar.mode == Mode::Loader {
            let text = "the vendor's loader is a text that runs from such an address; inline scripts stay forbidden";
            self.add("script-src", "blob:", text);
            OF_VENDOR.into_iter().for_each(|directive| self.allow(directive, vendor, VENDOR));
        }
    }

    fn allow_address(&mut self, directive: &str, key: &'static str, address: &str, mistakes: &mut Vec<ConfigError>) {
        match origin(key, address) {
            Ok(origin) => self.allow(directive, &origin, key),
            Err(mistake) => mistakes.push(mistake),
        }
    }

    fn allow(&mut self, directive: &str, origin: &Origin, why: &'static str) {
        self.add(directive, &origin.to_string(), why);
    }

    fn add(&mut self, directive: &str, source: &str, why: &'static str) {
        let directive = self.directives.iter_mut().find(|known| known.name == directive).expect("it is one of OWN");
        if directive.sources.iter().all(|known| known.text != source) {
            directive.sources.push(Source { text: source.to_owned(), why: Some(why) });
        }
    }

    pub(super) fn text(&self) -> String {
        let mut said: Vec<String> = Vec::new();
        for Directive { name, sources } in &self.directives {
            let sources: Vec<&str> = sources.iter().map(|source| source.text.as_str()).collect();
            match *name {
                "trusted-types" if !self.trusted_types => {}
                "trusted-types" => {
                    said.push(format!("require-trusted-types-for 'script'; {name} {}", sources.join(" ")))
                }
                name if !sources.is_empty() => said.push(format!("{name} {}", sources.join(" "))),
                name if SAID_WHEN_EMPTY.contains(&name) => said.push(format!("{name} 'none'")),
                _ => {}
            }
        }
        said.join("; ")
    }

    /// A line for each source that isn't the console's own: directive, source, why.
    pub(super) fn reasons(&self) -> Vec<String> {
        let all = self
            .directives
            .iter()
            .flat_map(|directive| directive.sources.iter().map(|source| (directive.name, source)));
        all.filter_map(|(name, source)| Some(format!("{name} {}  ({})", source.text, source.why?))).collect()
    }

    pub(super) fn is_framed_elsewhere(&self) -> bool {
        self.directives.iter().any(|directive| directive.name == "frame-ancestors" && directive.sources.len() > 1)
    }
}

/// Who serves an address of the file.
pub(super) fn origin(key: &str, address: &str) -> Result<Origin, ConfigError> {
    Origin::of(address)
        .map_err(|expected: Expected| ConfigError::at(key, Found::Value(format!("\"{address}\"")), expected))
}
