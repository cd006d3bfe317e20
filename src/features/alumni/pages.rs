//! What the pages of a network show.

mod entry;
mod list;
mod main;
mod month;
mod roles;

pub use entry::{Card, EntryPage, WordLine};
pub use list::{Asked, List, page_of};
pub use main::{AlumniPage, MonthLink, Own, Read};
pub use month::{MonthPage, MonthRead, asked_in, question};
pub use roles::{Invitation, InvitePage, RolesPage};

use super::queries::AlumniOn;
use crate::{features::curriculum::Said, web::FormState};

/// Words somebody wrote, in the language they wrote them in.
fn written(text: &str, language: &str) -> Said {
    Said { text: text.to_owned(), language: language.to_owned(), fallback: false }
}

/// A form that was not taken, and which of a page's it is.
#[derive(Clone, Debug, Default)]
pub struct Wrong(Option<(String, FormState)>);

impl Wrong {
    /// Nothing is.
    pub fn none() -> Self {
        Self(None)
    }

    /// The form that bears `scope`.
    pub fn of(scope: impl Into<String>, form: FormState) -> Self {
        Self(Some((scope.into(), form)))
    }

    /// The form that bears `scope` as it was typed; otherwise as it is at first.
    fn form(&self, scope: &str, at_first: impl FnOnce() -> FormState) -> FormState {
        match &self.0 {
            Some((own, form)) if own == scope => form.clone(),
            _ => at_first(),
        }
    }

    fn split(&self) -> (String, FormState) {
        self.0.clone().unwrap_or_default()
    }
}

/// The departments of a course, for a form: id and how it reads.
pub fn departments(on: &AlumniOn, locale: &str) -> Vec<(String, String)> {
    let all = on.course.application.iter().flat_map(|form| &form.departments);
    all.map(|one| (one.id.clone(), on.course.say(&one.label, locale).text)).collect()
}

/// How a department reads; nothing where the course has it no more.
fn department(departments: &[(String, String)], id: Option<&str>) -> Option<String> {
    departments.iter().find(|(own, _)| Some(own.as_str()) == id).map(|(_, label)| label.clone())
}
