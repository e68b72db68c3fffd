//! The contents of the browser's database, as bytes.

use std::{collections::BTreeMap, fmt::Write};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use super::App;

/// Every row of every store. Two are equal if nothing was written in between.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub(crate) struct Dump {
    /// 0 if there is no database.
    pub(crate) version: u64,
    /// By store, then by key. Values are hexadecimal digits.
    pub(crate) stores: BTreeMap<String, BTreeMap<String, String>>,
}

impl Dump {
    pub(crate) fn rows(&self) -> usize {
        self.stores.values().map(BTreeMap::len).sum()
    }

    /// Whether a text appears anywhere in it unsealed, in any encoding that a browser uses.
    pub(crate) fn holds(&self, text: &str) -> bool {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.stores.values().flatten().any(|(key, _)| key.contains(text))
            || self.holds_bytes(text.as_bytes())
            || self.holds_bytes(&wide)
    }

    /// Whether these bytes stand anywhere in a value.
    pub(crate) fn holds_bytes(&self, bytes: &[u8]) -> bool {
        let digits = hex(bytes.iter().copied());
        self.stores.values().flatten().any(|(_, value)| value.contains(&digits))
    }

    /// The bytes of a value.
    pub(crate) fn value(&self, store: &str, key: &str) -> Result<Vec<u8>> {
        let digits = self.stores.get(store).and_then(|rows| rows.get(key));
        let digits = digits.with_context(|| format!("{store} has no {key}"))?;
        let byte = |at: usize| Ok(u8::from_str_radix(digits.get(at..at + 2).context("half a byte")?, 16)?);
        (0..digits.len()).step_by(2).map(byte).collect()
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: impl Iterator<Item = u8>) -> String {
    bytes.fold(String::new(), |mut digits, byte| {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

const READ: &str = "
    const answer = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const text = (value) => hex(new TextEncoder().encode(value));
    const bytesOf = (value) => {
        if (value instanceof ArrayBuffer) return hex(new Uint8Array(value));
        if (ArrayBuffer.isView(value)) return hex(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
        if (value === null || typeof value !== 'object') return text(String(value));
        return Object.entries(value).map(([name, part]) => text(name) + bytesOf(part)).join('');
    };
    const known = (await indexedDB.databases()).find((each) => each.name === 'tidemark');
    if (!known) return { version: 0, stores: {} };
    const database = await answer(indexedDB.open('tidemark'));
    try {
        const names = [...database.objectStoreNames];
        const stores = {};
        if (names.length > 0) {
            const transaction = database.transaction(names, 'readonly');
            await Promise.all(names.map(async (name) => {
                const store = transaction.objectStore(name);
                const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
                stores[name] = Object.fromEntries(keys.map((key, at) => [String(key), bytesOf(values[at])]));
            }));
        }
        return { version: database.version, stores };
    } finally {
        database.close();
    }";

impl App {
    /// Reads the whole database, bypassing the app.
    pub(crate) async fn dump(&self) -> Result<Dump> {
        Ok(serde_json::from_value(self.run(READ, vec![]).await?)?)
    }

    /// Waits until the database differs from `before`: by a draft, say, which the page does not announce.
    pub(crate) async fn written_since(&self, before: &Dump) -> Result<Dump> {
        crate::wait::until("the database to change", async || {
            let now = self.dump().await?;
            Ok((now != *before).then_some(now))
        })
        .await
    }

    /// Raises the database's version, as a later release would. No page of the app may have it open.
    pub(crate) async fn raise_version(&self, version: u64) -> Result<()> {
        let script = "
            return await new Promise((resolve, reject) => {
                const request = indexedDB.open('tidemark', given[0]);
                request.onblocked = () => reject(new Error('blocked'));
                request.onerror = () => reject(request.error);
                request.onsuccess = () => { request.result.close(); resolve(request.result.version); };
            });";
        let raised = self.run(script, vec![json!(version)]).await?;
        ensure!(raised == json!(version), "the version is {raised}");
        Ok(())
    }
}
