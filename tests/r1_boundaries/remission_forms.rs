//! R1: "A complete PHQ-9 with total ≤4, items 1 and 2 ≤1, item 9 = 0."
use super::*;

fn blocks(points: [u8; 9], missing: &[usize]) -> Vec<Block> {
    Course::new().form(0, with_missing(points, missing)).status(0).blocks
}

#[test]
fn item_1_or_2_of_2_blocks() {
    assert_eq!(blocks([1, 1, 2, 0, 0, 0, 0, 0, 0], &[]), []);
    assert_eq!(blocks([2, 0, 0, 0, 0, 0, 0, 0, 0], &[]), [Block::CoreMood]);
    assert_eq!(blocks([0, 2, 0, 0, 0, 0, 0, 0, 0], &[]), [Block::CoreMood]);
}

#[test]
fn item_9_left_out_is_unknown_and_not_0() {
    assert_eq!(blocks([0; 9], &[8]), [Block::Item9Unknown, Block::Incomplete]);
}

#[test]
fn every_reason_is_told() {
    let both = blocks([2, 0, 0, 0, 0, 0, 0, 0, 1], &[7]);
    assert_eq!(both, [Block::CoreMood, Block::Item9, Block::Incomplete]);
}

#[test]
fn a_total_of_5_has_no_reason_to_tell() {
    assert_eq!(blocks([2, 2, 0, 0, 0, 0, 0, 0, 1], &[]), []);
}
