//! DescribeCluster v0–v2: the cluster's id, controller and brokers (KIP-700).
//!
//! v1 brought the type of endpoint, brokers or controllers (KIP-919); v2 fenced brokers (KIP-1073).

use kafka_proto::messages::describe_cluster::response::DescribeClusterBroker;
use kafka_proto::messages::{DescribeClusterRequest, DescribeClusterResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::authorized_operations;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// The endpoint types of KIP-919.
const BROKERS: i8 = 1;
const CONTROLLERS: i8 = 2;

/// Answers with this broker.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = DescribeClusterRequest::decode(&mut super::decoder(body), context.api_version)?;
    let refusal = match request.endpoint_type {
        BROKERS => None,
        CONTROLLERS => Some((
            ErrorCode::MismatchedEndpointType,
            "The request was sent to an endpoint of type BROKER, but we wanted an endpoint of type CONTROLLER"
                .to_owned(),
        )),
        other => Some((
            ErrorCode::UnsupportedEndpointType,
            format!("Unsupported endpoint type {other}"),
        )),
    };
    if let Some((error, message)) = refusal {
        let response = DescribeClusterResponse {
            error_code: error.code(),
            error_message: Some(&message),
            ..Default::default()
        };
        turn.respond(context, &response);
        return Ok(());
    }
    let cluster_id = turn.core.cluster.cluster_id().to_owned();
    let rack = turn.core.config.broker_rack.clone();
    let endpoint = super::advertised(turn, context);
    let node = turn.core.cluster.node_id();
    let response = DescribeClusterResponse {
        cluster_id: &cluster_id,
        controller_id: node,
        brokers: vec![DescribeClusterBroker {
            broker_id: node,
            host: &endpoint.host,
            port: endpoint.port.into(),
            rack: rack.as_deref(),
            ..Default::default()
        }],
        cluster_authorized_operations: match request.include_cluster_authorized_operations {
            true => authorized_operations::CLUSTER,
            false => authorized_operations::NOT_ASKED,
        },
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}
