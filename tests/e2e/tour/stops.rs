//! The states, in the order in which they are come to.

use super::{
    Stop,
    play::Step::{self, Answer, At, CopyCode, Page, Press, Reload, See, Spoil, Tap, TapIfThere, Type, TypePassphrase},
};

const fn stop(name: &'static str, steps: &'static [Step]) -> Stop {
    Stop { name, steps }
}

/// Places that look different before there are records.
pub(super) const EMPTY: &[&str] = &[
    "today",
    "course",
    "fade",
    "sessions",
    "session-day",
    "plan",
    "doses",
    "medicines",
    "history",
    "therapies",
    "goals",
    "screen",
    "treatment",
    "report",
    "settings",
    "help",
    "safety-plan",
    "clinic-scores",
    "questions",
];

/// Every place with its forms, as the sample fills them.
pub(crate) const PLACES: &[&str] = &[
    "today",
    "today/before",
    "course",
    "course/forms",
    "course/life",
    "course/setback",
    "fade",
    "sessions",
    "sessions/new",
    "sessions/effect/new",
    "session-day",
    "session-day/today",
    "plan",
    "plan/staying-well",
    "plan/clinic",
    "doses",
    "doses/new",
    "doses/stop",
    "medicines",
    "history",
    "therapies",
    "therapies/new",
    "goals",
    "goals/new",
    "goals/week",
    "screen",
    "screen/all",
    "screen/new",
    "treatment",
    "report",
    "report/show",
    "import",
    "settings",
    "help",
    "safety-plan",
    "lines",
    "phq9",
    "gad7",
    "function",
    "clinic-scores",
    "clinic-scores/new",
    "questions",
    "known",
];

/// States of a person's own records, which begin with two weeks that were brought in.
pub(super) const OWN: &[Stop] = &[
    stop("import said", &[See("import-said")]),
    stop("today warning", &[At("today"), See("today-lift")]),
    stop("today answered", &[Press("checkin-mood", "4"), Press("checkin-interest", "3")]),
    stop("today note", &[Type("checkin-note", "A quiet day. I called Robin.")]),
    stop("today saved", &[Tap("checkin-finish")]),
    stop("fade warned", &[At("fade"), See("fade-left")]),
    stop("session form refused", &[At("sessions/new"), Type("session-dose", "5000"), Tap("session-save")]),
    stop("session begun", &[At("sessions"), Tap("session-start"), Tap("start-again"), See("pressure-add")]),
    stop("pressure", &[Tap("pressure-add"), See("key-1")]),
    stop(
        "pressure high",
        &[
            Tap("key-1"),
            Tap("key-5"),
            Tap("key-5"),
            Tap("key-9"),
            Tap("key-0"),
            Tap("pressure-save"),
            See("pressure-flag"),
        ],
    ),
    stop("session stamped", &[Tap("stamp-dose")]),
    stop("side effects", &[At("sessions"), Tap("effect-add"), See("sign-chestPain")]),
    stop("side effects chosen", &[Tap("usual-nausea"), Tap("usual-nausea"), Tap("usual-dizziness")]),
    stop("red flag", &[Tap("sign-chestPain"), See("answer-emergency")]),
    stop("red flag of suicide", &[At("sessions"), Tap("effect-add"), Tap("sign-suicidalThoughts"), See("danger-yes")]),
    stop("phq9 first question", &[At("phq9"), See("phq9-item-1")]),
    stop("phq9 item 9", &[Answer(1, 8, 2), See("phq9-item-9")]),
    stop("phq9 in danger", &[Answer(9, 9, 3), See("safety-full")]),
    stop("phq9 difficulty", &[Tap("safety-go-on"), See("phq9-difficulty")]),
    stop("phq9 review", &[Tap("phq9-difficulty-choice-2"), See("phq9-save")]),
    stop("phq9 result", &[Tap("phq9-save"), See("phq9-saved")]),
    stop("today after item 9", &[Tap("phq9-done"), See("follow-up")]),
    stop("phq9 twice", &[At("phq9"), See("phq9-both")]),
    stop("course begun", &[At("course"), See("course-state")]),
    stop("monthly check", &[At("screen/new")]),
    stop(
        "safety plan saved",
        &[
            At("safety-plan"),
            Type("plan-coping", "Walk to the river and back."),
            Tap("plan-people-add"),
            Type("plan-people-0-name", "Robin"),
            Type("plan-people-0-phone", "555 0134"),
            Tap("plan-save"),
        ],
    ),
    stop("help with own plan", &[At("help"), See("help-people")]),
    stop("report kinds", &[At("report"), Tap("report-formats")]),
    stop("report made", &[At("today"), At("report"), TapIfThere("report-make"), See("report-ready")]),
    stop("settings own", &[At("settings"), See("version")]),
    stop("erase", &[At("settings/erase")]),
];

/// The lock and backups.
pub(super) const LOCK: &[Stop] = &[
    stop("lock off", &[At("lock")]),
    stop("lock what it means", &[Tap("lock-set-up")]),
    stop("lock passphrase", &[Tap("lock-sure"), Tap("lock-next"), See("lock-passphrase")]),
    stop("lock code", &[TypePassphrase("lock-passphrase"), Tap("lock-next"), See("code")]),
    stop("lock help", &[CopyCode, See("lock-help-hide")]),
    stop(
        "lock on",
        &[
            Tap("lock-help-hide"),
            Tap("lock-next"),
            TypePassphrase("lock-again"),
            Tap("lock-set"),
            Tap("lock-later"),
            See("lock-on"),
        ],
    ),
    stop("locked", &[Reload, See("unlock-passphrase")]),
    stop("locked wrong", &[Type("unlock-passphrase", "river stone"), Tap("unlock"), See("unlock-error")]),
    stop("backup", &[TypePassphrase("unlock-passphrase"), Tap("unlock"), See("place-today"), At("backup")]),
    stop("backup made", &[Tap("backup-make"), See("backup-ready")]),
    stop("backup restore", &[At("backup/restore")]),
    stop("backup move", &[At("backup/move")]),
    stop("backup devices", &[At("backup/devices")]),
];

/// What comes instead of the app.
pub(super) const AT_FIRST: &[Stop] = &[
    stop("page help", &[Page("/help.html")]),
    stop("recovery", &[Spoil, Page("/"), See("recovery")]),
    stop("page plain", &[Page("/plain.html")]),
];
