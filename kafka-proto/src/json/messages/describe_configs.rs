//! DescribeConfigsRequest and DescribeConfigsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_configs::request::*;

    impl<'a> JsonStructure<'a> for DescribeConfigsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("resources", &self.resources);
            if version >= 1 {
                object.put("includeSynonyms", &self.include_synonyms);
            }
            if version >= 3 {
                object.put("includeDocumentation", &self.include_documentation);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("resources", &mut self.resources)?;
            object.required_if(version >= 1, "includeSynonyms", &mut self.include_synonyms)?;
            object.required_if(
                version >= 3,
                "includeDocumentation",
                &mut self.include_documentation,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeConfigsResource<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("resourceType", &self.resource_type);
            object.put("resourceName", &self.resource_name);
            object.put("configurationKeys", &self.configuration_keys);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("resourceType", &mut self.resource_type)?;
            object.required("resourceName", &mut self.resource_name)?;
            object.required("configurationKeys", &mut self.configuration_keys)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_configs::response::*;

    impl<'a> JsonStructure<'a> for DescribeConfigsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("results", &self.results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("results", &mut self.results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeConfigsResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("resourceType", &self.resource_type);
            object.put("resourceName", &self.resource_name);
            object.put("configs", &self.configs);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("resourceType", &mut self.resource_type)?;
            object.required("resourceName", &mut self.resource_name)?;
            object.required("configs", &mut self.configs)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeConfigsResourceResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("name", &self.name);
            object.put("value", &self.value);
            object.put("readOnly", &self.read_only);
            if version == 0 {
                object.put("isDefault", &self.is_default);
            }
            if version >= 1 {
                object.put("configSource", &self.config_source);
            }
            object.put("isSensitive", &self.is_sensitive);
            if version >= 1 {
                object.put("synonyms", &self.synonyms);
            }
            if version >= 3 {
                object.put("configType", &self.config_type);
                object.put("documentation", &self.documentation);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("name", &mut self.name)?;
            object.required("value", &mut self.value)?;
            object.required("readOnly", &mut self.read_only)?;
            object.required_if(version == 0, "isDefault", &mut self.is_default)?;
            object.required_if(version >= 1, "configSource", &mut self.config_source)?;
            object.required("isSensitive", &mut self.is_sensitive)?;
            object.required_if(version >= 1, "synonyms", &mut self.synonyms)?;
            object.required_if(version >= 3, "configType", &mut self.config_type)?;
            object.required_if(version >= 3, "documentation", &mut self.documentation)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeConfigsSynonym<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("value", &self.value);
            object.put("source", &self.source);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("value", &mut self.value)?;
            object.required("source", &mut self.source)?;
            Ok(())
        }
    }
}
