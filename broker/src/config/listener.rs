//! Listeners: where the broker listens and what it tells clients to connect to.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::settings::Settings;
use super::{ConfigError, ConfigWarning};

/// An address that the broker listens on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listener {
    /// Its name, in upper case.
    pub name: String,
    /// Host to bind: a name, or an address without brackets. Empty for every address of the machine; `localhost`
    /// for both loopback addresses.
    pub host: String,
    /// Port to bind; 0 lets the system choose.
    pub port: u16,
    /// Host that clients are told.
    pub advertised_host: String,
    /// Port that clients are told; 0 where it is the one that the system chose.
    pub advertised_port: u16,
}

/// One `NAME://host:port`.
struct Endpoint {
    name: String,
    host: String,
    port: u16,
}

const PROTOCOLS: [&str; 4] = ["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"];

/// The settings that `--listen HOST:PORT` (any number) and `--advertise HOST:PORT` stand for. The advertised address
/// is that of every listener.
///
/// # Errors
/// [`ConfigError::InvalidValue`] for an address that is not `HOST:PORT`.
pub fn listen_overlay(
    listen: &[String],
    advertise: Option<&str>,
) -> Result<BTreeMap<String, String>, ConfigError> {
    let mut overlay = BTreeMap::new();
    let check = |flag: &str, address: &str| match split_address(address) {
        Some(_) => Ok(()),
        None => Err(ConfigError::InvalidValue {
            key: flag.to_owned(),
            value: address.to_owned(),
            allowed: "HOST:PORT, an IPv6 address in brackets".to_owned(),
            kafka: String::new(),
        }),
    };
    let name = |index: usize| match index {
        0 => "PLAINTEXT".to_owned(),
        index => format!("PLAINTEXT_{}", index + 1),
    };
    let endpoints = |address: &dyn Fn(usize) -> String, count: usize| {
        let endpoints: Vec<_> = (0..count)
            .map(|i| format!("{}://{}", name(i), address(i)))
            .collect();
        endpoints.join(",")
    };
    for address in listen {
        check("--listen", address)?;
    }
    if !listen.is_empty() {
        overlay.insert(
            "listeners".to_owned(),
            endpoints(&|i| listen[i].clone(), listen.len()),
        );
        overlay.remove("advertised.listeners");
    }
    if let Some(advertise) = advertise {
        check("--advertise", advertise)?;
        let count = listen.len().max(1);
        overlay.insert(
            "advertised.listeners".to_owned(),
            endpoints(&|_| advertise.to_owned(), count),
        );
    }
    if listen.len() > 1 {
        let map: Vec<_> = (0..listen.len())
            .map(|i| format!("{}:PLAINTEXT", name(i)))
            .collect();
        overlay.insert("listener.security.protocol.map".to_owned(), map.join(","));
    }
    Ok(overlay)
}

/// Reads the listeners that a broker opens, controllers' listeners left out.
pub(super) fn listeners(
    settings: &Settings,
    warnings: &mut Vec<ConfigWarning>,
) -> Result<Vec<Listener>, ConfigError> {
    let controllers: Vec<String> = settings
        .list("controller.listener.names")?
        .iter()
        .map(|name| name.to_ascii_uppercase())
        .collect();
    let protocols = protocol_map(settings)?;
    let advertised = endpoints(settings, "advertised.listeners")?;
    let mut listeners: Vec<Listener> = Vec::new();
    for endpoint in endpoints(settings, "listeners")? {
        let Endpoint { name, host, port } = endpoint;
        let shown = show(&name, &host, port);
        if controllers.contains(&name) {
            let reason =
                format!("{shown} is for controllers and is not opened: this broker is its own");
            warnings.push(ConfigWarning {
                key: "listeners".to_owned(),
                reason,
            });
            continue;
        }
        let unusable = |reason: String| ConfigError::unusable("listeners", &shown, reason);
        match protocols.get(&name).map(String::as_str) {
            Some("PLAINTEXT") => {}
            Some(protocol) => {
                return Err(unusable(format!(
                    "{protocol} is not supported, only PLAINTEXT"
                )));
            }
            None => {
                let reason =
                    format!("listener.security.protocol.map does not say what {name} speaks");
                return Err(unusable(reason));
            }
        }
        if listeners.iter().any(|other| other.name == name) {
            return Err(unusable(format!("there is another listener {name}")));
        }
        if port != 0
            && listeners
                .iter()
                .any(|other| other.port == port && overlap(&other.host, &host))
        {
            return Err(unusable(format!(
                "there is another listener on port {port}"
            )));
        }
        let (advertised_host, advertised_port) = match advertised.iter().find(|a| a.name == name) {
            Some(endpoint) if is_everywhere(&endpoint.host) => {
                let shown = show(&name, &endpoint.host, endpoint.port);
                let reason = "clients cannot connect to every address: name one";
                return Err(ConfigError::unusable("advertised.listeners", shown, reason));
            }
            Some(endpoint) => (endpoint.host.clone(), endpoint.port),
            None if is_everywhere(&host) => {
                let reason = "listening on every address leaves open what clients are told: \
                    set advertised.listeners or --advertise";
                return Err(unusable(reason.to_owned()));
            }
            None => (host.clone(), port),
        };
        listeners.push(Listener {
            name,
            host,
            port,
            advertised_host,
            advertised_port,
        });
    }
    for endpoint in advertised {
        let known = listeners
            .iter()
            .any(|listener| listener.name == endpoint.name);
        if !known && !controllers.contains(&endpoint.name) {
            let shown = show(&endpoint.name, &endpoint.host, endpoint.port);
            let reason = "there is no such listener among listeners";
            return Err(ConfigError::unusable("advertised.listeners", shown, reason));
        }
    }
    if listeners.is_empty() {
        let value = settings.optional_string("listeners")?.unwrap_or_default();
        return Err(ConfigError::unusable(
            "listeners",
            value,
            "a broker needs at least one for clients",
        ));
    }
    Ok(listeners)
}

fn protocol_map(settings: &Settings) -> Result<BTreeMap<String, String>, ConfigError> {
    let key = "listener.security.protocol.map";
    let text = settings.optional_string(key)?.unwrap_or_default();
    let mut map = BTreeMap::new();
    for pair in text
        .split(',')
        .map(str::trim)
        .filter(|pair| !pair.is_empty())
    {
        let (name, protocol) = pair
            .split_once(':')
            .map(|(name, protocol)| {
                (
                    name.trim().to_ascii_uppercase(),
                    protocol.trim().to_ascii_uppercase(),
                )
            })
            .filter(|(name, protocol)| !name.is_empty() && PROTOCOLS.contains(&protocol.as_str()))
            .ok_or_else(|| ConfigError::InvalidValue {
                key: key.to_owned(),
                value: pair.to_owned(),
                allowed: format!(
                    "NAME:PROTOCOL, PROTOCOL being one of {}",
                    PROTOCOLS.join(", ")
                ),
                kafka: String::new(),
            })?;
        if map.insert(name, protocol).is_some() {
            return Err(ConfigError::unusable(
                key,
                pair,
                "the name stands there twice",
            ));
        }
    }
    Ok(map)
}

fn endpoints(settings: &Settings, key: &str) -> Result<Vec<Endpoint>, ConfigError> {
    settings
        .list(key)?
        .iter()
        .map(|text| parse_endpoint(key, text))
        .collect()
}

fn parse_endpoint(key: &str, text: &str) -> Result<Endpoint, ConfigError> {
    let parsed = text.split_once("://").and_then(|(name, address)| {
        let is_name = !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-' || b == b'.');
        let (host, port) = split_address(address)?;
        is_name.then(|| Endpoint {
            name: name.to_ascii_uppercase(),
            host: host.to_owned(),
            port,
        })
    });
    parsed.ok_or_else(|| ConfigError::InvalidValue {
        key: key.to_owned(),
        value: text.to_owned(),
        allowed: "NAME://host:port, an IPv6 address in brackets".to_owned(),
        kafka: String::new(),
    })
}

fn split_address(address: &str) -> Option<(&str, u16)> {
    let (host, port) = address.rsplit_once(':')?;
    let port = port.parse().ok()?;
    match host.strip_prefix('[') {
        Some(host) => Some((host.strip_suffix(']')?, port)),
        None if host.contains([':', '/', ' ']) => None,
        None => Some((host, port)),
    }
}

fn show(name: &str, host: &str, port: u16) -> String {
    if host.contains(':') {
        format!("{name}://[{host}]:{port}")
    } else {
        format!("{name}://{host}:{port}")
    }
}

fn is_everywhere(host: &str) -> bool {
    host.is_empty()
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_unspecified())
}

/// Whether two listeners on the same port get into each other's way: unless both are different addresses.
fn overlap(a: &str, b: &str) -> bool {
    match (a.parse::<IpAddr>(), b.parse::<IpAddr>()) {
        (Ok(a), Ok(b)) if a.is_ipv4() != b.is_ipv4() => false,
        (Ok(a), Ok(b)) => a == b || a.is_unspecified() || b.is_unspecified(),
        _ => true,
    }
}
