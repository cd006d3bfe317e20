use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{DrawQuota, DrawRules, Drawn, Entrant, MOST_TICKETS, Reason, commitment, draw};

/// With this seed and one ticket each, A to H come in the order F G E B H D C A.
const SEED: &str = "autumn";

fn entrant(code: &str, losses: u32, values: &[(&str, &str)]) -> Entrant {
    let values = values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
    Entrant { code: code.to_owned(), losses, values }
}

/// F, G, E in sales; B, H in it; D, C, A in hr; D and C at site x.
fn eight() -> Vec<Entrant> {
    let of = |code: &str| match code {
        "F" | "G" | "E" => entrant(code, 0, &[("department", "sales")]),
        "B" | "H" => entrant(code, 0, &[("department", "it")]),
        "A" => entrant(code, 0, &[("department", "hr")]),
        _ => entrant(code, 0, &[("department", "hr"), ("site", "x")]),
    };
    ["A", "B", "C", "D", "E", "F", "G", "H"].map(of).to_vec()
}

fn quota(field: &str, value: &str, at_least: u32, at_most: Option<u32>) -> DrawQuota {
    DrawQuota { field: field.into(), value: value.into(), at_least, at_most }
}

/// Codes with a seat, a stroke, codes that wait; small letters where a quota made a difference.
fn outcome(drawn: &Drawn) -> String {
    let list = |list: &[super::Ticketed]| -> String {
        let code = |one: &super::Ticketed| match one.reason {
            Reason::Number => one.code.clone(),
            Reason::Quota => one.code.to_lowercase(),
        };
        list.iter().map(code).collect()
    };
    format!("{}|{}", list(&drawn.seats), list(&drawn.waiting))
}

#[test]
fn the_numbers_are_those_of_sha256sum() {
    assert_eq!(commitment(SEED), "defae04158b9c17d7b4a5f7bd72bd712dc1d10b0ddc1fbcc07bb76bb1d27b75f");
    let drawn = draw(SEED, 1, &DrawRules::default(), &[entrant("A", 9, &[])]);
    assert_eq!(drawn.seats[0].number, "c41d27d4144fee1126e55c8c0f2f7c177526300f960c35afcbb1b498888171d5");
    assert_eq!((drawn.seats[0].tickets, drawn.seats[0].ticket), (1, 1));
}

#[test]
fn quotas_say_whom_to_pass_over() {
    let hr = |least| quota("department", "hr", least, None);
    let cases = [
        (3, vec![], "FGE|BHDCA", "by number alone"),
        (0, vec![hr(1)], "|FGEBHDCA", "no seats"),
        (9, vec![hr(1)], "FGEBHDCA|", "seats for all"),
        (3, vec![quota("department", "sales", 0, Some(1))], "Fbh|geDCA", "a maximum"),
        (3, vec![quota("department", "sales", 0, Some(0))], "bhd|fgeCA", "a maximum of none"),
        (3, vec![hr(2)], "Fdc|geBHA", "a minimum"),
        (3, vec![hr(3)], "dca|fgeBH", "a minimum that takes all"),
        (3, vec![hr(1), quota("department", "it", 1, None)], "Fbd|geHCA", "two minimums in one field"),
        (3, vec![hr(1), hr(2)], "Fdc|geBHA", "the greater minimum of one group"),
        (
            4,
            vec![quota("department", "sales", 0, Some(2)), quota("department", "sales", 0, Some(1))],
            "FBhd|geCA",
            "the smaller maximum",
        ),
        (3, vec![hr(1), quota("site", "x", 1, None)], "FGd|eBHCA", "one seat for minimums in two fields"),
        (4, vec![hr(1), quota("language", "de", 2, None)], "FGEd|bHCA", "nobody there to be owed anything"),
    ];
    for (seats, quotas, wanted, why) in cases {
        let rules = DrawRules { quotas, ..DrawRules::default() };
        assert_eq!(outcome(&draw(SEED, seats, &rules, &eight())), wanted, "{why}");
    }
}

#[test]
fn minimums_that_cannot_be_met_are_said() {
    let with = |seats: u32, quotas: Vec<DrawQuota>| {
        let drawn = draw(SEED, seats, &DrawRules { quotas, ..DrawRules::default() }, &eight());
        let unmet: Vec<_> =
            drawn.unmet.iter().map(|unmet| format!("{} {} of {}", unmet.value, unmet.seated, unmet.at_least)).collect();
        (outcome(&drawn), unmet.join(", "))
    };
    let hr = |least| quota("department", "hr", least, None);
    let said = |outcome: &str, unmet: &str| (outcome.to_owned(), unmet.to_owned());
    assert_eq!(with(4, vec![hr(5)]), said("Fdca|gebH", "hr 3 of 5"));
    // Too few seats for both: whoever is owed one takes it, by number.
    assert_eq!(with(3, vec![hr(2), quota("department", "it", 2, None)]), said("bhd|fgeCA", "hr 1 of 2"));
    // The maximum at a site keeps C out, so a seat is left in the end and F, put off first, gets it.
    assert_eq!(with(3, vec![hr(3), quota("site", "x", 0, Some(1))]), said("Fda|geBHC", "hr 2 of 3"));
}

#[test]
fn every_loss_that_counts_is_another_ticket() {
    let with = |bonus, most_losses, losses| {
        let rules = DrawRules { bonus, most_losses, quotas: vec![] };
        let mut all = eight();
        all[0].losses = losses;
        let drawn = draw(SEED, 8, &rules, &all);
        let place = drawn.seats.iter().position(|one| one.code == "A").unwrap();
        (place, drawn.seats[place].tickets, drawn.seats[place].ticket)
    };
    assert_eq!(with(1, 3, 0), (7, 1, 1));
    assert_eq!(with(1, 3, 2), (4, 3, 3), "the third ticket of A begins with 9533");
    assert_eq!(with(2, 3, 1), (4, 3, 3));
    assert_eq!(with(1, 2, 9), (4, 3, 3));
    assert_eq!(with(0, 2, 9), (7, 1, 1));
    assert_eq!(with(u32::MAX, u32::MAX, u32::MAX).1, MOST_TICKETS);
}

#[test]
fn a_code_is_drawn_once_whoever_is_named_first() {
    let mut twice = vec![entrant("A", 0, &[]), entrant("A", 2, &[]), entrant("B", 0, &[])];
    let rules = DrawRules { bonus: 1, most_losses: 5, quotas: vec![] };
    let first = draw(SEED, 2, &rules, &twice);
    assert_eq!(first.seats.len(), 2);
    twice.reverse();
    assert_eq!(draw(SEED, 2, &rules, &twice), first);
}

#[test]
fn two_tickets_win_twice_as_often_as_one() {
    let rules = DrawRules { bonus: 1, most_losses: 1, quotas: vec![] };
    let all: Vec<Entrant> = (0..60).map(|at| entrant(&format!("E{at}"), at % 2, &[])).collect();
    let mut won = [0u32; 3];
    for nth in 0..1500 {
        for seat in draw(&format!("seed {nth}"), 2, &rules, &all).seats {
            won[usize::try_from(seat.tickets).unwrap()] += 1;
        }
    }
    // 3,000 seats, 2,000 expected for two tickets; four standard deviations are about 100.
    assert!((1_890..=2_110).contains(&won[2]), "{won:?}");
}

#[test]
fn ten_thousand_are_drawn() {
    let site = |at: u32| if at.is_multiple_of(10) { "bremen" } else { "kiel" };
    let all: Vec<Entrant> = (0..10_000).map(|at| entrant(&at.to_string(), at % 3, &[("site", site(at))])).collect();
    let rules = DrawRules { bonus: 1, most_losses: 2, quotas: vec![quota("site", "bremen", 15, Some(20))] };
    let drawn = draw(SEED, 30, &rules, &all);
    assert_eq!((drawn.seats.len(), drawn.waiting.len(), drawn.unmet.len()), (30, 9_970, 0));
}

fn entrants() -> impl Strategy<Value = Vec<Entrant>> {
    let values = (0..4u32, "[a-c]", "[x-z]");
    proptest::collection::vec(values, 0..40).prop_map(|all| {
        let one = |(at, (losses, department, site)): (usize, (u32, String, String))| {
            entrant(&format!("E{at}"), losses, &[("department", &department), ("site", &site)])
        };
        all.into_iter().enumerate().map(one).collect()
    })
}

fn quotas(field: &'static str, values: &'static str) -> impl Strategy<Value = Vec<DrawQuota>> {
    let one = (values, 0..6u32, proptest::option::of(0..8u32));
    proptest::collection::vec(one, 0..4)
        .prop_map(move |all| all.into_iter().map(|(value, least, most)| quota(field, &value, least, most)).collect())
}

fn count(among: &[Entrant], field: &str, value: &str) -> u32 {
    let has = |one: &&Entrant| one.values.get(field).is_some_and(|own| own == value);
    u32::try_from(among.iter().filter(has).count()).unwrap()
}

fn with_seat(drawn: &Drawn, all: &[Entrant]) -> Vec<Entrant> {
    all.iter().filter(|one| drawn.seats.iter().any(|seat| seat.code == one.code)).cloned().collect()
}

/// How many seats can be given in a field and whether its minimums can be met, by counting.
fn possible(seats: u32, field: &str, quotas: &[DrawQuota], all: &[Entrant]) -> Option<u32> {
    let mut groups: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for quota in quotas {
        let (least, most) = groups.entry(&quota.value).or_insert_with(|| (0, count(all, field, &quota.value)));
        *least = quota.at_least.max(*least);
        *most = quota.at_most.unwrap_or(u32::MAX).min(*most);
    }
    let others = u32::try_from(all.len()).unwrap() - groups.keys().map(|value| count(all, field, value)).sum::<u32>();
    let least: u32 = groups.values().map(|(least, _)| least).sum();
    let fits = groups.values().all(|(least, most)| least <= most) && least <= seats;
    fits.then(|| seats.min(others + groups.values().map(|(_, most)| most).sum::<u32>()))
}

proptest! {
    #[test]
    fn everybody_is_drawn_once_and_no_limit_is_broken(
        all in entrants(),
        seats in 0..30u32,
        one in quotas("department", "[a-d]"),
        other in quotas("site", "[w-z]"),
    ) {
        let rules = DrawRules { bonus: 1, most_losses: 2, quotas: [one, other].concat() };
        let drawn = draw("s", seats, &rules, &all);
        let mut codes: Vec<&str> = drawn.seats.iter().chain(&drawn.waiting).map(|one| one.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        prop_assert_eq!(codes.len(), all.len());
        prop_assert_eq!(drawn.seats.len() + drawn.waiting.len(), all.len());
        prop_assert!(drawn.seats.len() <= usize::try_from(seats).unwrap());
        let seated = with_seat(&drawn, &all);
        for quota in &rules.quotas {
            let has = count(&seated, &quota.field, &quota.value);
            prop_assert!(quota.at_most.is_none_or(|most| has <= most));
            let unmet = drawn.unmet.iter().any(|unmet| unmet.field == quota.field && unmet.value == quota.value);
            prop_assert!(has >= quota.at_least || unmet);
        }
        for list in [&drawn.seats, &drawn.waiting] {
            prop_assert!(list.is_sorted_by_key(|one| &one.number));
        }
    }

    #[test]
    fn minimums_of_one_field_are_met_wherever_that_is_possible(
        all in entrants(),
        seats in 0..30u32,
        quotas in quotas("department", "[a-d]"),
    ) {
        let possible = possible(seats, "department", &quotas, &all);
        let drawn = draw("s", seats, &DrawRules { bonus: 0, most_losses: 0, quotas }, &all);
        prop_assert_eq!(drawn.unmet.is_empty(), possible.is_some());
        if let Some(most) = possible {
            prop_assert_eq!(drawn.seats.len(), usize::try_from(most).unwrap(), "and no seat stays empty");
        }
    }

    #[test]
    fn the_order_of_entrants_does_not_matter(
        (all, shuffled) in entrants().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        quotas in quotas("site", "[w-z]"),
        seed in "[a-z]{0,8}",
    ) {
        let rules = DrawRules { bonus: 2, most_losses: 2, quotas };
        prop_assert_eq!(draw(&seed, 7, &rules, &all), draw(&seed, 7, &rules, &shuffled));
    }
}
