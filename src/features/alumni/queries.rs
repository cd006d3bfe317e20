//! Reading a network. Who has not said yes to being found is in none of what comes from here.

mod answers;
mod network;
mod people;
mod roles;

pub use answers::{AnswerRow, MonthRow, answers_in, months_of};
pub use network::{
    AlumniOn, AlumnusOn, RoleOn, WordOn, find_alumnus_of, find_network, find_network_of, find_role_of, find_word_of,
};
pub use people::{Alumnus, Member, Spoken, alumni, is_in, members, own_words, spoken};
pub use roles::{NamedRole, Willing, own_roles, roles_of, willing};

/// A stay `e` in a cohort `c` that makes somebody one of those who took part: it lasts, or was completed.
const TOOK_PART: &str =
    "(e.ended_at is null or e.state = 'completed') and c.state in ('running', 'paused', 'finished', 'archived')";

/// Somebody, `a`, who looks after the programme.
const KEEPS: &str = "exists (select 1 from programme_owner o where o.programme_id = a.programme_id
    and o.person_id = a.person_id and o.until is null and o.role <> 'assessor')";

/// Whoever joined, `a`, and is to be found: belongs to the network still, and has an account that is open. `p` is
/// their account.
fn found_in() -> String {
    format!(
        "alumnus a join person p on p.id = a.person_id and p.deactivated_at is null and ({KEEPS} or exists (
            select 1 from enrolment e join cohort c on c.id = e.cohort_id
            where e.person_id = a.person_id and c.programme_id = a.programme_id and {TOOK_PART}))"
    )
}
