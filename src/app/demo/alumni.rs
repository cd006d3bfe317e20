//! Who of the demonstration's finished cohort stays within reach, and what they say there.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use entity::{
    alumni_role,
    ids::{AlumniRoleId, CohortId},
    states::{AlumniRoleKind, AlumniRoleState, AlumniWordKind, HelperAnswer},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;

use super::seed::{PROGRAMME, Story, no, unfit};
use crate::{
    features::{
        alumni::{
            AlumniOn, AnswerRole, Month, Offering, RoleOn, Said, answer_role, find_network, join, offer_role,
            say_answer, say_word,
        },
        nudges::{HelpNext, say_whether_to_help},
    },
    identity::{Permit, Policy},
    platform::{
        files::Files,
        text::{Line, Text},
    },
};

/// What is told of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tale {
    cohort: String,
    joined_days_ago: i64,
    members: Vec<Member>,
    roles: Vec<Role>,
    answers: Vec<Vec<Answer>>,
}

/// Somebody who has joined.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    key: String,
    department: Option<String>,
    ask: Option<Word>,
    offer: Option<Word>,
    helps: Option<HelperAnswer>,
}

/// What they look for, or could give.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    days_ago: i64,
    text: String,
}

/// A role somebody was asked to take.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Role {
    key: String,
    kind: AlumniRoleKind,
    asked_days_ago: i64,
    taken: bool,
    reason: String,
}

/// What somebody answers to a question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    key: String,
    text: String,
}

fn built_in() -> anyhow::Result<Tale> {
    let bytes = Files::Content.read("demo/alumni.yaml")?.context("there is no demo/alumni.yaml")?;
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
}

/// A moment in this month, and one in the last.
fn moments(now: DateTime<Utc>) -> [DateTime<Utc>; 2] {
    let begun = Month::of(now).first_day().and_time(NaiveTime::MIN).and_utc();
    [begun.max(now - Duration::hours(2)), begun - Duration::hours(12)]
}

impl Story<'_> {
    /// Who took part stays within reach.
    pub(super) async fn stay_in_touch(&self, owner: &str, cohorts: &BTreeMap<String, CohortId>) -> anyhow::Result<()> {
        let tale = built_in()?;
        let cohort = *cohorts.get(&tale.cohort).with_context(|| tale.cohort.clone())?;
        self.turn_to(self.now - Duration::days(tale.joined_days_ago));
        for member in &tale.members {
            let may = self.in_network(&member.key).await?;
            let department = member.department.as_deref();
            self.store.write(async |tx| join(tx, &may, "", department).await).await.map_err(no)?;
            if let Some(answer) = member.helps {
                let may = self.may::<HelpNext>(&member.key, cohort).await?;
                self.store.write(async |tx| say_whether_to_help(tx, &may, answer).await).await.map_err(no)?;
            }
        }
        for member in &tale.members {
            for (kind, word) in [(AlumniWordKind::Ask, &member.ask), (AlumniWordKind::Offer, &member.offer)] {
                let Some(word) = word else { continue };
                self.turn_to(self.now - Duration::days(word.days_ago));
                let (may, language) = (self.in_network(&member.key).await?, &self.person(&member.key)?.locale);
                let said = self.store.write(async |tx| say_word(tx, &may, kind, &word.text, language).await);
                said.await.map_err(no)?;
            }
        }
        for role in &tale.roles {
            self.ask_for(owner, role).await.with_context(|| role.key.clone())?;
        }
        for at in moments(self.now) {
            self.turn_to(at);
            self.answer_month(&tale.answers, Month::of(at)).await?;
        }
        self.turn_to(self.now);
        Ok(())
    }

    /// The network as somebody finds it, and what they may do there.
    async fn in_network<P: Policy<On = AlumniOn>>(&self, key: &str) -> anyhow::Result<Permit<P>> {
        let who = self.actor(key)?;
        let found = find_network(self.store.read(), self.catalogue, PROGRAMME, (who.id, self.store.now()));
        let on = found.await.map_err(no)?;
        Permit::ask(who, on).map_err(|denied| anyhow!("{key}: {denied:?}"))
    }

    async fn ask_for(&self, owner: &str, role: &Role) -> anyhow::Result<()> {
        self.turn_to(self.now - Duration::days(role.asked_days_ago));
        let person = self.person(&role.key)?.id;
        let reason = Line::parse(&role.reason).map_err(unfit("reason"))?;
        let (may, new) = (self.looks_after(owner).await?, Offering { person, kind: role.kind, reason });
        self.store.write(async |tx| offer_role(tx, &may, &new).await).await.map_err(no)?;
        if !role.taken {
            return Ok(());
        }
        self.turn_to(self.store.now() + Duration::hours(5));
        let asked = alumni_role::Entity::find()
            .filter(alumni_role::Column::PersonId.eq(person))
            .filter(alumni_role::Column::State.eq(AlumniRoleState::Offered));
        let row = asked.one(self.store.read()).await?.context("a role they were offered")?;
        let may = self.asked(&role.key, row.id).await?;
        self.store.write(async |tx| answer_role(tx, &may, true).await).await.map_err(no)
    }

    async fn asked(&self, key: &str, id: AlumniRoleId) -> anyhow::Result<Permit<AnswerRole>> {
        let who = self.actor(key)?;
        let found = find_network(self.store.read(), self.catalogue, PROGRAMME, (who.id, self.store.now()));
        let network = found.await.map_err(no)?;
        let role = alumni_role::Entity::find_by_id(id).one(self.store.read()).await?.context("the role")?;
        Permit::ask(who, RoleOn { network, role }).map_err(|denied| anyhow!("{key}: {denied:?}"))
    }

    async fn answer_month(&self, answers: &[Vec<Answer>], month: Month) -> anyhow::Result<()> {
        let course = self.catalogue.programme(PROGRAMME).context("the course")?;
        let Some(nth) = month.turn(course.alumni_questions.len()) else { return Ok(()) };
        let question = course.alumni_questions.get(nth).context("a question")?;
        for answer in answers.get(nth).into_iter().flatten() {
            let language = self.person(&answer.key)?.locale.clone();
            let asked = course.say(question, &language).text;
            let said = Said { body: answer.text.clone(), language, question: asked, version: 0 };
            let may = self.in_network(&answer.key).await?;
            self.store.write(async |tx| say_answer(tx, &may, month, &said).await).await.map_err(no)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::{DateTime, Duration, Utc};

    use super::{built_in, moments};
    use crate::features::alumni::Month;

    #[test]
    fn what_is_told_fits_and_every_question_has_answers() {
        let tale = built_in().unwrap();
        let members: BTreeSet<&str> = tale.members.iter().map(|member| member.key.as_str()).collect();
        assert!(
            tale.members
                .iter()
                .flat_map(|one| [&one.ask, &one.offer])
                .flatten()
                .all(|word| { word.text.chars().count() <= 300 && word.days_ago < tale.joined_days_ago })
        );
        assert_eq!(tale.answers.len(), 12);
        for answers in &tale.answers {
            let keys: BTreeSet<&str> = answers.iter().map(|answer| answer.key.as_str()).collect();
            assert!(keys.len() > 1 && keys.len() == answers.len() && keys.is_subset(&members), "{keys:?}");
        }
        assert!(
            tale.roles.iter().all(|role| role.reason.chars().count() <= 200 && members.contains(role.key.as_str()))
        );
    }

    #[test]
    fn two_months_are_told_whatever_the_day_and_both_after_people_joined() {
        let first: DateTime<Utc> = "2027-01-01T00:00:00Z".parse().unwrap();
        for hours in 0..24 * 400 {
            let now = first + Duration::hours(hours);
            let [this, last] = moments(now);
            assert!(this <= now && Month::of(this) == Month::of(now));
            assert!(Month::of(last) < Month::of(now) && last > now - Duration::days(36) + Duration::hours(1));
        }
    }
}
