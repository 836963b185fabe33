//! The one table of every key: a line each, sorted by name within a file.
//!
//! A line reads: name, role, type, default, allowed values, importance, update mode, what it does; and, where our
//! default is not Kafka's, Kafka's and why. Names, types, defaults and ranges are those of Kafka 4.3.1; what only
//! Kafka 3.9.2 knows stands in `legacy`.

mod chronik;
mod entity;
mod group;
mod legacy;
mod log;
mod network;
mod quorum;
mod remote;
mod replication;
mod security;
mod server;
mod share;
mod topic;
mod transaction;

use super::key::{Key, Scope};

macro_rules! keys {
    ($table:ident: $scope:ident $(
        $name:literal $role:ident $kind:ident $default:tt, $allowed:expr, $importance:ident $update:ident $doc:literal
        $(, differs $kafka:literal $why:literal)?;
    )*) => {
        #[doc = concat!("Keys of scope ", stringify!($scope), ".")]
        pub(super) static $table: &[$crate::config::key::Key] = {
            #[allow(unused_imports, reason = "not every table has every kind of range")]
            use $crate::config::key::Allowed::*;
            &[$($crate::config::key::Key {
                name: $name,
                scope: $crate::config::key::Scope::$scope,
                role: $crate::config::key::Role::$role,
                kind: $crate::config::key::Kind::$kind,
                default: keys!(@default $default),
                allowed: $allowed,
                importance: $crate::config::key::Importance::$importance,
                update: $crate::config::key::Update::$update,
                doc: $doc,
                differs: keys!(@differs $($kafka, $why)?),
            }),*]
        };
    };
    (@default null) => { None };
    (@default $default:literal) => { Some($default) };
    (@differs) => { None };
    (@differs $kafka:literal, $why:literal) => {
        Some($crate::config::key::Difference { kafka: $kafka, why: $why })
    };
}
use keys;

static BROKER: &[&[Key]] = &[
    chronik::CHRONIK,
    group::GROUP,
    legacy::LEGACY,
    log::LOG,
    network::NETWORK,
    quorum::QUORUM,
    remote::REMOTE,
    replication::REPLICATION,
    security::SECURITY,
    server::SERVER,
    share::SHARE,
    transaction::TRANSACTION,
];

static TOPIC: &[&[Key]] = &[topic::TOPIC];
static GROUP: &[&[Key]] = &[entity::GROUP];
static CLIENT_METRICS: &[&[Key]] = &[entity::CLIENT_METRICS];

fn tables(scope: Scope) -> &'static [&'static [Key]] {
    match scope {
        Scope::Broker => BROKER,
        Scope::Topic => TOPIC,
        Scope::Group => GROUP,
        Scope::ClientMetrics => CLIENT_METRICS,
    }
}

/// Every key of a scope.
pub fn all(scope: Scope) -> impl Iterator<Item = &'static Key> {
    tables(scope).iter().flat_map(|table| table.iter())
}

/// The key of this name.
pub fn find(scope: Scope, name: &str) -> Option<&'static Key> {
    tables(scope).iter().find_map(|table| {
        table
            .binary_search_by(|key| key.name.cmp(name))
            .ok()
            .map(|at| &table[at])
    })
}

/// The key whose name is nearest to this one: what was meant, most likely.
pub fn nearest(scope: Scope, name: &str) -> &'static str {
    all(scope)
        .map(|key| (edit_distance(key.name, name), key.name))
        .min()
        .map_or("", |(_, name)| name)
}

/// How many bytes have to be put in, taken out or changed to make one text of the other (Levenshtein).
fn edit_distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let cost = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
