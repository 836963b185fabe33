//! CreateDelegationTokenRequest and CreateDelegationTokenResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::create_delegation_token::request::*;

    impl<'a> JsonStructure<'a> for CreateDelegationTokenRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 3 {
                object.put("ownerPrincipalType", &self.owner_principal_type);
                object.put("ownerPrincipalName", &self.owner_principal_name);
            }
            object.put("renewers", &self.renewers);
            object.put("maxLifetimeMs", &self.max_lifetime_ms);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(
                version >= 3,
                "ownerPrincipalType",
                &mut self.owner_principal_type,
            )?;
            object.required_if(
                version >= 3,
                "ownerPrincipalName",
                &mut self.owner_principal_name,
            )?;
            object.required("renewers", &mut self.renewers)?;
            object.required("maxLifetimeMs", &mut self.max_lifetime_ms)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CreatableRenewers<'a> {
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
    use crate::messages::create_delegation_token::response::*;

    impl<'a> JsonStructure<'a> for CreateDelegationTokenResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("errorCode", &self.error_code);
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
            object.put("issueTimestampMs", &self.issue_timestamp_ms);
            object.put("expiryTimestampMs", &self.expiry_timestamp_ms);
            object.put("maxTimestampMs", &self.max_timestamp_ms);
            object.put("tokenId", &self.token_id);
            object.put("hmac", &self.hmac);
            object.put("throttleTimeMs", &self.throttle_time_ms);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
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
            object.required("issueTimestampMs", &mut self.issue_timestamp_ms)?;
            object.required("expiryTimestampMs", &mut self.expiry_timestamp_ms)?;
            object.required("maxTimestampMs", &mut self.max_timestamp_ms)?;
            object.required("tokenId", &mut self.token_id)?;
            object.required("hmac", &mut self.hmac)?;
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            Ok(())
        }
    }
}
