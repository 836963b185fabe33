//! Every message in every version as Apache Kafka's own classes write it, to and fro.

use super::table;
use super::vectors::{self, Vector};
use kafka_proto::json;
use serde_json::Value;
use std::collections::BTreeSet;

/// The most that is printed.
const SHOWN: usize = 50;

/// The (message, version) that Kafka 3.9.2 and 4.3.1 have, former numbers of keys among them.
const LAYOUTS: usize = 851;

#[test]
fn bytes_and_json_are_kafkas() {
    let (mut count, mut differences) = (0, 0);
    let mut seen = BTreeSet::new();
    for vector in vectors::all() {
        count += 1;
        for difference in check(&vector) {
            differences += 1;
            if differences <= SHOWN {
                let Vector {
                    message,
                    version,
                    label,
                    ..
                } = &vector;
                println!("{message} version {version}, {label}: {difference}");
            }
        }
        seen.insert((vector.message, vector.version));
    }
    // Versions behind the newest one that has vectors come from a release that no vectors were made of yet.
    for entry in table::ALL {
        let of_entry = seen.iter().filter(|(name, _)| name == entry.name);
        let known = of_entry.map(|(_, version)| *version);
        let newest = known
            .filter(|version| entry.versions.contains(*version))
            .max();
        for version in entry.versions.min..=newest.unwrap_or(-1) {
            assert!(
                seen.contains(&(entry.name.to_owned(), version)),
                "no vector of {} version {version}",
                entry.name
            );
        }
    }
    assert!(seen.len() >= LAYOUTS, "{} layouts", seen.len());
    println!("{count} vectors, {differences} differences");
    assert_eq!(differences, 0);
}

/// What differs from Kafka.
fn check(vector: &Vector) -> Vec<String> {
    let Some(entry) = table::ALL.iter().find(|entry| entry.name == vector.message) else {
        return vec!["no such message".to_owned()];
    };
    let mut differences = Vec::new();
    match (entry.round_trip)(&vector.bytes, vector.version) {
        Err(error) => differences.push(format!("bytes are not read: {error}")),
        Ok((bytes, length, rest)) => {
            differences.extend(byte_difference(
                "decoded and encoded",
                &bytes,
                &vector.bytes,
            ));
            if (length, rest) != (vector.bytes.len(), 0) {
                differences.push(format!("{length} bytes counted, {rest} left"));
            }
        }
    }
    match json::decode(&vector.message, vector.version, &vector.bytes) {
        Err(error) => differences.push(format!("bytes are not JSON: {error}")),
        Ok(json) => differences.extend(json_difference("", &json, &vector.json)),
    }
    if !vector.has_unknown_tags() {
        match json::encode(&vector.message, vector.version, &vector.json) {
            Err(error) => differences.push(format!("JSON is not read: {error}")),
            Ok(bytes) => differences.extend(byte_difference("from JSON", &bytes, &vector.bytes)),
        }
    }
    differences
}

fn byte_difference(way: &str, ours: &[u8], kafkas: &[u8]) -> Option<String> {
    if ours == kafkas {
        return None;
    }
    let same = ours.iter().zip(kafkas).take_while(|(a, b)| a == b).count();
    let behind = |bytes: &[u8]| format!("{:02x?}", &bytes[same..bytes.len().min(same + 16)]);
    Some(format!(
        "{way}, at byte {same}: ours {}, Kafka's {}",
        behind(ours),
        behind(kafkas)
    ))
}

/// The first difference, with the way to it.
fn json_difference(path: &str, ours: &Value, kafkas: &Value) -> Option<String> {
    match (ours, kafkas) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: BTreeSet<_> = a.keys().chain(b.keys()).collect();
            keys.into_iter()
                .find_map(|key| match (a.get(key), b.get(key)) {
                    (Some(a), Some(b)) => json_difference(&format!("{path}.{key}"), a, b),
                    (a, b) => Some(format!("{path}.{key}: ours {a:?}, Kafka's {b:?}")),
                })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => a
            .iter()
            .zip(b)
            .enumerate()
            .find_map(|(index, (a, b))| json_difference(&format!("{path}[{index}]"), a, b)),
        _ if ours == kafkas => None,
        _ => Some(format!("{path}: ours {ours}, Kafka's {kafkas}")),
    }
}
