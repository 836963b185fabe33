use kafka_proto::Message;
use kafka_proto::messages::{DescribeClusterRequest, DescribeClusterResponse};

use super::super::Broker;
use super::decode;

#[test]
fn the_cluster_is_this_broker_in_every_version() {
    let mut broker = Broker::new();
    for version in DescribeClusterRequest::VERSIONS.iter() {
        for asks_operations in [false, true] {
            let request = DescribeClusterRequest {
                include_cluster_authorized_operations: asks_operations,
                ..Default::default()
            };
            let bytes = broker.call(&request, version);
            let response: DescribeClusterResponse<'_> = decode(&bytes, version);
            assert_eq!((response.error_code, response.controller_id), (0, 1));
            assert_eq!(response.cluster_id, broker.core().cluster.cluster_id());
            assert_eq!(
                (response.brokers[0].broker_id, response.brokers[0].host),
                (1, "inside")
            );
            let expected = if asks_operations { 8096 } else { i32::MIN };
            assert_eq!(response.cluster_authorized_operations, expected);
        }
    }
}

#[test]
fn an_endpoint_for_brokers_tells_of_no_controllers() {
    let mut broker = Broker::new();
    for (endpoint_type, code) in [(1, 0), (2, 114), (3, 115), (0, 115)] {
        let request = DescribeClusterRequest {
            endpoint_type,
            ..Default::default()
        };
        let bytes = broker.call(&request, 1);
        let response: DescribeClusterResponse<'_> = decode(&bytes, 1);
        assert_eq!(response.error_code, code, "{endpoint_type}");
        assert_eq!(response.brokers.is_empty(), code != 0);
    }
}
