//! What the cohorts of the demonstration write together, as `content/demo/papers.yaml` tells it.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::{Duration, NaiveDate, NaiveTime};
use entity::{
    document, document_section,
    ids::{CohortId, DocumentCommentId, DocumentId},
};
use sea_orm::EntityTrait;
use serde::Deserialize;

use super::seed::{Story, ZONE, no, unfit};
use crate::{
    app::Postman,
    features::{
        cohorts::{CohortOn, TakePart, find_cohort},
        documents::{
            Card, DocumentOn, Heading, LeadDocument, NewDocument, Place, SectionOn, Sent, WorkOnDocument,
            WorkOnSection, Written, add_card, agree, answer, comment, open_document, publish, resolve, save, set_owner,
            sign, suggest,
        },
    },
    identity::{Permit, Policy},
    platform::{
        files::Files,
        text::{Caption, Line, Name, Statement, Text, Title},
        zones,
    },
};

/// When people read what came in the night.
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(7, 30, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    cohort: String,
    title: String,
    purpose: String,
    language: String,
    headings: Vec<String>,
    begun: Begun,
    deeds: Vec<Deed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Begun {
    day: i64,
    at: String,
    by: String,
}

/// What somebody does about a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Does {
    Own,
    Write,
    Card,
    Suggest,
    Comment,
    Answer,
    Settle,
    Agree,
    Sign,
    Publish,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deed {
    day: i64,
    at: String,
    by: String,
    does: Does,
    #[serde(default)]
    section: usize,
    #[serde(default)]
    text: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    quote: String,
    #[serde(default)]
    to: String,
    #[serde(default, rename = "as")]
    named: String,
}

fn built_in() -> anyhow::Result<Vec<Paper>> {
    let bytes = Files::Content.read("demo/papers.yaml")?.context("there is no demo/papers.yaml")?;
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
}

/// A paper while it is told.
struct Telling {
    cohort: CohortId,
    paper: DocumentId,
    sections: Vec<document_section::Model>,
    /// Comments others come back to: where they stand.
    said: BTreeMap<String, (usize, DocumentCommentId)>,
}

impl Story<'_> {
    /// The papers of a cohort, as far as their story is told.
    pub(super) async fn write_papers(
        &self,
        name: &str,
        cohort: CohortId,
        starts_on: NaiveDate,
        postman: &Postman,
    ) -> anyhow::Result<()> {
        for paper in built_in()?.iter().filter(|paper| paper.cohort == name) {
            self.write_paper(paper, cohort, starts_on, postman).await.with_context(|| paper.title.clone())?;
        }
        Ok(())
    }

    async fn write_paper(
        &self,
        told: &Paper,
        cohort: CohortId,
        starts_on: NaiveDate,
        postman: &Postman,
    ) -> anyhow::Result<()> {
        let at = |day: i64, at: &str| -> anyhow::Result<_> {
            let time = NaiveTime::parse_from_str(at, "%H:%M")?;
            Ok(zones::instant(ZONE, starts_on + Duration::days(day - 1), time))
        };
        let begun = at(told.begun.day, &told.begun.at)?;
        if begun > self.now {
            return Ok(());
        }
        self.turn_to(begun);
        let mut telling = self.begin_paper(told, cohort).await?;
        let mut today = told.begun.day;
        for deed in &told.deeds {
            let now = at(deed.day, &deed.at)?;
            if now > self.now {
                break;
            }
            if deed.day != today {
                // Whoever follows it hears of a day the morning after.
                self.turn_to(zones::instant(ZONE, starts_on + Duration::days(today), MORNING));
                postman.drain().await.map_err(no)?;
                today = deed.day;
            }
            self.turn_to(now);
            self.do_it(&mut telling, deed).await.with_context(|| format!("{} on day {}", deed.by, deed.day))?;
        }
        self.turn_to(zones::instant(ZONE, starts_on + Duration::days(today), MORNING));
        postman.drain().await.map_err(no)?;
        Ok(())
    }

    async fn begin_paper(&self, told: &Paper, cohort: CohortId) -> anyhow::Result<Telling> {
        let may = self.may::<TakePart>(&told.begun.by, cohort).await?;
        let new = NewDocument {
            title: Title::parse(&told.title).map_err(unfit("title"))?,
            purpose: Statement::parse(&told.purpose).map_err(unfit("purpose"))?,
            language: told.language.clone(),
        };
        let headings: Vec<Heading> =
            told.headings.iter().map(|title| Heading { title: title.clone(), example: String::new() }).collect();
        let paper = self.store.write(async |tx| open_document(tx, &may, &new, &headings).await).await.map_err(no)?;
        let mut telling = Telling { cohort, paper, sections: Vec::new(), said: BTreeMap::new() };
        telling.sections = self.sections_of(&telling).await?;
        Ok(telling)
    }

    /// The sections as they stand, in their order.
    async fn sections_of(&self, telling: &Telling) -> anyhow::Result<Vec<document_section::Model>> {
        let all = document_section::Entity::find().all(self.store.read()).await?;
        let mut own: Vec<_> = all.into_iter().filter(|one| one.document_id == telling.paper).collect();
        own.sort_by_key(|one| one.position);
        Ok(own)
    }

    async fn paper_for(&self, who: &str, telling: &Telling) -> anyhow::Result<(CohortOn, document::Model)> {
        let on =
            find_cohort(self.store.read(), self.catalogue, telling.cohort, self.person(who)?.id).await.map_err(no)?;
        let paper = document::Entity::find_by_id(telling.paper).one(self.store.read()).await?.context("the paper")?;
        Ok((on, paper))
    }

    async fn may_on<P: Policy<On = DocumentOn>>(&self, who: &str, telling: &Telling) -> anyhow::Result<Permit<P>> {
        let (cohort, document) = self.paper_for(who, telling).await?;
        Permit::ask(self.actor(who)?, DocumentOn { cohort, document }).map_err(|denied| anyhow!("{denied:?}"))
    }

    async fn may_in(&self, who: &str, telling: &Telling, nth: usize) -> anyhow::Result<Permit<WorkOnSection>> {
        let (cohort, document) = self.paper_for(who, telling).await?;
        let section = telling.sections.get(nth.wrapping_sub(1)).context("no such section")?.clone();
        Permit::ask(self.actor(who)?, SectionOn { cohort, document, section }).map_err(|denied| anyhow!("{denied:?}"))
    }

    async fn do_it(&self, telling: &mut Telling, deed: &Deed) -> anyhow::Result<()> {
        match deed.does {
            Does::Agree | Does::Sign | Does::Publish => self.agree_on(telling, deed).await?,
            Does::Comment | Does::Answer | Does::Settle => self.talk_about(telling, deed).await?,
            Does::Own | Does::Write | Does::Card | Does::Suggest => self.work_on(telling, deed).await?,
        }
        telling.sections = self.sections_of(telling).await?;
        Ok(())
    }

    async fn work_on(&self, telling: &Telling, deed: &Deed) -> anyhow::Result<()> {
        let may = self.may_in(&deed.by, telling, deed.section).await?;
        let section = &may.on().section;
        let (base, was, text) = (section.version, section.owner_id, deed.text.trim().to_owned());
        let written = Written::naming(self.store.read(), telling.cohort, text.clone()).await.map_err(no)?;
        let done = match deed.does {
            Does::Own => self.store.write(async |tx| set_owner(tx, &may, was, true).await).await,
            Does::Card => {
                let source = Some(&deed.source).filter(|source| !source.is_empty());
                let card = Card {
                    claim: Caption::parse(&text).map_err(unfit("claim"))?,
                    reason: Statement::parse(&deed.reason).map_err(unfit("reason"))?,
                    source: source.map(|source| Caption::parse(source)).transpose().map_err(unfit("source"))?,
                };
                self.store.write(async |tx| add_card(tx, &may, &card).await).await
            }
            Does::Suggest => {
                let why = Line::parse(&deed.reason).map_err(unfit("reason"))?;
                self.store.write(async |tx| suggest(tx, &may, base, &text, Some(&why)).await).await
            }
            _ => {
                let sent = Sent { base, tab: "", written: &written };
                self.store.write(async |tx| save(tx, &may, &sent).await.map(|_| ())).await
            }
        };
        done.map_err(no)
    }

    async fn talk_about(&self, telling: &mut Telling, deed: &Deed) -> anyhow::Result<()> {
        let written =
            Written::naming(self.store.read(), telling.cohort, deed.text.trim().to_owned()).await.map_err(no)?;
        if deed.does == Does::Comment {
            let may = self.may_in(&deed.by, telling, deed.section).await?;
            let (quote, version) = (Caption::parse(&deed.quote).map_err(unfit("quote"))?, may.on().section.version);
            let place = Place::Marked { quote, before: String::new() };
            let said = self.store.write(async |tx| comment(tx, &may, version, &place, &written).await).await;
            telling.said.insert(deed.named.clone(), (deed.section, said.map_err(no)?));
            return Ok(());
        }
        let (section, id) = *telling.said.get(&deed.to).context("no such comment")?;
        let may = self.may_in(&deed.by, telling, section).await?;
        let done = match deed.does {
            Does::Settle => self.store.write(async |tx| resolve(tx, &may, id, true).await).await,
            _ => self.store.write(async |tx| answer(tx, &may, id, &written).await.map(|_| ())).await,
        };
        done.map_err(no)
    }

    /// The first edition there is: it is agreed, signed and shown to everybody.
    async fn agree_on(&self, telling: &Telling, deed: &Deed) -> anyhow::Result<()> {
        if deed.does == Does::Publish {
            let may = self.may_on::<LeadDocument>(&deed.by, telling).await?;
            return self.store.write(async |tx| publish(tx, &may, 1, true).await).await.map_err(no);
        }
        let may = self.may_on::<WorkOnDocument>(&deed.by, telling).await?;
        let (name, version) = (Name::parse(&may.who().name).map_err(unfit("name"))?, may.on().document.version);
        let done = match deed.does {
            Does::Agree => self.store.write(async |tx| agree(tx, &may, version).await.map(|_| ())).await,
            _ => self.store.write(async |tx| sign(tx, &may, 1, &name).await).await,
        };
        done.map_err(no)
    }
}
