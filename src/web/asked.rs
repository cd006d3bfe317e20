//! A form whose fields stand in the address: it asks for a page and changes nothing.

use std::{collections::BTreeMap, marker::PhantomData};

use actix_web::{FromRequest, HttpRequest, dev::Payload};

use super::forms::{Input, decode_fields, read_input, typed};
use crate::platform::errors::{BadRequest, Error, Result};

/// A form whose answer is a page and changes nothing: its fields stand in the address.
/// Fields we do not know are left alone: mail programs and chat tools add their own.
pub struct Asked<T> {
    fields: Vec<(String, String)>,
    input: PhantomData<T>,
}

impl<T: Input> Asked<T> {
    /// Whether anything was asked at all.
    pub fn is_blank(&self) -> bool {
        self.fields.is_empty()
    }

    /// The input, or everything that is wrong with it.
    pub fn read(&self) -> Result<T> {
        read_input(&self.fields)
    }

    /// The fields as typed, to be shown again.
    pub fn values(&self) -> BTreeMap<String, String> {
        typed(self.fields.iter())
    }
}

impl<T: Input> FromRequest for Asked<T> {
    type Error = Error;
    type Future = std::future::Ready<Result<Self>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let fields = decode_fields(req.query_string()).ok_or(Error::BadRequest(BadRequest::Malformed));
        let known = |fields: Vec<(String, String)>| fields.into_iter().filter(|(name, _)| T::knows(name)).collect();
        std::future::ready(fields.map(|fields| Self { fields: known(fields), input: PhantomData }))
    }
}
