//! The newest version of each API when Kafka was last recorded: a later release's come when they are recorded.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use kafka_proto::ApiKey;

use super::RECORD;

const FILE: &str = "tests/differential/newest-versions.txt";

static VERSIONS: LazyLock<BTreeMap<i16, i16>> = LazyLock::new(|| {
    if std::env::var_os(RECORD).is_some() {
        return known().map(|(api, newest)| (api as i16, newest)).collect();
    }
    let text = std::fs::read_to_string(path()).expect("the newest versions");
    let read = |line: &str| {
        let (name, newest) = line.split_once(' ').expect("NAME VERSION");
        let api = ApiKey::ALL.iter().find(|api| api.name() == name)?;
        Some((*api as i16, newest.parse().expect("a version")))
    };
    text.lines().filter_map(read).collect()
});

/// The newest version that is played.
pub fn version(api: ApiKey) -> i16 {
    let found = VERSIONS.get(&(api as i16));
    *found.unwrap_or_else(|| {
        panic!("{api:?} is not recorded; cargo xtask differential --record does that")
    })
}

/// Checks in what kafka-proto knows now.
pub fn write() {
    let mut text = String::new();
    for (api, newest) in known() {
        writeln!(text, "{} {newest}", api.name()).expect("text");
    }
    std::fs::write(path(), text).expect("a file");
}

fn known() -> impl Iterator<Item = (ApiKey, i16)> {
    ApiKey::ALL
        .iter()
        .map(|api| (*api, api.stable_versions().max))
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)
}
