//! From requests about accounts to pages.

mod look;
mod profile;
mod sign_in;

use actix_web::HttpResponse;

pub use look::{set_language, set_theme};
pub use profile::{change_me, change_password, end_all, me};
pub use sign_in::{confirm, confirm_page, link_sent, sign_in, sign_in_page, sign_out};

use crate::{
    identity::Stay,
    platform::errors::{Error, Result},
    web::{Visit, cookies},
};

/// Hands the browser the cookie of a session.
fn give_session(visit: &Visit, response: &mut HttpResponse, token: String, stay: Stay) -> Result<()> {
    let cookie = cookies::session(&visit.house, token, stay);
    response.add_cookie(&cookie).map_err(|error| Error::Broken(error.into()))
}
