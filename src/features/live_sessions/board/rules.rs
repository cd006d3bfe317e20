//! When a board takes questions, and how they are told in a thread. Pure: no database, no request.

use chrono::{DateTime, Duration, Utc};
use entity::{session_slot, states::SessionState};

use super::queries::Asked;
use crate::{
    features::{cohorts::writable, live_sessions::SessionOn},
    platform::{errors::Refusal, markdown::escape},
};

/// The most characters a question may have.
pub const MOST: usize = 1_000;

/// The most questions a board holds at once: more than any session answers.
pub const MOST_QUESTIONS: usize = 100;

/// When the last of these times is over; none where none takes place.
pub fn ends_at(slots: &[session_slot::Model]) -> Option<DateTime<Utc>> {
    let planned = slots.iter().filter(|slot| slot.state == SessionState::Planned);
    planned.map(|slot| slot.starts_at + Duration::minutes(slot.minutes.into())).max()
}

/// Whether one can still ask and vote: until the last time of the session is over.
pub fn takes_questions(on: &SessionOn, now: DateTime<Utc>) -> Result<(), Refusal> {
    writable(on.cohort.cohort.state)?;
    let over = match ends_at(&on.slots) {
        Some(ends_at) => ends_at <= now,
        // Planned without a time yet, or every time of it was cancelled.
        None => !on.slots.is_empty(),
    };
    if on.session.state == SessionState::Cancelled || over {
        return Err(Refusal::conflict("questions-closed"));
    }
    Ok(())
}

/// Questions as a list in Markdown below `lead`, as many as fit into `most` characters, and how many those are.
/// A name stands there only where it was given.
pub fn told(lead: &str, questions: &[Asked], most: usize) -> (String, usize) {
    let mut text = escape(lead);
    let mut length = text.chars().count();
    for (nth, question) in questions.iter().enumerate() {
        let name = question.author.as_deref().filter(|_| question.author_closed.is_none());
        let name = name.map(|name| format!(" — *{}*", escape(name.trim()))).unwrap_or_default();
        let line = format!("{}- {}{name}", if nth == 0 { "\n\n" } else { "\n" }, escape(question.body.trim()));
        length += line.chars().count();
        if length > most {
            return (text, nth);
        }
        text.push_str(&line);
    }
    (text, questions.len())
}

#[cfg(test)]
mod tests {
    use entity::{
        ids::{LiveSessionId, SessionQuestionId, SessionSlotId},
        session_slot,
        states::{QuestionState, SessionState},
    };

    use super::{Asked, ends_at, told};

    fn asked(body: &str, author: Option<&str>) -> Asked {
        Asked {
            id: SessionQuestionId(uuid::Uuid::nil()),
            body: body.to_owned(),
            author_id: None,
            author: author.map(str::to_owned),
            author_closed: None,
            role: None,
            state: QuestionState::Open,
            thread_id: None,
            votes: 0,
            own_votes: 0,
        }
    }

    #[test]
    fn a_question_is_told_in_its_own_words_and_with_a_name_only_where_one_was_given() {
        let questions = [asked("Why *me*?\nNow?", Some("Elif")), asked("And I?", None)];
        let (text, fitted) = told("Asked:", &questions, 1_000);
        assert_eq!(text, "Asked\\:\n\n- Why \\*me\\*\\? Now\\? — *Elif*\n- And I\\?");
        assert_eq!(fitted, 2);
    }

    #[test]
    fn what_does_not_fit_is_left_for_another_thread() {
        let questions = vec![asked(&"x".repeat(400), None); 5];
        let (text, fitted) = told("", &questions, 1_000);
        assert_eq!(fitted, 2);
        assert!(text.chars().count() <= 1_000);
    }

    #[test]
    fn a_session_ends_with_the_last_time_that_takes_place() {
        let slot = |starts_at: &str, minutes, state| session_slot::Model {
            id: SessionSlotId(uuid::Uuid::nil()),
            session_id: LiveSessionId(uuid::Uuid::nil()),
            week: 1,
            day: 1,
            at: chrono::NaiveTime::MIN,
            zone: "Europe/Berlin".into(),
            minutes,
            capacity: None,
            taken: 0,
            host_id: None,
            starts_at: starts_at.parse().unwrap_or_default(),
            state,
            sequence: 0,
        };
        let slots = [
            slot("2027-01-07T09:00:00Z", 90, SessionState::Planned),
            slot("2027-01-07T10:00:00Z", 15, SessionState::Planned),
            slot("2027-01-08T10:00:00Z", 15, SessionState::Cancelled),
        ];
        assert_eq!(ends_at(&slots).map(|at| at.to_rfc3339()), Some("2027-01-07T10:30:00+00:00".into()));
        assert_eq!(ends_at(&slots[2..]), None);
    }
}
