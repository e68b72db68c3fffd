//! The letters as a WebAssembly module.

use wasm_bindgen::prelude::wasm_bindgen;

/// Further faces, which set lines for the report.
#[wasm_bindgen]
#[derive(Default)]
pub struct Letters(crate::Letters);

#[wasm_bindgen]
impl Letters {
    /// No faces yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one more face, in TrueType. False if it cannot be read; then it is not among the faces.
    pub fn add(&mut self, face: Vec<u8>) -> bool {
        self.0.add(face).is_some()
    }

    /// The glyphs of a line, as the report reads them.
    pub fn set(&self, line: &str) -> Vec<f32> {
        self.0.set(line)
    }
}
