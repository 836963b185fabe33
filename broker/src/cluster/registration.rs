//! Brokers that registered with the controller at some time.

use kafka_proto::messages::{BrokerRegistrationChangeRecord, RegisterBrokerRecord};
use kafka_proto::{Array, Uuid};

use super::feature::{CORDONED_DIRECTORIES_SINCE, DIRECTORIES_SINCE, MIGRATION_SINCE};
use super::record::{MetadataFrame, MetadataRecord};

/// A broker that registered with the controller at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokerRegistration {
    /// Given by the controller at each registration.
    pub broker_epoch: i64,
    /// Which start of the broker's it is.
    pub incarnation_id: Uuid,
    /// Its rack.
    pub rack: Option<String>,
    /// Whether it may not lead.
    pub fenced: bool,
    /// Whether it is about to stop.
    pub in_controlled_shutdown: bool,
    /// The ids of its directories.
    pub log_dirs: Vec<Uuid>,
    /// Those of them that take no new partitions (KIP-1066).
    pub cordoned_log_dirs: Option<Vec<Uuid>>,
    /// The record that it registered with: endpoints and features stand there.
    record: Box<[u8]>,
}

impl BrokerRegistration {
    pub(super) fn new(record: &RegisterBrokerRecord<'_>, value: &[u8]) -> Self {
        Self {
            broker_epoch: record.broker_epoch,
            incarnation_id: record.incarnation_id,
            rack: record.rack.map(str::to_owned),
            fenced: record.fenced,
            in_controlled_shutdown: record.in_controlled_shutdown,
            log_dirs: record.log_dirs.to_vec(),
            cordoned_log_dirs: record.cordoned_log_dirs.as_ref().map(Array::to_vec),
            record: value.into(),
        }
    }

    pub(super) fn change(&mut self, record: &BrokerRegistrationChangeRecord<'_>) {
        match record.fenced {
            1 => self.fenced = true,
            -1 => self.fenced = false,
            _ => {}
        }
        if record.in_controlled_shutdown == 1 {
            self.in_controlled_shutdown = true;
        }
        if !record.log_dirs.is_empty() {
            self.log_dirs = record.log_dirs.to_vec();
        }
        if let Some(cordoned) = &record.cordoned_log_dirs {
            self.cordoned_log_dirs = Some(cordoned.to_vec());
        }
    }

    /// The record that says all of it, in the version that goes with a `metadata.version`.
    ///
    /// # Panics
    /// Never: the record was read when it came.
    pub(super) fn to_record(&self, level: i16) -> MetadataRecord {
        let frame = MetadataFrame::read(&self.record).expect("it was read when it came");
        let written_as = frame.version;
        let decoded = frame.decode::<RegisterBrokerRecord<'_>>();
        let mut record = decoded.expect("it was read when it came");
        record.fenced = self.fenced;
        record.in_controlled_shutdown = self.in_controlled_shutdown;
        record.log_dirs = Array::from(&self.log_dirs[..]);
        record.cordoned_log_dirs = self.cordoned_log_dirs.as_deref().map(Array::from);
        let version = match level {
            CORDONED_DIRECTORIES_SINCE.. => 4,
            DIRECTORIES_SINCE.. => 3,
            MIGRATION_SINCE.. => 2,
            _ => 1,
        };
        // A level that was lowered since does not take away what was said.
        let said = match (&self.cordoned_log_dirs, &self.log_dirs[..]) {
            (Some(_), _) => 4,
            (None, []) => written_as,
            (None, _) => written_as.max(3),
        };
        MetadataRecord::new(&record, version.max(said))
    }
}
