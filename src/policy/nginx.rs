//! As nginx reads it. Headers of an outer block are forgotten where an inner one has its own, so each block has them all.

use super::site::{ASK, FOREVER, HASHED, NEVER, Site, WORKER, comment, indent, quoted};
use super::{Policy, recipe};

/// By the file's name, whatever the server's own list holds.
const TYPES: &str = "\
types {
    text/html html;
    text/css css;
    text/javascript js mjs;
    text/plain txt md sha256;
    text/csv csv;
    application/json json;
    application/wasm wasm;
    application/manifest+json webmanifest;
    image/svg+xml svg;
    image/png png;
    image/jpeg jpg jpeg;
    image/webp webp;
    image/gif gif;
    image/x-icon ico;
    audio/mpeg mp3;
    font/woff2 woff2;
}
default_type application/octet-stream;
";

pub fn write(policy: &Policy, site: &Site) -> String {
    let (base, pattern) = (&site.base, site.base.replace('.', "\\."));
    let mut text = comment(&policy.preamble(&[
        "It belongs inside  server { … }  of your HTTPS site:",
        "    listen 443 ssl http2;    # from nginx 1.25:  listen 443 ssl;  http2 on;",
        "    include /etc/nginx/snippets/agent-console.conf;",
    ]));
    text += "\n";
    if let Some(folder) = site.folder() {
        text += &format!("location = {folder} {{\n    absolute_redirect off;\n    return 301 {base};\n}}\n\n");
    }
    let strip = format!("rewrite \"^{pattern}(.*)$\" /$1 break;\ntry_files $uri @agent_console_missing;\n");
    let block = |head: &str, cache: &str| {
        let worker = if head.ends_with(WORKER) { lines(policy.worker_headers()) } else { String::new() };
        let body = format!("{strip}{}{worker}add_header Cache-Control {};\n", headers(policy), quoted(cache));
        format!("{head} {{\n{}}}\n", indent(&body, 4))
    };
    let brotli = match site.brotli {
        true => "brotli_static on;\n",
        false => {
            "# brotli_static on;    # smaller still, where nginx has the module (Debian: libnginx-mod-http-brotli-static)\n"
        }
    };
    let inner = [
        format!("root {};\n{TYPES}", quoted(&site.root)),
        "\n# The files compressed beforehand, beside the originals.\ngzip_static on;\ngzip_vary on;\n".to_owned(),
        brotli.to_owned(),
        format!(
            "\n# A folder's page; never index.html in another file's place.\nrewrite \"^{pattern}(.*/)?$\" /$1index.html break;\n"
        ),
        strip.clone(),
        headers(policy),
        format!("# The page may be kept, and is asked about each time.\nadd_header Cache-Control {};\n", quoted(ASK)),
        "\n# Another content has another name, so nobody has to ask again.\n".to_owned(),
        block(&format!("location ~ {}", quoted_pattern(HASHED)), FOREVER),
        "\n".to_owned(),
        block(&format!("location = {base}config.json"), NEVER),
        "\n# A process of its own, in which it outlives a page that crashes.\n".to_owned(),
        block(&format!("location = {base}{WORKER}"), ASK),
        "\nlocation ~ \"/(simulator|check|replay)$\" {\n    absolute_redirect off;\n    return 301 $uri/;\n}\n"
            .to_owned(),
    ];
    text += &format!("location ^~ {base} {{\n{}}}\n\n", indent(&inner.concat(), 4));
    let missing = format!("{}add_header Cache-Control {} always;\nreturn 404;\n", headers(policy), quoted(NEVER));
    text += &format!("location @agent_console_missing {{\n{}}}\n", indent(&missing, 4));
    text + &recipe(policy, site)
}

fn headers(policy: &Policy) -> String {
    lines(policy.headers())
        + "# add_header Strict-Transport-Security \"max-age=31536000\" always;    # once all of this server is on HTTPS for good\n"
}

fn lines(headers: Vec<(&str, String)>) -> String {
    let line = |(name, value): (&str, String)| format!("add_header {name} {} always;\n", quoted(&value));
    headers.into_iter().map(line).collect()
}

/// Of our own making: braces and a dollar that are to mean something.
fn quoted_pattern(pattern: &str) -> String {
    format!("\"{pattern}\"")
}

fn recipe(policy: &Policy, site: &Site) -> String {
    let Some(platform) = policy.platform(site) else { return String::new() };
    let path = recipe::PATH;
    let body = format!(
        "proxy_pass {}{path};\n\
         proxy_http_version 1.1;\n\
         proxy_ssl_server_name on;\n\
         # proxy_ssl_verify on;    # with the platform's certificate authority:\n\
         # proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;\n\
         # Cookies of the platform's name would not be kept under this one.\n\
         proxy_cookie_domain ~. $host;\n",
        platform.address
    );
    platform.written(&format!("location ^~ {path} {{\n{}}}\n", indent(&body, 4)))
}
