//! What the sheet says something about that no list elsewhere names.

use crate::storage::registry::Table;

/// Who can do and see what, in the order people read it: the roles in a cohort, those in
/// a programme, that in the house, and who runs it.
pub const ROLES: [&str; 7] = ["participant", "trainer", "owner", "deputy", "assessor", "auditor", "operator"];

/// Recurring work that deletes something.
pub const DELETING: [&str; 6] = [
    "storage.forget",
    "storage.forget_ended",
    "app.forget_closed",
    "app.forget_people",
    "attachments.keep_files",
    "attachments.sweep_files",
];

/// The words about recurring work: `sheet-job-<key>`.
pub fn job_key(name: &str) -> String {
    name.replace(['.', '_'], "-")
}

/// Whether files that people send belong to what a group of tables holds.
pub fn has_files(group: &str) -> bool {
    ["talk", "works"].contains(&group)
}

/// How many columns of these say something about a person.
pub fn personal(tables: &[Table]) -> usize {
    tables.iter().map(|table| table.personal.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::{has_files, job_key};
    use crate::storage::registry::GROUPS;

    #[test]
    fn work_is_found_by_words_and_groups_with_files_are_groups() {
        assert_eq!(job_key("app.forget_people"), "app-forget-people");
        assert_eq!(GROUPS.iter().filter(|(group, _)| has_files(group)).count(), 2);
    }
}
