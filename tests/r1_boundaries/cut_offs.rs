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
