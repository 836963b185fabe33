//! `partition.metadata`: which topic a partition's folder belongs to (KIP-516).

use kafka_proto::Uuid;

/// The file's text.
pub(super) fn write(topic_id: Uuid) -> String {
    format!("version: 0\ntopic_id: {topic_id}")
}

/// Reads the file; `None` if it is torn, of another version, or names no topic.
pub(super) fn read(text: &str) -> Option<Uuid> {
    let mut lines = text.lines();
    if lines.next()?.trim() != "version: 0" {
        return None;
    }
    let topic_id: Uuid = lines
        .next()?
        .strip_prefix("topic_id:")?
        .trim()
        .parse()
        .ok()?;
    (topic_id != Uuid::ZERO).then_some(topic_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_and_written_alike_and_torn_is_none() {
        let topic_id = Uuid::from_bytes([0xd3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
        let text = write(topic_id);
        assert_eq!(read(&text), Some(topic_id));
        for end in 0..text.len() {
            assert_eq!(read(&text[..end]), None, "{:?}", &text[..end]);
        }
        assert_eq!(read(&text.replace("version: 0", "version: 1")), None);
        assert_eq!(read(&write(Uuid::ZERO)), None);
    }
}
