//! The types that the page is compiled against name every kind, every field and every choice.

use tidemark::app::page::TYPES;
use tidemark::record::choice::Choice;
use tidemark::record::cut_offs::CutOff;
use tidemark::record::fields::each;
use tidemark::record::kinds::asked::Offer;
use tidemark::record::kinds::clinic_score::ClinicScale;
use tidemark::record::kinds::fade_alert::{Verdict, Warning};
use tidemark::record::kinds::gad7::Gad7Band;
use tidemark::record::kinds::imported::{Fate, FileKind, Source};
use tidemark::record::kinds::long_term_check::ScreenItem;
use tidemark::record::kinds::phq9::{Band, Difficulty};
use tidemark::record::kinds::plan::Target;
use tidemark::record::kinds::pressure::PressureMoment;
use tidemark::record::kinds::regimen::DoseMark;
use tidemark::record::kinds::session::{DoseUnit, HalfGone, Phase, Route, SessionTone, Setting};
use tidemark::record::kinds::setback::StayReason;
use tidemark::record::kinds::side_effect::NamedEffect;
use tidemark::record::kinds::stamp::StampKind;
use tidemark::record::kinds::therapy::TherapyKind;
use tidemark::record::kinds::trial::{TrialKind, TrialOutcome};
use tidemark::record::language::Language;
use tidemark::record::log::KINDS;
use tidemark::rules::benefit::Spacing;
use tidemark::rules::course::{Changed, DoseChange};
use tidemark::rules::item9::Reaction;
use tidemark::rules::medicine_class::MedicineClass;
use tidemark::rules::red_flag::{ReadingPart, RedFlag};
use tidemark::rules::remission::{Block, State};
use tidemark::rules::schedule::Form;
use tidemark::store::rows::DraftSlot;

/// What stands in the braces of an interface, which is declared once.
fn members(interface: &str) -> &'static str {
    let head = format!("export interface {interface} {{\n");
    let [_, rest] = TYPES.split(&head).collect::<Vec<_>>()[..] else { panic!("{interface} is not declared once") };
    rest.split_once("\n}\n").unwrap().0
}

/// The names of a choice as its type has them.
fn names(choice: &str) -> Vec<&'static str> {
    let head = format!("export type {choice} = ");
    let [_, rest] = TYPES.split(&head).collect::<Vec<_>>()[..] else { panic!("{choice} is not declared once") };
    let (names, _) = rest.split_once(";\n").unwrap();
    names.split(" | ").map(|name| name.strip_prefix('"').unwrap().strip_suffix('"').unwrap()).collect()
}

#[test]
fn every_kind_has_its_fields_in_their_order() {
    for kind in KINDS {
        let mut fields = Vec::new();
        each(kind.lines, &mut |field| {
            let missing = if field.optional { " | null" } else { "" };
            fields.push(format!("{}: {}{missing};", field.name, field.shape.page));
        });
        let members = members(kind.page).lines().map(str::trim).filter(|line| !line.starts_with("/**"));
        assert_eq!(members.collect::<Vec<_>>(), fields, "{}", kind.page);
    }
}

/// A type of a field that was declared nowhere would be any type to nobody.
#[test]
fn every_type_of_a_field_is_declared() {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric();
    for kind in KINDS {
        each(kind.lines, &mut |field| {
            for name in field.shape.page.split(|letter| !is_letter(letter)).filter(|name| !name.is_empty()) {
                let declared = ["type", "interface"].map(|what| format!("export {what} {name} "));
                let known = ["string", "number", "boolean", "null"].contains(&name);
                assert!(
                    known || declared.iter().any(|head| TYPES.contains(head.as_str())),
                    "{}.{}: {name}",
                    kind.page,
                    field.name
                );
            }
        });
    }
}

#[test]
fn every_choice_has_all_its_names() {
    macro_rules! check {
        ($($choice:ty),* $(,)?) => {$(
            assert_eq!(names(<$choice as Choice>::TYPE), <$choice as Choice>::NAMES);
            let own = <$choice as Choice>::CHOICES.iter().map(|choice| choice.name()).collect::<Vec<_>>();
            assert_eq!(own, <$choice as Choice>::NAMES);
        )*};
    }
    check!(
        Band,
        Block,
        Changed,
        ClinicScale,
        CutOff,
        Difficulty,
        DoseChange,
        DraftSlot,
        Fate,
        FileKind,
        Form,
        Gad7Band,
        Language
    );
    check!(NamedEffect, Phase, PressureMoment, Reaction, ReadingPart, RedFlag, Route, ScreenItem, Setting, Source);
    check!(DoseMark, HalfGone, MedicineClass, Offer, Spacing, TherapyKind, SessionTone, TrialKind, TrialOutcome);
    check!(StampKind, State, StayReason, Target, Verdict, Warning);
    assert_eq!(names("DoseUnit"), DoseUnit::ALL.map(DoseUnit::ucum));
}
