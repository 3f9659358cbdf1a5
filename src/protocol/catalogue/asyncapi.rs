//! The catalogue as an AsyncAPI 3 document with JSON Schemas, for whoever builds a bar, a listener, or a test of one.

use super::{ENVELOPE, HEADER, Key, NOISE, Presence, Reads, Spec, Types};
use crate::protocol::Kind;
use crate::protocol::codes::{CodeTable, RetCode};
use serde_json::{Map, Value, json};

/// The whole document.
pub fn asyncapi() -> Value {
    let name = |kind: &Kind| kind.identifier().to_owned();
    let refs = |names: Vec<String>, of: &str| -> Vec<Value> {
        names.into_iter().map(|name| json!({"$ref": format!("#/{of}/{name}")})).collect()
    };
    let events: Vec<String> = Kind::ALL.iter().map(name).collect();
    let others = ["error", "nothing", "batch"].map(str::to_owned);
    let told: Vec<String> = events.into_iter().chain(others).collect();
    let heard: Vec<String> = ["eventpost", "callout"].map(str::to_owned).to_vec();
    let channel = |title: &str, names: &[String]| {
        let messages: Map<String, Value> =
            names.iter().map(|name| (name.clone(), json!({"$ref": format!("#/components/messages/{name}")}))).collect();
        json!({"title": title, "description": "window.postMessage", "messages": messages})
    };
    let mut messages: Map<String, Value> = Kind::ALL.iter().map(|kind| (name(kind), message(*kind))).collect();
    messages.extend(other_messages());
    let mut schemas: Map<String, Value> =
        Kind::ALL.iter().map(|kind| (format!("{}.content", name(kind)), content(*kind))).collect();
    schemas.extend(Kind::ALL.iter().map(|kind| (name(kind), event(*kind))));
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Connection bar of Huawei AICC / CEC",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What the connection bar posts to the page around it, and what that page may post to the bar, as the vendor documents it; generated from the table that the console's decoder is made of. `x-source` names who says so: a page of the vendor's (`x-page`), a sample on one, or code of others. Everything beyond is the console's tolerance, not the protocol: it reads keys in any case, and codes as texts and as numbers.",
        },
        "defaultContentType": "application/json",
        "channels": {
            "fromBar": channel("From the bar to the page around it", &told),
            "toBar": channel("From the page to the bar in its frame", &heard),
        },
        "operations": {
            "listen": {
                "action": "receive",
                "channel": {"$ref": "#/channels/fromBar"},
                "title": "Listen to connection events",
                "messages": refs(told, "channels/fromBar/messages"),
            },
            "command": {
                "action": "send",
                "channel": {"$ref": "#/channels/toBar"},
                "title": "Subscribe, and call a number",
                "messages": refs(heard, "channels/toBar/messages"),
            },
        },
        "components": {"messages": messages, "schemas": schemas},
    })
}

/// The schema of a whole message, by the message's name, with everything that it refers to.
pub fn message_schema(document: &Value, name: &str) -> Value {
    json!({
        "$ref": format!("#/components/messages/{name}/payload"),
        "components": document["components"],
    })
}

fn message(kind: Kind) -> Value {
    let spec = Spec::of(kind);
    let own = format!("#/components/schemas/{}", kind.identifier());
    let mut message = json!({
        "name": kind.identifier(),
        "title": kind.identifier(),
        "summary": spec.title(),
        "x-source": spec.source.word(),
        "x-page": spec.page,
        "payload": {
            "description": "In an envelope, or bare as in some of the vendor's samples.",
            "oneOf": [enveloped(&own), {"$ref": own}],
        },
    });
    if kind.is_documented() {
        message["tags"] = json!([{"name": "documented", "description": "On the page Listening to Connection Events"}]);
    }
    message
}

fn enveloped(event: &str) -> Value {
    let mut schema = object(ENVELOPE);
    schema["properties"]["event"] = json!({"$ref": event});
    schema["properties"]["retcode"] = json!({"enum": ["0", 0]});
    schema
}

fn event(kind: Kind) -> Value {
    let mut schema = object(HEADER);
    schema["description"] = json!(Spec::of(kind).title());
    schema["properties"]["eventType"] = json!({"const": kind.identifier()});
    schema["properties"]["eventGenTime"]["description"] = json!("Epoch milliseconds; only the newest gateways.");
    schema["properties"]["content"] = json!({"$ref": format!("#/components/schemas/{}.content", kind.identifier())});
    schema
}

fn content(kind: Kind) -> Value {
    let spec = Spec::of(kind);
    let forms: Vec<Value> = spec.forms().names().map(|form| content_form(kind, form)).collect();
    let mut schema = if forms.len() == 1 { forms[0].clone() } else { json!({"oneOf": forms}) };
    if spec.documented == Types::ANY {
        schema = json!({"description": "No document tells."});
    }
    schema
}

fn content_form(kind: Kind, form: &str) -> Value {
    let is_documented = Spec::of(kind).documented.names().any(|name| name == form);
    let source = if is_documented { Spec::of(kind).source.word() } else { "observed" };
    let mut schema = match form {
        "object" => object(kind.keys()),
        "string" => json!({"type": "string", "minLength": 1, "description": "The call's id."}),
        other => json!({"type": other}),
    };
    schema["x-source"] = json!(source);
    schema
}

/// An object with these keys. What else is in it is nobody's business: gateways add keys.
fn object(keys: &[Key]) -> Value {
    let mut schema = level(keys, None);
    let outer: Vec<&str> = keys.iter().filter_map(|key| key.within).collect();
    for name in outer {
        schema["properties"][name] = level(keys, Some(name));
        let required = schema["required"].as_array_mut().expect("a list");
        if !required.contains(&json!(name)) {
            required.push(json!(name));
        }
    }
    if schema["required"] == json!([]) {
        schema.as_object_mut().expect("an object").remove("required");
    }
    schema
}

fn level(keys: &[Key], within: Option<&str>) -> Value {
    let own = || keys.iter().filter(|key| key.within == within);
    let mut properties: Map<String, Value> = own().map(|key| (key.name.to_owned(), property(key))).collect();
    for key in own() {
        for also in key.also {
            properties
                .entry(*also)
                .or_insert_with(|| json!({"description": format!("Another document's spelling of {}.", key.name)}));
        }
    }
    properties.insert(NOISE.to_owned(), json!({"description": "Left in by the platform's serializer."}));
    // A key that has two spellings is there in one of them.
    let is_required = |key: &&Key| key.presence == Presence::Always && key.also.is_empty();
    let required: Vec<&str> = own().filter(is_required).map(|key| key.name).collect();
    let either: Vec<Value> = own()
        .filter(|key| key.presence == Presence::Always && !key.also.is_empty())
        .map(|key| {
            let spellings = std::iter::once(key.name).chain(key.also.iter().copied());
            let one: Vec<Value> = spellings.map(|name| json!({"required": [name]})).collect();
            json!({"anyOf": one})
        })
        .collect();
    let mut schema = json!({"type": "object", "properties": properties, "required": required});
    if !either.is_empty() {
        schema["allOf"] = json!(either);
    }
    schema
}

fn property(key: &Key) -> Value {
    let names: Vec<&str> = key.types.names().collect();
    let mut schema = match (&names[..], key.types == Types::ANY) {
        (_, true) => json!({}),
        ([one], _) => json!({"type": one}),
        _ => json!({"type": names}),
    };
    schema["x-source"] = json!(key.source.word());
    match key.reads {
        Reads::Code(table) => schema["anyOf"] = codes(table, key.types),
        Reads::CallId => schema["description"] = json!("A call's id; opaque."),
        Reads::Number => schema["description"] = json!("A number of a person; empty where there is none."),
        Reads::Numbers => schema["description"] = json!("Numbers of persons, separated by commas."),
        Reads::Flag if key.types == Types::TEXT => schema["enum"] = json!(["yes", "no"]),
        Reads::Flag => schema["enum"] = json!([0, 1]),
        Reads::Text | Reads::Whole | Reads::Structure => {}
    }
    schema
}

/// The codes, in each of the types in which they are written.
fn codes(table: &CodeTable, types: Types) -> Value {
    let mut ways = Vec::new();
    if types.has(Types::TEXT) {
        ways.push(json!({"enum": table.listed}));
        if table.unlisted.is_some() {
            ways.push(json!({"type": "string", "pattern": "^[0-9]+$"}));
        }
    }
    if types.has(Types::NUMBER) {
        let listed: Vec<i64> = table.listed.iter().filter_map(|code| code.parse().ok()).collect();
        ways.push(json!({"enum": listed}));
        if let Some(range) = &table.unlisted {
            ways.push(json!({"type": "integer", "minimum": range.start(), "maximum": range.end()}));
        }
    }
    json!(ways)
}

fn other_messages() -> Vec<(String, Value)> {
    let mut error = object(ENVELOPE);
    error["required"] = json!(["retcode"]);
    error["properties"]["event"] = json!({"type": "null"});
    error["properties"]["retcode"] = json!({
        "type": "string",
        "pattern": "^([0-9]{3}-[0-9]{3}|-3)$",
        "examples": RetCode::TABLE.listed,
    });
    let mut nothing = object(ENVELOPE);
    nothing["properties"]["event"] = json!({"enum": [null, "", []]});
    nothing["properties"]["retcode"] = json!({"enum": ["0", 0]});
    nothing["required"] = json!(["retcode"]);
    let events: Vec<Value> =
        Kind::ALL.iter().map(|kind| json!({"$ref": format!("#/components/schemas/{}", kind.identifier())})).collect();
    let batch = json!({
        "type": "object",
        "required": ["eventList"],
        "properties": {
            "workNo": {"type": "string"},
            "eventList": {"type": "array", "minItems": 1, "items": {"oneOf": events}},
        },
    });
    let number = json!({"type": "string", "minLength": 1});
    let mode = json!({"enum": ["audio", "video"]});
    let eventpost = json!({
        "type": "object",
        "required": ["name", "param"],
        "properties": {
            "name": {"const": "eventpost"},
            "param": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        },
    });
    let callout = json!({
        "type": "object",
        "required": ["name", "param"],
        "properties": {
            "name": {"const": "callout"},
            "param": {"oneOf": [
                {"type": "array", "items": [number, mode], "minItems": 2, "maxItems": 2},
                {"type": "object", "required": ["number", "mode"], "properties": {"number": number, "mode": mode}},
            ]},
        },
    });
    let described = |name: &str, summary: &str, source: &str, page: &str, payload: Value| {
        let message = json!({
            "name": name, "title": name, "summary": summary, "x-source": source, "x-page": page, "payload": payload,
        });
        (name.to_owned(), message)
    };
    vec![
        described("error", "The gateway's answer where it can't do what was asked.", "observed", "client code", error),
        described("nothing", "The gateway's answer where nothing happened.", "observed", "client code", nothing),
        described("batch", "Several events, the oldest first.", "vendor page", "cec_07_1275", batch),
        described(
            "eventpost",
            "Subscribes to events, by their identifiers. Posted as a JSON text.",
            "vendor page",
            "cec_05_1316",
            eventpost,
        ),
        described("callout", "Calls a number. Posted as an object.", "vendor page", "cec_05_1318", callout),
    ]
}
