//! The keys as a JSON Schema (draft 7, which every editor knows), for completion and for mistakes that are seen while the
//! file is written.

use super::{KEYS, Key, first_mistake, read};
use crate::config::Expected;
use serde_json::{Map, Value, json};

/// What the key `$schema` of a file may say.
pub fn schema() -> Value {
    let mut schema = section("");
    let head = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "config.json of the agent console",
        "definitions": {
            "text": {"type": "string", "pattern": "\\S"},
            "label": {
                "description": "A name, or one for each language.",
                "anyOf": [
                    {"$ref": "#/definitions/text"},
                    {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/definitions/text"}},
                ],
            },
            "dispositions": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["code", "name"],
                    "additionalProperties": false,
                    "properties": {
                        "code": {"$ref": "#/definitions/text", "description": "What the log and the enterprise are told."},
                        "name": {"$ref": "#/definitions/label"},
                    },
                },
            },
        },
    });
    extend(&mut schema, head);
    schema.into()
}

fn extend(schema: &mut Map<String, Value>, more: Value) {
    let Value::Object(more) = more else { unreachable!("only objects are written here") };
    schema.extend(more);
}

/// The keys that stand in a section, and nothing else.
fn section(path: &str) -> Map<String, Value> {
    let mut schema = Map::from_iter([("type".to_owned(), json!("object"))]);
    let mut properties = Map::new();
    let mut additional = json!(false);
    let mut conditions = Vec::new();
    for key in KEYS.iter().filter(|key| key.section() == path) {
        let name = key.path.strip_prefix(path).unwrap_or_default().trim_start_matches('.');
        if name.starts_with('<') {
            additional = of(key);
            if let Some(names) = names(key) {
                schema.insert("propertyNames".to_owned(), names);
            }
        } else {
            conditions.extend(key.choices().iter().filter_map(|choice| condition(name, key, choice)));
            properties.insert(name.to_owned(), of(key));
        }
    }
    extend(&mut schema, json!({"properties": properties, "additionalProperties": additional}));
    if !conditions.is_empty() {
        schema.insert("allOf".to_owned(), conditions.into());
    }
    schema
}

/// What must stand in the same section when a key has a value.
fn condition(name: &str, key: &Key, choice: &Value) -> Option<Value> {
    let needs = key.needs(choice);
    let names: Vec<_> = needs.iter().filter_map(|need| need.path.rsplit('.').next()).collect();
    let filled: Map<_, _> = names.iter().map(|name| ((*name).to_owned(), json!({"pattern": "\\S"}))).collect();
    (!names.is_empty()).then(|| {
        json!({
            "if": {"required": [name], "properties": {name: {"const": choice}}},
            "then": {"required": names, "properties": filled},
        })
    })
}

fn of(key: &Key) -> Value {
    let mut schema = match key.expected() {
        Expected::LocalizedText if key.children().next().is_some() => {
            let object = json!({"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["minutes"]}]});
            let mut rest = section(key.path);
            rest.insert("required".to_owned(), json!(["name"]));
            Map::from_iter([
                ("if".to_owned(), object),
                ("then".to_owned(), rest.into()),
                ("else".to_owned(), json!({"$ref": "#/definitions/label"})),
            ])
        }
        Expected::Object => section(key.path),
        // A reference stands alone: draft 7 passes over what is written beside it.
        Expected::LocalizedText => Map::from_iter([("allOf".to_owned(), json!([{"$ref": "#/definitions/label"}]))]),
        Expected::Dispositions => {
            Map::from_iter([("allOf".to_owned(), json!([{"$ref": "#/definitions/dispositions"}]))])
        }
        expected => plain(key, &expected),
    };
    schema.insert("description".to_owned(), key.meaning.into());
    schema.insert("examples".to_owned(), json!([read(key.example)]));
    if let Some(default) = key.default {
        schema.insert("default".to_owned(), read(default));
    }
    schema.into()
}

fn plain(key: &Key, expected: &Expected) -> Map<String, Value> {
    let text = |pattern: Option<&str>| match pattern {
        Some(pattern) => json!({"type": "string", "pattern": pattern}),
        None => json!({"type": "string"}),
    };
    let schema = match expected {
        Expected::Text => text(key.pattern),
        Expected::Texts => {
            let mut file = read(key.beside);
            super::set(&mut file, key.path, json!([]));
            let mistake = first_mistake(&file).and_then(|mistake| mistake.key);
            let least = usize::from(mistake.as_deref() == Some(key.path));
            json!({"type": "array", "minItems": least, "items": text(key.pattern.or(Some("\\S")))})
        }
        Expected::TrueOrFalse => json!({"type": "boolean"}),
        Expected::OneOf(_) => json!({"enum": key.choices()}),
        Expected::Whole { from, to } => json!({"type": "integer", "minimum": from, "maximum": to}),
        Expected::HeaderValue => text(Some("^[\\t -~]*$")),
        other => panic!("the schema has no type for {}, which expects {other:?}", key.path),
    };
    let Value::Object(schema) = schema else { unreachable!("only objects are written here") };
    schema
}

/// What the operator may call a key of this kind, if that isn't open.
fn names(key: &Key) -> Option<Value> {
    const NO_NAME: &str = "no name";
    let mut file = read(key.beside);
    super::set(&mut file, &format!("{}.{NO_NAME}", key.section()), read(key.example));
    match first_mistake(&file)?.expected {
        Expected::Code { from, to } => {
            Some(json!({"enum": (from..=to).map(|code| code.to_string()).collect::<Vec<_>>()}))
        }
        Expected::HeaderName => Some(json!({"pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"})),
        other => panic!("the schema has no names for {}, which expects {other:?}", key.path),
    }
}
