//! Records: batches of magic 2, messages of magic 0 and 1, the codecs, and what a broker and a client do with them.
//!
//! The message codec never looks into records; whoever wants to does it here. Nothing is copied that is not compressed,
//! nothing is allocated by what bytes merely announce, and no bytes make it panic.
//!
//! - Read: [`batches`] takes a blob apart into [`Batch`]es; [`Batch::payload`] decompresses within a bound (and copies
//!   nothing if there is nothing to decompress); [`Batch::records`] walks the [`Record`]s.
//! - Look: [`peek`] and [`BatchHeader::parse`] for whoever needs offset and size only.
//! - Build: [`BatchBuilder`], [`MessageSetBuilder`].
//! - Check: [`check_produced`] before a broker takes records in, [`Produced::assign_offsets`] when it does.
//! - Convert: [`convert_down`], [`convert_up`].
//!
//! ```
//! use kafka_proto::records::{BatchBuilder, Compression, batches};
//!
//! let mut builder = BatchBuilder::new(Compression::None);
//! builder.append(-1, None, Some(b"hello"), &[]);
//! let blob = builder.build()?;
//!
//! for batch in batches(&blob) {
//!     let batch = batch?;
//!     batch.check_crc()?;
//!     let payload = batch.payload(1 << 20)?;
//!     for record in batch.records(&payload) {
//!         assert_eq!(record?.value, Some(&b"hello"[..]));
//!     }
//! }
//! # Ok::<(), kafka_proto::records::RecordsError>(())
//! ```

mod attributes;
mod batch;
mod batches;
mod builder;
mod check_messages;
mod compacted;
mod compression;
mod control;
mod convert;
mod crc;
mod error;
mod header;
mod message;
mod message_set;
mod produced;
mod record;
mod rewrite;
mod source;
#[cfg(all(
    test,
    feature = "gzip",
    feature = "snappy",
    feature = "lz4",
    feature = "zstd"
))]
mod tests;
mod varint;

pub use attributes::{Attributes, Compression, Magic, TimestampType, UnknownCompressionName};
pub use batch::{BatchView, OffsetAndTimestamp};
pub use batches::{Batch, BatchRecords, Batches, batches, len_before_zstd, max_magic};
pub use builder::BatchBuilder;
pub use compacted::{emptied_batch, retain_records};
pub use compression::{compress, decompress};
pub use control::ControlRecordType;
pub use convert::{convert_down, convert_up};
pub use crc::{crc32c, crc32c_of_parts};
pub use error::RecordsError;
pub use header::{
    BATCH_HEADER_LEN, BatchHeader, LOG_OVERHEAD, PEEK_LEN, Peek, increment_sequence, peek,
    set_base_offset, set_max_timestamp, set_partition_leader_epoch,
};
pub use message::{KeyAndValue, MessageRecords, MessageView, WrapperFault, set_message_timestamp};
pub use message_set::MessageSetBuilder;
pub use produced::{MAX_DECOMPRESSED, ProduceLimits, Produced, check_produced};
pub use record::{Header, HeaderIter, Headers, Record, RecordFault, RecordIter};
