//! The lock: one method for each use case.

use js_sys::Promise;
use tidemark::app::view::{LockView, NewLock, NewPasskey, NewPassphrase, NewRecovery};
use tidemark_boundary::{plain as give, take};
use tsify::Ts;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Core;

#[wasm_bindgen]
impl Core {
    /// Whether there is a lock, and what opens it.
    #[wasm_bindgen(unchecked_return_type = "Promise<LockView>")]
    pub fn lock(&self) -> Promise {
        self.answer(|app| async move { give::<LockView>(&app.lock().await) })
    }

    /// Sets the first lock: everything is sealed anew under keys that only the passphrase and the recovery code open.
    /// Refuses with `wrong_key`, and changes nothing, unless the proofs open what was written.
    #[wasm_bindgen(js_name = setLock, unchecked_return_type = "Promise<void>")]
    pub fn set_lock(&self, lock: Ts<NewLock>) -> Promise {
        self.answer(move |app| async move {
            app.set_lock(&take(lock)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// The same where there is a lock already, because somebody may know how to open it. Passkeys must be added again,
    /// and other devices paired again.
    #[wasm_bindgen(js_name = renewLock, unchecked_return_type = "Promise<void>")]
    pub fn renew_lock(&self, lock: Ts<NewLock>) -> Promise {
        self.answer(move |app| async move {
            app.renew_lock(&take(lock)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Puts another passphrase in the place of the one before. Refuses with `wrong_key`, and changes nothing, unless
    /// the proof is the key.
    #[wasm_bindgen(js_name = changePassphrase, unchecked_return_type = "Promise<void>")]
    pub fn change_passphrase(&self, passphrase: Ts<NewPassphrase>) -> Promise {
        self.answer(move |app| async move {
            app.change_passphrase(&take(passphrase)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Removes the lock: everything is sealed anew under keys that lie beside it.
    #[wasm_bindgen(js_name = removeLock, unchecked_return_type = "Promise<void>")]
    pub fn remove_lock(&self) -> Promise {
        self.answer(|app| async move {
            app.remove_lock().await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Keeps the public key of a recovery code for backups, where there is no lock.
    #[wasm_bindgen(js_name = keepRecovery, unchecked_return_type = "Promise<void>")]
    pub fn keep_recovery(&self, recovery: Ts<NewRecovery>) -> Promise {
        self.answer(move |app| async move {
            app.keep_recovery(&take(recovery)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Lets a passkey open the records too. Refuses with `wrong_key`, and changes nothing, unless the proof is the key.
    #[wasm_bindgen(js_name = addPasskey, unchecked_return_type = "Promise<void>")]
    pub fn add_passkey(&self, passkey: Ts<NewPasskey>) -> Promise {
        self.answer(move |app| async move {
            app.add_passkey(&take(passkey)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Removes a way that is neither the passphrase nor the recovery code.
    #[wasm_bindgen(js_name = removeWay, unchecked_return_type = "Promise<void>")]
    pub fn remove_way(&self, slot: u8) -> Promise {
        self.answer(move |app| async move {
            app.remove_way(slot).await?;
            Ok(JsValue::UNDEFINED)
        })
    }
}
