//! Who sees what mail is on its way: whoever looks after a programme.

use actix_web::HttpRequest;

use super::queries::{HouseOn, MailOn, find_looks_after, find_row};
use crate::{
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// See what waits and what does not get out.
pub struct SeeMail;

impl Policy for SeeMail {
    type On = HouseOn;

    const NAME: &'static str = "SeeMail";

    fn allows(_: &Actor, on: &HouseOn) -> Result<(), Denied> {
        if on.owner { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<HouseOn> {
        find_looks_after(req, who).await
    }
}

/// Send an e-mail again that was given up on, or drop it.
pub struct HandleMail;

impl Policy for HandleMail {
    type On = MailOn;

    const NAME: &'static str = "HandleMail";

    fn allows(_: &Actor, on: &MailOn) -> Result<(), Denied> {
        if on.owner { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<MailOn> {
        find_row(req, who).await
    }
}
