//! Exports made inside a browser: the same bytes as natively, and JSON that can be read back.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

#[path = "../native/exchange/dice.rs"]
mod dice;
#[path = "../native/exchange/digests.rs"]
mod digests;
#[path = "../native/exchange/timelines.rs"]
mod timelines;

use tidemark::exchange::json;
use tidemark::record::timeline::Timeline;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn exports_have_the_same_bytes_as_natively() {
    assert_eq!(digests::write(), digests::GOLDEN);
}

#[wasm_bindgen_test]
fn timelines_are_read_back_as_they_were_written() {
    for number in 100..120 {
        let timeline = timelines::timeline(number);
        let read = json::read(&json::write(&timeline, &digests::moment(), None)).unwrap();
        assert_eq!(read, timeline.log(), "timeline {number}");
        assert_eq!(Timeline::from_log(read).log(), timeline.log());
    }
}
