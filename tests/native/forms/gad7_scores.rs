//! R2: the score of a GAD-7.

use super::*;

fn score(points: [Option<u8>; 7]) -> Option<gad7::Score> {
    gad7::score(&items(points))
}

#[test]
fn bands_are_cut_at_5_10_and_15() {
    let band = |sum: u8| score(gad7_points(sum).map(Some)).unwrap().band();
    assert_eq!([0, 4, 5, 9].map(band), [Gad7Band::Minimal, Gad7Band::Minimal, Gad7Band::Mild, Gad7Band::Mild]);
    assert_eq!(
        [10, 14, 15, 21].map(band),
        [Gad7Band::Moderate, Gad7Band::Moderate, Gad7Band::Severe, Gad7Band::Severe]
    );
}

#[test]
fn one_missing_item_is_filled_with_the_mean_and_marked() {
    let one = score([None, Some(2), Some(1), Some(1), Some(0), Some(0), Some(0)]).unwrap();
    assert!(one.imputed && (one.total - 14.0 / 3.0).abs() < 1e-9);
    let half = score([None, Some(3), Some(0), Some(0), Some(0), Some(0), Some(0)]).unwrap();
    assert_eq!((half.total, half.shown()), (3.5, 3.5));
}

/// R2: a total shown as 5 is not called minimal, and one between two bands belongs to the upper.
#[test]
fn an_imputed_total_is_banded_as_it_is_shown() {
    let band = |sum: u8| {
        let mut points = gad7_points(sum).map(Some);
        points.rotate_right(1);
        assert_eq!(points[0], Some(0), "the last item is left out");
        points[0] = None;
        let score = score(points).unwrap();
        (score.shown(), score.band())
    };
    assert_eq!(band(3), (3.5, Gad7Band::Minimal));
    assert_eq!(band(4), (5.0, Gad7Band::Mild), "4.67");
    assert_eq!(band(8), (9.0, Gad7Band::Mild), "9.33");
    assert_eq!(band(9), (10.5, Gad7Band::Moderate));
    assert_eq!(band(12), (14.0, Gad7Band::Moderate));
    assert_eq!(band(15), (17.5, Gad7Band::Severe));
}

/// The same for the PHQ-9.
#[test]
fn an_imputed_phq9_is_banded_as_it_is_shown() {
    use tidemark::record::kinds::phq9::Band;
    let band = |sum: u8, missing: usize| {
        let mut left = sum;
        let points = std::array::from_fn(|at| {
            let item = left.min(3);
            left -= if at < missing { 0 } else { item };
            (at >= missing).then_some(item)
        });
        let total = Answers::new(items(points), None).unwrap().score().unwrap().total;
        (total.shown(), total.band())
    };
    assert_eq!(band(4, 1), (4.5, Band::Mild), "between two bands");
    assert_eq!(band(3, 2), (4.0, Band::Minimal), "3.86");
    assert_eq!(band(11, 2), (14.0, Band::Moderate), "14.14");
    assert_eq!(band(17, 1), (19.0, Band::ModeratelySevere), "19.13");
    assert_eq!(band(13, 1), (15.0, Band::ModeratelySevere), "14.63");
}

#[test]
fn two_missing_items_leave_no_total() {
    assert_eq!(score([None, None, Some(3), Some(3), Some(3), Some(3), Some(3)]), None);
}
