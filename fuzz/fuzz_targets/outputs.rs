#![no_main]

#[path = "../targets.rs"]
#[allow(dead_code, reason = "shared by the targets")]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::outputs(data));
