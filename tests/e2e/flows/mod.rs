//! The flows, one file for each behaviour.

mod access;
mod amend;
mod backup;
mod bad_input;
mod beside;
mod cannot_open;
mod course;
mod drafts;
mod dropped;
mod erase;
mod everywhere;
mod fade;
mod headers;
mod help;
mod import;
mod item_9;
mod keyboard;
mod kills;
mod language;
mod lived;
mod lock;
mod lock_kills;
mod look;
mod passkey;
mod recording;
mod report;
mod safety_plan;
mod sample;
mod screens;
mod second_copy;
mod second_tab;
mod secrets;
mod side_effects;
mod taps;
mod traces;
mod treatment;
mod twelve_weeks;
mod two_devices;
mod update;
mod worker_ends;
mod wrong_clock;

use std::pin::Pin;

use anyhow::Result;

use crate::stage::Stage;

type Played<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// What a person does and then must see.
pub(crate) struct Flow {
    pub(crate) name: &'static str,
    pub(crate) play: for<'a> fn(&'a mut Stage) -> Played<'a>,
    /// Whether it contacts other hosts on purpose. Any other flow fails if a host is contacted.
    pub(crate) leaves_origin: bool,
    /// Whether it is about what a browser keeps in its profile. It is skipped if no profile is kept.
    pub(crate) kills: bool,
}

macro_rules! flow {
    ($module:ident::$name:ident) => {
        Flow {
            name: stringify!($name),
            play: |stage| Box::pin($module::$name(stage)),
            leaves_origin: false,
            kills: false,
        }
    };
    ($module:ident::$name:ident, $mark:ident) => {
        Flow { $mark: true, ..flow!($module::$name) }
    };
}

/// Every flow.
pub(crate) const FLOWS: &[Flow] = &[
    flow!(recording::the_recorder_sees_another_host, leaves_origin),
    flow!(recording::the_page_cannot_ask_another_host),
    flow!(twelve_weeks::twelve_weeks),
    flow!(drafts::a_check_in_goes_on_after_a_kill),
    flow!(drafts::a_check_in_without_a_mood_waits_for_it),
    flow!(drafts::a_phq9_goes_on_after_a_kill),
    flow!(drafts::a_score_and_questions_go_on_after_a_kill),
    flow!(drafts::a_medicine_and_a_goal_go_on_after_a_kill),
    flow!(item_9::item_9_is_answered_before_the_score),
    flow!(item_9::a_first_form_with_item_9_brings_the_card),
    flow!(item_9::a_third_1_in_a_row_says_to_call_the_clinic),
    flow!(item_9::are_you_in_danger_now_has_three_answers),
    flow!(item_9::what_the_clinic_should_hear_stays_on_today),
    flow!(item_9::a_very_hard_day_names_help_now_once),
    flow!(item_9::two_quick_taps_answer_one_question),
    flow!(item_9::a_second_form_of_a_day_is_asked_about),
    flow!(item_9::item_9_is_answered_without_network),
    flow!(help::help_is_everywhere_without_network),
    flow!(help::help_works_without_the_app),
    flow!(help::lines_are_hidden_shown_again_and_edited),
    // WebKit's test browser keeps nothing in its caches once no service worker is left.
    flow!(safety_plan::the_safety_plan_needs_no_core, kills),
    flow!(safety_plan::the_plain_pages_show_the_own_plan),
    flow!(safety_plan::the_safety_plan_stays_out_of_the_sample_and_goes_when_erased),
    flow!(lock::a_lock_keeps_others_out),
    flow!(lock::the_recovery_code_opens_too),
    flow!(lock::wrong_tries_wait_over_a_reload),
    flow!(lock::help_now_stays_open_and_the_plan_by_choice),
    flow!(lock::a_locked_app_can_be_erased),
    flow!(lock::a_lock_is_removed),
    flow!(lock_kills::a_kill_leaves_a_lock_set_or_not, kills),
    flow!(lock_kills::a_kill_leaves_the_old_keys_or_the_new, kills),
    flow!(passkey::a_passkey_opens_too_until_it_is_removed),
    flow!(passkey::a_device_that_gives_no_secret_is_refused),
    flow!(passkey::nobody_gets_in_without_being_verified),
    flow!(passkey::another_passkey_leads_back_to_the_passphrase),
    flow!(secrets::what_opens_a_lock_is_nowhere_in_the_profile, kills),
    flow!(secrets::a_locked_page_holds_nothing),
    flow!(backup::a_backup_comes_back_after_everything_was_erased),
    flow!(backup::a_file_that_is_no_backup_changes_nothing),
    flow!(backup::a_file_chosen_in_the_wrong_place_goes_along_to_the_right_one),
    flow!(look::a_backup_is_looked_at_and_nothing_is_stored),
    flow!(look::every_place_of_a_file_is_shown_without_forms),
    flow!(look::a_viewer_beside_the_app_leaves_it_alone),
    flow!(two_devices::another_device_reads_on_after_new_keys),
    flow!(two_devices::a_removed_device_is_told_what_to_do),
    flow!(beside::other_forms_stand_beside_the_phq9),
    flow!(course::one_form_ends_no_remission),
    flow!(course::a_stay_is_asked_what_it_was_for),
    flow!(course::a_score_from_paper_is_where_treatment_began),
    flow!(fade::a_fading_lift_is_said_answered_and_silenced),
    flow!(erase::an_erase_that_is_killed_is_finished_at_the_next_start, kills),
    flow!(erase::a_kill_leaves_an_erase_whole_or_undone, kills),
    flow!(erase::what_was_said_to_be_erased_does_not_come_back, kills),
    flow!(traces::the_address_never_says_where_one_is),
    flow!(traces::an_old_address_leads_to_its_place_once),
    flow!(traces::what_is_typed_is_nowhere_in_the_profile, kills),
    flow!(worker_ends::a_save_whose_worker_ends_is_saved_once),
    flow!(worker_ends::a_worker_that_ends_in_a_transaction_loses_nothing),
    flow!(second_copy::a_deleted_database_comes_back),
    flow!(second_copy::an_older_database_is_brought_up_to_date),
    flow!(second_copy::an_older_database_without_a_copy_is_asked_about),
    flow!(second_copy::a_foreign_database_gives_way_to_the_copy),
    flow!(second_copy::a_lost_or_spoiled_copy_is_made_again),
    flow!(kills::nothing_saved_is_lost_to_a_kill, kills),
    flow!(kills::a_kill_in_the_migration_loses_nothing, kills),
    flow!(kills::a_kill_leaves_a_restore_whole_or_undone, kills),
    flow!(kills::a_torn_log_loses_nothing, kills),
    flow!(kills::a_broken_database_comes_back, kills),
    flow!(second_tab::two_tabs_lose_nothing),
    flow!(second_tab::what_was_tapped_in_the_other_tab_is_there),
    flow!(second_tab::the_other_tab_shows_the_change),
    flow!(update::the_first_visit_goes_on_without_network),
    flow!(update::an_update_comes_with_a_tap),
    flow!(update::an_update_without_a_file_leaves_the_old),
    flow!(update::an_update_with_a_wrong_file_leaves_the_old),
    flow!(update::an_update_cut_short_leaves_the_old),
    flow!(update::a_page_left_open_over_two_updates_goes_on),
    flow!(dropped::the_app_is_kept_again),
    flow!(dropped::a_wrong_file_is_not_taken_for_a_lost_one),
    flow!(dropped::a_newer_build_on_the_server_is_opened_whole),
    flow!(headers::every_file_has_them_whoever_serves_it),
    flow!(headers::the_page_stands_alone_and_works),
    flow!(headers::a_host_that_sends_none_keeps_the_policy),
    flow!(access::axe_finds_nothing_in_light),
    flow!(access::axe_finds_nothing_in_dark),
    flow!(access::nothing_scrolls_sideways),
    flow!(everywhere::every_state_is_open_to_all_in_english),
    flow!(everywhere::every_state_is_open_to_all_in_spanish),
    flow!(everywhere::long_words_fit_every_state),
    flow!(everywhere::every_state_can_be_drawn_from_right_to_left),
    flow!(language::the_language_is_chosen_and_kept_without_network),
    flow!(access::the_places_stay_in_reach_on_a_small_phone),
    flow!(keyboard::a_check_in_by_keyboard),
    flow!(keyboard::a_phq9_by_keyboard),
    flow!(keyboard::a_safety_plan_by_keyboard),
    flow!(keyboard::a_chart_by_keyboard),
    flow!(bad_input::impossible_input_is_refused_at_its_field),
    flow!(import::a_diary_is_brought_in_and_taken_back),
    flow!(import::a_file_is_read_and_added_in_the_worker),
    flow!(import::a_file_that_is_none_changes_nothing),
    flow!(import::records_come_back_from_a_file),
    flow!(import::a_restore_replaces_no_plan_unasked),
    flow!(import::a_file_of_another_phone_asks_first),
    flow!(import::a_kill_leaves_an_import_whole_or_undone, kills),
    flow!(treatment::a_session_as_last_time_takes_two_taps),
    flow!(treatment::the_day_of_a_session_is_kept_tap_by_tap),
    flow!(side_effects::a_sign_is_answered_on_its_tap),
    flow!(side_effects::a_sign_that_cannot_be_saved_is_answered_all_the_same),
    flow!(taps::chest_pain_to_a_number_takes_three_taps),
    flow!(side_effects::every_sign_is_offered_and_answered),
    flow!(side_effects::several_side_effects_take_one_save),
    flow!(side_effects::a_monthly_check_is_answered_by_its_grades),
    flow!(side_effects::the_next_morning_asks_once_and_keeps_what_is_known),
    flow!(treatment::a_dose_at_home_has_its_card_its_limits_and_its_words),
    flow!(treatment::the_first_run_keeps_the_sessions_so_far),
    flow!(treatment::a_planned_day_stays_when_a_session_is_added),
    flow!(treatment::what_is_due_can_wait),
    flow!(treatment::the_plan_keeps_its_history),
    flow!(lived::a_dose_is_taken_with_one_tap),
    flow!(lived::four_medicines_are_typed_with_enter),
    flow!(lived::a_goal_is_looked_at_with_one_tap_and_comes_back),
    flow!(lived::the_plan_for_staying_well_is_offered_once),
    flow!(lived::doses_that_cannot_be_are_refused_at_their_fields),
    flow!(treatment::two_courses_are_typed_in),
    flow!(treatment::a_dose_in_the_other_unit_is_asked_about),
    flow!(wrong_clock::what_a_wrong_clock_left_is_moved),
    flow!(report::the_report_is_made_without_network),
    flow!(report::notes_stay_out_of_the_report),
    flow!(report::other_scripts_are_drawn_or_told),
    flow!(report::a_whole_treatment_is_brought_in_and_reported),
    flow!(sample::sample_data_is_marked_and_leaves_nothing),
    flow!(amend::a_check_in_is_changed_removed_and_brought_back),
    flow!(amend::a_tap_is_a_check_in),
    flow!(amend::a_late_check_in_is_marked),
    flow!(cannot_open::without_web_assembly_a_plain_page_helps),
    flow!(cannot_open::without_indexed_db_a_plain_page_helps),
    flow!(cannot_open::stored_rows_are_saved_and_brought_back),
    flow!(cannot_open::a_newer_database_is_left_alone),
];

/// What only makes pictures.
pub(crate) const SCREENS: &[Flow] = &[flow!(screens::in_english), flow!(screens::in_spanish)];
