//! Files that ship inside the binary, or lie in a folder that replaces them.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/content"]
struct EmbeddedContent;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/templates"]
struct EmbeddedTemplates;

/// A tree of files, read by paths with `/` between their parts.
///
/// Debug builds read the embedded trees from the source folder, so an edit
/// shows at once; release builds carry them inside.
#[derive(Clone, Debug)]
pub enum Files {
    /// `content/` as built in.
    Content,
    /// `templates/` as built in.
    Templates,
    /// A folder on disk.
    Folder(PathBuf),
}

impl Files {
    /// All files below `prefix` (a folder with its trailing `/`, or nothing), sorted by path.
    pub fn list(&self, prefix: &str) -> io::Result<Vec<String>> {
        let mut paths: Vec<String> = match self {
            Self::Content => EmbeddedContent::iter().map(Cow::into_owned).collect(),
            Self::Templates => EmbeddedTemplates::iter().map(Cow::into_owned).collect(),
            Self::Folder(root) => {
                let mut found = Vec::new();
                walk(root, root, &mut found)?;
                found
            }
        };
        paths.retain(|path| path.starts_with(prefix));
        paths.sort();
        Ok(paths)
    }

    /// The bytes of one file; `None` where there is no such file.
    pub fn read(&self, path: &str) -> io::Result<Option<Cow<'static, [u8]>>> {
        match self {
            Self::Content => Ok(EmbeddedContent::get(path).map(|file| file.data)),
            Self::Templates => Ok(EmbeddedTemplates::get(path).map(|file| file.data)),
            Self::Folder(root) => match fs::read(root.join(path)) {
                Ok(bytes) => Ok(Some(Cow::Owned(bytes))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(error),
            },
        }
    }

    /// Every file below `prefix` as text, by path. A file that is not UTF-8 is an error that names it.
    pub fn texts(&self, prefix: &str) -> io::Result<BTreeMap<String, String>> {
        let mut texts = BTreeMap::new();
        for path in self.list(prefix)? {
            let bytes = self.read(&path)?.unwrap_or_default();
            let text = String::from_utf8(bytes.into_owned())
                .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, format!("{path} is not UTF-8 text")))?;
            texts.insert(path, text);
        }
        Ok(texts)
    }
}

impl Files {
    /// A number that changes when a file below `prefix` comes, goes or is written to.
    pub fn stamp(&self, prefix: &str) -> io::Result<u64> {
        // Asked on every request of a build that is worked on: there the files lie in the
        // source folder, and their dates are had without reading them.
        if cfg!(debug_assertions) && matches!(self, Self::Content) {
            return Self::Folder(concat!(env!("CARGO_MANIFEST_DIR"), "/content").into()).stamp(prefix);
        }
        let mut stamp = DefaultHasher::new();
        for path in self.list(prefix)? {
            let written = match self {
                Self::Content => EmbeddedContent::get(&path).and_then(|file| file.metadata.last_modified()),
                Self::Templates => EmbeddedTemplates::get(&path).and_then(|file| file.metadata.last_modified()),
                Self::Folder(root) => fs::metadata(root.join(&path))?
                    .modified()?
                    .duration_since(UNIX_EPOCH)
                    .ok()
                    .and_then(|since| u64::try_from(since.as_nanos()).ok()),
            };
            (path, written).hash(&mut stamp);
        }
        Ok(stamp.finish())
    }
}

/// How many folders may lie in one another.
const DEEPEST: usize = 8;

fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        // A link that leads nowhere, a pipe or a socket is no file to read.
        let Ok(kind) = fs::metadata(&path) else { continue };
        if kind.is_dir() {
            // A link back into the folder would lead round for ever.
            let deep = path.components().count() > root.components().count() + DEEPEST;
            if !deep {
                walk(root, &path, found)?;
            }
        } else if !kind.is_file() {
            continue;
        } else if let Ok(inside) = path.strip_prefix(root) {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            found.push(parts.join("/"));
        }
    }
    Ok(())
}
