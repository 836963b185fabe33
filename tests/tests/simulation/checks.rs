//! What must be so at the end.

use std::collections::BTreeMap;

use crate::client::PARTITIONS;
use crate::ledger::Ledger;
use crate::reader::Reader;

/// Holds what the broker has against what clients know. Where power was cut (not `stable`), the group may have read
/// records before they were durable, and others may stand in their place now.
///
/// # Errors
/// The first thing that is wrong, in words.
pub fn check(ledger: &Ledger, reader: &Reader, stable: bool) -> Result<(), String> {
    if let Some(violation) = ledger.violations.first() {
        return Err(violation.clone());
    }
    for (partition, start) in &reader.starts {
        let of = |known: &BTreeMap<i32, i64>| known.get(partition).copied().unwrap_or(0);
        if !(of(&ledger.erased)..=of(&ledger.erasing)).contains(start) {
            return Err(format!(
                "partition {partition} begins at {start}, given up was what is below {} or {}",
                of(&ledger.erased),
                of(&ledger.erasing)
            ));
        }
    }
    let given_up = |partition, offset| {
        let start = reader.starts.get(partition);
        start.is_some_and(|start| offset < start)
    };
    for ((partition, offset), value) in &ledger.acknowledged {
        if given_up(partition, offset) {
            continue;
        }
        match reader.found.get(&(*partition, *offset)) {
            Some(found) if found == value => {}
            other => {
                return Err(format!(
                    "{value} was acknowledged at {partition}@{offset}, where {other:?} is"
                ));
            }
        }
    }
    let mut places: BTreeMap<&str, (i32, i64)> = BTreeMap::new();
    for ((partition, offset), value) in &reader.found {
        match ledger.sent.get(value) {
            None => {
                return Err(format!(
                    "{partition}@{offset} holds {value}, which nobody sent"
                ));
            }
            Some(meant) if meant != partition => {
                return Err(format!("{value} was meant for {meant}, not {partition}"));
            }
            Some(_) => {}
        }
        if let Some(first) = places.insert(value, (*partition, *offset))
            && ledger.at_most_once.contains(value)
        {
            return Err(format!(
                "{value} is at {first:?} and at {:?}",
                (partition, offset)
            ));
        }
    }
    in_order(reader)?;
    for partition in 0..PARTITIONS {
        let end = reader.ends.get(&partition).copied().unwrap_or(0);
        let committed = reader.committed.get(&partition).copied().unwrap_or(-1);
        if let Some(known) = ledger.committed.get(&partition)
            && committed < *known
        {
            return Err(format!(
                "{known} was committed for partition {partition}, the group has {committed}"
            ));
        }
        // A member may commit after a power cut what it read before.
        let is_beyond = committed > end && !stable;
        if end > 0 && committed != end && !is_beyond {
            return Err(format!(
                "the group committed {committed} of {end} in partition {partition}"
            ));
        }
    }
    for (place, value) in &reader.found {
        match ledger.read.get(place) {
            Some(read) if read == value || !stable => {}
            read => return Err(format!("the group read {read:?} at {place:?}, not {value}")),
        }
    }
    Ok(())
}

/// A producer's values of one partition stand in the order in which they were sent.
fn in_order(reader: &Reader) -> Result<(), String> {
    let mut last: BTreeMap<(i32, &str), u32> = BTreeMap::new();
    for ((partition, offset), value) in &reader.found {
        let Some((producer, number)) = value.rsplit_once('-') else {
            continue;
        };
        let number: u32 = number
            .parse()
            .map_err(|_| format!("{value} has no number"))?;
        if let Some(before) = last.insert((*partition, producer), number)
            && before >= number
        {
            return Err(format!(
                "{value} at {partition}@{offset} comes behind {producer}-{before}"
            ));
        }
    }
    Ok(())
}
