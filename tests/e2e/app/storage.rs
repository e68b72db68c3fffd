//! Doing to the browser's storage what a crash, a restored phone or a stranger does. The app must not be running: open
//! `/help.html` first.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::App;

const TOOLS: &str = "
    const answer = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
        request.onblocked = () => reject(new Error('blocked'));
    });
    const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const remove = async (name) => {
        const folder = await navigator.storage.getDirectory();
        await folder.removeEntry(name).catch((thrown) => { if (thrown.name !== 'NotFoundError') throw thrown; });
    };";

impl App {
    async fn runs_on_storage(&self, body: &str, given: Vec<Value>) -> Result<Value> {
        self.run(&format!("{TOOLS}{body}"), given).await
    }

    /// Every row of every store.
    pub(crate) async fn takes_rows(&self) -> Result<Value> {
        let body = "
            const database = await answer(indexedDB.open('tidemark'));
            const stores = {};
            for (const name of database.objectStoreNames) {
                const store = () => database.transaction(name).objectStore(name);
                const [keys, values] = [await answer(store().getAllKeys()), await answer(store().getAll())];
                stores[name] = keys.map((key, at) => [key, toText(values[at])]);
            }
            const version = database.version;
            database.close();
            return { version, stores };";
        self.runs_on_storage(body, vec![]).await
    }

    /// Puts rows in the place of all that are there. A database that is not there is made first, as its version had it.
    pub(crate) async fn puts_rows(&self, rows: &Value) -> Result<()> {
        let body = "
            const request = indexedDB.open('tidemark', given[0].version);
            request.onupgradeneeded = () => {
                for (const name of Object.keys(given[0].stores)) request.result.createObjectStore(name);
            };
            const database = await answer(request);
            const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
            for (const [name, rows] of Object.entries(given[0].stores)) {
                const store = transaction.objectStore(name);
                store.clear();
                for (const [key, value] of rows) store.put(toBytes(value), key);
            }
            await new Promise((resolve, reject) => {
                transaction.oncomplete = resolve;
                transaction.onabort = () => reject(transaction.error);
            });
            database.close();";
        self.runs_on_storage(body, vec![rows.clone()]).await.map(drop)
    }

    /// Deletes the database and leaves everything else.
    pub(crate) async fn deletes_database(&self) -> Result<()> {
        self.runs_on_storage("await answer(indexedDB.deleteDatabase('tidemark'));", vec![]).await.map(drop)
    }

    /// Deletes all that the app keeps, as clearing the website's data would, but for the app itself.
    pub(crate) async fn deletes_everything(&self) -> Result<()> {
        let body = "
            await answer(indexedDB.deleteDatabase('tidemark'));
            localStorage.clear();
            for (const name of await caches.keys()) if (!name.startsWith('app-')) await caches.delete(name);
            if (navigator.storage?.getDirectory) await remove('tidemark-copy');";
        self.runs_on_storage(body, vec![]).await.map(drop)
    }

    /// The length of the second copy; `None` if this browser keeps none.
    pub(crate) async fn copy_length(&self) -> Result<Option<u64>> {
        let body = "
            if (!navigator.storage?.getDirectory || !navigator.locks) return null;
            const folder = await navigator.storage.getDirectory().catch(() => null);
            const file = await folder?.getFileHandle('tidemark-copy').catch(() => null);
            return file ? (await file.getFile()).size : null;";
        Ok(self.runs_on_storage(body, vec![]).await?.as_u64())
    }

    /// What is stored, in short, to be looked at after a loss.
    pub(crate) async fn stored_parts(&self) -> Result<Value> {
        let body = "
            const file = async () => {
                const folder = await navigator.storage.getDirectory();
                const names = [];
                for await (const name of folder.keys()) names.push(name);
                const handle = await folder.getFileHandle('tidemark-copy');
                return { names, size: (await handle.getFile()).size };
            };
            const rows = async () => {
                const database = await answer(indexedDB.open('tidemark'));
                const counts = {};
                for (const name of database.objectStoreNames) {
                    counts[name] = await answer(database.transaction(name).objectStore(name).count());
                }
                database.close();
                return counts;
            };
            // Not every engine has each of these: some throw before there is anything to wait for.
            const told = async (work) => { try { return await work(); } catch (thrown) { return String(thrown); } };
            return {
                databases: await told(() => indexedDB.databases()),
                rows: await told(rows),
                file: await told(file),
                locks: await told(() => navigator.locks.query()),
                caches: await told(() => caches.keys()),
                local: { ...localStorage },
                estimate: await told(() => navigator.storage.estimate()),
            };";
        self.runs_on_storage(body, vec![]).await
    }

    /// Deletes the second copy.
    pub(crate) async fn deletes_copy(&self) -> Result<()> {
        self.runs_on_storage("await remove('tidemark-copy');", vec![]).await.map(drop)
    }

    /// Puts nonsense over the second copy from this byte on, as far as it reaches.
    pub(crate) async fn spoils_copy(&self, from: u64) -> Result<()> {
        let body = "
            const folder = await navigator.storage.getDirectory();
            const file = await folder.getFileHandle('tidemark-copy');
            const size = (await file.getFile()).size;
            const write = await file.createWritable({ keepExistingData: true });
            const nonsense = new Uint8Array(Math.max(0, size - given[0])).map((_, at) => at % 251);
            await write.write({ type: 'write', position: given[0], data: nonsense });
            await write.close();";
        self.runs_on_storage(body, vec![json!(from)]).await.map(drop)
    }

    /// How many check-ins there are, by the app's own export.
    pub(crate) async fn counts_check_ins(&self) -> Result<usize> {
        let file = self.exports_json().await?;
        let records = file["records"].as_array().context("the export has no records")?;
        let is_kept = |record: &&Value| {
            let newest = record["versions"].as_array().and_then(|versions| versions.last());
            newest.is_some_and(|newest| newest["kind"] == "checkIn")
        };
        Ok(records.iter().filter(is_kept).count())
    }
}
