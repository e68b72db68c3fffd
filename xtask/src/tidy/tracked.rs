//! Rules for every tracked file: nothing may be in it that is true on one machine only.

use super::{Finding, Source};

/// Folders that belong to one machine, each in two halves so that this file does not break its own rule.
const MACHINE_FOLDERS: [&str; 3] = [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/wo", "rk/")];

/// Which registry packages come from depends on the machine.
const REGISTRY_HOSTS: [&str; 3] =
    [concat!("registry.npm", "js.org"), concat!("static.cra", "tes.io"), concat!("deb.deb", "ian.org")];

pub(super) fn check(source: &Source<'_>) -> Vec<Finding> {
    let numbered = source.text.lines().zip(1..);
    numbered.filter_map(|(line, number)| Some(source.finding(number, broken_by(line)?))).collect()
}

fn broken_by(line: &str) -> Option<String> {
    if let Some(folder) = MACHINE_FOLDERS.iter().find(|folder| starts_a_path(line, folder)) {
        return Some(format!("{folder} exists on one machine only"));
    }
    let host = REGISTRY_HOSTS.iter().find(|host| line.contains(**host))?;
    Some(format!("{host} is the machine's choice"))
}

/// Whether `folder` is at the start of a path, rather than in the middle of one.
fn starts_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|sign| !sign.is_alphanumeric() && !"._-~*}".contains(sign))
    })
}

#[cfg(test)]
mod tests {
    use super::{MACHINE_FOLDERS, REGISTRY_HOSTS, check};
    use crate::tidy::Source;

    fn broken(text: &str) -> usize {
        check(&Source { path: "README.md", text }).len()
    }

    #[test]
    fn folders_of_one_machine_are_found() {
        for folder in MACHINE_FOLDERS {
            assert_eq!(broken(&format!("see {folder}x")), 1);
            assert_eq!(broken(&format!("\"{folder}x\"")), 1);
            assert_eq!(broken(&format!("src{folder}x")), 0);
        }
    }

    #[test]
    fn registry_hosts_are_found() {
        for host in REGISTRY_HOSTS {
            assert_eq!(broken(&format!("\"resolved\": \"https://{host}/x\"")), 1);
        }
        assert_eq!(broken("\"name\": \"preact\""), 0);
    }
}
