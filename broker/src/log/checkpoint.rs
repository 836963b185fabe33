//! Kafka's small text tables: offsets by partition, and leader epochs by start offset. A version line, a line with the
//! number of entries, one entry a line.

use std::fmt::Write;

const VERSION: &str = "0";

/// One line of an offset checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PartitionOffset {
    pub(super) topic: String,
    pub(super) partition: i32,
    pub(super) offset: i64,
}

/// The text of an offset checkpoint.
pub(super) fn write_offsets<'a>(
    entries: impl ExactSizeIterator<Item = (&'a str, i32, i64)>,
) -> String {
    let mut text = format!("{VERSION}\n{}\n", entries.len());
    for (topic, partition, offset) in entries {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{topic} {partition} {offset}");
    }
    text
}

/// Reads an offset checkpoint; `None` if it is not one in whole.
pub(super) fn read_offsets(text: &str) -> Option<Vec<PartitionOffset>> {
    read_entries(text, |line| {
        let mut words = line.split_ascii_whitespace();
        let topic = words.next()?.to_owned();
        let partition = words.next()?.parse().ok()?;
        let offset = words.next()?.parse().ok()?;
        words.next().is_none().then_some(PartitionOffset {
            topic,
            partition,
            offset,
        })
    })
}

/// The text of a leader epoch checkpoint: (epoch, start offset).
pub(super) fn write_epochs(epochs: &[(i32, i64)]) -> String {
    let mut text = format!("{VERSION}\n{}\n", epochs.len());
    for (epoch, start_offset) in epochs {
        let _ = writeln!(text, "{epoch} {start_offset}");
    }
    text
}

/// Reads a leader epoch checkpoint; `None` if it is not one in whole, or if its entries do not rise.
pub(super) fn read_epochs(text: &str) -> Option<Vec<(i32, i64)>> {
    let epochs = read_entries(text, |line| {
        let (epoch, start_offset) = line.split_once(' ')?;
        Some((epoch.parse().ok()?, start_offset.trim_end().parse().ok()?))
    })?;
    epochs
        .is_sorted_by(|a, b| a.0 < b.0 && a.1 <= b.1)
        .then_some(epochs)
}

fn read_entries<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    // Without its last line end a number may have lost digits.
    let mut lines = text.strip_suffix('\n')?.lines();
    if lines.next()?.trim() != VERSION {
        return None;
    }
    let count: usize = lines.next()?.trim().parse().ok()?;
    let entries = lines
        .filter(|line| !line.trim().is_empty())
        .map(parse)
        .collect::<Option<Vec<T>>>()?;
    (entries.len() == count).then_some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFSETS: &str = "0\n2\nfirst 0 17\nsecond-one 3 9223372036854775807\n";

    #[test]
    fn offsets_are_read_and_written_alike() {
        let read = read_offsets(OFFSETS).expect("a whole checkpoint");
        assert_eq!(
            read[1],
            PartitionOffset {
                topic: "second-one".into(),
                partition: 3,
                offset: i64::MAX
            }
        );
        let written = write_offsets(
            read.iter()
                .map(|e| (e.topic.as_str(), e.partition, e.offset)),
        );
        assert_eq!(written, OFFSETS);
    }

    #[test]
    fn epochs_are_read_and_written_alike() {
        let text = "0\n2\n0 0\n4 120\n";
        assert_eq!(read_epochs(text), Some(vec![(0, 0), (4, 120)]));
        assert_eq!(write_epochs(&[(0, 0), (4, 120)]), text);
    }

    #[test]
    fn a_torn_checkpoint_is_none() {
        for end in 0..OFFSETS.len() {
            assert_eq!(read_offsets(&OFFSETS[..end]), None, "{:?}", &OFFSETS[..end]);
        }
        assert_eq!(read_offsets("1\n0\n"), None);
        assert_eq!(read_epochs("0\n2\n4 120\n0 0\n"), None);
        assert_eq!(read_offsets("\0\0\0\0"), None);
    }
}
