//! AlterClientQuotasRequest and AlterClientQuotasResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::alter_client_quotas::request::*;

    impl<'a> JsonStructure<'a> for AlterClientQuotasRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("entries", &self.entries);
            object.put("validateOnly", &self.validate_only);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("entries", &mut self.entries)?;
            object.required("validateOnly", &mut self.validate_only)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for EntryData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("entity", &self.entity);
            object.put("ops", &self.ops);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("entity", &mut self.entity)?;
            object.required("ops", &mut self.ops)?;
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

    impl<'a> JsonStructure<'a> for OpData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("key", &self.key);
            object.put("value", &self.value);
            object.put("remove", &self.remove);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("key", &mut self.key)?;
            object.required("value", &mut self.value)?;
            object.required("remove", &mut self.remove)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::alter_client_quotas::response::*;

    impl<'a> JsonStructure<'a> for AlterClientQuotasResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("entries", &self.entries);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("entries", &mut self.entries)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for EntryData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("entity", &self.entity);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("entity", &mut self.entity)?;
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
}
