//! Stories about people and what they tell each other about themselves.

mod finding;
mod photos;
mod profiles;
mod races;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::harness::{Garden, Page, Persona, World};

/// Where `key`'s profile is in the garden.
async fn profile_of(garden: &Garden, key: &str) -> String {
    garden.at(&format!("/people/{}", garden.world.person(key).await.id))
}

/// Says something in a part of one's own profile; where it leads, or why not.
pub async fn say(garden: &Garden, key: &str, part: &str, body: &str, shown_to: &str) -> Page {
    let me = garden.world.sign_in(key).await;
    let form = me.get(&format!("{}?edit={part}", profile_of(garden, key).await)).await.must_be(200);
    me.submit(&form, &format!("/parts/{part}"), &[("body", body), ("shown_to", shown_to)]).await.must_be(200)
}

/// Says which languages one speaks.
async fn speak(garden: &Garden, key: &str, languages: &[&str]) {
    let me = garden.world.sign_in(key).await;
    let form = me.get(&format!("{}?edit=languages", profile_of(garden, key).await)).await.must_be(200);
    let names: Vec<String> = languages.iter().map(|tag| format!("language.{tag}")).collect();
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "yes")).collect();
    me.submit(&form, "/parts/languages", &fields).await.must_be(200);
}

/// Moves somebody to another zone.
pub async fn live_in(world: &World, key: &str, zone: &str) {
    let me = world.sign_in(key).await;
    let page = me.get("/me").await;
    me.press(&page, "/me", &[("zone", zone)]).await.must_be(303);
}

/// A picture of one colour.
pub fn picture(colour: [u8; 3], format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(RgbImage::from_pixel(300, 200, Rgb(colour))).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A form with files, as a browser sends it.
pub fn parts(fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> (String, Vec<u8>) {
    let (edge, mut body) = ("----a-story-about-faces", Vec::new());
    for (name, value) in fields {
        body.extend(format!("--{edge}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    for (name, kind, bytes) in files {
        let head =
            format!("content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: {kind}");
        body.extend(format!("--{edge}\r\n{head}\r\n\r\n").bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{edge}--\r\n").bytes());
    (format!("multipart/form-data; boundary={edge}"), body)
}

/// Sends files with the form for one's photo.
async fn send_photo(me: &Persona, profile: &str, files: &[(&str, &str, &[u8])], changes: &[(&str, &str)]) -> Page {
    let page = me.get(&format!("{profile}?edit=photo")).await.must_be(200);
    assert_eq!(page.attribute("form[action$='/photo']", "enctype").as_deref(), Some("multipart/form-data"));
    let form = page.form("/photo");
    let mut fields: Vec<(&str, &str)> =
        form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.retain(|(name, _)| *name != "file" && !changes.iter().any(|(changed, _)| changed == name));
    fields.extend(changes);
    let (kind, body) = parts(&fields, files);
    me.send_raw(&form.action, &kind, body).await
}

/// Gives somebody a face in one colour, seen by their cohorts, and returns where it is.
pub async fn photographed(garden: &Garden, key: &str) -> String {
    let me = garden.world.sign_in(key).await;
    let profile = profile_of(garden, key).await;
    let photo = picture([0, 90, 90], ImageFormat::Png);
    send_photo(&me, &profile, &[("me.png", "image/png", &photo)], &[]).await.must_be(303);
    me.get(&profile).await.attribute("img.face", "src").unwrap()
}
