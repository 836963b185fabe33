//! FeatureLevelRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::feature_level_record::*;

impl<'a> JsonStructure<'a> for FeatureLevelRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("featureLevel", &self.feature_level);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("featureLevel", &mut self.feature_level)?;
        Ok(())
    }
}
