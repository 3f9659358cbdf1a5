//! The configuration as it may be given away.

use serde_json::Value;

/// Keys of which nothing is told, with all that is in them.
const SECRET: [&str; 2] = ["delivery.headers", "numbers.doNotCall.salt"];
/// Of these addresses even the path may be a secret, as those of web hooks are.
const HOOKS: [&str; 1] = ["delivery.url"];
/// What stands in the place of what is left out.
const LEFT_OUT: &str = "…";

/// The text of a `config.json` without tokens, passwords and salts: of addresses there is no user, no fragment, and of the
/// query only the names and the console's own places such as `{number}`. Nothing is told of a text that is no JSON.
pub fn without_secrets(configuration: &str) -> String {
    let text = configuration.trim_start_matches('\u{feff}');
    let Ok(mut value) = serde_json::from_str::<Value>(text) else { return "null".to_owned() };
    clean(&mut value, "");
    value.to_string()
}

fn clean(value: &mut Value, path: &str) {
    match value {
        Value::Object(map) if SECRET.contains(&path) => {
            map.values_mut().for_each(|value| *value = LEFT_OUT.into());
        }
        _ if SECRET.contains(&path) => *value = LEFT_OUT.into(),
        Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                clean(value, &path);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| clean(value, path)),
        Value::String(text) if is_address(text, path) => *text = address(text, HOOKS.contains(&path)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_address(text: &str, path: &str) -> bool {
    let key = path.rsplit('.').next().unwrap_or_default();
    text.contains("://") || ["url", "session", "contextPath", "signIn", "logo", "origins"].contains(&key)
}

fn address(text: &str, is_hook: bool) -> String {
    let text = text.split_once('#').map_or(text, |(before, _)| before);
    let (place, query) = text.split_once('?').map_or((text, None), |(place, query)| (place, Some(query)));
    let (scheme, rest) = place.split_once("//").map_or(("", place), |(scheme, rest)| (scheme, rest));
    let slashes = if place.contains("//") { "//" } else { "" };
    let (host, path) = match rest.find('/').filter(|_| !slashes.is_empty()) {
        Some(end) => rest.split_at(end),
        None if slashes.is_empty() => ("", rest),
        None => (rest, ""),
    };
    let host = host.rsplit('@').next().unwrap_or_default();
    let path = if is_hook && path.len() > 1 { "/…" } else { path };
    let query = query.map(|query| query.split('&').map(parameter).collect::<Vec<_>>().join("&"));
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    format!("{scheme}{slashes}{host}{path}{query}")
}

fn parameter(text: &str) -> String {
    match text.split_once('=') {
        Some((name, value)) if value.starts_with('{') && value.ends_with('}') => format!("{name}={value}"),
        Some((name, _)) => format!("{name}={LEFT_OUT}"),
        None if text.starts_with('{') => text.to_owned(),
        None => LEFT_OUT.to_owned(),
    }
}
