//! Shelf 3: a week as one document: to read in one go, to print, and to take along
//! as a single file or as a book. What people write to each other is not in it.

mod book;
mod document;
mod handlers;
mod markup;
mod pages;

use crate::web::Routes;

/// Weeks as documents, and the pictures of courses.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/weeks/{week}/reader", handlers::week)
        .get("/cohorts/{cohort}/weeks/{week}/reader.html", handlers::file)
        .get("/cohorts/{cohort}/weeks/{week}/reader.epub", handlers::book)
        .get("/programmes/{programme}/weeks/{week}", handlers::of_programme)
        .get("/programmes/{programme}/images/{hash}/{name:.+}", handlers::picture)
}
