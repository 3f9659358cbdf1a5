//! The documented protocol as data: the decoder reads what it lists and nothing else, the documented messages agree with
//! it, and so does the AsyncAPI document that is made of it.

use crate::support::payloads::{files, payload};
use agent_console::protocol::catalogue::{Key, Presence, Reads, Spec, Types, asyncapi, message_schema};
use agent_console::protocol::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = "docs/asyncapi.json";

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A value of the type that the documents show, so that it can be read.
fn value(key: &Key) -> Value {
    let text = match key.reads {
        Reads::Code(table) => table.listed.last().unwrap_or(&"1").to_string(),
        Reads::Flag if key.types == Types::TEXT => "yes".to_owned(),
        Reads::Flag | Reads::Whole => "1".to_owned(),
        _ => "70093".to_owned(),
    };
    if key.types.has(Types::TEXT) {
        json!(text)
    } else {
        text.parse::<u64>().map_or(json!(text), |number| json!(number))
    }
}

fn put(content: &mut Value, key: &Key, value: Value) {
    match key.within {
        Some(outer) => content[outer][key.name] = value,
        None => content[key.name] = value,
    }
}

fn event(kind: Kind, content: &Value) -> String {
    json!({"eventType": kind.identifier(), "workNo": "49999", "content": content}).to_string()
}

fn full(kind: Kind) -> Value {
    let mut content = json!({});
    for key in kind.keys() {
        put(&mut content, key, value(key));
    }
    content
}

#[test]
fn every_event_is_described_in_its_place() {
    let specs: Vec<Kind> = Kind::ALL.iter().map(|kind| Spec::of(*kind).kind).collect();
    assert_eq!(specs, Kind::ALL);
    let titles: BTreeSet<&str> = Kind::ALL.iter().map(|kind| Spec::of(*kind).title()).collect();
    assert_eq!(titles.len(), Kind::ALL.len(), "no two events tell the same");
}

#[test]
fn every_key_of_the_catalogue_is_read() {
    for kind in Kind::ALL {
        let whole = decode(&event(*kind, &full(*kind)));
        assert!(matches!(whole[..], [Decoded::Event(_)]), "{kind:?}: {whole:?}");
        for key in kind.keys() {
            let mut without = full(*kind);
            put(&mut without, key, Value::Null);
            assert_ne!(decode(&event(*kind, &without)), whole, "{kind:?} {}", key.name);
            let mut wrong = full(*kind);
            put(&mut wrong, key, json!([]));
            let faults = decode(&event(*kind, &wrong));
            let [Decoded::Malformed(Fault::Field { kind: Some(own), field, .. })] = &faults[..] else {
                panic!("{kind:?} {}: {faults:?}", key.name)
            };
            assert!(own == kind && field.eq_ignore_ascii_case(key.name), "{kind:?} {}: {field}", key.name);
        }
    }
}

/// What is read stands in the rows of `payloads.rs`, which the catalogue is made of, and nowhere else.
#[test]
fn no_key_is_read_that_the_catalogue_lacks() {
    let readers = ["text", "code", "number", "numbers", "agent", "whole", "flag", "inner", "call_id_under"];
    for entry in std::fs::read_dir(at("src/protocol")).expect("a folder") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("reader.rs") {
            let text = std::fs::read_to_string(&path).expect("readable");
            for reader in readers {
                assert!(!text.contains(&format!(".{reader}(\"")), "{}: a row in payloads.rs", path.display());
            }
        }
    }
}

#[test]
fn a_content_is_taken_in_each_form_that_is_documented_or_was_seen() {
    for kind in Kind::ALL {
        let spec = Spec::of(*kind);
        for (form, content) in [(Types::NULL, json!(null)), (Types::TEXT, json!("1-1")), (Types::OBJECT, full(*kind))] {
            let is_read = matches!(decode(&event(*kind, &content))[..], [Decoded::Event(_)]);
            assert!(is_read || !spec.forms().has(form), "{kind:?} {form:?}");
        }
        let names_a_call = kind.keys().iter().any(|key| key.reads == Reads::CallId);
        assert!(names_a_call || spec.documented == Types::ANY || !spec.forms().has(Types::TEXT), "{kind:?}");
        let is_told = spec.documented != Types::ANY && spec.source != catalogue::Source::Seen;
        assert!(
            !is_told || !spec.forms().has(Types::OBJECT) || !kind.keys().is_empty(),
            "{kind:?}: an object has keys"
        );
    }
}

#[test]
fn the_numbers_of_persons_are_those_that_are_redacted() {
    let is_number = |key: &&Key| matches!(key.reads, Reads::Number | Reads::Numbers);
    let names: BTreeSet<&str> =
        Kind::ALL.iter().flat_map(|kind| kind.keys()).filter(is_number).map(|key| key.name).collect();
    assert_eq!(names, NUMBER_FIELDS.into_iter().collect());
}

fn validator(name: &str) -> jsonschema::Validator {
    jsonschema::draft7::new(&message_schema(&asyncapi(), name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn named(file: &str) -> String {
    let name = file.split('.').next().expect("a name");
    name.to_owned()
}

#[test]
fn the_documented_messages_are_valid_by_their_schemas() {
    for file in files() {
        let message: Value = serde_json::from_str(&payload(&file)).expect("JSON");
        let schema = validator(&named(&file));
        let faults: Vec<String> = schema.iter_errors(&message).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{file}: {faults:?}");
    }
}

#[test]
fn a_broken_message_is_not() {
    let kinds = Kind::ALL.iter().filter(|kind| Spec::of(**kind).documented != Types::ANY);
    for kind in kinds {
        let schema = validator(kind.identifier());
        let spec = Spec::of(*kind);
        let content = if spec.documented.has(Types::TEXT) {
            json!("1-1")
        } else if spec.documented.has(Types::NULL) {
            Value::Null
        } else {
            full(*kind)
        };
        let whole = |content: Value| json!({"eventType": kind.identifier(), "workNo": "49999", "content": content});
        let enveloped = |event: Value| json!({"message": "", "retcode": "0", "event": event});
        assert!(schema.is_valid(&whole(content.clone())), "{kind:?}: {content}");
        assert!(schema.is_valid(&enveloped(whole(content.clone()))), "{kind:?}");
        assert!(!schema.is_valid(&json!({"message": "", "retcode": "100-006", "event": whole(content.clone())})));
        assert!(!schema.is_valid(&json!({"eventType": kind.identifier(), "content": content})), "{kind:?}: no workNo");
        assert!(!schema.is_valid(&json!({"eventType": "AgentEvent_Strange", "workNo": "49999", "content": content})));
        for form in [json!(null), json!("1-1"), json!([]), json!(true)] {
            let (null, text) = (form.is_null() && spec.forms().has(Types::NULL), form.is_string());
            let is_fine = null || text && spec.forms().has(Types::TEXT);
            assert_eq!(schema.is_valid(&whole(form.clone())), is_fine, "{kind:?}: {form}");
        }
        if spec.forms().has(Types::OBJECT) {
            for key in kind.keys() {
                let mut wrong = full(*kind);
                put(&mut wrong, key, json!([]));
                assert!(!schema.is_valid(&whole(wrong)), "{kind:?} {}", key.name);
                let mut without = full(*kind);
                let place = key.within.map_or("".to_owned(), |outer| format!("/{outer}"));
                let object = without.pointer_mut(&place).and_then(Value::as_object_mut).expect("an object");
                object.remove(key.name);
                assert_eq!(schema.is_valid(&whole(without)), key.presence != Presence::Always, "{kind:?} {}", key.name);
            }
        }
    }
}

#[test]
fn what_is_posted_to_the_bar_is_valid_by_its_schema() {
    let schema = |command: &BarCommand, name: &str| {
        let (BarCommand::Text(text) | BarCommand::Object(text)) = command;
        validator(name).is_valid(&serde_json::from_str::<Value>(text).expect("JSON"))
    };
    assert!(schema(&eventpost(&[]), "eventpost"));
    for form in [CalloutForm::Array, CalloutForm::Object] {
        let style = CalloutStyle { form, encoding: CalloutEncoding::Object };
        let command = callout(&Number::new("70093"), MediaMode::Audio, style);
        assert!(schema(&command, "callout") && !schema(&command, "eventpost"));
    }
}

#[test]
fn the_asyncapi_document_is_that_of_the_catalogue() {
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(at(DOCUMENT), format!("{:#}\n", asyncapi())).expect("written");
    }
    let kept = std::fs::read_to_string(at(DOCUMENT)).unwrap_or_default();
    assert!(
        serde_json::from_str::<Value>(&kept).ok() == Some(asyncapi()),
        "{DOCUMENT} is out of date: run `make reference`"
    );
}

/// The parts of AsyncAPI 3.0's structure that the document uses.
fn structure() -> Value {
    let reference = json!({
        "type": "object", "required": ["$ref"], "additionalProperties": false,
        "properties": {"$ref": {"type": "string", "pattern": "^#/"}},
    });
    let named = |value: Value| {
        json!({
            "type": "object", "minProperties": 1, "additionalProperties": value,
            "propertyNames": {"pattern": r"^[A-Za-z0-9_\-.]+$"},
        })
    };
    json!({
        "type": "object",
        "required": ["asyncapi", "info"],
        "additionalProperties": false,
        "properties": {
            "asyncapi": {"const": "3.0.0"},
            "info": {
                "type": "object", "required": ["title", "version"], "additionalProperties": false,
                "properties": {"title": {"type": "string"}, "version": {"type": "string"}, "description": {"type": "string"}},
            },
            "defaultContentType": {"const": "application/json"},
            "channels": named(json!({
                "type": "object", "additionalProperties": false,
                "properties": {"title": {"type": "string"}, "description": {"type": "string"}, "messages": named(reference.clone())},
            })),
            "operations": named(json!({
                "type": "object", "required": ["action", "channel"], "additionalProperties": false,
                "properties": {
                    "action": {"enum": ["send", "receive"]}, "channel": reference, "title": {"type": "string"},
                    "messages": {"type": "array", "items": reference},
                },
            })),
            "components": {
                "type": "object", "additionalProperties": false,
                "properties": {
                    "messages": named(json!({
                        "type": "object", "required": ["payload"], "additionalProperties": false,
                        "patternProperties": {"^x-": true},
                        "properties": {
                            "name": {"type": "string"}, "title": {"type": "string"}, "summary": {"type": "string"},
                            "payload": {"type": "object"},
                            "tags": {"type": "array", "items": {"type": "object", "required": ["name"]}},
                        },
                    })),
                    "schemas": named(json!({"type": "object"})),
                },
            },
        },
    })
}

fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|inner| references(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}

#[test]
fn the_document_has_the_structure_of_asyncapi_3() {
    let document = asyncapi();
    let structure = jsonschema::draft7::new(&structure()).expect("a schema");
    let faults: Vec<String> =
        structure.iter_errors(&document).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let mut found = Vec::new();
    references(&document, &mut found);
    for reference in found {
        assert!(document.pointer(&reference[1..]).is_some(), "{reference}");
    }
    let schemas = document["components"]["schemas"].as_object().expect("schemas").values();
    let payloads =
        document["components"]["messages"].as_object().expect("messages").values().map(|one| &one["payload"]);
    for schema in schemas.chain(payloads) {
        jsonschema::draft7::meta::validate(schema).unwrap_or_else(|error| panic!("{error}: {schema}"));
    }
    for operation in document["operations"].as_object().expect("operations").values() {
        let channel = operation["channel"]["$ref"].as_str().expect("a channel");
        for message in operation["messages"].as_array().expect("messages") {
            assert!(message["$ref"].as_str().is_some_and(|at| at.starts_with(channel)), "of the operation's channel");
        }
    }
    for wrong in [json!({"asyncapi": "3.0.0"}), json!({"asyncapi": "2.6.0", "info": document["info"]})] {
        assert!(!structure.is_valid(&wrong));
    }
}
