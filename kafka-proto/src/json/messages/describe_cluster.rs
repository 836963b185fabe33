//! DescribeClusterRequest and DescribeClusterResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_cluster::request::*;

    impl<'a> JsonStructure<'a> for DescribeClusterRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put(
                "includeClusterAuthorizedOperations",
                &self.include_cluster_authorized_operations,
            );
            if version >= 1 {
                object.put("endpointType", &self.endpoint_type);
            }
            if version >= 2 {
                object.put("includeFencedBrokers", &self.include_fenced_brokers);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required(
                "includeClusterAuthorizedOperations",
                &mut self.include_cluster_authorized_operations,
            )?;
            object.required_if(version >= 1, "endpointType", &mut self.endpoint_type)?;
            object.required_if(
                version >= 2,
                "includeFencedBrokers",
                &mut self.include_fenced_brokers,
            )?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_cluster::response::*;

    impl<'a> JsonStructure<'a> for DescribeClusterResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            if version >= 1 {
                object.put("endpointType", &self.endpoint_type);
            }
            object.put("clusterId", &self.cluster_id);
            object.put("controllerId", &self.controller_id);
            object.put("brokers", &self.brokers);
            object.put(
                "clusterAuthorizedOperations",
                &self.cluster_authorized_operations,
            );
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required_if(version >= 1, "endpointType", &mut self.endpoint_type)?;
            object.required("clusterId", &mut self.cluster_id)?;
            object.required("controllerId", &mut self.controller_id)?;
            object.required("brokers", &mut self.brokers)?;
            object.required(
                "clusterAuthorizedOperations",
                &mut self.cluster_authorized_operations,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeClusterBroker<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("brokerId", &self.broker_id);
            object.put("host", &self.host);
            object.put("port", &self.port);
            object.put("rack", &self.rack);
            if version >= 2 {
                object.put("isFenced", &self.is_fenced);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("brokerId", &mut self.broker_id)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            object.required("rack", &mut self.rack)?;
            object.required_if(version >= 2, "isFenced", &mut self.is_fenced)?;
            Ok(())
        }
    }
}
