//! AlterUserScramCredentialsRequest and AlterUserScramCredentialsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::alter_user_scram_credentials::request::*;

    impl<'a> JsonStructure<'a> for AlterUserScramCredentialsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("deletions", &self.deletions);
            object.put("upsertions", &self.upsertions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("deletions", &mut self.deletions)?;
            object.required("upsertions", &mut self.upsertions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ScramCredentialDeletion<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("mechanism", &self.mechanism);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("mechanism", &mut self.mechanism)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ScramCredentialUpsertion<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("mechanism", &self.mechanism);
            object.put("iterations", &self.iterations);
            object.put("salt", &self.salt);
            object.put("saltedPassword", &self.salted_password);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("mechanism", &mut self.mechanism)?;
            object.required("iterations", &mut self.iterations)?;
            object.required("salt", &mut self.salt)?;
            object.required("saltedPassword", &mut self.salted_password)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::alter_user_scram_credentials::response::*;

    impl<'a> JsonStructure<'a> for AlterUserScramCredentialsResponse<'a> {
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

    impl<'a> JsonStructure<'a> for AlterUserScramCredentialsResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("user", &self.user);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("user", &mut self.user)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
