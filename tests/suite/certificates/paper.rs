//! Stories about a certificate on paper, read back by a program that did not write it.

use entity::{cohort, person};
use lopdf::{Document, Object};
use reqwest::{Method, header::HeaderMap};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{completions, earned, progress};
use crate::harness::{Garden, Persona, World};

async fn bytes(persona: &Persona, path: &str) -> (HeaderMap, Vec<u8>) {
    let response = persona.request(Method::GET, path).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 200, "{path}");
    let (headers, body) = (response.headers().clone(), response.bytes().await.unwrap().to_vec());
    keep(&body);
    (headers, body)
}

/// Keeps one for other programs to look at, where somebody wants that.
fn keep(body: &[u8]) {
    let Some(folder) = std::env::var_os("LERNWEG_TEST_CERTIFICATES").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{:08x}.pdf", rand::random::<u32>())), body).unwrap();
}

/// What stands on it, and what a program calls it.
async fn read(persona: &Persona, path: &str) -> (String, String) {
    let document = Document::load_mem(&bytes(persona, path).await.1).unwrap();
    assert_eq!(document.get_pages().len(), 1);
    let text = document.extract_text(&[1]).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    let about = document.trailer.get_deref(b"Info", &document).and_then(Object::as_dict).unwrap();
    (text, lopdf::decode_text_string(about.get(b"Title").unwrap()).unwrap())
}

async fn renamed(world: &World, key: &str, name: &str) {
    let change = person::Entity::update_many().col_expr(person::Column::Name, Expr::value(name));
    let own = change.filter(person::Column::Id.eq(world.person(key).await.id));
    own.exec(world.store.schema()).await.unwrap();
}

#[actix_web::test]
async fn whoever_has_the_link_can_keep_a_certificate_on_paper() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let page = earned(&garden).await;
    let path = world.stranger().get(&page).await.must_be(200).link("Download as PDF");
    let elif = world.sign_in("elif").await;
    assert_eq!(progress(&elif).await.link("Download as PDF"), path);
    let (headers, first) = bytes(&elif, &path).await;
    assert_eq!(headers["content-type"], "application/pdf");
    assert_eq!(headers["content-disposition"], "attachment; filename=\"certificate-gardening.pdf\"");
    assert_eq!(headers["cache-control"], "no-store");
    assert!(first == bytes(&world.stranger(), &path).await.1, "the same certificate, other bytes");
    let (text, title) = read(&world.stranger(), &path).await;
    assert_eq!(title, "Certificate for Elif: Gardening");
    let said = "Certificate Elif earned this certificate on 12 January 2027. Gardening Something grows in the end. \
        What it was given for • Shown something in 2 weeks of the course. Whether this certificate holds";
    assert!(text.contains(said), "{text}");
    // An address is too long for a line.
    assert!(text.replace(' ', "").ends_with(&format!("{}{page}", world.url)), "{text}");
}

#[actix_web::test]
async fn it_is_in_the_language_of_who_reads_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = format!("{}/pdf", earned(&garden).await);
    let german = world.stranger_reading("de");
    let (headers, _) = bytes(&german, &path).await;
    assert_eq!(headers["content-disposition"], "attachment; filename=\"bescheinigung-gardening.pdf\"");
    renamed(world, "elif", "Élif Yılmaz-Grüßgott").await;
    let (text, title) = read(&german, &path).await;
    assert_eq!(title, "Bescheinigung für Élif Yılmaz-Grüßgott: Gärtnern");
    let said = "Bescheinigung Élif Yılmaz-Grüßgott hat diese Bescheinigung am 12. Januar 2027 erreicht. Gärtnern \
        Am Ende wächst etwas. Wofür es sie gab • In 2 Wochen des Kurses etwas gezeigt.";
    assert!(text.contains(said), "{text}");
}

#[actix_web::test]
async fn a_day_is_the_one_it_was_where_the_cohort_is() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let page = earned(&garden).await;
    let far = cohort::Entity::update_many().col_expr(cohort::Column::Zone, Expr::value("Pacific/Kiritimati"));
    far.exec(world.store.schema()).await.unwrap();
    let (text, _) = read(&world.stranger(), &format!("{page}/pdf")).await;
    assert!(text.contains("on 13 January 2027."), "{text}");
    world.stranger().get(&page).await.must_say("earned on Wed 13 Jan 2027");
}

#[actix_web::test]
async fn a_name_it_has_no_letters_for_is_not_written_with_holes() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = format!("{}/pdf", earned(&garden).await);
    for name in ["李 Elif", "एलिफ", "Elif 🌱"] {
        renamed(world, "elif", name).await;
        let (text, title) = read(&world.stranger(), &path).await;
        let said = "Certificate Earned on 12 January 2027. Its page says whose it is";
        assert!(text.contains(said) && !text.contains("Elif"), "{text}");
        assert_eq!(title, format!("Certificate for {name}: Gardening"), "who opens it can still see whose it is");
    }
    renamed(world, "elif", "أليف").await;
    assert!(!read(&world.stranger(), &path).await.0.contains("Its page says"));
}

#[actix_web::test]
async fn it_names_nobody_when_the_account_is_gone() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = format!("{}/pdf", earned(&garden).await);
    let close =
        person::Entity::update_many().col_expr(person::Column::DeactivatedAt, Expr::value(Some(world.store.now())));
    close.exec(world.store.schema()).await.unwrap();
    let (text, title) = read(&world.stranger(), &path).await;
    assert!(
        text.contains("Earned on 12 January 2027. Whose it is is not said here") && !text.contains("Elif"),
        "{text}"
    );
    assert_eq!(title, "Certificate: Gardening");
    let whole = bytes(&world.stranger(), &path).await.1;
    assert!(!whole.windows(4).any(|part| part == b"Elif"));
}

#[actix_web::test]
async fn nothing_is_printed_that_was_taken_back_or_never_was() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let page = earned(&garden).await;
    let (olga, id) = (world.sign_in("olga").await, completions(world).await[0].id);
    let one = olga.get(&garden.at(&format!("/certificates/{id}"))).await;
    olga.submit(&one, "/revocation", &[("why", "A mistake of ours.")]).await.must_be(200);
    let stranger = world.stranger();
    stranger.get(&page).await.must_say("was taken back").must_not_say("Download as PDF");
    progress(&world.sign_in("elif").await).await.must_not_say("Download as PDF");
    for nowhere in [format!("{page}/pdf"), "/certificates/nonsense/pdf".to_owned()] {
        stranger.get(&nowhere).await.must_be(404);
    }
}
