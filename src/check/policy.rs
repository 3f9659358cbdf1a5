//! The headers that the server sends, held against those that this configuration needs.

use super::server::Answer;
use super::source::{Directives, covers, is_open};
use super::step::Step;
use super::verdict::Verdict;
use super::words::BarText::*;
use super::words::Text;
use std::collections::BTreeSet;

/// Headers by name, as [`crate::policy`] computes them from a configuration.
pub type Headers = [(&'static str, String)];

const POLICY: &str = "Content-Security-Policy";
/// `own` is the console's origin, which a server's configuration may name in place of `'self'`.
pub fn judge_policy(expected: &Headers, page: &Answer, own: &str) -> Vec<(Step, Verdict)> {
    let wanted = expected.iter().find(|(name, _)| name.eq_ignore_ascii_case(POLICY));
    let policy = match wanted {
        Some((_, wanted)) => judge_content(wanted, page, own),
        None => Verdict::not_applicable(NoPolicyComputed),
    };
    vec![(Step::Policy, policy), (Step::Headers, judge_others(expected, page))]
}

fn judge_content(wanted: &str, page: &Answer, own: &str) -> Verdict {
    let expected = Text::Verbatim(format!("{POLICY}: {wanted}"));
    let Some(sent) = page.header(POLICY) else {
        let reports = page.header("content-security-policy-report-only").is_some();
        return Verdict::failed(if reports { ReportOnly } else { NoPolicy }, expected, CopyHeaders);
    };
    // Several headers come joined with commas, and each of them counts.
    let policies: Vec<Directives> = sent.split(',').map(Directives::parse).collect();
    let (mut blocked, mut open, mut wider) = (Vec::new(), Vec::new(), Vec::new());
    let wanted = Directives::parse(wanted);
    let names: BTreeSet<&str> = wanted.names().chain(policies.iter().flat_map(Directives::names)).collect();
    for name in names {
        let Some(needed) = wanted.of(name) else {
            if matches!(name, "require-trusted-types-for" | "sandbox") {
                blocked.push(Text::from(CannotWorkUnder(name.to_owned())));
            }
            continue;
        };
        for policy in &policies {
            let Some(sources) = policy.of(name) else { continue };
            let lacks = needed.iter().filter(|need| !sources.iter().any(|source| lets(source, need, own)));
            let lacks = lacks.filter(|_| is_list(name)).map(|source| Lacks(name.to_owned(), source.to_owned()));
            blocked.extend(lacks.map(Text::from));
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
            None if name.ends_with("-src") => open.push(Text::from(AnythingGoes(name.to_owned()))),
            None => wider.push(Text::from(DirectiveMissing(name.to_owned()))),
            Some(extra) => {
                for source in extra.into_iter().filter(|_| is_list(name)) {
                    let list = if is_open(name, source) { &mut open } else { &mut wider };
                    list.push(InAddition(name.to_owned(), source.clone()).into());
                }
            }
        }
    }
    match (blocked.is_empty(), open.is_empty(), wider.is_empty()) {
        (true, true, true) => Verdict::passed(PolicyPassed),
        (true, true, false) => Verdict::warned(PolicyTooWide(wider), expected, CopyHeaders),
        (true, false, _) => Verdict::failed(PolicyTooWeak([open, wider].concat()), expected, CopyHeaders),
        (false, _, _) => {
            let others = [open, wider].concat();
            let others = Some(others).filter(|others| !others.is_empty()).map(|others| BesideThat(others).into());
            let found = [Some(PolicyBlocks(blocked).into()), others].into_iter().flatten().collect();
            Verdict::failed(Text::Sentences(found), expected, CopyHeaders)
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
            None => HeaderNotSent(name),
            Some(sent) if same(name, sent, value) => continue,
            Some(sent) => HeaderIs(name, sent.to_owned()),
        };
        found.push(Text::from(difference));
        wanted.push(format!("{name}: {value}"));
    }
    if found.is_empty() {
        return Verdict::passed(HeadersPassed);
    }
    Verdict::warned(Text::Listed(found), Text::Verbatim(wanted.join("\n")), CopyHeaders)
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
        return if done { Verdict::passed(NothingBlocked) } else { Verdict::Looking };
    }
    let found = violations.iter().map(|(directive, what)| Blocked(directive.clone(), what.clone()).into()).collect();
    Verdict::failed(Text::Listed(found), PolicyLetsThroughExpected, CopyHeaders)
}

/// Whether the policy that was sent lets the console's scripts ask `origin`.
pub fn allows_connecting(sent: Option<&str>, origin: &str, own: &str) -> bool {
    let Some(sent) = sent else { return true };
    let lets = |source: &String| covers(source, origin) || (origin == own && source == "'self'");
    sent.split(',')
        .map(Directives::parse)
        .all(|policy| policy.of("connect-src").is_none_or(|sources| sources.iter().any(lets)))
}
