//! Stories about those who keep a programme: when people apply, who is there twice, what is taken along.

mod doubles;
mod exports;
mod importing;
mod intake;
mod seats;

use entity::states::ProgrammeRole;

use crate::harness::{Admission, Page, Persona};

const OVERVIEW: &str = "/programmes/gardening/applications";

async fn helper(admission: &Admission, key: &str, role: ProgrammeRole) -> Persona {
    admission.cohort.appoint(&admission.world, key, role).await;
    admission.world.sign_in(key).await
}

/// Takes a table over, as Olga pastes it.
async fn paste(admission: &Admission, table: &str) -> Page {
    let olga = admission.world.sign_in("olga").await;
    let page = olga.get(&admission.cohort.at("/applications/import")).await.must_be(200);
    olga.press(&page, "/import", &[("table", table), ("way", "take")]).await
}

#[actix_web::test]
async fn deputies_keep_a_programme_and_assessors_do_not() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let id = admission.cohort.apply(world, "anna").await;
    let dora = helper(&admission, "dora", ProgrammeRole::Deputy).await;
    let asa = helper(&admission, "asa", ProgrammeRole::Assessor).await;
    let sam = world.sign_in("sam").await;
    let transfer = format!("/applications/{id}/transfer");
    let paths = ["/intake", "/applications.csv", "/applications.xlsx", "/applications/import", &transfer];
    for path in paths.map(|path| admission.cohort.at(path)) {
        dora.fetch(&path).await.must_be(200);
        asa.fetch(&path).await.must_be(403);
        sam.fetch(&path).await.must_be(404);
    }
    let merge = admission.cohort.at(&format!("/applications/{id}/merge"));
    for path in [&admission.cohort.at("/intake"), &admission.cohort.at("/applications/import"), &merge] {
        let fields = [("_key", "0123456789abcdef01")];
        dora.send(path, &fields).await.must_be(422);
        asa.send(path, &fields).await.must_be(403);
    }
    dora.fetch(OVERVIEW).await.must_be(200);
    asa.fetch(OVERVIEW).await.must_be(404);
    world.stranger().fetch("/programmes/gardening/seats").await.must_be(200);
}
