//! Files as pages show them.

use entity::{attachment, ids::AttachmentId, states::AttachmentKind};
use serde::Serialize;

use super::rules::{MOST_FILES, caption_field, decorative_field};
use crate::web::FormState;

/// A file under what it was sent with, or beside the form it will be sent with.
#[derive(Clone, Debug, Serialize)]
pub struct Attached {
    /// Its id.
    pub id: AttachmentId,
    /// What its sender calls it.
    pub name: String,
    /// Whether it is a picture.
    pub picture: bool,
    /// Its address.
    pub href: String,
    /// What is to be seen; nothing for a picture for its own sake.
    pub caption: Option<String>,
    /// Sides of the picture as it stands in a page, so that nothing jumps when it comes.
    pub width: i32,
    /// The other one.
    pub height: i32,
    /// Its size: a number and whether it counts megabytes rather than kilobytes.
    pub size: (i32, bool),
}

/// The longer side of a picture in a page.
const SIDE: i32 = 720;

impl From<&attachment::Model> for Attached {
    fn from(file: &attachment::Model) -> Self {
        let (width, height) = (file.width.unwrap_or(1), file.height.unwrap_or(1));
        let longer = width.max(height).max(SIDE);
        let scaled = |side: i32| (side * SIDE / longer).max(1);
        let kilobytes = file.bytes / 1024 + 1;
        Self {
            id: file.id,
            name: file.name.clone(),
            picture: file.kind == AttachmentKind::Picture,
            href: format!("/files/{}", file.id),
            caption: file.caption.clone(),
            width: scaled(width),
            height: scaled(height),
            size: if kilobytes < 1024 { (kilobytes, false) } else { ((kilobytes + 1023) / 1024, true) },
        }
    }
}

/// The part of a form that takes files.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Composer {
    /// What waits to be sent.
    pub files: Vec<Attached>,
    /// Where a file goes; below it, files are taken away.
    pub action: String,
    /// Whether there is room for another one.
    pub room: bool,
}

impl Composer {
    /// For a form whose files go to `action`. Fills in what was said about its pictures before.
    pub fn new(draft: &[attachment::Model], action: String, form: &mut FormState) -> Self {
        // A form that was refused holds what was typed, which is newer.
        if form.errors.is_empty() {
            for file in draft {
                if let Some(caption) = &file.caption {
                    form.values.insert(caption_field(file.id), caption.clone());
                }
                if file.decorative {
                    form.values.insert(decorative_field(file.id), "yes".into());
                }
            }
        }
        Self { files: draft.iter().map(Attached::from).collect(), action, room: draft.len() < MOST_FILES }
    }
}
