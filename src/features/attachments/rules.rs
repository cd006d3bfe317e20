//! What is taken, and how much of it. Pure, though a large picture takes its time.

use std::fmt;

use entity::{
    attachment,
    ids::{AttachmentId, CohortId, PersonId, PostId},
    states::AttachmentKind,
};
use sea_orm::{ColumnTrait, Condition};

use crate::platform::{
    errors::{Error, Mistake},
    pdf::is_pdf,
    pictures::{NoPicture, Picture},
    text::Caption,
};

/// The most a file may weigh, in bytes.
pub const MOST_FILE: usize = 20 * 1024 * 1024;
/// The most a picture may weigh as it comes.
const MOST_PICTURE: usize = 10 * 1024 * 1024;
/// How many files one post may have.
pub const MOST_FILES: usize = 10;
/// How much one person may add within a day, as it is kept.
pub const MOST_A_DAY: i64 = 50 * 1024 * 1024;

/// What somebody is writing: in which cohort, and for what. A file waits there until it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The cohort.
    pub cohort: CohortId,
    /// What it is for, as the room calls it: `thread:…`, `new:…`.
    pub name: String,
    /// The post of one's own that is being changed: what was sent with it lies there too.
    pub post: Option<PostId>,
}

impl Place {
    /// The place for something new of one kind about one thing.
    pub fn new(cohort: CohortId, what: &str, about: impl fmt::Display) -> Self {
        Self { cohort, name: format!("{what}:{about}"), post: None }
    }

    /// The place at which a post is changed.
    pub fn of_post(cohort: CohortId, post: PostId) -> Self {
        Self { post: Some(post), ..Self::new(cohort, "post", post) }
    }

    /// Whose files lie there: those that wait, and those that were sent with the post that is being changed.
    pub fn holds(&self, who: PersonId) -> Condition {
        let waits = Condition::all()
            .add(attachment::Column::CohortId.eq(self.cohort))
            .add(attachment::Column::Place.eq(self.name.as_str()))
            .add(attachment::Column::PostId.is_null());
        let there = match self.post {
            Some(post) => Condition::any().add(waits).add(attachment::Column::PostId.eq(post)),
            None => waits,
        };
        Condition::all().add(attachment::Column::PersonId.eq(who)).add(there)
    }
}

/// What a file turned out to be.
pub enum Taken {
    /// A picture, written anew.
    Picture(Picture),
    /// A PDF, as it came.
    Pdf,
}

impl Taken {
    /// By its bytes; neither name nor type that came with them count.
    pub fn of(bytes: &[u8]) -> Result<Self, Error> {
        if is_pdf(bytes) {
            return Ok(Self::Pdf);
        }
        match Picture::read(bytes) {
            Err(NoPicture::Unreadable) => Err(wrong("attachments-unreadable", None)),
            Err(NoPicture::TooManyPixels) => Err(wrong("attachments-too-many-pixels", None)),
            Ok(_) if bytes.len() > MOST_PICTURE => Err(too_heavy(MOST_PICTURE)),
            Ok(picture) => Ok(Self::Picture(picture)),
        }
    }

    /// The kind a row names.
    pub fn kind(&self) -> AttachmentKind {
        match self {
            Self::Picture(_) => AttachmentKind::Picture,
            Self::Pdf => AttachmentKind::Pdf,
        }
    }

    /// How its name ends.
    pub fn ending(&self) -> &'static str {
        match self {
            Self::Picture(_) => "jpg",
            Self::Pdf => "pdf",
        }
    }
}

/// What somebody says about a picture.
#[derive(Clone, Debug)]
pub struct Description {
    /// Which.
    pub file: AttachmentId,
    /// What is to be seen.
    pub caption: Option<Caption>,
    /// That there is nothing to say about it.
    pub decorative: bool,
}

/// The type a kind is served as: never what somebody's browser said.
pub fn media_type(kind: AttachmentKind) -> &'static str {
    match kind {
        AttachmentKind::Picture => "image/jpeg",
        AttachmentKind::Pdf => "application/pdf",
    }
}

/// What is wrong with the file somebody chose.
pub fn wrong(key: &'static str, limit: Option<usize>) -> Error {
    Error::Mistakes(vec![Mistake { field: crate::web::FILE.into(), key, limit, count: None }])
}

/// Somebody wanted to add a file and chose none.
pub fn nothing_chosen() -> Error {
    wrong("attachments-nothing-chosen", None)
}

/// It has more bytes than it may.
pub fn too_heavy(most: usize) -> Error {
    wrong("attachments-too-heavy", Some(most / 1024 / 1024))
}

/// Whether one more file fits: `held` wait at the place, `today` bytes came within a day, `more` would come.
pub fn fits(held: usize, today: i64, more: i64) -> Result<(), Error> {
    if held >= MOST_FILES {
        return Err(wrong("attachments-too-many", Some(MOST_FILES)));
    }
    if today.saturating_add(more) > MOST_A_DAY {
        let limit = usize::try_from(MOST_A_DAY / 1024 / 1024).ok();
        return Err(wrong("attachments-too-much-today", limit));
    }
    Ok(())
}

/// The name of the field that says what is to be seen in a picture.
pub fn caption_field(id: AttachmentId) -> String {
    format!("caption.{id}")
}

/// The name of the field that says that there is nothing to say about it.
pub fn decorative_field(id: AttachmentId) -> String {
    format!("decorative.{id}")
}

/// Every picture that still lacks its words.
pub fn undescribed(files: &[attachment::Model]) -> Vec<Mistake> {
    let lacking =
        files.iter().filter(|file| file.kind == AttachmentKind::Picture && file.caption.is_none() && !file.decorative);
    lacking
        .map(|file| Mistake {
            field: caption_field(file.id),
            key: "attachments-caption-missing",
            limit: None,
            count: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{MOST_A_DAY, fits};

    #[test]
    fn ten_files_and_fifty_megabytes_a_day() {
        for (held, today, more, good) in [
            (0, 0, 1, true),
            (9, 0, 1, true),
            (10, 0, 1, false),
            (0, MOST_A_DAY - 1, 1, true),
            (0, MOST_A_DAY, 1, false),
            (0, i64::MAX, i64::MAX, false),
        ] {
            assert_eq!(fits(held, today, more).is_ok(), good, "{held} {today} {more}");
        }
    }
}
