//! Three devices that write at once, with clocks years apart, and read each other's backups in any order: old ones,
//! twice, cut short, and those of a copy of a device. Whoever knows the same shows the same, and nothing is lost.

use super::Cases;
use crate::lost_updates::interval;
use crate::storage::{FixedHost, id, mood, ready};
use tidemark::app::App;
use tidemark::exchange::backup::{self, Choices, Unfit};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::plan::Plan;
use tidemark::record::log::Change;
use tidemark::record::name::DeviceId;
use tidemark::record::time::{Moment, Zone};
use tidemark::record::union::{Bringing, Knowledge, Known, order};
use tidemark::rules::edition::Edition;
use tidemark::store::look::LookStore;
use tidemark::store::memory::MemoryStore;
use tidemark::store::{Store, rows};

/// A few small random numbers.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap()
    }

    fn seed(&mut self) -> u64 {
        self.below(1 << 30) as u64
    }
}

const NOW: i64 = 1_778_000_000_000;
const TEN_YEARS: i64 = 10 * 365 * 24 * 60 * 60 * 1000;

fn latest() -> Moment {
    Moment::new(NOW + 2 * TEN_YEARS, 0, Zone::parse("UTC").unwrap()).unwrap()
}

struct Device {
    store: MemoryStore,
    app: App<MemoryStore, FixedHost>,
}

impl Device {
    fn over(store: MemoryStore, dice: &mut Dice) -> Self {
        let clock = NOW + [0, TEN_YEARS, -TEN_YEARS][dice.below(3)] + i64::try_from(dice.below(1000)).unwrap();
        let app = ready(App::open(store.clone(), FixedHost::new(clock, 1000, dice.seed()), None)).unwrap();
        // Following the lift through decades that no device means would take ten times as long as all the rest.
        Self { store, app: app.in_edition(Edition::of(true)) }
    }

    fn knowledge(&self) -> Knowledge {
        rows::read_knowledge(&ready(self.app.knowledge()).unwrap()).unwrap().1
    }

    fn backup(&self) -> Vec<u8> {
        backup::write(&self.knowledge(), &latest()).bytes
    }

    /// Reads a backup as the app does.
    fn read(&self, payload: &[u8], choices: &Choices) -> Result<(), Unfit> {
        let (_, bringing) = backup::dry_run(payload, choices, &self.knowledge(), &latest())?;
        ready(self.app.unite(&rows::write_bringing(&bringing, &latest()))).unwrap();
        Ok(())
    }
}

/// What a backup holds, to be taken in without adding anything.
fn brought(payload: &[u8]) -> Vec<u8> {
    let theirs = backup::read(payload, None).unwrap().theirs;
    rows::write_bringing(&Bringing { theirs, mine: true, chosen: Vec::new() }, &latest())
}

/// All that is known, without what differs between devices on purpose.
fn canonical<S: Store>(app: &App<S, FixedHost>) -> Vec<u8> {
    let knowledge = rows::read_knowledge(&ready(app.knowledge()).unwrap()).unwrap().1;
    let unmarked = |mut known: Known| {
        known.origin.links.batch = None;
        known
    };
    let known = knowledge.known.into_iter().map(unmarked).collect();
    let mut file = backup::write(&Knowledge { device: DeviceId(0), known, ..knowledge }, &latest()).bytes;
    file.extend(format!("{:?}", ready(app.conflicts())).replace("own: true", "own: false").bytes());
    file
}

struct World {
    dice: Dice,
    devices: Vec<Device>,
    /// Every backup that was ever made.
    files: Vec<Vec<u8>>,
    /// Everything that was ever written.
    written: Vec<Known>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let first = Device::over(MemoryStore::default(), &mut dice);
        let mut world = Self { dice, devices: vec![first], files: Vec::new(), written: Vec::new() };
        world.write(0);
        for _ in 1..3 {
            let device = Device::over(MemoryStore::default(), &mut world.dice);
            ready(device.app.show(&brought(&world.devices[0].backup()))).unwrap();
            world.devices.push(device);
        }
        world
    }

    fn step(&mut self) {
        let device = self.dice.below(self.devices.len());
        match self.dice.below(12) {
            0..=4 => self.write(device),
            5 => {
                let record = id(u8::try_from(1 + self.dice.below(4)).unwrap());
                // It may not be there.
                drop(ready(self.devices[device].app.withdraw(&record.to_string())));
            }
            6 => {
                let days = u16::try_from(1 + self.dice.below(300)).unwrap();
                let plan = Plan { interval: Some(interval(days)), ..Plan::default() };
                ready(self.devices[device].app.save_plan(plan)).unwrap();
            }
            7 => self.files.push(self.devices[device].backup()),
            8 | 9 => self.exchange(device),
            10 => self.choose(device),
            _ => self.copy(device),
        }
        self.note(device);
    }

    fn write(&mut self, device: usize) {
        let record = id(u8::try_from(1 + self.dice.below(4)).unwrap()).to_string();
        let points = u8::try_from(self.dice.below(11)).unwrap();
        let Change::Put(record_now) = mood(-8000, points) else { unreachable!() };
        let done = ready(self.devices[device].app.save(Some(&record), record_now.clone()));
        if done.is_err() {
            // It was removed. Another is kept.
            let fresh = RecordId::from_bytes([u8::try_from(self.dice.below(200)).unwrap() + 10; 16]).to_string();
            drop(ready(self.devices[device].app.save(Some(&fresh), record_now)));
        }
        self.note(device);
    }

    fn note(&mut self, device: usize) {
        self.written.extend(self.devices[device].knowledge().known);
        if self.written.len() > 400 {
            self.written = order(std::mem::take(&mut self.written));
        }
    }

    /// Reads a backup of another device, of now or of some time ago, perhaps twice, perhaps after one that was cut.
    fn exchange(&mut self, device: usize) {
        let other = self.dice.below(self.devices.len());
        let fresh = self.devices[other].backup();
        let file = match self.files.len() {
            0 => fresh,
            count if self.dice.below(3) == 0 => self.files[self.dice.below(count)].clone(),
            _ => fresh,
        };
        let reader = &self.devices[device];
        if self.dice.below(4) == 0 {
            let before = ready(reader.store.load()).unwrap();
            let cut = &file[..self.dice.below(file.len() - 2)];
            assert!(reader.read(cut, &Choices::default()).is_err(), "a cut file was taken");
            assert_eq!(ready(reader.store.load()).unwrap(), before, "a cut file changed something");
        }
        let takes = [("plan.intervalDays".to_owned(), self.dice.below(2) == 0)];
        let choices = Choices { mine: false, takes: takes.into_iter().take(self.dice.below(2)).collect() };
        for _ in 0..=self.dice.below(2) {
            reader.read(&file, &choices).unwrap();
        }
        self.files.push(file);
    }

    fn choose(&mut self, device: usize) {
        let app = &self.devices[device].app;
        let conflicts = ready(app.conflicts());
        let Some(conflict) = conflicts.get(self.dice.below(conflicts.len().max(1))) else { return };
        let version = &conflict.versions[self.dice.below(conflict.versions.len())];
        ready(app.choose_version(&conflict.record, &version.name)).unwrap();
        let left = ready(app.conflicts());
        assert!(left.iter().all(|other| other.record != conflict.record), "what was chosen is still asked about");
    }

    /// Another phone is set up from a copy of this one's storage, and takes the place of a device.
    fn copy(&mut self, device: usize) {
        if self.dice.below(3) > 0 {
            return;
        }
        let contents = ready(self.devices[device].store.load()).unwrap();
        let copy = Device::over(MemoryStore::holding(contents), &mut self.dice);
        let place = self.dice.below(self.devices.len());
        if place != device {
            // What it knew is in a file somewhere.
            self.files.push(self.devices[place].backup());
            self.devices[place] = copy;
        }
    }

    fn play(mut self, seed: u64) {
        for _ in 0..12 + self.dice.below(12) {
            self.step();
        }
        let files = self.devices.iter().map(Device::backup).chain(self.files);
        let files: Vec<Vec<u8>> = files.map(|file| brought(&file)).collect();
        for device in &self.devices {
            for file in &files {
                ready(device.app.show(file)).unwrap();
            }
        }
        let all = canonical(&self.devices[0].app);
        for device in &self.devices {
            assert_eq!(text(&canonical(&device.app)), text(&all), "seed {seed}: two devices differ");
            let again = ready(App::open(device.store.clone(), FixedHost::seeded(5), None)).unwrap();
            assert_eq!(text(&canonical(&again)), text(&all), "seed {seed}: after opening it again");
        }
        let known = self.devices[0].knowledge().known;
        for written in order(self.written) {
            let is_there = known.iter().any(|known| known.is(&written.entry, &written.origin));
            assert!(is_there, "seed {seed}: lost {written:?}");
        }
        // The same files in another order give the same, also to somebody who only looks.
        let look = ready(App::open(LookStore::default(), FixedHost::seeded(9), None)).unwrap();
        let mut left: Vec<&Vec<u8>> = files.iter().collect();
        while !left.is_empty() {
            ready(look.show(left.swap_remove(self.dice.below(left.len())))).unwrap();
        }
        assert_eq!(text(&canonical(&look)), text(&all), "seed {seed}: in another order");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn devices_that_know_the_same_show_the_same() {
    let cases = Cases::new(2_000, 100_000);
    cases.seeds().for_each(|seed| World::new(seed).play(seed));
    cases.report("merges of three devices", "0 differences, 0 lost");
}
