//! UpdateFeaturesRequest and UpdateFeaturesResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::update_features::request::*;

    impl<'a> JsonStructure<'a> for UpdateFeaturesRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("timeoutMs", &self.timeout_ms);
            object.put("featureUpdates", &self.feature_updates);
            if version >= 1 {
                object.put("validateOnly", &self.validate_only);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("timeoutMs", &mut self.timeout_ms)?;
            object.required("featureUpdates", &mut self.feature_updates)?;
            object.required_if(version >= 1, "validateOnly", &mut self.validate_only)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for FeatureUpdateKey<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("feature", &self.feature);
            object.put("maxVersionLevel", &self.max_version_level);
            if version == 0 {
                object.put("allowDowngrade", &self.allow_downgrade);
            }
            if version >= 1 {
                object.put("upgradeType", &self.upgrade_type);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("feature", &mut self.feature)?;
            object.required("maxVersionLevel", &mut self.max_version_level)?;
            object.required_if(version == 0, "allowDowngrade", &mut self.allow_downgrade)?;
            object.required_if(version >= 1, "upgradeType", &mut self.upgrade_type)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::update_features::response::*;

    impl<'a> JsonStructure<'a> for UpdateFeaturesResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            if version <= 1 {
                object.put("results", &self.results);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required_if(version <= 1, "results", &mut self.results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for UpdatableFeatureResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("feature", &self.feature);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("feature", &mut self.feature)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
