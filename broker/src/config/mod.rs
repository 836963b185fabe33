//! Configuration: one table of every key, and the typed views that the other rooms read.
//!
//! Owns names, types, defaults, ranges and synonyms of keys, for brokers, topics, groups and client metrics
//! subscriptions. Reads text, never files; what is set at run time comes from the metadata image as maps of text.

mod broker;
mod describe;
mod dynamic;
mod entity;
mod error;
mod key;
mod listener;
mod properties;
mod settings;
pub mod table;
mod topic;

pub use broker::BrokerConfig;
pub use describe::{ConfigSource, Described, Synonym};
pub use describe::{
    created_topic, describe_broker, describe_client_metrics, describe_cluster_default,
};
pub use describe::{describe_group, describe_topic};
pub use dynamic::Place;
pub use entity::{check_client_metrics, check_group};
pub use error::{ConfigError, ConfigWarning, Fixed};
pub use key::{Allowed, Difference, Importance, Key, Kind, Role, Scope, Update, Value};
pub use listener::{Listener, listen_overlay};
pub use properties::{parse_properties, parse_toml};
pub use settings::Settings;
pub use topic::{CleanupPolicy, CompressionType, TimestampType, TopicConfig};

#[cfg(test)]
mod tests;
