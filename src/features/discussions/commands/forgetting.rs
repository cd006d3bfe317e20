//! Somebody is forgotten: what they wrote goes if they want that, and nobody names them any more.

use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    post, thread,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult,
    IntoActiveModel, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr,
};

use super::{
    changing::empty_posts,
    placing::{recount, topic},
    written::Written,
};
use crate::{
    features::{
        attachments::forget_files_of,
        discussions::searching::{index_post, index_thread},
    },
    identity::Forgotten,
    platform::{
        errors::Result,
        markdown::RENDERER,
        text::{Body, Text},
    },
    storage::{Tx, news::News, registry::known_in, sql},
};

/// What stands in place of a line that was quoted.
const QUOTED: &str = "> …";

/// What threads do when somebody is forgotten.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    let Some(gone) = Forgotten::read(news)? else { return Ok(()) };
    if gone.takes_words() {
        take_quotes_out(tx, gone.who).await?;
        take_all_back(tx, gone.who).await?;
    }
    forget_files_of(tx, gone.who, gone.takes_words()).await?;
    nobody_names(tx, &gone).await
}

/// A post of somebody else, to be written anew.
#[derive(FromQueryResult)]
struct Other {
    id: PostId,
    cohort_id: CohortId,
    language: String,
    body: String,
}

/// Whoever answered may have quoted them, line by line.
async fn take_quotes_out(tx: &Tx, who: PersonId) -> Result<()> {
    #[derive(FromQueryResult)]
    struct Quoting {
        id: PostId,
        cohort_id: CohortId,
        language: String,
        body: String,
        quoted: String,
    }
    let text = "select r.id, t.cohort_id, r.language, r.body, p.body as quoted from post r
        join post p on p.id = r.answers_to join thread t on t.id = r.thread_id
        where p.author_id = $1 and r.author_id <> $1 and r.body like '%>%' order by r.id";
    for row in Quoting::find_by_statement(sql(&**tx, text, [who.into()])).all(&**tx).await? {
        if let Some(body) = without_quotes(&row.body, &row.quoted) {
            let other = Other { id: row.id, cohort_id: row.cohort_id, language: row.language, body: row.body };
            write_anew(tx, &other, &body).await?;
        }
    }
    Ok(())
}

/// A text without the lines in it that are quoted from another; nothing where there are none.
fn without_quotes(text: &str, quoted: &str) -> Option<String> {
    let said: Vec<&str> = quoted.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_theirs = |line: &str| {
        let words = line.trim_start().strip_prefix('>').map(|words| words.trim_start_matches('>').trim());
        words.is_some_and(|words| !words.is_empty() && said.iter().any(|line| line.contains(words)))
    };
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines() {
        let line = if is_theirs(line) { QUOTED } else { line };
        if line != QUOTED || kept.last() != Some(&QUOTED) {
            kept.push(line);
        }
    }
    let kept = kept.join("\n");
    (kept != text).then_some(kept)
}

/// Takes everything back somebody wrote: the places stay, and what others answered.
async fn take_all_back(tx: &Tx, who: PersonId) -> Result<()> {
    let theirs = || post::Entity::find().select_only().filter(post::Column::AuthorId.eq(who));
    let threads = theirs().column(post::Column::ThreadId).distinct();
    let threads: Vec<ThreadId> = threads.into_tuple().all(&**tx).await?;
    empty_posts(tx, &theirs().column(post::Column::Id).into_query()).await?;
    // A title stands above the answers of others; where there are none, it is theirs alone.
    let alone = "update thread set title = '…' where opened_by = $1
        and not exists (select 1 from post p where p.thread_id = thread.id and p.author_id <> $1)";
    tx.execute_raw(sql(&**tx, alone, [who.into()])).await?;
    for thread in threads {
        recount(tx, thread).await?;
        index_thread(tx, thread).await?;
        tx.tell(&topic(thread)).await?;
    }
    Ok(())
}

/// Their name and address go from what others said where they are known. Earlier versions, summaries and drafts go
/// with what else people write.
async fn nobody_names(tx: &Tx, gone: &Forgotten) -> Result<()> {
    let traces = &gone.traces;
    for cohort in known_in(&**tx, gone.who).await? {
        let text = "select p.id, t.cohort_id, p.language, p.body from post p join thread t on t.id = p.thread_id
            where t.cohort_id = $1 and (p.body like '%@%' or ($2 <> '' and lower(p.body) like '%' || $2 || '%'))
            order by p.id";
        let asked = sql(&**tx, text, [cohort.into(), traces.look_for().into()]);
        for other in Other::find_by_statement(asked).all(&**tx).await? {
            if let Some(body) = traces.taken_out(&other.body) {
                write_anew(tx, &other, &body).await?;
            }
        }
        for thread in thread::Entity::find().filter(thread::Column::CohortId.eq(cohort)).all(&**tx).await? {
            if let Some(title) = traces.taken_out(&thread.title) {
                let id = thread.id;
                thread::ActiveModel { title: Set(title), ..thread.into_active_model() }.update(&**tx).await?;
                index_thread(tx, id).await?;
            }
        }
    }
    Ok(())
}

/// Writes a post of somebody else anew, without saying that it was changed: it says the same.
async fn write_anew(tx: &Tx, other: &Other, body: &str) -> Result<()> {
    // It was a text before, and is not empty now.
    let Ok(body) = Body::parse(body) else { return Ok(()) };
    let written = Written::naming(&**tx, other.cohort_id, body, &other.language).await?;
    post::Entity::update_many()
        .col_expr(post::Column::Body, Expr::value(written.body.to_string()))
        .col_expr(post::Column::BodyHtml, Expr::value(written.html.clone()))
        .col_expr(post::Column::Renderer, Expr::value(RENDERER))
        .col_expr(post::Column::Version, Expr::col(post::Column::Version).add(1))
        .filter(post::Column::Id.eq(other.id))
        .exec(&**tx)
        .await?;
    index_post(tx, other.id).await
}

#[cfg(test)]
mod tests {
    use super::without_quotes;

    #[test]
    fn lines_that_were_quoted_go_and_everything_else_stays() {
        let said = "Bees dance.\nThey do so at noon.";
        let text = "> Bees dance.\n> They do so at noon.\n\nDo they?\n\n> Somebody else said this.";
        assert_eq!(without_quotes(text, said).as_deref(), Some("> …\n\nDo they?\n\n> Somebody else said this."));
        assert_eq!(without_quotes("Bees dance.", said), None);
        assert_eq!(without_quotes(">\n\nYes", said), None);
    }
}
