//! From a request for a week to its document.

use std::{cell::RefCell, collections::BTreeMap};

use actix_web::{
    HttpResponse,
    http::header::{self, ContentDisposition, DispositionParam, DispositionType, HeaderName, HeaderValue},
    web::{Data, Path},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use entity::states::Role;

use super::{
    book::{Book, Leaf, Plate},
    document::{Document, Medium, Reading, picture_name, place_of},
    markup::in_xml,
    pages::{BookChapter, Origin, ReaderFile, ReaderPage},
};
use crate::{
    features::{
        cohorts::{OwnProgramme, ReadWeek, WeekOn, cohort_strip},
        curriculum::{Catalogue, Lesson, Said, Week},
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        words::{Args, number},
        zones,
    },
    web::{Public, Visit},
};

/// What a single file may do: show itself. It holds everything it needs.
const FILE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
/// What a picture may do: a drawing can have styles of its own, and no scripts.
const PICTURE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// The document of a cohort's week, for whoever may read it.
fn document(on: &WeekOn, visit: &Visit, medium: Medium, picture: &dyn Fn(&str) -> Option<String>) -> Result<Document> {
    let cohort = &on.cohort;
    let programme = cohort.course()?;
    let standing = cohort.standing;
    let weeks = format!("/cohorts/{}/weeks", cohort.cohort.id);
    // Who only looks after the programme has no lessons of their own to be led to.
    let elsewhere = |week: &Week, lesson: &Lesson| match standing.role {
        Some(_) => format!("/lessons/{}", lesson.id),
        None => format!("{weeks}/{}/reader#{}", week.number, place_of(&lesson.id)),
    };
    let reading = Reading {
        programme,
        week: programme.week(on.number).ok_or(Error::Missing)?,
        calendar: Some(&cohort.calendar),
        locale: visit.locale.tag(),
        guides: standing.owner || standing.role == Some(Role::Trainer),
        medium,
        base_url: &visit.house.base_url,
        elsewhere: &elsewhere,
        picture,
    };
    Ok(reading.document())
}

fn as_it_is(src: &str) -> Option<String> {
    Some(src.to_owned())
}

/// `GET /cohorts/{cohort}/weeks/{week}/reader`
pub async fn week(may: Permit<ReadWeek>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let cohort = &on.cohort;
    let overview = format!("/cohorts/{}", cohort.cohort.id);
    let week_href = format!("{overview}/weeks/{}", on.number);
    let member = cohort.standing.role.is_some();
    visit.draw(&ReaderPage {
        strip: Some(cohort_strip(cohort, "nav-week", visit.now())),
        document: document(on, &visit, Medium::Page, &as_it_is)?,
        take_href: Some(format!("{week_href}/reader")),
        back_href: if member { week_href } else { overview },
        back_to_week: member,
        cohort: Some(cohort.cohort.name.clone()),
        opens_at: (!on.open).then(|| cohort.calendar.opens_at(on.number)),
        before: None,
        after: None,
    })
}

/// `GET /programmes/{programme}/weeks/{week}`
pub async fn of_programme(
    may: Permit<OwnProgramme>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    path: Path<(String, String)>,
) -> Result<HttpResponse> {
    let programme = catalogue.programme(&may.on().programme.slug).ok_or(Error::Missing)?;
    let asked: u32 = path.1.parse().map_err(|_| Error::Missing)?;
    // One address per week: no `01`, no `+1`.
    let week = programme.week(asked).filter(|week| week.number.to_string() == path.1).ok_or(Error::Missing)?;
    let base = format!("/programmes/{}", programme.slug);
    let elsewhere = |week: &Week, lesson: &Lesson| format!("{base}/weeks/{}#{}", week.number, place_of(&lesson.id));
    let reading = Reading {
        programme: &programme,
        week,
        calendar: None,
        locale: visit.locale.tag(),
        guides: true,
        medium: Medium::Page,
        base_url: &visit.house.base_url,
        elsewhere: &elsewhere,
        picture: &as_it_is,
    };
    let neighbour = |number: u32| programme.week(number).map(|_| (number, format!("{base}/weeks/{number}")));
    visit.draw(&ReaderPage {
        strip: None,
        document: reading.document(),
        back_href: format!("{base}/cohorts"),
        back_to_week: false,
        cohort: None,
        take_href: None,
        opens_at: None,
        before: neighbour(week.number - 1),
        after: neighbour(week.number + 1),
    })
}

fn origin(on: &WeekOn, visit: &Visit) -> Origin {
    let cohort = &on.cohort.cohort;
    Origin {
        cohort: cohort.name.clone(),
        site: visit.house.site.clone(),
        address: format!("{}/cohorts/{}/weeks/{}/reader", visit.house.base_url, cohort.id, on.number),
        made_on: zones::date_in(visit.zone, visit.now()),
    }
}

/// A file to keep, under a name one finds again.
fn kept_as(on: &WeekOn, visit: &Visit, ending: &str) -> ContentDisposition {
    let name = format!("{}-{}-{}.{ending}", on.cohort.programme, on.number, visit.locale.tag());
    ContentDisposition { disposition: DispositionType::Attachment, parameters: vec![DispositionParam::Filename(name)] }
}

/// `GET /cohorts/{cohort}/weeks/{week}/reader.html`
pub async fn file(may: Permit<ReadWeek>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let on = may.on();
    let slug = &on.cohort.programme;
    let embedded = |src: &str| {
        let picture = catalogue.picture(slug, picture_name(slug, src)?)?;
        Some(format!("data:{};base64,{}", picture.kind, STANDARD.encode(&picture.bytes)))
    };
    let mut response = visit.draw(&ReaderFile {
        document: document(on, &visit, Medium::File, &embedded)?,
        origin: origin(on, &visit),
        policy: FILE_POLICY,
    })?;
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("content-security-policy"), HeaderValue::from_static(FILE_POLICY));
    headers.insert(header::CONTENT_DISPOSITION, disposition(&kept_as(on, &visit, "html"))?);
    Ok(response)
}

fn disposition(kept: &ContentDisposition) -> Result<HeaderValue> {
    Ok(HeaderValue::from_str(&kept.to_string()).map_err(anyhow::Error::from)?)
}

/// `GET /cohorts/{cohort}/weeks/{week}/reader.epub`
pub async fn book(may: Permit<ReadWeek>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let on = may.on();
    let slug = &on.cohort.programme;
    let plates: RefCell<BTreeMap<String, Plate>> = RefCell::default();
    let bound_in = |src: &str| {
        let name = picture_name(slug, src)?;
        let picture = catalogue.picture(slug, name)?;
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let mut plates = plates.borrow_mut();
        let file = format!("images/{}-{}.{ending}", plates.len() + 1, picture.hash);
        let plate = plates.entry(name.to_owned()).or_insert(Plate { file, picture });
        Some(plate.file.clone())
    };
    let document = document(on, &visit, Medium::Book, &bound_in)?;
    let origin = origin(on, &visit);
    let leaf = |name: &str, title: &Said, chapter| -> Result<Leaf> {
        let text = visit.part(BookChapter::file(), &BookChapter { document: &document, chapter, origin: &origin })?;
        let text = text.chars().filter(|c| in_xml(*c)).collect();
        let (title, language) = (title.text.clone(), title.language.clone());
        Ok(Leaf { name: name.to_owned(), title, language, text })
    };
    let mut leaves = vec![leaf("week", &document.question, None)?];
    for chapter in &document.chapters {
        leaves.push(leaf(&chapter.id, &chapter.title, Some(chapter))?);
    }
    let mut args = Args::new();
    args.set("course", document.course.text.clone());
    args.set("n", number(document.number.into()));
    let book = Book {
        id: format!("{}#{}", origin.address, visit.locale.tag()),
        title: visit.house.words.say(visit.locale.tag(), "reader-book-title", &args)?,
        language: visit.locale.tag(),
        publisher: &visit.house.site,
        at: visit.now(),
        contents: visit.say("reader-contents"),
        leaves,
        plates: plates.into_inner().into_values().collect(),
    };
    Ok(HttpResponse::Ok()
        .content_type("application/epub+zip")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(kept_as(on, &visit, "epub"))
        .body(book.bind()?))
}

/// `GET /programmes/{programme}/images/{hash}/{name}`. Pictures of a course are as public as its
/// page; another picture has another address, so this one may be kept for good.
pub async fn picture(
    _: Public,
    catalogue: Data<Catalogue>,
    path: Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (programme, hash, name) = path.into_inner();
    let picture = catalogue.picture(&programme, &name).filter(|picture| picture.hash == hash).ok_or(Error::Missing)?;
    Ok(HttpResponse::Ok()
        .content_type(picture.kind)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::CONTENT_SECURITY_POLICY, PICTURE_POLICY))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(picture.bytes.to_vec()))
}
