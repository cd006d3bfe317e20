//! Who sees a network, who is in it, and who may do what with a role.

use actix_web::HttpRequest;

use super::queries::{
    AlumniOn, AlumnusOn, RoleOn, WordOn, find_alumnus_of, find_network_of, find_role_of, find_word_of,
};
use crate::{
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// See that a network is there, join it, and leave it: who took part, and whoever looks after the programme.
pub struct SeeAlumni;

impl Policy for SeeAlumni {
    type On = AlumniOn;

    const NAME: &'static str = "SeeAlumni";

    fn allows(_: &Actor, on: &AlumniOn) -> Result<(), Denied> {
        if on.belongs { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<AlumniOn> {
        find_network_of(req, who).await
    }
}

/// See others and say something to them: only who is to be seen as well.
pub struct BeAlumnus;

impl Policy for BeAlumnus {
    type On = AlumniOn;

    const NAME: &'static str = "BeAlumnus";

    fn allows(who: &Actor, on: &AlumniOn) -> Result<(), Denied> {
        SeeAlumni::allows(who, on)?;
        if on.joined.is_some() { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<AlumniOn> {
        find_network_of(req, who).await
    }
}

/// See one of the others.
pub struct MeetAlumnus;

impl Policy for MeetAlumnus {
    type On = AlumnusOn;

    const NAME: &'static str = "MeetAlumnus";

    fn allows(who: &Actor, on: &AlumnusOn) -> Result<(), Denied> {
        // Whether somebody is in it is not told to who is not.
        BeAlumnus::allows(who, &on.network).map_err(|_| Denied::Hidden)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<AlumnusOn> {
        find_alumnus_of(req, who).await
    }
}

/// Renew something one asks or offers, or take it back.
pub struct KeepWord;

impl Policy for KeepWord {
    type On = WordOn;

    const NAME: &'static str = "KeepWord";

    fn allows(who: &Actor, on: &WordOn) -> Result<(), Denied> {
        BeAlumnus::allows(who, &on.network).map_err(|_| Denied::Hidden)?;
        if on.word.person_id == who.id { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<WordOn> {
        find_word_of(req, who).await
    }
}

/// Say yes or no to a role: whoever was offered it.
pub struct AnswerRole;

impl Policy for AnswerRole {
    type On = RoleOn;

    const NAME: &'static str = "AnswerRole";

    fn allows(who: &Actor, on: &RoleOn) -> Result<(), Denied> {
        match (on.role.person_id == who.id, on.network.programme.owner) {
            (true, _) => BeAlumnus::allows(who, &on.network),
            (false, true) => Err(Denied::Forbidden),
            (false, false) => Err(Denied::Hidden),
        }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<RoleOn> {
        find_role_of(req, who).await
    }
}

/// End a role: whoever holds it, and whoever looks after the programme.
pub struct EndRole;

impl Policy for EndRole {
    type On = RoleOn;

    const NAME: &'static str = "EndRole";

    fn allows(who: &Actor, on: &RoleOn) -> Result<(), Denied> {
        let own = on.role.person_id == who.id && on.network.joined.is_some();
        if own || on.network.programme.owner { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<RoleOn> {
        find_role_of(req, who).await
    }
}
