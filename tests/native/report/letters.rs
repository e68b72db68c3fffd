//! Letters that the report's own faces lack, drawn by further faces.

use std::collections::BTreeSet;
use std::rc::Rc;

use tidemark::report::pdf::{Lent, paper, pdf};
use tidemark::report::request::ReportRequest;
use tidemark::report::visit::Visit;
use tidemark_letters::Letters;

use super::pdf::{Made, in_order};
use super::people::{all, check_in, now, person};

const ARABIC: &[u8] = include_bytes!("../../../crates/letters/faces/arabic.ttf");
const FACES: [&[u8]; 7] = [
    ARABIC,
    include_bytes!("../../../crates/letters/faces/devanagari.ttf"),
    include_bytes!("../../../crates/letters/faces/emoji.ttf"),
    include_bytes!("../../../crates/letters/faces/hebrew.ttf"),
    include_bytes!("../../../crates/letters/faces/signs.ttf"),
    include_bytes!("../../../crates/letters/faces/thai.ttf"),
    include_bytes!("../../../crates/letters/faces/ticks.ttf"),
];

fn letters(faces: &[&[u8]]) -> Letters {
    let mut letters = Letters::default();
    for face in faces {
        letters.add(face.to_vec()).unwrap();
    }
    letters
}

fn lent() -> Rc<Lent> {
    let letters = letters(&FACES);
    Rc::new(Lent::new(FACES.map(<[u8]>::to_vec), move |line| letters.set(line)).unwrap())
}

/// A report with these notes, and the letters that it could not draw.
fn report(name: &str, notes: &[&str]) -> (Made, String) {
    let timeline = person(notes.iter().zip(0..).map(|(note, before)| check_in(before, 4, Some(note))).collect());
    let request = ReportRequest { notes: true, ..all() };
    let (lent, at) = (lent(), now());
    let visit = Visit::of(&timeline, &at, &request).unwrap();
    let file = pdf(&visit, request.paper, Some(&lent), |_, _| {}).unwrap();
    (Made::from_bytes(name, &file), paper(&visit, request.paper, Some(&lent)).unwrap().undrawn)
}

#[test]
fn notes_in_many_scripts_are_drawn_and_can_be_copied() {
    let notes = [
        "dose 56 → 84 mg, pain ≤ 3 ✓ 😀\u{fe0f}, ✗ ★ ♥ ▲",
        "Καλύτερα σήμερα · Сегодня лучше · Hôm nay tôi thấy đỡ hơn",
        "היום היה לי קצת יותר קל",
        "نمت جيدا اليوم",
        "می\u{200c}خواهم بخوابم",
        "आज मन हल्का था",
        "วันนี้รู้สึกดีขึ้น",
    ];
    let (made, undrawn) = report("scripts", &notes);
    assert_eq!(undrawn, "");
    made.is_sound();
    let text = made.words(2);
    assert!(!text.contains("[U+"), "{text}");
    for words in ["56 → 84 mg, pain ≤ 3 ✓ 😀", "✗ ★ ♥ ▲", "Καλύτερα σήμερα · Сегодня лучше · Hôm nay tôi thấy đỡ hơn"]
    {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    for words in ["היום היה לי קצת יותר קל", "اليوم", "आज मन", "हल्का", "วันนี้รู้สึกดีขึ้น"]
    {
        for word in words.split(' ') {
            assert!(text.contains(word), "{word} is not in {text}");
        }
    }
}

#[test]
fn marks_that_change_their_neighbours_do_no_harm() {
    let marks = [
        "👍🏽 done, 😀\u{fe0f} and 👩\u{200d}👩\u{200d}👧",
        "\u{200d}\u{feff}\u{2067}good\u{2069}\u{200b} day\u{200f}",
        "שׁ\u{5b8} ש\u{200d} \u{5b8}",
        "क\u{94d}\u{200d}ष \u{93f} ि\u{200c}",
        "ـ\u{64b}\u{651} \u{64b} لا\u{200c}لا",
        "ำ ็ก",
    ];
    let (made, undrawn) = report("marks", &marks);
    assert_eq!(undrawn, "👩👩👧");
    made.is_sound();
    in_order(&made.words(2), &["👍", "done, 😀", "and [U+1F469][U+1F469][U+1F467]"]);
    assert!(made.words(2).contains("good day"));
}

#[test]
fn what_no_face_has_is_named_and_told() {
    let (made, undrawn) = report("undrawn", &["→ 今天 bien 오늘"]);
    assert_eq!(undrawn, "今天오늘");
    made.is_sound();
    assert!(made.words(2).contains("→ [U+4ECA][U+5929] bien [U+C624][U+B298]"));
}

#[test]
fn a_long_note_from_right_to_left_keeps_its_words_on_every_line() {
    let note = "שלום עולם ".repeat(60);
    let (made, _) = report("long-hebrew", &[&note]);
    made.is_sound();
    let text = made.words(2);
    assert_eq!((text.matches("שלום").count(), text.matches("עולם").count()), (60, 60));
    // The margin is 40 points wide.
    let (width, dots) = made.pages().swap_remove(1);
    let in_margin = dots.chunks(width).flat_map(|row| &row[width - 40..]).filter(|dot| **dot < 250).count();
    assert_eq!(in_margin, 0, "every line ends at the right edge of its column");
}

/// A glyph as the module gives it: its face, its number, and what it draws.
struct Glyph<'t> {
    own: bool,
    id: u32,
    draws: &'t str,
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they are whole and not below zero")]
fn set<'t>(letters: &Letters, text: &'t str) -> Vec<Glyph<'t>> {
    let glyph = |[face, id, _, _, _, start, end]: &[f32; 7]| Glyph {
        own: *face < 0.0,
        id: *id as u32,
        draws: &text[*start as usize..*end as usize],
    };
    letters.set(text).as_chunks().0.iter().map(glyph).collect()
}

/// What is drawn from left to right.
fn drawn<'t>(letters: &Letters, text: &'t str) -> Vec<&'t str> {
    set(letters, text).iter().map(|glyph| glyph.draws).collect()
}

#[test]
fn letters_join_as_their_script_has_it() {
    let letters = letters(&[ARABIC]);
    let word = set(&letters, "سلام");
    assert_eq!(drawn(&letters, "سلام"), ["م", "ا", "ل", "س"], "the first letter is rightmost");
    let isolated = |letter: &str| set(&letters, letter)[0].id;
    assert_eq!(word[0].id, isolated("م"), "nothing joins after alef");
    for glyph in &word[1..] {
        assert_ne!(glyph.id, isolated(glyph.draws), "{} is joined to its neighbour", glyph.draws);
    }
}

#[test]
fn numbers_and_latin_words_keep_their_order_among_letters_from_right_to_left() {
    let letters = letters(&FACES);
    let text = "אב (two mg) גד 12";
    assert_eq!(drawn(&letters, text).concat(), "12 דג )two mg( בא");
    let brackets = set(&letters, text).into_iter().filter(|glyph| ["(", ")"].contains(&glyph.draws));
    assert_eq!(brackets.map(|glyph| char::from_u32(glyph.id).unwrap()).collect::<String>(), "()");
    assert_eq!(drawn(&letters, "took אב 84 mg").concat(), "took 84 בא mg");
}

#[test]
fn no_letter_is_in_two_faces() {
    let own: [&[u8]; 1] = [include_bytes!("../../../src/report/pdf/faces/regular.ttf")];
    let mut seen = BTreeSet::new();
    for face in FACES.iter().chain(&own) {
        let letters = letters(&[face]);
        let has = |letter: &char| set(&letters, &letter.to_string()).first().is_some_and(|glyph| !glyph.own);
        for letter in ('\u{a1}'..='\u{1ffff}').filter(has) {
            assert!(seen.insert(letter), "U+{:04X}", u32::from(letter));
        }
    }
    assert!(seen.len() > 1000);
}
