//! What is wrong with a configuration, and what is odd about it.

/// A configuration that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Neither Kafka nor we know the key.
    #[error("unknown configuration {key}; did you mean {nearest}?")]
    UnknownKey {
        /// What was set.
        key: String,
        /// The known key that looks most like it.
        nearest: &'static str,
    },
    /// A value of the wrong type or out of range.
    #[error("invalid value '{value}' for configuration {key}: it has to be {allowed}")]
    InvalidValue {
        /// What was set.
        key: String,
        /// To what.
        value: String,
        /// What would have been right.
        allowed: String,
        /// What Kafka says, which its tools show and scripts look for; empty where it has no such check.
        kafka: String,
    },
    /// Two values of one topic that do not go together.
    #[error("conflict topic config setting {key} ({value}) > {other} ({bound})")]
    Conflict {
        /// The one that is too large.
        key: &'static str,
        /// Its value.
        value: i64,
        /// The one that bounds it.
        other: &'static str,
        /// Its value.
        bound: i64,
    },
    /// A value that does not go with another one, or with what this broker can do.
    #[error("configuration {key}={value}: {reason}")]
    Unusable {
        /// What was set.
        key: String,
        /// To what.
        value: String,
        /// Why that does not work.
        reason: String,
    },
    /// A number on the wrong side of another key's.
    #[error("{key} must be {relation} {other}")]
    Unordered {
        /// What was set.
        key: String,
        /// On which side of the other key it has to be.
        relation: &'static str,
        /// The other key.
        other: String,
    },
    /// A key that does not change while the broker runs, or not so.
    #[error("{reason}: [{key}]")]
    Fixed {
        /// What was set.
        key: String,
        /// Why it cannot be.
        reason: Fixed,
    },
    /// A line of a properties or TOML file that cannot be read.
    #[error("line {line}: {reason}")]
    Syntax {
        /// Counted from 1.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
}

/// Why a key of the broker does not change while it runs (KIP-226), as Kafka says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fixed {
    /// Only a restart with another configuration changes it.
    #[error("Cannot update these configs dynamically")]
    AtStart,
    /// It is set for each broker by its id.
    #[error("Cannot update these configs at default cluster level, broker id must be specified")]
    ForAllBrokers,
    /// It is set for one listener, below `listener.name.`.
    #[error(
        "These security configs can be dynamically updated only per-listener using the listener prefix"
    )]
    ForAllListeners,
}

impl ConfigError {
    /// The key that is at fault; `None` where the text around it cannot be read.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::UnknownKey { key, .. }
            | Self::InvalidValue { key, .. }
            | Self::Unusable { key, .. }
            | Self::Unordered { key, .. }
            | Self::Fixed { key, .. } => Some(key),
            Self::Conflict { key, .. } => Some(key),
            Self::Syntax { .. } => None,
        }
    }

    /// The text of the error in an answer: Kafka's, where Kafka has the same check.
    pub fn for_clients(&self) -> String {
        match self {
            Self::UnknownKey { key, .. } => format!("Unknown topic config name: {key}"),
            Self::InvalidValue { kafka, .. } if !kafka.is_empty() => kafka.clone(),
            other => other.to_string(),
        }
    }

    /// For a value that is fine by itself.
    pub(super) fn unusable(key: &str, value: impl ToString, reason: impl Into<String>) -> Self {
        Self::Unusable {
            key: key.to_owned(),
            value: value.to_string(),
            reason: reason.into(),
        }
    }
}

/// A setting that is taken, though not as its author may think.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigWarning {
    /// The key.
    pub key: String,
    /// What becomes of it.
    pub reason: String,
}

impl std::fmt::Display for ConfigWarning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "configuration {}: {}", self.key, self.reason)
    }
}
