//! Bodies of requests: what a conversation says of a message, filled up from the specs to what one version needs.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value};

/// The specs of the messages on the wire, by name.
pub struct Specs(BTreeMap<String, Value>);

impl Specs {
    /// Reads the workspace's `schemas/`.
    pub fn load() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/wire");
        let read = |entry: std::fs::DirEntry| -> (String, Value) {
            let text = std::fs::read_to_string(entry.path()).expect("a spec");
            let spec: Value = serde_json::from_str(&text).expect("a spec in JSON");
            (spec["name"].as_str().expect("a name").to_owned(), spec)
        };
        let entries = std::fs::read_dir(root).expect("the specs");
        Self(entries.map(|entry| read(entry.expect("a file"))).collect())
    }

    /// `given` with every field that `version` of the message has: fields left out are at the default of the spec, and
    /// those that the version lacks are left out.
    ///
    /// # Panics
    ///
    /// If `given` names a field that no version has.
    pub fn fill(&self, message: &str, version: i16, given: &Value) -> Value {
        let spec = &self.0[message];
        let scope = Scope {
            message,
            version,
            common: spec["commonStructs"].as_array().map_or(&[], Vec::as_slice),
        };
        scope.fill_struct(fields(spec), given)
    }
}

struct Scope<'s> {
    message: &'s str,
    version: i16,
    common: &'s [Value],
}

impl Scope<'_> {
    fn fill_struct(&self, fields: &[Value], given: &Value) -> Value {
        let empty = Map::new();
        let given = match given {
            Value::Null => return Value::Null,
            Value::Object(object) => object,
            other => panic!("{}: an object is wanted, not {other}", self.message),
        };
        for key in given.keys() {
            let known = fields.iter().any(|field| json_name(field) == *key);
            assert!(known, "{} has no field {key}", self.message);
        }
        let mut filled = empty;
        for field in fields {
            if !holds(&field["versions"], self.version) {
                continue;
            }
            let name = json_name(field);
            match given.get(&name) {
                Some(value) => {
                    filled.insert(name, self.fill_value(field, value));
                }
                None if holds(&field["taggedVersions"], self.version) => {}
                None => {
                    filled.insert(name, self.default_of(field));
                }
            }
        }
        Value::Object(filled)
    }

    fn fill_value(&self, field: &Value, given: &Value) -> Value {
        let (kind, is_array) = kind_of(field);
        match (self.structure(field, kind), given) {
            (Some(fields), Value::Array(elements)) if is_array => {
                let filled = elements
                    .iter()
                    .map(|element| self.fill_struct(fields, element));
                Value::Array(filled.collect())
            }
            (Some(fields), Value::Object(_)) if !is_array => self.fill_struct(fields, given),
            _ => given.clone(),
        }
    }

    fn default_of(&self, field: &Value) -> Value {
        let (kind, is_array) = kind_of(field);
        let text = match &field["default"] {
            Value::String(text) => Some(text.as_str()),
            _ => None,
        };
        if text == Some("null") && holds(&field["nullableVersions"], self.version) {
            return Value::Null;
        }
        match kind {
            _ if is_array => Value::Array(Vec::new()),
            "bool" => Value::Bool(text == Some("true")),
            "string" => text.filter(|text| *text != "null").unwrap_or("").into(),
            "bytes" | "records" => "".into(),
            "uuid" => "AAAAAAAAAAAAAAAAAAAAAA".into(),
            "float64" => 0.0.into(),
            _ => match self.structure(field, kind) {
                Some(fields) => self.fill_struct(fields, &Value::Object(Map::new())),
                None => integer(text.unwrap_or("0")).into(),
            },
        }
    }

    fn structure<'f>(&'f self, field: &'f Value, kind: &str) -> Option<&'f [Value]> {
        let nested = field["fields"].as_array();
        let shared = self.common.iter().find(|known| known["name"] == kind);
        nested
            .or_else(|| shared.and_then(|known| known["fields"].as_array()))
            .map(Vec::as_slice)
    }
}

fn fields(spec: &Value) -> &[Value] {
    spec["fields"].as_array().expect("fields")
}

/// A field's name as JSON has it: its first letter in lower case.
fn json_name(field: &Value) -> String {
    let name = field["name"].as_str().expect("a name");
    let (first, rest) = name.split_at(1);
    first.to_lowercase() + rest
}

fn kind_of(field: &Value) -> (&str, bool) {
    let kind = field["type"].as_str().expect("a type");
    match kind.strip_prefix("[]") {
        Some(element) => (element, true),
        None => (kind, false),
    }
}

/// Whether a range such as `3+`, `2-5` or `7` holds `version`. A range that is not there holds none.
fn holds(range: &Value, version: i16) -> bool {
    let Some(range) = range.as_str() else {
        return false;
    };
    let number = |text: &str| text.parse::<i16>().expect("a version");
    match (range.strip_suffix('+'), range.split_once('-')) {
        (Some(from), _) => version >= number(from),
        (None, Some((from, to))) => (number(from)..=number(to)).contains(&version),
        (None, None) => range != "none" && version == number(range),
    }
}

fn integer(text: &str) -> i64 {
    match text.strip_prefix("0x") {
        Some(digits) => i64::from_str_radix(digits, 16).expect("a hexadecimal default"),
        None => text.parse().expect("a default"),
    }
}
