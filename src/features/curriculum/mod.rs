//! Shelf 1: what a course says. Programmes, weeks and lessons as the content
//! folder has them, in every language it has them in; how many there are of
//! each comes from the folder.

mod catalogue;
mod front_matter;
mod problems;
mod reading;

pub use catalogue::{Catalogue, Lesson, Localised, Piece, PieceKind, Programme, Said, Week};
pub use front_matter::{Document, Fields, open};
pub use problems::{Problem, Problems};
pub use reading::read;
