//! The sentences people of the demonstration give themselves on Monday mornings.

use anyhow::Context;
use chrono::{DateTime, Duration, Utc};
use entity::{ids::CohortId, person};

use super::seed::{no, unfit};
use crate::{
    features::{
        cohorts::{CohortOn, WeekOn, find_cohort},
        curriculum::Catalogue,
        progress::{NewPlan, PlanWeek, set_week_plan},
    },
    identity::{Actor, Permit},
    platform::{
        clock::Clock,
        text::{Line, Text},
    },
    storage::Store,
};

/// Who writes in which week, how many minutes after it has opened, and what: "Wenn …, dann …".
const SENTENCES: [(&str, u32, i64, &str, &str); 8] = [
    ("elif", 1, 25, "am Dienstag die Schichtübergabe länger dauert", "lese ich am Mittwoch vor der Frühschicht"),
    ("elif", 2, 12, "mir kein Anfang einfällt", "schreibe ich auf, was ich am Telefon sagen würde"),
    ("elif", 3, 18, "die Tafel wieder leer bleibt", "frage ich am Donnerstag drei Leute an Linie 3 selbst"),
    ("krzysztof", 1, 70, "der Montag voll ist", "nehme ich mir den Freitag nach dem Mittag"),
    ("krzysztof", 3, 95, "ich bei einer Lektion hängen bleibe", "lese ich zuerst, was die anderen schreiben"),
    ("heike", 2, 44, "der Betriebsrat tagt", "lege ich die Stunde auf den Abend davor"),
    ("svenja", 3, 31, "ich nichts zu sagen weiß", "stelle ich eine Frage"),
    ("thuy", 3, 52, "das Kind krank ist", "mache ich nur die eine Lektion, die mich am meisten angeht"),
];

/// Where the sentences are written.
pub struct Desk<'a> {
    /// The database, on the clock of the story.
    pub store: &'a Store,
    /// That clock.
    pub clock: &'a Clock,
    /// The courses.
    pub catalogue: &'a Catalogue,
    /// Nothing is written later than this.
    pub now: DateTime<Utc>,
}

impl Desk<'_> {
    /// Lets everybody of a cohort write what they wrote by now, each at their hour.
    pub async fn write<'p>(
        &self,
        cohort: CohortId,
        people: impl Fn(&str) -> Option<&'p person::Model>,
    ) -> anyhow::Result<()> {
        for (key, week, minutes, cue, deed) in SENTENCES {
            let Some(person) = people(key) else { continue };
            let who = Actor::of(person);
            let on = find_cohort(self.store.read(), self.catalogue, cohort, who.id).await.map_err(no)?;
            let at = on.calendar.opens_at(week) + Duration::minutes(minutes);
            // In the other cohorts of the school, and in weeks to come, they have written nothing.
            if on.standing.role.is_none() || at > self.now {
                continue;
            }
            self.clock.forward(at - self.clock.now());
            self.one(who, on, week, (cue, deed)).await.with_context(|| format!("{key} in week {week}"))?;
        }
        Ok(())
    }

    async fn one(&self, who: Actor, cohort: CohortOn, number: u32, said: (&str, &str)) -> anyhow::Result<()> {
        let open = cohort.calendar.is_open(number, self.clock.now());
        let may = Permit::<PlanWeek>::ask(who, WeekOn { cohort, number, open });
        let may = may.map_err(|denied| anyhow::anyhow!("{denied:?}"))?;
        let plan = NewPlan::Sentence {
            cue: Line::parse(said.0).map_err(unfit("cue"))?,
            deed: Line::parse(said.1).map_err(unfit("deed"))?,
        };
        self.store.write(async |tx| set_week_plan(tx, &may, &plan, 0).await).await.map_err(no)
    }
}
