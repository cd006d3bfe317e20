//! The pictures of a programme: files in its folder `images`.

use std::{collections::BTreeMap, sync::Arc};

use sha2::{Digest, Sha256};

use crate::platform::{files::Files, markdown::Picture};

/// The folder of a programme that holds its pictures.
const FOLDER: &str = "images/";

/// Endings of the kinds every browser shows, and their media types.
const KINDS: [(&str, &str); 6] = [
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
];

/// A picture as it is sent.
#[derive(Clone, Debug)]
pub struct Shipped {
    /// The first 12 characters of its SHA-256: another picture has another address.
    pub hash: String,
    /// Its media type.
    pub kind: &'static str,
    /// Width and height in pixels, where they can be read.
    pub size: Option<(u32, u32)>,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// The pictures of one programme, by their name in `images/`.
#[derive(Clone, Debug, Default)]
pub struct Pictures(BTreeMap<String, Shipped>);

impl Pictures {
    /// Reads the pictures below `folder`, a programme's with the slash at its end.
    pub fn read(files: &Files, folder: &str) -> std::io::Result<Self> {
        let root = format!("{folder}{FOLDER}");
        let mut found = BTreeMap::new();
        for path in files.list(&root)? {
            let Some(name) = path.strip_prefix(&root) else { continue };
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
            let Some((_, kind)) = KINDS.into_iter().find(|(known, _)| *known == ending) else { continue };
            let bytes: Arc<[u8]> = files.read(&path)?.unwrap_or_default().into_owned().into();
            let hash = Sha256::digest(&bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
            let size = if ending == "svg" { size_of_drawing(&bytes) } else { size_of_photograph(&bytes) };
            found.insert(name.to_owned(), Shipped { hash, kind, size, bytes });
        }
        Ok(Self(found))
    }

    /// Path below the programme's folder, and file, of every picture.
    pub fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.0.iter().map(|(name, picture)| (format!("{FOLDER}{name}"), picture.bytes.as_ref()))
    }

    /// The picture with this name.
    pub fn get(&self, name: &str) -> Option<&Shipped> {
        self.0.get(name)
    }

    /// The picture a text in the folder `below` (`week-2`) means by `path` (`../images/plan.svg`).
    pub fn find(&self, below: &str, path: &str) -> Option<(&str, &Shipped)> {
        let mut parts: Vec<&str> = below.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                name => parts.push(name),
            }
        }
        let found = self.0.get_key_value(parts.join("/").strip_prefix(FOLDER)?)?;
        Some((found.0.as_str(), found.1))
    }

    /// How a text shows the picture it names.
    pub fn shown(&self, slug: &str, below: &str, path: &str) -> Option<Picture> {
        let (name, picture) = self.find(below, path)?;
        Some(Picture { src: format!("/programmes/{slug}/images/{}/{name}", picture.hash), size: picture.size })
    }
}

/// Whether a path of the content folder is a picture of a programme.
pub fn is_picture(path: &str) -> bool {
    let inside = path.split('/').nth(2) == FOLDER.strip_suffix('/');
    inside && KINDS.iter().any(|(ending, _)| path.to_lowercase().ends_with(&format!(".{ending}")))
}

fn size_of_photograph(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width.try_into().ok()?, size.height.try_into().ok()?))
}

/// Width and height of an SVG: its attributes, or else its view box.
fn size_of_drawing(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let tag = text.get(text.find("<svg")?..)?.split('>').next()?;
    let attribute = |name: &str| {
        let rest = tag.get(tag.find(&format!(" {name}="))? + name.len() + 2..)?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.get(1..)?.split(quote).next()
    };
    let pixels = |text: &str| {
        let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
        (1.0..100_000.0).contains(&number).then(|| number.round() as u32)
    };
    let named = attribute("width").and_then(pixels).zip(attribute("height").and_then(pixels));
    named.or_else(|| {
        let mut corners = attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
        Some((pixels(corners.next()?)?, pixels(corners.next()?)?))
    })
}

#[cfg(test)]
mod tests {
    use super::{Pictures, Shipped, size_of_drawing};

    #[test]
    fn a_drawing_says_how_large_it_is() {
        assert_eq!(size_of_drawing(b"<?xml?><svg width=\"640px\" height='360' x=\"1\">"), Some((640, 360)));
        assert_eq!(size_of_drawing(b"<svg viewBox=\"0 0 320.4 200\" fill=\"none\">"), Some((320, 200)));
        assert_eq!(size_of_drawing(b"<svg width=\"100%\" height=\"100%\">"), None);
        assert_eq!(size_of_drawing(b"no drawing"), None);
    }

    #[test]
    fn a_picture_is_found_from_where_the_text_lies_and_nowhere_else() {
        let plan = Shipped { hash: "abc".into(), kind: "image/svg+xml", size: None, bytes: [].into() };
        let pictures = Pictures([("plan.svg".to_owned(), plan)].into());
        assert!(pictures.find("week-2", "../images/plan.svg").is_some());
        assert!(pictures.find("week-2", "./../images/./plan.svg").is_some());
        for wrong in ["images/plan.svg", "../../images/plan.svg", "plan.svg", "../images/other.svg"] {
            assert!(pictures.find("week-2", wrong).is_none(), "{wrong}");
        }
        assert_eq!(
            pictures.shown("tiny", "week-2", "../images/plan.svg").unwrap().src,
            "/programmes/tiny/images/abc/plan.svg"
        );
    }
}
