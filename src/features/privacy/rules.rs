//! Which acts have words of their own, and where somebody sees or changes what is known about them.

/// Acts of others that can concern somebody, as they are recorded.
const ACTS: [&str; 22] = [
    "appoint_auditor",
    "appoint_helper",
    "appoint_owner",
    "ask_peer",
    "begin_break",
    "change_nudge",
    "circles.moved",
    "close_account",
    "dismiss_auditor",
    "earn_certificate",
    "end_break",
    "end_enrolment",
    "end_role",
    "enrol",
    "hold_nudge",
    "let_nudge_be",
    "look_at_record",
    "move_stay",
    "pause_mail",
    "release_nudge",
    "take_certificate_back",
    "write_note",
];

/// What the words about an act are found by: `circles-moved`; `other` where it has none of its own.
pub fn word_of(act: &str) -> String {
    if ACTS.contains(&act) { act.replace(['.', '_'], "-") } else { "other".to_owned() }
}

/// The page where somebody sees or changes what a table has about them, where there is one that needs no cohort.
pub fn page_for(table: &str) -> Option<&'static str> {
    Some(match table {
        "person" | "session" => "/me",
        "profile_part" | "profile_photo" => "/me/profile",
        "feed" => "/me/calendar",
        "audit" => "/me/privacy/log",
        "consent" => "/me/privacy/consents",
        "mail_preference" | "mail_hours" | "mail_bounce" | "mail_pause" => "/me/notifications",
        "moderation" | "appeal" => "/me/moderation",
        "lesson_done" => "/me/progress",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{page_for, word_of};
    use crate::storage::registry::tables;

    #[test]
    fn an_act_without_words_of_its_own_is_still_said() {
        assert_eq!(word_of("circles.moved"), "circles-moved");
        assert_eq!(word_of("something_new"), "other");
    }

    #[test]
    fn a_page_is_named_for_tables_there_are() {
        assert!(tables().filter(|table| page_for(table.name).is_some()).count() > 10);
        assert_eq!(page_for("no_such_table"), None);
    }
}
