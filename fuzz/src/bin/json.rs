//! libFuzzer on `fuzz::Target::Json`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::Target::Json.run(input));
