//! The browser's own IndexedDB, reached without the store, and the faults of `inject.js`.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use tidemark::store::indexeddb::{IndexedDbStore, Patience};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = faults)]
    pub(crate) fn arm(way: &str, n: u32, lasting: bool);
    #[wasm_bindgen(js_namespace = faults)]
    pub(crate) fn disarm() -> u32;
    #[wasm_bindgen(js_namespace = faults, js_name = durabilities, thread_local_v2)]
    static DURABILITIES: Array;
}

/// Puts the faults in place, once.
pub(crate) fn install_faults() {
    if Reflect::get(&js_sys::global(), &"faults".into()).unwrap().is_undefined() {
        js_sys::eval(include_str!("inject.js")).unwrap();
    }
}

/// The durability of each transaction since the last call.
pub(crate) fn durabilities() -> Vec<String> {
    DURABILITIES
        .with(|all| all.splice(0, all.length(), &JsValue::UNDEFINED).iter().filter_map(|one| one.as_string()).collect())
}

/// A store on the database of this name, with the app's patience.
pub(crate) fn store(name: &str) -> IndexedDbStore {
    IndexedDbStore::new(name, Patience::default())
}

/// Runs JavaScript, which can use `name`, and waits for the promise that it returns.
pub(crate) async fn js(name: &str, body: &str) -> JsValue {
    let function = Function::new_with_args("name", body);
    let promise: Promise = function.call1(&JsValue::NULL, &name.into()).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap()
}

/// Deletes the database, so that a test begins with none.
pub(crate) async fn remove(name: &str) {
    js(
        name,
        "return new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = resolve;
            request.onerror = reject;
        })",
    )
    .await;
}

/// Opens the database at a version, creating the app's stores if it is new, and returns the connection. The connection
/// does not listen to `versionchange`.
pub(crate) async fn raw_open(name: &str, version: u32) -> JsValue {
    let body = format!(
        "return new Promise((resolve, reject) => {{
            const request = indexedDB.open(name, {version});
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        }})"
    );
    js(name, &body).await
}

/// Closes a connection of [`raw_open`].
pub(crate) fn raw_close(connection: &JsValue) {
    let close: Function = Reflect::get(connection, &"close".into()).unwrap().unchecked_into();
    close.call0(connection).unwrap();
}

/// Makes a database as layout 10 had it, with these rows.
pub(crate) async fn layout_10(name: &str, rows: &[(&str, &JsValue, &[u8])]) {
    let row =
        |(store, key, bytes): &(&str, &JsValue, &[u8])| Array::of3(&(*store).into(), key, &Uint8Array::from(*bytes));
    let rows: Array = rows.iter().map(row).collect();
    let body = "return new Promise((resolve, reject) => {
        const request = indexedDB.open(name, 10);
        request.onupgradeneeded = () => {
            for (const store of ['months', 'drafts', 'meta']) request.result.createObjectStore(store);
            for (const [store, key, bytes] of rows) request.transaction.objectStore(store).put(bytes, key);
        };
        request.onsuccess = () => { request.result.close(); resolve(); };
        request.onerror = () => reject(request.error);
    })";
    let function = Function::new_with_args("name, rows", body);
    let promise: Promise = function.call2(&JsValue::NULL, &name.into(), &rows).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap();
}
