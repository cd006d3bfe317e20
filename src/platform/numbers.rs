//! Numbers as people write and read them, in German and in English.

/// A number as people write it: `0,5` and `0.5`, `30 000`, `30.000` and `30,000`.
pub fn number(text: &str) -> Option<f64> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\'' && *c != '’').collect();
    let grouped = |mark: char| {
        let mut parts = bare.split(mark);
        let first = parts.next().is_some_and(|part| (1..=3).contains(&part.len()));
        let rest: Vec<&str> = parts.collect();
        first && !rest.is_empty() && rest.iter().all(|part| part.len() == 3) && !bare.starts_with('0')
    };
    let plain = match (bare.contains('.'), bare.contains(',')) {
        // The last of both is where the fraction begins.
        (true, true) if bare.rfind(',') > bare.rfind('.') => bare.replace('.', "").replace(',', "."),
        (true, true) => bare.replace(',', ""),
        (true, false) if grouped('.') => bare.replace('.', ""),
        (false, true) if grouped(',') => bare.replace(',', ""),
        _ => bare.replace(',', "."),
    };
    let digits = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain.parse::<f64>().ok().filter(|number| digits && number.is_finite())
}

/// A number in groups of three with a thin space, as neither language mistakes it.
pub fn grouped(number: f64, digits: usize) -> String {
    let text = format!("{number:.digits$}");
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut groups: Vec<String> = Vec::new();
    let backwards: Vec<char> = whole.chars().rev().collect();
    for group in backwards.chunks(3) {
        groups.push(group.iter().rev().collect());
    }
    groups.reverse();
    let whole = groups.join("\u{202f}");
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::{grouped, number};

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("0,5", 0.5),
            ("0.5", 0.5),
            ("30 000", 30_000.0),
            ("30.000", 30_000.0),
            ("30,000", 30_000.0),
            ("1.234.567", 1_234_567.0),
            ("1.234,56", 1_234.56),
            ("1,234.56", 1_234.56),
            ("12.5", 12.5),
            ("0.125", 0.125),
            ("30’000", 30_000.0),
            ("7", 7.0),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in ["", "-3", "1e9", "ten", "inf", "NaN", "3 €", "."] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_so_that_neither_language_mistakes_them() {
        assert_eq!(grouped(1_234_567.0, 0), "1\u{202f}234\u{202f}567");
        assert_eq!(grouped(14.07, 1), "14.1");
        assert_eq!(grouped(-22.4, 0), "−22");
    }
}
