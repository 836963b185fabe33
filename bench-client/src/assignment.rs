//! The embedded protocol of consumers in a group: who wants which topics, who gets which partitions.

use std::ops::Range;

use anyhow::Result;
use kafka_proto::messages::consumer_protocol_assignment::TopicPartition;
use kafka_proto::messages::{ConsumerProtocolAssignment, ConsumerProtocolSubscription};
use kafka_proto::versioned;

pub const PROTOCOL_TYPE: &str = "consumer";
/// Neighbouring partitions to each member, by the order of their ids: every consumer knows it.
pub const STRATEGY: &str = "range";
/// Later ones only add to the end.
const VERSION: i16 = 0;

/// What a member says when it joins.
pub fn subscription(topic: &str) -> Result<Vec<u8>> {
    let subscription = ConsumerProtocolSubscription {
        topics: vec![topic],
        ..Default::default()
    };
    Ok(versioned::encode(&subscription, VERSION)?)
}

/// The shares of `members` members, as even as can be.
pub fn range(partitions: usize, members: usize) -> Vec<Range<usize>> {
    let (each, more) = (partitions / members.max(1), partitions % members.max(1));
    let mut next = 0;
    let share = |member: usize| {
        let start = next;
        next += each + usize::from(member < more);
        start..next
    };
    (0..members).map(share).collect()
}

/// What the leader hands out to a member.
pub fn encode(topic: &str, share: Range<usize>) -> Result<Vec<u8>> {
    let partitions: Vec<i32> = share.map(|partition| partition as i32).collect();
    let assignment = ConsumerProtocolAssignment {
        assigned_partitions: vec![TopicPartition {
            topic,
            partitions: (&partitions).into(),
            ..Default::default()
        }],
        ..Default::default()
    };
    Ok(versioned::encode(&assignment, VERSION)?)
}

/// The partitions of a topic in an assignment.
pub fn decode(bytes: &[u8], topic: &str) -> Result<Vec<usize>> {
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let assignment: ConsumerProtocolAssignment<'_> = versioned::decode(bytes)?;
    let ours = assignment
        .assigned_partitions
        .iter()
        .filter(|assigned| assigned.topic == topic);
    let partitions = ours.flat_map(|assigned| assigned.partitions.iter());
    Ok(partitions.map(|partition| partition as usize).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_partition_has_one_member() {
        assert_eq!(range(7, 3), [0..3, 3..5, 5..7]);
        assert_eq!(range(2, 3), [0..1, 1..2, 2..2]);
    }

    #[test]
    fn an_assignment_comes_back() {
        let bytes = encode("t", 3..6).expect("it fits");
        assert_eq!(decode(&bytes, "t").expect("it is whole"), [3, 4, 5]);
        assert_eq!(decode(&bytes, "other").expect("it is whole"), [0; 0]);
        assert_eq!(decode(&[], "t").expect("nothing is assigned"), [0; 0]);
    }
}
