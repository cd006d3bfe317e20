//! Those who keep a programme, and what they bring in.

use entity::{ids::ProgrammeOwnerId, programme_owner, states::ProgrammeRole};
use lernweg::{
    features::{
        admissions::{import_applications, read_table},
        cohorts::{LeadProgramme, NewHelper, appoint_helper, find_programme},
    },
    identity::{Actor, Permit},
    platform::text::{EmailAddress, Name, Text},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Cohort, World};

impl Cohort {
    /// Olga takes over applications of a table.
    pub async fn import(&self, world: &World, table: &str) {
        let may = self.admits(world, "olga").await;
        let read = read_table(world.store.read(), may.on(), &world.house.words, table.as_bytes()).await.unwrap();
        let rows = read.applications().unwrap_or_else(|| panic!("{read:?}"));
        world.store.write(async |tx| import_applications(tx, &may, &rows).await).await.unwrap();
    }

    /// Olga names somebody to help with gardening.
    pub async fn appoint(&self, world: &World, key: &str, role: ProgrammeRole) -> ProgrammeOwnerId {
        let olga = Actor::of(&world.person("olga").await);
        let on = find_programme(world.store.read(), "gardening", olga.id).await.unwrap();
        let may = Permit::<LeadProgramme>::ask(olga, on).unwrap();
        let person = world.person(key).await;
        let (name, email) = (Name::parse(&person.name).unwrap(), EmailAddress::parse(&person.email).unwrap());
        let new = NewHelper { name, email, role };
        world.store.write(async |tx| appoint_helper(tx, &may, &new).await).await.unwrap();
        let find = programme_owner::Entity::find().filter(programme_owner::Column::PersonId.eq(person.id));
        let live = find.filter(programme_owner::Column::Until.is_null());
        live.one(world.store.read()).await.unwrap().unwrap().id
    }
}
