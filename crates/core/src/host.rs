//! The only code that reads the clock, the zone and the random source.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Object, Reflect, global};
use tidemark::app::host::Host;
use tidemark::record::problem::Problem;
use tidemark::record::time::{Moment, Zone};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Crypto;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = crypto)]
    static CRYPTO: Crypto;
}

/// The browser. It remembers the zone for a minute, because asking for it is slow compared with everything else that a
/// view or a save does.
#[derive(Default)]
pub(super) struct Browser {
    zone: RefCell<Option<(Minute, Zone)>>,
}

/// Minutes since 1970, and the offset at that minute. A journey or a change of the clocks is noticed within a minute.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Minute {
    since_1970: i64,
    offset: i16,
}

impl Browser {
    fn zone(&self, minute: Minute) -> Result<Zone, Problem> {
        if let Some((_, zone)) = self.zone.borrow().as_ref().filter(|(asked, _)| *asked == minute) {
            return Ok(zone.clone());
        }
        let zone = Zone::parse(&zone_name())?;
        self.zone.replace(Some((minute, zone.clone())));
        Ok(zone)
    }
}

impl Host for Browser {
    fn now(&self) -> Result<Moment, Problem> {
        let date = Date::new_0();
        let ms = date.get_time();
        if !ms.is_finite() {
            return Err(Problem::ImpossibleDate { field: "now", given: "no time".to_owned() });
        }
        #[expect(clippy::cast_possible_truncation, reason = "JS dates hold whole milliseconds within ±8.64e15")]
        let unix_ms = ms as i64;
        // JS counts minutes from local time to UTC; a moment counts in the other direction.
        #[expect(clippy::cast_possible_truncation, reason = "less than a day of minutes")]
        let offset = -date.get_timezone_offset() as i16;
        let zone = self.zone(Minute { since_1970: unix_ms.div_euclid(60_000), offset })?;
        Moment::new(unix_ms, offset, zone)
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        // Without randomness there is no key and no nonce, so stopping is the only safe thing to do.
        #[expect(clippy::expect_used, reason = "every browser with IndexedDB has crypto.getRandomValues")]
        CRYPTO.with(|crypto| crypto.get_random_values_with_u8_array(bytes)).expect("the browser gives random bytes");
    }
}

/// The zone's name; empty if the browser does not tell.
fn zone_name() -> String {
    let options = || {
        let intl = Reflect::get(&global(), &"Intl".into()).ok()?;
        let format: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
        let instance = Reflect::construct(&format, &Array::new()).ok()?;
        let resolved: Function = Reflect::get(&instance, &"resolvedOptions".into()).ok()?.dyn_into().ok()?;
        resolved.call0(&instance).ok()?.dyn_into::<Object>().ok()
    };
    let name = options().and_then(|options| Reflect::get(&options, &"timeZone".into()).ok());
    name.as_ref().and_then(JsValue::as_string).unwrap_or_default()
}
