//! As Apache reads it.

use super::site::{ASK, FOREVER, HASHED, NEVER, Site, WORKER, comment, indent, quoted};
use super::{Policy, recipe};

/// The files compressed beforehand, beside the originals.
const COMPRESSED: &str = r#"
# The files compressed beforehand, beside the originals; the type is the original's.
AddEncoding br .br
AddEncoding gzip .gz
RemoveType .gz
RewriteEngine On
RewriteCond "%{HTTP:Accept-Encoding}" "\bbr\b"
RewriteCond "%{REQUEST_FILENAME}.br" -f
RewriteRule "^" "%{REQUEST_URI}.br" [L]
RewriteCond "%{HTTP:Accept-Encoding}" "\bgzip\b"
RewriteCond "%{REQUEST_FILENAME}.gz" -f
RewriteRule "^" "%{REQUEST_URI}.gz" [L]
Header merge Vary Accept-Encoding
"#;

pub fn write(policy: &Policy, site: &Site) -> String {
    let mut text = comment(&policy.preamble(&[
        "It belongs inside  <VirtualHost *:443>  of your HTTPS site:",
        "    Protocols h2 http/1.1",
        "    Include /etc/apache2/agent-console.conf",
        "It needs the modules alias, dir, headers, mime, rewrite; and for HTTPS with HTTP/2: ssl, http2.",
    ]));
    text += "\n";
    let (from, to) = match site.folder() {
        Some(folder) => (folder, site.root.clone()),
        None => ("/", format!("{}/", site.root)),
    };
    text += &format!("Alias {} {}\n", quoted(from), quoted(&to));
    let line = |(name, value): (&str, String)| format!("Header always set {name} {}\n", quoted(&value));
    let headers: String = policy.headers().into_iter().map(line).collect();
    let cache = |value: &str| format!("Header set Cache-Control {}\n", quoted(value));
    let inner = [
        "Require all granted\nAllowOverride None\nOptions FollowSymLinks\nDirectoryIndex index.html\n".to_owned(),
        "AddType text/javascript .js\nAddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\nAddType audio/mpeg .mp3\n".to_owned(),
        COMPRESSED.to_owned(),
        format!("\n{headers}"),
        "# Header always set Strict-Transport-Security \"max-age=31536000\"\n# (once all of this server is on HTTPS for good)\n".to_owned(),
        format!("\n# The page may be kept, and is asked about each time.\n{}", cache(ASK)),
        "# Another content has another name, so nobody has to ask again.\n".to_owned(),
        format!("<FilesMatch \"{HASHED}\">\n    {}</FilesMatch>\n", cache(FOREVER)),
        format!("<FilesMatch \"^config\\.json(\\.(br|gz))?$\">\n    {}</FilesMatch>\n", cache(NEVER)),
        "# A process of its own, in which it outlives a page that crashes.\n".to_owned(),
        format!(
            "<FilesMatch \"^{}(\\.(br|gz))?$\">\n{}</FilesMatch>\n",
            WORKER.replace('.', "\\."),
            indent(&policy.worker_headers().into_iter().map(line).collect::<String>(), 4)
        ),
        format!("Header always set Cache-Control {} \"expr=%{{REQUEST_STATUS}} -ge 400\"\n", quoted(NEVER)),
    ];
    text += &format!("<Directory {}>\n{}</Directory>\n", quoted(&site.root), indent(&inner.concat(), 4));
    text + &recipe(policy, site)
}

fn recipe(policy: &Policy, site: &Site) -> String {
    let Some(platform) = policy.platform(site) else { return String::new() };
    let (path, address) = (recipe::PATH, &platform.address);
    let ssl = if address.starts_with("https") { "SSLProxyEngine On\n" } else { "" };
    platform.written(&format!(
        "# It needs the modules proxy and proxy_http.\n{ssl}ProxyPass \"{path}\" \"{address}{path}\"\n\
         ProxyPassReverse \"{path}\" \"{address}{path}\"\n\
         # Cookies of the platform's name would not be kept under this one.\n\
         Header edit* Set-Cookie \"(?i);\\s*domain=[^;]*\" \"\"\n"
    ))
}
