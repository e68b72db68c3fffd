//! The native tests: the rules, the model, the store, the use cases, and the files that leave and enter.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

// Shared by the tests below.
#[path = "../course_rows.rs"]
mod course_rows;
mod courses;
mod examples;
mod fade;
#[path = "../storage/mod.rs"]
mod storage;
mod support;

mod ahead;
mod backups;
mod bad_input;
mod bad_input_treatment;
mod calendar_ends;
mod certainty;
mod edition;
mod error_codes;
mod exchange;
mod fade_golden;
mod fade_next;
mod fade_note;
mod fade_properties;
mod fade_reference;
mod fade_replay;
mod fade_vectors;
mod fade_watch;
mod faults;
mod forms;
mod import;
mod imports;
mod item_9;
mod journal;
mod levels;
mod lived;
mod lock;
mod lost_updates;
mod migration;
mod newest_root;
mod notes;
mod opening;
mod page_types;
mod plain_data;
mod properties;
mod r1_boundaries;
mod r1_model;
mod r7_vectors;
mod records_page;
mod red_flag;
mod report;
mod rescue;
mod rows;
mod schedule;
mod second_copy;
mod store_memory;
mod tolerability;
mod torture;
mod treatment;
mod undo;
mod use_cases;
mod vault;
