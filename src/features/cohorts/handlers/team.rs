//! Who looks after a programme.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::ids::ProgrammeOwnerId;

use super::{
    super::{
        commands::{NewHelper, appoint_helper, end_role},
        pages::TeamPage,
        policies::LeadProgramme,
        queries::team_of,
    },
    content,
};
use crate::{
    features::curriculum::Catalogue,
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

async fn team_page(
    may: &Permit<LeadProgramme>,
    visit: &Visit,
    catalogue: &Catalogue,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let programme = content(catalogue, &may.on().programme.slug)?;
    let helpers = team_of(visit.house.store.read(), may.on().programme.id).await?;
    let title = programme.say(&programme.title, visit.locale.tag());
    visit.draw_as(status, &TeamPage::new(title, &programme.slug, &helpers, may.who().id, form))
}

/// `GET /programmes/{programme}/team`
pub async fn team(may: Permit<LeadProgramme>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    team_page(&may, &visit, &catalogue, StatusCode::OK, FormState::blank()).await
}

/// `POST /programmes/{programme}/team`
pub async fn appoint(
    may: Permit<LeadProgramme>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<NewHelper>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, new: &NewHelper| {
        appoint_helper(tx, &may, new).await?;
        Ok(Outcome::to(format!("/programmes/{}/team", may.on().programme.slug), "helper-appointed"))
    };
    let again = async |status, state| team_page(&may, &visit, &catalogue, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /programmes/{programme}/team/{role}/end`
pub async fn end_helper(
    may: Permit<LeadProgramme>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    path: Path<(String, String)>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let id: ProgrammeOwnerId = path.1.parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, _: &Press| {
        let team = team_of(&**tx, may.on().programme.id).await?;
        end_role(tx, &may, id).await?;
        // Whoever gives up their own role has no team page any more.
        let own = team.iter().any(|helper| helper.id == id && helper.person == may.who().id);
        let path = if own { "/home".to_owned() } else { format!("/programmes/{}/team", may.on().programme.slug) };
        Ok(Outcome::to(path, "role-ended"))
    };
    let again = async |status, state| team_page(&may, &visit, &catalogue, status, state).await;
    visit.submit(&form, work, again).await
}
