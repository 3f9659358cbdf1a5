//! Prints what the web server must be told for a console with a given `config.json`.

use agent_console::config::{ConfigError, parse};
use agent_console::mistakes::en::WORDS;
use agent_console::policy::{BadSite, Policy, Site};
use std::process::ExitCode;

const HELP: &str = "\
Prints what the web server must be told for the agent console with a given config.json: every header, what is to be
kept by browsers and for how long, the compressed files. Make it again whenever config.json changes.

    make policy CONFIG=path [SERVER=nginx|caddy|apache|headers] [ROOT=…] [BASE=…] [PLATFORM=…] [BROTLI=1]
    policy [--server …] [--root …] [--base …] [--platform …] [--brotli] path

CONFIG    the console's config.json
SERVER    nginx, caddy, apache, or headers for the bare names and values; all three servers if it is left out
ROOT      the folder that holds the console's index.html on the server; /srv/agent-console if it is left out
BASE      the console's path on the server, from slash to slash; / if it is left out
PLATFORM  the platform's server, such as https://cec.example.com, if bar.contextPath or bar.url is /service-cloud/… on
          the console's own server, which then passes requests on
BROTLI    nginx has its module for Brotli (Debian: libnginx-mod-http-brotli-static)
";

#[derive(Clone, Copy)]
enum Wanted {
    All,
    Nginx,
    Caddy,
    Apache,
    Headers,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    match run(arguments) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<String>) -> Result<String, String> {
    let (mut wanted, mut root, mut base) = (Wanted::All, "/srv/agent-console".to_owned(), "/".to_owned());
    let (mut platform, mut brotli, mut file) = (None, false, None);
    let mut rest = arguments.into_iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{argument} wants a value. --help says which."));
        match argument.as_str() {
            "--server" => {
                wanted = match value()?.as_str() {
                    "nginx" => Wanted::Nginx,
                    "caddy" => Wanted::Caddy,
                    "apache" => Wanted::Apache,
                    "headers" => Wanted::Headers,
                    other => return Err(format!("{other} is none of nginx, caddy, apache, headers.")),
                }
            }
            "--root" => root = value()?,
            "--base" => base = value()?,
            "--platform" => platform = Some(value()?),
            "--brotli" => brotli = true,
            other if other.starts_with("--") => return Err(format!("{other} is unknown. --help says what is known.")),
            _ => file = Some(argument),
        }
    }
    let file = file.ok_or("The path of a config.json is missing. --help says more.")?;
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{file} can't be read: {error}."))?;
    let policy = parse(&text).and_then(|config| Policy::of(&config)).map_err(|mistake| in_words(&file, &mistake))?;
    let mut site = Site::new(&root, &base).map_err(|bad| bad_site(bad, &root, &base))?.with_brotli(brotli);
    if let Some(platform) = platform {
        if !policy.passes_on() {
            return Err(
                "PLATFORM is of no use: neither bar.contextPath nor bar.url begins with /service-cloud/.".to_owned()
            );
        }
        site = site.passing_on_to(&platform).map_err(|bad| bad_site(bad, &platform, ""))?;
    }
    Ok(match wanted {
        Wanted::Nginx => policy.nginx(&site),
        Wanted::Caddy => policy.caddy(&site),
        Wanted::Apache => policy.apache(&site),
        Wanted::Headers => policy.headers().iter().map(|(name, value)| format!("{name}: {value}\n")).collect(),
        Wanted::All => {
            [("nginx", policy.nginx(&site)), ("Caddy", policy.caddy(&site)), ("Apache", policy.apache(&site))]
                .map(|(server, text)| format!("# ==================== {server}\n\n{text}\n"))
                .concat()
        }
    })
}

/// As the console's own page says it.
fn in_words(file: &str, mistake: &ConfigError) -> String {
    let words = &WORDS;
    let key = mistake.key.iter().map(|key| format!("\n{}: {key}", words.key)).collect::<String>();
    format!(
        "{}: {file}{key}\n{}: {}\n{}: {}",
        words.file,
        words.found,
        words.found_in_words(mistake),
        words.expected,
        words.expected_in_words(&mistake.expected)
    )
}

fn bad_site(bad: BadSite, one: &str, base: &str) -> String {
    match bad {
        BadSite::Root => format!(
            "ROOT is \"{one}\". It must be a path from the first slash on, of letters, digits, blanks and . _ - + @ ~."
        ),
        BadSite::Base => format!("BASE is \"{base}\". It must be a path from slash to slash, such as /console/."),
        BadSite::Platform => format!("PLATFORM is \"{one}\". It must be a server, such as https://cec.example.com."),
    }
}
