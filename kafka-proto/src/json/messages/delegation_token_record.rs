//! DelegationTokenRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::delegation_token_record::*;

impl<'a> JsonStructure<'a> for DelegationTokenRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("owner", &self.owner);
        object.put("requester", &self.requester);
        object.put("renewers", &self.renewers);
        object.put("issueTimestamp", &self.issue_timestamp);
        object.put("maxTimestamp", &self.max_timestamp);
        object.put("expirationTimestamp", &self.expiration_timestamp);
        object.put("tokenId", &self.token_id);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("owner", &mut self.owner)?;
        object.required("requester", &mut self.requester)?;
        object.required("renewers", &mut self.renewers)?;
        object.required("issueTimestamp", &mut self.issue_timestamp)?;
        object.required("maxTimestamp", &mut self.max_timestamp)?;
        object.required("expirationTimestamp", &mut self.expiration_timestamp)?;
        object.required("tokenId", &mut self.token_id)?;
        Ok(())
    }
}
