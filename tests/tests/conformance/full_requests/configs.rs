//! Requests that change configurations, and that list what has any.

use kafka_proto::messages::alter_configs::request as replace;
use kafka_proto::messages::incremental_alter_configs::request::{
    AlterConfigsResource, AlterableConfig,
};
use kafka_proto::messages::{
    AlterConfigsRequest, IncrementalAlterConfigsRequest, ListConfigResourcesRequest,
};
use tests::error_code::NONE;

use super::Fixture;

const TOPIC_RESOURCE: i8 = 2;
const GROUP_RESOURCE: i8 = 32;

impl Fixture<'_> {
    pub(super) fn alter_configs(&mut self, version: i16) {
        let config = replace::AlterableConfig {
            name: "retention.ms",
            value: Some("604800000"),
            ..Default::default()
        };
        let request = AlterConfigsRequest {
            resources: vec![replace::AlterConfigsResource {
                resource_type: TOPIC_RESOURCE,
                resource_name: &self.topic,
                configs: vec![config],
                ..Default::default()
            }],
            validate_only: true,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let result = &response.responses[0];
        assert_eq!((result.error_code, result.error_message), (NONE, None));
        assert_eq!(result.resource_name, self.topic);
    }

    pub(super) fn incremental_alter_configs(&mut self, version: i16) {
        let config = |name, config_operation, value| AlterableConfig {
            name,
            config_operation,
            value,
            ..Default::default()
        };
        let (set, delete, append) = (0, 1, 2);
        let request = IncrementalAlterConfigsRequest {
            resources: vec![
                AlterConfigsResource {
                    resource_type: TOPIC_RESOURCE,
                    resource_name: &self.topic,
                    configs: vec![
                        config("cleanup.policy", append, Some("delete")),
                        config("max.message.bytes", set, Some("1048588")),
                        config("segment.bytes", delete, None),
                    ],
                    ..Default::default()
                },
                AlterConfigsResource {
                    resource_type: GROUP_RESOURCE,
                    resource_name: "full",
                    configs: vec![config("consumer.session.timeout.ms", set, Some("50000"))],
                    ..Default::default()
                },
            ],
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let results = response.responses.iter();
        assert_eq!(
            results.map(|result| result.error_code).collect::<Vec<_>>(),
            [NONE, NONE]
        );
    }

    pub(super) fn list_config_resources(&mut self, version: i16) {
        let kinds = [TOPIC_RESOURCE, GROUP_RESOURCE];
        let request = ListConfigResourcesRequest {
            resource_types: match version {
                0 => Default::default(),
                _ => (&kinds).into(),
            },
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.error_code, NONE);
        let mut resources = response.config_resources.iter();
        let is_told = resources.any(|resource| resource.resource_name == self.topic);
        assert_eq!(is_told, version > 0);
    }
}
