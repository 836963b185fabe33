//! libFuzzer on `fuzz::Target::Request`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::Target::Request.run(input));
