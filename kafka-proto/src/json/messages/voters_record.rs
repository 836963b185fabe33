//! VotersRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::voters_record::*;

impl<'a> JsonStructure<'a> for VotersRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("version", &self.version);
        object.put("voters", &self.voters);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("version", &mut self.version)?;
        object.required("voters", &mut self.voters)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for Voter<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("voterId", &self.voter_id);
        object.put("voterDirectoryId", &self.voter_directory_id);
        object.put("endpoints", &self.endpoints);
        object.put("kRaftVersionFeature", &self.kraft_version_feature);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("voterId", &mut self.voter_id)?;
        object.required("voterDirectoryId", &mut self.voter_directory_id)?;
        object.required("endpoints", &mut self.endpoints)?;
        object.required("kRaftVersionFeature", &mut self.kraft_version_feature)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for Endpoint<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("host", &self.host);
        object.put("port", &self.port);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("host", &mut self.host)?;
        object.required("port", &mut self.port)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for KRaftVersionFeature<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("minSupportedVersion", &self.min_supported_version);
        object.put("maxSupportedVersion", &self.max_supported_version);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("minSupportedVersion", &mut self.min_supported_version)?;
        object.required("maxSupportedVersion", &mut self.max_supported_version)?;
        Ok(())
    }
}
