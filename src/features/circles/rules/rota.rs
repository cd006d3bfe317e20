//! Who leads a circle in which week.

use std::{collections::BTreeMap, ops::RangeInclusive};

use entity::ids::PersonId;

/// Somebody's time in a circle, in weeks of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub person: PersonId,
    /// The week they came in.
    pub from: u32,
    /// The week they left in, if they did: in that week they no longer lead.
    pub until: Option<u32>,
}

/// Who leads in each of `weeks`: everybody in turn, in the order of `seats`. Whoever comes later is
/// last, whoever has left is passed over, and nobody's past weeks change for it. Who takes a week
/// that is another one's changes places with them: that one leads when the turn of the other would
/// have come.
pub fn rota(seats: &[Seat], taken: &BTreeMap<u32, PersonId>, weeks: RangeInclusive<u32>) -> BTreeMap<u32, PersonId> {
    let (mut queue, mut leads) = (Vec::<&Seat>::new(), BTreeMap::new());
    let mut to_come: Vec<&Seat> = seats.iter().collect();
    for week in weeks {
        let (now, later): (Vec<&Seat>, Vec<&Seat>) = to_come.into_iter().partition(|seat| seat.from <= week);
        to_come = later;
        queue.extend(now);
        queue.retain(|seat| seat.until.is_none_or(|until| week < until));
        let takes = taken.get(&week).and_then(|who| queue.iter().position(|seat| seat.person == *who));
        if let Some(place) = takes {
            queue.swap(0, place);
        }
        if !queue.is_empty() {
            let first = queue.remove(0);
            leads.insert(week, first.person);
            queue.push(first);
        }
    }
    leads
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use entity::ids::PersonId;
    use uuid::Uuid;

    use super::{Seat, rota};

    fn person(nth: u128) -> PersonId {
        PersonId(Uuid::from_u128(nth))
    }

    fn seat(nth: u128, from: u32, until: Option<u32>) -> Seat {
        Seat { person: person(nth), from, until }
    }

    /// Who leads in weeks 1 to 7, by number.
    fn leads(seats: &[Seat], taken: &[(u32, u128)]) -> Vec<u128> {
        let taken: BTreeMap<u32, PersonId> = taken.iter().map(|(week, who)| (*week, person(*who))).collect();
        rota(seats, &taken, 1..=7).into_values().map(|who| who.0.as_u128()).collect()
    }

    #[test]
    fn everybody_leads_in_turn() {
        let four: Vec<Seat> = (1..=4).map(|nth| seat(nth, 1, None)).collect();
        assert_eq!(leads(&four, &[]), [1, 2, 3, 4, 1, 2, 3]);
        assert_eq!(leads(&four[..1], &[]), [1; 7]);
        assert_eq!(leads(&[], &[]), Vec::<u128>::new());
    }

    #[test]
    fn who_left_is_passed_over_and_who_comes_later_is_last() {
        let seats = [seat(1, 1, None), seat(2, 1, Some(2)), seat(3, 1, None), seat(4, 3, None)];
        assert_eq!(leads(&seats, &[]), [1, 3, 1, 3, 4, 1, 3]);
        let back = [seat(1, 1, Some(3)), seat(2, 1, None), seat(1, 5, None)];
        assert_eq!(leads(&back, &[]), [1, 2, 2, 2, 2, 1, 2]);
    }

    #[test]
    fn who_takes_a_week_changes_places() {
        let four: Vec<Seat> = (1..=4).map(|nth| seat(nth, 1, None)).collect();
        assert_eq!(leads(&four, &[(2, 4)]), [1, 4, 3, 2, 1, 4, 3]);
        assert_eq!(leads(&four, &[(2, 2)]), leads(&four, &[]), "it was theirs");
        assert_eq!(leads(&four, &[(2, 9)]), leads(&four, &[]), "who is not in it takes nothing");
        let left: Vec<Seat> = vec![seat(1, 1, None), seat(2, 1, None), seat(3, 1, Some(2))];
        assert_eq!(leads(&left, &[(3, 3)]), [1, 2, 1, 2, 1, 2, 1]);
    }
}
