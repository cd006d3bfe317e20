//! The pages of a PDF, each as a PDF of its own. What is to be run by somebody's reader goes away on the way.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Document, LoadOptions, Object};

/// The most bytes one stream may unpack to.
const MOST_UNPACKED: usize = 64 * 1024 * 1024;
/// What a reader does by itself, or asks for: none of it belongs to a page.
const ACTIVE: [&[u8]; 6] = [b"OpenAction", b"AA", b"Names", b"AcroForm", b"Outlines", b"Collection"];

/// Why a PDF has no pages one could show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPages {
    /// It cannot be read, or has none.
    Unreadable,
    /// It asks for a password.
    Encrypted,
    /// It has more than it may.
    TooMany,
}

/// The pages of a PDF, `most` at most. Takes its time: not for a thread that serves.
pub fn split(bytes: &[u8], most: usize) -> Result<Vec<Vec<u8>>, NoPages> {
    // Whatever somebody made up to trip a parser is a file we cannot read, and no more.
    catch_unwind(AssertUnwindSafe(|| pages(bytes, most))).unwrap_or(Err(NoPages::Unreadable))
}

fn pages(bytes: &[u8], most: usize) -> Result<Vec<Vec<u8>>, NoPages> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_UNPACKED), ..LoadOptions::default() };
    let whole = Document::load_mem_with_options(bytes, options).map_err(|_| NoPages::Unreadable)?;
    if whole.is_encrypted() || whole.was_encrypted() {
        return Err(NoPages::Encrypted);
    }
    let numbers: Vec<u32> = whole.get_pages().into_keys().collect();
    match numbers.len() {
        0 => Err(NoPages::Unreadable),
        count if count > most => Err(NoPages::TooMany),
        _ => numbers.iter().map(|number| only(&whole, &numbers, *number)).collect(),
    }
}

/// One page of it.
fn only(whole: &Document, numbers: &[u32], number: u32) -> Result<Vec<u8>, NoPages> {
    let mut page = whole.clone();
    let others: Vec<u32> = numbers.iter().copied().filter(|other| *other != number).collect();
    page.delete_pages(&others);
    let root = page.trailer.get(b"Root").and_then(Object::as_reference).map_err(|_| NoPages::Unreadable)?;
    let catalog = page.get_object_mut(root).and_then(Object::as_dict_mut).map_err(|_| NoPages::Unreadable)?;
    for entry in ACTIVE {
        catalog.remove(entry);
    }
    for id in page.get_pages().into_values() {
        let dictionary = page.get_object_mut(id).and_then(Object::as_dict_mut).map_err(|_| NoPages::Unreadable)?;
        dictionary.remove(b"AA");
    }
    page.prune_objects();
    let mut bytes = Vec::new();
    page.save_to(&mut bytes).map_err(|_| NoPages::Unreadable)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object, dictionary};

    use super::{NoPages, split};

    /// A PDF of so many empty pages that opens with a script.
    fn made(pages: usize) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let tree = document.new_object_id();
        let kids: Vec<Object> = (0..pages)
            .map(|_| document.add_object(dictionary! { "Type" => "Page", "Parent" => tree }).into())
            .collect();
        let count = i64::try_from(pages).unwrap();
        let node = dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => count,
            "MediaBox" => vec![0.into(), 0.into(), 100.into(), 100.into()],
        };
        document.objects.insert(tree, Object::Dictionary(node));
        let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
        let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree, "OpenAction" => script });
        document.trailer.set("Root", root);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn each_page_is_a_pdf_of_its_own_and_runs_nothing() {
        let pages = split(&made(3), 5).unwrap();
        assert_eq!(pages.len(), 3);
        for page in pages {
            assert_eq!(Document::load_mem(&page).unwrap().get_pages().len(), 1);
            assert!(!page.windows(10).any(|part| part == b"JavaScript"), "no script goes along");
            assert!(crate::platform::pdf::is_pdf(&page));
        }
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        assert_eq!(split(&made(6), 5), Err(NoPages::TooMany));
        assert_eq!(split(&made(0), 5), Err(NoPages::Unreadable));
        for odd in [b"".as_slice(), b"%PDF-1.4\nnothing\nstartxref\n9\n%%EOF", b"%PDF-1.7", &[b'<'; 4_000]] {
            assert_eq!(split(odd, 5), Err(NoPages::Unreadable));
        }
        let whole = made(2);
        for cut in (1..whole.len()).step_by(7) {
            let _ = split(&whole[..cut], 5); // whatever it is, it comes back
        }
    }
}
