//! The flows, one file a behaviour.

mod recording;

use std::pin::Pin;

use anyhow::Result;

use crate::stage::Stage;

type Played<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// What a person does and must then see.
pub(crate) struct Flow {
    pub(crate) name: &'static str,
    pub(crate) play: for<'a> fn(&'a mut Stage) -> Played<'a>,
    /// Whether it asks for other hosts on purpose. Any other flow fails when one is asked for.
    pub(crate) leaves_origin: bool,
}

macro_rules! flow {
    ($module:ident::$name:ident) => {
        flow!($module::$name, leaves_origin: false)
    };
    ($module:ident::$name:ident, leaves_origin: $leaves:literal) => {
        Flow { name: stringify!($name), play: |stage| Box::pin($module::$name(stage)), leaves_origin: $leaves }
    };
}

/// Every flow.
pub(crate) const FLOWS: &[Flow] = &[
    flow!(recording::the_recorder_sees_another_host, leaves_origin: true),
    flow!(recording::the_page_cannot_ask_another_host),
];
