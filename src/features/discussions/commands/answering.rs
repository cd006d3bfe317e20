//! Answering the question of a lesson.

use entity::{
    ids::{PostId, ThreadId},
    post,
    states::{PostState, ThreadKind, ThreadState},
    thread,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::{
    limits::SLIP,
    placing::{insert_post, recount, take_place},
    reading::read_until_now,
    written::Written,
};
use crate::{
    features::{
        cohorts::{LessonOn, StudyLesson, writable},
        discussions::drafts::{Place, forget_draft},
    },
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// Answers the question of a lesson. Refused where an answer of one's own stands already.
pub async fn answer_lesson(tx: &Tx, may: &Permit<StudyLesson>, written: &Written) -> Result<PostId> {
    let on = may.on();
    let cohort = &on.week.cohort.cohort;
    writable(cohort.state)?;
    let who = may.who().id;
    let thread = lesson_thread(tx, may.on(), &written.language).await?;
    let place = take_place(tx, thread.id, who).await?;
    let own = post::Entity::find()
        .filter(post::Column::ThreadId.eq(thread.id))
        .filter(post::Column::AuthorId.eq(who))
        .filter(post::Column::AnswersTo.is_null())
        .filter(post::Column::State.ne(PostState::Removed))
        .one(&**tx)
        .await?;
    if let Some(own) = own {
        let slip = own.body == written.body.as_str() && own.posted_at > tx.now() - SLIP;
        if !slip {
            return Err(Refusal::conflict("discussions-answered-already").into());
        }
        // The place that was taken is given back.
        recount(tx, thread.id).await?;
        return Ok(own.id);
    }
    place.written_lately(tx, who, written).await?.keep_limits(cohort.id, written)?;
    let id = insert_post(tx, &thread, &place, who, None, written).await?;
    // What the others wrote opens with one's own answer: from here on, what comes is new.
    read_until_now(tx, thread.id, who).await?;
    if let Some(question) = &thread.question {
        forget_draft(tx, who, &Place::Question(cohort.id, question.clone())).await?;
    }
    Ok(id)
}

async fn lesson_thread(tx: &Tx, on: &LessonOn, language: &str) -> Result<thread::Model> {
    let cohort = on.week.cohort.cohort.id;
    let lesson = on.lesson()?;
    let title = on.week.cohort.course()?.say(&lesson.question, language).text;
    let row = thread::ActiveModel {
        id: Set(ThreadId(tx.id())),
        cohort_id: Set(cohort),
        kind: Set(ThreadKind::LessonQuestion),
        question: Set(Some(lesson.question_id.clone())),
        title: Set(title),
        language: Set(language.to_owned()),
        state: Set(ThreadState::Open),
        opened_by: Set(None),
        opened_at: Set(tx.now()),
        last_post_at: Set(tx.now()),
        posts: Set(0),
        answers: Set(0),
        ..Default::default()
    };
    // Two first answers at once: one makes the thread, the other finds it.
    thread::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    let find = thread::Entity::find()
        .filter(thread::Column::CohortId.eq(cohort))
        .filter(thread::Column::Question.eq(lesson.question_id.as_str()));
    find.one(&**tx).await?.ok_or(Error::Missing)
}
