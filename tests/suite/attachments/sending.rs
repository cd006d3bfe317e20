//! Somebody shows something: a picture with words, a PDF, several at once; and nothing they typed is lost on the way.

use image::{ImageFormat, Rgb, RgbImage};
use reqwest::Method;

use super::{PDF, add, asked, kept, row, rows, send, send_with};
use crate::{
    harness::{Garden, Page},
    people::picture,
};

#[actix_web::test]
async fn a_picture_goes_along_with_the_words_that_say_what_is_to_be_seen() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let page = elif.get(&asked(&garden).await.path).await;
    let shown = picture([200, 0, 0], ImageFormat::Png);
    let page = add(&elif, &page, ("Mein Beet.png", &shown), &[("body", "I put **boards** out.")]).await.must_be(200);
    assert_eq!(page.typed("/posts", "body"), "I put **boards** out.", "what was typed is still there");
    page.must_say("Mein Beet.jpg").must_say("5 KB").must_say("What is to be seen?");
    let thread = send(&elif, &page, "I put **boards** out.", "A bed with boards in it").await;
    assert_eq!(thread.attribute(".attached img", "alt").as_deref(), Some("A bed with boards in it"));
    let (width, height) = (thread.attribute(".attached img", "width"), thread.attribute(".attached img", "height"));
    assert_eq!((width.as_deref(), height.as_deref()), (Some("300"), Some("200")));
    assert_eq!(thread.attribute(".attached img", "loading").as_deref(), Some("lazy"));
    let (large, small) = (thread.attribute(".attached a", "href"), thread.attribute(".attached img", "src"));
    for path in [large.unwrap(), small.unwrap()] {
        let answer = jonas.request(Method::GET, &path).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 200);
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "image/jpeg");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-security-policy"), "sandbox; default-src 'none'");
        assert_eq!(header("cache-control"), "private, max-age=3600, immutable");
        let tag = header("etag");
        let again = jonas.request(Method::GET, &path).header("if-none-match", &tag).send().await.unwrap();
        assert_eq!(again.status().as_u16(), 304);
        assert_eq!(image::guess_format(&answer.bytes().await.unwrap()).unwrap(), ImageFormat::Jpeg);
    }
    assert!(jonas.get(&thread.path).await.attribute("form[action$='/posts'] .waiting-files", "class").is_none());
}

#[actix_web::test]
async fn a_pdf_is_kept_as_it_is_and_handed_over_to_be_saved() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    let page = add(&elif, &page, ("Plan für März.pdf", PDF), &[]).await.must_be(200);
    let thread = send(&elif, &page, "The plan.", "").await;
    thread.must_say("Plan für März.pdf").must_say("PDF, 1 KB");
    let path = thread.attribute(".attached a", "href").unwrap();
    let answer = elif.request(Method::GET, &path).send().await.unwrap();
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("content-disposition"), "attachment; filename*=UTF-8''Plan%20f%C3%BCr%20M%C3%A4rz.pdf");
    assert_eq!(header("content-security-policy"), "sandbox; default-src 'none'");
    assert_eq!(answer.bytes().await.unwrap(), PDF);
    elif.fetch(&format!("{path}/small")).await.must_be(404);
}

#[actix_web::test]
async fn a_new_thread_takes_its_files_along() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let typed = [("title", "What is this?"), ("body", "It grew over night."), ("language", "de")];
    let files = garden.at("/threads/files");
    let page = send_with(&elif, &new, "/threads", &files, Some(("plan.pdf", PDF)), &typed).await.must_be(200);
    for (name, value) in typed {
        assert_eq!(page.typed("/threads", name), value);
    }
    page.must_say("plan.pdf");
    elif.get(&garden.at("/threads/new")).await.must_say("plan.pdf");
    let thread = elif.submit(&page, "/threads", &[]).await.must_be(200);
    thread.must_say("plan.pdf").must_say("It grew over night.");
    elif.get(&garden.at("/threads/new")).await.must_not_say("plan.pdf");
    assert_eq!(rows(&garden).await.len(), 1);
}

#[actix_web::test]
async fn a_file_that_was_chosen_and_never_added_goes_along_all_the_same() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    let action = page.form("/posts").action;
    let sent = send_with(&elif, &page, "/posts", &action, Some(("plan.pdf", PDF)), &[("body", "Here.")]).await;
    sent.must_be(303);
    // Without words for a picture the post waits, and so does the picture.
    let page = elif.get(&page.path).await.clone();
    page.must_say("plan.pdf");
    let shown = picture([0, 0, 200], ImageFormat::Jpeg);
    let changes = [("body", "And here.")];
    let waits = send_with(&elif, &page, "/posts", &action, Some(("bed.jpg", &shown)), &changes).await.must_be(422);
    assert_eq!(waits.typed("/posts", "body"), "And here.");
    let mistakes = waits.mistakes();
    assert_eq!(mistakes, ["Say in one sentence what is to be seen, or tick that it is only there to look nice."]);
    let field = waits.attribute("#errors a", "href").unwrap();
    assert!(waits.attribute(&format!("[id='{}']", &field[1..]), "name").unwrap().starts_with("caption."));
    // Ticked as decoration, it needs none.
    let box_ = waits.attribute("input[name^='decorative.']", "name").unwrap();
    let sent = send_with(&elif, &waits, "/posts", &action, None, &[(&box_, "yes")]).await.must_be(303);
    let thread = elif.get(sent.headers["location"].to_str().unwrap().split('#').next().unwrap()).await;
    let last = thread.attributes(".attached img", "alt").pop();
    assert_eq!(last.as_deref(), Some(""));
    assert_eq!(thread.texts("article.post").len(), 3);
}

#[actix_web::test]
async fn what_was_added_can_be_taken_away_and_what_was_typed_stays() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = asked(&garden).await.path;
    let page = elif.get(&thread).await;
    let page = add(&elif, &page, ("plan.pdf", PDF), &[("body", "Words")]).await.must_be(200);
    let shown = picture([0, 90, 0], ImageFormat::WebP);
    let page = add(&elif, &page, ("bed.webp", &shown), &[]).await.must_be(200);
    let caption = page.attribute("input[name^='caption.']", "name").unwrap();
    let which = page.attributes("button[name='take_away']", "value");
    assert_eq!(which.len(), 2);
    let press = [("take_away", which[0].as_str()), (&caption, "A bed")];
    let path = page.attribute("button[name='take_away']", "formaction").unwrap();
    let path = path.split('#').next().unwrap();
    let page = send_with(&elif, &page, "/posts", path, None, &press).await.must_be(200);
    page.must_not_say("plan.pdf").must_say("bed.jpg");
    assert_eq!(page.typed("/posts", "body"), "Words");
    // Come back later, on another machine: the file and its words are there.
    let later = garden.world.sign_in("elif").await.get(&thread).await;
    assert_eq!(later.typed("/posts", &caption), "A bed");
    // Loaded anew, the address of the form leads back to the thread.
    elif.get(path).await.must_be(200).must_say("bed.jpg");
}

#[actix_web::test]
async fn two_windows_and_two_presses_make_no_second_file() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    for _ in 0..3 {
        add(&elif, &page, ("plan.pdf", PDF), &[]).await.must_be(200);
    }
    assert_eq!(rows(&garden).await.len(), 1);
    let action = page.form("/posts").action;
    for _ in 0..3 {
        let with = Some(("plan.pdf", PDF));
        send_with(&elif, &page, "/posts", &action, with, &[("body", "Once")]).await.must_be(303);
    }
    let thread = elif.get(&page.path).await;
    assert_eq!((thread.texts("article.post").len(), thread.texts(".attached li").len()), (2, 1));
}

#[actix_web::test]
async fn ten_files_are_a_post_and_the_eleventh_is_refused_in_words() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let mut page = elif.get(&asked(&garden).await.path).await;
    for nth in 0..10 {
        let pdf = [PDF, format!("%{nth}\n").as_bytes()].concat();
        page = add(&elif, &page, (&format!("{nth}.pdf"), &pdf), &[]).await.must_be(200);
    }
    assert!(page.attribute("input[type='file']", "name").is_none());
    page.must_say("A post takes ten files");
    let more = add(&elif, &page, ("11.pdf", PDF), &[("body", "Still here")]).await.must_be(422);
    assert_eq!(more.typed("/posts", "body"), "Still here");
    more.must_say("A post takes 10 files.");
    let thread = send(&elif, &more, "All of them", "").await;
    let names: Vec<String> = (0..10).map(|nth| format!("{nth}.pdf")).collect();
    assert_eq!(thread.texts(".attached bdi"), names, "in the order in which they came");
}

#[actix_web::test]
async fn a_day_has_fifty_megabytes() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = asked(&garden).await.path;
    let heavy = [b"%PDF-1.4\n".as_slice(), &vec![b'x'; 17 * 1024 * 1024], b"startxref\n9\n%%EOF\n"].concat();
    let add_one = async |who: &crate::harness::Persona| -> Page {
        let page = who.get(&thread).await;
        add(who, &page, ("heavy.pdf", &heavy), &[]).await
    };
    add_one(&elif).await.must_be(200).must_say("18 MB");
    add_one(&elif).await.must_be(200);
    add_one(&elif).await.must_be(422).must_say("You have added 50 MB within a day.");
    add_one(&garden.world.sign_in("jonas").await).await.must_be(200);
    garden.world.later(chrono::Duration::hours(25));
    add_one(&garden.world.sign_in("elif").await).await.must_be(200);
}

/// A photo, wider than high, taken with the camera held upright, at home: the upper half is red.
fn at_home() -> Vec<u8> {
    let colour = |x: u32| if x < 150 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) };
    let lying = RgbImage::from_fn(300, 200, |x, _| colour(x));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::from(lying).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    let plain = bytes.into_inner();
    let tiff: &[u8] =
        b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 52.5200 13.4050 Camera 4711";
    let length = u16::try_from(2 + 6 + tiff.len()).unwrap().to_be_bytes();
    let exif = [&[0xFF, 0xE1][..], &length, b"Exif\0\0", tiff].concat();
    [&plain[..2], &exif, &plain[2..]].concat()
}

#[actix_web::test]
async fn a_photo_stands_upright_and_does_not_say_where_it_was_taken() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    let page = add(&elif, &page, ("IMG_4711.jpg", &at_home()), &[]).await.must_be(200);
    send(&elif, &page, "My bed.", "A bed").await;
    let files = kept(&garden);
    assert_eq!(files.len(), 2, "a large one and a small one, and not the one that was sent");
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let says = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
        assert!(!says(b"Exif") && !says(b"GPS") && !says(b"4711"));
        let drawn = image::load_from_memory(&bytes).unwrap().into_rgb8();
        assert_eq!(drawn.dimensions(), (200, 300), "turned");
        assert!(drawn.get_pixel(100, 20).0[0] > 200 && drawn.get_pixel(100, 280).0[2] > 200, "the right way round");
    }
    let row = row(&garden, &rows(&garden).await[0].id.to_string()).await;
    assert_eq!((row.width, row.height), (Some(200), Some(300)));
}

#[actix_web::test]
async fn the_mail_says_how_many_files_there_are_and_brings_none() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    let page = add(&elif, &page, ("plan.pdf", PDF), &[]).await.must_be(200);
    let page = add(&elif, &page, ("bed.png", &picture([1, 2, 3], ImageFormat::Png)), &[]).await.must_be(200);
    send(&elif, &page, "Here they are.", "A bed").await;
    garden.world.deliver().await;
    let mail = garden.world.mail.last_to("jonas@example.org");
    assert!(mail.text.contains("with 2 files"), "{}", mail.text);
    assert!(!mail.text.contains("plan.pdf"));
}
