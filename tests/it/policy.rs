//! The headers that follow from a configuration, and that no configuration breaks out of them.

use agent_console::config::{Config, Expected, Mode, Origin, parse};
use agent_console::policy::{BadSite, Policy, Site};
use proptest::prelude::*;

fn policy(text: &str) -> Policy {
    Policy::of(&parse(text).expect("valid")).expect("a policy")
}

fn loader(text: &str) -> Policy {
    let mut config: Config = parse(text).expect("valid");
    config.bar.mode = Mode::Loader;
    Policy::of(&config).expect("a policy")
}

fn header(policy: &Policy, name: &str) -> String {
    let found = policy.headers().into_iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| value).unwrap_or_default()
}

/// One directive of the policy with its sources.
fn directive(policy: &Policy, name: &str) -> String {
    let text = header(policy, "Content-Security-Policy");
    let found = text.split("; ").find(|part| part.split(' ').next() == Some(name));
    found.unwrap_or_default().to_owned()
}

#[test]
fn by_itself_the_console_is_content_with_its_own_server() {
    let expected = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
        media-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types agent-console";
    assert_eq!(header(&policy("{}"), "Content-Security-Policy"), expected);
    assert_eq!(header(&policy("{}"), "Referrer-Policy"), "no-referrer");
    assert_eq!(header(&policy("{}"), "X-Content-Type-Options"), "nosniff");
    assert_eq!(header(&policy("{}"), "X-Frame-Options"), "SAMEORIGIN");
}

#[test]
fn whatever_the_configuration_names_is_allowed_where_it_is_needed_and_nowhere_else() {
    let text = r#"{
        "bar": {"mode": "frame", "url": "https://Bar.example:443/bar/?a=b", "origins": ["https://sso.example/login"]},
        "brand": {"logo": "//user@host/"},
        "directory": {"url": "https://names.example/find?n={number}"},
        "numbers": {"doNotCall": {"url": "https://spared.example/list.txt"}},
        "delivery": {"url": "http://calls.example:8080/in"},
        "screenPop": {"url": "https://crm.example/?n={number}", "where": "panel"}
    }"#;
    let text = text.replace("//user@host/", "https://user@logo.example/l.svg");
    let policy = policy(&text);
    assert_eq!(
        directive(&policy, "frame-src"),
        "frame-src 'self' https://bar.example https://sso.example https://crm.example"
    );
    assert_eq!(
        directive(&policy, "connect-src"),
        "connect-src 'self' https://names.example https://spared.example http://calls.example:8080"
    );
    assert_eq!(directive(&policy, "img-src"), "img-src 'self' https://logo.example");
    assert_eq!(directive(&policy, "script-src"), "script-src 'self' 'wasm-unsafe-eval'");
}

#[test]
fn a_page_that_opens_in_a_tab_needs_no_frame() {
    let policy = policy(r#"{"screenPop": {"url": "https://crm.example/?n={number}"}}"#);
    assert_eq!(directive(&policy, "frame-src"), "frame-src 'self'");
}

#[test]
fn a_program_of_the_desktop_is_started_from_a_frame() {
    let policy = policy(r#"{"screenPop": {"url": "Crm:open/{number}", "schemes": ["crm"]}}"#);
    assert_eq!(directive(&policy, "frame-src"), "frame-src 'self' crm:");
}

#[test]
fn addresses_relative_to_the_page_are_the_consoles_own_server() {
    let text = r#"{"bar": {"mode": "frame", "url": "/service-cloud/bar"}, "brand": {"logo": "logo.svg"},
        "directory": {"url": "../names.csv"}, "delivery": {"url": "calls"}}"#;
    let own = Policy::of(&Config::default()).expect("a policy");
    assert_eq!(
        policy(text).headers(),
        own.headers()
            .into_iter()
            .map(|header| match header {
                ("Permissions-Policy", text) => ("Permissions-Policy", text),
                other => other,
            })
            .collect::<Vec<_>>()
    );
}

#[test]
fn the_vendors_script_gets_its_own_server_and_no_more() {
    let policy = loader(
        r#"{"bar": {"contextPath": "https://cec.example:28090/service-cloud/", "session": "https://sso.example/session",
            "origins": ["https://bar.example"]}}"#,
    );
    let vendor = "https://cec.example:28090";
    let expected = [
        ("script-src", format!(" 'self' 'wasm-unsafe-eval' blob: {vendor}")),
        ("style-src", format!(" 'self' {vendor}")),
        ("img-src", format!(" 'self' {vendor}")),
        ("font-src", format!(" {vendor}")),
        ("media-src", format!(" 'self' {vendor}")),
        ("connect-src", format!(" 'self' {vendor} https://sso.example")),
        ("frame-src", format!(" 'self' {vendor} https://bar.example")),
        ("require-trusted-types-for", String::new()),
    ];
    for (name, sources) in expected {
        let expected = if sources.is_empty() { sources } else { format!("{name}{sources}") };
        assert_eq!(directive(&policy, name), expected);
    }
    assert!(!header(&policy, "Content-Security-Policy").contains("unsafe-inline"));
}

#[test]
fn the_operator_may_allow_more() {
    let text = r#"{"policy": {"frameAncestors": ["https://portal.example", "https://*.example.com:8443"],
        "sources": {"style-src-attr": ["'unsafe-inline'"], "connect-src": ["wss://cec.example/push", "'self'"],
            "script-src": ["'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"]}}}"#;
    let policy = policy(text);
    assert_eq!(directive(&policy, "style-src-attr"), "style-src-attr 'unsafe-inline'");
    assert_eq!(directive(&policy, "connect-src"), "connect-src 'self' wss://cec.example/push");
    assert!(directive(&policy, "script-src").ends_with(" 'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"));
    let ancestors = "frame-ancestors 'self' https://portal.example https://*.example.com:8443";
    assert_eq!(directive(&policy, "frame-ancestors"), ancestors);
    assert_eq!(header(&policy, "X-Frame-Options"), "", "it would forbid what is allowed");
}

#[test]
fn what_no_directive_knows_is_a_mistake_of_the_file() {
    let cases = [
        (r#"{"sources": {"default-src": ["'self'"]}}"#, "policy.sources.default-src"),
        (r#"{"sources": {"script-src": ["https://a.example; img-src *"]}}"#, "policy.sources.script-src"),
        (r#"{"sources": {"script-src": ["*"]}}"#, "policy.sources.script-src"),
        (r#"{"sources": {"script-src": ["'none'"]}}"#, "policy.sources.script-src"),
        (r#"{"sources": {"script-src": ["'nonce-abc'"]}}"#, "policy.sources.script-src"),
        (r#"{"sources": {"img-src": ["'unsafe-inline'"]}}"#, "policy.sources.img-src"),
        (r#"{"sources": {"style-src-attr": ["https://a.example"]}}"#, "policy.sources.style-src-attr"),
        (r#"{"sources": {"img-src": ["a.example"]}}"#, "policy.sources.img-src"),
        (r#"{"sources": {"img-src": ["https://a.example/$uri"]}}"#, "policy.sources.img-src"),
        (r#"{"frameAncestors": ["https://a.example/path"]}"#, "policy.frameAncestors"),
        (r#"{"frameAncestors": ["https://"]}"#, "policy.frameAncestors"),
        (r#"{"frameAncestors": ["*"]}"#, "policy.frameAncestors"),
        (r#"{"nonsense": 1}"#, "policy.nonsense"),
    ];
    for (text, key) in cases {
        let mistakes = parse(&format!(r#"{{"policy": {text}}}"#)).expect_err(text);
        assert_eq!(mistakes[0].key.as_deref(), Some(key), "{text}");
    }
}

#[test]
fn the_microphone_goes_to_the_bar_where_the_frame_allows_it() {
    let allowed = |allow: &str| {
        let bar = r#"{"bar": {"mode": "frame", "url": "https://bar.example/bar", "allow": "ALLOW"}}"#;
        header(&policy(&bar.replace("ALLOW", allow)), "Permissions-Policy")
    };
    let standard =
        header(&policy(r#"{"bar": {"mode": "frame", "url": "https://bar.example/bar"}}"#), "Permissions-Policy");
    for feature in [
        "microphone",
        "camera",
        "autoplay",
        "speaker-selection",
        "display-capture",
        "clipboard-write",
        "local-network-access",
        "local-network",
        "loopback-network",
    ] {
        assert!(standard.contains(&format!(r#"{feature}=(self "https://bar.example")"#)), "{feature} in {standard}");
    }
    assert!(standard.contains("geolocation=()"), "{standard}");
    let none = allowed("");
    assert!(none.contains("microphone=(self)") && none.contains("camera=()"), "{none}");
    let lists = allowed("camera 'none'; hid 'self' https://sso.example; fullscreen *; microphone 'src'");
    for part in [
        "camera=()",
        r#"hid=(self "https://sso.example")"#,
        "fullscreen=*",
        r#"microphone=(self "https://bar.example")"#,
    ] {
        assert!(lists.contains(part), "{part} in {lists}");
    }
    let simulated = header(&policy("{}"), "Permissions-Policy");
    assert!(simulated.contains("camera=(self)") && !simulated.contains("http"), "{simulated}");
}

#[test]
fn an_address_that_no_policy_can_name_is_refused_with_all_others() {
    let text = r#"{
        "delivery": {"url": "https://[::1]/"}, "directory": {"url": "https://büro.example/"}, "brand": {"logo": "//a/l.svg"}
    }"#;
    let mistakes = Policy::of(&parse(text).expect("valid so far")).expect_err(text);
    let told: Vec<_> = mistakes.iter().map(|mistake| (mistake.key.as_deref(), &mistake.expected)).collect();
    assert_eq!(
        told,
        [
            (Some("brand.logo"), &Expected::Address),
            (Some("directory.url"), &Expected::NamedServer),
            (Some("delivery.url"), &Expected::NamedServer)
        ]
    );
}

#[test]
fn a_server_has_one_name_whatever_way_its_address_is_written() {
    let other = |text: &str| Ok(Origin::Other(text.to_owned()));
    let cases = [
        ("https://a.example", other("https://a.example")),
        ("HTTPS://A.Example:443/x?y#z", other("https://a.example")),
        ("http://a.example:443", other("http://a.example:443")),
        ("https://u:p@a.example:8443\\@evil.example", other("https://a.example:8443")),
        (" https://a.exa\nmple/ ", other("https://a.example")),
        ("http://127.0.0.1:8080/", other("http://127.0.0.1:8080")),
        ("./a:b", Ok(Origin::Own)),
        ("", Ok(Origin::Own)),
        ("//a.example/x", Err(Expected::Address)),
        ("/\\a.example/x", Err(Expected::Address)),
        ("https:/a.example", Err(Expected::Address)),
        ("https:///a.example", Err(Expected::Address)),
        ("https://a.example:99999", Err(Expected::Address)),
        ("https://a.example:x", Err(Expected::Address)),
        ("https://a;b", Err(Expected::NamedServer)),
        ("https://a%41.example", Err(Expected::NamedServer)),
        ("https://0x7f.1/", Err(Expected::NamedServer)),
        ("https://a_b.example/", Err(Expected::NamedServer)),
        ("https://a.example./", Err(Expected::NamedServer)),
    ];
    for (text, expected) in cases {
        assert_eq!(Origin::of(text), expected, "{text}");
    }
}

#[test]
fn a_place_that_would_mean_more_to_a_server_is_no_place() {
    for root in ["", "dist", "/srv/$x", "/srv/a\"b", "/srv/{x}", "/srv/a\nb", "/srv/a;b", "/srv/a%b"] {
        assert_eq!(Site::new(root, "/"), Err(BadSite::Root), "{root}");
    }
    for base in ["", "console", "/console", "//", "/a b/", "/../", "/a$/", "/a\"/"] {
        assert_eq!(Site::new("/srv", base), Err(BadSite::Base), "{base}");
    }
    let site = Site::new("/srv/agent console/", "/a/b.c/").expect("a place");
    assert_eq!(
        site.clone().passing_on_to("https://cec.example/;"),
        Ok(site.clone().passing_on_to("https://cec.example").expect("a server"))
    );
    assert_eq!(site.clone().passing_on_to("/service-cloud/"), Err(BadSite::Platform));
    assert_eq!(site.passing_on_to("https://a b"), Err(BadSite::Platform));
}

#[test]
fn requests_are_passed_on_where_the_platform_is_to_be_found_here() {
    let site = || Site::new("/srv/console", "/console/").expect("a place");
    let here = r#"{"bar": {"mode": "frame", "url": "/service-cloud/bar/index.html"}}"#;
    assert!(policy(here).passes_on());
    assert!(loader(r#"{"bar": {"contextPath": "/service-cloud/"}}"#).passes_on());
    for elsewhere in ["{}", r#"{"bar": {"mode": "frame", "url": "https://cec.example/service-cloud/"}}"#] {
        assert!(!policy(elsewhere).passes_on());
        assert!(!policy(elsewhere).nginx(&site()).contains("service-cloud"));
    }
    let there = site().passing_on_to("https://cec.example:28090").expect("a server");
    for (unknown, known) in [
        (policy(here).nginx(&site()), policy(here).nginx(&there)),
        (policy(here).caddy(&site()), policy(here).caddy(&there)),
        (policy(here).apache(&site()), policy(here).apache(&there)),
    ] {
        let active =
            |text: &str| text.lines().any(|line| !line.trim_start().starts_with('#') && line.contains("service-cloud"));
        assert!(!active(&unknown), "{unknown}");
        assert!(active(&known) && known.contains("https://cec.example:28090"), "{known}");
    }
}

#[test]
fn each_opening_is_explained_where_it_is_pasted() {
    let text = r#"{"delivery": {"url": "https://calls.example/"}, "policy": {"sources": {"img-src": ["data:"]}}}"#;
    let site = Site::new("/srv/console", "/").expect("a place");
    for written in [policy(text).nginx(&site), policy(text).caddy(&site), policy(text).apache(&site)] {
        assert!(written.contains("#     connect-src https://calls.example  (delivery.url)\n"), "{written}");
        assert!(written.contains("#     img-src data:  (policy.sources)\n"), "{written}");
    }
}

/// Pieces that would end a header, a string, a line or a block somewhere, and such as make an address.
fn rough() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("https://"),
        Just("a.example"),
        Just(";"),
        Just("\""),
        Just("'"),
        Just("\\"),
        Just("\n"),
        Just("\r"),
        Just("$"),
        Just("{"),
        Just("}"),
        Just("%"),
        Just("`"),
        Just(" "),
        Just("#"),
        Just("/"),
        Just(":"),
        Just("@"),
        Just("*"),
        Just("'self'"),
        Just("microphone"),
        Just(","),
        Just("("),
        Just(")"),
        Just("<"),
        Just(">"),
        Just("é"),
        Just("\t"),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn rough_or(usual: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![4 => Just(usual.to_owned()), 1 => rough()]
}

/// Most of them are addresses, with what may break out behind the server.
fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => rough().prop_map(|rest| format!("https://a.example/{rest}")),
        6 => rough().prop_map(|rest| format!("./{rest}")),
        1 => rough().prop_map(|rest| format!("https://{rest}a.example")),
    ]
}

/// What a header holds must be told from what stands around it by everybody.
fn is_contained(policy: &Policy) -> bool {
    let headers = policy.headers();
    let tame = |value: &str| value.chars().all(|c| c.is_ascii_alphanumeric() || " ;:/.*'\"-+_=(),~".contains(c));
    let content = header(policy, "Content-Security-Policy");
    let names: Vec<&str> = content.split("; ").filter_map(|part| part.split(' ').next()).collect();
    let known = |name: &&str| {
        name.ends_with("-src")
            || name.ends_with("-attr")
            || ["base-uri", "form-action", "frame-ancestors", "require-trusted-types-for", "trusted-types"]
                .contains(name)
    };
    let once = names.iter().all(|name| names.iter().filter(|other| *other == name).count() == 1);
    headers.iter().all(|(_, value)| tame(value))
        && names.iter().all(known)
        && once
        && !content.contains("unsafe-inline")
}

/// Lines of the server's own language, the same for every configuration.
fn skeleton(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#') && !line.contains("-Policy \""));
    lines.map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn no_value_breaks_out_of_its_header_or_of_the_servers_language(
        addresses in proptest::collection::vec(address(), 6), allow in rough_or("microphone; camera *"),
        ancestor in rough_or("https://portal.example"), source in rough_or("data:"), mode in 0..3usize
    ) {
        let mut config = Config::default();
        config.bar.mode = [Mode::Simulator, Mode::Frame, Mode::Loader][mode];
        let [url, context, session, origin, logo, delivery] = &addresses[..] else { unreachable!() };
        config.bar.url = url.clone();
        config.bar.context_path = context.clone();
        config.bar.session = session.clone();
        config.bar.origins = vec![origin.clone()];
        config.bar.allow = allow;
        let more = serde_json::json!({
            "brand": {"logo": logo}, "delivery": {"url": delivery},
            "policy": {"frameAncestors": [ancestor], "sources": {"img-src": [source]}},
        });
        if let Ok(read) = parse(&more.to_string()) {
            (config.brand, config.delivery, config.policy) = (read.brand, read.delivery, read.policy);
        }
        if let Ok(policy) = Policy::of(&config) {
            prop_assert!(is_contained(&policy), "{:?}", policy.headers());
            let site = Site::new("/srv/console", "/console/").expect("a place");
            let plain = Policy::of(&Config::default()).expect("a policy");
            if !policy.passes_on() && config.policy.frame_ancestors.is_empty() {
                prop_assert_eq!(skeleton(&policy.nginx(&site)), skeleton(&plain.nginx(&site)));
                prop_assert_eq!(skeleton(&policy.caddy(&site)), skeleton(&plain.caddy(&site)));
                prop_assert_eq!(skeleton(&policy.apache(&site)), skeleton(&plain.apache(&site)));
            }
        }
    }
}
