//! Two or three tabs that save, type, press twice, are killed, and hear of each other late or never.

use std::collections::BTreeMap;

use super::Cases;
use crate::lost_updates::{Silent, Tab, interval, mood, open};
use crate::storage::{FixedHost, id, ready};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::record::kinds::plan::Plan;
use tidemark::record::text::Text;
use tidemark::store::rows::DraftSlot;

/// A few small random numbers.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn index(&mut self, end: usize) -> usize {
        usize::try_from(self.below(end as u64)).unwrap()
    }
}

/// What must be there in the end.
#[derive(Default)]
struct Expected {
    questions: Option<String>,
    interval: Option<u16>,
    moods: BTreeMap<u8, String>,
    /// The text of each draft.
    drafts: BTreeMap<u8, String>,
}

/// Two or three tabs on one store. What one writes reaches the others late or never.
struct Tabs {
    store: Silent,
    open: Vec<Tab<Silent>>,
    /// The draft that each tab last read or kept, by record.
    seen: Vec<BTreeMap<u8, String>>,
    expected: Expected,
    dice: Dice,
    /// How many tabs were ever opened.
    opened: i64,
}

/// How many records the tabs work on at once.
const RECORDS: u64 = 3;

impl Tabs {
    fn new(seed: u64) -> Self {
        let (store, mut dice) = (Silent::default(), Dice(seed));
        let count = 2 + dice.index(2);
        let mut tabs = Self {
            store,
            open: Vec::new(),
            seen: vec![BTreeMap::new(); count],
            expected: Expected::default(),
            dice,
            opened: 0,
        };
        for _ in 0..count {
            let tab = tabs.another();
            tabs.open.push(tab);
        }
        tabs
    }

    /// One more tab. No two write at the same moment.
    fn another(&mut self) -> Tab<Silent> {
        self.opened += 1;
        let host = FixedHost::new(1_778_000_000_000 + self.opened, 1000, self.dice.below(u64::MAX >> 33));
        ready(App::open(self.store.clone(), host, None)).unwrap()
    }

    fn step(&mut self, step: u16) {
        let tab = self.dice.index(self.open.len());
        let record = u8::try_from(1 + self.dice.below(RECORDS)).unwrap();
        match self.dice.below(8) {
            0 => {
                let question = format!("question {step}");
                let asked = [question.clone()];
                self.press(tab, |app| ready(app.save_questions(&asked)).map(drop));
                self.expected.questions = Some(question);
            }
            1 => {
                let plan = || Plan { interval: Some(interval(7 + step)), ..Plan::default() };
                self.press(tab, |app| ready(app.save_plan(plan())));
                self.expected.interval = Some(7 + step);
            }
            2 | 3 => self.save(tab, record, step),
            4 | 5 => self.draft(tab, record, format!("text {step} of tab {tab}")),
            6 => drop(ready(self.open[tab].refresh()).unwrap()),
            _ => {
                // The tab is killed and opened again.
                self.open[tab] = self.another();
                self.seen[tab].clear();
            }
        }
    }

    /// Presses a button. In one case of four no answer comes, and the person presses again.
    fn press(&mut self, tab: usize, button: impl Fn(&Tab<Silent>) -> Result<(), Failure>) {
        if self.dice.below(4) == 0 {
            self.store.silent.set(true);
            let _ = button(&self.open[tab]);
            self.store.silent.set(false);
        }
        button(&self.open[tab]).unwrap();
    }

    fn save(&mut self, tab: usize, record: u8, step: u16) {
        let points = (step % 11).to_string();
        self.press(tab, |app| ready(app.save(Some(&id(record).to_string()), mood(&points))).map(drop));
        self.expected.moods.insert(record, points);
        let seen = self.seen[tab].remove(&record);
        if seen.is_some() && seen.as_ref() == self.expected.drafts.get(&record) {
            self.expected.drafts.remove(&record);
        }
    }

    /// Types: reads the draft first, now and then, as a page does when it opens the form.
    fn draft(&mut self, tab: usize, record: u8, text: String) {
        let name = id(record).to_string();
        if self.dice.below(2) == 0 {
            ready(self.open[tab].refresh()).unwrap();
            self.read(tab, record);
        }
        match ready(self.open[tab].keep_draft(DraftSlot::CheckIn, &name, &text)) {
            Ok(()) => {
                let before = self.expected.drafts.insert(record, text.clone());
                assert_eq!(before, self.seen[tab].insert(record, text), "a draft nobody here had seen is gone");
            }
            Err(Failure::DraftElsewhere) => {
                assert_ne!(self.expected.drafts.get(&record), self.seen[tab].get(&record));
                self.read(tab, record);
            }
            Err(failure) => panic!("{failure}"),
        }
    }

    fn read(&mut self, tab: usize, record: u8) {
        let draft = ready(self.open[tab].draft(DraftSlot::CheckIn, Some(&id(record).to_string()))).unwrap();
        let text = draft.map(|draft| draft.text);
        assert_eq!(text.as_ref(), self.expected.drafts.get(&record));
        match text {
            Some(text) => drop(self.seen[tab].insert(record, text)),
            None => drop(self.seen[tab].remove(&record)),
        }
    }

    fn check(&self, seed: u64) {
        let after = open(self.store.store.clone(), 7);
        let Expected { questions, interval: days, moods, drafts } = &self.expected;
        let plan = ready(after.plan()).unwrap().value;
        let asked: Vec<&str> = plan.questions.iter().map(Text::as_str).collect();
        assert_eq!(asked.first().copied(), questions.as_deref(), "seed {seed}");
        assert_eq!(plan.interval, days.map(interval), "seed {seed}");
        let shown = ready(after.day("2026-05-04")).unwrap().check_ins;
        let mut shown: Vec<_> =
            shown.iter().map(|kept| (kept.marks.id.clone(), kept.value.mood.points().to_string())).collect();
        shown.sort();
        let kept: Vec<_> = moods.iter().map(|(record, points)| (id(*record).to_string(), points.clone())).collect();
        assert_eq!(shown, kept, "seed {seed}");
        let left = ready(after.drafts(DraftSlot::CheckIn));
        let left: BTreeMap<_, _> = left.into_iter().map(|draft| (draft.record, draft.text)).collect();
        let typed: BTreeMap<_, _> =
            drafts.iter().map(|(record, text)| (id(*record).to_string(), text.clone())).collect();
        assert_eq!(left, typed, "seed {seed}");
    }
}

#[test]
fn tabs_in_any_order_lose_nothing_and_keep_nothing_twice() {
    let cases = Cases::new(2_000, 100_000);
    for seed in cases.seeds() {
        let mut tabs = Tabs::new(seed);
        (0..12).for_each(|step| tabs.step(step));
        tabs.check(seed);
    }
    cases.report("two or three tabs", "0 lost updates, 0 lost drafts, 0 doubles");
}
