//! What may be set for a group and for a client metrics subscription.

use std::collections::BTreeMap;

use super::key::{Scope, Value};
use super::{BrokerConfig, ConfigError, table};

/// What a subscription's `match` may look at (KIP-714).
const CLIENT_SELECTORS: [&str; 6] = [
    "client_id",
    "client_instance_id",
    "client_software_name",
    "client_software_version",
    "client_source_address",
    "client_source_port",
];

/// The kinds of groups whose members are told intervals.
const KINDS: [&str; 3] = ["consumer", "share", "streams"];

/// Whether a group may set this: each value within the broker's bounds for it, and sessions longer than the time between
/// two heartbeats.
///
/// # Errors
/// An unknown key, a value out of range, or values that do not go together; in words for `INVALID_CONFIG`.
pub fn check_group(
    broker: &BrokerConfig,
    wanted: &BTreeMap<String, String>,
) -> Result<(), ConfigError> {
    for (name, text) in wanted {
        if let Value::Number(number) = parse(Scope::Group, name, text)? {
            check_bounds(broker, name, number)?;
        }
    }
    for kind in KINDS {
        let [session, heartbeat] = ["session.timeout.ms", "heartbeat.interval.ms"].map(|key| {
            let name = format!("{kind}.{key}");
            let own = wanted.get(&name).and_then(|text| text.trim().parse().ok());
            let number = own.or_else(|| broker_number(broker, &format!("group.{name}")));
            (name, number)
        });
        let ((name, Some(session)), (_, Some(heartbeat))) = (session, &heartbeat) else {
            continue;
        };
        if session <= *heartbeat {
            let other = format!("{kind}.heartbeat.interval.ms");
            return Err(unordered(&name, "greater than", &other));
        }
    }
    Ok(())
}

/// Whether a client metrics subscription may set this.
///
/// # Errors
/// An unknown key, a value out of range, or a `match` that looks at something that clients do not have.
pub fn check_client_metrics(wanted: &BTreeMap<String, String>) -> Result<(), ConfigError> {
    for (name, text) in wanted {
        let Value::List(patterns) = parse(Scope::ClientMetrics, name, text)? else {
            continue;
        };
        let is_legal = |pattern: &String| {
            let parts = pattern.split_once('=');
            parts.is_some_and(|(selector, _)| CLIENT_SELECTORS.contains(&selector.trim()))
        };
        if name == "match"
            && let Some(pattern) = patterns.iter().find(|pattern| !is_legal(pattern))
        {
            let reason = format!(
                "it is a list of {}=PATTERN",
                CLIENT_SELECTORS.join("=PATTERN, ")
            );
            return Err(ConfigError::unusable(name, pattern, reason));
        }
    }
    Ok(())
}

fn parse(scope: Scope, name: &str, text: &str) -> Result<Value, ConfigError> {
    match table::find(scope, name) {
        Some(key) => key.parse(text),
        None => Err(ConfigError::UnknownKey {
            key: name.to_owned(),
            nearest: table::nearest(scope, name),
        }),
    }
}

/// A broker bounds what a group sets by keys of its own: `consumer.session.timeout.ms` by
/// `group.consumer.min.session.timeout.ms` and `group.consumer.max.session.timeout.ms`.
fn check_bounds(broker: &BrokerConfig, name: &str, number: i64) -> Result<(), ConfigError> {
    let Some((kind, key)) = name.split_once('.') else {
        return Ok(());
    };
    // The one key whose bound is named otherwise.
    let key = key.strip_prefix("num.").unwrap_or(key);
    let [least, most] = ["min", "max"].map(|bound| format!("group.{kind}.{bound}.{key}"));
    if broker_number(broker, &least).is_some_and(|bound| number < bound) {
        return Err(unordered(name, "greater than or equal to", &least));
    }
    if broker_number(broker, &most).is_some_and(|bound| number > bound) {
        return Err(unordered(name, "less than or equal to", &most));
    }
    Ok(())
}

fn unordered(key: &str, relation: &'static str, other: &str) -> ConfigError {
    ConfigError::Unordered {
        key: key.to_owned(),
        relation,
        other: other.to_owned(),
    }
}

fn broker_number(broker: &BrokerConfig, name: &str) -> Option<i64> {
    let key = table::find(Scope::Broker, name)?;
    match broker.settings().value(key) {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    }
}
