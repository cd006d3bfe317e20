//! Shelf 1: what a course says. Programmes, weeks and lessons as the content
//! folder has them, in every language it has them in, and as each cohort keeps
//! them from the day it starts. How many there are of each comes from the folder.

mod application_form;
mod blocks;
mod catalogue;
mod certificate_plan;
mod circle_plan;
mod pitch_plan;
mod pitch_sample;
mod course;
mod front_matter;
mod kept;
mod measure;
mod plain;
mod problems;
mod reading;
mod source;
mod sparring_plan;

pub use application_form::{
    ApplicationForm, Choice, Criterion, Dimension, DrawRules, Question, QuestionKind, Quota, Section, Site,
};
pub use blocks::{Labels, fits_before_question, questions};
pub use catalogue::Catalogue;
pub use certificate_plan::CertificatePlan;
pub use circle_plan::CirclePlan;
pub use course::{Lesson, Localised, Note, Piece, PieceKind, Programme, Said, Week};
pub use front_matter::{Document, Fields, open};
pub use kept::{Kept, item_of, items_of, keep, keep_texts, load, new_row, texts_of, touch};
pub use measure::{WeekSize, measure};
pub use pitch_plan::PitchPlan;
pub use pitch_sample::{PitchSample, SampleReply, SampleText};
pub use plain::{LessonParts, due_day_of, heading_of, parts_of_lesson, plain_words, text_in};
pub use problems::{Problem, Problems, Weight};
pub use reading::{Pictures, Shipped, WORDS_A_MINUTE, read, read_kept};
pub use source::Source;
pub use sparring_plan::{COUNTS, LEVELS, SparringPlan};
