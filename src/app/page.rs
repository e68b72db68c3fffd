//! The types of records and choices for the page, in TypeScript. They are built from the tables when the core is
//! compiled.

use crate::app::journal::Accept;
use crate::app::view::{Receipt, Sentinel, VerdictInput};
use crate::record::choice::{Choice, text};
use crate::record::cut_offs::CutOff;
use crate::record::fields::{Fields, Line};
use crate::record::kinds::asked::Offer;
use crate::record::kinds::backup::BackupUse;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::fade_alert::{Verdict, Warning};
use crate::record::kinds::gad7::Gad7Band;
use crate::record::kinds::imported::{Fate, FileKind, Source};
use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::phq9::{Band, Difficulty};
use crate::record::kinds::plan::Target;
use crate::record::kinds::pressure::PressureMoment;
use crate::record::kinds::regimen::DoseMark;
use crate::record::kinds::session::{HalfGone, Phase, Route, SessionTone, Setting};
use crate::record::kinds::setback::StayReason;
use crate::record::kinds::side_effect::NamedEffect;
use crate::record::kinds::stamp::StampKind;
use crate::record::kinds::therapy::TherapyKind;
use crate::record::kinds::trial::{TrialKind, TrialOutcome};
use crate::record::language::Language;
use crate::record::log::KINDS;
use crate::rules::benefit::Spacing;
use crate::rules::course::{Changed, DoseChange};
use crate::rules::item9::Reaction;
use crate::rules::medicine_class::MedicineClass;
use crate::rules::red_flag::{ReadingPart, RedFlag};
use crate::rules::remission::{Block, Standing, State};
use crate::rules::schedule::Form;
use crate::store::rows::DraftSlot;

/// All types, as TypeScript declares them.
pub const TYPES: &str = text(WRITTEN.letters.split_at(WRITTEN.length).0);

/// The values that are more than one word or one number.
const SHAPES: &str = r#"
/** A day with, where it is known, the time of day. */
export interface When { day: string; time: string | null }
/** An amount of the drug. */
export interface Dose { amount: number; unit: DoseUnit }
export type DoseUnit = "mg" | "mg/kg";
/** What was given. */
export type Drug = "ketamine" | "esketamine" | { other: string };
/** An effect of the list, or one in the person's own words. */
export type Effect = NamedEffect | { own: string };
/** How an effect went on: it was still there, it ended then, or it was over by then. */
export type End = "stillThere" | When | { by: When };
/** What counts as a setback. */
export type SetbackName = "hospitalised" | "attempt";
/** Somebody to turn to. */
export interface Contact { name: string; phone: string | null }
/** The limits that the clinic gave for a dose; `null` where it gave none. Pressures in mmHg, oxygen in percent. */
export interface Limits { systolic: number | null; diastolic: number | null; pulse: number | null; oxygen: number | null }
/** The cut-offs that differ from the usual ones. */
export type CutOffs = Partial<Record<CutOff, number>>;
/** The grades of a long-term screen, by item. */
export type ScreenAnswers = Record<ScreenItem, number | null>;
"#;

/// Text that is put together at compile time.
struct Written {
    letters: [u8; 40 * 1024],
    length: usize,
}

impl Written {
    const fn add(&mut self, text: &str) {
        let mut at = 0;
        while at < text.len() {
            self.letters[self.length] = text.as_bytes()[at];
            self.length += 1;
            at += 1;
        }
    }

    const fn choice<C: Choice>(&mut self) {
        self.add("export type ");
        self.add(C::TYPE);
        self.add(" = ");
        let mut at = 0;
        while at < C::NAMES.len() {
            self.add(if at == 0 { "\"" } else { " | \"" });
            self.add(C::NAMES[at]);
            self.add("\"");
            at += 1;
        }
        self.add(";\n");
    }

    const fn lines(&mut self, lines: &[Line]) {
        let mut at = 0;
        while at < lines.len() {
            match &lines[at] {
                Line::Group(lines) => self.lines(lines),
                Line::Field(field) => {
                    self.add("  /**");
                    self.add(field.doc);
                    self.add(" */\n  ");
                    self.add(field.name);
                    self.add(": ");
                    self.add(field.shape.page);
                    self.add(if field.optional { " | null;\n" } else { ";\n" });
                }
            }
            at += 1;
        }
    }

    const fn table(&mut self, doc: &str, name: &str, lines: &[Line]) {
        self.add("/**");
        self.add(doc);
        self.add(" */\nexport interface ");
        self.add(name);
        self.add(" {\n");
        self.lines(lines);
        self.add("}\n");
    }

    /// The types of the kinds by their names.
    const fn names(&mut self) {
        self.add("/** Every kind of record by its name. */\nexport interface Records {\n");
        let mut at = 0;
        while at < KINDS.len() {
            self.add("  ");
            self.add(KINDS[at].name);
            self.add(": ");
            self.add(KINDS[at].page);
            self.add(";\n");
            at += 1;
        }
        self.add("}\n");
    }

    const fn kinds(&mut self) {
        let mut at = 0;
        while at < KINDS.len() {
            self.table(KINDS[at].doc, KINDS[at].page, KINDS[at].lines);
            at += 1;
        }
    }
}

macro_rules! choices {
    ($($choice:ty),* $(,)?) => {
        const WRITTEN: &Written = &{
            let mut written = Written { letters: [0; 40 * 1024], length: 0 };
            written.add(SHAPES);
            $(written.choice::<$choice>();)*
            written.kinds();
            written.names();
            written.table(" What a change gives back. With it just this change can be undone.", "Receipt", Receipt::LINES);
            written.table(" What is remembered outside the database.", "Sentinel", Sentinel::LINES);
            written.table(" What a person says of a warning.", "VerdictInput", VerdictInput::LINES);
            written
        };
    };
}

choices!(
    BackupUse,
    Band,
    Block,
    Changed,
    ClinicScale,
    CutOff,
    Difficulty,
    DoseChange,
    DoseMark,
    DraftSlot,
    Accept,
    Fate,
    FileKind,
    Form,
    Gad7Band,
    HalfGone,
    Language,
    MedicineClass,
    NamedEffect,
    Offer,
    Phase,
    PressureMoment,
    Reaction,
    ReadingPart,
    RedFlag,
    Route,
    ScreenItem,
    Setting,
    Source,
    Spacing,
    StampKind,
    Standing,
    State,
    StayReason,
    Target,
    TherapyKind,
    SessionTone,
    TrialKind,
    TrialOutcome,
    Verdict,
    Warning,
);
