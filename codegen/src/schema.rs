//! [`Spec`]s as the text of `schemas/`: one line a field, facts only, one form for one meaning.

use crate::spec::{FieldSpec, Spec};
use crate::versions::Versions;
use serde_json::{Value, json};
use std::fmt::Write;

/// The text of a spec's file.
pub fn text(spec: &Spec) -> String {
    let mut lines = Vec::new();
    let mut put =
        |key: &str, value: Value| lines.push(format!("  {}: {}", json!(key), inline(&value)));
    if let Some(key) = spec.api_key {
        put("apiKey", json!(key));
    }
    put("type", json!(spec.kind.name()));
    if !spec.listeners.is_empty() {
        put("listeners", json!(spec.listeners));
    }
    put("name", json!(spec.name));
    put("validVersions", json!(spec.valid_versions.to_string()));
    let mut put_versions = |key: &str, versions: Versions| {
        if !versions.is_empty() {
            put(key, json!(versions.to_string()));
        }
    };
    put_versions("formerVersions", spec.former_versions);
    put_versions("deprecatedVersions", spec.deprecated_versions);
    put_versions("flexibleVersions", spec.flexible_versions);
    if let Some(unstable) = spec.latest_version_unstable {
        put("latestVersionUnstable", json!(unstable));
    }
    if let Some(name) = &spec.renamed_to {
        put("renamedTo", json!(name));
    }
    if !spec.common_structs.is_empty() {
        let structs = spec.common_structs.iter().map(|common| {
            let name = json!(common.name);
            let versions = json!(common.versions.to_string());
            let fields = fields(&common.fields, 4);
            format!("    {{ \"name\": {name}, \"versions\": {versions}, \"fields\": {fields} }}")
        });
        lines.push(format!(
            "  \"commonStructs\": [\n{}\n  ]",
            structs.collect::<Vec<_>>().join(",\n")
        ));
    }
    lines.push(format!("  \"fields\": {}", fields(&spec.fields, 2)));
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

fn fields(fields: &[FieldSpec], indent: usize) -> String {
    if fields.is_empty() {
        return "[]".to_owned();
    }
    let lines: Vec<String> = fields.iter().map(|spec| field(spec, indent + 2)).collect();
    format!("[\n{}\n{}]", lines.join(",\n"), " ".repeat(indent))
}

fn field(spec: &FieldSpec, indent: usize) -> String {
    let mut pairs = vec![
        ("name", json!(spec.name)),
        ("type", json!(spec.kind.name())),
        ("versions", json!(spec.versions.to_string())),
    ];
    if !spec.nullable_versions.is_empty() {
        pairs.push((
            "nullableVersions",
            json!(spec.nullable_versions.to_string()),
        ));
    }
    if !spec.tagged_versions.is_empty() {
        pairs.push(("taggedVersions", json!(spec.tagged_versions.to_string())));
    }
    if let Some(tag) = spec.tag {
        pairs.push(("tag", json!(tag)));
    }
    if let Some(versions) = spec.flexible_versions {
        pairs.push(("flexibleVersions", json!(versions.to_string())));
    }
    if let Some(default) = &spec.default {
        pairs.push(("default", json!(default)));
    }
    for (key, flag) in [
        ("ignorable", spec.ignorable),
        ("mapKey", spec.map_key),
        ("zeroCopy", spec.zero_copy),
    ] {
        if flag {
            pairs.push((key, json!(true)));
        }
    }
    if let Some(entity) = &spec.entity_type {
        pairs.push(("entityType", json!(entity)));
    }
    let mut line = " ".repeat(indent);
    line.push_str("{ ");
    for (i, (key, value)) in pairs.iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        // Writing to a String does not fail.
        let _ = write!(line, "{comma}{}: {value}", json!(key));
    }
    if let Some(nested) = &spec.fields {
        let _ = write!(line, ", \"fields\": {}", fields(nested, indent));
    }
    line.push_str(" }");
    line
}

fn inline(value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let texts: Vec<String> = values.iter().map(Value::to_string).collect();
            format!("[{}]", texts.join(", "))
        }
        other => other.to_string(),
    }
}
