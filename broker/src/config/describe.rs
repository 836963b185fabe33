//! What DescribeConfigs and CreateTopics tell of settings: value, source, synonyms.

use std::collections::{BTreeMap, BTreeSet};

use super::key::{Importance, Key, Scope, Update, Value};
use super::settings::{self, Settings};
use super::{BrokerConfig, table};

/// Where a value comes from; the numbers are DescribeConfigs' (KIP-226).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigSource {
    /// Set for the topic.
    Topic = 1,
    /// Set in the metadata log for this broker.
    DynamicBroker = 2,
    /// Set in the metadata log for all brokers.
    DynamicDefaultBroker = 3,
    /// Set in the broker's file or command line.
    StaticBroker = 4,
    /// Set nowhere.
    Default = 5,
    /// A log level set for a broker (KIP-412).
    DynamicBrokerLogger = 6,
    /// Set for the client metrics subscription (KIP-714).
    ClientMetrics = 7,
    /// Set for the group (KIP-848).
    Group = 8,
}

/// One setting of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// The key.
    pub name: String,
    /// The value in force; `None` where it is null or sensitive.
    pub value: Option<String>,
    /// Where it comes from.
    pub source: ConfigSource,
    /// True where it changes only by a restart.
    pub read_only: bool,
    /// True where the value is kept secret.
    pub is_sensitive: bool,
    /// DescribeConfigs' number of its type; 0 where the type is not known.
    pub config_type: i8,
    /// What it does.
    pub documentation: Option<&'static str>,
    /// Every place where it, or a key that stands in for it, is set, the strongest first.
    pub synonyms: Vec<Synonym>,
}

/// A place where a value is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// The key.
    pub name: String,
    /// The value there; `None` where it is sensitive.
    pub value: Option<String>,
    /// Which place.
    pub source: ConfigSource,
}

impl Described {
    fn new(name: &str, key: Option<&'static Key>, value: Option<String>) -> Self {
        // What is not in the table could be a secret.
        let is_sensitive = key.is_none_or(Key::is_sensitive);
        Self {
            name: name.to_owned(),
            value: value.filter(|_| !is_sensitive),
            source: ConfigSource::Default,
            read_only: false,
            is_sensitive,
            config_type: key.map_or(0, |key| key.kind.id()),
            documentation: key.map(|key| key.doc),
            synonyms: Vec::new(),
        }
    }

    /// Adds the places; the first of them is the source.
    fn with_synonyms(mut self, synonyms: Vec<Synonym>) -> Self {
        self.source = synonyms
            .first()
            .map_or(ConfigSource::Default, |synonym| synonym.source);
        self.synonyms = synonyms;
        self
    }
}

/// The settings of this broker.
pub fn describe_broker(config: &BrokerConfig) -> Vec<Described> {
    let settings = config.settings();
    let mut names: BTreeSet<&str> = shown(Scope::Broker).map(|key| key.name).collect();
    for place in [&settings.file, &settings.cluster, &settings.node] {
        names.extend(place.keys().map(String::as_str));
    }
    let describe = |name: &str| {
        let key = table::find(Scope::Broker, name);
        // Kafka gives the two names of the node's id the same value, whichever is set.
        let value = match (name, key) {
            ("node.id" | "broker.id", _) => Some(config.node_id.to_string()),
            (_, Some(key)) => settings.value(key).ok().and_then(|value| value.text()),
            (_, None) => settings.text(name).map(str::to_owned),
        };
        let mut described = Described::new(name, key, value).with_synonyms(places(
            settings,
            name,
            is_sensitive(key),
        ));
        described.read_only = key.is_none_or(|key| key.update == Update::ReadOnly);
        described
    };
    names.into_iter().map(describe).collect()
}

/// What is set in the metadata log for all brokers.
pub fn describe_cluster_default(config: &BrokerConfig) -> Vec<Described> {
    let settings = config.settings();
    let describe = |(name, text): (&String, &String)| {
        let key = table::find(Scope::Broker, name);
        let mut places = places(settings, name, is_sensitive(key));
        places.retain(|place| place.source == ConfigSource::DynamicDefaultBroker);
        let mut described = Described::new(name, key, Some(text.clone())).with_synonyms(places);
        described.read_only = key.is_none_or(|key| key.update == Update::ReadOnly);
        described
    };
    settings.cluster.iter().map(describe).collect()
}

/// The settings of a topic that sets `overrides` itself.
pub fn describe_topic(
    config: &BrokerConfig,
    overrides: &BTreeMap<String, String>,
) -> Vec<Described> {
    let settings = config.settings();
    described_names(Scope::Topic, overrides)
        .into_iter()
        .map(|name| {
            let key = table::find(Scope::Topic, name);
            let value = match (overrides.get(name), key) {
                (Some(text), Some(key)) => key.parse(text).ok().and_then(|value| value.text()),
                (Some(text), None) => Some(text.clone()),
                (None, Some(key)) => topic_default_text(settings, key),
                (None, None) => None,
            };
            let mut synonyms: Vec<Synonym> = Vec::new();
            if overrides.contains_key(name) {
                let value = value.clone().filter(|_| !is_sensitive(key));
                synonyms.push(Synonym {
                    name: name.to_owned(),
                    value,
                    source: ConfigSource::Topic,
                });
            }
            if let Some(first) = settings::broker_key(name) {
                synonyms.extend(places(settings, first, is_sensitive(key)));
            }
            Described::new(name, key, value).with_synonyms(synonyms)
        })
        .collect()
}

/// The settings of a topic as CreateTopics v5+ tells them: the source is the place of the strongest synonym that is
/// set, and there are no synonyms (KIP-525).
pub fn created_topic(
    config: &BrokerConfig,
    overrides: &BTreeMap<String, String>,
) -> Vec<Described> {
    let settings = config.settings();
    let places = [
        (&settings.node, ConfigSource::DynamicBroker),
        (&settings.cluster, ConfigSource::DynamicDefaultBroker),
        (&settings.file, ConfigSource::StaticBroker),
    ];
    let described = |key: &'static Key| {
        let names = settings::broker_key(key.name)
            .map(settings::synonyms)
            .unwrap_or_default();
        let is_set =
            |place: &BTreeMap<String, String>| names.iter().any(|name| place.contains_key(*name));
        let (value, source) = match overrides.get(key.name) {
            Some(text) => (Some(text.clone()), ConfigSource::Topic),
            None => {
                let place = places.iter().find(|(place, _)| is_set(place));
                (
                    topic_default_text(settings, key),
                    place.map_or(ConfigSource::Default, |(_, source)| *source),
                )
            }
        };
        let mut described = Described::new(key.name, Some(key), value);
        described.source = source;
        described
    };
    table::all(Scope::Topic)
        .filter(|key| key.importance != Importance::Hidden || overrides.contains_key(key.name))
        .map(described)
        .collect()
}

/// The settings of a group that sets `overrides` itself.
pub fn describe_group(
    config: &BrokerConfig,
    overrides: &BTreeMap<String, String>,
) -> Vec<Described> {
    let settings = config.settings();
    let describe = |name: &str| {
        let key = table::find(Scope::Group, name);
        let broker_name = format!("group.{name}");
        let from_broker = table::find(Scope::Broker, &broker_name);
        let value = match (overrides.get(name), from_broker, key) {
            (Some(text), ..) => Some(text.clone()),
            (None, Some(broker_key), _) => settings
                .value(broker_key)
                .ok()
                .and_then(|value| value.text()),
            (None, None, key) => key.and_then(|key| key.default_value().text()),
        };
        let described = Described::new(name, key, value);
        let own = |source| Synonym {
            name: name.to_owned(),
            value: described.value.clone(),
            source,
        };
        let mut synonyms = Vec::new();
        if overrides.contains_key(name) {
            synonyms.push(own(ConfigSource::Group));
        }
        match from_broker {
            Some(_) => synonyms.extend(places(settings, &broker_name, is_sensitive(key))),
            None => synonyms.push(own(ConfigSource::Default)),
        }
        described.with_synonyms(synonyms)
    };
    described_names(Scope::Group, overrides)
        .into_iter()
        .map(describe)
        .collect()
}

/// The settings of a client metrics subscription that sets `overrides`.
pub fn describe_client_metrics(overrides: &BTreeMap<String, String>) -> Vec<Described> {
    let describe = |name: &str| {
        let key = table::find(Scope::ClientMetrics, name);
        let default = key.and_then(|key| key.default_value().text());
        let source = match overrides.contains_key(name) {
            true => ConfigSource::ClientMetrics,
            false => ConfigSource::Default,
        };
        let own = overrides.get(name).cloned();
        let mut described = Described::new(name, key, own.clone().or(default));
        described.source = source;
        described.synonyms.extend(own.map(|value| Synonym {
            name: name.to_owned(),
            value: Some(value),
            source,
        }));
        described
    };
    described_names(Scope::ClientMetrics, overrides)
        .into_iter()
        .map(describe)
        .collect()
}

fn shown(scope: Scope) -> impl Iterator<Item = &'static Key> {
    table::all(scope).filter(|key| key.importance != Importance::Hidden)
}

/// The keys that are always told, and those that are set.
fn described_names(scope: Scope, overrides: &BTreeMap<String, String>) -> BTreeSet<&str> {
    shown(scope)
        .map(|key| key.name)
        .chain(overrides.keys().map(String::as_str))
        .collect()
}

fn is_sensitive(key: Option<&Key>) -> bool {
    key.is_none_or(Key::is_sensitive)
}

fn topic_default_text(settings: &Settings, key: &Key) -> Option<String> {
    match settings.topic_default(key).ok()? {
        Value::Number(number) if key.name == "retention.ms" => Some(number.max(-1).to_string()),
        value => value.text(),
    }
}

/// Every place where a broker's key or one that stands in for it is set. As in Kafka, what comes before the first
/// place of the key itself is left out; so a key that is set only under another name has no places.
fn places(settings: &Settings, name: &str, is_sensitive: bool) -> Vec<Synonym> {
    let names = settings::synonyms(name);
    let mut places = Vec::new();
    for (set, source) in [
        (&settings.node, ConfigSource::DynamicBroker),
        (&settings.cluster, ConfigSource::DynamicDefaultBroker),
        (&settings.file, ConfigSource::StaticBroker),
    ] {
        for name in &names {
            if let Some(text) = set.get(*name) {
                let value = Some(text.clone()).filter(|_| !is_sensitive);
                places.push(Synonym {
                    name: (*name).to_owned(),
                    value,
                    source,
                });
            }
        }
    }
    for name in &names {
        let default = table::find(Scope::Broker, name).and_then(|key| key.default_value().text());
        // An empty list is a default like any other, but Kafka tells of no default that is null.
        if let Some(default) = default {
            let value = Some(default).filter(|_| !is_sensitive);
            places.push(Synonym {
                name: (*name).to_owned(),
                value,
                source: ConfigSource::Default,
            });
        }
    }
    let first = places
        .iter()
        .position(|place| place.name == name)
        .unwrap_or(places.len());
    places.split_off(first)
}
