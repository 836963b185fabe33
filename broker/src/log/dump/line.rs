//! One line of what is shown: names and values, as text or JSON.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

/// Something that is in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// `batch`, `record`, `entry` and so on.
    pub kind: &'static str,
    /// In the order in which they are shown.
    pub fields: Vec<(&'static str, Value)>,
}

impl Line {
    /// A line of a kind, without fields.
    pub(super) fn new(kind: &'static str) -> Self {
        Self {
            kind,
            fields: Vec::new(),
        }
    }

    /// Adds a field.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.fields.push((name, value.into()));
        self
    }

    /// Adds bytes: as text where they are text, else as base64 behind `base64:`.
    pub(super) fn with_bytes(self, name: &'static str, bytes: Option<&[u8]>) -> Self {
        let value = match bytes {
            None => Value::Null,
            Some(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) if !text.chars().any(char::is_control) => text.into(),
                _ => format!("base64:{}", STANDARD.encode(bytes)).into(),
            },
        };
        self.with(name, value)
    }

    /// One line of JSON.
    pub fn to_json(&self) -> String {
        let mut object = Map::new();
        object.insert("kind".to_owned(), self.kind.into());
        for (name, value) in &self.fields {
            object.insert((*name).to_owned(), value.clone());
        }
        Value::Object(object).to_string()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        for (name, value) in &self.fields {
            match value {
                Value::String(text) => write!(f, " {name}: {text}")?,
                value => write!(f, " {name}: {value}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_text_or_json() {
        let line = Line::new("record")
            .with("offset", 3)
            .with_bytes("key", Some(b"a b"))
            .with_bytes("value", Some(&[0, 1]))
            .with_bytes("none", None);
        assert_eq!(
            line.to_string(),
            "record offset: 3 key: a b value: base64:AAE= none: null"
        );
        assert_eq!(
            line.to_json(),
            r#"{"kind":"record","offset":3,"key":"a b","value":"base64:AAE=","none":null}"#
        );
    }
}
