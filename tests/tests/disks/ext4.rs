//! A file system on a device of its own: ext4 in a file.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rustix::mount::{UnmountFlags, unmount};
use tempfile::TempDir;

use crate::volume::skipped;

const BYTES: u64 = 64 << 20;

/// An ext4 that becomes read-only when it finds an error. It goes with the test.
pub struct Ext4 {
    place: TempDir,
}

impl Ext4 {
    /// Makes and mounts one. None where that cannot be done, which is told.
    pub fn mount() -> Option<Self> {
        let place = TempDir::with_prefix("chronik-ext4-").expect("a temporary directory");
        let disk = Self { place };
        let image = File::create(disk.image()).expect("a file");
        image.set_len(BYTES).expect("a sparse file");
        std::fs::create_dir(disk.path()).expect("a directory");
        let mut make = Command::new("mkfs.ext4");
        // Where it is for root alone.
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/sbin".into()]);
        make.env("PATH", std::env::join_paths(paths).expect("folders"));
        make.arg("-q").arg(disk.image());
        let made = ran(&mut make).and_then(|()| disk.try_mount());
        made.inspect_err(|error| skipped(&format!("no ext4 can be mounted here: {error}")))
            .ok()?;
        Some(disk)
    }

    /// Where it is mounted.
    pub fn path(&self) -> PathBuf {
        self.place.path().join("mounted")
    }

    fn image(&self) -> PathBuf {
        self.place.path().join("image")
    }

    fn try_mount(&self) -> Result<(), String> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "ext4", "-o", "loop,errors=remount-ro"]);
        ran(mount.arg(self.image()).arg(self.path()))
    }

    /// Has it end as after an error that it cannot get over: nothing more is written, and what was not synced is lost.
    pub fn give_up(&self) {
        let mut mount = Command::new("mount");
        mount.args(["-o", "remount,abort"]);
        ran(mount.arg(self.path())).expect("it takes the option");
    }

    /// Mounts it anew, when nobody uses it any more.
    pub fn mount_again(&self) {
        unmount(self.path(), UnmountFlags::empty()).expect("nobody uses it");
        self.try_mount().expect("it mounts again");
    }
}

impl Drop for Ext4 {
    fn drop(&mut self) {
        // Who still uses it may go on; it may never have been mounted.
        let _ = unmount(self.path(), UnmountFlags::DETACH);
    }
}

/// Runs a command; what it says where it fails.
fn ran(command: &mut Command) -> Result<(), String> {
    let what = Path::new(command.get_program()).display().to_string();
    match command.output() {
        Ok(Output { status, .. }) if status.success() => Ok(()),
        Ok(output) => Err(format!(
            "{what}: {}",
            String::from_utf8_lossy(&output.stderr)
        )),
        Err(error) => Err(format!("{what}: {error}")),
    }
}
