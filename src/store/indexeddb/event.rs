//! IndexedDB events as futures, and time limits on them.
//!
//! A promise settles in the microtasks of the event that settles it, while the transaction is still active. So inside a
//! transaction it is safe to await one request after another, but nothing else.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbRequest;

use super::Fault;

#[wasm_bindgen]
extern "C" {
    // From the global scope, whether that is a window or a worker.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, ms: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// The first event that either of two handlers receives: `true` if it was the first handler.
#[derive(Debug)]
pub(super) struct FirstEvent(JsFuture);

impl FirstEvent {
    /// `listen` sets the two functions as the handlers of the events that are waited for.
    pub(super) fn new(listen: impl FnOnce(&Function, &Function)) -> Self {
        let mut listen = Some(listen);
        // The executor runs exactly once, right away.
        let promise = Promise::new(&mut |resolve, reject| {
            if let Some(listen) = listen.take() {
                listen(&resolve, &reject);
            }
        });
        Self(JsFuture::from(promise))
    }
}

impl Future for FirstEvent {
    type Output = bool;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        Pin::new(&mut self.0).poll(context).map(|settled| settled.is_ok())
    }
}

/// A request and its outcome.
#[derive(Debug)]
pub(super) struct Answer {
    request: IdbRequest,
    settled: FirstEvent,
}

impl Answer {
    /// Listens to a request that has just been made.
    pub(super) fn new(made: Result<IdbRequest, JsValue>) -> Result<Self, Fault> {
        let request = made.map_err(|error| Fault::of(&error))?;
        let settled = FirstEvent::new(|success, error| {
            request.set_onsuccess(Some(success));
            request.set_onerror(Some(error));
        });
        Ok(Self { request, settled })
    }

    /// Its result.
    pub(super) async fn get(self) -> Result<JsValue, Fault> {
        if self.settled.await {
            return self.request.result().map_err(|error| Fault::of(&error));
        }
        let error = self.request.error().ok().flatten();
        Err(Fault::of(&error.into()))
    }
}

/// A timer, cancelled when dropped.
pub(super) struct Timer {
    id: JsValue,
    over: JsFuture,
}

impl Timer {
    /// Starts now.
    pub(super) fn new(ms: i32) -> Self {
        let mut id = JsValue::UNDEFINED;
        let promise = Promise::new(&mut |resolve, _| id = set_timeout(&resolve, ms));
        Self { id, over: JsFuture::from(promise) }
    }
}

impl Future for Timer {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.over).poll(context).map(drop)
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.id);
    }
}

/// The result of `work`, or `None` if it takes longer, in which case it is dropped.
pub(super) async fn within<T>(ms: i32, work: impl Future<Output = T>) -> Option<T> {
    let expired = async {
        Timer::new(ms).await;
        None
    };
    first(async { Some(work.await) }, expired).await
}

/// Whichever is ready first. The other is dropped.
pub(super) async fn first<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> T {
    let (mut one, mut other) = (pin!(one), pin!(other));
    poll_fn(|context| match one.as_mut().poll(context) {
        Poll::Pending => other.as_mut().poll(context),
        ready @ Poll::Ready(_) => ready,
    })
    .await
}
