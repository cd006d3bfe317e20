//! What the house was put together with and every floor above may ask for by its type: the courses, the words.
//! This floor knows none of these things; it hands them on, so that an e-mail that is made long after the request
//! that caused it finds them too.

use std::{
    any::{Any, TypeId, type_name},
    collections::HashMap,
    sync::Arc,
};

use crate::platform::errors::{Error, Result};

/// Things, each found by its type.
#[derive(Clone, Default)]
pub struct Known(HashMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Known {
    /// These and `thing`.
    pub fn with<T: Send + Sync + 'static>(mut self, thing: T) -> Self {
        self.0.insert(TypeId::of::<T>(), Arc::new(thing));
        self
    }

    /// The thing of this type.
    pub(super) fn get<T: 'static>(&self) -> Result<&T> {
        let thing = self.0.get(&TypeId::of::<T>()).and_then(|thing| thing.downcast_ref());
        thing.ok_or_else(|| Error::Broken(anyhow::anyhow!("the house has no {}", type_name::<T>())))
    }
}
