//! Floor 1: what any product would need and no course is known to: the clock,
//! settings, ids, text, Markdown, words in several languages, files, calendars, tokens.

pub mod archives;
pub mod calendar_files;
pub mod clock;
pub mod differences;
pub mod disks;
pub mod errors;
pub mod file_names;
pub mod files;
pub mod from_html;
pub mod holidays;
pub mod ids;
pub mod letters;
pub mod mail;
pub mod markdown;
pub mod mixing;
pub mod numbers;
pub mod paper;
pub mod pdf;
pub mod pdf_pages;
pub mod pictures;
pub mod portraits;
pub mod quiet;
pub mod reply_addresses;
pub mod secrets;
pub mod signatures;
pub mod settings;
pub mod stems;
pub mod tables;
pub mod text;
pub mod tokens;
pub mod traces;
pub mod words;
pub mod yaml;
pub mod zones;
