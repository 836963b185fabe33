//! A made-up next release, `tests/next-release/`: an API `Ping`; Produce and OffsetFetch with a version more, that has a
//! plain, a tagged and a nullable struct field more, and without their oldest versions. `cargo xtask regeneration` builds
//! and tests the workspace with it.

use super::checked_in;
use codegen::emit::{emit, emit_json};
use codegen::merge::merge;
use codegen::resolve::resolve;
use codegen::{SpecSet, schema};
use std::collections::BTreeMap;
use std::path::Path;

/// The specs that it changes, or brings. A release that leaves a spec out leaves it as it is.
fn next_release() -> SpecSet {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/next-release");
    let files = std::fs::read_dir(folder).expect("checked in");
    let texts: Vec<(String, String)> = files
        .map(|file| {
            let path = file.expect("readable").path();
            let text = std::fs::read_to_string(&path).expect("readable");
            (path.display().to_string(), text)
        })
        .collect();
    let texts = texts
        .iter()
        .map(|(file, text)| (file.as_str(), text.as_str()));
    codegen::parse::parse_all(texts).expect("a good release")
}

/// All generated files.
fn generated(specs: &SpecSet) -> BTreeMap<String, String> {
    let model = resolve(specs).expect("good specs");
    let json = emit_json(&model).into_iter();
    let json = json.map(|(name, text)| (format!("json/{name}"), text));
    emit(&model).into_iter().chain(json).collect()
}

/// Lines that only one of two texts has.
fn changed_lines(old: &str, new: &str) -> usize {
    let mut counts: BTreeMap<&str, isize> = BTreeMap::new();
    old.lines()
        .for_each(|line| *counts.entry(line).or_default() -= 1);
    new.lines()
        .for_each(|line| *counts.entry(line).or_default() += 1);
    counts.values().map(|count| count.unsigned_abs()).sum()
}

#[test]
fn old_versions_and_their_fields_stay() {
    let merged = merge(&checked_in::load(), &next_release()).expect("it grows");
    for (name, versions) in [
        ("ProduceRequest", "0-14"),
        ("ProduceResponse", "0-14"),
        ("OffsetFetchRequest", "0-11"),
        ("OffsetFetchResponse", "0-11"),
        ("PingRequest", "0-1"),
    ] {
        assert_eq!(merged[name].valid_versions.to_string(), versions, "{name}");
    }
    let text = schema::text(&merged["OffsetFetchRequest"]);
    assert!(
        text.contains(
            r#""name": "Topics", "type": "[]OffsetFetchRequestTopic", "versions": "0-7""#
        ),
        "{text}"
    );
}

/// Files of the APIs that changed, and the lists of all of them; in these not many lines more than fields.
#[test]
fn the_generated_code_changes_as_little_as_the_specs() {
    let known = checked_in::load();
    let old = generated(&known);
    let new = generated(&merge(&known, &next_release()).expect("it grows"));
    let changes: BTreeMap<&str, usize> = new
        .iter()
        .map(|(name, text)| {
            let before = old.get(name).map_or("", String::as_str);
            (name.as_str(), changed_lines(before, text))
        })
        .filter(|(_, lines)| *lines > 0)
        .collect();
    assert!(
        old.keys().all(|name| new.contains_key(name)),
        "no file goes"
    );
    let bounds = BTreeMap::from([
        // Names and version ranges, in each of their lists.
        ("api_key.rs", 40),
        ("mod.rs", 10),
        ("json/mod.rs", 5),
        // Three fields, one of them a struct of two.
        ("produce.rs", 140),
        ("offset_fetch.rs", 140),
        ("json/produce.rs", 60),
        ("json/offset_fetch.rs", 60),
        // A whole API.
        ("ping.rs", 200),
        ("json/ping.rs", 100),
    ]);
    for (name, lines) in &changes {
        let bound = bounds
            .get(name)
            .unwrap_or_else(|| panic!("{name} changes in {lines} lines"));
        assert!(lines <= bound, "{name} changes in {lines} lines");
    }
    println!("{changes:?}");
}
