//! What forms say about files beside the file itself.

use entity::ids::AttachmentId;

use super::rules::{Description, decorative_field};
use crate::{
    platform::text::{Caption, Text},
    web::{FILE, Reader},
};

/// Whether a form with files may have a field of this name.
pub fn knows(name: &str) -> bool {
    let about = name.strip_prefix("caption.").or_else(|| name.strip_prefix("decorative."));
    name == FILE || about.is_some_and(|id| id.parse::<AttachmentId>().is_ok())
}

/// What a form says about pictures; what does not fit is noted as a mistake.
pub fn descriptions(reader: &mut Reader<'_>) -> Vec<Description> {
    let written: Vec<(&str, &str)> = reader.starting("caption.").collect();
    let mut said = Vec::new();
    for (id, words) in written {
        let Ok(file) = id.parse::<AttachmentId>() else { continue };
        let caption = match words.trim() {
            "" => None,
            words => match Caption::parse(words) {
                Ok(caption) => Some(caption),
                Err(unfit) => {
                    reader.mistake(&format!("caption.{id}"), unfit.key, unfit.limit);
                    continue;
                }
            },
        };
        let decorative = reader.ticked(&decorative_field(file));
        said.push(Description { file, caption, decorative });
    }
    said
}
