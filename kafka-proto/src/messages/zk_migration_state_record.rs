//! ZkMigrationStateRecord, cluster metadata of type 21.
//!
//! From `schemas/metadata/ZkMigrationStateRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ZkMigrationStateRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ZkMigrationStateRecord<'a> {
    /// Int8.
    pub zk_migration_state: i8,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ZkMigrationStateRecord<'a> {
    const NAME: &'static str = "ZkMigrationStateRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ZkMigrationStateRecord<'a> {
    const API_KEY: i16 = 21;
}

impl<'a> Structure<'a> for ZkMigrationStateRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.zk_migration_state = decoder.i8("zk_migration_state")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i8(self.zk_migration_state);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
