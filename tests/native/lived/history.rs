//! Medicines, earlier treatments, and therapies.

use serde_json::json;
use tidemark::record::rough_date::RoughDate;
use tidemark::rules::medicine_class::{MedicineClass, of_name};

use super::{on, refused, save};
use crate::storage::ready;

#[test]
fn medicines_that_are_taken_come_first() {
    let (app, _) = on("2026-03-10");
    for (name, until) in [("Sertralin", Some("2026-02")), ("Lithium", None), ("Quetiapin 25", Some("2026"))] {
        save(&app, "medicine", &json!({ "name": name, "since": "2021", "until": until })).unwrap();
    }
    let shown: Vec<_> = ready(app.medicines()).unwrap().medicines;
    let shown: Vec<_> = shown.iter().map(|shown| (shown.value.name.as_str(), shown.current)).collect();
    assert_eq!(shown, [("Lithium", true), ("Quetiapin 25", true), ("Sertralin", false)]);
}

#[test]
fn what_a_medicine_cannot_be_is_refused_at_its_field() {
    let (app, _) = on("2026-03-10");
    let medicine = |name: &str, since: &str, until: &str| {
        save(&app, "medicine", &json!({ "name": name, "since": since, "until": until }))
    };
    assert_eq!(medicine(&"x".repeat(4000), "2021", "2022"), refused("name", "too_long"));
    assert_eq!(medicine("", "2021", "2022"), refused("name", "empty"));
    assert_eq!(medicine("A", "2021-05", "2021-04-30"), refused("until", "end_before_onset"));
    assert_eq!(medicine("A", "2027", ""), refused("since", "in_future"));
    assert_eq!(medicine("A", "2026-04", ""), refused("since", "in_future"));
    assert_eq!(medicine("A", "last spring", ""), refused("since", "impossible_date"));
    for (since, until) in [("2021-05", "2021"), ("2026-03-10", "2026-03-10"), ("2026-03", "")] {
        medicine("A", since, until).unwrap();
    }
}

#[test]
fn rough_dates_are_read_as_they_are_written() {
    for text in ["1900", "2199", "2021-05", "2021-12", "2024-02-29"] {
        assert_eq!(RoughDate::parse("since", text).unwrap().to_string(), text);
    }
    for text in ["", "21", "1899", "2200", "2021-00", "2021-13", "2021-5", "2021-02-30", "2021-05-1", "+021", "2021-"] {
        assert!(RoughDate::parse("since", text).is_err(), "{text}");
    }
}

#[test]
fn the_label_of_esketamine_names_three_classes() {
    for (name, class) in [
        ("Lorazepam 1 mg", Some(MedicineClass::Depressant)),
        ("TAVOR", Some(MedicineClass::Depressant)),
        ("Methylphenidate (Ritalin)", Some(MedicineClass::Stimulant)),
        ("Lisdexamfetamine", Some(MedicineClass::Stimulant)),
        ("tranylcypromine", Some(MedicineClass::Maoi)),
        ("Sertraline", None),
        ("Venlafaxin retard", None),
        ("", None),
        ("静", None),
    ] {
        assert_eq!(of_name(name), class, "{name}");
    }
}

#[test]
fn earlier_treatments_are_kept_as_they_were_entered() {
    let (app, _) = on("2026-03-10");
    let ect = json!({ "what": "ect", "when": "2023", "outcome": "partly", "note": "Twelve times." });
    let medicine = json!({ "what": "antidepressant", "name": "Venlafaxin", "outcome": "sideEffects" });
    save(&app, "trial", &ect).unwrap();
    save(&app, "trial", &medicine).unwrap();
    let trials = ready(app.history()).unwrap().trials;
    assert_eq!(trials.len(), 2);
    assert_eq!(trials[0].value.when, Some(RoughDate::Year(2023)));
    let ahead = json!({ "what": "ect", "when": "2026-04", "outcome": "unknown" });
    assert_eq!(save(&app, "trial", &ahead), refused("when", "in_future"));
    assert_eq!(save(&app, "trial", &json!({ "what": "ect", "outcome": "well" })), refused("outcome", "unknown_choice"));
}

#[test]
fn therapies_stand_by_their_first_day_newest_first() {
    let (app, _) = on("2026-03-10");
    let therapy = |since: &str, until: Option<&str>| {
        save(&app, "therapy", &json!({ "what": "tms", "since": since, "until": until, "timesAWeek": 5 }))
    };
    therapy("2026-01-05", Some("2026-02-13")).unwrap();
    therapy("2026-03-02", None).unwrap();
    let shown = ready(app.therapies()).unwrap().therapies;
    let shown: Vec<_> = shown.iter().map(|shown| (shown.value.since.to_string(), shown.current)).collect();
    assert_eq!(shown, [("2026-03-02".to_owned(), true), ("2026-01-05".to_owned(), false)]);
    assert_eq!(therapy("2026-03-11", None), refused("since", "in_future"));
    assert_eq!(therapy("2026-03-02", Some("2026-03-01")), refused("until", "end_before_onset"));
}
