//! More files of each kind: other apps, other languages, other letters.

use super::{dry_run, first, now, said, with};
use tidemark::exchange::import::{self, Answers, DryRun, Letters, Question, Setting, Unfit};
use tidemark::record::log::Record;
use tidemark::record::timeline::Timeline;

/// A table with one row.
fn row(header: &str, cells: &str) -> DryRun {
    first(format!("{header}\n{cells}\n").as_bytes(), &Answers::default())
}

/// What is said of one reading at this time of day.
fn at(time: &str) -> Vec<String> {
    said(&row("Date,Time,Systolic,Diastolic", &format!("2026-01-09,\"{time}\",121,79")))
}

#[test]
fn a_word_for_a_part_of_the_day_is_before_or_after_noon() {
    let right = [
        ("3:34 in the afternoon", "15:34"),
        ("öğleden sonra 3:34", "15:34"),
        ("3:34 da tarde", "15:34"),
        ("3:34 du soir", "15:34"),
        ("3:34 del pomeriggio", "15:34"),
        ("3:34 del mediodía", "15:34"),
        ("3:34 вечера", "15:34"),
        ("8 утра", "08:00"),
        ("ب.ظ. 3:34", "15:34"),
        ("אחה״צ 3:34", "15:34"),
        ("午后 3:34", "15:34"),
        ("中午11:30", "11:30"),
        ("中午12:30", "12:30"),
        ("晚上12:30", "00:30"),
        ("晚上9:30", "21:30"),
        ("12:30 de la noche", "00:30"),
        ("10:15 de la noche", "22:15"),
        ("2 часа ночи", ""),
        ("noon", "12:00"),
        ("12 noon", "12:00"),
        ("midnight", ""),
        ("24:00", ""),
        ("T07:12", "07:12"),
        ("93000", "09:30"),
        ("0.336111", "08:04"),
    ];
    for (written, time) in right {
        let wanted = format!("2026-01-09 {time} 121/79 0").replace("  ", " ");
        assert_eq!(at(written), [wanted], "{written}");
    }
}

#[test]
fn days_of_spreadsheets_and_computers_are_read() {
    let forms = [
        "46019.3",
        "1766898720000000",
        "1766898720000000000",
        "20251228 0712",
        "2025年12月28日 日曜日 7時12分",
        "2025년 12월 28일 일요일 오전 7:12",
        "28.XII.2025 7:12",
        "28 thg 12 2025 7:12",
    ];
    for form in forms {
        let run = row("Date,Systolic,Diastolic", &format!("\"{form}\",121,79"));
        assert_eq!(said(&run), ["2025-12-28 07:12 121/79 0"], "{form}");
    }
    // Years of other calendars are not guessed.
    for form in ["2568-12-28", "28/12/2568", "1404/10/07", "令和7年12月28日", "民國114年12月28日", "๒๘/๑๒/๒๕๖๘"]
    {
        let run = row("Date,Systolic,Diastolic", &format!("{form},121,79"));
        assert_eq!((said(&run).len(), run.refused.len()), (0, 1), "{form}");
    }
    let kept = row("Date,Systolic,Diastolic", "2025-12-28T23:46:00±00:00,121,79");
    assert_eq!(said(&kept), ["2025-12-28 121/79 0"], "a time that cannot be read costs only the time");
}

#[test]
fn months_are_read_in_each_language() {
    let languages = [
        "tammik. helmik. maalisk. huhtik. toukok. kesäk. heinäk. elok. syysk. lokak. marrask. jouluk.",
        "яну фев мар апр май юни юли авг сеп окт ное дек",
        "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
        "saus. vas. kov. bal. geg. birž. liep. rugp. rugs. spal. lapkr. gruod.",
        "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
        "OCAK ŞUBAT MART NİSAN MAYIS HAZİRAN TEMMUZ AĞUSTOS EYLÜL EKİM KASIM ARALIK",
        "I II III IV V VI VII VIII IX X XI XII",
        "led úno bře dub kvě čvn čvc srp zář říj lis pro",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    ];
    for names in languages {
        let rows: Vec<String> = names.split(' ').map(|month| format!("12 {month} 2025,121,79\n")).collect();
        let run = first(format!("Date,Systolic,Diastolic\n{}", rows.concat()).as_bytes(), &Answers::default());
        let wanted: Vec<String> = (1..=12).map(|month| format!("2025-{month:02}-12 121/79 0")).collect();
        assert_eq!(said(&run), wanted, "{names}");
    }
}

#[test]
fn the_columns_of_a_pressure_are_known_in_each_language() {
    let headers = [
        "Дата,Время,САД,ДАД",
        "날짜,시간,최고혈압,최저혈압",
        "Tarih,Saat,Büyük tansiyon,Küçük tansiyon",
        "Date,Time,BP High,BP Low",
        "התאריך,שעה,סיסטולי,דיאסטולי",
        "التاريخ,الوقت,الانقباضي,الانبساطي",
        "วันที่,เวลา,ความดันตัวบน,ความดันตัวล่าง",
        "Datum,Vreme,Sistolni,Dijastolni",
        "Datum,Ura,Sistolični,Diastolični",
        "Ngày,Giờ,Tâm thu,Tâm trương",
        "Tanggal,Waktu,Sistolik,Diastolik",
        "तारीख,समय,सिस्टोलिक,डायस्टोलिक",
        "Kuupäev,Aeg,Süstoolne,Diastoolne",
        "Data,Laikas,Sistolinis,Diastolinis",
        "Дата,Година,Систолічний,Діастолічний",
    ];
    for header in headers {
        let run = row(header, "2025-12-28,07:12,121,79");
        assert_eq!(said(&run), ["2025-12-28 07:12 121/79 0"], "{header}");
        assert!(run.not_read.is_empty(), "{header}");
    }
    for pulse in ["Heartbeat", "FC", "Herzschlag", "ЧСС", "Heartrate", "PR bpm", "דופק"] {
        let run = row(&format!("Date,Systolic,Diastolic,{pulse}"), "2025-12-28,121,79,64");
        assert_eq!(said(&run), ["2025-12-28 121/79 64"], "{pulse}");
    }
    for note in ["Bemærkning", "Merknad", "Muistiinpanot", "Notlar", "備註", "Annotazioni", "Σημειώσεις", "Text"]
    {
        let run = row(&format!("Date,Systolic,Diastolic,{note}"), "2025-12-28,121,79,tea");
        let Some(Record::ImportedPressure(pressure)) = run.add[0].value() else { panic!("a pressure") };
        assert_eq!(pressure.note.as_ref().unwrap().as_str(), "tea", "{note}");
    }
}

#[test]
fn both_numbers_and_the_pulse_may_be_in_one_cell() {
    for (cell, pulse) in [("121/79/64", 64), ("121 / 79 mmHg", 0), ("121 over 79", 0), ("121／79", 0)] {
        let run = row("Date,Blood pressure", &format!("2025-12-28,{cell}"));
        assert_eq!(said(&run), [format!("2025-12-28 121/79 {pulse}")], "{cell}");
    }
    assert_eq!(said(&row("Date,Systolic,Diastolic", "2025-12-28,１２１,٧٩")), ["2025-12-28 121/79 0"]);
}

#[test]
fn a_zone_in_the_header_or_in_a_column_counts() {
    let world = ["2025-12-29 01:30 121/79 0"];
    assert_eq!(said(&row("Date (UTC),Systolic,Diastolic", "2025-12-28T23:30,121,79")), world);
    for zone in ["+00:00", "UTC"] {
        let run = row("Date,Time,Timezone,Systolic,Diastolic", &format!("2025-12-28,23:30,{zone},121,79"));
        assert_eq!(said(&run), world, "{zone}");
    }
    let own = row("Date,Time,Timezone,Systolic,Diastolic", "2025-12-28,23:30,+01:00,121,79");
    assert_eq!((said(&own), own.questions), (vec!["2025-12-28 23:30 121/79 0".to_owned()], vec![]));
}

const DIARY: &str = "full_date;time;mood;activities;note\n2025-08-31;20:05;good;;\"{}\"\n";

/// The diary with this note, in letters of one byte that begin at 0x80.
fn in_bytes(note: &[u8]) -> Vec<u8> {
    let (before, after) = DIARY.split_once("{}").unwrap();
    [before.as_bytes(), note, after.as_bytes()].concat()
}

#[test]
fn the_letters_that_make_sense_are_offered_first() {
    let texts: [(&[u8], &str, Letters); 5] = [
        (b"Dzi\x9c by\xb3em zm\xeaczony, \xbf\xf3\xb3\xe6", "Dziś byłem zmęczony, żółć", Letters::CentralEuropean),
        (b"\xd5\xee\xf0\xee\xf8\xe8\xe9 \xe4\xe5\xed\xfc", "Хороший день", Letters::Cyrillic),
        (b"\xca\xe1\xeb\xde \xec\xdd\xf1\xe1 \xf3\xde\xec\xe5\xf1\xe1", "Καλή μέρα σήμερα", Letters::Greek),
        (b"f\xfcr mich \x96 \x93sch\xf6n\x94", "für mich – “schön”", Letters::Western),
        (b"un \x8et\x8e \x88 la mer", "un été à la mer", Letters::Mac),
    ];
    for (bytes, text, letters) in texts {
        let run = first(&in_bytes(bytes), &Answers::default());
        assert!(matches!(&run.questions[0], Question::Letters { usual, .. } if *usual == letters), "{text}");
        let Some(Record::ImportedMood(mood)) = run.add[0].value() else { panic!("a mood") };
        assert_eq!(mood.note.as_ref().unwrap().as_str(), text);
    }
    let turkish = Answers { letters: Some(Letters::Turkish), ..Answers::default() };
    let run = first(&in_bytes(b"g\xfczel \xfeeyler \xfd\xf0"), &turkish);
    let Some(Record::ImportedMood(mood)) = run.add[0].value() else { panic!("a mood") };
    assert_eq!(mood.note.as_ref().unwrap().as_str(), "güzel şeyler ığ");
}

#[test]
fn letters_of_two_bytes_are_named_and_those_of_four_are_read() {
    // "今日は良い日でした" in Shift-JIS and EUC-JP, "今天是美好的一天" in GB 18030 and Big5, "오늘은 좋은 날입니다" in EUC-KR.
    let texts: [&[u8]; 5] = [
        b"\x8d\xa1\x93\xfa\x82\xcd\x97\xc7\x82\xa2\x93\xfa\x82\xc5\x82\xb5\x82\xbd",
        b"\xba\xa3\xc6\xfc\xa4\xcf\xce\xc9\xa4\xa4\xc6\xfc\xa4\xc7\xa4\xb7\xa4\xbf",
        b"\xbd\xf1\xcc\xec\xca\xc7\xc3\xc0\xba\xc3\xb5\xc4\xd2\xbb\xcc\xec",
        b"\xa4\xb5\xa4\xd1\xacO\xac\xfc\xa6n\xaa\xba\xa4@\xa4\xd1",
        b"\xbf\xc0\xb4\xc3\xc0\xba \xc1\xc1\xc0\xba \xb3\xaf\xc0\xd4\xb4\xcf\xb4\xd9",
    ];
    for text in texts {
        assert_eq!(
            dry_run(&in_bytes(text), &Answers::default(), &Timeline::default()),
            Err(Unfit::EastAsian),
            "{text:x?}"
        );
    }
    for order in [u32::to_le_bytes, u32::to_be_bytes] {
        let text = DIARY.replace("{}", "für 今日 😀");
        for start in ["", "\u{feff}"] {
            let bytes: Vec<u8> = start.chars().chain(text.chars()).flat_map(|letter| order(letter.into())).collect();
            assert_eq!(said(&first(&bytes, &Answers::default())).len(), 1);
        }
    }
}

#[test]
fn a_few_bad_letters_make_no_bad_file() {
    for note in [b"f\xc3\xbcr mich \xe9".as_slice(), b"a\0b and some more words", b"f\xc3\xbcr \xc3"] {
        let run = first(&in_bytes(note), &Answers::default());
        assert_eq!((said(&run).len(), run.questions.len()), (1, 1), "{note:x?}");
        let Some(Record::ImportedMood(mood)) = run.add[0].value() else { panic!("a mood") };
        assert!(!mood.note.as_ref().unwrap().as_str().contains('\0'));
    }
    let half: Vec<u8> = DIARY.encode_utf16().flat_map(u16::to_le_bytes).chain([b'\n']).collect();
    assert_eq!(said(&first(&half, &Answers::default())).len(), 1, "half a letter at the end");
}

#[test]
fn tags_go_and_words_in_brackets_stay() {
    let notes = [
        ("I was <i think so> tired", "I was <i think so> tired"),
        ("one<!-- two -->three", "onethree"),
        ("&oslash;&aring;&ntilde; &copy; &trade; &bdquo;", "øåñ © ™ „"),
        ("<o:p></o:p>word", "word"),
        ("<p style='color:red'>first</p>second", "first\nsecond"),
    ];
    for (note, plain) in notes {
        let run = first(DIARY.replace("{}", note).as_bytes(), &Answers::default());
        let Some(Record::ImportedMood(mood)) = run.add[0].value() else { panic!("a mood") };
        assert_eq!(mood.note.as_ref().unwrap().as_str(), plain);
    }
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let files: [(&[u8], Unfit); 14] = [
        (b"{\"resourceType\":\"Bundle\",\"entry\":[]}", Unfit::Fhir),
        (b"<!-- saved --><html>", Unfit::WebPage),
        (b"<table><tr><td>1</td></tr></table>", Unfit::WebPage),
        (b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", Unfit::Spreadsheet),
        (b"<?xml version=\"1.0\"?><office:document/>", Unfit::Spreadsheet),
        (b"<svg xmlns=\"x\"/>", Unfit::Picture),
        (b"RIFF\0\0\0\0WEBPVP8 ", Unfit::Picture),
        (b"From: a\nMIME-Version: 1.0\n", Unfit::Mail),
        (b"age-encryption.org/v1\n", Unfit::Backup),
        (b"\x28\xb5\x2f\xfd\0", Unfit::OtherArchive),
        (b"BZh91AY", Unfit::OtherArchive),
        (b"Dear diary\nToday was good.\n", Unfit::NoTable),
        (b"<?xml version=\"1.0\"?><gpx/>", Unfit::Xml),
        (b"BEGIN:VCARD\n", Unfit::UnknownKind),
    ];
    for (bytes, unfit) in files {
        assert_eq!(dry_run(bytes, &Answers::default(), &Timeline::default()), Err(unfit));
    }
}

#[test]
fn a_header_is_found_below_many_lines() {
    let lines = "a line\n".repeat(30);
    let run = first(format!("{lines}Date,Systolic,Diastolic\n2025-12-28,121,79\n").as_bytes(), &Answers::default());
    assert_eq!(said(&run), ["2025-12-28 121/79 0"]);
    let run = row("Full Date,Date,Weekday,Time,Mood,Activities,Note Title,Note", "2025-08-31,x,x,20:05,good,,,hi");
    assert_eq!(said(&run), ["2025-08-31 20:05 4 of 1–5"]);
}

#[test]
fn a_backup_is_read_around_what_is_broken_in_it() {
    let diary = r#"{"customMoods":[{"id":1,"custom_name":"super","mood_group_id":1},{"id":2,"mood_group_id":null},{"name":3}],
        "tags":[{"id":1,"name":"tea"},{"id":null}],
        "dayEntries":[{"year":2025,"month":7,"day":1,"hour":20,"minute":5,"mood":1,"tags":[1,null,9]},
        {"year":2025,"month":7,"day":2,"hour":20,"minute":5,"mood":2}]}"#;
    let run = first(diary.as_bytes(), &Answers::default());
    assert_eq!((said(&run), run.refused.len()), (vec!["2025-08-01 20:05 5 of 1–5".to_owned()], 1));
    let Some(Record::ImportedMood(mood)) = run.add[0].value() else { panic!("a mood") };
    assert_eq!(mood.activities.as_ref().unwrap().as_str(), "tea");
}

const READING: &str = "Date,Systolic,Diastolic\n{},121,79\n";

fn reading(at: &str) -> Vec<u8> {
    READING.replace("{}", at).into_bytes()
}

/// How many readings the second file adds to the first.
fn added(first_file: &str, second: &str) -> usize {
    let here = with(&Timeline::default(), &first(&reading(first_file), &Answers::default()));
    dry_run(&reading(second), &Answers::default(), &here).unwrap().add.len()
}

#[test]
fn one_reading_is_one_whatever_zone_each_app_writes() {
    for [one, other] in [
        ["2026-04-28 08:15", "2026-04-28T02:15:00-04:00"],
        ["2026-04-28T02:15:00-04:00", "2026-04-28 08:15"],
        ["2026-04-28T06:15:00Z", "2026-04-28T02:15:00-04:00"],
    ] {
        assert_eq!(added(one, other), 0, "{one} and {other}");
    }
    // One place on the clock, two instants: the hour that the clocks show twice.
    assert_ne!(added("2025-10-26T02:30:00+02:00", "2025-10-26T02:30:00+01:00"), 0);
}

/// A phone that has moved since the first import still knows the reading.
#[test]
fn a_phone_that_has_moved_knows_what_is_here() {
    let here = with(&Timeline::default(), &first(&reading("2026-04-28T06:15:00Z"), &Answers::default()));
    let at = now();
    let setting = Setting { timeline: &here, at: &at, offset_at: &|_| -240, seed: [9; 16], vault: None };
    let run = import::dry_run(&reading("2026-04-28 02:15"), &Answers::default(), &setting).unwrap();
    assert_eq!((run.add.len(), run.already), (0, 1));
}

#[test]
fn a_distance_beside_utc_is_another_zone() {
    let run = row("Date (GMT+2),Systolic,Diastolic", "2025-12-28 07:12,121,79");
    assert_eq!(said(&run), ["2025-12-28 07:12 121/79 0"]);
}

#[test]
fn a_remark_behind_a_pressure_is_no_pulse() {
    for pressure in ["120/80 - left arm", "120/80/"] {
        let run = row("Date,Blood pressure,Pulse", &format!("2025-12-28,{pressure},64"));
        assert_eq!(said(&run), ["2025-12-28 120/80 64"], "{pressure}");
    }
}

#[test]
fn a_pressure_in_digits_of_other_scripts_is_read() {
    for pressure in ["１２１／７９", "١٢١/٧٩"] {
        let run = row("Date,Blood pressure", &format!("2025-12-28,{pressure}"));
        assert_eq!(said(&run), ["2025-12-28 121/79 0"], "{pressure}");
    }
}

#[test]
fn a_part_of_a_day_is_no_hour_with_more_than_59_minutes() {
    for (part, time) in [("0.75", "18:00"), ("0.9999", "23:59")] {
        let run = row("Date,Time,Systolic,Diastolic", &format!("2025-12-28,{part},121,79"));
        assert_eq!(said(&run), [format!("2025-12-28 {time} 121/79 0")], "{part}");
    }
}
