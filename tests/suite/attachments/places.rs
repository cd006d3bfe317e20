//! Where files are kept: in a folder, or with a service that speaks S3; and what the house says where neither will do.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    web::{self, Bytes, Data},
};
use chrono::Duration;
use lernweg::{
    features::attachments::sweep_files,
    platform::settings::Settings,
    storage::{FileKey, FileStore, connect::Absent},
};

use super::{add, asked, rows, sent_picture};
use crate::{
    harness::{Garden, World},
    people::picture,
};

/// A service that speaks as much S3 as the house needs.
type Bucket = Data<Mutex<BTreeMap<String, Bytes>>>;

async fn answer(req: HttpRequest, bucket: Bucket, body: Bytes) -> HttpResponse {
    let signed = req.headers().get("authorization").and_then(|value| value.to_str().ok()).unwrap_or("");
    if !signed.starts_with("AWS4-HMAC-SHA256 Credential=gardener/") {
        return HttpResponse::Forbidden().finish();
    }
    let mut held = bucket.lock().unwrap();
    let key = req.path().trim_start_matches("/greenhouse").trim_start_matches('/').to_owned();
    match req.method().as_str() {
        "PUT" => {
            held.insert(key, body);
            HttpResponse::Ok().insert_header(("etag", "\"1\"")).finish()
        }
        "DELETE" => {
            held.remove(&key);
            HttpResponse::NoContent().finish()
        }
        "GET" if key.is_empty() => {
            let line = |(key, bytes): (&String, &Bytes)| {
                format!(
                    "<Contents><Key>{key}</Key><Size>{}</Size><LastModified>2027-01-06T10:00:00.000Z</LastModified></Contents>",
                    bytes.len()
                )
            };
            let list: String = held.iter().map(line).collect();
            let text = format!("<ListBucketResult><IsTruncated>false</IsTruncated>{list}</ListBucketResult>");
            HttpResponse::Ok().content_type("application/xml").body(text)
        }
        "GET" => match held.get(&key) {
            Some(bytes) => HttpResponse::Ok()
                .insert_header(("etag", "\"1\""))
                .insert_header(("last-modified", "Wed, 06 Jan 2027 10:00:00 GMT"))
                .body(bytes.clone()),
            None => HttpResponse::NotFound().finish(),
        },
        _ => HttpResponse::MethodNotAllowed().finish(),
    }
}

/// Starts the service; where it is, and what it holds.
fn service() -> (String, Bucket) {
    let bucket = Bucket::default();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let held = bucket.clone();
    let app = move || App::new().app_data(held.clone()).default_service(web::to(answer));
    actix_web::rt::spawn(HttpServer::new(app).workers(1).disable_signals().listen(listener).unwrap().run());
    (url, bucket)
}

fn in_bucket(settings: &mut Settings, url: &str) {
    settings.files = "s3://greenhouse/school".into();
    settings.s3_endpoint = Some(url.to_owned());
    settings.s3_key = Some("gardener".into());
    settings.s3_secret = Some("a secret of the greenhouse".into());
}

#[actix_web::test]
async fn a_bucket_is_as_good_as_a_folder() {
    let (url, bucket) = service();
    let world = World::with(|settings| in_bucket(settings, &url)).await;
    let garden = Garden::in_world(world).await;
    let id = sent_picture(&garden, "elif", &asked(&garden).await.path).await;
    let jonas = garden.world.sign_in("jonas").await;
    jonas.fetch(&format!("/files/{id}")).await.must_be(200);
    jonas.fetch(&format!("/files/{id}/small")).await.must_be(200);
    let held = || bucket.lock().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(held().len(), 2);
    assert!(held().iter().all(|key| key.starts_with("school/2027-01-06/")));
    let store = &garden.world.store;
    let files = store.files().unwrap();
    files.check(store.now()).await.unwrap();
    files.put(&FileKey::fresh(store.now()), Bytes::from_static(b"lost")).await.unwrap();
    garden.world.later(Duration::days(3));
    sweep_files(store, async |_| Ok(BTreeSet::new())).await.unwrap();
    assert_eq!(held().len(), 2);
}

#[actix_web::test]
async fn where_files_cannot_be_kept_the_words_are() {
    let (url, bucket) = service();
    let world = World::with(|settings| {
        in_bucket(settings, &url);
        settings.s3_key = Some("nobody".into());
    })
    .await;
    let garden = Garden::in_world(world).await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    let shown = picture([3, 3, 3], image::ImageFormat::Png);
    let refused = add(&elif, &page, ("bed.png", &shown), &[("body", "For an hour")]).await.must_be(422);
    refused.must_say("We cannot keep files at the moment.");
    assert_eq!(refused.typed("/posts", "body"), "For an hour");
    assert!(rows(&garden).await.is_empty() && bucket.lock().unwrap().is_empty());
    let said = garden.world.store.files().unwrap().check(garden.world.store.now()).await.unwrap_err();
    assert!(said.to_string().starts_with("Files cannot be kept at s3://greenhouse/school: "), "{said}");
}

#[actix_web::test]
async fn a_place_that_will_not_do_is_refused_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let at = |files: &str| Settings { files: files.into(), ..Settings::default() };
    let no = |settings: &Settings| FileStore::open(settings, Absent::Refuse).unwrap_err().to_string();
    let absent = folder.path().join("absent").to_string_lossy().into_owned();
    assert_eq!(no(&at(&absent)), format!("The folder for files {absent} is not there; `lernweg migrate` makes it."));
    FileStore::open(&at(&absent), Absent::Create)
        .unwrap()
        .check("2027-01-06T10:00:00Z".parse().unwrap())
        .await
        .unwrap();
    assert!(FileStore::open(&at(&absent), Absent::Refuse).is_ok());
    assert!(no(&at("")).contains("it must be a folder or look like s3://BUCKET/PREFIX"));
    assert!(no(&at("gs://bucket")).contains("it must be a folder or look like s3://BUCKET/PREFIX"));
    assert!(no(&at("s3://bucket")).contains("LERNWEG_S3_KEY and LERNWEG_S3_SECRET must be set, too"));
}
