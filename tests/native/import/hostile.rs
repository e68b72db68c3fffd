//! Hostile files get a clear answer, in bounded memory.

use super::{dry_run, first, said};
use tidemark::exchange::import::{Answers, Reason, Refused, Unfit, Without};
use tidemark::exchange::json;
use tidemark::exchange::limit::{Limit, MAX_BYTES, MAX_COLUMNS, MAX_ROWS};
use tidemark::record::log::Record;
use tidemark::record::timeline::Timeline;

fn unfit(bytes: &[u8]) -> Unfit {
    dry_run(bytes, &Answers::default(), &Timeline::default()).unwrap_err()
}

/// A compressed archive with one file.
fn archive(name: &str, content: impl FnOnce(&mut dyn std::io::Write)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    let (mut entry, config) =
        archive.new_file(name).compression_method(rawzip::CompressionMethod::DEFLATE).start().unwrap();
    let mut writer = config.wrap(flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::best()));
    content(&mut writer);
    let (packer, descriptor) = writer.finish().unwrap();
    packer.finish().unwrap();
    entry.finish(descriptor).unwrap();
    archive.finish().unwrap();
    bytes
}

#[test]
fn other_kinds_of_file_are_told_by_what_is_in_them() {
    assert_eq!(unfit(b""), Unfit::Empty);
    assert_eq!(unfit(b" \r\n\t\n"), Unfit::Empty);
    assert_eq!(unfit("\u{feff}".as_bytes()), Unfit::Empty);
    assert_eq!(unfit(b"%PDF-1.7\n"), Unfit::Pdf);
    assert_eq!(unfit(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Unfit::Picture);
    assert_eq!(unfit(b"\xff\xd8\xff\xe0\0\x10JFIF"), Unfit::Picture);
    assert_eq!(unfit(b"BEGIN:VCALENDAR\r\n"), Unfit::Calendar);
    assert_eq!(unfit(b"<?xml version=\"1.0\"?><rss/>"), Unfit::Xml);
    assert_eq!(unfit(b"<!doctype html><p>"), Unfit::WebPage);
    assert_eq!(unfit(b"age-encryption.org/v1\n-> X25519 "), Unfit::Backup);
    assert_eq!(unfit(b"a,b\n1,\0\n"), Unfit::UnknownKind);
    assert_eq!(unfit(b"PK\x03\x04 and no more"), Unfit::NoDiary);
    assert_eq!(unfit(&archive("notes.txt", |file| file.write_all(b"full_date").unwrap())), Unfit::NoDiary);
    assert_eq!(unfit(b"{\"format\":\"another\"}"), Unfit::Json(json::Refused::Foreign));
}

#[test]
fn a_table_of_a_spreadsheet_in_utf_16_is_read() {
    let text = "Date\tSystolic\tDiastolic\r\n2026-04-03\t120\t80\r\n";
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(order).collect();
        assert_eq!(said(&first(&bytes, &Answers::default())), ["2026-04-03 120/80 0"]);
    }
    assert_eq!(unfit(&[0xff, 0xfe, b'a']), Unfit::UnknownKind, "half a character");
}

#[test]
fn a_zip_bomb_is_stopped_at_the_limit() {
    let bomb = archive("backup.daylio", |file| {
        let block = vec![b'A'; 1 << 20];
        (0..=MAX_BYTES >> 20).for_each(|_| file.write_all(&block).unwrap());
    });
    assert!(bomb.len() < 100_000);
    assert_eq!(unfit(&bomb), Unfit::TooMuch(Limit::Bytes));
}

#[test]
fn a_damaged_archive_is_noticed() {
    let whole = super::fixture("backup.daylio");
    assert!(dry_run(&whole, &Answers::default(), &Timeline::default()).is_ok());
    let body = whole.windows(13).position(|window| window == b"backup.daylio").unwrap() + 40;
    let mut flipped = whole.clone();
    flipped[body] ^= 0x10;
    assert_eq!(unfit(&flipped), Unfit::NoDiary);
    for cut in [30, whole.len() / 2, whole.len() - 1] {
        assert_eq!(unfit(&whole[..cut]), Unfit::NoDiary);
    }
}

#[test]
fn too_much_is_refused_before_it_is_kept() {
    assert_eq!(unfit(&vec![b'a'; MAX_BYTES + 1]), Unfit::TooMuch(Limit::Bytes));
    let rows = "Date,Systolic,Diastolic\n".to_owned() + &"2026-04-03,120,80\n".repeat(MAX_ROWS + 1);
    assert_eq!(unfit(rows.as_bytes()), Unfit::TooMuch(Limit::Rows));
    assert_eq!(unfit("a,".repeat(MAX_COLUMNS + 1).as_bytes()), Unfit::TooMuch(Limit::Columns));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(unfit(deep.as_bytes()), Unfit::TooMuch(Limit::Depth));
    let deep = format!("{{\"dayEntries\":{}{}}}", "[".repeat(40), "]".repeat(40));
    let packed = archive("backup.daylio", |file| file.write_all(base64(&deep).as_bytes()).unwrap());
    assert_eq!(unfit(&packed), Unfit::TooMuch(Limit::Depth));
}

fn base64(text: &str) -> String {
    use ::base64::Engine as _;
    ::base64::engine::general_purpose::STANDARD.encode(text)
}

#[test]
fn formulas_are_words_and_an_open_quote_costs_its_own_line() {
    let header = "full_date,time,mood,activities,note\n";
    let run = first(format!("{header}2026-04-03,08:00,good,=1+1,\"@cmd\"\n").as_bytes(), &Answers::default());
    assert_eq!(said(&run), ["2026-04-03 08:00 4 of 1–5"]);
    for rest in
        ["2026-04-04,08:00,good,,\n", "2026-04-04,08:00,good,\"tea\",\"a note\"\n", "2026-04-04,08:00,good,\"\",\"\"\n"]
    {
        let file = format!("{header}2026-04-03,08:00,good,,\"never closed\n{rest}");
        let run = first(file.as_bytes(), &Answers::default());
        assert_eq!(said(&run), ["2026-04-04 08:00 4 of 1–5"], "{rest}");
        assert_eq!(run.refused, [Refused { line: 2, reason: Reason::OpenQuote }], "{rest}");
    }
    let run = first(format!("{header}2026-04-03,08:00,good, \"a, b\",\n").as_bytes(), &Answers::default());
    assert_eq!(said(&run).len(), 1, "a blank before the quote");
}

#[test]
fn a_text_too_long_for_its_field_is_cut_and_told() {
    let note = "a".repeat(4001);
    let file = format!("full_date,time,mood,activities,note\n2026-04-03,08:00,good,,{note}\n");
    let run = first(file.as_bytes(), &Answers::default());
    assert_eq!((said(&run).len(), run.refused.len()), (1, 0));
    assert_eq!(run.without, [(2, Without { words: true, ..Without::default() })]);
    let Some(Record::ImportedMood(mood)) = run.add[0].value() else { panic!("a mood") };
    let kept = mood.note.as_ref().unwrap().as_str();
    assert_eq!(kept.chars().count(), 4000);
    assert!(kept.ends_with("a…"));
}

#[test]
fn a_refused_row_is_named_by_its_line_whatever_ends_the_lines() {
    let lines = [
        "full_date,time,mood,activities,note",
        "",
        "2026-04-03,08:00,good,,\"one",
        "two \"\"quoted\"\"",
        "three\"",
        "2026-04-04,08:00,rad,,a \"word\"",
        "no day,08:00,good,,",
    ];
    for end in ["\n", "\r\n", "\r"] {
        let run = first(lines.join(end).as_bytes(), &Answers::default());
        assert_eq!(said(&run), ["2026-04-03 08:00 4 of 1–5", "2026-04-04 08:00 5 of 1–5"], "{end:?}");
        let refused: Vec<_> = run.refused.iter().map(|refused| refused.line).collect();
        assert_eq!(refused, [7], "{end:?}");
    }
}
