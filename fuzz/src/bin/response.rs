//! libFuzzer on `fuzz::Target::Response`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::Target::Response.run(input));
