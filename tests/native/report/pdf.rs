//! The PDF, examined with tools that know nothing about us.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tidemark::record::language::Language;
use tidemark::record::time::Moment;
use tidemark::record::timeline::Timeline;
use tidemark::report::pdf::{paper, pdf};
use tidemark::report::request::{PaperName, RangeName, ReportRequest};
use tidemark::report::visit::Visit;

use super::people::{all, check_in, esketamine, everything, from_elsewhere, infusions, now, person, ten_years};

fn bytes(at: &Moment, timeline: &Timeline, request: &ReportRequest) -> Vec<u8> {
    let visit = Visit::of(timeline, at, request).unwrap();
    pdf(&visit, request.paper, None, |_, _| {}).unwrap()
}

/// The file, under its own name, and what the tools say about it.
pub(super) struct Made(PathBuf);

impl Made {
    pub(super) fn of(name: &str, at: &Moment, timeline: &Timeline, request: &ReportRequest) -> Self {
        Self::from_bytes(name, &bytes(at, timeline, request))
    }

    pub(super) fn from_bytes(name: &str, bytes: &[u8]) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        fs::write(&path, bytes).unwrap();
        Self(path)
    }

    pub(super) fn say(&self, tool: &str, options: &[&str]) -> String {
        let mut command = Command::new(tool);
        let said = command.args(options).arg(&self.0);
        let said = if tool == "pdftotext" { said.arg("-") } else { said };
        let said = said.output().unwrap_or_else(|error| panic!("{tool}: {error}. Next: run `cargo xtask setup`"));
        assert!(said.status.success(), "{tool}: {}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).unwrap()
    }

    /// The words of a page, with single spaces between them.
    pub(super) fn words(&self, page: usize) -> String {
        let page = page.to_string();
        spaced(&self.say("pdftotext", &["-raw", "-f", &page, "-l", &page]))
    }

    /// Each page in grey, one dot a point: its width, and its rows.
    pub(super) fn pages(&self) -> Vec<(usize, Vec<u8>)> {
        let pages = Command::new("pdftoppm").args(["-gray", "-r", "72"]).arg(&self.0).output().unwrap().stdout;
        let (mut rest, mut found) = (pages.as_slice(), Vec::new());
        while !rest.is_empty() {
            let ends = rest.iter().enumerate().filter(|(_, byte)| byte.is_ascii_whitespace()).map(|(at, _)| at);
            let ends: Vec<_> = ends.take(4).collect();
            let number =
                |from: usize, to: usize| str::from_utf8(&rest[from + 1..to]).unwrap().parse::<usize>().unwrap();
            let (width, height) = (number(ends[0], ends[1]), number(ends[1], ends[2]));
            let (dots, next) = rest[ends[3] + 1..].split_at(width * height);
            found.push((width, dots.to_vec()));
            rest = next;
        }
        found
    }

    pub(super) fn is_sound(&self) {
        self.is_sound_with("Visit report", "Patient-reported and scored on the patient’s phone", "Appendix");
    }

    /// The same for a report whose title, method and appendix begin with these words.
    pub(super) fn is_sound_with(&self, title: &str, method: &str, appendix: &str) {
        self.say("qpdf", &["--check"]);
        let info = self.say("pdfinfo", &[]);
        assert!(info.contains("Tagged:          yes"), "{info}");
        assert!(info.contains(&format!("Title:           {title}")), "{info}");
        for private in ["Author", "Creator", "CreationDate", "Keywords", "Subject"] {
            assert!(!info.contains(private), "{info}");
        }
        let fonts = self.say("pdffonts", &[]);
        let mut faces = fonts.lines().skip(2).peekable();
        assert!(faces.peek().is_some(), "{fonts}");
        for face in faces {
            assert!(face.contains("Noto") && face.contains(" yes yes yes "), "embedded, cut and readable: {face}");
        }
        assert!(self.words(1).contains(method));
        assert!(self.words(2).starts_with(appendix), "the first page is one page: {}", self.words(2));
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part:?} does not come next in {text}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn a_course_reads_in_the_order_of_its_page() {
    let (at, timeline) = esketamine();
    let made = Made::of("esketamine", &at, &timeline, &all());
    made.is_sound();
    in_order(
        &made.words(1),
        &[
            "Visit report",
            "3 Jan – 10 Oct 2025 (281 days)",
            "Patient-reported. Made on 10 Oct 2025",
            "Name Date of birth",
            "Safety: ",
            "Recovery",
            "Before PHQ-9 20 (severe) on 3 Jan 2025",
            "Now PHQ-9 2 (minimal) on 28 Sep 2025",
            "Change −18 points, 90% lower",
            "Target Remission",
            "Treatment Esketamine nasal, 56–84 mg, 29 sessions. Last 6 intervals: median 14 days",
            "The last 5 of 29 sessions",
            "29 6 Oct 2025 14 days Esketamine 84 mg nasal",
            "148/87 at 41 min",
            "At the start and now",
            "1 Interest, pleasure 2 0",
            "Side effects in 29 sessions",
            "Dissociation 18 severe 10/14, then 8/15",
            "Monthly check, 3 Oct 2025",
            "Medicines none recorded",
            "Patient-reported and scored",
            "Page 1 of",
        ],
    );
}

#[test]
fn both_papers_have_their_size() {
    let (at, timeline) = infusions();
    for (paper, size) in [(PaperName::A4, "595.28 x 841.89 pts (A4)"), (PaperName::Letter, "612 x 792 pts (letter)")] {
        let made = Made::of(&format!("infusions-{paper:?}"), &at, &timeline, &ReportRequest { paper, ..all() });
        made.is_sound();
        assert!(made.say("pdfinfo", &[]).contains(size));
        assert!(made.words(1).contains(", high "), "a pressure above 140/90 before the dose is told");
    }
}

#[test]
fn everything_at_its_longest_still_fits_the_first_page() {
    let timeline = everything();
    for paper in [PaperName::A4, PaperName::Letter] {
        let made = Made::of(&format!("everything-{paper:?}"), &now(), &timeline, &ReportRequest { paper, ..all() });
        made.is_sound();
        let first = made.words(1);
        in_order(
            &first,
            &[
                "Hospital stay",
                "more in the appendix",
                "item 9: 0 on 0 of 40 forms, above 0 on 40",
                "Questions",
                "5.",
                "Remission means",
                "…",
                "Medicines",
                "…",
                "Tried before",
            ],
        );
        assert!(made.words(2).contains(&"Wb ".repeat(100)), "the appendix has the goals in full");
    }
}

#[test]
fn nothing_runs_into_the_margins_and_grey_is_enough() {
    let sheets = [(PaperName::A4, Language::En), (PaperName::Letter, Language::En), (PaperName::A4, Language::Es)];
    for (paper, language) in sheets {
        let request = ReportRequest { paper, language, notes: true, ..all() };
        let made = Made::of(&format!("margins-{paper:?}-{language:?}"), &now(), &everything(), &request);
        for (number, (width, dots)) in (1..).zip(made.pages()) {
            let rows = dots.chunks(width);
            let height = rows.len();
            let inside = |x: usize, y: usize| (38..width - 38).contains(&x) && (24..height - 16).contains(&y);
            let outside =
                rows.enumerate().flat_map(|(y, row)| row.iter().enumerate().map(move |(x, dot)| (x, y, *dot)));
            let spilt = outside.filter(|(x, y, dot)| !inside(*x, *y) && *dot < 250).count();
            assert_eq!(spilt, 0, "page {number} on {paper:?}");
            assert!(dots.iter().any(|dot| *dot < 100), "page {number} on {paper:?} is pale");
        }
    }
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let (at, timeline) = infusions();
    assert_eq!(bytes(&at, &timeline, &all()), bytes(&at, &timeline, &all()));
}

#[test]
fn notes_are_printed_only_when_asked_for_and_no_letter_is_dropped() {
    let note = "Grüße, Ελλάδα, мир, 中 and سلام\u{200f}, \u{1F600}\u{fe0f} too";
    let timeline = person(vec![check_in(3, 4, Some(note))]);
    let without = Made::of("without-notes", &now(), &timeline, &all());
    assert!(!without.words(2).contains("Grüße"));
    let with = Made::of("with-notes", &now(), &timeline, &ReportRequest { notes: true, ..all() });
    with.is_sound();
    in_order(
        &with.words(2),
        &["29 May 2026, check-in", "Grüße, Ελλάδα, мир, [U+4E2D] and [U+0633][U+0644][U+0627][U+0645], [U+1F600] too"],
    );
    let request = ReportRequest { notes: true, ..all() };
    let paper = paper(&Visit::of(&timeline, &now(), &request).unwrap(), request.paper, None).unwrap();
    assert_eq!(paper.undrawn, "中سلام\u{1F600}", "said before the file is shared");
}

#[test]
fn two_megabytes_of_notes_go_on_page_after_page() {
    let words = "Words that go on and on. ".repeat(160);
    let timeline = person((0..500).map(|before| check_in(before, 5, Some(&words[..3999]))).collect());
    let made = Made::of("notes", &now(), &timeline, &ReportRequest { notes: true, ..all() });
    made.is_sound();
    let text = spaced(&made.say("pdftotext", &["-raw"]));
    assert_eq!(text.matches("2026, check-in").count() + text.matches("2025, check-in").count(), 500);
}

#[test]
fn no_record_and_one_record_make_a_sound_paper() {
    let empty = Made::of("empty", &now(), &person(vec![]), &all());
    empty.say("qpdf", &["--check"]);
    in_order(
        &empty.words(1),
        &[
            "item 9: no form in these days",
            "Status not yet determinable",
            "no PHQ-9 with a score",
            "No sessions in these days",
        ],
    );
    Made::of("one", &now(), &person(vec![check_in(0, 5, None)]), &all()).is_sound();
}

#[test]
fn days_without_a_record_make_a_sound_paper() {
    let range = ReportRequest {
        range: RangeName::Custom,
        from: Some("2025-01-01".into()),
        until: Some("2025-02-01".into()),
        ..all()
    };
    let empty = Made::of("no-days", &now(), &person(vec![check_in(0, 5, None)]), &range);
    empty.say("qpdf", &["--check"]);
    in_order(&empty.words(1), &["1 Jan – 1 Feb 2025", "Status not yet determinable", "No sessions in these days"]);
}

#[test]
fn the_appendix_tells_what_was_warned_of_and_what_came_from_elsewhere() {
    let timeline = from_elsewhere();
    let made = Made::of("from-elsewhere", &now(), &timeline, &all());
    made.is_sound();
    assert!(!made.words(1).contains("Daylio"), "moods from elsewhere are no evidence");
    in_order(
        &made.words(2),
        &[
            "Fade alerts, as shown on that day",
            "20 May 2026 7 May, day 13 Half likely lost 45% (20–65%) 60% a bad day, not again until the next session",
            "24 May 2026 7 May, day 17 Lower than usual 45% (20–65%) 60% –",
            "Blood pressure outside sessions",
            "May 2026 3 3 124 (118–131) 80 (80–80) –",
            "Moods from other apps, by month; they count as no score here",
            "Mar 2024 Daylio 1 worst, 5 best 3 3.5 (2–4)",
            "Mar 2024 Bearable 1 worst, 10 best 1 7 (7–7)",
        ],
    );
}

#[test]
fn ten_years_make_a_sound_paper() {
    let made = Made::of("ten-years", &now(), &ten_years(), &all());
    made.is_sound();
    let size = fs::metadata(&made.0).unwrap().len();
    assert!(size < 5_000_000, "{size} bytes are too many to share");
}
