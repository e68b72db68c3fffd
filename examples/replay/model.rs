//! Chooses which form of the model runs.

use std::ffi::OsString;

use tidemark::rules::fade::Parameters;

/// The model that `--model` names, or the reference if it is left out, and the arguments that follow. `None` if there
/// is no such model.
pub(crate) fn chosen(arguments: &[OsString]) -> Option<(&'static Parameters, &[OsString])> {
    match arguments {
        [option, name, rest @ ..] if option == "--model" => Some((named(name.to_str()?)?, rest)),
        _ => Some((&Parameters::REFERENCE, arguments)),
    }
}

fn named(name: &str) -> Option<&'static Parameters> {
    match name {
        "reference" => Some(&Parameters::REFERENCE),
        "app" => Some(&Parameters::APP),
        _ => None,
    }
}
