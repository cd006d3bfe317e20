//! As long as names are hidden they stand nowhere.

use entity::states::Verdict;

use super::{assessor, at, of, post_is_empty, score, set};
use crate::harness::{Admission, Page};

#[track_caller]
fn names_nobody(page: &Page) {
    for name in ["Anna", "anna", "mailto:"] {
        assert!(!page.body.contains(name), "{name} on {}\n{}", page.path, page.text());
    }
}

#[actix_web::test]
async fn names_appear_nowhere_and_codes_instead() {
    let admission = Admission::with(|new| new.blind = true).await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    let code = crate::harness::application_now(world, ids[0]).await.code;
    let (ada, olga) = (assessor(world, "ada").await, world.sign_in("olga").await);
    score(&admission, &ada, ids[0], ["3", "3"], "Sturdy pots.").await.must_be(303);
    admission.cohort.decide(world, &ids, Verdict::Offer).await;
    let letter = format!("/decisions/{}/letter", ids[0]);
    for path in ["", "/composition", "/decisions", "/history", "/next", letter.as_str()] {
        let page = olga.get(&at(&admission, path)).await.must_be(200);
        names_nobody(&page);
        if path != "/next" {
            assert!(page.body.contains(&code), "{path}");
        }
    }
    for persona in [&ada, &olga] {
        let page = persona.get(&of(&admission, ids[0])).await.must_be(200);
        assert!(page.text_at("title").starts_with(&code));
        names_nobody(&page);
        names_nobody(&persona.get(&at(&admission, "")).await);
        names_nobody(&persona.get(&at(&admission, "/next")).await);
    }
    admission.cohort.settle(world).await;
    names_nobody(&olga.get(&at(&admission, "/history")).await);
    names_nobody(&olga.get(&at(&admission, "/composition")).await);
    names_nobody(&olga.get(&at(&admission, "/decisions")).await);
}

#[actix_web::test]
async fn the_letter_still_calls_its_reader_by_name() {
    let admission = Admission::with(|new| new.blind = true).await;
    let world = &admission.world;
    let ids = admission.apply_all(2).await;
    set(world, ids[0], entity::application::Column::Name, "Anna *Star*").await;
    let olga = world.sign_in("olga").await;
    admission.cohort.decide(world, &ids, Verdict::Offer).await;
    let page = olga.get(&at(&admission, &format!("/decisions/{}/letter", ids[0]))).await.must_be(200);
    let body = page.typed("/letter", "body");
    assert!(body.contains("Hello {name},") && body.contains("({link})"), "{body}");
    let own = body.replace("we have", "we gladly have");
    olga.submit(&page, "/letter", &[("body", &own)]).await.must_be(200);
    post_is_empty(&admission).await;
    admission.cohort.settle(world).await;
    world.later(chrono::Duration::minutes(11));
    world.deliver().await;
    let mail = &world.mail.mails_to("anna-1@example.org")[0];
    assert!(mail.text.contains("Hello Anna *Star*,") && mail.text.contains("we gladly have"), "{}", mail.text);
    assert!(mail.html.contains("Anna *Star*") && !mail.html.contains("<em>Star"), "{}", mail.html);
    assert!(mail.link("/offers/").len() > 20);
}
