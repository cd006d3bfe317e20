//! From a content folder to courses, or to every mistake in it.

mod applications;
mod certificates;
mod checks;
mod circles;
mod pitches;
mod pictures;
mod programme;
mod samples;
mod sparring;
#[cfg(test)]
mod tests;
mod week;

use std::collections::{BTreeMap, BTreeSet};

use super::{blocks::Labels, course::Programme, problems::Problems};
use crate::platform::{files::Files, holidays::Holidays};

pub use checks::WORDS_A_MINUTE;
pub use pictures::{Pictures, Shipped};

/// The folder below the content folder that holds one folder per programme.
const ROOT: &str = "programmes/";

/// What every part of the reading needs.
struct Desk<'a> {
    labels: &'a Labels,
    pictures: &'a Pictures,
    /// Slug of the programme.
    slug: &'a str,
    /// Its folder, with the slash at its end.
    folder: String,
    problems: &'a mut Problems,
}

impl Desk<'_> {
    /// The folder a file lies in, below the programme's: `week-2`.
    fn below<'f>(&self, file: &'f str) -> &'f str {
        file.strip_prefix(&self.folder).and_then(|path| path.rsplit_once('/')).map_or("", |(below, _)| below)
    }
}

/// A site whose holidays nobody knows has weekends only: deadlines there are shorter than they should be.
fn know_regions(programmes: &[(Programme, Pictures)], holidays: &Holidays, problems: &mut Problems) {
    for (programme, _) in programmes {
        let sites = programme.application.iter().flat_map(|form| &form.sites);
        for site in sites.filter(|site| !holidays.knows(&site.region)) {
            problems.gap_of(
                &format!("{ROOT}{}/programme.yaml", programme.slug),
                format!("the public holidays of `{}`, the region of `{}`, are not known", site.region, site.id),
                "add the region to `holidays.yaml`, or name one that is there",
            );
        }
    }
}

/// Reads every programme in `files`.
pub fn read(files: &Files, labels: &Labels) -> std::io::Result<(Vec<(Programme, Pictures)>, Problems)> {
    let mut problems = Problems::default();
    let texts = texts(files, &mut problems)?;
    for (path, text) in &texts {
        problems.source(path, text);
    }
    let slugs: BTreeSet<&str> =
        texts.keys().filter_map(|path| path.strip_prefix(ROOT)?.split_once('/')).map(|(slug, _)| slug).collect();
    if slugs.is_empty() {
        let itself = files.list("").is_ok_and(|list| list.iter().any(|path| path == "programme.yaml"));
        if itself {
            let help = "give the folder that holds the folder `programmes`";
            problems.of("programme.yaml", "this is a programme itself", help);
        } else {
            let help = "make a folder `programmes/my-course` with a `programme.yaml`";
            problems.of(ROOT, "there is no programme", help);
        }
    }
    let mut programmes = Vec::new();
    for slug in slugs {
        let folder = format!("{ROOT}{slug}/");
        let pictures = Pictures::read(files, &folder)?;
        let own = texts.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
        let own = own.map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let mut desk = Desk { labels, pictures: &pictures, slug, folder, problems: &mut problems };
        if let Some(programme) = programme::read(&mut desk, &own) {
            programmes.push((programme, pictures));
        }
    }
    match Holidays::load(files) {
        Ok(holidays) => know_regions(&programmes, &holidays, &mut problems),
        Err(error) => problems.of("holidays.yaml", format!("{error:#}"), "`README.md` says how it is written"),
    }
    Ok((programmes, problems))
}

/// Reads a programme again from what a cohort kept of it: paths below its folder, and their
/// texts. What it kept was fit to be read when it was kept; none where this is no longer so.
pub fn read_kept(
    slug: &str,
    kept: &BTreeMap<String, String>,
    labels: &Labels,
    pictures: &Pictures,
) -> Option<Programme> {
    let mut problems = Problems::default();
    let folder = format!("{ROOT}{slug}/");
    let texts: BTreeMap<String, &str> =
        kept.iter().map(|(path, text)| (format!("{folder}{path}"), text.as_str())).collect();
    let texts = texts.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let mut desk = Desk { labels, pictures, slug, folder, problems: &mut problems };
    programme::read(&mut desk, &texts)
}

/// Every text of every programme, by its path.
type Texts<'a> = BTreeMap<&'a str, &'a str>;

fn texts(files: &Files, problems: &mut Problems) -> std::io::Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for path in files.list(ROOT)? {
        if !(path.ends_with(".md") || path.ends_with(".yaml")) {
            let parts: Vec<&str> = path.split('/').skip(2).collect();
            let ours = matches!(parts.as_slice(), ["programme.yml"] | ["images", ..])
                || parts.first().is_some_and(|folder| folder.starts_with("week"));
            if ours && !pictures::is_picture(&path) {
                let help = "texts end in `.md`, a programme's own file is `programme.yaml`, pictures (SVG, PNG, JPEG, WebP, GIF) lie in `images`";
                problems.gap_of(&path, "nobody reads this file", help);
            }
            continue;
        }
        let bytes = match files.read(&path) {
            Ok(bytes) => bytes.unwrap_or_default().into_owned(),
            Err(error) => {
                problems.of(&path, format!("the file cannot be read: {error}"), "look at its permissions");
                continue;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
                texts.insert(path, text);
            }
            Err(_) => problems.of(&path, "this is not UTF-8 text", "save it as UTF-8"),
        }
    }
    Ok(texts)
}

fn is_slug(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= 60 && text.chars().all(fits) && !text.starts_with('-') && !text.ends_with('-')
}
