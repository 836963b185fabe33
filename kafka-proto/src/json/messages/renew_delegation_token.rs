//! RenewDelegationTokenRequest and RenewDelegationTokenResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::renew_delegation_token::request::*;

    impl<'a> JsonStructure<'a> for RenewDelegationTokenRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("hmac", &self.hmac);
            object.put("renewPeriodMs", &self.renew_period_ms);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("hmac", &mut self.hmac)?;
            object.required("renewPeriodMs", &mut self.renew_period_ms)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::renew_delegation_token::response::*;

    impl<'a> JsonStructure<'a> for RenewDelegationTokenResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("expiryTimestampMs", &self.expiry_timestamp_ms);
            object.put("throttleTimeMs", &self.throttle_time_ms);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("expiryTimestampMs", &mut self.expiry_timestamp_ms)?;
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            Ok(())
        }
    }
}
