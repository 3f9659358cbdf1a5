//! As Caddy reads it.

use super::site::{ASK, FOREVER, HASHED, NEVER, Site, WORKER, comment, indent, quoted};
use super::{Policy, recipe};

pub fn write(policy: &Policy, site: &Site) -> String {
    let mut text = comment(&policy.preamble(&[
        "It belongs inside the block of your HTTPS site in the Caddyfile:",
        "    console.example.com {",
        "        import /etc/caddy/agent-console.caddy",
        "    }",
    ]));
    text += "\n";
    let head = match site.folder() {
        Some(folder) => {
            text += &format!("redir {folder} {}\n\n", site.base);
            format!("handle_path {}*", site.base)
        }
        None => "handle".to_owned(),
    };
    let set = |(name, value): (&str, String)| format!("    {name} {}\n", quoted(&value));
    let headers: String = policy.headers().into_iter().map(set).collect();
    let cache = |matcher: &str, value: &str| format!("header {matcher} Cache-Control {}\n", quoted(value));
    let inner = [
        format!("root * {}\n", quoted(&site.root)),
        format!(
            "\nheader {{\n{headers}    # Strict-Transport-Security \"max-age=31536000\"    # once all of this server is on HTTPS for good\n}}\n"
        ),
        "@manifest path *.webmanifest\nheader @manifest Content-Type application/manifest+json\n".to_owned(),
        "@sound path *.mp3\nheader @sound Content-Type audio/mpeg\n".to_owned(),
        "\n# A process of its own, in which it outlives a page that crashes.\n".to_owned(),
        policy
            .worker_headers()
            .into_iter()
            .map(|(name, value)| format!("header /{WORKER} {name} {}\n", quoted(&value)))
            .collect(),
        "\n# Another content has another name, so nobody has to ask again. All else is asked about each time.\n"
            .to_owned(),
        format!("@hashed {{\n    path_regexp {HASHED}\n    file\n}}\n"),
        format!(
            "@known {{\n    not path_regexp {HASHED}\n    not path /config.json\n    file {{path}} {{path}}/index.html\n}}\n"
        ),
        "@never {\n    not file {path} {path}/index.html\n}\n".to_owned(),
        cache("@hashed", FOREVER),
        cache("@known", ASK),
        cache("/config.json", NEVER),
        cache("@never", NEVER),
        "\n# The files compressed beforehand, beside the originals. No file, no answer but 404.\n".to_owned(),
        "header ?Vary Accept-Encoding\nfile_server {\n    precompressed br gzip\n}\n".to_owned(),
    ];
    text += &format!("{head} {{\n{}}}\n", indent(&inner.concat(), 4));
    text + &recipe(policy, site)
}

fn recipe(policy: &Policy, site: &Site) -> String {
    let Some(platform) = policy.platform(site) else { return String::new() };
    let body = format!(
        "reverse_proxy {} {{\n    header_up Host {{upstream_hostport}}\n    \
         # Cookies of the platform's name would not be kept under this one.\n    \
         header_down Set-Cookie \"(?i);\\s*domain=[^;]*(;|$)\" \"$1\"\n    \
         # transport http {{\n    #     tls_trusted_ca_certs /etc/ssl/platform-ca.pem\n    # }}\n}}\n",
        platform.address
    );
    platform.written(&format!("handle {}* {{\n{}}}\n", recipe::PATH, indent(&body, 4)))
}
