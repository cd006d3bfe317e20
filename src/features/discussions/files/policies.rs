//! Who may have a file.

use actix_web::HttpRequest;
use entity::{attachment, post, states::PostState};
use sea_orm::EntityTrait;

use crate::{
    features::{
        attachments,
        cohorts::app,
        curriculum::Catalogue,
        discussions::{
            policies::ReadThread,
            queries::{ThreadOn, find_thread, reads_others},
        },
    },
    identity::{Actor, Denied, Policy},
    platform::errors::{Error, Result},
    web::House,
};

/// A file, and the post it belongs to in its thread.
#[derive(Clone, Debug)]
pub struct FileOn {
    /// The file.
    pub file: attachment::Model,
    /// None while it is not sent.
    pub sent: Option<(ThreadOn, post::Model)>,
}

/// Have a file: whoever may read the post; while it is not sent, whoever is writing it.
pub struct ReadFile;

impl Policy for ReadFile {
    type On = FileOn;

    const NAME: &'static str = "ReadFile";

    fn allows(who: &Actor, on: &FileOn) -> Result<(), Denied> {
        let own = on.file.person_id == who.id;
        let Some((thread, post)) = &on.sent else { return if own { Ok(()) } else { Err(Denied::Hidden) } };
        // Owners know of threads and read none: a file would tell them what is in one.
        ReadThread::allows(who, thread).map_err(|_| Denied::Hidden)?;
        let stands = post.state != PostState::Removed && post.hidden_at.is_none();
        let read = own || reads_others(thread);
        if stands && read { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<FileOn> {
        let (house, catalogue) = (app::<House>(req)?, app::<Catalogue>(req)?);
        let db = house.store.read();
        let id = req.match_info().query("attachment").parse().map_err(|_| Error::Missing)?;
        let file = attachments::find(db, id).await?;
        let Some(post) = file.post_id else { return Ok(FileOn { file, sent: None }) };
        let post = post::Entity::find_by_id(post).one(db).await?.ok_or(Error::Missing)?;
        let thread = find_thread(db, &catalogue, post.thread_id, who.id, house.store.now()).await?;
        Ok(FileOn { file, sent: Some((thread, post)) })
    }
}
