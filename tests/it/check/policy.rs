//! The headers that the server sends, held against those that the configuration needs.

use super::*;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    frame-src 'self' https://cec.example.com; frame-ancestors 'self'; base-uri 'none'; \
    require-trusted-types-for 'script'; trusted-types agent-console";

const COPY: &str = "Copy the headers below into the server's configuration and load the page again. They are made from this \
     config.json, so look here again when that changes.";

fn expected_policy() -> String {
    format!("Content-Security-Policy: {POLICY}")
}

#[test]
fn a_policy_is_held_against_the_one_that_the_configuration_needs() {
    let same = "FRAME-SRC https://cec.example.com 'self';script-src  'wasm-unsafe-eval' 'self'; default-src 'none'; \
                connect-src 'self'; base-uri; frame-ancestors 'self'; trusted-types agent-console; \
                require-trusted-types-for 'script'";
    let without = |part: &str| POLICY.replace(part, "");
    let passed = || Verdict::passed("The server sends exactly the policy that this configuration needs.");
    let failed = |found: &str| Verdict::failed(found, expected_policy(), COPY);
    let warned = |found: &str| Verdict::warned(found, expected_policy(), COPY);
    let cases: [(Option<String>, Verdict); 13] = [
        (Some(POLICY.replace("'self'", CONSOLE)), passed()),
        (
            Some(POLICY.replace("frame-src 'self'", "frame-src *")),
            failed("The policy is too weak: frame-src has * in addition."),
        ),
        (Some(POLICY.to_owned()), passed()),
        (Some(same.to_owned()), passed()),
        (
            None,
            failed(
                "The server sends no Content-Security-Policy: whatever gets into the page may run and send anything \
                 anywhere.",
            ),
        ),
        (
            Some(without(" https://cec.example.com")),
            failed("The policy blocks what this configuration needs: frame-src lacks https://cec.example.com."),
        ),
        (
            Some(without(" 'wasm-unsafe-eval'")),
            failed("The policy blocks what this configuration needs: script-src lacks 'wasm-unsafe-eval'."),
        ),
        (
            Some(POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
            failed("The policy is too weak: script-src has 'unsafe-inline' in addition."),
        ),
        (
            Some(without("default-src 'none'; ")),
            failed("The policy is too weak: default-src is missing, so anything goes."),
        ),
        (
            Some(POLICY.replace("https://cec.example.com", "https:")),
            failed("The policy is too weak: frame-src has https: in addition."),
        ),
        (
            Some(POLICY.replace("https://cec.example.com", "https://*.example.com")),
            warned(
                "The policy works, but is wider than this configuration needs: frame-src has https://*.example.com in \
                 addition.",
            ),
        ),
        (
            Some(without("; frame-ancestors 'self'")),
            warned("The policy works, but is wider than this configuration needs: frame-ancestors is missing."),
        ),
        (
            Some(format!("{POLICY}, frame-src 'none'")),
            failed(
                "The policy blocks what this configuration needs: frame-src lacks 'self'; frame-src lacks \
                 https://cec.example.com.",
            ),
        ),
    ];
    for (sent, standing) in cases {
        let headers: Vec<_> = sent.iter().map(|sent| ("content-security-policy", sent.as_str())).collect();
        let page = answer("index.html", 200, &headers);
        let expected = [("Content-Security-Policy", POLICY.to_owned())];
        assert_eq!(of(judge_policy(&expected, &page, CONSOLE), Step::Policy), standing);
    }
}

#[test]
fn a_policy_that_only_reports_protects_nothing() {
    let page = answer("index.html", 200, &[("content-security-policy-report-only", POLICY)]);
    let expected = [("Content-Security-Policy", POLICY.to_owned())];
    assert_eq!(
        of(judge_policy(&expected, &page, CONSOLE), Step::Policy),
        Verdict::failed(
            "The server sends the policy as Content-Security-Policy-Report-Only, which protects nothing.",
            expected_policy(),
            COPY,
        )
    );
}

#[test]
fn other_headers_are_compared_whatever_their_order() {
    let expected = [
        ("Permissions-Policy", "microphone=(self), camera=()".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
    ];
    let sent = [("permissions-policy", "camera=(),  microphone=(self)"), ("x-content-type-options", "nosniff")];
    let page = answer("index.html", 200, &sent);
    assert_eq!(
        of(judge_policy(&expected, &page, CONSOLE), Step::Headers),
        Verdict::warned("Referrer-Policy is not sent.", "Referrer-Policy: no-referrer", COPY)
    );
    let page = answer("index.html", 200, &[&sent[..], &[("referrer-policy", "no-referrer")]].concat());
    assert_eq!(
        of(judge_policy(&expected, &page, CONSOLE), Step::Headers),
        Verdict::passed("They are as this configuration needs them.")
    );
}
