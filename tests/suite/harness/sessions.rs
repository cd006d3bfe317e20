//! Live sessions, planned and answered through the front door.

use entity::ids::LiveSessionId;

use super::{Garden, Page, Persona};

/// A session and its times.
#[derive(Clone, Debug)]
pub struct Planned {
    pub id: LiveSessionId,
    /// Path of its page.
    pub path: String,
    /// Ids of its times, the earliest first.
    pub slots: Vec<String>,
}

/// What a form says unless a test says otherwise: Friday of the first week, two o'clock in Berlin.
const USUAL: [(&str, &str); 9] = [
    ("kind", "open_questions"),
    ("title", "Ask me anything about compost"),
    ("purpose", "Bring one question from your garden."),
    ("run_sheet", "10 Arrive\n45 Your questions\n5 What we take along"),
    ("join_url", "https://meet.example.org/compost"),
    ("on", "2027-01-08"),
    ("at", "14:00"),
    ("zone", "Europe/Berlin"),
    ("minutes", "60"),
];

impl Garden {
    /// A session Tom has planned, with changes.
    pub async fn plan_session(&self, changes: &[(&str, &str)]) -> Planned {
        let tom = self.world.sign_in("tom").await;
        let page = tom.try_to_plan(self, changes).await.must_be(303);
        let path = page.headers["location"].to_str().unwrap().to_owned();
        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        let slots = tom.slots(&path).await;
        Planned { id, path, slots }
    }

    /// The same with a second time.
    pub async fn plan_twice(&self, changes: &[(&str, &str)], second: &[(&str, &str)]) -> Planned {
        let planned = self.plan_session(changes).await;
        let tom = self.world.sign_in("tom").await;
        let edit = tom.get(&format!("{}/edit", planned.path)).await;
        tom.press(&edit, "/slots", second).await.must_be(303);
        let slots = tom.slots(&planned.path).await;
        Planned { slots, ..planned }
    }
}

impl Persona {
    /// Sends the form that plans a session.
    pub async fn try_to_plan(&self, garden: &Garden, changes: &[(&str, &str)]) -> Page {
        let new = self.get(&garden.at("/sessions/new")).await.must_be(200);
        let mut fields: Vec<(&str, &str)> = USUAL.to_vec();
        fields.retain(|(name, _)| changes.iter().all(|(other, _)| other != name));
        fields.extend(changes);
        self.press(&new, "/sessions", &fields).await
    }

    /// Ids of the times on a session's page.
    async fn slots(&self, path: &str) -> Vec<String> {
        let page = self.get(path).await.must_be(200);
        let ids = page.attributes("li[id^='slot-']", "id");
        ids.into_iter().map(|id| id.trim_start_matches("slot-").to_owned()).collect()
    }

    /// Says whether one comes: the id of a time, or `no`.
    pub async fn answers(&self, planned: &Planned, answer: &str) -> Page {
        let sent = self.send_fresh(&format!("{}/answer", planned.path), &[("answer", answer)]).await;
        match sent.headers.get("location") {
            Some(next) => self.get(next.to_str().unwrap()).await,
            None => sent,
        }
    }
}
