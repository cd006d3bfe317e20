//! The pictures of a course.

use reqwest::Method;

use super::course::{DRAWING, School};

#[actix_web::test]
async fn a_picture_is_public_and_kept_for_good() {
    let school = School::new("").await;
    let page = school.world.sign_in("elif").await.get(&school.week("reader")).await;
    let address = page.attribute("img[src$='.svg']", "src").unwrap();
    let shown = school.world.stranger().fetch(&address).await.must_be(200);
    assert_eq!(shown.body, DRAWING);
    assert_eq!(shown.headers["content-type"], "image/svg+xml");
    assert_eq!(shown.headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(shown.headers["x-content-type-options"], "nosniff");
    let policy = shown.headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.contains("default-src 'none'") && policy.contains("sandbox") && !policy.contains("script"),
        "{policy}"
    );
    let photograph = page.attribute("img[src$='.png']", "src").unwrap();
    let sent = school.world.stranger().request(Method::GET, &photograph).send().await.unwrap();
    assert_eq!(sent.headers()["content-type"], "image/png");
    assert!(sent.bytes().await.unwrap().starts_with(&[0x89, b'P', b'N', b'G']));
}

#[actix_web::test]
async fn another_hash_name_or_course_is_another_picture_and_not_there() {
    let school = School::new("").await;
    let picture = school.world.catalogue.picture("sewing", "stitch.svg").unwrap();
    let hash = &picture.hash;
    let visitor = school.world.stranger();
    visitor.fetch(&format!("/programmes/sewing/images/{hash}/stitch.svg")).await.must_be(200);
    for path in [
        "/programmes/sewing/images/000000000000/stitch.svg".to_owned(),
        format!("/programmes/sewing/images/{hash}/dot.png"),
        format!("/programmes/sewing/images/{hash}/none.svg"),
        format!("/programmes/sewing/images/{hash}/../stitch.svg"),
        format!("/programmes/sewing/images/{hash}/..%2fprogramme.yaml"),
        format!("/programmes/sewing/images/{hash}/"),
        format!("/programmes/other/images/{hash}/stitch.svg"),
        "/programmes/sewing/images/stitch.svg".to_owned(),
    ] {
        visitor.fetch(&path).await.must_be(404);
    }
}
