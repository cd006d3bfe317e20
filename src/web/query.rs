//! What an address asks after its `?`.

use std::ops::Deref;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;

use crate::platform::errors::{BadRequest, Error, Result};

/// The query of an address. Keys we do not know are left alone: mail programs
/// and chat tools add their own. What cannot be read is a bad request.
pub struct Query<T>(T);

impl<T> Deref for Query<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Query<T> {
    type Error = Error;
    type Future = std::future::Ready<Result<Self>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let read = serde_urlencoded::from_str(req.query_string()).map(Self);
        std::future::ready(read.map_err(|_| Error::BadRequest(BadRequest::Malformed)))
    }
}
