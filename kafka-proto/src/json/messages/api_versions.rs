//! ApiVersionsRequest and ApiVersionsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::api_versions::request::*;

    impl<'a> JsonStructure<'a> for ApiVersionsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 3 {
                object.put("clientSoftwareName", &self.client_software_name);
                object.put("clientSoftwareVersion", &self.client_software_version);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(
                version >= 3,
                "clientSoftwareName",
                &mut self.client_software_name,
            )?;
            object.required_if(
                version >= 3,
                "clientSoftwareVersion",
                &mut self.client_software_version,
            )?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::api_versions::response::*;

    impl<'a> JsonStructure<'a> for ApiVersionsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("errorCode", &self.error_code);
            object.put("apiKeys", &self.api_keys);
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            if version >= 3 {
                object.put_unless_default(
                    "supportedFeatures",
                    &self.supported_features,
                    &default.supported_features,
                );
                object.put_unless_default(
                    "finalizedFeaturesEpoch",
                    &self.finalized_features_epoch,
                    &default.finalized_features_epoch,
                );
                object.put_unless_default(
                    "finalizedFeatures",
                    &self.finalized_features,
                    &default.finalized_features,
                );
                object.put_unless_default(
                    "zkMigrationReady",
                    &self.zk_migration_ready,
                    &default.zk_migration_ready,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
            object.required("apiKeys", &mut self.api_keys)?;
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.optional("supportedFeatures", &mut self.supported_features)?;
            object.optional("finalizedFeaturesEpoch", &mut self.finalized_features_epoch)?;
            object.optional("finalizedFeatures", &mut self.finalized_features)?;
            object.optional("zkMigrationReady", &mut self.zk_migration_ready)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ApiVersion<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("apiKey", &self.api_key);
            object.put("minVersion", &self.min_version);
            object.put("maxVersion", &self.max_version);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("apiKey", &mut self.api_key)?;
            object.required("minVersion", &mut self.min_version)?;
            object.required("maxVersion", &mut self.max_version)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for SupportedFeatureKey<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("minVersion", &self.min_version);
            object.put("maxVersion", &self.max_version);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("minVersion", &mut self.min_version)?;
            object.required("maxVersion", &mut self.max_version)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for FinalizedFeatureKey<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("maxVersionLevel", &self.max_version_level);
            object.put("minVersionLevel", &self.min_version_level);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("maxVersionLevel", &mut self.max_version_level)?;
            object.required("minVersionLevel", &mut self.min_version_level)?;
            Ok(())
        }
    }
}
