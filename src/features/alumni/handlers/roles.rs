//! Roles after a course, and inviting a colleague to it.

use actix_web::{HttpResponse, http::StatusCode, web::Data};

use super::{
    super::{
        commands::{Offering, answer_role, end_role, offer_role},
        forms::{Answering, Ending, WrittenRole},
        pages::{Invitation, InvitePage, RolesPage, Wrong},
        policies::{AnswerRole, EndRole, SeeAlumni},
        queries::{members, roles_of, willing},
    },
    again,
};
use crate::{
    features::{
        cohorts::{OwnProgramme, ProgrammeOn},
        curriculum::Catalogue,
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        words::Args,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

/// `GET /programmes/{programme}/alumni/roles`
pub async fn roles(may: Permit<OwnProgramme>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    page(may.on(), &visit, &catalogue, (StatusCode::OK, Wrong::none())).await
}

async fn page(
    on: &ProgrammeOn,
    visit: &Visit,
    catalogue: &Catalogue,
    (status, wrong): (StatusCode, Wrong),
) -> Result<HttpResponse> {
    let (db, programme) = (visit.house.store.read(), on.programme.id);
    let course = catalogue.programme(&on.programme.slug).ok_or(Error::Missing)?;
    let people = members(db, programme).await?;
    let (willing, roles) = (willing(db, programme).await?, roles_of(db, programme).await?);
    let named = (on.programme.slug.as_str(), course.say(&course.title, visit.locale.tag()));
    let page = RolesPage::new(named, (people, &willing, &roles), &wrong, visit.now().date_naive());
    visit.draw_as(status, &page)
}

/// `POST /programmes/{programme}/alumni/roles`
pub async fn offer(
    may: Permit<OwnProgramme>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<WrittenRole>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &WrittenRole| {
        let WrittenRole { person, kind, reason } = sent.clone();
        offer_role(tx, &may, &Offering { person, kind, reason }).await?;
        Ok(Outcome::to(format!("/programmes/{}/alumni/roles", may.on().programme.slug), "alumni-role-offered"))
    };
    let refused =
        async |status, state: FormState| page(may.on(), &visit, &catalogue, (status, Wrong::of("f", state))).await;
    visit.submit(&form, work, refused).await
}

/// `POST /programmes/{programme}/alumni/roles/{role}/answer`
pub async fn answer_offer(may: Permit<AnswerRole>, visit: Visit, form: Form<Answering>) -> Result<HttpResponse> {
    let on = may.on();
    let work = async |tx: &Tx, sent: &Answering| {
        answer_role(tx, &may, sent.yes).await?;
        let said = if sent.yes { "alumni-role-taken" } else { "alumni-role-declined" };
        Ok(Outcome::to(format!("{}#roles", on.network.href()), said))
    };
    let refused = async |status, state| {
        again((&on.network, may.who()), &visit, format!("answer-{}", on.role.id), (status, state)).await
    };
    visit.submit(&form, work, refused).await
}

/// `POST /programmes/{programme}/alumni/roles/{role}/end`
pub async fn end(
    may: Permit<EndRole>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Ending>,
) -> Result<HttpResponse> {
    let on = may.on();
    // Whoever ends their own sees it on the page of the network; owners on that of roles.
    let own = on.role.person_id == may.who().id && on.network.joined.is_some();
    let work = async |tx: &Tx, sent: &Ending| {
        end_role(tx, &may, &sent.reason).await?;
        let place = if own { "#roles" } else { "/roles" };
        Ok(Outcome::to(format!("{}{place}", on.network.href()), "alumni-role-ended"))
    };
    let refused = async |status, state: FormState| {
        let scope = format!("end-{}", on.role.id);
        if own {
            return again((&on.network, may.who()), &visit, scope, (status, state)).await;
        }
        page(&on.network.programme, &visit, &catalogue, (status, Wrong::of(scope, state))).await
    };
    visit.submit(&form, work, refused).await
}

/// `GET /programmes/{programme}/alumni/invite`: a text to send oneself. The house sends nothing and keeps nothing.
pub async fn invite(may: Permit<SeeAlumni>, visit: Visit) -> Result<HttpResponse> {
    let (on, house) = (may.on(), &visit.house);
    let link = format!("{}/programmes/{}", house.base_url, on.programme.programme.slug);
    let text = |(language, name): (String, String)| {
        let mut args = Args::new();
        args.set("programme", on.course.say(&on.course.title, &language).text);
        args.set("promise", on.course.say(&on.course.promise, &language).text);
        args.set("link", link.clone());
        args.set("name", may.who().name.clone());
        let say = |key| house.words.say(&language, key, &args).unwrap_or_default();
        let (subject, body) = (say("alumni-invite-subject"), say("alumni-invite-body"));
        let mailto = format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&body));
        Invitation { name, subject, body, mailto, language }
    };
    let mut texts: Vec<Invitation> = visit.languages().into_iter().map(text).collect();
    texts.sort_by_key(|text| text.language != visit.locale.tag());
    visit.draw(&InvitePage {
        title: on.course.say(&on.course.title, visit.locale.tag()),
        network_href: on.href(),
        link: link.clone(),
        texts,
    })
}

/// A text as it stands in a `mailto:` address: lines end as in e-mails, and a space is no plus.
fn encoded(text: &str) -> String {
    let keeps = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let lines = text.replace('\n', "\r\n");
    lines.bytes().map(|byte| if keeps(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn an_address_carries_any_text() {
        assert_eq!(encoded("Für dich & mich?\n1+1=2"), "F%C3%BCr%20dich%20%26%20mich%3F%0D%0A1%2B1%3D2");
    }
}
