//! R2: the score of a GAD-7.

use super::*;

fn score(items: [Option<u8>; 7]) -> Option<gad7::Score> {
    gad7::score(&items.map(|item| item.map(|points| Frequency::new("items", points).unwrap())))
}

#[test]
fn bands_are_cut_at_5_10_and_15() {
    let band = |points: u8| {
        let items: Vec<_> = gad7("2026-05-01", points).items;
        score(items.try_into().unwrap()).unwrap().band()
    };
    assert_eq!([0, 4, 5, 9].map(band), [Band::Minimal, Band::Minimal, Band::Mild, Band::Mild]);
    assert_eq!([10, 14, 15, 21].map(band), [Band::Moderate, Band::Moderate, Band::Severe, Band::Severe]);
}

#[test]
fn one_missing_item_is_filled_with_the_mean_and_marked() {
    let one = score([None, Some(2), Some(1), Some(1), Some(0), Some(0), Some(0)]).unwrap();
    assert_eq!((one.imputed, one.band()), (true, Band::Minimal));
    assert!((one.total - 14.0 / 3.0).abs() < 1e-9);
    let half = score([None, Some(3), Some(0), Some(0), Some(0), Some(0), Some(0)]).unwrap();
    assert_eq!((half.total, half.shown()), (3.5, 3.5));
}

#[test]
fn two_missing_items_leave_no_total() {
    assert_eq!(score([None, None, Some(3), Some(3), Some(3), Some(3), Some(3)]), None);
}
