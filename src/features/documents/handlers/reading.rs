//! A paper to read, to print and to take along: as Markdown, as one file of HTML, and for word processors.

use actix_web::{
    HttpResponse,
    http::header::{
        self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue, HeaderName, HeaderValue,
    },
};

use entity::document_section::Model as Section;

use super::{
    super::{
        commands::nameless,
        pages::{Chapter, Paper, PaperFile, ReadingPage},
        policies::WorkOnDocument,
        queries::{Whole, whole},
    },
    NAV,
    document::href,
    list_href,
};
use crate::{
    features::cohorts::cohort_strip,
    identity::Permit,
    platform::{
        errors::Result,
        file_names::FileName,
        markdown::{WordFile, word_file},
        zones,
    },
    web::Visit,
};

/// What the file may do: show itself. It holds everything it needs.
const FILE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

async fn found(may: &Permit<WorkOnDocument>, visit: &Visit) -> Result<Whole> {
    whole(visit.house.store.read(), &may.on().document).await
}

fn paper(may: &Permit<WorkOnDocument>, visit: &Visit, whole: Whole) -> Paper {
    let chapter = |section: Section| Chapter { title: section.title, html: section.body_html };
    Paper {
        title: whole.document.title,
        purpose: whole.document.purpose,
        language: whole.document.language,
        state: whole.document.state,
        chapters: whole.sections.into_iter().map(chapter).collect(),
        writers: whole.writers,
        cohort: may.on().cohort.cohort.name.clone(),
        on: zones::date_in(visit.zone, visit.now()),
    }
}

/// `GET /cohorts/{cohort}/documents/{document}/reading`
pub async fn read(may: Permit<WorkOnDocument>, visit: Visit) -> Result<HttpResponse> {
    let found = found(&may, &visit).await?;
    visit.draw(&ReadingPage {
        strip: cohort_strip(&may.on().cohort, NAV, visit.now()),
        paper: paper(&may, &visit, found),
        list_href: list_href(&may.on().cohort),
        href: href(may.on()),
    })
}

/// A file to keep, under the name of its paper.
fn kept_as(title: &str, ending: &str) -> ContentDisposition {
    let name = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: FileName::clean(title, ending).to_string().into_bytes(),
    };
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::FilenameExt(name)],
    }
}

/// `GET /cohorts/{cohort}/documents/{document}/paper.html`
pub async fn html(may: Permit<WorkOnDocument>, visit: Visit) -> Result<HttpResponse> {
    let found = found(&may, &visit).await?;
    let kept = kept_as(&found.document.title, "html").to_string();
    // Outside of the house a name leads nowhere.
    let sections =
        found.sections.into_iter().map(|one| Section { body_html: nameless(&one.body, one.body_html), ..one });
    let found = Whole { sections: sections.collect(), ..found };
    let mut response = visit.draw(&PaperFile { paper: paper(&may, &visit, found), policy: FILE_POLICY })?;
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("content-security-policy"), HeaderValue::from_static(FILE_POLICY));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&kept).map_err(anyhow::Error::from)?);
    Ok(response)
}

/// A heading on one line, as Markdown reads it and nothing else.
fn heading(level: usize, title: &str) -> String {
    let escaped: String =
        title.chars().flat_map(|c| if r"\`*_[]<>#&".contains(c) { vec!['\\', c] } else { vec![c] }).collect();
    format!("{} {escaped}\n", "#".repeat(level))
}

/// `GET /cohorts/{cohort}/documents/{document}/paper.md`
pub async fn markdown(may: Permit<WorkOnDocument>, visit: Visit) -> Result<HttpResponse> {
    let whole = found(&may, &visit).await?;
    let mut text = heading(1, &whole.document.title);
    text.push_str(&format!("\n{}\n", whole.document.purpose));
    for section in &whole.sections {
        text.push_str(&format!("\n{}\n{}\n", heading(2, &section.title), section.body));
    }
    if !whole.writers.is_empty() {
        text.push_str(&format!("\n---\n\n{}\n", whole.writers.join(", ")));
    }
    Ok(HttpResponse::Ok()
        .content_type("text/markdown; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store, private"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header(kept_as(&whole.document.title, "md"))
        .body(text))
}

/// `GET /cohorts/{cohort}/documents/{document}/paper.docx`
pub async fn word(may: Permit<WorkOnDocument>, visit: Visit) -> Result<HttpResponse> {
    let whole = found(&may, &visit).await?;
    let file = word_file(&WordFile {
        title: &whole.document.title,
        lead: &whole.document.purpose,
        chapters: whole.sections.iter().map(|one| (one.title.as_str(), one.body.as_str())).collect(),
        end: &whole.writers.join(", "),
    })?;
    Ok(HttpResponse::Ok()
        .content_type("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        .insert_header((header::CACHE_CONTROL, "no-store, private"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header(kept_as(&whole.document.title, "docx"))
        .body(file))
}
