//! A thing of the course as one cohort has it.

use sea_orm::entity::prelude::*;

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cohort_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    /// `programme`, `week/3`, `week/3/task`, `lesson/my-role`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item: String,
    /// Which text.
    pub hash: String,
    /// 0 for the programme itself.
    pub week: i32,
    /// Among the lessons of its week, from 1; 0 for whatever is no lesson.
    pub place: i32,
    /// Whether this cohort leaves it out.
    pub hidden: bool,
    /// Whether the cohort's trainers wrote it: the course does not know it.
    pub own: bool,
    /// The day of the week it is due, where the cohort says another than the course.
    pub due_day: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
