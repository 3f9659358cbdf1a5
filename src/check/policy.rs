//! The headers that the server sends, held against those that this configuration needs.

use super::server::Answer;
use super::source::{Directives, covers, is_open};
use super::step::Step;
use super::verdict::Verdict;
use std::collections::BTreeSet;

/// Headers by name, as [`crate::policy`] computes them from a configuration.
pub type Headers = [(&'static str, String)];

const POLICY: &str = "Content-Security-Policy";
const MEND: &str = "Copy the headers below into the server's configuration and load the page again. They are made from this \
    config.json, so look here again when that changes.";

/// `own` is the console's origin, which a server's configuration may name in place of `'self'`.
pub fn judge_policy(expected: &Headers, page: &Answer, own: &str) -> Vec<(Step, Verdict)> {
    let wanted = expected.iter().find(|(name, _)| name.eq_ignore_ascii_case(POLICY));
    let policy = match wanted {
        Some((_, wanted)) => judge_content(wanted, page, own),
        None => Verdict::not_applicable("This release computes no policy."),
    };
    vec![(Step::Policy, policy), (Step::Headers, judge_others(expected, page))]
}

fn judge_content(wanted: &str, page: &Answer, own: &str) -> Verdict {
    let expected = format!("{POLICY}: {wanted}");
    let Some(sent) = page.header(POLICY) else {
        let found = match page.header("content-security-policy-report-only") {
            Some(_) => "The server sends the policy as Content-Security-Policy-Report-Only, which protects nothing.",
            None => {
                "The server sends no Content-Security-Policy: whatever gets into the page may run and send anything \
                     anywhere."
            }
        };
        return Verdict::failed(found, expected, MEND);
    };
    // Several headers come joined with commas, and each of them counts.
    let policies: Vec<Directives> = sent.split(',').map(Directives::parse).collect();
    let (mut blocked, mut open, mut wider) = (Vec::new(), Vec::new(), Vec::new());
    let wanted = Directives::parse(wanted);
    let names: BTreeSet<&str> = wanted.names().chain(policies.iter().flat_map(Directives::names)).collect();
    for name in names {
        let Some(needed) = wanted.of(name) else {
            if matches!(name, "require-trusted-types-for" | "sandbox") {
                blocked.push(format!("{name} is sent, which this configuration can't work under"));
            }
            continue;
        };
        for policy in &policies {
            let Some(sources) = policy.of(name) else { continue };
            let lacks = needed.iter().filter(|need| !sources.iter().any(|source| lets(source, need, own)));
            blocked.extend(lacks.filter(|_| is_list(name)).map(|source| format!("{name} lacks {source}")));
        }
        // What one policy forbids no other can allow.
        let tightest: Option<Vec<&String>> = policies
            .iter()
            .filter_map(|policy| policy.of(name))
            .map(|sources| {
                sources.iter().filter(|source| !needed.iter().any(|need| is_same(source, need, own))).collect()
            })
            .min_by_key(Vec::len);
        match tightest {
            None if name.ends_with("-src") => open.push(format!("{name} is missing, so anything goes")),
            None => wider.push(format!("{name} is missing")),
            Some(extra) => {
                for source in extra.into_iter().filter(|_| is_list(name)) {
                    let list = if is_open(name, source) { &mut open } else { &mut wider };
                    list.push(format!("{name} has {source} in addition"));
                }
            }
        }
    }
    let all = |list: &[String]| list.join("; ");
    match (blocked.is_empty(), open.is_empty(), wider.is_empty()) {
        (true, true, true) => Verdict::passed("The server sends exactly the policy that this configuration needs."),
        (true, true, false) => Verdict::warned(
            format!("The policy works, but is wider than this configuration needs: {}.", all(&wider)),
            expected,
            MEND,
        ),
        (true, false, _) => {
            Verdict::failed(format!("The policy is too weak: {}.", all(&[open, wider].concat())), expected, MEND)
        }
        (false, _, _) => {
            let others = [open, wider].concat();
            let others = if others.is_empty() { String::new() } else { format!(" Beside that, {}.", all(&others)) };
            Verdict::failed(
                format!("The policy blocks what this configuration needs: {}.{others}", all(&blocked)),
                expected,
                MEND,
            )
        }
    }
}

/// Whether `source` lets through what `need` names.
fn lets(source: &str, need: &str, own: &str) -> bool {
    covers(source, need) || (need == "'self'" && covers(source, own))
}

fn is_same(source: &str, need: &str, own: &str) -> bool {
    source.eq_ignore_ascii_case(need) || (need == "'self'" && source.trim_end_matches('/').eq_ignore_ascii_case(own))
}

/// Directives that hold sources; the others are switches or names.
fn is_list(name: &str) -> bool {
    name.ends_with("-src") || matches!(name, "frame-ancestors" | "base-uri" | "form-action")
}

fn judge_others(expected: &Headers, page: &Answer) -> Verdict {
    let others = expected
        .iter()
        .filter(|(name, _)| !name.eq_ignore_ascii_case(POLICY) && !name.eq_ignore_ascii_case("cache-control"));
    let mut found = Vec::new();
    let mut wanted = Vec::new();
    for (name, value) in others {
        let difference = match page.header(name) {
            None => format!("{name} is not sent"),
            Some(sent) if same(name, sent, value) => continue,
            Some(sent) => format!("{name} is \"{sent}\""),
        };
        found.push(difference);
        wanted.push(format!("{name}: {value}"));
    }
    if found.is_empty() {
        return Verdict::passed("They are as this configuration needs them.");
    }
    Verdict::warned(format!("{}.", found.join("; ")), wanted.join("\n"), MEND)
}

/// Lists are equal whatever their order and blanks.
fn same(name: &str, sent: &str, wanted: &str) -> bool {
    let parts = |value: &str| -> BTreeSet<String> {
        value
            .split(',')
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase())
            .collect()
    };
    if name.eq_ignore_ascii_case("strict-transport-security") {
        return sent.contains("max-age=") && !sent.contains("max-age=0");
    }
    parts(sent) == parts(wanted)
}

/// What a `Permissions-Policy` says of the microphone.
pub fn microphone(header: &str) -> Option<&str> {
    // A list may hold no comma, so that entries are what stands between them.
    header
        .split(',')
        .filter_map(|entry| entry.trim().split_once('='))
        .find(|(name, _)| name.trim() == "microphone")
        .map(|(_, list)| list.trim())
}

/// What the policy has blocked while the page looked around: the directive and what it was about, each once.
pub fn judge_violations(violations: &BTreeSet<(String, String)>, done: bool) -> Verdict {
    if violations.is_empty() {
        return if done { Verdict::passed("Nothing was blocked so far.") } else { Verdict::Looking };
    }
    let found: Vec<String> = violations.iter().map(|(directive, what)| format!("{directive} blocked {what}")).collect();
    Verdict::failed(
        format!("{}.", found.join("; ")),
        "The policy lets through what the console does with this configuration.",
        MEND,
    )
}

/// Whether the policy that was sent lets the console's scripts ask `origin`.
pub fn allows_connecting(sent: Option<&str>, origin: &str, own: &str) -> bool {
    let Some(sent) = sent else { return true };
    let lets = |source: &String| covers(source, origin) || (origin == own && source == "'self'");
    sent.split(',')
        .map(Directives::parse)
        .all(|policy| policy.of("connect-src").is_none_or(|sources| sources.iter().any(lets)))
}
