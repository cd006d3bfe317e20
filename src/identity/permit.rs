//! Who asks, what a rule says about it, and the proof that it said yes.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, SessionId},
    person,
};

use sea_orm::FromQueryResult;

use crate::platform::{
    errors::{Error, Result},
    tokens::Purpose,
};

/// Somebody who is signed in, as this request found them.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Actor {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// BCP 47 tag of the language they read.
    pub locale: String,
    /// IANA name of their zone.
    pub zone: String,
    /// The browser session they came with.
    pub session: SessionId,
    /// Since when: when they signed in.
    pub since: DateTime<Utc>,
    /// Since when mail does not reach them; none where it does, as far as anybody knows.
    pub unreached_since: Option<DateTime<Utc>>,
}

impl Actor {
    /// Somebody who acts without a browser: on the command line, in a simulation.
    pub fn of(person: &person::Model) -> Self {
        Self {
            id: person.id,
            name: person.name.clone(),
            locale: person.locale.clone(),
            zone: person.zone.clone(),
            session: SessionId(uuid::Uuid::nil()),
            since: DateTime::<Utc>::MIN_UTC,
            unreached_since: None,
        }
    }
}

/// A rule's no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// They must not learn that it exists: looks like a missing page.
    Hidden,
    /// They may know of it, but not do this.
    Forbidden,
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Hidden => Self::Missing,
            Denied::Forbidden => Self::Forbidden,
        }
    }
}

/// One permission: what must be known before one can ask, and a pure rule about it.
///
/// `rg "impl Policy for"` prints who may do what.
pub trait Policy: 'static {
    /// What the permission is about, with the asking person's standing in it.
    type On: 'static;

    /// What a reader of the route table should know it by.
    const NAME: &'static str;

    /// The rule.
    fn allows(who: &Actor, on: &Self::On) -> Result<(), Denied>;

    /// Finds what the request is about, from its path and for `who`.
    fn find(req: &HttpRequest, who: &Actor) -> impl Future<Output = Result<Self::On>>;
}

/// Proof that `who` may do `P` to the thing inside. Passing the rule is the only way to hold one.
pub struct Permit<P: Policy> {
    who: Actor,
    on: P::On,
}

impl<P: Policy> Permit<P> {
    /// Asks the rule.
    pub fn ask(who: Actor, on: P::On) -> Result<Self, Denied> {
        P::allows(&who, &on)?;
        Ok(Self { who, on })
    }

    /// Who may.
    pub fn who(&self) -> &Actor {
        &self.who
    }

    /// What it is about.
    pub fn on(&self) -> &P::On {
        &self.on
    }
}

/// What somebody holds who may do one thing without signing in: the subject of a link that was
/// signed for that thing, and their account where they are signed in as well.
#[derive(Clone, Debug, Default)]
pub struct Holder {
    /// Who is signed in.
    pub who: Option<Actor>,
    /// What the link they hold was signed for.
    pub subject: Option<String>,
}

/// One thing the holder of a link may do, and a pure rule about it: what [`Policy`] is for people with an account.
pub trait Claim: 'static {
    /// What it is about.
    type On: 'static;

    /// What a reader of the route table should know it by.
    const NAME: &'static str;

    /// What the link must have been signed for.
    const PURPOSE: Purpose;

    /// The rule.
    fn allows(holder: &Holder, on: &Self::On) -> Result<(), Denied>;

    /// Finds what the request is about, from its path and the link.
    fn find(req: &HttpRequest, holder: &Holder) -> impl Future<Output = Result<Self::On>>;
}

/// Proof that its holder may do `C` to the thing inside.
pub struct Pass<C: Claim> {
    holder: Holder,
    on: C::On,
}

impl<C: Claim> Pass<C> {
    /// Asks the rule.
    pub fn ask(holder: Holder, on: C::On) -> Result<Self, Denied> {
        C::allows(&holder, &on)?;
        Ok(Self { holder, on })
    }

    /// Their account, where they are signed in.
    pub fn who(&self) -> Option<&Actor> {
        self.holder.who.as_ref()
    }

    /// What it is about.
    pub fn on(&self) -> &C::On {
        &self.on
    }
}
