//! Differences for people: those of one kind together, with one example.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use kafka_proto::ApiKey;

use super::comparison::Difference;
use super::meant::without_indexes;
use super::player::Play;

/// All that was found.
#[derive(Default)]
pub struct Told {
    pub total: usize,
    kinds: BTreeMap<(String, String), Kind>,
}

struct Kind {
    count: usize,
    versions: BTreeSet<i16>,
    example: String,
}

impl Told {
    pub fn add(
        &mut self,
        api: Option<ApiKey>,
        difference: &Difference,
        play: &Play<'_>,
        line: &str,
    ) {
        self.total += 1;
        let api = api.map_or("", ApiKey::name);
        let field = format!("{api} {}", without_indexes(&difference.path));
        let kind = self
            .kinds
            .entry((field, difference.values()))
            .or_insert_with(|| Kind {
                count: 0,
                versions: BTreeSet::new(),
                example: format!("{}: {line}\n        {}", play.name(), difference.path),
            });
        kind.count += 1;
        kind.versions.insert(play.version);
    }
}

impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{} differences of {} kinds that are not meant",
            self.total,
            self.kinds.len()
        )?;
        for ((field, values), kind) in &self.kinds {
            let (count, versions) = (kind.count, &kind.versions);
            writeln!(
                formatter,
                "{field}: {values} ({count} x, versions {versions:?})"
            )?;
            writeln!(formatter, "    {}", kind.example)?;
        }
        Ok(())
    }
}
