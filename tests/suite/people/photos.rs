//! Faces: shown to whom their owners let see them, gone at once, and never what somebody else made of them.

use std::io::Cursor;

use entity::{profile_part, profile_photo, states::Role};
use image::ImageFormat;
use lernweg::features::people::forget_profile;
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{parts, photographed, picture, profile_of, say, send_photo};
use crate::harness::{Cohort, Garden, Page};

async fn kept(garden: &Garden) -> u64 {
    profile_photo::Entity::find().count(garden.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn a_photo_is_a_small_square_and_nothing_else() {
    let garden = Garden::new().await;
    let jonas = garden.world.sign_in("jonas").await;
    let (elif, mine) = (garden.world.sign_in("elif").await, profile_of(&garden, "elif").await);
    for (name, kind, format) in [
        ("me.jpg", "image/jpeg", ImageFormat::Jpeg),
        ("me.png", "image/png", ImageFormat::Png),
        ("me.webp", "image/webp", ImageFormat::WebP),
        ("me.html", "text/html", ImageFormat::Png),
    ] {
        send_photo(&elif, &mine, &[(name, kind, &picture([200, 0, 0], format))], &[]).await.must_be(303);
        let src = jonas.get(&mine).await.attribute("img.face", "src").unwrap();
        for (path, side) in [(src.clone(), 256), (format!("{src}&size=small"), 80)] {
            let answer = jonas.request(Method::GET, &path).send().await.unwrap();
            assert_eq!(answer.status().as_u16(), 200);
            let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
            assert_eq!(header("content-type"), "image/jpeg");
            assert_eq!(header("x-content-type-options"), "nosniff");
            assert_eq!(header("cache-control"), "private, max-age=60");
            let tag = header("etag");
            let again = jonas.request(Method::GET, &path).header("if-none-match", &tag).send().await.unwrap();
            assert_eq!(again.status().as_u16(), 304);
            let bytes = answer.bytes().await.unwrap();
            let drawn = image::ImageReader::with_format(Cursor::new(&bytes), ImageFormat::Jpeg).decode().unwrap();
            assert_eq!((drawn.width(), drawn.height()), (side, side), "{name}");
            assert!(bytes.len() < 20_000);
        }
    }
    assert_eq!(kept(&garden).await, 1, "the one before is gone");
    let list = jonas.get(&garden.at("/people")).await;
    assert!(list.attribute(".fellow img", "src").unwrap().ends_with("&size=small"));
}

#[actix_web::test]
async fn a_photo_is_shown_to_whom_its_owner_chose_and_gone_when_they_say_so() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "otto").await;
    other.enrol(world, "paul", Role::Participant).await;
    let src = photographed(&garden, "elif").await;
    let (elif, mine) = (world.sign_in("elif").await, profile_of(&garden, "elif").await);
    let seen = async || {
        let mut statuses = Vec::new();
        for key in ["elif", "tom", "jonas", "olga", "paul", "sam"] {
            statuses.push(world.sign_in(key).await.fetch(&src).await.status.as_u16());
        }
        statuses
    };
    assert_eq!(seen().await, [200, 200, 200, 404, 404, 404]);
    world.stranger().fetch(&src).await.must_be(303);
    // Without another file, what changes is who may see it.
    send_photo(&elif, &mine, &[("", "application/octet-stream", b"")], &[("shown_to", "trainers")]).await.must_be(303);
    assert_eq!(seen().await, [200, 200, 404, 404, 404, 404]);
    assert!(world.sign_in("jonas").await.get(&garden.at("/people")).await.attributes(".fellow img", "src").is_empty());
    send_photo(&elif, &mine, &[], &[("shown_to", "nobody")]).await.must_be(303);
    assert_eq!(seen().await, [200, 404, 404, 404, 404, 404]);
    send_photo(&elif, &mine, &[], &[("shown_to", "cohorts")]).await.must_be(303);
    let page = elif.get(&format!("{mine}?edit=photo")).await;
    let gone = elif.submit(&page, "/photo/removal", &[]).await.must_be(200);
    assert_eq!(gone.flash(), "Your photo is deleted.");
    assert_eq!(seen().await, [404; 6]);
    assert_eq!(kept(&garden).await, 0, "the bytes, too");
    // An old window does not bring the old one back.
    let form = page.form("/photo");
    let fields = form.fields.iter().filter(|(name, _)| name != "file");
    let fields: Vec<(&str, &str)> = fields.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (kind, body) = parts(&fields, &[("me.png", "image/png", &picture([9, 9, 9], ImageFormat::Png))]);
    elif.send_raw(&form.action, &kind, body).await.must_be(409);
    assert_eq!(kept(&garden).await, 0);
}

/// The head of a PNG of 30,000 by 30,000 pixels.
fn bomb() -> Vec<u8> {
    let mut bytes = picture([0, 0, 0], ImageFormat::Png);
    bytes[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
    let sum = !bytes[12..29].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    });
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

#[actix_web::test]
async fn what_is_no_photo_is_refused_in_words_and_the_form_stays() {
    let garden = Garden::new().await;
    let (elif, mine) = (garden.world.sign_in("elif").await, profile_of(&garden, "elif").await);
    say(&garden, "elif", "wonder", "Still here", "cohorts").await;
    let good = picture([0, 0, 200], ImageFormat::Png);
    let cut = &good[..good.len() - 30];
    let huge = vec![0_u8; 5 * 1024 * 1024 + 1];
    let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    let html: &[u8] = b"<!doctype html><script>alert(1)</script>";
    let said = |page: &Page| page.texts(".field-error").join(" ");
    for (what, bytes, words) in [
        ("an svg", svg, "cannot read"),
        ("a page", html, "cannot read"),
        ("a cut file", cut, "cannot read"),
        ("a bomb", &bomb(), "too many pixels"),
        ("a heavy one", &huge, "more than 5 MB"),
        ("nothing", b"", "Choose a picture"),
    ] {
        let refused = send_photo(&elif, &mine, &[("me.png", "image/png", bytes)], &[("shown_to", "trainers")]).await;
        let refused = refused.must_be(422);
        assert!(said(&refused).contains(words), "{what}: {}", said(&refused));
        assert_eq!(refused.attribute("input[name='shown_to'][checked]", "value").as_deref(), Some("trainers"));
        refused.must_say("Still here");
    }
    let file = ("me.png", "image/png", good.as_slice());
    send_photo(&elif, &mine, &[file, file], &[]).await.must_be(400);
    send_photo(&elif, &mine, &[file], &[("role", "trainer")]).await.must_be(400);
    send_photo(&elif, &mine, &[file], &[("shown_to", "everybody")]).await.must_be(422);
    send_photo(&elif, &mine, &[file], &[("_key", "short")]).await.must_be(400);
    // A form of a thousand parts that weigh nothing.
    let many: Vec<(&str, &str)> = std::iter::repeat_n(("body", ""), 1_000).collect();
    let (kind, body) = parts(&many, &[]);
    elif.send_raw(&format!("{mine}/photo"), &kind, body).await.must_be(413);
    let (kind, body) = parts(&[("_key", "0123456789abcdef0123456789")], &[file]);
    let photo = format!("{mine}/photo");
    elif.send_raw(&photo, &kind, body[..body.len() / 2].to_vec()).await.must_be(400);
    elif.send_raw(&photo, "multipart/form-data", body.clone()).await.must_be(400);
    elif.send_raw(&photo, "text/plain", body.clone()).await.must_be(400);
    let theirs = profile_of(&garden, "jonas").await;
    elif.send_raw(&format!("{theirs}/photo"), &kind, body.clone()).await.must_be(403);
    garden.world.stranger().send_raw(&photo, &kind, body).await.must_be(401);
    assert_eq!(kept(&garden).await, 0);
}

#[actix_web::test]
async fn with_the_account_what_somebody_said_about_themselves_is_gone() {
    let garden = Garden::new().await;
    let world = &garden.world;
    say(&garden, "elif", "wonder", "Why is it grey?", "cohorts").await;
    photographed(&garden, "elif").await;
    let who = world.person("elif").await.id;
    world.store.write(async |tx| forget_profile(tx, who).await).await.unwrap();
    assert_eq!(kept(&garden).await, 0);
    assert_eq!(profile_part::Entity::find().count(world.store.read()).await.unwrap(), 0);
}
