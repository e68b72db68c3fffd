//! R1: "Every cut-off can be set by the clinician": each moves its boundary.
use super::*;

#[test]
fn each_cut_off_of_r1_moves_its_own_boundary() {
    let baseline = || forms(Course::new(), &[(0, 20)]).session(14);
    let chain = forms(Course::new(), &[(0, 3), (20, 3)]);
    let high = forms(remission(), &[(100, 10), (106, 10)]);
    let apart = forms(remission(), &[(100, 10), (112, 10)]);
    let full = sustained().like_myself(50, 7).function(56, [7; 4], None);
    let moved: [(CutOff, u16, &Course, i32, State, State); 13] = [
        (CutOff::RemissionTotal, 2, &chain, 20, State::Remission, State::Unknown),
        (CutOff::ModerateTotal, 11, &high, 106, State::Relapse, State::Unknown),
        (CutOff::ResponsePercent, 60, &baseline().form(30, form(10)), 30, State::Response, State::PartialResponse),
        (CutOff::PartialPercent, 30, &baseline().form(30, form(15)), 30, State::PartialResponse, State::NoResponse),
        (CutOff::BaselineDays, 13, &baseline().form(30, form(10)), 30, State::Response, State::Unknown),
        (CutOff::ChainGapDays, 19, &chain, 20, State::Remission, State::RemissionRange),
        (CutOff::RemissionDays, 21, &chain, 20, State::Remission, State::RemissionRange),
        (CutOff::SustainedDays, 57, &sustained(), 56, State::SustainedRemission, State::Remission),
        (CutOff::RecoveryDays, 121, &recovery(), 120, State::Recovery, State::SustainedRemission),
        (CutOff::RelapseFewestDays, 7, &high, 106, State::Relapse, State::PossibleRelapse),
        (CutOff::RelapseMostDays, 11, &apart, 112, State::Relapse, State::PossibleRelapse),
        (CutOff::FullLevel, 8, &full, 56, State::FullRemission, State::SustainedRemission),
        (CutOff::FullWindowDays, 6, &full, 56, State::FullRemission, State::SustainedRemission),
    ];
    for (which, value, course, at, usual, set) in moved {
        assert_eq!(course.status(at).state, usual, "{which:?} as usual");
        assert_eq!(course.status_under(at, with(which, value)).state, set, "{which:?} set to {value}");
    }
    assert!(chain.status_under(30, with(CutOff::StaleDays, 9)).stale);
}

#[test]
fn those_of_version_2_move_theirs() {
    let gap = forms(remission(), &[(114, 3)]);
    assert_eq!(gap.status(114).chain.unwrap().first, day(0));
    assert_eq!(gap.status_under(114, with(CutOff::ConfirmedGapDays, 99)).chain.unwrap().first, day(114));
    let second = forms(remission(), &[(20, 5), (26, 5)]);
    assert!(second.status(26).remission_lost);
    let status = second.status_under(26, with(CutOff::PauseDays, 7));
    assert_eq!((status.remission_lost, status.paused.unwrap().decides_from), (false, Some(day(27))));
    let ended = forms(remission(), &[(20, 12), (27, 12), (34, 5), (48, 5)]);
    assert_eq!(ended.status(48).state, State::Unknown);
    assert_eq!(ended.status_under(48, with(CutOff::RelapseEndDays, 15)).state, State::Relapse);
}

#[test]
fn a_relapse_ends_a_chain_that_a_longer_pause_would_leave_standing() {
    let longer = with(CutOff::PauseDays, 10);
    let course = forms(recovery(), &[(130, 12), (136, 12)]);
    let status = course.status_under(136, longer);
    assert_eq!((status.state, status.chain, status.paused), (State::Recurrence, None, None));
    let anew = course.form(137, form(3)).status_under(137, longer);
    assert_eq!((anew.state, anew.chain.unwrap().first), (State::RemissionRange, day(137)));
}

#[test]
fn a_gap_counts_as_many_days_as_a_chain_may_leave_out() {
    let course = forms(remission(), &[(64, 3)]);
    assert_eq!(course.status(64).chain.unwrap().span(), 14 + 35);
    assert_eq!(course.status_under(64, with(CutOff::ChainGapDays, 20)).chain.unwrap().span(), 14 + 20);
}

#[test]
fn the_defaults_are_those_of_the_page() {
    let usual = cutoffs();
    assert_eq!((usual.confirmed_gap_days, usual.pause_days, usual.relapse_end_days), (120, 5, 14));
    assert_eq!((usual.real_change, usual.reliable_change), (5, 6));
    assert_eq!((usual.gad7_real_change, usual.gad7_reliable_change), (4, 4));
}
