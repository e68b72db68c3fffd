//! Values of which a later change was lost: where that is said, and when it is over.

use crate::courses::{check_in, nobody, session_on};
use crate::storage::ready;
use crate::support::given::{date, items};
use tidemark::record::cut_offs::CutOffs;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::phq9::{Answers, Phq9Form};
use tidemark::record::kinds::session::{Drug, Route};
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::timeline::Timeline;
use tidemark::report::pdf;
use tidemark::report::request::{PaperName, RangeName, ReportRequest};
use tidemark::report::visit::Visit;
use tidemark::rules::certainty;
use tidemark::rules::remission::{History, status};
use tidemark::store::rows::{read_timeline, write_log};

/// The ids of the baseline, a later form outside of every chain, the latest form, a session and a check-in, and their
/// timeline.
fn kept() -> ([RecordId; 5], Timeline) {
    let (app, clock) = nobody();
    let form = |day: &str, points| {
        let answers = Answers::new(items([Some(points); 9]), None).unwrap();
        clock.set(day, "12:00");
        ready(app.save_phq9(None, Phq9Form { day: date(day), answers }, false)).unwrap().id
    };
    let baseline = form("2026-03-01", 3);
    let session = session_on("2026-03-02", Route::Intravenous, Drug::Ketamine);
    clock.set("2026-03-02", "12:00");
    let session = ready(app.save_session(None, session, false)).unwrap().id;
    let between = form("2026-03-10", 2);
    let latest = form("2026-03-20", 1);
    let check_in = ready(app.save(None, Record::CheckIn(check_in("2026-03-20", "4", "4")))).unwrap().id;
    let id = |id: &String| RecordId::parse("id", id).unwrap();
    let ids = [&baseline, &between, &latest, &session, &check_in].map(id);
    (ids, read_timeline(&ready(app.log()).unwrap()).unwrap().1)
}

/// Whether status, fade and the report say that they rest on this record.
fn said_of(record: RecordId, timeline: &mut Timeline) -> [bool; 3] {
    timeline.doubt([record]);
    let today = date("2026-03-20");
    let status = status(&History::of(timeline, today), today, &CutOffs::default());
    [certainty::of_status(timeline, &status), certainty::of_fade(timeline), certainty::of_all_until(timeline, today)]
}

#[test]
fn what_rests_on_a_doubted_value_says_so() {
    let ([baseline, between, latest, session, check_in], mut timeline) = kept();
    assert_eq!(said_of(baseline, &mut timeline), [true; 3]);
    assert_eq!(said_of(latest, &mut timeline), [true; 3]);
    assert_eq!(said_of(session, &mut timeline), [true; 3], "the course started with it");
    assert_eq!(said_of(between, &mut timeline), [false, true, true], "no evidence of the status");
    assert_eq!(said_of(check_in, &mut timeline), [false, true, true]);
    assert_eq!(said_of(RecordId::from_bytes([9; 16]), &mut timeline), [false; 3], "nothing of it is kept");
}

#[test]
fn only_the_doubted_value_is_marked_until_it_is_changed() {
    let ([baseline, _, latest, ..], mut timeline) = kept();
    timeline.doubt([latest]);
    let certain = |timeline: &Timeline, id| timeline.find::<Phq9Form>(id).unwrap().certain;
    assert_eq!((certain(&timeline, baseline), certain(&timeline, latest)), (true, false));
    assert_eq!(timeline.doubted().collect::<Vec<_>>(), [latest]);

    let newest = timeline.trail(latest).next_back().unwrap().clone();
    timeline.append(Entry { sequence: timeline.next_sequence(), ..newest });
    assert!(certain(&timeline, latest), "a whole version counts again");
    assert_eq!(timeline.doubted().count(), 0);
    timeline.retract();
    assert!(!certain(&timeline, latest));
}

#[test]
fn a_removed_value_is_doubted_no_more() {
    let ([_, _, latest, ..], mut timeline) = kept();
    timeline.doubt([latest]);
    let written = timeline.log()[0].written.clone();
    let sequence = timeline.next_sequence();
    timeline.append(Entry { sequence, record: latest, written, change: Change::Withdraw });
    assert_eq!(timeline.doubted().count(), 0);
}

#[test]
fn the_report_says_it_in_a_line_and_marks_the_form() {
    const LINE: &str = "One of the answers behind this could not be read in full.";
    let ([_, _, latest, ..], timeline) = kept();
    let text = |doubted: &[RecordId]| {
        let at = timeline.log().last().unwrap().written.clone();
        let (at, timeline) = read_timeline(&write_log(&at, timeline.log(), doubted)).unwrap();
        let (range, paper) = (RangeName::All, PaperName::A4);
        let request =
            ReportRequest { range, from: None, until: None, notes: false, paper, name: None, birth_date: None };
        let visit = Visit::of(&timeline, &at, &request).unwrap();
        format!("{:?}", pdf::paper(&visit, paper, None).unwrap())
    };
    assert!(!text(&[]).contains(LINE));
    let doubted = text(&[latest]);
    assert_eq!(doubted.matches(LINE).count(), 1);
    assert_eq!(doubted.matches("not certain").count(), 1, "its row in the table of forms");
}
