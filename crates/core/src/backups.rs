//! Backups and other devices: one method for each use case.

use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use tidemark::app::App;
use tidemark::app::view::{BackupKeysView, BackupsView, ConflictView, DeviceView, MergeReceipt, Receipt, SyncKey};
use tidemark::rules::edition::Edition;
use tidemark::store::look::LookStore;
use tidemark_boundary::{plain as give, take};
use tsify::Ts;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::host::Browser;
use crate::store::PageStore;
use crate::{Core, promise};

#[wasm_bindgen]
impl Core {
    /// Opens what a backup holds in memory, to look at: every write is refused with `look_only`. `entries` is what the
    /// import module's `lookEntries` made of it.
    #[wasm_bindgen(unchecked_return_type = "Promise<Core>")]
    pub fn look(entries: Vec<u8>, records_only: bool) -> Promise {
        promise(Box::pin(async move {
            let store = LookStore::default();
            let app = App::open(PageStore::Look(store.clone()), Browser::default(), None).await?;
            app.show(&entries).await?;
            store.close();
            Ok(Self { app: Rc::new(app.in_edition(Edition::of(records_only))), healed: 0 }.into())
        }))
    }

    /// All that this device knows, unsealed, as the module that makes a backup reads it. It never leaves the worker.
    #[wasm_bindgen(unchecked_return_type = "Promise<Uint8Array>")]
    pub fn knowledge(&self) -> Promise {
        self.answer(|app| async move { Ok(Uint8Array::from(app.knowledge().await?.as_slice()).into()) })
    }

    /// Keeps what a backup brings, all or none. `entries` is what the import module's `backupEntries` made of it.
    /// Refuses records of another vault with `another_vault` unless they were said to be the person's, and with
    /// `changed_since` if a plan was changed since the choice.
    #[wasm_bindgen(unchecked_return_type = "Promise<MergeReceipt>")]
    pub fn unite(&self, entries: Vec<u8>) -> Promise {
        self.answer(move |app| async move { give::<MergeReceipt>(&app.unite(&entries).await?) })
    }

    /// What backups are sealed for. It never leaves the workers.
    #[wasm_bindgen(js_name = backupKeys, unchecked_return_type = "Promise<BackupKeysView>")]
    pub fn backup_keys(&self) -> Promise {
        self.answer(|app| async move { give::<BackupKeysView>(&app.backup_keys().await?) })
    }

    /// Takes over the key that the devices share, as the backup module's `open` gave it, unless it is out of date or of
    /// another vault. It never leaves the workers.
    #[wasm_bindgen(js_name = takeSync, unchecked_return_type = "Promise<void>")]
    pub fn take_sync(&self, sync: Ts<SyncKey>) -> Promise {
        self.answer(move |app| async move {
            app.take_sync(&take(sync)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Remembers that a backup with so many entries was made here and found whole when it was read back.
    #[wasm_bindgen(js_name = backupKept, unchecked_return_type = "Promise<void>")]
    pub fn backup_kept(&self, entries: u32) -> Promise {
        self.answer(move |app| async move {
            app.backup_kept(entries).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// The last backup that was found whole, and what is here since.
    #[wasm_bindgen(unchecked_return_type = "Promise<BackupsView>")]
    pub fn backups(&self) -> Promise {
        self.answer(|app| async move { give::<BackupsView>(&app.backups().await?) })
    }

    /// This device, then those that it knows of.
    #[wasm_bindgen(unchecked_return_type = "Promise<DeviceView[]>")]
    pub fn devices(&self) -> Promise {
        self.answer(|app| async move {
            let devices = app.devices().await;
            Ok(devices.iter().map(give::<DeviceView>).collect::<Result<Array, _>>()?.into())
        })
    }

    /// Removes another device: its backups are not waited for, and it does not open those made from now on.
    #[wasm_bindgen(js_name = removeDevice, unchecked_return_type = "Promise<void>")]
    pub fn remove_device(&self, device: String) -> Promise {
        self.answer(move |app| async move {
            app.remove_device(&device).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Brings a device back that was removed.
    #[wasm_bindgen(js_name = bringDeviceBack, unchecked_return_type = "Promise<void>")]
    pub fn bring_device_back(&self, device: String) -> Promise {
        self.answer(move |app| async move {
            app.bring_device_back(&device).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Every record that was changed on several devices, none of which knew of the others.
    #[wasm_bindgen(unchecked_return_type = "Promise<ConflictView[]>")]
    pub fn conflicts(&self) -> Promise {
        self.answer(|app| async move {
            let conflicts = app.conflicts().await;
            Ok(conflicts.iter().map(give::<ConflictView>).collect::<Result<Array, _>>()?.into())
        })
    }

    /// Makes one version of such a record the one that counts.
    #[wasm_bindgen(js_name = chooseVersion, unchecked_return_type = "Promise<Receipt>")]
    pub fn choose_version(&self, record: String, name: String) -> Promise {
        self.answer(move |app| async move { give::<Receipt>(&app.choose_version(&record, &name).await?) })
    }
}
