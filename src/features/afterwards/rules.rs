//! When what became of it may be said. Pure: no database, no request.

use chrono::{Duration, NaiveDate};
use entity::states::Moment;

/// The most characters of what somebody tells.
pub const MOST: usize = 1_000;

/// How long after its end. Whole weeks, twelve and fifty-two, as what is asked by e-mail is reckoned: whoever follows
/// its link finds the question there.
fn after(moment: Moment) -> Duration {
    match moment {
        Moment::NinetyDays => Duration::weeks(12),
        Moment::TwelveMonths => Duration::weeks(52),
    }
}

/// The day from which on it may be said, of a cohort that ended on `ends_on`.
pub fn opens_on(moment: Moment, ends_on: NaiveDate) -> NaiveDate {
    ends_on + after(moment)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use entity::states::Moment;

    use super::opens_on;

    #[test]
    fn it_is_asked_after_a_quarter_and_after_a_year() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(opens_on(Moment::NinetyDays, day("2027-02-28")), day("2027-05-23"));
        assert_eq!(opens_on(Moment::TwelveMonths, day("2027-02-28")), day("2028-02-27"));
    }
}
