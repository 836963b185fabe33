//! Which version of an API two sides speak (KIP-35).

use std::collections::BTreeMap;

use crate::messages::{ApiKey, ApiVersionsResponse};
use crate::wire::{Request, VersionRange};

/// What a node speaks, by its answer to ApiVersions.
///
/// ```
/// use kafka_proto::NodeApiVersions;
/// use kafka_proto::messages::{ApiVersionsResponse, FetchRequest, api_versions::response::ApiVersion};
///
/// let response = ApiVersionsResponse {
///     api_keys: vec![ApiVersion { api_key: 1, min_version: 4, max_version: 11, ..Default::default() }],
///     ..Default::default()
/// };
/// let node = NodeApiVersions::new(&response);
/// assert_eq!(node.choose::<FetchRequest>(), Ok(11));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NodeApiVersions {
    ranges: BTreeMap<i16, VersionRange>,
}

/// Two sides have no version of an API in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{api}: versions {ours} are known here, {theirs} to the node")]
pub struct NoCommonVersion {
    /// The API.
    pub api: ApiKey,
    /// The versions that this side would speak.
    pub ours: VersionRange,
    /// The versions that the node speaks; empty if it does not have the API.
    pub theirs: VersionRange,
}

impl NodeApiVersions {
    /// Takes the ranges of a response. One with error 35 has that of ApiVersions alone, which is what to ask with next.
    #[must_use]
    pub fn new(response: &ApiVersionsResponse<'_>) -> Self {
        let ranges = response.api_keys.iter().map(|api| {
            let range = VersionRange::new(api.min_version, api.max_version);
            (api.api_key, range)
        });
        Self {
            ranges: ranges.collect(),
        }
    }

    /// The versions of an API that the node speaks; empty if it does not have the API.
    #[must_use]
    pub fn range(&self, api: ApiKey) -> VersionRange {
        let range = self.ranges.get(&api.code()).copied();
        range.unwrap_or(VersionRange::EMPTY)
    }

    /// The version to send a request in: the highest that the node speaks and the specs call stable.
    ///
    /// # Errors
    ///
    /// [`NoCommonVersion`] if there is none.
    pub fn choose<'a, R: Request<'a>>(&self) -> Result<i16, NoCommonVersion> {
        self.choose_within::<R>(R::API_KEY.stable_versions())
    }

    /// As [`Self::choose`] for a caller that is written for the versions in `ours` and no others.
    ///
    /// # Errors
    ///
    /// [`NoCommonVersion`] if there is none.
    pub fn choose_within<'a, R: Request<'a>>(
        &self,
        ours: VersionRange,
    ) -> Result<i16, NoCommonVersion> {
        let ours = ours.intersect(R::VERSIONS);
        let theirs = self.range(R::API_KEY);
        ours.negotiate(theirs).ok_or(NoCommonVersion {
            api: R::API_KEY,
            ours,
            theirs,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::api_versions::response::ApiVersion;
    use crate::messages::{
        ApiVersionsRequest, FetchRequest, InitProducerIdRequest, ProduceRequest,
    };
    use crate::{Decoder, ErrorCode, frame};

    fn node(apis: &[(i16, i16, i16)]) -> NodeApiVersions {
        NodeApiVersions::new(&response(apis, ErrorCode::None))
    }

    fn response(apis: &[(i16, i16, i16)], error: ErrorCode) -> ApiVersionsResponse<'static> {
        let api_keys = apis
            .iter()
            .map(|&(api_key, min_version, max_version)| ApiVersion {
                api_key,
                min_version,
                max_version,
                ..Default::default()
            });
        ApiVersionsResponse {
            error_code: error.code(),
            api_keys: api_keys.collect(),
            ..Default::default()
        }
    }

    #[test]
    fn the_highest_common_version_is_chosen_and_none_is_an_error_that_says_why() {
        let node = node(&[(0, 0, 7), (1, 4, 999), (22, 0, 9), (12345, 0, 1)]);
        assert_eq!(node.choose::<ProduceRequest>(), Ok(7));
        let newest = ApiKey::Fetch.stable_versions().max;
        assert_eq!(node.choose::<FetchRequest>(), Ok(newest));
        // What the specs call unstable is never chosen, unless the caller names it.
        assert_eq!(
            node.choose::<InitProducerIdRequest>(),
            Ok(ApiKey::InitProducerId.stable_versions().max)
        );
        let all = ApiKey::InitProducerId.versions();
        assert_eq!(
            node.choose_within::<InitProducerIdRequest>(all),
            Ok(all.max)
        );
        let error = node.choose_within::<FetchRequest>(VersionRange::new(0, 3));
        assert_eq!(
            error.expect_err("nothing in common").to_string(),
            "Fetch: versions 0-3 are known here, 4-999 to the node"
        );
        let error = node.choose::<ApiVersionsRequest>().expect_err("not served");
        assert_eq!(error.theirs, VersionRange::EMPTY);
    }

    /// KIP-511: the answer to a version that the broker does not know is of version 0, whatever was asked.
    #[test]
    fn a_broker_that_is_asked_in_too_new_a_version_can_still_be_understood() {
        let mut sent = Vec::new();
        let answer = response(&[(18, 0, 2)], ErrorCode::UnsupportedVersion);
        frame::encode_response(&mut sent, &answer, 0, 5).expect("encodes");
        let content = frame::split(&sent, 100).expect("good").expect("whole");
        assert_eq!(frame::correlation_id(content), Some(5));
        let mut decoder = Decoder::new(content);
        let (header, read) =
            frame::decode_response::<ApiVersionsRequest>(&mut decoder, 4).expect("version 0");
        assert_eq!((header.correlation_id, &read), (5, &answer));
        assert_eq!(
            NodeApiVersions::new(&read).choose::<ApiVersionsRequest>(),
            Ok(2)
        );
    }
}
