//! Why a partition's records are refused, and which parts of the answer say so.
//!
//! Codes, texts and whether the log's start is told depend on how far Kafka gets before it notices: at the request, in
//! front of the log, or at a single record (KIP-467). Clients show the texts to people.

use kafka_proto::ErrorCode;
use kafka_proto::records::{BatchView, ProduceLimits, RecordsError, TimestampType};

/// So many records the summary names.
const NAMED: usize = 3;

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The code in the answer.
    pub error: ErrorCode,
    /// The words in the answer, from version 8 on.
    pub message: Option<String>,
    /// Records by their place in the batch, and what is wrong with each.
    pub record_errors: Vec<(i32, String)>,
    /// Noticed while the request is read, before the partition is looked at.
    pub is_of_request: bool,
    /// Whether the answer tells where the log starts.
    pub tells_log_start: bool,
}

impl From<ErrorCode> for Refusal {
    fn from(error: ErrorCode) -> Self {
        Self {
            error,
            message: None,
            record_errors: Vec::new(),
            is_of_request: false,
            tells_log_start: false,
        }
    }
}

impl Refusal {
    /// By the log, which is looked at already.
    pub fn of_log(error: ErrorCode) -> Self {
        Self {
            tells_log_start: true,
            ..error.into()
        }
    }

    /// For what is wrong with the records in `bytes`.
    pub fn of_records(error: &RecordsError, bytes: &[u8], limits: &ProduceLimits) -> Self {
        let of_request = |error: ErrorCode, message: Option<String>| Self {
            message,
            is_of_request: true,
            ..error.into()
        };
        match error {
            RecordsError::Empty
            | RecordsError::Truncated { .. }
            | RecordsError::SeveralBatches
            | RecordsError::MagicNotAllowed { .. } => of_request(ErrorCode::InvalidRecord, None),
            RecordsError::UnsupportedCompression { .. } => {
                of_request(ErrorCode::UnsupportedCompressionType, None)
            }
            // Before zstd came, Kafka looks at the codec while it reads the request.
            RecordsError::UnknownCompression(_) if limits.produce_version < 7 => {
                of_request(ErrorCode::UnsupportedCompressionType, None)
            }
            RecordsError::UnknownMagic(magic) => {
                let message = format!("Invalid magic found in record: {magic}");
                of_request(ErrorCode::CorruptMessage, Some(message))
            }
            RecordsError::BatchLength { .. } => of_request(ErrorCode::InvalidRecord, None),
            RecordsError::Checksum { .. }
            | RecordsError::TooLarge { .. }
            | RecordsError::SetTooLarge { .. } => error.error_code().into(),
            RecordsError::NullKey { .. } | RecordsError::Timestamp { .. } => Self {
                record_errors: faults(bytes, limits),
                ..Self::of_log(error.error_code())
            },
            _ => Self::of_log(error.error_code()),
        }
    }

    /// Puts in which partition it is about, and sums up what is wrong with single records.
    #[must_use]
    pub fn of_partition(mut self, topic: &str, partition: i32) -> Self {
        if self.record_errors.is_empty() {
            return self;
        }
        for (_, message) in &mut self.record_errors {
            if message.ends_with(IN_PARTITION) {
                *message += &format!(" {topic}-{partition}");
            }
        }
        let why = match self.error {
            ErrorCode::InvalidTimestamp => "invalid timestamp".to_owned(),
            _ => {
                let name = |(index, message): &(i32, String)| {
                    format!("RecordError(batchIndex={index}, message='{message}')")
                };
                let named: Vec<String> = self.record_errors.iter().take(NAMED).map(name).collect();
                format!(
                    "{} record errors in total, and only showing the first three errors at most: [{}]",
                    self.record_errors.len(),
                    named.join(", ")
                )
            }
        };
        self.message = Some(format!(
            "One or more records have been rejected due to {why}"
        ));
        self
    }
}

/// How a text ends behind which the partition's name is wanted.
const IN_PARTITION: &str = "in topic partition";

/// All records of a batch that its topic does not take. Message sets have none: their answers cannot tell.
fn faults(bytes: &[u8], limits: &ProduceLimits) -> Vec<(i32, String)> {
    let Ok(batch) = BatchView::parse(bytes) else {
        return Vec::new();
    };
    let Ok(payload) = batch.payload(limits.max_decompressed_bytes) else {
        return Vec::new();
    };
    let earliest = limits.now_ms.saturating_sub(limits.timestamp_before_max_ms);
    let latest = limits.now_ms.saturating_add(limits.timestamp_after_max_ms);
    let is_timed = limits.timestamp_type == TimestampType::CreateTime;
    let mut faults = Vec::new();
    for (index, record) in (0..).zip(batch.records(&payload).map_while(Result::ok)) {
        let timestamp = record.timestamp;
        if limits.compacted && record.key.is_none() {
            let message =
                format!("Compacted topic cannot accept message without key {IN_PARTITION}");
            faults.push((index, message));
        } else if is_timed && timestamp != -1 && !(earliest..=latest).contains(&timestamp) {
            faults.push((index, format!(
                "Timestamp {timestamp} of message with offset {index} is out of range. The timestamp should be within [{earliest}, {latest}]"
            )));
        }
    }
    faults
}
