//! What people of the demonstration say and do in a cohort.

use anyhow::{Context, anyhow};
use entity::ids::{CohortId, PostId, ThreadId};

use super::{
    files::enclose,
    school::{Deed, What},
    seed::{Story, no, unfit},
};
use crate::{
    features::{
        cohorts::{CohortOn, LessonOn, StudyLesson, TakePart, WeekOn, find_cohort},
        discussions::{
            Mark, NewThread, ReadThread, Replying, Written, answer_lesson, find_thread, find_thread_of_question,
            mark_as_read, open_thread, reply,
        },
        progress::set_done,
    },
    identity::{Actor, Permit},
    platform::{
        errors::Error,
        text::{Body, Text, Title},
    },
};

/// What somebody made, so that others can refer to it by the name the school gives it.
pub(super) enum Thing {
    Thread(ThreadId),
    Post(ThreadId, PostId),
}

impl Story<'_> {
    /// Lets somebody do what the school says.
    pub(super) async fn act(&mut self, cohort: CohortId, by: &str, deed: &Deed) -> anyhow::Result<()> {
        match deed.does {
            What::Answer => self.answer(cohort, by, deed).await,
            What::Done => self.finish(cohort, by, deed).await,
            What::Ask => self.ask(cohort, by, deed).await,
            What::Reply | What::Read => self.speak(by, deed).await,
        }
    }

    fn words(&self, by: &str, deed: &Deed) -> anyhow::Result<Written> {
        let body = Body::parse(deed.text.as_deref().unwrap_or("")).map_err(unfit("text"))?;
        Ok(Written::new(body, &self.person(by)?.locale))
    }

    fn remember(&mut self, deed: &Deed, thing: Thing) {
        if let Some(name) = &deed.name {
            self.things.insert(name.clone(), thing);
        }
    }

    /// A lesson as somebody found it, once its week is open.
    fn study(&self, who: Actor, cohort: CohortOn, lesson: &str) -> anyhow::Result<Permit<StudyLesson>> {
        let programme = cohort.course.as_deref().context("the programme")?;
        let (week, _) = programme.lesson(lesson).with_context(|| format!("there is no lesson {lesson}"))?;
        let (number, open) = (week.number, cohort.calendar.is_open(week.number, self.clock.now()));
        let on = LessonOn { week: WeekOn { cohort, number, open }, lesson: lesson.to_owned() };
        Permit::<StudyLesson>::ask(who, on).map_err(|denied| anyhow!("{denied:?}"))
    }

    async fn answer(&mut self, cohort: CohortId, by: &str, deed: &Deed) -> anyhow::Result<()> {
        let who = self.actor(by)?;
        let on = find_cohort(self.store.read(), self.catalogue, cohort, who.id).await.map_err(no)?;
        let may = self.study(who, on, deed.lesson.as_deref().context("which lesson?")?)?;
        let written = self.words(by, deed)?;
        let post = self.store.write(async |tx| answer_lesson(tx, &may, &written).await).await.map_err(no)?;
        let question = &may.on().lesson().map_err(no)?.question_id;
        let thread = find_thread_of_question(self.store.read(), cohort, question).await.map_err(no)?;
        self.remember(deed, Thing::Post(thread.context("the thread")?.id, post));
        Ok(())
    }

    /// A lesson is done, or all those of a week.
    async fn finish(&self, cohort: CohortId, by: &str, deed: &Deed) -> anyhow::Result<()> {
        let who = self.actor(by)?;
        let on = find_cohort(self.store.read(), self.catalogue, cohort, who.id).await.map_err(no)?;
        let week = deed.week.and_then(|number| on.course.as_deref()?.week(number));
        let lessons = week.iter().flat_map(|week| &week.lessons).map(|lesson| lesson.id.clone());
        let lessons: Vec<String> = lessons.chain(deed.lesson.clone()).collect();
        let mut permits = Vec::new();
        for lesson in &lessons {
            permits.push(self.study(who.clone(), on.clone(), lesson)?);
        }
        anyhow::ensure!(!permits.is_empty(), "which lessons?");
        let done = self.store.write(async |tx| {
            for may in &permits {
                set_done(tx, may, true).await?;
            }
            Ok::<_, Error>(())
        });
        done.await.map_err(no)
    }

    async fn ask(&mut self, cohort: CohortId, by: &str, deed: &Deed) -> anyhow::Result<()> {
        let may = self.may::<TakePart>(by, cohort).await?;
        let title = Title::parse(deed.title.as_deref().unwrap_or("")).map_err(unfit("title"))?;
        let new = NewThread { title, written: self.words(by, deed)?, session: None };
        let thread = self.store.write(async |tx| open_thread(tx, &may, &new).await).await.map_err(no)?;
        self.remember(deed, Thing::Thread(thread));
        Ok(())
    }

    async fn speak(&mut self, by: &str, deed: &Deed) -> anyhow::Result<()> {
        let to = deed.to.as_deref().context("to what?")?;
        let (thread, post) = match self.things.get(to).with_context(|| format!("there is nothing called {to}"))? {
            Thing::Thread(thread) => (*thread, None),
            Thing::Post(thread, post) => (*thread, Some(*post)),
        };
        let who = self.actor(by)?;
        let on = find_thread(self.store.read(), self.catalogue, thread, who.id, self.clock.now()).await.map_err(no)?;
        let may = Permit::<ReadThread>::ask(who, on).map_err(|denied| anyhow!("{denied:?}"))?;
        if deed.does == What::Read {
            return self.store.write(async |tx| mark_as_read(tx, &may, Mark::All).await).await.map_err(no);
        }
        let replying = Replying { answers_to: post, written: self.words(by, deed)?, seen: None };
        let id = self.store.write(async |tx| reply(tx, &may, &replying).await).await.map_err(no)?;
        if let Some(file) = &deed.file {
            enclose(&self.store, self.person(by)?, may.on().cohort.cohort.id, id, file).await?;
        }
        self.remember(deed, Thing::Post(thread, id));
        Ok(())
    }
}
