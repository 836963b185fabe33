//! Whether what a client sent and read is exactly what it should be: nothing lost, doubled, moved or out of order.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail, ensure};
use serde_json::Value;

/// A message where it was acknowledged or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    pub partition: i32,
    pub offset: i64,
    pub number: i64,
}

/// What was acknowledged: the number of the message at each partition and offset.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    messages: BTreeMap<(i32, i64), i64>,
}

/// The list `name` of `[partition, offset, number]` in a client's result.
pub fn rows(result: &Value, name: &str) -> Result<Vec<Seen>> {
    let Some(rows) = result[name].as_array() else {
        bail!("the result has no list {name}: {result}")
    };
    rows.iter()
        .map(
            |row| match (row[0].as_i64(), row[1].as_i64(), row[2].as_i64()) {
                (Some(partition), Some(offset), Some(number)) => Ok(Seen {
                    partition: i32::try_from(partition)?,
                    offset,
                    number,
                }),
                _ => bail!("{row} in {name} is not [partition, offset, number]"),
            },
        )
        .collect()
}

/// Fails with the first few of a client's own complaints about what it read.
pub fn no_problems(result: &Value) -> Result<()> {
    let problems = result["problems"].as_array().map_or(&[][..], Vec::as_slice);
    ensure!(
        problems.is_empty(),
        "{} problems, the first: {}",
        problems.len(),
        problems[0]
    );
    Ok(())
}

impl Ledger {
    /// Enters messages that were acknowledged; each offset once, in each partition in the order in which they were sent.
    pub fn acknowledge(&mut self, rows: &[Seen]) -> Result<()> {
        let mut numbers: BTreeSet<i64> = self.messages.values().copied().collect();
        for row in rows {
            ensure!(
                numbers.insert(row.number),
                "message {} was acknowledged twice",
                row.number
            );
            if let Some(other) = self
                .messages
                .insert((row.partition, row.offset), row.number)
            {
                bail!(
                    "messages {other} and {} were acknowledged at the same place: {row:?}",
                    row.number
                );
            }
        }
        for pair in self.all().windows(2) {
            ensure!(
                pair[0].partition != pair[1].partition || pair[0].number < pair[1].number,
                "order changed: {:?} stands before {:?}",
                pair[0],
                pair[1]
            );
        }
        Ok(())
    }

    /// By partition and offset.
    pub fn all(&self) -> Vec<Seen> {
        self.messages
            .iter()
            .map(|(&(partition, offset), &number)| Seen {
                partition,
                offset,
                number,
            })
            .collect()
    }

    pub fn len(&self) -> usize {
        self.messages.len()
    }

    /// The offset behind the last message of each of three partitions.
    pub fn ends(&self) -> [i64; 3] {
        [0, 1, 2].map(|partition| {
            self.messages
                .range((partition, 0)..=(partition, i64::MAX))
                .next_back()
                .map_or(0, |(at, _)| at.1 + 1)
        })
    }

    /// Fails unless `read` is the whole ledger, each message once and in the order of its partition.
    pub fn expect_all(&self, read: &[Seen]) -> Result<()> {
        self.expect(read)?;
        ensure!(
            read.len() == self.len(),
            "read {} of {} messages, {}",
            read.len(),
            self.len(),
            self.lack(read)
        );
        Ok(())
    }

    /// Fails unless each message that was read stands in the ledger, once, and in the order of its partition.
    pub fn expect(&self, read: &[Seen]) -> Result<()> {
        let mut next = BTreeMap::new();
        for row in read {
            match self.messages.get(&(row.partition, row.offset)) {
                Some(number) if *number == row.number => {}
                Some(number) => bail!("{row:?} was read where message {number} was acknowledged"),
                None => bail!("{row:?} was read but never acknowledged"),
            }
            let wanted = next.insert(row.partition, row.offset + 1);
            ensure!(
                wanted.is_none_or(|offset| row.offset >= offset),
                "{row:?} was read after offset {} of that partition",
                wanted.unwrap_or_default() - 1
            );
        }
        Ok(())
    }

    fn lack(&self, read: &[Seen]) -> String {
        let read: BTreeSet<_> = read.iter().copied().collect();
        let lacking: Vec<_> = self
            .all()
            .into_iter()
            .filter(|row| !read.contains(row))
            .collect();
        lacking.first().map_or_else(String::new, |first| {
            format!("{} lack, the first: {first:?}", lacking.len())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(rows: &[(i32, i64, i64)]) -> Vec<Seen> {
        rows.iter()
            .map(|&(partition, offset, number)| Seen {
                partition,
                offset,
                number,
            })
            .collect()
    }

    fn ledger() -> Ledger {
        let mut ledger = Ledger::default();
        ledger
            .acknowledge(&seen(&[(0, 0, 1), (1, 0, 2), (0, 1, 3)]))
            .unwrap();
        ledger
    }

    #[test]
    fn all_messages_once_in_order_are_right() {
        ledger()
            .expect_all(&seen(&[(1, 0, 2), (0, 0, 1), (0, 1, 3)]))
            .unwrap();
        assert_eq!(ledger().ends(), [2, 1, 0]);
    }

    #[test]
    fn a_loss_a_double_a_swap_and_a_stranger_are_named() {
        let error =
            |rows: &[(i32, i64, i64)]| ledger().expect_all(&seen(rows)).unwrap_err().to_string();
        assert!(error(&[(1, 0, 2), (0, 0, 1)]).contains("read 2 of 3"));
        assert!(error(&[(0, 0, 1), (0, 0, 1), (1, 0, 2), (0, 1, 3)]).contains("after offset 0"));
        assert!(error(&[(0, 1, 3), (0, 0, 1), (1, 0, 2)]).contains("after offset 1"));
        assert!(error(&[(0, 0, 3)]).contains("where message 1"));
        assert!(error(&[(2, 0, 9)]).contains("never acknowledged"));
    }

    #[test]
    fn acknowledging_out_of_order_or_twice_is_refused() {
        assert!(ledger().acknowledge(&seen(&[(0, 2, 0)])).is_err());
        assert!(ledger().acknowledge(&seen(&[(0, 2, 3)])).is_err());
        assert!(ledger().acknowledge(&seen(&[(0, 1, 7)])).is_err());
    }
}
