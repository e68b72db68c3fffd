//! The report in Spanish: whole, on one first page, and with nothing left in English.

use std::collections::BTreeSet;

use tidemark::record::language::Language;
use tidemark::record::time::Moment;
use tidemark::record::timeline::Timeline;
use tidemark::report::paper::PaperBlock;
use tidemark::report::pdf::paper;
use tidemark::report::request::{PaperName, ReportRequest};
use tidemark::report::visit::Visit;

use super::pdf::{Made, in_order};
use super::people::{all, esketamine, everything, from_elsewhere, infusions, now};

fn spanish() -> ReportRequest {
    ReportRequest { language: Language::Es, notes: true, ..all() }
}

fn is_sound(made: &Made) {
    made.is_sound_with("Informe para la cita", "Datos de la propia persona, calculados en su teléfono", "Apéndice");
}

#[test]
fn a_course_reads_in_the_order_of_its_page() {
    let (at, timeline) = esketamine();
    let made = Made::of("esketamine-es", &at, &timeline, &spanish());
    is_sound(&made);
    in_order(
        &made.words(1),
        &[
            "Informe para la cita",
            "3 ene – 10 oct 2025 (281 días)",
            "Nombre Fecha de nacimiento",
            "Seguridad: ",
            "Recuperación",
            "Antes PHQ-9 20 (grave) el 3 ene 2025",
            "Ahora PHQ-9 2 (mínima) el 28 sept 2025",
            "Cambio −18 puntos, 90% más bajo",
            "Objetivo Remisión",
            "Tratamiento Esketamina nasal, 56–84 mg, 29 sesiones. Últimos 6 intervalos: mediana de 14 días",
            "29 6 oct 2025 14 días Esketamina 84 mg nasal",
            "148/87 (41 min)",
            "Al inicio y ahora",
            "Efectos secundarios en 29 sesiones",
            "Disociación 18 grave 10/14, luego 8/15",
            "Medicamentos ninguno guardado",
            "Página 1 de",
        ],
    );
}

#[test]
fn everything_at_its_longest_still_fits_the_first_page() {
    for size in [PaperName::A4, PaperName::Letter] {
        let request = ReportRequest { paper: size, ..spanish() };
        is_sound(&Made::of(&format!("everything-es-{size:?}"), &now(), &everything(), &request));
    }
}

/// The texts that are the same in both languages.
const SAME: [&str; 21] = [
    ", {0} extra",
    "Apple Health",
    "Bearable",
    "Daylio",
    "Extra",
    "HAM-D-17",
    "IM",
    "IV",
    "MADRS",
    "OMRON",
    "Paranoia",
    "QIDS-SR16",
    "SC",
    "TMS",
    "Tidemark",
    "Total",
    "Withings",
    "hospital",
    "nasal",
    "oral",
    "sublingual",
];

#[test]
fn no_text_is_the_same_unless_it_is_known() {
    let english =
        [include_str!("../../../src/report/words/en/texts.rs"), include_str!("../../../src/report/words/en/names.rs")];
    let spanish =
        [include_str!("../../../src/report/words/es/texts.rs"), include_str!("../../../src/report/words/es/names.rs")];
    let [english, spanish] = [english, spanish].map(|sources| texts_in(&sources.concat()));
    let same: Vec<&str> = english.intersection(&spanish).map(String::as_str).collect();
    assert_eq!(same, SAME);
}

/// The string literals of a source, without those that are only places and signs.
fn texts_in(source: &str) -> BTreeSet<String> {
    assert!(!source.contains("\\\""), "a quote in a text would be taken for its end");
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    // A text that goes on in the next line does so without the space before it.
    let code: String = code.split("\\\n").map(str::trim_start).collect();
    let texts = code.split('"').skip(1).step_by(2);
    texts.filter(|text| text.contains(char::is_alphabetic)).map(str::to_owned).collect()
}

/// Signs that are no text of either language.
const SIGNS: [&str; 2] = ["mg/kg", "GAD-7"];

#[test]
fn nothing_of_ours_is_left_in_english() {
    let (at, course) = esketamine();
    let (later, drips) = infusions();
    for (at, timeline) in [(at, course), (later, drips), (now(), everything()), (now(), from_elsewhere())] {
        let [english, spanish] = Language::ALL.map(|language| ours(&at, &timeline, language));
        assert_eq!(english.len(), spanish.len());
        for (english, spanish) in english.iter().zip(&spanish) {
            let is_same = SAME.iter().chain(&SIGNS).any(|same| same == english);
            let is_ours = english.contains(char::is_alphabetic) && !is_same;
            assert!(!is_ours || english != spanish, "{english:?} is said in English");
        }
    }
}

/// The labels, captions and heads of a report, in their order.
fn ours(at: &Moment, timeline: &Timeline, language: Language) -> Vec<String> {
    let request = ReportRequest { language, ..spanish() };
    let paper = paper(&Visit::of(timeline, at, &request).unwrap(), request.paper, None).unwrap();
    let mut said = vec![paper.title, paper.made, paper.method, paper.appendix_title];
    said.extend(paper.blanks.map(|blank| blank.label));
    for block in paper.first.iter().chain(&paper.appendix) {
        collect(block, &mut said);
    }
    said
}

fn collect(block: &PaperBlock, said: &mut Vec<String>) {
    match block {
        PaperBlock::Statement { text } | PaperBlock::Heading { text } | PaperBlock::Flag { text } => {
            said.push(text.clone());
        }
        PaperBlock::Facts { rows } => said.extend(rows.iter().map(|fact| fact.label.clone())),
        PaperBlock::Table(table) => {
            said.push(table.caption.clone());
            said.extend(table.columns.iter().map(|column| column.head.clone()));
        }
        PaperBlock::Figure { alt, .. } => said.push(alt.clone()),
        PaperBlock::Columns { left, right } => left.iter().chain(right).for_each(|block| collect(block, said)),
        // The person's own words are among these.
        PaperBlock::Text { .. } | PaperBlock::List { .. } => {}
    }
}
