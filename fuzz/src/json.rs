//! Messages by name: bytes to JSON and back, and JSON of any kind.

use crate::message::numbered;
use kafka_proto::json;

pub(crate) fn json(input: &[u8]) {
    let Some((way, rest)) = input.split_first() else {
        return;
    };
    let Some((entry, version, content)) = numbered(rest) else {
        return;
    };
    if way % 2 == 0 {
        from_bytes(entry.name, version, content);
    } else {
        from_text(entry.name, version, content);
    }
}

fn from_bytes(name: &str, version: i16, bytes: &[u8]) {
    if let Ok(tree) = json::decode(name, version, bytes) {
        let bytes = json::encode(name, version, &tree).expect("its own JSON");
        assert_eq!(json::decode(name, version, &bytes), Ok(tree));
    }
}

fn from_text(name: &str, version: i16, text: &[u8]) {
    let Ok(tree) = serde_json::from_slice(text) else {
        return;
    };
    if let Ok(bytes) = json::encode(name, version, &tree) {
        // Keys that no spec knows and values at their default are gone; what is left stays.
        let kept = json::decode(name, version, &bytes).expect("its own bytes");
        assert_eq!(json::encode(name, version, &kept), Ok(bytes));
    }
}
