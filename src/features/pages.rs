//! Shelf 2: pages that stand for themselves: about, imprint, privacy. Their
//! words lie in `content/pages/<locale>/`, for the operator to make their own.

use std::{collections::BTreeMap, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, web::Data};
use anyhow::Context;
use serde::Serialize;

use super::curriculum::{Localised, Problems, open};
use crate::{
    platform::{
        errors::{Error, Result},
        files::Files,
        markdown::{Kind, render},
    },
    web::{Public, Routes, View, Visit},
};

/// The pages there are.
const NAMES: [&str; 3] = ["about", "imprint", "privacy"];

/// Title and HTML of every page, by name.
#[derive(Clone, Debug)]
pub struct Pages(Arc<BTreeMap<&'static str, (Localised, Localised)>>);

impl Pages {
    /// Reads `pages/<locale>/<name>.md`.
    pub fn load(files: &Files) -> anyhow::Result<Self> {
        let texts = files.texts("pages/")?;
        let mut pages: BTreeMap<&'static str, (Localised, Localised)> = BTreeMap::new();
        for (path, text) in &texts {
            let mut parts = path.split('/').skip(1);
            let (locale, file) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            let Some(name) = NAMES.into_iter().find(|name| file == format!("{name}.md")) else { continue };
            let mut problems = Problems::default();
            problems.source(path, text);
            let mut document = open(path, text, &mut problems);
            let title = document.fields.text("title", 80, &mut problems);
            let first = problems.list().first().map(ToString::to_string);
            let (title, _) = title.with_context(|| first.unwrap_or_else(|| format!("{path} has no title")))?;
            let page = pages.entry(name).or_default();
            page.0.0.insert(locale.to_owned(), title);
            page.1.0.insert(locale.to_owned(), render(document.body, Kind::Lesson));
        }
        match NAMES.into_iter().find(|name| !pages.contains_key(name)) {
            Some(missing) => Err(anyhow::anyhow!("there is no page {missing}.md below pages/")),
            None => Ok(Self(Arc::new(pages))),
        }
    }
}

/// A page that stands for itself.
#[derive(Serialize)]
struct StaticPage {
    /// Its title.
    title: String,
    /// Sanitised HTML.
    html: String,
    /// BCP 47 tag of the language it is in.
    language: String,
    /// Whether it should have been in another.
    fallback: bool,
}

impl View for StaticPage {
    const FILE: &'static str = "pages/show.html";
}

/// The pages, each at its name.
pub fn routes() -> Routes {
    Routes::default().get("/about", show).get("/imprint", show).get("/privacy", show)
}

async fn show(_: Public, visit: Visit, req: HttpRequest, pages: Data<Pages>) -> Result<HttpResponse> {
    let (title, html) = pages.0.get(req.path().trim_start_matches('/')).ok_or(Error::Missing)?;
    let languages = [visit.house.words.fallback().tag().to_owned()];
    let (title, html) = (title.say(visit.locale.tag(), &languages), html.say(visit.locale.tag(), &languages));
    visit.draw(&StaticPage { title: title.text, html: html.text, language: html.language, fallback: html.fallback })
}
