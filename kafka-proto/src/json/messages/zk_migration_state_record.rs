//! ZkMigrationStateRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::zk_migration_state_record::*;

impl<'a> JsonStructure<'a> for ZkMigrationStateRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("zkMigrationState", &self.zk_migration_state);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("zkMigrationState", &mut self.zk_migration_state)?;
        Ok(())
    }
}
