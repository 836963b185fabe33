//! Who cleans up: gives up records that the group has read, and again and again deletes a group whose offsets it
//! committed itself.

use std::collections::BTreeSet;
use std::time::Duration;

use kafka_proto::ErrorCode;
use kafka_proto::messages::delete_records::request::{DeleteRecordsPartition, DeleteRecordsTopic};
use kafka_proto::messages::offset_commit::request::{
    OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use kafka_proto::messages::offset_delete::request::{
    OffsetDeleteRequestPartition, OffsetDeleteRequestTopic,
};
use kafka_proto::messages::offset_fetch::request::OffsetFetchRequestTopic;
use kafka_proto::messages::{
    DeleteGroupsRequest, DeleteGroupsResponse, DeleteRecordsRequest, DeleteRecordsResponse,
    OffsetCommitRequest, OffsetCommitResponse, OffsetDeleteRequest, OffsetDeleteResponse,
    OffsetFetchRequest, OffsetFetchResponse,
};

use crate::client::{Client, PARTITIONS, Scene, TOPIC, request, response};
use crate::dice::Dice;

/// A group of its own.
const GROUP: &str = "visitors";
const NAME: &str = "janitor";
const COMMIT_VERSION: i16 = 7;
const OFFSETS_VERSION: i16 = 5;
/// What was sent on the connection before has come in by then, or never will.
const SETTLED: Duration = Duration::from_millis(20);

#[derive(Debug, Clone, Copy)]
enum Asked {
    Erase { partition: i32, offset: i64 },
    Commit(i64),
    DeleteGroup,
    DeleteOffset,
    Look,
}

/// What the group may have committed, as far as its janitor knows.
#[derive(Debug, Default)]
struct Known {
    /// `None`: no offset. More than one where an answer was lost.
    offsets: BTreeSet<Option<i64>>,
    /// There may be a group, and there may be none.
    group: BTreeSet<bool>,
}

#[derive(Debug)]
pub struct Janitor {
    /// Of DeleteRecords and DeleteGroups.
    version: i16,
    connected: bool,
    correlation_id: i32,
    asked: Option<Asked>,
    known: Known,
    next_offset: i64,
    wake_at: Option<Duration>,
}

impl Janitor {
    pub fn draw(dice: &mut Dice) -> Self {
        Self {
            version: dice.version(0, 2),
            connected: false,
            correlation_id: 0,
            asked: None,
            known: Known {
                offsets: [None].into(),
                group: [false].into(),
            },
            next_offset: 0,
            wake_at: None,
        }
    }

    fn ask<'m, R: kafka_proto::Request<'m>>(
        &mut self,
        scene: &mut Scene<'_>,
        asked: Asked,
        version: i16,
        message: &R,
    ) {
        self.correlation_id += 1;
        self.asked = Some(asked);
        scene
            .outbox
            .push(request(message, version, self.correlation_id, NAME));
    }

    fn go_on(&mut self, scene: &mut Scene<'_>) {
        match scene.dice.range(0, 6) {
            0 | 1 => self.erase(scene),
            2 => self.commit(scene),
            3 => {
                self.known.offsets.insert(None);
                self.known.group.insert(false);
                let message = DeleteGroupsRequest {
                    groups_names: vec![GROUP],
                    ..Default::default()
                };
                self.ask(scene, Asked::DeleteGroup, self.version, &message);
            }
            4 => self.delete_offset(scene),
            _ => self.look(scene),
        }
    }

    /// Gives up what the group has committed in some partition, or a part of it.
    fn erase(&mut self, scene: &mut Scene<'_>) {
        let partition =
            i32::try_from(scene.dice.range(0, PARTITIONS.unsigned_abs().into())).expect("small");
        let committed = scene.ledger.committed.get(&partition).copied().unwrap_or(0);
        let begun = scene.ledger.erasing.get(&partition).copied().unwrap_or(0);
        let left = u64::try_from(committed - begun).unwrap_or(0);
        let offset = begun + i64::try_from(scene.dice.range(0, left + 1)).expect("small");
        scene.ledger.erasing.insert(partition, offset);
        let message = DeleteRecordsRequest {
            topics: vec![DeleteRecordsTopic {
                name: TOPIC,
                partitions: vec![DeleteRecordsPartition {
                    partition_index: partition,
                    offset,
                    ..Default::default()
                }],
                ..Default::default()
            }],
            timeout_ms: 30_000,
            ..Default::default()
        };
        let asked = Asked::Erase { partition, offset };
        self.ask(scene, asked, self.version, &message);
    }

    fn commit(&mut self, scene: &mut Scene<'_>) {
        self.next_offset += 1;
        let offset = self.next_offset;
        self.known.offsets.insert(Some(offset));
        self.known.group.insert(true);
        let message = OffsetCommitRequest {
            group_id: GROUP,
            topics: vec![OffsetCommitRequestTopic {
                name: TOPIC,
                partitions: vec![OffsetCommitRequestPartition {
                    committed_offset: offset,
                    committed_metadata: Some(""),
                    ..Default::default()
                }],
                ..Default::default()
            }],
            ..Default::default()
        };
        self.ask(scene, Asked::Commit(offset), COMMIT_VERSION, &message);
    }

    fn delete_offset(&mut self, scene: &mut Scene<'_>) {
        self.known.offsets.insert(None);
        let message = OffsetDeleteRequest {
            group_id: GROUP,
            topics: vec![OffsetDeleteRequestTopic {
                name: TOPIC,
                partitions: vec![OffsetDeleteRequestPartition::default()],
                ..Default::default()
            }],
            ..Default::default()
        };
        self.ask(scene, Asked::DeleteOffset, 0, &message);
    }

    fn look(&mut self, scene: &mut Scene<'_>) {
        let message = OffsetFetchRequest {
            group_id: GROUP,
            topics: Some(vec![OffsetFetchRequestTopic {
                name: TOPIC,
                partition_indexes: (&[0]).into(),
                ..Default::default()
            }]),
            ..Default::default()
        };
        self.ask(scene, Asked::Look, OFFSETS_VERSION, &message);
    }

    fn take(&mut self, scene: &mut Scene<'_>, asked: Asked, frame: &[u8]) -> Result<(), String> {
        let id = self.correlation_id;
        match asked {
            Asked::Erase { partition, offset } => {
                let answer: DeleteRecordsResponse<'_> = response(frame, self.version, id)?;
                let told = answer
                    .topics
                    .first()
                    .and_then(|topic| topic.partitions.first());
                let told = told.ok_or("DeleteRecords answers no partition")?;
                // The group commits what it read, and a power cut takes back what nobody was told to be durable.
                let out_of_range = ErrorCode::OffsetOutOfRange.code();
                let may_be_gone = !scene.stable && !scene.ledger.has_from(partition, offset - 1);
                if told.error_code == out_of_range && may_be_gone {
                    return Ok(());
                }
                if told.error_code != 0 || told.low_watermark < offset {
                    return Err(format!("{partition} was given up below {offset}: {told:?}"));
                }
                scene.ledger.erase(partition, told.low_watermark);
            }
            Asked::Commit(offset) => {
                let answer: OffsetCommitResponse<'_> = response(frame, COMMIT_VERSION, id)?;
                let told = answer
                    .topics
                    .first()
                    .and_then(|topic| topic.partitions.first());
                match told.map(|told| told.error_code) {
                    Some(0) => self.known.are([Some(offset)], true),
                    error => return Err(format!("OffsetCommit of the janitor got {error:?}")),
                }
            }
            Asked::DeleteGroup => {
                let answer: DeleteGroupsResponse<'_> = response(frame, self.version, id)?;
                let told = answer.results.first().map(|told| told.error_code);
                self.found_group("DeleteGroups", told)?;
                self.known.are([None], false);
            }
            Asked::DeleteOffset => {
                let answer: OffsetDeleteResponse<'_> = response(frame, 0, id)?;
                let was_there = self.found_group("OffsetDelete", Some(answer.error_code))?;
                self.known.are([None], was_there);
            }
            Asked::Look => {
                let answer: OffsetFetchResponse<'_> = response(frame, OFFSETS_VERSION, id)?;
                let told = answer
                    .topics
                    .first()
                    .and_then(|topic| topic.partitions.first());
                let told = told.ok_or("OffsetFetch answers no partition")?;
                let offset = (told.committed_offset >= 0).then_some(told.committed_offset);
                if !self.known.offsets.contains(&offset) {
                    return Err(format!("{GROUP} has {offset:?}, known is {:?}", self.known));
                }
            }
        }
        Ok(())
    }

    /// Whether a deletion found the group; whether it could.
    fn found_group(&self, what: &str, error: Option<i16>) -> Result<bool, String> {
        let found = match error.and_then(ErrorCode::from_code) {
            Some(ErrorCode::None) => true,
            Some(ErrorCode::GroupIdNotFound) => false,
            error => return Err(format!("{what} got {error:?}")),
        };
        if self.known.group.contains(&found) {
            Ok(found)
        } else {
            Err(format!(
                "{what} found the group: {found}, known is {:?}",
                self.known
            ))
        }
    }
}

impl Known {
    /// The last answer says it all: it comes after everything that was asked before.
    fn are(&mut self, offsets: [Option<i64>; 1], group: bool) {
        self.offsets = offsets.into();
        self.group = [group].into();
    }
}

impl Client for Janitor {
    fn connected(&mut self, scene: &mut Scene<'_>) {
        self.connected = true;
        self.wake_at = Some(scene.now + SETTLED);
    }

    fn received(&mut self, scene: &mut Scene<'_>, frame: &[u8]) {
        let outcome = match self.asked.take() {
            Some(asked) => self.take(scene, asked, frame),
            None => Err("the janitor got an answer to nothing".to_owned()),
        };
        if let Err(words) = outcome {
            scene.ledger.violation(words);
        }
        if !scene.calm {
            self.wake_at = Some(scene.now + scene.dice.millis(1, 400));
        }
    }

    fn disconnected(&mut self) {
        self.connected = false;
        self.asked = None;
        self.wake_at = None;
    }

    fn next_deadline(&self) -> Option<Duration> {
        self.wake_at
    }

    fn fire(&mut self, scene: &mut Scene<'_>) {
        self.wake_at = None;
        if self.connected && self.asked.is_none() {
            self.go_on(scene);
        }
    }

    fn is_done(&self) -> bool {
        self.asked.is_none()
    }

    fn describe(&self) -> String {
        format!("{NAME}: waits for {:?}, knows {:?}", self.asked, self.known)
    }
}
