//! A transactional id gets a final error while there are no transactions, so that no client waits for ever.

use kafka_proto::messages::{FindCoordinatorRequest, InitProducerIdRequest};
use tests::{Server, error_code};

#[test]
fn init_producer_id_with_a_transactional_id_gets_35() {
    let server = Server::shared();
    let mut client = server.connect();
    for version in 0..=5 {
        let request = InitProducerIdRequest {
            transactional_id: Some("tx"),
            transaction_timeout_ms: 60_000,
            ..Default::default()
        };
        let response = client.call(&request, version);
        assert_eq!(
            response.error_code,
            error_code::UNSUPPORTED_VERSION,
            "v{version}"
        );
        assert_eq!((response.producer_id, response.producer_epoch), (-1, -1));
    }
}

#[test]
fn find_coordinator_of_type_1_gets_35() {
    let server = Server::shared();
    let mut client = server.connect();
    for version in 1..=6 {
        let request = FindCoordinatorRequest {
            key: if version < 4 { "tx" } else { "" },
            key_type: 1,
            coordinator_keys: if version < 4 {
                vec![]
            } else {
                vec!["tx", "other"]
            },
            ..Default::default()
        };
        let response = client.call(&request, version);
        if version < 4 {
            assert_eq!(
                response.error_code,
                error_code::UNSUPPORTED_VERSION,
                "v{version}"
            );
            continue;
        }
        assert_eq!(response.coordinators.len(), 2);
        for coordinator in &response.coordinators {
            let error = coordinator.error_code;
            assert_eq!(error, error_code::UNSUPPORTED_VERSION, "v{version}");
        }
    }
}
