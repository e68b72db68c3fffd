//! The names of LOINC's codes, as LOINC has them (its long common names). LOINC's licence lets anyone use them,
//! unchanged and with its notice, which docs/exports.md gives.

/// The name of a code, to stand beside it. `None` for a code that is not used here.
pub(super) fn loinc(code: &str) -> Option<&'static str> {
    NAMES.iter().find(|(named, _)| *named == code).map(|(_, name)| *name)
}

const NAMES: [(&str, &str); 29] = [
    ("44249-1", "PHQ-9 quick depression assessment panel [Reported.PHQ]"),
    ("44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"),
    ("44250-9", "Little interest or pleasure in doing things in last 2 weeks"),
    ("44255-8", "Feeling down, depressed, or hopeless in last 2 weeks"),
    ("44259-0", "Trouble falling or staying asleep, or sleeping too much in last 2 weeks [Reported.PHQ]"),
    ("44254-1", "Feeling tired or having little energy in last 2 weeks [Reported.PHQ]"),
    ("44251-7", "Poor appetite or overeating in last 2 weeks [Reported.PHQ]"),
    (
        "44258-2",
        "Feeling bad about yourself - or that you are a failure or have let yourself or your family down in last 2 weeks \
         [Reported.PHQ]",
    ),
    (
        "44252-5",
        "Trouble concentrating on things, such as reading the newspaper or watching television in last 2 weeks \
         [Reported.PHQ]",
    ),
    (
        "44253-3",
        "Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or \
         restless that you have been moving around a lot more than usual in last 2 weeks [Reported.PHQ]",
    ),
    (
        "44260-8",
        "Thoughts that you would be better off dead, or of hurting yourself in some way in last 2 weeks [Reported.PHQ]",
    ),
    (
        "69722-7",
        "How difficult have these made it for you to do your work, take care of things at home, or get along with other \
         people [Reported.PHQ]",
    ),
    ("55758-7", "Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]"),
    ("69737-5", "Generalized anxiety disorder 7 item (GAD-7)"),
    ("70274-6", "Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]"),
    ("69725-0", "Feeling nervous, anxious or on edge in last 2 weeks"),
    ("68509-9", "Not able to stop or control worrying in the last 2 weeks"),
    ("69733-4", "Worrying too much about different things in last 2 weeks [Reported.PHQ]"),
    ("69734-2", "Trouble relaxing in last 2 weeks [Reported.PHQ]"),
    ("69735-9", "Being so restless that it is hard to sit still in last 2 weeks [Reported.PHQ]"),
    ("69689-8", "Becoming easily annoyed or irritable in last 4 weeks [Reported.PHQ]"),
    ("69736-7", "Feeling afraid as if something awful might happen in last 2 weeks [Reported.PHQ]"),
    ("85354-9", "Blood pressure panel with all children optional"),
    ("8480-6", "Systolic blood pressure"),
    ("8462-4", "Diastolic blood pressure"),
    ("8867-4", "Heart rate"),
    ("2708-6", "Oxygen saturation in Arterial blood"),
    ("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
    ("29463-7", "Body weight"),
];
