//! Stories about files people attach to what they write.

mod answers;
mod changes;
mod hostile;
mod keeping;
mod places;
mod sending;
mod walls;

use std::path::PathBuf;

use entity::{attachment, ids::AttachmentId};
use image::ImageFormat;
use sea_orm::EntityTrait;

use crate::{
    harness::{Garden, Page, Persona},
    people::{parts, picture},
};

/// What a small PDF looks like.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

/// A file as somebody chooses it: its name, and what is in it.
type Chosen<'a> = (&'a str, &'a [u8]);

/// Sends the form on `page` whose action ends with `end` with a file to `path`, as a browser does.
async fn send_with(
    who: &Persona,
    page: &Page,
    end: &str,
    path: &str,
    file: Option<Chosen<'_>>,
    changes: &[(&str, &str)],
) -> Page {
    let form = page.form(end);
    let mut fields: Vec<(&str, &str)> =
        form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.retain(|(name, _)| *name != "file" && !changes.iter().any(|(changed, _)| changed == name));
    fields.extend(changes);
    let (name, bytes) = file.unwrap_or(("", b""));
    let (kind, body) = parts(&fields, &[(name, "application/octet-stream", bytes)]);
    who.send_raw(path, &kind, body).await
}

/// Adds a file to the reply on `page`; the page that comes back.
async fn add(who: &Persona, page: &Page, file: Chosen<'_>, changes: &[(&str, &str)]) -> Page {
    let path = page.form("/posts").action.replace("/posts", "/files");
    assert_eq!(page.attribute("form[action$='/posts']", "enctype").as_deref(), Some("multipart/form-data"));
    send_with(who, page, "/posts", &path, Some(file), changes).await
}

/// Sends the reply on `page`, with the last file it has described; the thread.
async fn send(who: &Persona, page: &Page, words: &str, caption: &str) -> Page {
    let captions = page.attributes("input[name^='caption.']", "name");
    let mut changes: Vec<(&str, &str)> = captions.iter().map(|name| (name.as_str(), caption)).collect();
    changes.push(("body", words));
    let action = page.form("/posts").action;
    let sent = send_with(who, page, "/posts", &action, None, &changes).await.must_be(303);
    let to = sent.headers["location"].to_str().unwrap().split('#').next().unwrap().to_owned();
    who.get(&to).await.must_be(200)
}

/// Jonas asks something; the thread.
async fn asked(garden: &Garden) -> Page {
    let jonas = garden.world.sign_in("jonas").await;
    let new = jonas.get(&garden.at("/threads/new")).await;
    jonas.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await.must_be(200)
}

/// `key` replies in a thread with a picture; its id.
pub async fn sent_picture(garden: &Garden, key: &str, thread: &str) -> String {
    let who = garden.world.sign_in(key).await;
    let page = who.get(thread).await;
    let shown = picture([0, 120, 60], ImageFormat::Png);
    let page = add(&who, &page, ("bed.png", &shown), &[]).await.must_be(200);
    let thread = send(&who, &page, "Look at my bed.", "A bed of young lettuce").await;
    let href = thread.attributes(".attached a", "href").pop().unwrap();
    href.trim_start_matches("/files/").to_owned()
}

/// Every row there is.
async fn rows(garden: &Garden) -> Vec<attachment::Model> {
    attachment::Entity::find().all(garden.world.store.read()).await.unwrap()
}

/// A row.
async fn row(garden: &Garden, id: &str) -> attachment::Model {
    let id: AttachmentId = id.parse().unwrap();
    attachment::Entity::find_by_id(id).one(garden.world.store.read()).await.unwrap().unwrap()
}

/// Every file that is kept, by its path below the folder.
fn kept(garden: &Garden) -> Vec<PathBuf> {
    fn walk(folder: &std::path::Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    walk(&garden.world.files(), &mut found);
    found.sort();
    found
}
