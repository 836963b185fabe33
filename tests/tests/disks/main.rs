//! Disks that forget, fail and fill up under a real broker.

mod damage;
mod descriptors;
mod ext4;
mod failed_io;
mod failed_sync;
mod forgetful;
mod forgetting;
mod full;
mod machine;
mod power_cut;
mod read_only;
mod volume;
