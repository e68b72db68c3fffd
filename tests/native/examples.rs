//! The parts of the examples that are tested here.

#[path = "../../examples/replay/course.rs"]
pub(crate) mod course;
#[path = "../../examples/replay/model.rs"]
pub(crate) mod model;
#[allow(dead_code, reason = "the tests read texts, not files")]
#[path = "../../examples/replay/read.rs"]
pub(crate) mod read;
#[path = "../../examples/export/records.rs"]
pub(crate) mod records;
#[path = "../../examples/rescue/typed.rs"]
pub(crate) mod typed;
