//! libFuzzer on `fuzz::Target::Message`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::Target::Message.run(input));
