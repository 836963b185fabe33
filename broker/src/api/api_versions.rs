//! ApiVersions v0–v4: what this broker speaks.
//!
//! v1 brought the throttle time; v2 answers after it; v3 is flexible, names the client's software and brought features
//! (KIP-511, KIP-584); v4 lets a supported feature begin at level 0 (KIP-1022). The response header never became
//! flexible, so that a client can read the answer to a version it was wrong about; such a request is answered with
//! version 0, error 35 and the one entry that helps: ApiVersions itself.

use kafka_proto::messages::api_versions::response::{
    ApiVersion, FinalizedFeatureKey, SupportedFeatureKey,
};
use kafka_proto::messages::{ApiVersionsRequest, ApiVersionsResponse};
use kafka_proto::{ApiKey, Error, ErrorCode, Message};

use super::table::{ApiEntry, TABLE, serves};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Answers with the table.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    if !serves(ApiKey::ApiVersions, context.api_version) {
        unsupported(turn, context);
        return Ok(());
    }
    let request = ApiVersionsRequest::decode(&mut super::decoder(body), context.api_version)?;
    if context.api_version >= 3
        && !(is_software_name(request.client_software_name)
            && is_software_name(request.client_software_version))
    {
        let response = ApiVersionsResponse {
            error_code: ErrorCode::InvalidRequest.code(),
            ..Default::default()
        };
        turn.respond(context, &response);
        return Ok(());
    }
    let finalized: Vec<(String, i16)> = turn.core.cluster.finalized_features().collect();
    let response = ApiVersionsResponse {
        api_keys: TABLE
            .iter()
            .filter(|entry| entry.is_advertised)
            .map(version_entry)
            .collect(),
        supported_features: crate::cluster::SUPPORTED_FEATURES
            .iter()
            // Up to version 3 a feature that begins at level 0 cannot be told (KIP-1022).
            .filter(|feature| context.api_version >= 4 || feature.min_level > 0)
            .map(|feature| SupportedFeatureKey {
                name: feature.name,
                min_version: feature.min_level,
                max_version: feature.max_level,
                ..Default::default()
            })
            .collect(),
        finalized_features_epoch: turn.core.cluster.metadata_offset(),
        finalized_features: finalized
            .iter()
            .map(|(name, level)| FinalizedFeatureKey {
                name,
                max_version_level: *level,
                min_version_level: *level,
                ..Default::default()
            })
            .collect(),
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}

fn version_entry(entry: &ApiEntry) -> ApiVersion<'static> {
    let versions = entry.versions();
    ApiVersion {
        api_key: entry.key.into(),
        min_version: versions.min,
        max_version: versions.max,
        ..Default::default()
    }
}

fn unsupported(turn: &mut Turn<'_>, context: &RequestContext) {
    let own = TABLE
        .iter()
        .filter(|entry| entry.key == ApiKey::ApiVersions)
        .map(version_entry);
    let response = ApiVersionsResponse {
        error_code: ErrorCode::UnsupportedVersion.code(),
        api_keys: own.collect(),
        ..Default::default()
    };
    match super::encode_parts(context, &response, 0, Vec::new()) {
        Ok(response) => turn.respond_parts(context, response),
        Err(error) => turn.close(context, error.to_string()),
    }
}

/// Letters and digits at both ends, `-` and `.` too in between (KIP-511).
fn is_software_name(name: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    let ends = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = name.as_bytes();
    bytes.iter().all(|&byte| inner(byte)) && ends(bytes.first()) && ends(bytes.last())
}

#[cfg(test)]
mod tests {
    use super::is_software_name;

    #[test]
    fn software_names_are_checked_as_kip_511_says() {
        for good in ["librdkafka", "apache-kafka-java", "2.4.0", "a"] {
            assert!(is_software_name(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a b", "a_b", "ä", "."] {
            assert!(!is_software_name(bad), "{bad}");
        }
    }
}
