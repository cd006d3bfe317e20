//! A week as a book: EPUB 3, a file for each chapter.

use std::io::{Cursor, Write as _};

use chrono::{DateTime, SecondsFormat, Utc};
use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::markup::escaped;
use crate::{features::curriculum::Shipped, platform::errors::Result};

/// What sets apart in a book what stands apart. No colours, no type: those are the reader's.
const STYLE: &str = include_str!("../../../templates/reader/book.css");
const XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const CONTAINER: &str = "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
    <rootfiles><rootfile full-path=\"book/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";
/// Whoever cannot see the page learns here that the book can be read to them.
const ACCESS: [(&str, &str); 6] = [
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityHazard", "none"),
];

/// A book before it is bound.
pub struct Book<'a> {
    /// Tells it from every other book: where the week is read in the house.
    pub id: String,
    /// Its title.
    pub title: String,
    /// BCP 47 tag.
    pub language: &'a str,
    /// Who gives it out.
    pub publisher: &'a str,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Heading of the table of contents.
    pub contents: String,
    /// Its chapters, in order.
    pub leaves: Vec<Leaf>,
    /// Its pictures.
    pub plates: Vec<Plate>,
}

/// One chapter.
pub struct Leaf {
    /// Name of its file, without its ending.
    pub name: String,
    /// Heading in the table of contents.
    pub title: String,
    /// BCP 47 tag of that heading.
    pub language: String,
    /// XHTML.
    pub text: String,
}

/// A picture.
pub struct Plate {
    /// Its file in the book.
    pub file: String,
    /// The picture.
    pub picture: Shipped,
}

impl Book<'_> {
    /// The book, as it is sent.
    pub fn bind(&self) -> Result<Vec<u8>> {
        Ok(self.written().map_err(anyhow::Error::from)?)
    }

    fn written(&self) -> ZipResult<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |file: &str, method, bytes: &[u8]| -> ZipResult<()> {
            zip.start_file(file, SimpleFileOptions::default().compression_method(method))?;
            Ok(zip.write_all(bytes)?)
        };
        // First and as it is: by this the file is known without opening it.
        put("mimetype", CompressionMethod::Stored, b"application/epub+zip")?;
        let packed = CompressionMethod::Deflated;
        put("META-INF/container.xml", packed, format!("{XML}{CONTAINER}").as_bytes())?;
        put("book/package.opf", packed, self.package().as_bytes())?;
        put("book/contents.xhtml", packed, self.table_of_contents().as_bytes())?;
        put("book/style.css", packed, STYLE.as_bytes())?;
        for leaf in &self.leaves {
            put(&format!("book/{}.xhtml", leaf.name), packed, leaf.text.as_bytes())?;
        }
        for plate in &self.plates {
            put(&format!("book/{}", plate.file), packed, &plate.picture.bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn package(&self) -> String {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let [id, title, language, publisher] = [&self.id, &self.title, self.language, self.publisher].map(escaped);
        let access: String = ACCESS
            .iter()
            .map(|(property, content)| format!("<meta property=\"schema:{property}\">{content}</meta>\n"))
            .collect();
        let mut manifest = String::new();
        let mut spine = String::new();
        for (nth, leaf) in self.leaves.iter().enumerate() {
            let file = escaped(&leaf.name);
            manifest.push_str(&format!(
                "<item id=\"leaf-{nth}\" href=\"{file}.xhtml\" media-type=\"application/xhtml+xml\"/>\n"
            ));
            spine.push_str(&format!("<itemref idref=\"leaf-{nth}\"/>\n"));
            if nth == 0 {
                spine.push_str("<itemref idref=\"contents\"/>\n");
            }
        }
        for (nth, plate) in self.plates.iter().enumerate() {
            let (file, kind) = (escaped(&plate.file), plate.picture.kind);
            manifest.push_str(&format!("<item id=\"plate-{nth}\" href=\"{file}\" media-type=\"{kind}\"/>\n"));
        }
        format!(
            "{XML}<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{language}\">\n\
             <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">{id}</dc:identifier>\n\
             <dc:title>{title}</dc:title>\n<dc:language>{language}</dc:language>\n<dc:publisher>{publisher}</dc:publisher>\n\
             <meta property=\"dcterms:modified\">{at}</meta>\n{access}</metadata>\n<manifest>\n\
             <item id=\"contents\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
             <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n{manifest}</manifest>\n\
             <spine>\n{spine}</spine>\n</package>\n"
        )
    }

    fn table_of_contents(&self) -> String {
        let [language, contents] = [self.language, &self.contents].map(escaped);
        let line = |leaf: &Leaf| {
            let [file, language, title] = [&leaf.name, &leaf.language, &leaf.title].map(|text| escaped(text));
            format!("<li><a href=\"{file}.xhtml\" lang=\"{language}\" xml:lang=\"{language}\">{title}</a></li>\n")
        };
        let lines: String = self.leaves.iter().map(line).collect();
        format!(
            "{XML}<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
             lang=\"{language}\" xml:lang=\"{language}\">\n<head><title>{contents}</title>\
             <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n\
             <body><nav epub:type=\"toc\"><h1>{contents}</h1>\n<ol>\n{lines}</ol></nav></body>\n</html>\n"
        )
    }
}
