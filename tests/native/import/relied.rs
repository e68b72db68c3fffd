//! What a file would change of the plans and settings: shown part by part, and nothing is taken unasked.

use super::{now, with};
use tidemark::exchange::import::{self, Answers, DryRun, OtherVault, Question, Setting, Unfit};
use tidemark::exchange::json::{self, Refused};
use tidemark::record::contact::{Contact, Phone};
use tidemark::record::few::Few;
use tidemark::record::fields::value::Value;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::plan::{Interval, Plan};
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::kinds::settings::Settings;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::text::Text;
use tidemark::record::time::{LocalDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::undo_import::undo_import;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// So many milliseconds from now.
fn from_now(ms: i64) -> Moment {
    Moment::new(now().unix_ms() + ms, 120, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}

fn entry(sequence: u32, record: RecordId, ms: i64, value: Record) -> Entry {
    Entry { sequence, record, written: from_now(ms), change: Change::Put(value) }
}

fn contact(name: &str, phone: &str) -> Contact {
    Contact { name: Text::parse("name", name).unwrap(), phone: Some(Phone::parse("phone", phone).unwrap()) }
}

fn plan(clinic: &str, days: u16) -> Plan {
    Plan {
        clinic: Some(contact(clinic, "030 1234")),
        interval: Some(Interval::new("intervalDays", days).unwrap()),
        ..Plan::default()
    }
}

fn plan_entry(sequence: u32, ms: i64, plan: Plan) -> Entry {
    entry(sequence, RecordId::PLAN, ms, Record::Plan(plan.into()))
}

fn safety(sequence: u32, ms: i64, phone: &str) -> Entry {
    let people = Few::new("people", vec![contact("Ada", phone)]).unwrap();
    entry(
        sequence,
        RecordId::SAFETY_PLAN,
        ms,
        Record::SafetyPlan(SafetyPlan { people, ..SafetyPlan::default() }.into()),
    )
}

fn settings(sequence: u32, ms: i64, start: &str) -> Entry {
    let course_start = Some(LocalDay::parse("courseStart", start).unwrap());
    entry(sequence, RecordId::SETTINGS, ms, Record::Settings(Settings { course_start, ..Settings::default() }))
}

fn log(entries: Vec<Entry>) -> Timeline {
    Timeline::from_log(entries)
}

/// The file of another timeline over these records.
fn run(theirs: &Timeline, here: &Timeline, answers: &Answers) -> DryRun {
    restore(&json::write(theirs, &now(), None), here, answers, None).unwrap()
}

fn restore(file: &[u8], here: &Timeline, answers: &Answers, vault: Option<RecordId>) -> Result<DryRun, Unfit> {
    let at = now();
    import::dry_run(file, answers, &Setting { timeline: here, at: &at, offset_at: &|_| 120, seed: [7; 16], vault })
}

fn take(names: &[&str]) -> Answers {
    Answers { takes: names.iter().map(|name| ((*name).to_owned(), true)).collect(), ..Answers::default() }
}

/// The parts that are shown, and whether each is taken.
fn shown(run: &DryRun) -> Vec<(&str, bool)> {
    run.restored.as_ref().unwrap().relied.iter().map(|part| (part.name.as_str(), part.takes)).collect()
}

#[test]
fn a_newer_plan_of_the_file_replaces_nothing_unasked() {
    let here = log(vec![plan_entry(1, -9, plan("Mine", 14)), safety(2, -9, "555 01"), settings(3, -9, "2026-01-05")]);
    let theirs =
        log(vec![plan_entry(1, -1, plan("Theirs", 28)), safety(2, -1, "555 99"), settings(3, -1, "2026-02-05")]);
    let run = run(&theirs, &here, &Answers::default());
    let parts = [
        ("safetyPlan.people", false),
        ("plan.intervalDays", false),
        ("plan.clinic", false),
        ("settings.courseStart", false),
    ];
    assert_eq!(shown(&run), parts);
    let interval = &run.restored.as_ref().unwrap().relied[1];
    assert_eq!((&interval.mine, &interval.theirs), (&Value::Whole(14), &Value::Whole(28)), "old beside new");
    let merged = with(&here, &run);
    assert_eq!(merged.plan(), here.plan());
    assert_eq!(merged.safety_plan(), here.safety_plan());
    assert_eq!(merged.settings(), here.settings());
    assert_eq!(merged.trail(RecordId::PLAN).count(), 3, "the file's version is kept in the trail");
}

#[test]
fn a_part_that_is_taken_leaves_the_others() {
    let here = log(vec![plan_entry(1, -9, plan("Mine", 14))]);
    let theirs = log(vec![plan_entry(1, -1, plan("Theirs", 28))]);
    let merged = with(&here, &run(&theirs, &here, &take(&["plan.clinic"])));
    assert_eq!(merged.plan().clinic, theirs.plan().clinic);
    assert_eq!(merged.plan().interval, here.plan().interval);

    let all = with(&here, &run(&theirs, &here, &take(&["plan.clinic", "plan.intervalDays"])));
    assert_eq!(all.plan(), theirs.plan());
    assert_eq!(all.trail(RecordId::PLAN).count(), 2, "no version that says the same again");
}

#[test]
fn where_nothing_was_ever_saved_the_files_is_taken_unless_it_is_declined() {
    let theirs = log(vec![safety(1, -1, "555 99")]);
    let here = Timeline::default();
    let usual = run(&theirs, &here, &Answers::default());
    assert_eq!(shown(&usual), [("safetyPlan.people", true)]);
    assert_eq!(with(&here, &usual).safety_plan(), theirs.safety_plan());
    let declined = Answers { takes: vec![("safetyPlan.people".into(), false)], ..Answers::default() };
    let declined = run(&theirs, &here, &declined);
    assert_eq!(with(&here, &declined).safety_plan(), here.safety_plan());
}

#[test]
fn a_plan_that_the_file_holds_as_it_is_here_is_not_asked_about() {
    let here = log(vec![plan_entry(1, -9, plan("First", 14)), plan_entry(2, -8, plan("Mine", 14))]);
    let older = log(vec![plan_entry(1, -9, plan("First", 14))]);
    assert_eq!(shown(&run(&older, &here, &Answers::default())), []);
    let merged = with(&here, &run(&here, &Timeline::default(), &Answers::default()));
    assert_eq!(merged.plan(), here.plan());
    assert!(run(&here, &merged, &Answers::default()).add.is_empty(), "twice adds nothing");
}

#[test]
fn what_was_chosen_is_taken_back_with_the_restore() {
    let here = log(vec![plan_entry(1, -9, plan("Mine", 14))]);
    let theirs = log(vec![plan_entry(1, -1, plan("Theirs", 28))]);
    let run = run(&theirs, &here, &take(&["plan.clinic"]));
    let merged = with(&here, &run);
    let back = undo_import(&merged, run.add.last().unwrap().record).unwrap();
    let undone = (merged.next_sequence()..).zip(back).map(|(sequence, (record, change))| Entry {
        sequence,
        record,
        written: now(),
        change,
    });
    let undone = log(merged.log().iter().cloned().chain(undone).collect());
    assert_eq!(undone.plan(), here.plan());
}

#[test]
fn a_file_written_more_than_a_day_from_now_is_refused_and_the_entry_named() {
    let file = |ms| json::write(&log(vec![settings(1, ms, "2026-01-05")]), &now(), None);
    let here = Timeline::default();
    assert!(restore(&file(DAY_MS), &here, &Answers::default(), None).is_ok());
    let refused = restore(&file(DAY_MS + 1), &here, &Answers::default(), None).unwrap_err();
    let Unfit::Json(Refused::Misplaced(place)) = refused else { panic!("{refused:?}") };
    assert_eq!(place.path(), "records[0].versions[0].written");
}

#[test]
fn a_file_of_another_installation_asks_first() {
    let (mine, other) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
    let file = |vault| json::write(&log(vec![settings(1, -1, "2026-01-05")]), &now(), vault);
    let here = Timeline::default();
    let run = |vault, answer| {
        let answers = Answers { other_vault: answer, ..Answers::default() };
        restore(&file(vault), &here, &answers, Some(mine)).unwrap()
    };
    let asked = run(Some(other), None);
    assert_eq!((asked.questions.as_slice(), asked.open), ([Question::OtherVault].as_slice(), 1));
    assert!(asked.add.is_empty());
    let brought = run(Some(other), Some(OtherVault::Mine));
    assert_eq!((brought.open, brought.add.len()), (0, 2));
    for known in [None, Some(mine)] {
        let run = run(known, None);
        assert_eq!((run.questions.as_slice(), run.open, run.add.len()), ([].as_slice(), 0, 2), "{known:?}");
    }
}

#[test]
fn the_installation_is_written_and_read_and_may_be_missing() {
    let vault = Some(RecordId::from_bytes([3; 16]));
    let timeline = log(vec![settings(1, -1, "2026-01-05")]);
    let file = json::write(&timeline, &now(), vault);
    assert_eq!(json::read_at(&file, &now()).unwrap().vault, vault);
    assert_eq!(json::read_at(&json::write(&timeline, &now(), None), &now()).unwrap().vault, None);
    let broken = String::from_utf8(file).unwrap().replace("\"vault\": \"03", "\"vault\": \"x3");
    assert!(json::read_at(broken.as_bytes(), &now()).is_err());
}

/// A look-up for each version. Comparing each with each would be 800 million comparisons of whole records.
#[test]
fn very_many_versions_of_one_record_are_found_at_once() {
    let version = |number: u32| settings(number, i64::from(number) - 100_000, "2026-01-05");
    let many = log((1..=40_000).map(version).collect());
    let again = run(&many, &many, &Answers::default());
    assert_eq!((again.already, again.add.len()), (1, 0));
}
