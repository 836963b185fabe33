//! Specs in, errors, merged specs and Rust out.

mod checked_in;
mod errors;
mod merges;
mod next_release;
mod output;

use codegen::{Error, SpecSet};

/// Parses specs, each called by its message's name.
fn specs(texts: &[&str]) -> Result<SpecSet, Error> {
    codegen::parse::parse_all(texts.iter().map(|text| ("test.json", *text)))
}

/// A request of API 1 and its response, versions and fields of the request given.
fn request(versions: &str, more: &str, fields: &str) -> [String; 2] {
    let flexible = if more.contains("flexibleVersions") {
        ""
    } else {
        r#""flexibleVersions": "none","#
    };
    let response_flexible = more
        .split("\"flexibleVersions\":")
        .nth(1)
        .and_then(|rest| rest.split('"').nth(1))
        .unwrap_or("none");
    [
        format!(
            r#"{{ "apiKey": 1, "type": "request", "name": "TestRequest", "validVersions": "{versions}", {flexible} {more} "fields": [{fields}] }}"#
        ),
        format!(
            r#"{{ "apiKey": 1, "type": "response", "name": "TestResponse", "validVersions": "{versions}", "flexibleVersions": "{response_flexible}", "fields": [] }}"#
        ),
    ]
}
