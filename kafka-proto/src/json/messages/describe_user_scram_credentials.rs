//! DescribeUserScramCredentialsRequest and DescribeUserScramCredentialsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_user_scram_credentials::request::*;

    impl<'a> JsonStructure<'a> for DescribeUserScramCredentialsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("users", &self.users);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("users", &mut self.users)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for UserName<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_user_scram_credentials::response::*;

    impl<'a> JsonStructure<'a> for DescribeUserScramCredentialsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("results", &self.results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("results", &mut self.results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeUserScramCredentialsResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("user", &self.user);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("credentialInfos", &self.credential_infos);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("user", &mut self.user)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("credentialInfos", &mut self.credential_infos)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CredentialInfo<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("mechanism", &self.mechanism);
            object.put("iterations", &self.iterations);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("mechanism", &mut self.mechanism)?;
            object.required("iterations", &mut self.iterations)?;
            Ok(())
        }
    }
}
