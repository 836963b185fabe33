//! UpdateFeatures v0–v2: which features are switched on, and how far (KIP-584).
//!
//! v1 brought kinds of changes and the wish to validate only, in place of v0's `allow_downgrade` (KIP-778); v2 tells of
//! errors for the whole request only (KIP-1022). Wishes are checked as Kafka checks them. This broker changes no level: it
//! writes the same records at every one that it knows, and an older Kafka goes on opening its directory.

use std::collections::BTreeSet;

use kafka_proto::messages::update_features::request::FeatureUpdateKey;
use kafka_proto::messages::update_features::response::UpdatableFeatureResult;
use kafka_proto::messages::{UpdateFeaturesRequest, UpdateFeaturesResponse};
use kafka_proto::{Error, ErrorCode, Message};

use crate::cluster::{Image, SUPPORTED_FEATURES};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// The kinds of changes: up, down where nothing is lost, down in any case.
const UPGRADE: i8 = 1;
const SAFE_DOWNGRADE: i8 = 2;
const UNSAFE_DOWNGRADE: i8 = 3;

/// Says whether features could be changed.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let version = context.api_version;
    let request = UpdateFeaturesRequest::decode(&mut super::decoder(body), version)?;
    let refusal = check_all(&turn.core.cluster, &request, version).err();
    let results = request
        .feature_updates
        .iter()
        .map(|update| UpdatableFeatureResult {
            feature: update.feature,
            // So Kafka words it.
            error_message: Some("NONE"),
            ..Default::default()
        });
    let message = refusal.map(|reason| {
        format!(
            "The update failed for all features since the following feature had an error: {reason}"
        )
    });
    let response = match &message {
        Some(message) => UpdateFeaturesResponse {
            error_code: ErrorCode::InvalidUpdateVersion.code(),
            error_message: Some(message),
            ..Default::default()
        },
        None => UpdateFeaturesResponse {
            error_message: None,
            results: if version < 2 {
                results.collect()
            } else {
                Vec::new()
            },
            ..Default::default()
        },
    };
    turn.respond(context, &response);
    Ok(())
}

fn check_all(
    image: &Image,
    request: &UpdateFeaturesRequest<'_>,
    version: i16,
) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for update in &request.feature_updates {
        if !seen.insert(update.feature) {
            return Err(format!(
                "feature {} stands in the request twice",
                update.feature
            ));
        }
        let kind = match (version, update.allow_downgrade) {
            (0, true) => SAFE_DOWNGRADE,
            (0, false) => UPGRADE,
            _ => update.upgrade_type,
        };
        let is_known = SUPPORTED_FEATURES
            .iter()
            .any(|feature| feature.name == update.feature);
        let is_kind = [UPGRADE, SAFE_DOWNGRADE, UNSAFE_DOWNGRADE].contains(&kind);
        if version > 0 && update.max_version_level == 0 && is_kind && !is_known {
            let name = update.feature;
            return Err(format!(
                "Invalid update version 0 for feature {name}. Feature {name} not found."
            ));
        }
        check(image, update, kind, request.validate_only)?;
    }
    Ok(())
}

fn check(
    image: &Image,
    update: &FeatureUpdateKey<'_>,
    kind: i8,
    validate_only: bool,
) -> Result<(), String> {
    let (name, level) = (update.feature, update.max_version_level);
    let invalid =
        |reason: &str| format!("Invalid update version {level} for feature {name}. {reason}");
    if ![UPGRADE, SAFE_DOWNGRADE, UNSAFE_DOWNGRADE].contains(&kind) {
        return Err(invalid(
            "The controller does not support the given upgrade type.",
        ));
    }
    if level < 0 {
        return Err(invalid("A feature version cannot be less than 0."));
    }
    let Some(known) = SUPPORTED_FEATURES
        .iter()
        .find(|feature| feature.name == name)
    else {
        let node_id = image.node_id();
        return Err(invalid(&format!(
            "Local controller {node_id} does not support this feature."
        )));
    };
    if !(known.min_level..=known.max_level).contains(&level) {
        return Err(invalid(&format!(
            "Local controller {} only supports versions {}-{}",
            image.node_id(),
            known.min_level,
            known.max_level
        )));
    }
    let current = image.feature_level(name);
    match kind {
        UPGRADE if level < current => Err(invalid(
            "Can't downgrade the version of this feature without setting the upgrade type to either safe or unsafe downgrade.",
        )),
        SAFE_DOWNGRADE | UNSAFE_DOWNGRADE if level > current => {
            Err(invalid("Can't downgrade to a newer version."))
        }
        _ if level != current && !validate_only => {
            Err(invalid(&format!("This broker keeps it at {current}.")))
        }
        _ => Ok(()),
    }
}
