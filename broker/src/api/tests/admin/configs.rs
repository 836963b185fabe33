use kafka_proto::Message;
use kafka_proto::messages::create_topics::request::{CreatableTopic, CreatableTopicConfig};
use kafka_proto::messages::describe_configs::request::DescribeConfigsResource;
use kafka_proto::messages::{CreateTopicsRequest, DescribeConfigsRequest, DescribeConfigsResponse};

use super::super::Broker;
use super::decode;

fn broker() -> Broker {
    let mut broker = Broker::with(&[
        ("message.max.bytes", "5000"),
        ("ssl.key.password", "hunter2"),
    ]);
    let config = CreatableTopicConfig {
        name: "retention.ms",
        value: Some("77"),
        ..Default::default()
    };
    let topic = CreatableTopic {
        name: "t",
        num_partitions: 1,
        replication_factor: 1,
        configs: vec![config],
        ..Default::default()
    };
    let request = CreateTopicsRequest {
        topics: vec![topic],
        ..Default::default()
    };
    broker.call(&request, 4);
    broker
}

fn resource(resource_type: i8, resource_name: &str) -> DescribeConfigsResource<'_> {
    DescribeConfigsResource {
        resource_type,
        resource_name,
        configuration_keys: None,
        ..Default::default()
    }
}

fn request<'a>(resources: Vec<DescribeConfigsResource<'a>>) -> DescribeConfigsRequest<'a> {
    DescribeConfigsRequest {
        resources,
        ..Default::default()
    }
}

#[test]
fn a_topics_settings_are_told_as_each_version_can() {
    let mut broker = broker();
    for version in DescribeConfigsRequest::VERSIONS.iter() {
        let request = DescribeConfigsRequest {
            include_synonyms: version >= 1,
            include_documentation: version >= 3,
            ..request(vec![resource(2, "t")])
        };
        let bytes = broker.call(&request, version);
        let response: DescribeConfigsResponse<'_> = decode(&bytes, version);
        let configs = &response.results[0].configs;
        assert_eq!(configs.len(), 33);
        let named = |name| {
            configs
                .iter()
                .find(|config| config.name == name)
                .expect("it is told")
        };
        let (own, inherited, default) = (
            named("retention.ms"),
            named("max.message.bytes"),
            named("segment.bytes"),
        );
        assert_eq!((own.value, inherited.value), (Some("77"), Some("5000")));
        if version == 0 {
            let are_default = [own.is_default, inherited.is_default, default.is_default];
            // As Kafka, which has not set it since there are sources.
            assert_eq!(are_default, [false; 3]);
        } else {
            let sources = [
                own.config_source,
                inherited.config_source,
                default.config_source,
            ];
            assert_eq!(sources, [1, 4, 5]);
            let synonyms = |synonym: &kafka_proto::messages::describe_configs::response::DescribeConfigsSynonym<'_>| {
                (synonym.name.to_owned(), synonym.source)
            };
            let inherited: Vec<_> = inherited.synonyms.iter().map(synonyms).collect();
            let expected = [
                ("message.max.bytes".to_owned(), 4),
                ("message.max.bytes".to_owned(), 5),
            ];
            assert_eq!(inherited, expected);
        }
        if version >= 3 {
            assert_eq!(own.config_type, 5);
            assert!(own.documentation.is_some_and(|text| text.contains("kept")));
        }
    }
}

#[test]
fn only_what_is_asked_for_is_told() {
    let mut broker = broker();
    let keys = DescribeConfigsResource {
        configuration_keys: Some(vec!["retention.ms", "no.such.key"]),
        ..resource(2, "t")
    };
    let bytes = broker.call(&request(vec![keys]), 4);
    let response: DescribeConfigsResponse<'_> = decode(&bytes, 4);
    let configs = &response.results[0].configs;
    assert_eq!(configs.len(), 1);
    assert_eq!(
        (configs[0].name, configs[0].documentation),
        ("retention.ms", None)
    );
    assert!(configs[0].synonyms.is_empty());
}

#[test]
fn a_brokers_passwords_are_not_told() {
    let mut broker = broker();
    let bytes = broker.call(&request(vec![resource(4, "1")]), 4);
    assert!(!bytes.windows(7).any(|window| window == b"hunter2"));
    let response: DescribeConfigsResponse<'_> = decode(&bytes, 4);
    let configs = &response.results[0].configs;
    let password = configs
        .iter()
        .find(|config| config.name == "ssl.key.password");
    let password = password.expect("it is told of");
    assert!(password.is_sensitive && !password.read_only);
    assert_eq!((password.value, password.config_source), (None, 4));
}

#[test]
fn resources_that_there_are_not_have_errors_of_their_own() {
    let mut broker = broker();
    let cases = [
        (2, "t", 0),
        (2, "nothing", 3),
        (2, "a/b", 17),
        (4, "", 0),
        (4, "1", 0),
        (4, "2", 42),
        (4, "x", 42),
        (8, "1", 0),
        (8, "", 42),
        (16, "any", 0),
        (16, "", 42),
        (32, "any", 0),
        (32, "", 42),
    ];
    let resources = cases
        .iter()
        .map(|(kind, name, _)| resource(*kind, name))
        .collect();
    let bytes = broker.call(&request(resources), 4);
    let response: DescribeConfigsResponse<'_> = decode(&bytes, 4);
    assert_eq!(response.results.len(), cases.len());
    for (result, (kind, name, code)) in response.results.iter().zip(cases) {
        assert_eq!((result.resource_type, result.resource_name), (kind, name));
        assert_eq!(result.error_code, code, "{kind} {name}");
        assert!(code == 0 || result.configs.is_empty());
    }
}

#[test]
fn a_kind_of_resource_that_nobody_knows_spoils_the_request() {
    let mut broker = broker();
    let bytes = broker.call(&request(vec![resource(2, "t"), resource(3, "x")]), 4);
    let response: DescribeConfigsResponse<'_> = decode(&bytes, 4);
    assert!(
        response
            .results
            .iter()
            .all(|result| result.error_code == 42)
    );
}

#[test]
fn an_answer_does_not_grow_without_end() {
    let mut broker = broker();
    let resources = (0..30_000).map(|_| resource(32, "g")).collect();
    let bytes = broker.call(&request(resources), 4);
    let response: DescribeConfigsResponse<'_> = decode(&bytes, 4);
    assert_eq!(response.results.len(), 30_000);
    assert_eq!(response.results[0].error_code, 0);
    assert_eq!(response.results[29_999].error_code, 44);
}
