//! The merged specs of Kafka 3.9.2 and 4.3.1 in `schemas/`.

use codegen::SpecSet;
use codegen::merge::merge;
use std::path::Path;

pub fn load() -> SpecSet {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    let mut texts = Vec::new();
    for room in std::fs::read_dir(folder).expect("schemas/ is there") {
        for file in std::fs::read_dir(room.expect("readable").path()).expect("readable") {
            let path = file.expect("readable").path();
            let text = std::fs::read_to_string(&path).expect("readable");
            texts.push((path.display().to_string(), text));
        }
    }
    let texts = texts
        .iter()
        .map(|(file, text)| (file.as_str(), text.as_str()));
    codegen::parse::parse_all(texts).expect("the checked-in specs are right")
}

#[test]
fn the_wire_has_the_738_layouts_of_both_releases_and_only_grows() {
    let specs = load();
    let wire = specs
        .values()
        .filter(|spec| codegen::quirks::folder(spec) == "wire");
    let layouts = wire.map(|spec| spec.valid_versions.count()).sum::<usize>();
    assert!(layouts >= 738, "{layouts}");
}

#[test]
fn they_are_written_as_they_are_read() {
    let specs = load();
    let merged = merge(&specs, &specs).expect("it knows itself");
    for spec in specs.values() {
        assert_eq!(merged.get(&spec.name), Some(spec));
        let text = codegen::schema::text(spec);
        assert_eq!(codegen::parse::parse(&spec.file, &text).as_ref(), Ok(spec));
    }
}

/// What only one of the two releases has, and what they number or name differently.
#[test]
fn both_releases_are_there() {
    let specs = load();
    let has = |name: &str, min: i16, max: i16| {
        let versions = specs[name].valid_versions;
        versions.min() == min && versions.max() >= max
    };
    let field = |message: &str, name: &str| {
        let text = codegen::schema::text(&specs[message]);
        let line = text
            .lines()
            .find(|line| line.contains(&format!("\"name\": \"{name}\"")))
            .map(str::trim);
        line.unwrap_or_default().to_owned()
    };
    assert!(has("ProduceRequest", 0, 13));
    assert!(has("LeaderAndIsrRequest", 0, 7));
    assert!(has("ShareFetchRequest", 1, 2));
    assert!(has("VoteRequest", 0, 2));
    assert_eq!(
        specs["ListClientMetricsResourcesRequest"]
            .renamed_to
            .as_deref(),
        Some("ListConfigResourcesRequest")
    );
    assert_eq!(specs["OffsetCommitKey"].former_versions.to_string(), "0-1");
    assert_eq!(specs["GroupMetadataKey"].former_versions.to_string(), "2");
    assert!(field("ListOffsetsRequest", "MaxNumOffsets").contains(r#""versions": "0""#));
    assert!(field("ListOffsetsResponse", "OldStyleOffsets").contains(r#""versions": "0""#));
    assert!(field("OffsetCommitRequest", "CommitTimestamp").contains(r#""versions": "1""#));
    assert!(field("DescribeConfigsResponse", "IsDefault").contains(r#""versions": "0""#));
    assert!(field("AlterPartitionRequest", "TopicName").contains(r#""versions": "0-1""#));
    assert!(specs.contains_key("ZkMigrationStateRecord"));
}
