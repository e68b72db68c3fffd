//! The codes by which the page tells refusals apart.

use std::collections::BTreeSet;

use tidemark::record::error_code::ErrorCode;

#[test]
fn each_code_has_a_text_of_its_own_in_small_letters() {
    let texts: BTreeSet<&str> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(texts.len(), ErrorCode::ALL.len());
    for text in texts {
        assert!(text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{text}");
    }
}

#[test]
fn the_type_of_the_page_names_each_code_once() {
    let named: Vec<&str> = ErrorCode::TYPESCRIPT.split('"').skip(1).step_by(2).collect();
    let codes: Vec<&str> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(named, codes);
}
