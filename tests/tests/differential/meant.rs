//! What is meant to differ from Kafka, each with its reason.

use kafka_proto::ApiKey;
use serde_json::Value;

use super::comparison::Difference;

/// A difference that is meant.
pub struct Meant {
    pub api: ApiKey,
    /// The first and the last version.
    pub versions: (i16, i16),
    /// The fields, indexes left out; with `*` at the end all that begin so.
    pub fields: &'static [&'static str],
    /// What Kafka says there, in JSON or `nothing`; empty for anything.
    pub kafka: &'static str,
    /// What we say there, in JSON; empty for anything.
    pub ours: &'static str,
    /// How the names of the conversations begin where it is seen.
    pub plays: &'static str,
    pub reason: &'static str,
}

const MIN_INSYNC_REPLICAS: &str = "A cluster that Kafka 4.1 or newer formats has min.insync.replicas set for all brokers (KIP-966); ours has the default.";

/// All of it.
pub static MEANT: &[Meant] = &[
    Meant {
        fields: &["apiKeys*", "supportedFeatures*", "finalizedFeatures*"],
        ..all(
            ApiKey::ApiVersions,
            "We tell what we serve: every version of an API, and no API that we lack; and the features of our own metadata.",
        )
    },
    Meant {
        fields: &["topics.configs.configSource"],
        kafka: "3",
        ours: "5",
        ..all(ApiKey::CreateTopics, MIN_INSYNC_REPLICAS)
    },
    Meant {
        fields: &[
            "results.configs.configSource",
            "results.configs.synonyms.source",
        ],
        kafka: "3",
        ours: "5",
        ..all(ApiKey::DescribeConfigs, MIN_INSYNC_REPLICAS)
    },
    Meant {
        fields: &["results.configs"],
        kafka: r#"{"name":"min.insync.replicas","value":"1","readOnly":false,"configSource":3,"isSensitive":false,"synonyms":[],"configType":3,"documentation":null}"#,
        ours: "nothing",
        ..all(ApiKey::DescribeConfigs, MIN_INSYNC_REPLICAS)
    },
    Meant {
        fields: &["results.configs.synonyms"],
        kafka: r#"{"name":"min.insync.replicas","value":"1","source":5}"#,
        ours: "nothing",
        ..all(ApiKey::DescribeConfigs, MIN_INSYNC_REPLICAS)
    },
    Meant {
        fields: &["topics.errorCode", "topics.partitions", "topics.topicId"],
        plays: "metadata-",
        ..all(
            ApiKey::Metadata,
            "A topic that the request brings into being: Kafka answers before it is there, ours when it is.",
        )
    },
    Meant {
        fields: &["responses.partitionResponses.errorCode"],
        kafka: "-1",
        ours: "76",
        ..all(
            ApiKey::Produce,
            "A codec that nobody knows: Kafka takes it for trouble of its own.",
        )
    },
    Meant {
        fields: &[
            "responses.partitionResponses.errorCode",
            "responses.partitionResponses.baseOffset",
        ],
        plays: "produce-odd-records",
        ..all(
            ApiKey::Produce,
            "Records whose offsets do not rise by one, or with a length below -1: Kafka stores them as they are, ours takes them for corrupt.",
        )
    },
    Meant {
        versions: (0, 2),
        fields: &["responses.partitionResponses.errorCode"],
        kafka: "87",
        ours: "76",
        ..all(
            ApiKey::Produce,
            "Zstd in a message set: Kafka 3.9 has no word for it, ours says that it is the codec.",
        )
    },
    Meant {
        fields: &[
            "responses.partitionResponses.errorCode",
            "responses.partitionResponses.errorMessage",
        ],
        plays: "produce-wrong-length",
        ..all(
            ApiKey::Produce,
            "A batch of a length that none can have: Kafka calls it corrupt below 14 bytes, ours invalid as above.",
        )
    },
    Meant {
        versions: (0, 2),
        fields: &["responses.partitionResponses.errorCode"],
        kafka: "0",
        ours: "87",
        ..all(
            ApiKey::Produce,
            "Messages that are cut off: Kafka drops them and says that all is well.",
        )
    },
    Meant {
        fields: &["responses.partitions.records*"],
        plays: "produce-legacy",
        ..all(
            ApiKey::Fetch,
            "Message sets: Kafka rewrites them as batches when they come, ours are stored as they came.",
        )
    },
    Meant {
        versions: (0, 2),
        fields: &["responses.partitions.records*"],
        kafka: "nothing",
        plays: "fetch-",
        ..all(
            ApiKey::Fetch,
            "A bound below one batch: an old client gets none from Kafka, and no further; from us it gets one.",
        )
    },
    Meant {
        versions: (0, 3),
        fields: &["responses.partitions.records"],
        kafka: "null",
        ours: "[]",
        plays: "fetch-zstd",
        ..all(
            ApiKey::Fetch,
            "Zstd for message sets: both refuse it, Kafka 3.9 with null instead of empty records.",
        )
    },
    Meant {
        fields: &["responses.partitions.*", "nodeEndpoints*"],
        plays: "fetch-as-replica",
        ..all(
            ApiKey::Fetch,
            "Who claims to be a replica: Kafka says that it is none, ours answers as it answers any consumer.",
        )
    },
    Meant {
        fields: &["coordinators.*"],
        plays: "coordinator-share",
        ..all(
            ApiKey::FindCoordinator,
            "Share groups are not served: the key's type is refused, where Kafka says that its coordinator is not ready.",
        )
    },
    Meant {
        versions: (0, 3),
        fields: &["responses.partitions.records*"],
        ours: "nothing",
        plays: "fetch-converted",
        ..all(
            ApiKey::Fetch,
            "Batches converted down fill the size that they had before; how many fit depends on who compressed them.",
        )
    },
    Meant {
        versions: (0, 0),
        fields: &["topics.partitions.errorCode"],
        kafka: "35",
        ours: "0",
        ..all(
            ApiKey::OffsetCommit,
            "Offsets that once lay in ZooKeeper: ours lie with all others.",
        )
    },
    Meant {
        versions: (0, 0),
        fields: &[
            "topics.partitions.errorCode",
            "topics.partitions.committedOffset",
            "topics.partitions.metadata",
        ],
        ..all(
            ApiKey::OffsetFetch,
            "Offsets that once lay in ZooKeeper: ours lie with all others.",
        )
    },
];

const fn all(api: ApiKey, reason: &'static str) -> Meant {
    Meant {
        api,
        versions: (0, i16::MAX),
        fields: &[],
        kafka: "",
        ours: "",
        plays: "",
        reason,
    }
}

impl Meant {
    /// Whether this is it.
    pub fn covers(&self, play: &str, api: ApiKey, version: i16, difference: &Difference) -> bool {
        let (from, to) = self.versions;
        let path = without_indexes(&difference.path);
        let is_path = |field: &&str| match field.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == **field,
        };
        self.api == api
            && (from..=to).contains(&version)
            && play.starts_with(self.plays)
            && self.fields.iter().any(is_path)
            && is(self.kafka, difference.kafka.as_ref())
            && is(self.ours, difference.ours.as_ref())
    }
}

fn is(wanted: &str, value: Option<&Value>) -> bool {
    let text = value.map_or_else(|| "nothing".to_owned(), Value::to_string);
    wanted.is_empty() || text == wanted
}

/// A path that is the same for all elements of arrays.
pub fn without_indexes(path: &str) -> String {
    let mut depth = 0;
    path.chars()
        .filter(|&c| {
            depth += i32::from(c == '[');
            let outside = depth == 0;
            depth -= i32::from(c == ']');
            outside
        })
        .collect()
}
