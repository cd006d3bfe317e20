//! The matching beside the plainest way to do it: try everything.

use std::cmp::Reverse;

use proptest::prelude::*;

use super::*;

fn someone(place: usize) -> Candidate {
    Candidate {
        key: format!("p{place:02}"),
        languages: ["en".to_owned()].into(),
        hours: Hours::always(),
        ..Candidate::default()
    }
}

/// All ways to put these people into pairs, with one three where they are odd.
fn all_ways(people: &[usize], three: bool) -> Vec<Vec<Vec<usize>>> {
    let Some((first, rest)) = people.split_first() else { return vec![Vec::new()] };
    let without = |gone: &[usize]| rest.iter().copied().filter(|person| !gone.contains(person)).collect::<Vec<_>>();
    let mut ways = Vec::new();
    let mut add = |group: Vec<usize>, rest: &[usize], three: bool| {
        ways.extend(all_ways(rest, three).into_iter().map(|mut way| {
            way.push(group.clone());
            way
        }));
    };
    for one in rest {
        if people.len() > 2 || !three {
            add(vec![*first, *one], &without(&[*one]), three);
        }
        if three {
            for other in rest.iter().filter(|other| *other > one) {
                add(vec![*first, *one, *other], &without(&[*one, *other]), false);
            }
        }
    }
    ways
}

type Worth = (Reverse<Vec<u32>>, Reverse<u32>, u16, u64);

/// What the issue says is best, word by word; none where people are together who asked not to be.
fn worth(pool: &Pool, groups: &[Vec<usize>]) -> Option<Worth> {
    let mut broken = vec![0; 4];
    let (mut thirds, mut worst, mut sum) = (0, BEST, 0);
    for group in groups {
        for (a, b) in two_of(group) {
            let bond = pool.bond(a, b)?;
            // A pair is both its people's; of three, each is half of one's and half of another's.
            let times = if group.len() == 2 { 2 } else { 1 };
            for (rule, count) in Rule::ALL.iter().rev().zip(&mut broken) {
                *count += times * u32::from(bond.breaches.of(*rule));
            }
            worst = worst.min(bond.score);
            sum += u64::from(times) * u64::from(bond.score);
        }
        if group.len() == 3 {
            thirds += group.iter().map(|person| u32::from(pool.thirds(*person))).sum::<u32>();
        }
    }
    Some((Reverse(broken), Reverse(thirds), worst, sum))
}

fn some_words(most: usize) -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..6_usize, 0..=most)
}

prop_compose! {
    fn person()(
        languages in prop::collection::vec(0..3_usize, 1..3),
        interests in some_words(4),
        department in prop::option::of(0..3_usize),
        stage in prop::option::of(0..2_usize),
        line in prop::option::weighted(0.3, 0..3_usize),
        days in prop::collection::vec(0..5_u32, 0..4),
        not_with in prop::option::weighted(0.15, 0..10_usize),
        would_like in prop::option::weighted(0.3, 0..10_usize),
    ) -> Candidate {
        let word = |number: usize| number.to_string();
        let key = |number: usize| format!("p{number:02}");
        let date = chrono::NaiveDate::from_ymd_opt(2027, 1, 4).unwrap_or_default();
        let stretches: Vec<Stretch> = days.into_iter().map(|day| Stretch { day, from: 540, until: 720 }).collect();
        Candidate {
            languages: languages.into_iter().map(word).collect(),
            interests: interests.into_iter().map(word).collect(),
            department: department.map(word),
            stage: stage.map(word),
            line: line.map(word),
            hours: Hours::local(&stretches, chrono_tz::Tz::UTC, date),
            not_with: not_with.into_iter().map(key).collect(),
            would_like: would_like.into_iter().map(key).collect(),
            ..Candidate::default()
        }
    }
}

fn pool() -> impl Strategy<Value = Pool> {
    let before = prop::collection::vec(prop::collection::vec(0..10_usize, 2..4), 0..12);
    (prop::collection::vec(person(), 2..=10), before).prop_map(|(mut people, before)| {
        people.iter_mut().enumerate().for_each(|(place, person)| person.key = format!("p{place:02}"));
        let before: Vec<Vec<String>> =
            before.into_iter().map(|group| group.into_iter().map(|place| format!("p{place:02}")).collect()).collect();
        Pool::new(people, Weights::default(), &before)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_beats_it(pool in pool(), seed: u64) {
        let proposal = propose(&pool, &[], seed);
        let people: Vec<usize> = (0..pool.len()).collect();
        let best = all_ways(&people, pool.len() % 2 == 1).iter().filter_map(|way| worth(&pool, way)).max();
        if let Some(best) = best {
            prop_assert!(proposal.alone.is_empty(), "somebody is alone, and need not be: {:?}", proposal);
            prop_assert_eq!(proposal.gap, None);
            prop_assert_eq!(worth(&pool, &proposal.groups), Some(best));
        }
    }

    #[test]
    fn everybody_is_in_one_place(pool in pool(), seed: u64) {
        let proposal = propose(&pool, &[], seed);
        let mut all: Vec<usize> = proposal.groups.iter().flatten().chain(&proposal.alone).copied().collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..pool.len()).collect::<Vec<_>>());
        for group in &proposal.groups {
            prop_assert!(matches!(group.len(), 2 | 3));
            prop_assert!(two_of(group).all(|(a, b)| pool.bond(a, b).is_some()), "two are together who may not be");
        }
    }

    #[test]
    fn the_order_of_the_list_makes_no_difference(pool in pool(), seed: u64) {
        let back: Vec<Candidate> = pool.people().iter().rev().cloned().collect();
        let fresh = Pool::new(pool.people().to_vec(), Weights::default(), &[]);
        prop_assert_eq!(propose(&Pool::new(back, Weights::default(), &[]), &[], seed), propose(&fresh, &[], seed));
    }
}

#[test]
fn one_of_one_is_alone_and_one_of_three_is_not() {
    let of = |number: usize| propose(&Pool::new((0..number).map(someone).collect(), Weights::default(), &[]), &[], 1);
    assert_eq!(of(0), Proposal::default());
    assert_eq!(of(1).alone, [0]);
    assert_eq!(of(2).groups, [vec![0, 1]]);
    assert_eq!(of(3).groups, [vec![0, 1, 2]]);
}

#[test]
fn who_wants_nobody_here_is_alone_and_the_rest_are_not() {
    let mut people: Vec<Candidate> = (0..6).map(someone).collect();
    people[0].not_with = (1..6).map(|place| format!("p{place:02}")).collect();
    let proposal = propose(&Pool::new(people, Weights::default(), &[]), &[], 1);
    assert_eq!(proposal.alone, [0]);
    assert_eq!(proposal.groups.iter().map(Vec::len).sum::<usize>(), 5);
    assert_eq!(proposal.gap, None);
}

#[test]
fn two_whom_nobody_else_may_have_join_pairs() {
    // Both may be with one and the same person only.
    let mut people: Vec<Candidate> = (0..6).map(someone).collect();
    for lone in [0, 1] {
        people[lone].not_with = (0..6).filter(|other| *other != 2).map(|place| format!("p{place:02}")).collect();
    }
    people[0].not_with.remove("p03");
    let proposal = propose(&Pool::new(people, Weights::default(), &[]), &[], 1);
    assert!(proposal.alone.len() <= 1, "{proposal:?}");
}

#[test]
fn ten_rounds_bring_ten_partners_and_the_three_goes_round() {
    for number in [20, 21, 26, 27] {
        let mut before: Vec<Vec<String>> = Vec::new();
        for round in 0..10 {
            let pool = Pool::new((0..number).map(someone).collect(), Weights::default(), &before);
            let proposal = propose(&pool, &[], round);
            assert_eq!(proposal.relaxed(&pool), [], "{number} people, round {round}");
            let three = proposal.groups.iter().filter(|group| group.len() == 3).flatten();
            let again = three.filter(|person| pool.thirds(**person) > 0).count();
            // When nearly everybody was, the last may have met each other already.
            assert!(
                again == 0 || round >= 5,
                "one of three again, and others never were: {number} people, round {round}"
            );
            let key = |place: &usize| pool.people()[*place].key.clone();
            before.extend(proposal.groups.iter().map(|group| group.iter().map(key).collect()));
        }
    }
}

#[test]
fn a_settled_group_stays() {
    let pool = Pool::new((0..9).map(someone).collect(), Weights::default(), &[]);
    let proposal = propose(&pool, &[vec![3, 7]], 5);
    assert!(proposal.groups.contains(&vec![3, 7]));
    assert_eq!(proposal.groups.iter().map(Vec::len).sum::<usize>(), 9);
}

#[test]
fn circles_leave_nobody_over() {
    let band = Band { least: 4, most: 5 };
    assert_eq!(band.sizes(26), [5, 5, 4, 4, 4, 4]);
    assert_eq!(band.sizes(25), [5; 5]);
    assert_eq!(band.sizes(8), [4, 4]);
    assert_eq!(band.sizes(11), [6, 5], "no two circles of four to five hold eleven");
    assert_eq!(band.sizes(7), [4, 3]);
    assert_eq!(band.sizes(6), [6]);
    assert_eq!(band.sizes(3), [3]);
    assert!(band.sizes(0).is_empty());
    for people in 0..300 {
        let sizes = band.sizes(people);
        assert_eq!(sizes.iter().sum::<usize>(), people);
        assert!(people < 12 || sizes.iter().all(|size| (4..=5).contains(size)), "{people}: {sizes:?}");
        for odd in [Band { least: 0, most: 0 }, Band { least: 7, most: 3 }, Band { least: 9, most: 9 }] {
            assert_eq!(odd.sizes(people).iter().sum::<usize>(), people);
        }
    }
}

/// All ways to put these people into circles of these sizes.
fn all_circles(people: &[usize], sizes: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let Some((first, rest)) = people.split_first() else { return vec![Vec::new()] };
    let mut ways = Vec::new();
    let mut tried = Vec::new();
    for (place, size) in sizes.iter().enumerate() {
        if tried.contains(size) {
            continue;
        }
        tried.push(*size);
        let left: Vec<usize> =
            sizes.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, size)| *size).collect();
        for chosen in choose(rest, size - 1) {
            let others: Vec<usize> = rest.iter().copied().filter(|person| !chosen.contains(person)).collect();
            let group: Vec<usize> = [&[*first], chosen.as_slice()].concat();
            ways.extend(all_circles(&others, &left).into_iter().map(|mut way| {
                way.push(group.clone());
                way
            }));
        }
    }
    ways
}

fn choose(from: &[usize], number: usize) -> Vec<Vec<usize>> {
    if number == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = from.split_first() else { return Vec::new() };
    let with = choose(rest, number - 1).into_iter().map(|chosen| [&[*first], chosen.as_slice()].concat());
    with.chain(choose(rest, number)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn circles_of_few_people_are_the_best_there_are(pool in pool(), seed: u64) {
        let band = Band { least: 3, most: 4 };
        let people: Vec<usize> = (0..pool.len()).collect();
        let found = circles(&pool, &[], band, seed);
        let mut all: Vec<usize> = found.groups.iter().flatten().chain(&found.alone).copied().collect();
        all.sort_unstable();
        prop_assert_eq!(&all, &people);
        prop_assert!(found.sum <= found.bound, "{} of {}", found.sum, found.bound);
        let best = all_circles(&people, &band.sizes(people.len())).iter().map(|way| circles::partition_worth(&pool, way)).min();
        if found.alone.is_empty() {
            prop_assert_eq!(Some(circles::partition_worth(&pool, &found.groups)), best);
        }
    }
}

fn two_sides(mentors: &[usize], mentees: usize) -> Pool {
    let mentor = |(place, places): (usize, &usize)| Candidate {
        key: format!("mentor{place}"),
        side: Some("Mentor".into()),
        places: *places,
        ..someone(place)
    };
    let mentee =
        |place: usize| Candidate { key: format!("mentee{place}"), side: Some("mentee".into()), ..someone(place) };
    let people = mentors.iter().enumerate().map(mentor).chain((0..mentees).map(mentee)).collect();
    Pool::new(people, Weights::default(), &[])
}

fn across(pool: &Pool) -> Proposal {
    let Sides::Two(one, other) = Sides::of(pool) else { panic!("{:?}", Sides::of(pool)) };
    propose_across(pool, &one, &other, 1).0
}

#[test]
fn mentors_take_as_many_as_they_said_and_nobody_a_second_before_everybody_has_a_first() {
    let pool = two_sides(&[3, 3, 1, 1], 5);
    let proposal = across(&pool);
    assert!(proposal.alone.is_empty(), "{proposal:?}");
    assert_eq!(proposal.groups.len(), 5);
    let of = |key: &str| proposal.groups.iter().flatten().filter(|place| pool.people()[**place].key == key).count();
    assert!(
        (1..=3).contains(&of("mentor0"))
            && (1..=3).contains(&of("mentor1"))
            && of("mentor2") == 1
            && of("mentor3") == 1
    );
    assert!(proposal.groups.iter().all(|two| two_of(two).all(|(a, b)| pool.people()[a].side != pool.people()[b].side)));
}

#[test]
fn too_few_mentors_leave_some_without_and_say_who() {
    let proposal = across(&two_sides(&[1, 2], 5));
    assert_eq!((proposal.groups.len(), proposal.alone.len()), (3, 2));
}

#[test]
fn who_wants_two_mentors_gets_two_different_ones() {
    let mut people = two_sides(&[2, 2], 2).people().to_vec();
    people.iter_mut().for_each(|person| person.places = 2);
    let proposal = across(&Pool::new(people, Weights::default(), &[]));
    assert_eq!(proposal.groups, [vec![0, 2], vec![0, 3], vec![1, 2], vec![1, 3]]);
}

#[test]
fn sides_are_none_or_two() {
    assert_eq!(Sides::of(&Pool::new((0..3).map(someone).collect(), Weights::default(), &[])), Sides::None);
    assert!(matches!(Sides::of(&two_sides(&[1], 2)), Sides::Two(..)));
    let mut people = two_sides(&[1], 2).people().to_vec();
    people[0].side = None;
    assert_eq!(Sides::of(&Pool::new(people, Weights::default(), &[])), Sides::Other);
}

#[test]
fn a_wish_of_one_is_no_reason_and_a_wish_of_both_is() {
    let reasons_with = |back: bool| {
        let mut people: Vec<Candidate> = (0..2).map(someone).collect();
        people[0].would_like = ["p01".to_owned()].into();
        people[0].interests = ["Events".to_owned()].into();
        people[1].interests = ["events ".to_owned(), "Writing".to_owned()].into();
        if back {
            people[1].would_like = ["p00".to_owned()].into();
        }
        reasons(&Pool::new(people, Weights::default(), &[]), &[0, 1])
    };
    let one_sided = reasons_with(false);
    assert!(!one_sided.contains(&Reason::Wished), "{one_sided:?}");
    assert!(one_sided.contains(&Reason::Interests(vec!["Events".to_owned()])), "{one_sided:?}");
    assert!(reasons_with(true).contains(&Reason::Wished));
}
