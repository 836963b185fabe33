//! libFuzzer on `fuzz::Target::Records`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::Target::Records.run(input));
