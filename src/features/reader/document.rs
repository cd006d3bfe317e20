//! A week as one document, in one language, for one kind of reading.

use chrono::NaiveDate;
use serde::Serialize;

use super::markup::{Ids, Recast, recast};
use crate::features::{
    cohorts::RunCalendar,
    curriculum::{Lesson, Localised, Note, Piece, Programme, Said, Week},
};

/// Where a document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// In the house, among its pages.
    Page,
    /// Anywhere, as one file.
    File,
    /// In a program for books, a file for each chapter.
    Book,
}

/// What is read, and how.
pub struct Reading<'a> {
    /// The course as the reader has it.
    pub programme: &'a Programme,
    /// The week.
    pub week: &'a Week,
    /// The dates of the run; a course by itself has none.
    pub calendar: Option<&'a RunCalendar>,
    /// The reader's language.
    pub locale: &'a str,
    /// Whether the reader moderates or looks after the programme.
    pub guides: bool,
    /// Where it is read.
    pub medium: Medium,
    /// Where links lead from afar, without a slash at its end.
    pub base_url: &'a str,
    /// From a lesson of another week to the page where this reader finds it.
    pub elsewhere: &'a dyn Fn(&Week, &Lesson) -> String,
    /// From the address of a picture to where it is found from the document.
    pub picture: &'a dyn Fn(&str) -> Option<String>,
}

/// A week as one document.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// What the course is called.
    pub course: Said,
    /// From 1.
    pub number: u32,
    /// How many there are.
    pub weeks: u32,
    /// Its question.
    pub question: Said,
    /// What one has at its end.
    pub outcome: Said,
    /// Introduction, sanitised HTML.
    pub intro: Said,
    /// Minutes of everything in it.
    pub minutes: u32,
    /// Lessons, then the other parts, then what is only for those who moderate.
    pub chapters: Vec<Chapter>,
}

/// A lesson or another part of the week.
#[derive(Clone, Debug, Serialize)]
pub struct Chapter {
    /// Its place in the document, and the name of its file in a book.
    pub id: String,
    /// `lesson`, `task` and so on.
    pub part: &'static str,
    /// Which lesson of the week it is; 0 for whatever is no lesson.
    pub place: usize,
    /// Heading.
    pub title: Said,
    /// Minutes; 0 where nobody counts.
    pub minutes: u32,
    /// The day it is due in this run.
    pub due_on: Option<NaiveDate>,
    /// The day of the week it is due, where there is no run.
    pub due_day: Option<u32>,
    /// Sanitised HTML.
    pub html: Said,
    /// What it asks the cohort.
    pub question: Option<Said>,
    /// What the cohort's trainers add.
    pub note: Option<Note>,
}

/// Place of a lesson in a document.
pub fn place_of(lesson: &str) -> String {
    format!("lesson-{lesson}")
}

impl Reading<'_> {
    /// The document.
    pub fn document(&self) -> Document {
        let mut ids = Ids::default();
        let (programme, week) = (self.programme, self.week);
        let intro = self.text(&week.intro, 1, &mut ids);
        let lessons = week.lessons.iter().enumerate();
        let mut chapters: Vec<Chapter> = lessons.map(|(nth, lesson)| self.lesson(lesson, nth + 1, &mut ids)).collect();
        let guide = week.facilitator.as_ref().filter(|_| self.guides);
        chapters.extend(week.pieces.iter().chain(guide).map(|piece| self.piece(piece, &mut ids)));
        Document {
            course: self.say(&programme.title),
            number: week.number,
            weeks: programme.week_count(),
            question: self.say(&week.question),
            outcome: self.say(&week.outcome),
            intro,
            minutes: week.minutes(),
            chapters,
        }
    }

    fn lesson(&self, lesson: &Lesson, place: usize, ids: &mut Ids) -> Chapter {
        Chapter {
            id: place_of(&lesson.id),
            part: "lesson",
            place,
            title: self.say(&lesson.title),
            minutes: lesson.minutes,
            due_on: None,
            due_day: None,
            html: self.text(&lesson.html, self.level(), ids),
            question: Some(self.say(&lesson.question)).filter(|question| !question.text.is_empty()),
            note: self.note(lesson.note.as_ref(), ids),
        }
    }

    fn piece(&self, piece: &Piece, ids: &mut Ids) -> Chapter {
        let due_on =
            self.calendar.zip(piece.due_day).map(|(calendar, day)| calendar.due_for(self.week.number, day, None));
        Chapter {
            id: piece.kind.file().to_owned(),
            part: piece.kind.file(),
            place: 0,
            title: self.say(&piece.title),
            minutes: piece.minutes,
            due_on,
            due_day: piece.due_day.filter(|_| due_on.is_none()),
            html: self.text(&piece.html, self.level(), ids),
            question: None,
            note: self.note(piece.note.as_ref(), ids),
        }
    }

    fn note(&self, note: Option<&Note>, ids: &mut Ids) -> Option<Note> {
        let note = note?;
        Some(Note { html: self.cast(&note.html, self.level(), ids), language: note.language.clone() })
    }

    fn say(&self, text: &Localised) -> Said {
        self.programme.say(text, self.locale)
    }

    /// Level of a chapter's title: in a book each has a file of its own.
    fn level(&self) -> usize {
        if self.medium == Medium::Book { 1 } else { 2 }
    }

    fn text(&self, text: &Localised, below: usize, ids: &mut Ids) -> Said {
        let said = self.say(text);
        Said { text: self.cast(&said.text, below, ids), ..said }
    }

    fn cast(&self, html: &str, below: usize, ids: &mut Ids) -> String {
        let link = |href: &str| self.leads(href);
        recast(html, ids, &Recast { below, link: &link, picture: self.picture, away: self.medium != Medium::Page })
    }

    /// Where a link of the text leads from here.
    fn leads(&self, href: &str) -> Option<String> {
        let Some(lesson) = href.strip_prefix("/lessons/") else { return self.led_from_here(href) };
        let (week, lesson) = self.programme.lesson(lesson.split(['#', '?']).next()?)?;
        let place = place_of(&lesson.id);
        match (week.number == self.week.number, self.medium) {
            (true, Medium::Book) => Some(format!("{place}.xhtml")),
            (true, _) => Some(format!("#{place}")),
            (false, _) => self.led_from_here(&(self.elsewhere)(week, lesson)),
        }
    }

    /// Away from the house, its own addresses need its name; what would lead nowhere does not lead at all.
    fn led_from_here(&self, href: &str) -> Option<String> {
        if self.medium == Medium::Page {
            return Some(href.to_owned());
        }
        if href.starts_with("//") {
            return Some(format!("https:{href}"));
        }
        if href.starts_with('/') {
            return Some(format!("{}{href}", self.base_url));
        }
        let scheme = href.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        scheme.filter(|scheme| ["http", "https", "mailto"].contains(&scheme.as_str())).map(|_| href.to_owned())
    }
}

/// The name of a picture in its course, from its address on a page.
pub fn picture_name<'a>(slug: &str, src: &'a str) -> Option<&'a str> {
    let below = src.strip_prefix("/programmes/")?.strip_prefix(slug)?.strip_prefix("/images/")?;
    Some(below.split_once('/')?.1)
}
