//! Slides: one PDF, read page by page.

use std::collections::BTreeSet;

use entity::pitch_version;
use lernweg::{
    features::{attachments::sweep_files, pitches::slides_named},
    storage::FileKey,
};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, dictionary};
use sea_orm::{EntityTrait, QueryOrder};

use super::{at, drafted, minutes, writes};
use crate::{
    harness::{Garden, Page, Persona, at_once},
    people::parts,
};

/// A PDF of so many pages.
pub fn pdf(pages: usize) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let page = dictionary! { "Type" => "Page", "Parent" => tree };
    let kids: Vec<Object> = (0..pages).map(|_| document.add_object(page.clone()).into()).collect();
    let sides = vec![0.into(), 0.into(), 400.into(), 300.into()];
    let count = i64::try_from(pages).unwrap();
    let node = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => sides };
    document.objects.insert(tree, Object::Dictionary(node));
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A PDF nobody reads without its password, or, where that is empty, one that is only to be changed with one.
fn locked(password: &str) -> Vec<u8> {
    let mut document = Document::load_mem(&pdf(1)).unwrap();
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Sends slides by the form on `page`, as a browser does.
pub async fn puts(who: &Persona, page: &Page, bytes: &[u8]) -> Page {
    let form = page.form("/slides");
    let fields: Vec<(&str, &str)> =
        form.fields.iter().filter(|(name, _)| name != "file").map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let (kind, body) = parts(&fields, &[("slides.pdf", "application/octet-stream", bytes)]);
    who.send_raw(&form.action, &kind, body).await
}

async fn slides_kept(garden: &Garden) -> Vec<(i32, i32, Option<String>)> {
    let find = pitch_version::Entity::find().order_by_asc(pitch_version::Column::Number);
    let all = find.all(garden.world.store.read()).await.unwrap();
    all.into_iter().map(|row| (row.number, row.slide_count, row.slides)).collect()
}

#[actix_web::test]
async fn slides_are_shown_page_by_page_to_whoever_may_read_the_pitch() {
    let (garden, elif, id) = drafted().await;
    let world = &garden.world;
    let path = at(&garden, id);
    let page = elif.get(&path).await.must_be(200);
    page.must_say("A PDF of at most 5 pages and 10 MB.");
    puts(&elif, &page, &pdf(3)).await.must_be(303);
    let read = elif.get(&path).await.must_be(200);
    read.must_flash("The slides are there.").must_say("Slide 1").must_say("Slide 3").must_not_say("Slide 4");
    let one = elif.get(&format!("{path}/slides/2")).await.must_be(200);
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("content-disposition", "attachment; filename*=UTF-8''slide%2D2.pdf"),
    ] {
        assert_eq!(one.headers[name], value);
    }
    assert!(one.headers["cache-control"].to_str().unwrap().starts_with("private"));
    let to = elif.fetch(&format!("{path}/slides")).await.headers["location"].to_str().unwrap().to_owned();
    let whole = elif.request(reqwest::Method::GET, &to);
    let whole = whole.send().await.unwrap().bytes().await.unwrap();
    assert_eq!(Document::load_mem(&whole).unwrap().get_pages().len(), 3);
    for wrong in ["0", "4", "01", "x", "-1"] {
        elif.get(&format!("{path}/slides/{wrong}")).await.must_be(404);
    }
    // Whoever may not read the pitch sees no slides of it either.
    let jonas = world.sign_in("jonas").await;
    for (who, status) in [(&jonas, 404), (&world.sign_in("tom").await, 200), (&world.sign_in("olga").await, 403)] {
        who.get(&format!("{path}/slides/1")).await.must_be(status);
        who.get(&format!("{path}/slides")).await.must_be(status);
    }
    writes(&garden, &elif, id, &[("line-1", "Bees")]).await.must_be(200).must_say("Slide 3");
    elif.submit(&elif.get(&path).await, "/ready", &[("ready", "yes")]).await.must_be(200);
    jonas.get(&format!("{path}/slides/1")).await.must_be(200);
    jonas.send_fresh(&format!("{path}/slides/removal"), &[]).await.must_be(403);
    // They belong to a version: the next one may have none.
    minutes(&garden, 6);
    elif.submit(&elif.get(&path).await, "/slides/removal", &[]).await.must_be(200).must_not_say("Slide 1");
    let kept: Vec<(i32, i32)> = slides_kept(&garden).await.iter().map(|(n, count, _)| (*n, *count)).collect();
    assert_eq!(kept, [(1, 3), (2, 0)]);
    jonas.get(&format!("{path}/slides/1")).await.must_be(404);
}

#[actix_web::test]
async fn what_is_no_pdf_we_can_show_is_refused_in_kind_words() {
    let (garden, elif, id) = drafted().await;
    let page = elif.get(&at(&garden, id)).await;
    let heavy = [pdf(1), vec![b' '; 10 * 1024 * 1024]].concat();
    for (bytes, words) in [
        (pdf(6), "More than 5 pages do not fit into a few minutes."),
        (b"MZ\x90\0 a program".to_vec(), "This is no PDF."),
        (b"%PDF-1.4\nnothing\nstartxref\n9\n%%EOF".to_vec(), "We cannot read this PDF."),
        (locked("bees"), "This PDF is protected by a password. Save it without one."),
        (locked(""), "This PDF is protected by a password. Save it without one."),
        (heavy, "This PDF has more than 10 MB."),
        (Vec::new(), "Choose a PDF."),
    ] {
        puts(&elif, &page, &bytes).await.must_be(422).must_say(words);
    }
    assert!(slides_kept(&garden).await.iter().all(|(_, count, key)| *count == 0 && key.is_none()));
}

#[actix_web::test]
async fn the_same_press_twice_is_one_and_what_nobody_names_is_swept() {
    let (garden, elif, id) = drafted().await;
    let store = &garden.world.store;
    let page = elif.get(&at(&garden, id)).await;
    let file = pdf(2);
    let many = at_once(3, async |_| puts(&elif, &page, &file).await).await;
    assert!(many.iter().all(|page| page.status.as_u16() == 303), "{:?}", many[0].status);
    let first = slides_kept(&garden).await.remove(0).2.unwrap();
    // Other slides a minute later: the old ones are nobody's.
    minutes(&garden, 1);
    puts(&elif, &elif.get(&at(&garden, id)).await, &pdf(1)).await.must_be(303);
    let second = slides_kept(&garden).await.remove(0).2.unwrap();
    assert_ne!(first, second);
    garden.world.later(chrono::Duration::days(3));
    sweep_files(store, async |keys| slides_named(store.read(), keys).await).await.unwrap();
    let files = store.files().unwrap();
    assert!(
        files.get(&FileKey::of(&first)).await.is_err() && files.get(&FileKey::of(&first).with("p1")).await.is_err()
    );
    assert!(
        files.get(&FileKey::of(&second)).await.is_ok() && files.get(&FileKey::of(&second).with("p1")).await.is_ok()
    );
    assert_eq!(
        slides_named(store.read(), &[FileKey::of(&second)]).await.unwrap(),
        BTreeSet::from([FileKey::of(&second)])
    );
}
