mod broker;
mod describe;
mod properties;
mod table;
mod topic;

use std::collections::BTreeMap;

use super::{BrokerConfig, ConfigError, ConfigWarning};

/// A map of what is set.
fn set(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}

fn read(pairs: &[(&str, &str)]) -> Result<(BrokerConfig, Vec<ConfigWarning>), ConfigError> {
    BrokerConfig::from_properties(&set(pairs))
}

fn broker(pairs: &[(&str, &str)]) -> BrokerConfig {
    read(pairs).expect("a good configuration").0
}
