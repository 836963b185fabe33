//! What Kafka does by hand and its specs do not say.

use crate::spec::{Kind, Spec};

/// The version of the response header, whatever the response's version: a client must be able to read an
/// ApiVersions answer before it knows what the broker speaks (KIP-511).
pub fn fixed_response_header(api_key: i16) -> Option<i16> {
    const API_VERSIONS: i16 = 18;
    (api_key == API_VERSIONS).then_some(0)
}

/// The versions of a request that have the oldest header, without a client id.
pub fn has_oldest_request_header(api_key: i16, version: i16) -> bool {
    const CONTROLLED_SHUTDOWN: i16 = 7;
    api_key == CONTROLLED_SHUTDOWN && version == 0
}

/// The lowest version of the request header in use (version 0 is of one request only, see
/// [`has_oldest_request_header`]), and that of flexible requests.
pub const REQUEST_HEADERS: (i16, i16) = (1, 2);

/// The request whose stability a message that is not part of an API shares: a share group's records were
/// early access as long as the share group's APIs were.
pub fn stability_of(spec: &Spec) -> Option<&'static str> {
    let is_record = matches!(
        spec.kind,
        Kind::Data | Kind::CoordinatorKey | Kind::CoordinatorValue
    );
    (is_record && spec.name.starts_with("ShareGroup")).then_some("ShareGroupHeartbeatRequest")
}

/// The folder of `schemas/` that a message lies in. Jars do not tell: coordinator and raft messages lie
/// in the same folder of different jars.
pub fn folder(spec: &Spec) -> &'static str {
    const GROUP: [&str; 6] = [
        "OffsetCommit",
        "LegacyOffsetCommit",
        "GroupMetadata",
        "ConsumerGroup",
        "ShareGroup",
        "StreamsGroup",
    ];
    const STORAGE: [&str; 3] = ["RemoteLog", "RemotePartition", "ProducerSnapshot"];
    let starts_with =
        |prefixes: &[&str]| prefixes.iter().any(|prefix| spec.name.starts_with(prefix));
    match spec.kind {
        Kind::Request | Kind::Response | Kind::Header => "wire",
        _ if starts_with(&STORAGE) => "storage",
        Kind::Metadata => "metadata",
        _ if starts_with(&GROUP) => "group",
        _ if starts_with(&["TransactionLog"]) => "transaction",
        _ if starts_with(&["ShareSnapshot", "ShareUpdate"]) => "share",
        _ if starts_with(&["QuorumState"]) => "raft",
        _ if spec.kind.is_coordinator() => "coordinator",
        _ => "wire",
    }
}
