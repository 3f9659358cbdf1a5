//! What the form says that prints a web server's configuration. All of it stands here, to be said in another language.

use crate::policy::{BadSite, WebServer};

pub struct PolicyWords {
    pub heading: &'static str,
    pub explanation: &'static str,
    /// Leads to the form alone.
    pub alone: &'static str,
    /// Leads from the form to the check.
    pub check: &'static str,
    pub config: &'static str,
    pub server: &'static str,
    /// A web server that none of the others is.
    pub other_server: &'static str,
    pub root: &'static str,
    pub base: &'static str,
    pub platform: &'static str,
    pub brotli: &'static str,
    /// What the printed text is called.
    pub result: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub refused: &'static str,
    pub warned: &'static str,
    pub nothing_to_pass_on: &'static str,
    pub bad_root: &'static str,
    pub bad_base: &'static str,
    pub bad_platform: &'static str,
    /// Where what is printed belongs.
    pub into_nginx: &'static str,
    pub into_caddy: &'static str,
    pub into_apache: &'static str,
    pub into_other: &'static str,
}

impl PolicyWords {
    pub fn bad_site(&self, bad: BadSite) -> &'static str {
        match bad {
            BadSite::Root => self.bad_root,
            BadSite::Base => self.bad_base,
            BadSite::Platform => self.bad_platform,
        }
    }

    pub fn name(&self, server: WebServer) -> &'static str {
        match server {
            WebServer::Nginx => "nginx",
            WebServer::Caddy => "Caddy",
            WebServer::Apache => "Apache",
            WebServer::Headers => self.other_server,
        }
    }

    pub fn place(&self, server: WebServer) -> &'static str {
        match server {
            WebServer::Nginx => self.into_nginx,
            WebServer::Caddy => self.into_caddy,
            WebServer::Apache => self.into_apache,
            WebServer::Headers => self.into_other,
        }
    }
}

pub static EN: PolicyWords = PolicyWords {
    heading: "Web server configuration",
    explanation: "What your web server has to be told for this config.json. Change anything here, and the result follows; nothing \
                  is saved. Make it again whenever config.json changes.",
    alone: "Open this on a page without the check",
    check: "Check this deployment",
    config: "config.json",
    server: "Web server",
    other_server: "Another one: just the headers",
    root: "Folder that holds index.html on the server",
    base: "Path of the console on the server",
    platform: "Platform that /service-cloud/ is passed on to, such as https://cec.example.com",
    brotli: "nginx has its Brotli module",
    result: "Result",
    copy: "Copy the result",
    copied: "Copied.",
    refused: "The browser refuses to copy. Select the text and copy it by hand.",
    warned: "The console starts with the default instead.",
    nothing_to_pass_on: "Nothing is passed on: neither bar.contextPath nor bar.url begins with /service-cloud/. Leave the platform empty.",
    bad_root: "The folder must be a path from the first slash on, of letters, digits, blanks and . _ - + @ ~.",
    bad_base: "The path must go from slash to slash, such as /console/.",
    bad_platform: "The platform must be a server, such as https://cec.example.com.",
    into_nginx: "Put it into /etc/nginx/snippets/agent-console.conf, which the site includes, and run: nginx -t && nginx -s reload",
    into_caddy: "Put it into /etc/caddy/agent-console.caddy, which the site imports, and run: systemctl reload caddy",
    into_apache: "Put it into /etc/apache2/agent-console.conf, which the site includes, and run: apachectl configtest && apachectl graceful",
    into_other: "Let the server send these with every file of the console, errors too.",
};
