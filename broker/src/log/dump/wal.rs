//! Showing a file of the write-ahead log: control pages, groups and what each holds, those of earlier rounds too.

use bytes::Bytes;

use super::Line;
use crate::log::wal::look;

/// Shows every page and group that can be read.
pub(super) fn dump(bytes: Bytes, visit: &mut dyn FnMut(Line)) -> Result<(), &'static str> {
    let controls = look::controls(&bytes);
    for control in &controls {
        visit(
            Line::new("control")
                .with("position", control.position)
                .with("log", control.log.to_string())
                .with("checkpointed", control.checkpointed),
        );
    }
    for group in look::groups(&bytes) {
        let header = &group.header;
        visit(
            Line::new("group")
                .with("position", group.position)
                .with("log", group.log.to_string())
                .with("sequence", header.sequence)
                .with("synced", header.synced)
                .with("follows", header.follows)
                .with("crc", header.crc)
                .with("bytes", header.len())
                .with("isWhole", group.is_whole),
        );
        for entry in &header.entries {
            visit(
                Line::new("append")
                    .with("topic", entry.topic.as_str())
                    .with("topicId", entry.topic_id.to_string())
                    .with("partition", entry.partition)
                    .with("baseOffset", entry.base_offset)
                    .with("lastOffset", entry.last_offset)
                    .with("bytes", entry.len),
            );
        }
    }
    if controls.is_empty() && bytes.iter().any(|&byte| byte != 0) {
        return Err("neither control page can be read");
    }
    Ok(())
}
