//! Every clinical cut-off, in one table. Each has a default with its source
//! and can be set by the clinician. Days are local calendar days.

use crate::record::choice::choice;
use crate::record::problem::Problem;

choice! {
    /// Names each cut-off, so that they can be set one at a time. Those of the clinic's scales are included.
    CutOff {
        /// [`CutOffs::remission_total`]
        RemissionTotal = 0,
        /// [`CutOffs::moderate_total`]
        ModerateTotal = 1,
        /// [`CutOffs::response_percent`]
        ResponsePercent = 2,
        /// [`CutOffs::partial_percent`]
        PartialPercent = 3,
        /// [`CutOffs::baseline_days`]
        BaselineDays = 4,
        /// [`CutOffs::chain_gap_days`]
        ChainGapDays = 5,
        /// [`CutOffs::remission_days`]
        RemissionDays = 6,
        /// [`CutOffs::sustained_days`]
        SustainedDays = 7,
        /// [`CutOffs::recovery_days`]
        RecoveryDays = 8,
        /// The first of [`CutOffs::relapse_days`]
        RelapseFewestDays = 9,
        /// The second of [`CutOffs::relapse_days`]
        RelapseMostDays = 10,
        /// [`CutOffs::stale_days`]
        StaleDays = 11,
        /// [`CutOffs::full_level`]
        FullLevel = 12,
        /// [`CutOffs::full_window_days`]
        FullWindowDays = 13,
        /// [`CutOffs::real_change`]
        RealChange = 14,
        /// [`CutOffs::reliable_change`]
        ReliableChange = 15,
        /// [`CutOffs::madrs_remission`]
        MadrsRemission = 16,
        /// [`CutOffs::ham_d17_remission`]
        HamD17Remission = 17,
        /// [`CutOffs::qids_remission`]
        QidsRemission = 18,
        /// [`CutOffs::gad7_real_change`]
        Gad7RealChange = 19,
        /// [`CutOffs::confirmed_gap_days`]
        ConfirmedGapDays = 20,
        /// [`CutOffs::pause_days`]
        PauseDays = 21,
        /// [`CutOffs::relapse_end_days`]
        RelapseEndDays = 22,
        /// [`CutOffs::gad7_reliable_change`]
        Gad7ReliableChange = 23,
    }
}

impl CutOff {
    /// The lowest and the highest value allowed. The range is wide on purpose: the clinician decides.
    pub fn range(self) -> (u16, u16) {
        match self {
            Self::RemissionTotal => (0, 9),
            Self::ModerateTotal => (5, 20),
            Self::ResponsePercent | Self::PartialPercent => (5, 95),
            Self::BaselineDays
            | Self::RelapseFewestDays
            | Self::RelapseMostDays
            | Self::FullWindowDays
            | Self::PauseDays
            | Self::RelapseEndDays => (1, 60),
            Self::ChainGapDays | Self::StaleDays => (7, 120),
            Self::RemissionDays | Self::SustainedDays | Self::RecoveryDays | Self::ConfirmedGapDays => (7, 730),
            Self::FullLevel => (0, 10),
            Self::RealChange | Self::ReliableChange | Self::Gad7RealChange | Self::Gad7ReliableChange => (1, 20),
            Self::MadrsRemission => (0, 20),
            Self::HamD17Remission | Self::QidsRemission => (0, 15),
        }
    }
}

/// The cut-offs of R1 and R2 and of the clinic's scales. The forms' severity bands are not among them: they only name a
/// total and decide nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CutOffs {
    /// Highest PHQ-9 total that counts as remission. HEDIS DRR-E, NQF 0710.
    pub remission_total: u8,
    /// Lowest total that points to a relapse, and lowest baseline against which a response is counted. Mirrors
    /// SUSTAIN-1.
    pub moderate_total: u8,
    /// Fall from baseline, in percent, that makes a response. HEDIS DRR-E.
    pub response_percent: u8,
    /// Fall from baseline, in percent, that makes a partial response. `[D]`
    pub partial_percent: u8,
    /// How many days before the start of the course a baseline may lie.
    pub baseline_days: u32,
    /// The most days that a gap between two remission forms adds to the span of their chain. A longer gap starts an
    /// unconfirmed chain over. `[D]`
    pub chain_gap_days: i32,
    /// Longest gap, in days, between two remission forms of a confirmed chain. `[D]`
    pub confirmed_gap_days: i32,
    /// Another form above the range ends a paused chain if it comes this many days or more after the form that paused
    /// it. `[D]`
    pub pause_days: i32,
    /// Span of a chain, in days, that confirms remission. ACNP 2006, adapted `[D]`.
    pub remission_days: i32,
    /// Span, in days, of sustained remission. DSM-5: two months.
    pub sustained_days: i32,
    /// Span, in days, of recovery. ACNP 2006: four months; 180 days is also in use.
    pub recovery_days: i32,
    /// Fewest and most days between the two high totals that make a relapse. Mirrors SUSTAIN-1.
    pub relapse_days: (i32, i32),
    /// Fewest days between the two totals below [`CutOffs::moderate_total`] that end a relapse. `[D]`
    pub relapse_end_days: i32,
    /// Age of the latest form, in days, beyond which a status is only the last known. `[D]`
    pub stale_days: i32,
    /// Lowest median of "feeling like myself" and lowest mean of the person's own function items in full remission, out
    /// of 10. Zimmerman 2006 `[D]`.
    pub full_level: u8,
    /// Days over which the median of "feeling like myself" is taken, today included.
    pub full_window_days: u32,
    /// Smallest change of the total that counts as real. Löwe 2004.
    pub real_change: u8,
    /// Smallest change of the total that counts as reliable. NHS Talking Therapies manual.
    pub reliable_change: u8,
    /// Highest MADRS total that counts as remission. SUSTAIN-1; ESCAPE-TRD used 10.
    pub madrs_remission: u8,
    /// Highest HAM-D-17 total that counts as remission.
    pub ham_d17_remission: u8,
    /// Highest QIDS-SR16 total that counts as remission.
    pub qids_remission: u8,
    /// Smallest change of the GAD-7 total that counts as real. Toussaint and others 2020.
    pub gad7_real_change: u8,
    /// Smallest change of the GAD-7 total that counts as reliable. NHS Talking Therapies manual.
    pub gad7_reliable_change: u8,
}

impl Default for CutOffs {
    fn default() -> Self {
        Self {
            remission_total: 4,
            moderate_total: 10,
            response_percent: 50,
            partial_percent: 25,
            baseline_days: 14,
            chain_gap_days: 35,
            confirmed_gap_days: 120,
            pause_days: 5,
            remission_days: 14,
            sustained_days: 56,
            recovery_days: 120,
            relapse_days: (5, 15),
            relapse_end_days: 14,
            stale_days: 28,
            full_level: 7,
            full_window_days: 14,
            real_change: 5,
            reliable_change: 6,
            madrs_remission: 12,
            ham_d17_remission: 7,
            qids_remission: 5,
            gad7_real_change: 4,
            gad7_reliable_change: 4,
        }
    }
}

impl CutOffs {
    /// The value of one cut-off.
    pub fn get(&self, which: CutOff) -> u16 {
        let days = |days: i32| u16::try_from(days).unwrap_or(u16::MAX);
        match which {
            CutOff::RemissionTotal => self.remission_total.into(),
            CutOff::ModerateTotal => self.moderate_total.into(),
            CutOff::ResponsePercent => self.response_percent.into(),
            CutOff::PartialPercent => self.partial_percent.into(),
            CutOff::BaselineDays => u16::try_from(self.baseline_days).unwrap_or(u16::MAX),
            CutOff::ChainGapDays => days(self.chain_gap_days),
            CutOff::RemissionDays => days(self.remission_days),
            CutOff::SustainedDays => days(self.sustained_days),
            CutOff::RecoveryDays => days(self.recovery_days),
            CutOff::RelapseFewestDays => days(self.relapse_days.0),
            CutOff::RelapseMostDays => days(self.relapse_days.1),
            CutOff::StaleDays => days(self.stale_days),
            CutOff::FullLevel => self.full_level.into(),
            CutOff::FullWindowDays => u16::try_from(self.full_window_days).unwrap_or(u16::MAX),
            CutOff::RealChange => self.real_change.into(),
            CutOff::ReliableChange => self.reliable_change.into(),
            CutOff::MadrsRemission => self.madrs_remission.into(),
            CutOff::HamD17Remission => self.ham_d17_remission.into(),
            CutOff::QidsRemission => self.qids_remission.into(),
            CutOff::Gad7RealChange => self.gad7_real_change.into(),
            CutOff::ConfirmedGapDays => days(self.confirmed_gap_days),
            CutOff::PauseDays => days(self.pause_days),
            CutOff::RelapseEndDays => days(self.relapse_end_days),
            CutOff::Gad7ReliableChange => self.gad7_reliable_change.into(),
        }
    }

    /// The same with one cut-off set. Refuses a value outside its [`CutOff::range`].
    pub fn with(mut self, which: CutOff, value: u16) -> Result<Self, Problem> {
        let (min, max) = which.range();
        let refused =
            Problem::OutOfRange { field: which.name(), given: value.into(), min: min.into(), max: max.into() };
        if !(min..=max).contains(&value) {
            return Err(refused);
        }
        let byte = u8::try_from(value);
        let days = i32::from(value);
        match which {
            CutOff::RemissionTotal => self.remission_total = byte.map_err(|_| refused)?,
            CutOff::ModerateTotal => self.moderate_total = byte.map_err(|_| refused)?,
            CutOff::ResponsePercent => self.response_percent = byte.map_err(|_| refused)?,
            CutOff::PartialPercent => self.partial_percent = byte.map_err(|_| refused)?,
            CutOff::BaselineDays => self.baseline_days = value.into(),
            CutOff::ChainGapDays => self.chain_gap_days = days,
            CutOff::RemissionDays => self.remission_days = days,
            CutOff::SustainedDays => self.sustained_days = days,
            CutOff::RecoveryDays => self.recovery_days = days,
            CutOff::RelapseFewestDays => self.relapse_days.0 = days,
            CutOff::RelapseMostDays => self.relapse_days.1 = days,
            CutOff::StaleDays => self.stale_days = days,
            CutOff::FullLevel => self.full_level = byte.map_err(|_| refused)?,
            CutOff::FullWindowDays => self.full_window_days = value.into(),
            CutOff::RealChange => self.real_change = byte.map_err(|_| refused)?,
            CutOff::ReliableChange => self.reliable_change = byte.map_err(|_| refused)?,
            CutOff::MadrsRemission => self.madrs_remission = byte.map_err(|_| refused)?,
            CutOff::HamD17Remission => self.ham_d17_remission = byte.map_err(|_| refused)?,
            CutOff::QidsRemission => self.qids_remission = byte.map_err(|_| refused)?,
            CutOff::Gad7RealChange => self.gad7_real_change = byte.map_err(|_| refused)?,
            CutOff::ConfirmedGapDays => self.confirmed_gap_days = days,
            CutOff::PauseDays => self.pause_days = days,
            CutOff::RelapseEndDays => self.relapse_end_days = days,
            CutOff::Gad7ReliableChange => self.gad7_reliable_change = byte.map_err(|_| refused)?,
        }
        Ok(self)
    }

    /// The same with the reliable change raised to the real one if it is below: cut-offs stored under another default
    /// could otherwise cross.
    #[must_use]
    pub fn with_reliable_raised(mut self) -> Self {
        self.reliable_change = self.reliable_change.max(self.real_change);
        self
    }

    /// Refuses cut-offs that contradict each other: a remission total not below the moderate one, a partial response
    /// not below a response, or spans, gaps or changes out of order.
    pub fn checked(self) -> Result<Self, Problem> {
        let crossing = [
            (self.remission_total >= self.moderate_total, CutOff::RemissionTotal),
            (self.partial_percent >= self.response_percent, CutOff::PartialPercent),
            (self.remission_days >= self.sustained_days, CutOff::RemissionDays),
            (self.sustained_days >= self.recovery_days, CutOff::SustainedDays),
            (self.relapse_days.0 >= self.relapse_days.1, CutOff::RelapseFewestDays),
            (self.chain_gap_days > self.confirmed_gap_days, CutOff::ChainGapDays),
            (self.real_change > self.reliable_change, CutOff::RealChange),
        ];
        match crossing.into_iter().find(|(crosses, _)| *crosses) {
            Some((_, which)) => Err(Problem::CutOffsCross { field: which.name() }),
            None => Ok(self),
        }
    }
}
