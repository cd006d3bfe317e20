//! From an application to a seat.

mod applying;
pub mod board;
mod interest;
mod keeping;
mod offers;
mod pool;
mod races;
mod sections;
mod sending;

pub use board::{applied_before, assessor, score, set};
use entity::ids::ApplicationId;

use crate::harness::{Admission, Page, Persona, World, application_link};

/// A programme one can apply for.
const APPLY: &str = "/programmes/gardening/apply";

/// Every page of an application, as somebody fills it in.
const PAGES: [(&str, &[(&str, &str)]); 5] = [
    (
        "about",
        &[
            ("name", "Anna Weber"),
            ("background", "garden"),
            ("department", "north"),
            ("site", "berlin"),
            ("language", "en"),
            ("language.de", "yes"),
        ],
    ),
    (
        "community",
        &[
            ("community", "Balcony growers"),
            ("about", "Forty people with pots and questions."),
            ("experience", "new"),
            ("q-why", "Because things should grow."),
        ],
    ),
    (
        "offer",
        &[
            ("brings", "Seeds, and time."),
            ("wants", "To see how others do it."),
            ("q-plants.beans", "yes"),
            ("q-tool", "rake"),
        ],
    ),
    ("times", &[("zone", "Europe/Berlin"), ("time.mon-am", "yes"), ("time.thu-pm", "yes"), ("q-weekend", "yes")]),
    ("consent", &[("consent", "yes")]),
];

/// Asks for a link with an address, and gives its path.
async fn ask_for_link(world: &World, who: &Persona, email: &str) -> String {
    let page = who.get(APPLY).await.must_be(200);
    let sent = who.submit(&page, "/apply", &[("name", "Anna Weber"), ("email", email)]).await.must_be(200);
    assert_eq!(sent.path, "/programmes/gardening/apply/sent");
    world.deliver().await;
    world.mail.last_to(email).link("/apply/")
}

/// Fills in one page and goes on.
async fn fill_in(who: &Persona, application: &str, part: &str) -> Page {
    let page = who.get(&format!("{application}/{part}")).await.must_be(200);
    let fields = PAGES.iter().find(|(one, _)| *one == part).unwrap().1;
    who.press(&page, &format!("/{part}"), fields).await
}

/// A browser that holds the link to an application, and its address.
async fn holder(admission: &Admission, id: ApplicationId) -> (Persona, String) {
    let who = admission.world.stranger();
    who.get(&application_link(&admission.world, id)).await.must_be(200);
    (who, format!("/applications/{id}"))
}
