//! A thousand applications: pages stay light and cost no more statements than three do.

use entity::{application, ids::ApplicationId};
use lernweg::platform::errors::Error;
use reqwest::Method;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

use super::at;
use crate::harness::{Admission, Persona, application_now};

/// As many as that, each with a name, a community and a code of its own.
async fn grow(admission: &Admission, like: ApplicationId, count: u32) {
    let world = &admission.world;
    let like = application_now(world, like).await;
    let rows: Vec<application::ActiveModel> = (0..count)
        .map(|nth| {
            let one = application::Model {
                id: ApplicationId(lernweg::platform::ids::fresh(world.store.now())),
                code: format!("{:08X}", nth * 2_654_435),
                name: format!("Person number {nth}"),
                email: format!("person-{nth}@example.org"),
                email_key: format!("person-{nth}@example.org"),
                community: Some(format!("Growers of terrace {}", nth * 7919 % 1000)),
                ..like.clone()
            };
            one.into_active_model().reset_all()
        })
        .collect();
    for some in rows.chunks(200) {
        let insert = async |tx: &lernweg::storage::Tx| {
            let insert = application::Entity::insert_many(some.to_vec());
            Ok::<_, Error>(insert.exec_without_returning(&**tx).await?)
        };
        world.store.write(insert).await.unwrap();
    }
}

async fn weigh(admission: &Admission, olga: &Persona, path: &str) -> (u64, usize) {
    let path = at(admission, path);
    olga.get(&path).await.must_be(200);
    let before = admission.world.store.statements();
    let request = olga.request(Method::GET, &path).header("accept-encoding", "gzip");
    let answer = request.send().await.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "gzip");
    let bytes = answer.bytes().await.unwrap().len();
    (admission.world.store.statements() - before, bytes)
}

#[actix_web::test]
async fn a_thousand_applications_cost_what_three_do() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(3).await;
    let olga = admission.world.sign_in("olga").await;
    admission.cohort.decide(&admission.world, &ids[..1], entity::states::Verdict::Offer).await;
    let pages = ["", "/composition", "/decisions", "/history"];
    let mut few = Vec::new();
    for path in pages {
        few.push(weigh(&admission, &olga, path).await.0);
    }
    grow(&admission, ids[0], 1000).await;
    for (path, before) in pages.iter().zip(few) {
        let (statements, bytes) = weigh(&admission, &olga, path).await;
        assert_eq!(statements, before, "{path}");
        assert!(statements <= 15, "{path}: {statements}");
        assert!(bytes <= 25 * 1024, "{path}: {bytes} bytes");
    }
    let last = olga.get(&at(&admission, "?page=21")).await.must_be(200);
    assert_eq!(last.texts("tbody tr").len(), 3);
    last.must_say("1003 applications");
}
