//! What is not what it says it is, what wants to go off, and what wants out of its folder.

use image::ImageFormat;
use reqwest::Method;

use super::{PDF, add, asked, kept, row, rows, send, send_with};
use crate::{
    harness::{Garden, Page},
    people::picture,
};

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

/// A PNG that says it has so many pixels on each side.
fn claims(side: u32) -> Vec<u8> {
    let mut bytes = picture([0, 0, 0], ImageFormat::Png);
    bytes[16..20].copy_from_slice(&side.to_be_bytes());
    bytes[20..24].copy_from_slice(&side.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// A ZIP archive of zeros that unpacks to a thousand times its size, as a document program might send it.
fn zip_bomb() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut archive, &vec![0; 8 * 1024 * 1024]).unwrap();
    archive.finish().unwrap();
    bytes.into_inner()
}

#[actix_web::test]
async fn what_is_no_picture_and_no_pdf_is_refused_and_the_words_stay() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    let png = picture([9, 9, 9], ImageFormat::Png);
    let cut = &png[..png.len() - 30];
    let too_heavy = [b"%PDF-1.4\n".as_slice(), &vec![b'x'; 20 * 1024 * 1024], b"startxref\n9\n%%EOF\n"].concat();
    let heavy_picture = [png.as_slice(), &vec![0; 10 * 1024 * 1024]].concat();
    let after_a_pdf = [b"MZ\x90\0".as_slice(), PDF].concat();
    let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    for (what, name, bytes, words) in [
        ("a program", "plan.pdf", b"MZ\x90\0\x03\0\0\0".as_slice(), "cannot read this file"),
        ("a program before a PDF", "plan.pdf", &after_a_pdf, "cannot read this file"),
        ("half a PDF", "plan.pdf", &PDF[..40], "cannot read this file"),
        ("a drawing with a script", "bed.png", svg, "cannot read this file"),
        ("a page", "bed.jpg", b"<!doctype html><script>alert(1)</script>", "cannot read this file"),
        ("a moving picture", "bed.gif", b"GIF89a\x01\0\x01\0\0\0\0;", "cannot read this file"),
        ("an archive that explodes", "plan.pdf", &zip_bomb(), "cannot read this file"),
        ("half a picture", "bed.png", cut, "cannot read this file"),
        ("fifty thousand pixels a side", "bed.png", &claims(50_000), "too many pixels"),
        ("four thousand million pixels a side", "bed.png", &claims(u32::MAX), "cannot read this file"),
        ("a heavy PDF", "plan.pdf", &too_heavy, "more than 20 MB"),
        ("a heavy picture", "bed.png", &heavy_picture, "more than 10 MB"),
        ("nothing", "", b"", "Choose a file first"),
    ] {
        let refused = add(&elif, &page, (name, bytes), &[("body", "I typed for an hour.")]).await;
        assert_eq!(refused.status.as_u16(), 422, "{what}");
        assert_eq!(refused.mistakes().len(), 1, "{what}");
        assert!(refused.mistakes()[0].contains(words), "{what}: {:?}", refused.mistakes());
        assert_eq!(refused.typed("/posts", "body"), "I typed for an hour.", "{what}");
        let action = page.form("/posts").action;
        if !bytes.is_empty() {
            let with = Some((name, bytes));
            let sent = send_with(&elif, &page, "/posts", &action, with, &[("body", "I typed for an hour.")]).await;
            assert_eq!(sent.status.as_u16(), 422, "{what}");
            assert_eq!(sent.typed("/posts", "body"), "I typed for an hour.", "{what}");
        }
    }
    assert!(rows(&garden).await.is_empty() && kept(&garden).is_empty(), "and nothing is kept");
    assert_eq!(elif.get(&page.path).await.texts("article.post").len(), 1);
}

#[actix_web::test]
async fn a_name_is_shown_and_never_a_path() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let mut page = elif.get(&asked(&garden).await.path).await;
    for (nth, name) in ["../../x", "..\\..\\y.exe", "con.", "pl\u{202E}fdp.exe", "a%0D%0ASet-Cookie: x=1", "<b>.pdf"]
        .iter()
        .enumerate()
    {
        let pdf = [PDF, format!("%{nth}\n").as_bytes()].concat();
        page = add(&elif, &page, (name, &pdf), &[]).await.must_be(200);
    }
    let thread = send(&elif, &page, "Names", "").await;
    let names = ["x.pdf", "y.pdf", "_con.pdf", "plfdp.pdf", "a_0D_0ASet-Cookie_ x=1.pdf", "_b_.pdf"];
    assert_eq!(thread.texts(".attached bdi"), names);
    for (href, row) in thread.attributes(".attached a", "href").iter().zip(rows(&garden).await) {
        let answer = elif.request(Method::GET, href).send().await.unwrap();
        assert!(answer.headers().get("set-cookie").is_none());
        let said = answer.headers()["content-disposition"].to_str().unwrap().to_owned();
        assert!(said.starts_with("attachment; filename*=UTF-8''") && !said.contains(['/', '\\']), "{said}");
        assert!(row.file_key.starts_with("2027-01-06/") && !row.file_key.contains(&row.name));
    }
    for file in kept(&garden) {
        assert!(file.starts_with(garden.world.files().join("2027-01-06")), "{}", file.display());
    }
}

#[actix_web::test]
async fn a_header_that_breaks_its_line_is_no_form() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    let refused = add(&elif, &page, ("a\r\nx-evil: yes\r\n\r\n.pdf", PDF), &[]).await;
    assert!([200, 400, 422].contains(&refused.status.as_u16()), "{}", refused.status);
    assert!(rows(&garden).await.iter().all(|row| !row.name.contains(['\r', '\n'])));
}

#[actix_web::test]
async fn a_type_that_is_claimed_does_not_count() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    // A picture that is also a page: what is served is neither's bytes.
    let png = picture([50, 60, 70], ImageFormat::Png);
    let both = [png.as_slice(), b"<!doctype html><script>alert(1)</script>"].concat();
    let page = add(&elif, &page, ("index.html", &both), &[]).await.must_be(200);
    let thread = send(&elif, &page, "Both", "A wall").await;
    let href = thread.attribute(".attached a", "href").unwrap();
    let answer = elif.request(Method::GET, &href).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "image/jpeg");
    let bytes = answer.bytes().await.unwrap();
    assert!(!bytes.windows(6).any(|part| part == b"script"));
    assert_eq!(row(&garden, href.trim_start_matches("/files/")).await.name, "index.jpg");
}

#[actix_web::test]
async fn words_of_others_make_no_page_of_ours() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    let png = picture([50, 60, 70], ImageFormat::Png);
    let page = add(&elif, &page, ("a\"><script>alert(1)</script>.png", &png), &[]).await.must_be(200);
    let hostile = "\"><script>alert(1)</script>";
    let thread: Page = send(&elif, &page, "x", hostile).await;
    assert!(!page.body.contains("<script>alert") && !thread.body.contains("<script>alert"));
    assert_eq!(thread.attribute(".attached img", "alt").as_deref(), Some(hostile));
}

#[actix_web::test]
async fn a_form_says_what_forms_say_and_no_more() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    for field in ["role", "caption.x", "decorative.", "cohort_id", "post_id"] {
        add(&elif, &page, ("plan.pdf", PDF), &[(field, "1")]).await.must_be(400);
    }
    let long = "ä".repeat(501);
    let held = add(&elif, &page, ("bed.png", &picture([1, 1, 1], ImageFormat::Png)), &[]).await.must_be(200);
    let caption = held.attribute("input[name^='caption.']", "name").unwrap();
    let action = page.form("/posts").action;
    let refused = send_with(&elif, &held, "/posts", &action, None, &[("body", "x"), (&caption, &long)]).await;
    assert_eq!(refused.must_be(422).typed("/posts", &caption), long);
    // Two files at once are no form of ours.
    let form = held.form("/posts");
    let key = form.fields.iter().find(|(name, _)| name == "_key").unwrap().1.clone();
    let two = [("a.pdf", "application/pdf", PDF), ("b.pdf", "application/pdf", PDF)];
    let (kind, body) = crate::people::parts(&[("_key", &key)], &two);
    elif.send_raw(&action.replace("/posts", "/files"), &kind, body).await.must_be(400);
    assert_eq!(rows(&garden).await.len(), 1);
}
