//! DescribeDelegationTokenRequest and DescribeDelegationTokenResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_delegation_token::request::*;

    impl<'a> JsonStructure<'a> for DescribeDelegationTokenRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("owners", &self.owners);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("owners", &mut self.owners)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeDelegationTokenOwner<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("principalType", &self.principal_type);
            object.put("principalName", &self.principal_name);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("principalType", &mut self.principal_type)?;
            object.required("principalName", &mut self.principal_name)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_delegation_token::response::*;

    impl<'a> JsonStructure<'a> for DescribeDelegationTokenResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("tokens", &self.tokens);
            object.put("throttleTimeMs", &self.throttle_time_ms);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("tokens", &mut self.tokens)?;
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribedDelegationToken<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("principalType", &self.principal_type);
            object.put("principalName", &self.principal_name);
            if version >= 3 {
                object.put(
                    "tokenRequesterPrincipalType",
                    &self.token_requester_principal_type,
                );
                object.put(
                    "tokenRequesterPrincipalName",
                    &self.token_requester_principal_name,
                );
            }
            object.put("issueTimestamp", &self.issue_timestamp);
            object.put("expiryTimestamp", &self.expiry_timestamp);
            object.put("maxTimestamp", &self.max_timestamp);
            object.put("tokenId", &self.token_id);
            object.put("hmac", &self.hmac);
            object.put("renewers", &self.renewers);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("principalType", &mut self.principal_type)?;
            object.required("principalName", &mut self.principal_name)?;
            object.required_if(
                version >= 3,
                "tokenRequesterPrincipalType",
                &mut self.token_requester_principal_type,
            )?;
            object.required_if(
                version >= 3,
                "tokenRequesterPrincipalName",
                &mut self.token_requester_principal_name,
            )?;
            object.required("issueTimestamp", &mut self.issue_timestamp)?;
            object.required("expiryTimestamp", &mut self.expiry_timestamp)?;
            object.required("maxTimestamp", &mut self.max_timestamp)?;
            object.required("tokenId", &mut self.token_id)?;
            object.required("hmac", &mut self.hmac)?;
            object.required("renewers", &mut self.renewers)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribedDelegationTokenRenewer<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("principalType", &self.principal_type);
            object.put("principalName", &self.principal_name);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("principalType", &mut self.principal_type)?;
            object.required("principalName", &mut self.principal_name)?;
            Ok(())
        }
    }
}
