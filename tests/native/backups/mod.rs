//! Backups: read back whole, brought in without losing anything of either side, and taken back.

mod devices;
mod files;
mod merging;

use crate::courses::check_in;
use crate::lost_updates::interval;
use crate::storage::{FixedHost, id, ready};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::app::view::{ConflictView, MergeReceipt};
use tidemark::exchange::backup::{self, Choices, Preview, Unfit};
use tidemark::record::contact::Contact;
use tidemark::record::few::Few;
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::log::Record;
use tidemark::record::text::Text;
use tidemark::record::time::{Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::union::{Bringing, Knowledge};
use tidemark::store::memory::MemoryStore;
use tidemark::store::{Contents, Store, rows};

const NOW: i64 = 1_778_000_000_000;
const DAY: i64 = 24 * 60 * 60 * 1000;

struct Phone<S: Store = MemoryStore> {
    store: S,
    app: App<S, FixedHost>,
}

fn phone_at(unix_ms: i64, seed: u64) -> Phone {
    let store = MemoryStore::default().with_copy(Vec::new());
    let app = ready(App::open(store.clone(), FixedHost::new(unix_ms, 1000, seed), None)).unwrap();
    Phone { store, app }
}

fn phone(seed: u64) -> Phone {
    phone_at(NOW, seed)
}

/// A phone that was set up from the backup of another one.
fn second(first: &Phone, seed: u64) -> Phone {
    let second = phone(seed);
    second.read(&first.backup(), &Choices::default()).unwrap();
    second
}

fn now() -> Moment {
    Moment::new(NOW + DAY / 2, 60, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}

impl<S: Store> Phone<S> {
    fn knowledge(&self) -> Knowledge {
        rows::read_knowledge(&ready(self.app.knowledge()).unwrap()).unwrap().1
    }

    fn backup(&self) -> Vec<u8> {
        backup::write(&self.knowledge(), &now()).bytes
    }

    fn preview(&self, payload: &[u8], choices: &Choices) -> Result<(Preview, Bringing), Unfit> {
        backup::dry_run(payload, choices, &self.knowledge(), &now())
    }

    fn read(&self, payload: &[u8], choices: &Choices) -> Result<MergeReceipt, Failure> {
        let (_, bringing) = self.preview(payload, choices).unwrap();
        ready(self.app.unite(&rows::write_bringing(&bringing, &now())))
    }

    /// Takes in all that a backup holds, and adds nothing.
    fn show(&self, payload: &[u8]) {
        let theirs = backup::read(payload, None).unwrap().theirs;
        let bringing = Bringing { theirs, mine: false, chosen: Vec::new() };
        ready(self.app.show(&rows::write_bringing(&bringing, &now()))).unwrap();
    }

    fn conflicts_when_opened_again(&self) -> Vec<ConflictView> {
        let store = MemoryStore::holding(self.stored());
        ready(ready(App::open(store, FixedHost::seeded(7), None)).unwrap().conflicts())
    }

    /// Another phone that was set up from a copy of this one's storage.
    fn copied(&self, seed: u64) -> Phone {
        let store = MemoryStore::holding(self.stored());
        let app = ready(App::open(store.clone(), FixedHost::seeded(seed), None)).unwrap();
        Phone { store, app }
    }

    fn mood(&self, record: u8, points: &str) {
        let check_in = Record::CheckIn(check_in("2026-05-04", points, ""));
        ready(self.app.save(Some(&id(record).to_string()), check_in)).unwrap();
    }

    fn remove(&self, record: u8) {
        ready(self.app.withdraw(&id(record).to_string())).unwrap();
    }

    fn moods(&self) -> Vec<u8> {
        let log = self.knowledge().known.into_iter().map(|known| known.entry).collect();
        Timeline::from_log(log).check_ins().map(|kept| kept.value.mood.points()).collect()
    }

    fn stored(&self) -> Contents {
        ready(self.store.load()).unwrap()
    }
}

fn plan(days: u16) -> Plan {
    Plan { interval: Some(interval(days)), ..Plan::default() }
}

fn safety_plan(name: &str) -> SafetyPlan {
    let contact = Contact { name: Text::parse("name", name).unwrap(), phone: None };
    SafetyPlan { people: Few::new("people", vec![contact]).unwrap(), ..SafetyPlan::default() }
}
