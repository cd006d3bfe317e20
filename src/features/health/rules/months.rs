//! Months as people, forms and spreadsheets write them.

use chrono::{Datelike, NaiveDate};

use crate::platform::zones::month_named;

/// The first day of the month somebody names: `2026-05`, `2026-05-31`, `05/2026`, `31.5.2026`, `Mai 2026`, `May-26`.
pub fn month_of(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    let year = |part: &str| number(part).filter(|_| part.len() == 4);
    let month = |part: &str| number(part).filter(|_| part.len() <= 2);
    let short = |part: &str| number(part).filter(|_| part.len() == 2).map(|year| 2_000 + year);
    let (year, month) = match parts.as_slice() {
        [first, second] => match (year(first), year(second), month_named(first)) {
            (Some(year), None, _) => (year, month(second)?),
            (None, Some(year), Some(named)) => (year, named),
            (None, Some(year), None) => (year, month(first)?),
            (None, None, Some(named)) => (short(second)?, named),
            _ => return None,
        },
        [first, second, third] if year(first).is_some() => {
            let (year, month) = (year(first)?, month(second)?);
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, number(third)?)?;
            (year, month)
        }
        // Only with points it is plain which of the two is the month.
        [first, second, third] if text.matches('.').count() == 2 => {
            let (year, month) = (year(third)?, month(second)?);
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, number(first)?)?;
            (year, month)
        }
        _ => return None,
    };
    let year = i32::try_from(year).ok().filter(|year| (1990..=2199).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, 1)
}

/// A month as forms, tables and addresses have it.
pub fn month_word(on: NaiveDate) -> String {
    format!("{}-{:02}", on.year(), on.month())
}

#[cfg(test)]
mod tests {
    use super::{month_of, month_word};

    #[test]
    fn months_are_read_as_people_and_spreadsheets_write_them() {
        for text in ["2026-05", "2026-05-31", "05/2026", "5.2026", "31.5.2026", "Mai 2026", "May-26", " may 2026 "] {
            assert_eq!(month_of(text).map(month_word).as_deref(), Some("2026-05"), "{text}");
        }
        for text in
            ["", "2026", "2026-13", "5/6/2026", "31.2.2026", "2026-02-30", "0026-05", "Ma 2026", "26-05", "٢٠٢٦-05"]
        {
            assert_eq!(month_of(text), None, "{text}");
        }
    }
}
