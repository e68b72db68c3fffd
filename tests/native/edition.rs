//! A records-only build shows no status and no fade anywhere.

use crate::storage::{FixedHost, ready};
use crate::support::given::date;
use tidemark::app::view::CourseFormView;
use tidemark::app::{App, sample};
use tidemark::exchange::fhir;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::log::Record;
use tidemark::record::time::Moment;
use tidemark::record::timeline::Timeline;
use tidemark::report::pdf;
use tidemark::report::request::{PaperName, RangeName, ReportRequest};
use tidemark::report::visit::Visit;
use tidemark::rules::edition::Edition;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows;

/// Words that name a state or mention the fade.
const JUDGING: [&str; 5] = ["Remission range", "To next status", "fade", "benefit", "Status"];

fn app(edition: Edition) -> App<MemoryStore, FixedHost> {
    ready(sample::open(MemoryStore::default(), FixedHost::seeded(1), edition)).unwrap()
}

fn log(edition: Edition) -> (Moment, Timeline) {
    let (at, log) = rows::read_log(&ready(app(edition).log()).unwrap()).unwrap();
    (at, Timeline::from_log(log))
}

fn paper(edition: Edition) -> String {
    let (at, timeline) = log(edition);
    let request = ReportRequest {
        range: RangeName::All,
        from: None,
        until: None,
        notes: true,
        paper: PaperName::A4,
        name: None,
        birth_date: None,
    };
    let visit = Visit::of(&timeline, &at, &request).unwrap().in_edition(edition);
    format!("{:?}", pdf::paper(&visit, PaperName::A4, None).unwrap())
}

#[test]
fn the_places_say_no_state_and_no_fade() {
    let whole = app(Edition::Whole);
    let (today, course) = (ready(whole.today()).unwrap(), ready(whole.course()).unwrap());
    assert!(today.state.is_some() && today.fade.is_some() && course.status.is_some() && !course.spans.is_empty());
    let forms = course.forms;
    let bare = app(Edition::RecordsOnly);
    let (today, course) = (ready(bare.today()).unwrap(), ready(bare.course()).unwrap());
    assert_eq!((today.state, today.fade, course.status, course.fade), (None, None, None, None));
    assert!(course.spans.is_empty());
    let days = |forms: &[CourseFormView]| forms.iter().map(|form| form.day.clone()).collect::<Vec<_>>();
    assert_eq!(days(&course.forms), days(&forms), "the records stay");
}

#[test]
fn a_score_from_the_clinic_is_not_held_against_a_cut_off() {
    let remission = |edition| {
        let app = app(edition);
        let day = ready(app.today()).unwrap().today;
        let madrs = ClinicScore::new(date(&day), ClinicScale::Madrs, 9, None).unwrap();
        ready(app.save(None, Record::ClinicScore(madrs))).unwrap();
        let score = ready(app.forms()).unwrap().clinic_scores.remove(0);
        (score.in_remission, score.remission)
    };
    assert_eq!(remission(Edition::Whole), (true, Some(12)));
    assert_eq!(remission(Edition::RecordsOnly), (false, None));
}

#[test]
fn the_report_has_the_records_and_judges_nothing() {
    let (whole, bare) = (paper(Edition::Whole), paper(Edition::RecordsOnly));
    for word in JUDGING {
        assert!(whole.contains(word), "{word} shows nothing: the whole report has it not");
        assert!(!bare.contains(word), "{word}");
    }
    assert!(bare.contains("PHQ-9") && bare.contains("Sessions"));
}

#[test]
fn the_bundle_has_no_status() {
    let (at, timeline) = log(Edition::Whole);
    let text = |edition| String::from_utf8(fhir::write(&timeline, &at, edition)).unwrap();
    for judging in ["remissionStatus", "fadeAlert"] {
        assert!(text(Edition::Whole).contains(judging));
        assert!(!text(Edition::RecordsOnly).contains(judging));
    }
}

#[test]
fn the_fade_watch_keeps_no_warning_that_nobody_is_shown() {
    assert!(log(Edition::Whole).1.fade_alerts().count() > 0);
    assert_eq!(log(Edition::RecordsOnly).1.fade_alerts().count(), 0);
}
