//! What is inside, and what it says of itself.

use tidemark_backup::{Refused, Way};

use crate::support::{file, open, payload, payload_of, sync};

fn check(payload: &[u8]) -> Result<u32, Refused> {
    open(&file(payload), Way::Sync(sync())).map(|opened| opened.contents.entries)
}

fn text(payload: Vec<u8>) -> String {
    String::from_utf8(payload).unwrap()
}

#[test]
fn what_agrees_with_itself_is_taken() {
    assert_eq!(check(&payload(5)), Ok(5));
    let spaced = " {\n\t\"entries\" : [ 1 , {\"entries\":[1,2,3]} , [[]] , -1.5e+3 , true, null, \"[,\\\"]\\\\\" ] , \"more\" : { } } ";
    assert_eq!(check(&payload_of(spaced.trim(), 7)), Ok(7));
    let more = text(payload(2)).replacen('{', "{\"newer\": {\"a\\n\": [{}]},", 1);
    assert_eq!(check(more.as_bytes()), Ok(2));
    assert_eq!(check((text(payload(2)) + "\n").as_bytes()), Ok(2));
}

#[test]
fn what_does_not_agree_is_damaged() {
    let whole = text(payload(3));
    let changes = [
        ("\"entries\":3", "\"entries\":2"),
        ("\"entries\":3", "\"entries\":\"3\""),
        ("\"entries\":3", "\"entries\":3.0"),
        ("\"entries\":3,", ""),
        ("slept", "swept"),
        ("[{", "[ {"),
        ("\"sha256\":", "\"sha1\":"),
        ("\"timeline\":", "\"times\":"),
        ("\"version\":1", "\"version\":0"),
        ("\"version\":1", "\"version\":\"1\""),
        ("\"version\":1,", ""),
    ];
    for (from, to) in changes {
        assert_eq!(check(whole.replacen(from, to, 1).as_bytes()), Err(Refused::Damaged), "{from} {to}");
    }
    let twice = r#"{"entries":[1],"entries":[1]}"#;
    assert_eq!(check(&payload_of(twice, 1)), Err(Refused::Damaged));
    assert_eq!(check(&payload_of(r#"{"entries":[1],"\u0065ntries":[]}"#, 1)), Err(Refused::Damaged));
    assert_eq!(check(&payload_of("{}", 0)), Err(Refused::Damaged));
    assert_eq!(check(&payload_of("[]", 0)), Err(Refused::Damaged));
}

#[test]
fn a_newer_one_is_told_whatever_it_holds() {
    let newer = text(payload(3)).replace("\"version\":1,", "\"version\":2,");
    assert_eq!(check(newer.as_bytes()), Err(Refused::Newer));
    assert_eq!(check(br#"{"version":12,"format":"tidemark-backup","timeline":"other"}"#), Err(Refused::Newer));
}

#[test]
fn anything_else_is_no_backup() {
    let nested =
        |depth: usize| payload_of(&format!(r#"{{"entries":[{}{}]}}"#, "[".repeat(depth), "]".repeat(depth)), 1);
    assert_eq!(check(&nested(29)), Ok(1));
    let none = [
        nested(30),
        nested(1 << 20),
        Vec::new(),
        b"{}".to_vec(),
        b"[]".to_vec(),
        b"Dear Anna".to_vec(),
        b"{\"format\":\"tidemark-backup\"".to_vec(),
        b"{\"format\":\"tidemark-timeline\",\"version\":1}".to_vec(),
        b"{\"format\":\"tidemark-backup\",\"format\":\"tidemark-backup\",\"version\":1}".to_vec(),
        b"{\"form\\u0061t\":\"tidemark-backup\",\"version\":1}".to_vec(),
        b"{\"format\":\"tidemark-backup\",}".to_vec(),
        b"{\"format\":\"tidemark-backup\",\"a\":yes}".to_vec(),
        b"{\"format\":\"tidemark-backup\",\"a\":\"\x01\"}".to_vec(),
        b"{\"format\":\"tidemark-backup\",\"a\":\"\\".to_vec(),
        [payload(1), b"}".to_vec()].concat(),
        [payload(1), vec![0xff]].concat(),
        [vec![0xef, 0xbb, 0xbf], payload(1)].concat(),
    ];
    for payload in none {
        let start = String::from_utf8_lossy(&payload).chars().take(60).collect::<String>();
        assert_eq!(check(&payload), Err(Refused::NotABackup), "{start}");
    }
}
