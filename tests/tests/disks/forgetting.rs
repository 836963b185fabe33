//! The disk itself: what was synced is there after a power cut, and what was not may be gone.

use std::fs::{self, File};
use std::path::Path;

use broker::sim::MemoryDisk;
use tempfile::TempDir;

use crate::machine::mount;

const LEN: usize = 2000;

/// Makes a directory with a file that is synced with its name, goes on writing to it, and makes a file whose
/// name is not synced.
fn work(place: &Path) {
    let directory = place.join("made");
    fs::create_dir(&directory).expect("a directory");
    let path = directory.join("file");
    fs::write(&path, [b'a'; LEN]).expect("a file");
    let sync = |path: &Path| File::open(path).and_then(|file| file.sync_all());
    for path in [&path, &directory, place] {
        sync(path).expect("a sync");
    }
    fs::write(&path, [b'b'; LEN]).expect("written again");
    let nameless = directory.join("nameless");
    fs::write(&nameless, "c").expect("another file");
    sync(&nameless).expect("a sync");
    fs::rename(nameless, directory.join("renamed")).expect("renamed");
}

#[test]
fn it_keeps_what_was_synced_and_forgets_some_of_the_rest() {
    let (mut new, mut old, mut named, mut nameless) = (0, 0, 0, 0);
    for seed in 0..30 {
        let disk = MemoryDisk::new(seed);
        let place = TempDir::with_prefix("chronik-disk-").expect("a temporary directory");
        let Some(mounted) = mount(&disk, &place) else {
            return;
        };
        work(place.path());
        mounted.umount_and_join().expect("nobody uses it");
        disk.cut_power();

        let mounted = mount(&disk, &place).expect("it mounts again");
        let directory = place.path().join("made");
        let content = fs::read(directory.join("file")).expect("a file that was synced");
        assert!(content.len() <= LEN, "{} bytes", content.len());
        // A write that was not synced begins with cutting the file, so any of it may be zero.
        for sector in content.chunks(512) {
            let whole = |byte| sector.iter().all(|&one| one == byte);
            assert!(whole(b'a') || whole(b'b') || whole(0), "{sector:?}");
        }
        new += usize::from(content.contains(&b'b'));
        old += usize::from(content.contains(&b'a'));
        match fs::read(directory.join("renamed")) {
            Ok(content) => {
                assert_eq!(content, b"c", "its content was synced");
                named += 1;
            }
            Err(_) => nameless += 1,
        }
        mounted.umount_and_join().expect("nobody uses it");
    }
    assert!(
        [new, old, named, nameless].iter().all(|&times| times >= 3),
        "{new} {old} {named} {nameless}"
    );
}
