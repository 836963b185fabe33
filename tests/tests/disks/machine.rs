//! A broker on a disk that forgets.

use std::io::ErrorKind;
use std::path::PathBuf;

use broker::sim::MemoryDisk;
use fuser::BackgroundSession;
use tempfile::TempDir;
use tests::Server;

use crate::forgetful;
use crate::volume::skipped;

/// Mounts a disk. None where that cannot be done, which is told.
pub fn mount(disk: &MemoryDisk, place: &TempDir) -> Option<BackgroundSession> {
    forgetful::mount(disk, place.path())
        .inspect_err(|error| skipped(&format!("no FUSE file system can be mounted here: {error}")))
        .ok()
}

/// A server whose data is on a [`MemoryDisk`], which is mounted.
pub struct Machine {
    pub server: Server,
    pub disk: MemoryDisk,
    /// None only while the power is off.
    mounted: Option<BackgroundSession>,
    place: TempDir,
}

impl Machine {
    /// Mounts an empty disk and starts a server on it; the seed decides what power cuts take. None where nothing can be
    /// mounted, which is told.
    pub fn start(seed: u64, settings: &[(&str, &str)]) -> Option<Self> {
        let disk = MemoryDisk::new(seed);
        let place = TempDir::with_prefix("chronik-disk-").expect("a temporary directory");
        let mounted = mount(&disk, &place)?;
        let builder = Server::builder().data_dir(&data_dir(&place));
        let builder = settings
            .iter()
            .fold(builder, |builder, (key, value)| builder.set(key, value));
        Some(Self {
            server: builder.start(),
            disk,
            mounted: Some(mounted),
            place,
        })
    }

    /// Cuts the power of a server that has ended, and starts it again on what is left.
    pub fn lose_power(&mut self) {
        let mounted = self.mounted.take().expect("a mounted disk");
        match mounted.umount_and_join() {
            Ok(()) => {}
            // Something that the killed server had asked for was still under way.
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
            Err(error) => panic!("{error}"),
        }
        self.disk.cut_power();
        self.mounted = Some(forgetful::mount(&self.disk, self.place.path()).expect("it mounts"));
        self.server.start_again();
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        if self.server.is_running() {
            // The disk is unmounted next.
            self.server.kill();
        }
    }
}

fn data_dir(place: &TempDir) -> PathBuf {
    place.path().join("data")
}
