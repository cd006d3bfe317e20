//! One's own profile, password and browsers.

use actix_web::{HttpResponse, http::StatusCode};
use entity::ids::PersonId;

use super::{
    super::{forms::NewPassword, pages::MePage},
    give_session,
};
use crate::{
    identity::{Profile, Stay, change_profile, end_sessions, find_person, open_session, set_password},
    platform::{
        errors::{Error, Mistake, Result},
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, SignedIn, Visit},
};

async fn me_page(
    who: PersonId,
    visit: &Visit,
    status: StatusCode,
    profile: Option<FormState>,
    password: FormState,
) -> Result<HttpResponse> {
    let person = find_person(visit.house.store.read(), who).await?.ok_or(Error::Missing)?;
    let filled = || {
        FormState::with([
            ("name", person.name.clone()),
            ("locale", person.locale.clone()),
            ("zone", person.zone.clone()),
        ])
    };
    visit.draw_as(
        status,
        &MePage {
            email: person.email.clone(),
            profile: profile.unwrap_or_else(filled),
            password,
            has_password: person.password_hash.is_some(),
            locales: visit.languages(),
            zones: zones::names(),
        },
    )
}

/// `GET /me`
pub async fn me(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    me_page(me.0.id, &visit, StatusCode::OK, None, FormState::blank()).await
}

/// `POST /me`
pub async fn change_me(me: SignedIn, visit: Visit, form: Form<Profile>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, profile: &Profile| {
        if visit.house.words.locale(&profile.locale).is_none() {
            let mistake = Mistake { field: "locale".into(), key: "form-choice-unfit", limit: None, count: None };
            return Err(Error::Mistakes(vec![mistake]));
        }
        change_profile(tx, me.0.id, profile).await?;
        Ok(Outcome::to("/me", "profile-changed"))
    };
    let again = async |status, state| me_page(me.0.id, &visit, status, Some(state), FormState::blank()).await;
    visit.submit(&form, work, again).await
}

/// `POST /me/password`: every other browser is signed out; this one goes on.
pub async fn change_password(me: SignedIn, visit: Visit, form: Form<NewPassword>) -> Result<HttpResponse> {
    let changed = async {
        let new = form.read()?;
        let house = &visit.house;
        let person = find_person(house.store.read(), me.0.id).await?.ok_or(Error::Missing)?;
        if let Some(hash) = &person.password_hash {
            let right = match &new.current {
                Some(current) => house.passwords.verify(current, Some(hash.clone())).await?,
                None => false,
            };
            if !right {
                let mistake =
                    Mistake { field: "current".into(), key: "account-wrong-current", limit: None, count: None };
                return Err(Error::Mistakes(vec![mistake]));
            }
        }
        let hash = house.passwords.hash(&new.password).await?;
        house
            .store
            .write(async |tx| {
                set_password(tx, me.0.id, person.password_hash.as_deref(), &hash).await?;
                open_session(tx, me.0.id, Stay::Day).await
            })
            .await
    };
    match changed.await {
        Ok(token) => {
            let mut response = visit.go(&Outcome::to("/me", "password-changed"));
            give_session(&visit, &mut response, token, Stay::Day)?;
            Ok(response)
        }
        Err(error) => {
            let (status, mut state) = visit.refused(&form, error)?;
            state.values.clear(); // passwords are not sent back
            me_page(me.0.id, &visit, status, None, state).await
        }
    }
}

/// `POST /me/sessions/end`: signs out every browser, this one too.
pub async fn end_all(me: SignedIn, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit.house.store.admit(async |tx| end_sessions(tx, me.0.id).await).await?;
    Ok(visit.go(&Outcome::to("/sign-in", "sessions-ended")))
}
