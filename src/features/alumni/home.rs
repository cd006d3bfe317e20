//! What of networks concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Section, Source};

/// What networks have to say on Home.
pub const HOME: [Source; 1] = [ROLES];

/// Whoever looks after a programme asks the reader to take a role.
const ROLES: Source = Source {
    name: "alumni.roles",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Id, "r.id"),
        (Column::Person, "g.name"),
        (Column::Title, "p.slug"),
        (Column::Word, "r.kind"),
        (Column::Since, "r.offered_at"),
    ],
    from: "from alumni_role r join programme p on p.id = r.programme_id
        join alumnus a on a.programme_id = r.programme_id and a.person_id = r.person_id
        left join person g on g.id = r.given_by and g.deactivated_at is null
        where r.person_id = $1 and r.state = 'offered'",
    item: |row| {
        let href = format!("/programmes/{}/alumni#roles", row.title.clone()?);
        Some(Item { headline: row.message("alumni-home-role"), line: None, href, since: row.since_at, until: None })
    },
};
