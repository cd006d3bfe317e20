//! Who sees how the house runs: whoever looks after a programme.

use actix_web::HttpRequest;

use crate::{
    features::mailroom::{HouseOn, find_looks_after},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// See how the house runs.
pub struct SeeOperations;

impl Policy for SeeOperations {
    type On = HouseOn;

    const NAME: &'static str = "SeeOperations";

    fn allows(_: &Actor, on: &HouseOn) -> Result<(), Denied> {
        if on.owner { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<HouseOn> {
        find_looks_after(req, who).await
    }
}
