//! Gathers the settings: flag before `-X` before environment before file before default.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use super::arguments::Start;
use crate::config::{
    BrokerConfig, ConfigError, ConfigWarning, Scope, listen_overlay, parse_properties, parse_toml,
    table,
};

/// What every variable begins with that stands for a setting: `CHRONIK_LOG_DIRS` is `log.dirs`.
const ENVIRONMENT_PREFIX: &str = "CHRONIK_";
/// Variables that stand for flags.
const ENVIRONMENT_FLAGS: [&str; 5] = [
    "CHRONIK_DATA_DIR",
    "CHRONIK_LISTEN",
    "CHRONIK_ADVERTISE",
    "CHRONIK_CONFIG",
    "CHRONIK_LOG_FORMAT",
];

/// The broker's configuration, and what is odd about it.
///
/// # Errors
/// A file that cannot be read, or a setting that cannot be used.
pub fn load(
    start: &Start,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<(BrokerConfig, Vec<ConfigWarning>)> {
    let mut properties = match &start.config {
        Some(path) => read_file(path)?,
        None => BTreeMap::new(),
    };
    let mut odd = Vec::new();
    properties.extend(from_environment(environment, &mut odd));
    properties.extend(start.settings.iter().cloned());
    if let Some(dir) = &start.data_dir {
        let dir = dir
            .to_str()
            .ok_or_else(|| anyhow!("--data-dir {}: the name is not UTF-8", dir.display()))?;
        properties.insert("log.dirs".to_owned(), dir.to_owned());
    }
    properties.extend(listen_overlay(&start.listen, start.advertise.as_deref())?);
    let (config, warnings) =
        BrokerConfig::from_properties(&properties).map_err(|error| help(error, start))?;
    odd.extend(warnings);
    Ok((config, odd))
}

/// Says where an unknown key may have come from.
fn help(error: ConfigError, start: &Start) -> anyhow::Error {
    match (&error, &start.config) {
        (ConfigError::UnknownKey { key, .. }, Some(path))
            if !start.settings.iter().any(|(set, _)| set == key) =>
        {
            anyhow!("{}: {error}", path.display())
        }
        _ => error.into(),
    }
}

fn read_file(path: &Path) -> Result<BTreeMap<String, String>> {
    let name = || format!("--config {}", path.display());
    let text = std::fs::read_to_string(path).with_context(name)?;
    let is_toml = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    if is_toml {
        parse_toml(&text)
    } else {
        parse_properties(&text)
    }
    .with_context(name)
}

/// The settings among the variables. One that stands for nothing is left out and named: programs share environments.
fn from_environment(
    environment: impl IntoIterator<Item = (String, String)>,
    odd: &mut Vec<ConfigWarning>,
) -> BTreeMap<String, String> {
    let mut settings = BTreeMap::new();
    for (variable, value) in environment {
        let Some(name) = variable.strip_prefix(ENVIRONMENT_PREFIX) else {
            continue;
        };
        if ENVIRONMENT_FLAGS.contains(&variable.as_str()) {
            continue;
        }
        let key = name.to_ascii_lowercase().replace('_', ".");
        let candidates = [key.clone(), format!("chronik.{key}")];
        match candidates
            .into_iter()
            .find(|key| table::find(Scope::Broker, key).is_some())
        {
            Some(key) => {
                settings.insert(key, value);
            }
            None => {
                let nearest = table::nearest(Scope::Broker, &key);
                let reason = format!(
                    "the environment names no setting with {variable}; the nearest is {nearest}"
                );
                odd.push(ConfigWarning { key, reason });
            }
        }
    }
    settings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(
        start: &Start,
        environment: &[(&str, &str)],
    ) -> Result<(BrokerConfig, Vec<ConfigWarning>)> {
        load(
            start,
            environment
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned())),
        )
    }

    fn file(name: &str, text: &str) -> std::path::PathBuf {
        let path = std::env::temp_dir().join(format!(
            "chronik-configuration-{}-{name}",
            std::process::id()
        ));
        std::fs::write(&path, text).expect("the file can be written");
        path
    }

    #[test]
    fn the_stronger_place_counts() {
        let path = file(
            "strength.properties",
            "num.partitions=2\nlog.dirs=from-file\nmessage.max.bytes=7000\n",
        );
        let mut start = Start {
            config: Some(path.clone()),
            ..Default::default()
        };
        let partitions = |start: &Start, environment: &[(&str, &str)]| {
            config(start, environment)
                .expect("it is fine")
                .0
                .num_partitions
        };
        assert_eq!(partitions(&Start::default(), &[]), 1);
        assert_eq!(partitions(&start, &[]), 2);
        assert_eq!(partitions(&start, &[("CHRONIK_NUM_PARTITIONS", "3")]), 3);
        start.settings = vec![("num.partitions".to_owned(), "4".to_owned())];
        assert_eq!(partitions(&start, &[("CHRONIK_NUM_PARTITIONS", "3")]), 4);
        start.settings = vec![("log.dirs".to_owned(), "from-x".to_owned())];
        start.data_dir = Some("from-flag".into());
        assert_eq!(
            config(&start, &[]).expect("it is fine").0.log_dirs,
            ["from-flag"]
        );
        std::fs::remove_file(path).expect("it was there");
    }

    #[test]
    fn our_own_keys_need_our_name_only_once() {
        let environment = [("CHRONIK_MEMORY_MAX_BYTES", "99000000")];
        let (config, warnings) = config(&Start::default(), &environment).expect("it is fine");
        assert_eq!(config.chronik_memory_max_bytes, 99_000_000);
        assert_eq!(warnings, []);
    }

    #[test]
    fn a_stray_variable_is_named_and_left_out() {
        let (_, warnings) =
            config(&Start::default(), &[("CHRONIK_NUM_PARTITION", "3")]).expect("it is fine");
        assert_eq!(warnings.len(), 1);
        assert!(
            warnings[0].reason.contains("num.partitions"),
            "{}",
            warnings[0]
        );
    }

    #[test]
    fn errors_name_the_place_and_the_nearest_key() {
        let path = file("unknown.toml", "num.partitons = 2\n");
        let start = Start {
            config: Some(path.clone()),
            ..Default::default()
        };
        let error = config(&start, &[]).expect_err("unknown key").to_string();
        assert!(
            error.contains("unknown.toml") && error.contains("num.partitions"),
            "{error}"
        );
        std::fs::remove_file(path).expect("it was there");
        let missing = Start {
            config: Some("no-such-file.properties".into()),
            ..Default::default()
        };
        let error = format!("{:#}", config(&missing, &[]).expect_err("no file"));
        assert!(error.contains("no-such-file.properties"), "{error}");
    }

    #[test]
    fn every_address_needs_an_advertised_one() {
        let everywhere = Start {
            listen: vec!["0.0.0.0:9092".to_owned()],
            ..Default::default()
        };
        let error = config(&everywhere, &[])
            .expect_err("clients cannot be told")
            .to_string();
        assert!(error.contains("--advertise"), "{error}");
        let told = Start {
            advertise: Some("broker.example:9092".to_owned()),
            ..everywhere
        };
        assert_eq!(
            config(&told, &[]).expect("it is fine").0.listeners[0].advertised_host,
            "broker.example"
        );
    }
}
