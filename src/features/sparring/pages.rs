//! What people see of partners.

mod partner;
mod round;
mod together;
mod wishes;

pub use partner::{CommonHours, MissingPartner, PartnerPage, PartnerRow};
pub use round::{GroupRow, RoundPage, Talker, counts};
pub use together::{Refused, Sight, TogetherBox};
pub use wishes::{WishesPage, typed};

use serde::Serialize;

use super::matching::Reason;
use crate::features::curriculum::{Choice, Localised, Programme};

/// A reason, in the words of the page: `sparring-why-` and its kind.
#[derive(Serialize)]
pub struct WhyRow {
    /// Which.
    pub kind: &'static str,
    /// What it is about.
    pub words: String,
    /// A number, where it is about one.
    pub count: u32,
}

impl WhyRow {
    /// A reason as a reader of `locale` knows its words.
    pub fn new(reason: &Reason, course: Option<&Programme>, locale: &str) -> Self {
        let form = course.and_then(|course| course.application.as_deref());
        let label = |id: &String, of: Kind| {
            let text = form.and_then(|form| match of {
                Kind::Department => in_choices(&form.departments, id),
                Kind::Background => in_choices(&form.backgrounds, id),
                Kind::Stage => in_choices(&form.experience, id),
                Kind::Site => form.sites.iter().find(|site| site.id == *id).map(|site| &site.label),
            });
            match (text, course) {
                (Some(text), Some(course)) => course.say(text, locale).text,
                _ => id.clone(),
            }
        };
        let labels = |ids: &[String], of: Kind| ids.iter().map(|id| label(id, of)).collect::<Vec<_>>().join(" · ");
        let (kind, words, count) = match reason {
            Reason::Interests(interests) => ("interests", interests.join(", "), 0),
            Reason::Departments(ids) => ("departments", labels(ids, Kind::Department), 0),
            Reason::Backgrounds(ids) => ("backgrounds", labels(ids, Kind::Background), 0),
            Reason::Stage(id) => ("stage", label(id, Kind::Stage), 0),
            Reason::Sites(ids) => ("sites", labels(ids, Kind::Site), 0),
            Reason::Hours(hours) => ("hours", String::new(), *hours),
            Reason::Wished => ("wished", String::new(), 0),
        };
        Self { kind, words, count }
    }
}

fn in_choices<'a>(choices: &'a [Choice], id: &str) -> Option<&'a Localised> {
    choices.iter().find(|choice| choice.id == *id).map(|choice| &choice.label)
}

#[derive(Clone, Copy)]
enum Kind {
    Department,
    Background,
    Stage,
    Site,
}
