//! Where the open records are kept.

use js_sys::Uint8Array;
use tidemark::store::indexeddb::IndexedDbStore;
use tidemark::store::look::LookStore;
use tidemark::store::memory::MemoryStore;
use tidemark::store::{Batch, Contents, CopyPart, Store, StoreError};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(typescript_custom_section)]
const COPY_FILE: &str = "/** The file of the second copy. Each method rejects if this tab does not hold it. */
export interface CopyFile {
  /** All of it; empty if it is new. */
  read(): Promise<Uint8Array>;
  /** The same, after waiting for another tab to let go of it. */
  wait(): Promise<Uint8Array>;
  /** Puts the bytes at this place, or at the end, and waits until they are on disk. */
  write(at: number | undefined, bytes: Uint8Array): Promise<void>;
  /** Puts these bytes in the place of everything in it, and waits until they are on disk. */
  replace(bytes: Uint8Array): Promise<void>;
  /** Removes it, also from a tab that holds it, and those that were set aside. */
  erase(): Promise<void>;
  /** Sets it aside under another name, also from a tab that holds it. */
  setAside(): Promise<void>;
}
";

#[wasm_bindgen]
extern "C" {
    /// The file of the second copy, which the worker opens.
    #[wasm_bindgen(typescript_type = "CopyFile")]
    pub type CopyFile;

    #[wasm_bindgen(method, catch)]
    async fn read(this: &CopyFile) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn wait(this: &CopyFile) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn write(this: &CopyFile, at: Option<f64>, bytes: Uint8Array) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn replace(this: &CopyFile, bytes: Uint8Array) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn erase(this: &CopyFile) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setAside)]
    async fn set_aside(this: &CopyFile) -> Result<JsValue, JsValue>;
}

/// One type for both, so that every use case is compiled only once.
pub(super) enum PageStore {
    Kept(IndexedDbStore, Option<CopyFile>),
    Sample(MemoryStore),
    Look(LookStore),
}

impl PageStore {
    fn copy(&self) -> Option<&CopyFile> {
        match self {
            Self::Kept(_, copy) => copy.as_ref(),
            Self::Sample(_) | Self::Look(_) => None,
        }
    }

    async fn erase_database(&self) -> Result<(), StoreError> {
        match self {
            Self::Kept(store, _) => store.erase().await,
            Self::Sample(store) => store.erase().await,
            Self::Look(store) => store.erase().await,
        }
    }
}

impl Store for PageStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        match self {
            Self::Kept(store, _) => store.load().await,
            Self::Sample(store) => store.load().await,
            Self::Look(store) => store.load().await,
        }
    }

    fn begin(&self, batch: &Batch) {
        match self {
            Self::Kept(store, _) => store.begin(batch),
            // Memory is there at once.
            Self::Sample(_) | Self::Look(_) => {}
        }
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        match self {
            Self::Kept(store, _) => store.commit(batch).await,
            Self::Sample(store) => store.commit(batch).await,
            Self::Look(store) => store.commit(batch).await,
        }
    }

    /// The copy goes first: whatever stops in between, the records are then either all there or on their way out.
    async fn erase(&self) -> Result<(), StoreError> {
        if let Some(copy) = self.copy() {
            copy.erase().await.map_err(|_| StoreError::Failed("the second copy was not erased".into()))?;
        }
        self.erase_database().await
    }

    async fn start_over(&self) -> Result<(), StoreError> {
        if let Some(copy) = self.copy() {
            copy.set_aside().await.map_err(|_| StoreError::Failed("the second copy was not set aside".into()))?;
        }
        self.erase_database().await
    }

    async fn read_copy(&self) -> Option<Vec<u8>> {
        bytes(self.copy()?.read().await)
    }

    async fn wait_for_copy(&self) -> Option<Vec<u8>> {
        bytes(self.copy()?.wait().await)
    }

    async fn replace_copy(&self, bytes: Vec<u8>) -> bool {
        let Some(copy) = self.copy() else { return false };
        copy.replace(Uint8Array::from(bytes.as_slice())).await.is_ok()
    }

    async fn write_copy(&self, parts: Vec<CopyPart>) -> bool {
        let Some(copy) = self.copy() else { return false };
        for CopyPart { at, bytes } in parts {
            #[expect(clippy::cast_precision_loss, reason = "no file comes near 2^53 bytes")]
            let at = at.map(|at| at as f64);
            if copy.write(at, Uint8Array::from(bytes.as_slice())).await.is_err() {
                return false;
            }
        }
        true
    }
}

fn bytes(read: Result<JsValue, JsValue>) -> Option<Vec<u8>> {
    Some(read.ok()?.dyn_ref::<Uint8Array>()?.to_vec())
}
