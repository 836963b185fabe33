//! DescribeClientQuotasRequest and DescribeClientQuotasResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_client_quotas::request::*;

    impl<'a> JsonStructure<'a> for DescribeClientQuotasRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("components", &self.components);
            object.put("strict", &self.strict);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("components", &mut self.components)?;
            object.required("strict", &mut self.strict)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ComponentData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("entityType", &self.entity_type);
            object.put("matchType", &self.match_type);
            object.put("match", &self.r#match);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("entityType", &mut self.entity_type)?;
            object.required("matchType", &mut self.match_type)?;
            object.required("match", &mut self.r#match)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_client_quotas::response::*;

    impl<'a> JsonStructure<'a> for DescribeClientQuotasResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("entries", &self.entries);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("entries", &mut self.entries)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for EntryData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("entity", &self.entity);
            object.put("values", &self.values);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("entity", &mut self.entity)?;
            object.required("values", &mut self.values)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for EntityData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("entityType", &self.entity_type);
            object.put("entityName", &self.entity_name);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("entityType", &mut self.entity_type)?;
            object.required("entityName", &mut self.entity_name)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ValueData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("key", &self.key);
            object.put("value", &self.value);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("key", &mut self.key)?;
            object.required("value", &mut self.value)?;
            Ok(())
        }
    }
}
