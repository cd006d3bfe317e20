//! Shelf 1: files people attach to what they write: pictures, written anew and
//! without anything but the picture, and PDFs, kept as they are and never opened.
//!
//! A file first belongs to what somebody is writing, at a [`Place`]; when that is
//! sent, the file goes along. Who may read what it then belongs to is for that
//! room to say: this one knows no threads and no cohorts.

mod commands;
mod forms;
mod keeping;
mod pages;
mod queries;
mod rules;
mod serving;
mod taking;

pub use commands::{claim, describe, forget_files_of, remove_of_post, send, take_away};
pub use forms::{descriptions, knows};
pub use keeping::{keep_files, sweep_files};
pub use pages::{Attached, Composer};
pub use queries::{Around, around, count_of_post, find, of_draft};
pub use rules::{Description, MOST_FILE, Place, nothing_chosen};
pub use serving::{Cut, serve, serve_pdf};
pub use taking::{lay, submit, take_in};
