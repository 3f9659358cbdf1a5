//! Prints what the web server must be told for a console with a given `config.json`.

use agent_console::config::ConfigError;
use agent_console::mistakes::en::WORDS;
use agent_console::policy::{BadSite, Order, Refusal, WebServer};
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
    let (mut order, mut server, mut file) = (Order::default(), None, None);
    let mut rest = arguments.into_iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{argument} wants a value. --help says which."));
        match argument.as_str() {
            "--server" => {
                let name = value()?;
                let named = WebServer::named(&name);
                server = Some(named.ok_or_else(|| format!("{name} is none of nginx, caddy, apache, headers."))?);
            }
            "--root" => order.root = value()?,
            "--base" => order.base = value()?,
            "--platform" => order.platform = value()?,
            "--brotli" => order.brotli = true,
            other if other.starts_with("--") => return Err(format!("{other} is unknown. --help says what is known.")),
            _ => file = Some(argument),
        }
    }
    let file = file.ok_or("The path of a config.json is missing. --help says more.")?;
    order.config = std::fs::read_to_string(&file).map_err(|error| format!("{file} can't be read: {error}."))?;
    let prepared = order.prepare().map_err(|refusal| refused(&file, &order, refusal))?;
    if !prepared.warnings.is_empty() {
        eprintln!("{}\n\nThe console starts with the default in place of each.\n", in_words(&file, &prepared.warnings));
    }
    Ok(match server {
        Some(server) => prepared.print(server),
        None => [("nginx", WebServer::Nginx), ("Caddy", WebServer::Caddy), ("Apache", WebServer::Apache)]
            .map(|(name, server)| format!("# ==================== {name}\n\n{}\n", prepared.print(server)))
            .concat(),
    })
}

fn refused(file: &str, order: &Order, refusal: Refusal) -> String {
    match refusal {
        Refusal::Mistakes(mistakes) => in_words(file, &mistakes),
        Refusal::NothingToPassOn => {
            "PLATFORM is of no use: neither bar.contextPath nor bar.url begins with /service-cloud/.".to_owned()
        }
        Refusal::Site(BadSite::Root) => format!(
            "ROOT is \"{}\". It must be a path from the first slash on, of letters, digits, blanks and . _ - + @ ~.",
            order.root
        ),
        Refusal::Site(BadSite::Base) => {
            format!("BASE is \"{}\". It must be a path from slash to slash, such as /console/.", order.base)
        }
        Refusal::Site(BadSite::Platform) => {
            format!("PLATFORM is \"{}\". It must be a server, such as https://cec.example.com.", order.platform)
        }
    }
}

/// As the console's own page says it.
fn in_words(file: &str, mistakes: &[ConfigError]) -> String {
    let words = &WORDS;
    let in_words = |mistake: &ConfigError| {
        let key = mistake.key.iter().map(|key| format!("\n{}: {key}", words.key)).collect::<String>();
        let (found, expected) = (words.found_in_words(mistake), words.expected_in_words(&mistake.expected));
        format!("{}: {file}{key}\n{}: {found}\n{}: {expected}", words.file, words.found, words.expected)
    };
    mistakes.iter().map(in_words).collect::<Vec<_>>().join("\n\n")
}
