//! What a broker writes to the metadata log before it serves.

use kafka_proto::messages::{AbortTransactionRecord, FeatureLevelRecord};

use super::feature::{FRESH_METADATA_VERSION, METADATA_VERSION};
use super::image::Image;
use super::record::MetadataRecord;

/// The records to append once the log is replayed, perhaps none: the end of a transaction that its controller did not
/// live to end, and the `metadata.version` of a fresh directory, without which no Kafka would open it.
pub fn startup_records(image: &Image) -> Vec<MetadataRecord> {
    let mut records = Vec::new();
    if image.in_transaction() {
        let record = AbortTransactionRecord {
            reason: Some("a new controller took over"),
            ..Default::default()
        };
        records.push(MetadataRecord::new(&record, 0));
    }
    if image.metadata_version().is_none() {
        let record = FeatureLevelRecord {
            name: METADATA_VERSION,
            feature_level: FRESH_METADATA_VERSION,
            ..Default::default()
        };
        records.push(MetadataRecord::new(&record, 0));
    }
    records
}
