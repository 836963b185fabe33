//! Two answers, field by field.

use serde_json::Value;

/// A field that is not the same.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// Such as `topics[0].errorCode`.
    pub path: String,
    /// What Kafka says; none if it has no such field.
    pub kafka: Option<Value>,
    /// What we say.
    pub ours: Option<Value>,
}

impl Difference {
    /// Both values, shortened.
    pub fn values(&self) -> String {
        let show = |value: &Option<Value>| match value {
            None => "nothing".to_owned(),
            Some(value) => {
                let text = value.to_string();
                match text.char_indices().nth(300) {
                    Some((at, _)) => format!("{}…", &text[..at]),
                    None => text,
                }
            }
        };
        format!("Kafka {}, ours {}", show(&self.kafka), show(&self.ours))
    }
}

/// Every difference between two answers.
pub fn compare(kafka: &Value, ours: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    walk(String::new(), Some(kafka), Some(ours), &mut found);
    found
}

fn walk(path: String, kafka: Option<&Value>, ours: Option<&Value>, found: &mut Vec<Difference>) {
    match (kafka, ours) {
        (Some(Value::Object(theirs)), Some(Value::Object(own))) => {
            let more = own.keys().filter(|key| !theirs.contains_key(*key));
            for key in theirs.keys().chain(more) {
                let dot = if path.is_empty() { "" } else { "." };
                walk(
                    format!("{path}{dot}{key}"),
                    theirs.get(key),
                    own.get(key),
                    found,
                );
            }
        }
        (Some(Value::Array(theirs)), Some(Value::Array(own))) => {
            for index in 0..theirs.len().max(own.len()) {
                walk(
                    format!("{path}[{index}]"),
                    theirs.get(index),
                    own.get(index),
                    found,
                );
            }
        }
        (kafka, ours) if kafka == ours => {}
        (kafka, ours) => found.push(Difference {
            path,
            kafka: kafka.cloned(),
            ours: ours.cloned(),
        }),
    }
}
