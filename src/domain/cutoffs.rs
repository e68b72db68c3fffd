//! Every clinical cut-off, in one table. Each has a default with its source
//! and can be set by the clinician. Days are local calendar days.

/// The cut-offs of R1 and R2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CutOffs {
    /// Highest PHQ-9 total of remission. HEDIS DRR-E, NQF 0710.
    pub remission_total: u8,
    /// Lowest total that speaks for a relapse, and lowest baseline from which
    /// a response is counted. Mirrors SUSTAIN-1.
    pub moderate_total: u8,
    /// Fall from baseline, in percent, that is a response. HEDIS DRR-E.
    pub response_percent: u8,
    /// Fall from baseline, in percent, that is a partial response. `[D]`
    pub partial_percent: u8,
    /// How many days before the course's start a baseline may lie.
    pub baseline_days: u32,
    /// Longest gap between two remission forms of one chain.
    pub chain_gap_days: i32,
    /// Span of a chain that confirms remission. ACNP 2006, adapted `[D]`.
    pub remission_days: i32,
    /// Span of sustained remission. DSM-5: two months.
    pub sustained_days: i32,
    /// Span of recovery. ACNP 2006: four months; 180 is the other usage.
    pub recovery_days: i32,
    /// Fewest and most days between the two totals that make a relapse. Mirrors SUSTAIN-1.
    pub relapse_days: (i32, i32),
    /// Age of the latest form above which a status is only the last known. `[D]`
    pub stale_days: i32,
    /// Lowest median of "feeling like myself", and lowest mean of own function
    /// items, in full remission, of 10. Zimmerman 2006 `[D]`.
    pub full_level: u8,
    /// Days over which that median is taken, today included.
    pub full_window_days: u32,
    /// Smallest change of the total that counts as real. Löwe 2004.
    pub real_change: u8,
    /// Change beyond the form's own error at 95 %.
    pub reliable_change: u8,
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
            remission_days: 14,
            sustained_days: 56,
            recovery_days: 120,
            relapse_days: (5, 15),
            stale_days: 28,
            full_level: 7,
            full_window_days: 14,
            real_change: 5,
            reliable_change: 7,
        }
    }
}
