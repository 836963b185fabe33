//! Every message in every version, against bytes that a second, independent reading of the specs makes.

mod golden;
mod hostile;
mod json;
mod kafka;
mod mutation;
mod specs;
mod table;
mod values;
mod vectors;

use specs::Specs;
use values::{Random, Style};

/// What each message and version is sent as.
const STYLES: [Style; 4] = [Style::Defaults, Style::Sparse, Style::Full, Style::Extreme];

#[test]
fn every_version_comes_back_byte_for_byte() {
    let specs = Specs::load();
    let mut layouts = 0;
    for entry in table::ALL {
        let message = specs.message(entry.name);
        assert_eq!(entry.versions.min, message.versions.min(), "{}", entry.name);
        assert_eq!(entry.versions.max, message.versions.max(), "{}", entry.name);
        for version in entry.versions.iter() {
            layouts += 1;
            for (seed, style) in STYLES.into_iter().enumerate() {
                let bytes = values::bytes(message, version, style, &mut Random::new(seed as u64));
                let (encoded, length, rest) = (entry.round_trip)(&bytes, version)
                    .unwrap_or_else(|error| panic!("{} {version} {style:?}: {error}", entry.name));
                assert!(encoded == bytes, "{} {version} {style:?}", entry.name);
                assert_eq!(
                    (length, rest),
                    (bytes.len(), 0),
                    "{} {version} {style:?}",
                    entry.name
                );
            }
        }
    }
    assert_eq!(layouts, specs.layouts());
}

#[test]
fn a_message_cut_short_is_an_error_wherever_it_is_cut() {
    let specs = Specs::load();
    for entry in table::ALL {
        for version in entry.versions.iter() {
            let message = specs.message(entry.name);
            let bytes = values::bytes(message, version, Style::Sparse, &mut Random::new(9));
            for cut in 0..bytes.len() {
                let result = (entry.round_trip)(&bytes[..cut], version);
                let error = result.expect_err("a part is not the whole");
                assert_eq!(error.message(), entry.name);
            }
        }
    }
}

#[test]
fn no_broken_byte_panics() {
    let specs = Specs::load();
    let mut random = Random::new(1);
    for entry in table::ALL {
        for version in entry.versions.iter() {
            let message = specs.message(entry.name);
            let bytes = values::bytes(message, version, Style::Sparse, &mut Random::new(5));
            for index in 0..bytes.len().min(300) {
                for wrong in [0, 0x7f, 0x80, 0xff, random.next() as u8] {
                    let mut broken = bytes.clone();
                    broken[index] = wrong;
                    // Either reading is right; what counts is that there is one, and that what was
                    // read can be written again.
                    if let Err(error) = (entry.round_trip)(&broken, version) {
                        assert!(
                            error.decode_kind().is_some(),
                            "{} {version}: {error}",
                            entry.name
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn versions_outside_the_range_are_refused() {
    for entry in table::ALL {
        for version in [
            entry.versions.min - 1,
            entry.versions.max + 1,
            i16::MIN,
            i16::MAX,
        ] {
            if entry.former_versions.contains(version) {
                continue;
            }
            let error = (entry.round_trip)(&[0; 64], version).expect_err("no such version");
            assert!(error.to_string().contains("is not among"), "{error}");
        }
    }
}
