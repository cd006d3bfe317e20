//! What somebody wrote themselves in an answer by e-mail: without the e-mail they answer, without
//! signatures, without what their program adds.
//!
//! There is no standard for any of it. The shapes below are those of the programs people use, in the
//! languages they use them in; where a text looks like none of them, all of it is kept.

/// A line that begins what the program added: everything behind it is not theirs.
const DIVIDERS: [&str; 10] = [
    "-----original message-----",
    "-----ursprüngliche nachricht-----",
    "-----originalnachricht-----",
    "-----urspr. nachricht-----",
    "-----message d'origine-----",
    "-----weitergeleitete nachricht-----",
    "-----forwarded message-----",
    "-------- ursprüngliche nachricht --------",
    "-------- original message --------",
    "anfang der weitergeleiteten nachricht:",
];
/// How telephones and programs sign.
const SIGNED_BY: [&str; 14] = [
    "sent from my ",
    "sent from mail for ",
    "sent from outlook",
    "sent with ",
    "get outlook for ",
    "von meinem ",
    "von meiner ",
    "gesendet von meinem ",
    "gesendet von meiner ",
    "gesendet von mail für ",
    "gesendet mit ",
    "outlook für ",
    "holen sie sich outlook",
    "diese nachricht wurde von meinem ",
];
/// What the last line of "somebody wrote on that day" says.
const WROTE: [&str; 12] = [
    " schrieb",
    " wrote:",
    " a écrit",
    " ha scritto:",
    " escribió:",
    " escreveu:",
    " schreef",
    " skrev",
    " napisał",
    " yazdı:",
    " kirjoitti:",
    " napsal",
];
/// Names of the first line of a header as programs repeat it.
const FROM: [&str; 6] = ["von", "from", "de", "da", "van", "kimden"];
/// And of those that follow.
const SENT: [&str; 12] =
    ["gesendet", "sent", "datum", "date", "an", "to", "betreff", "subject", "envoyé", "objet", "cc", "gönderildi"];

/// What the lines of an e-mail are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Own,
    Blank,
    Quoted,
    /// "On that day somebody wrote".
    Attribution,
}

/// The words of whoever sent the e-mail.
pub fn own_words(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n").replace('\u{a0}', " ");
    let all: Vec<&str> = text.lines().collect();
    let lines = before_the_end(&all);
    let kept = lines.into_iter().filter(|line| !is_signed_by_program(line)).collect::<Vec<_>>();
    let kinds = kinds_of(&kept);
    let quotes_stay = are_quotes_answered(&kinds);
    let own = kept.iter().zip(&kinds).filter(|(_, kind)| match kind {
        Kind::Own | Kind::Blank => true,
        Kind::Quoted => quotes_stay,
        Kind::Attribution => false,
    });
    let own: Vec<&str> = own.map(|(line, _)| *line).collect();
    tidy(&without_last_quote(&own))
}

/// Whether a line stands in a block of code, where everything is as it was meant.
struct Fences(bool);

impl Fences {
    fn is_code(&mut self, line: &str) -> bool {
        let fence = line.trim_start().starts_with("```");
        let code = self.0 || fence;
        self.0 ^= fence;
        code
    }
}

/// The lines before a signature, a divider or a repeated header.
fn before_the_end<'a>(all: &[&'a str]) -> Vec<&'a str> {
    let mut fences = Fences(false);
    let end = all.iter().enumerate().position(|(at, line)| {
        !fences.is_code(line) && (is_divider(line) || begins_header(all.get(at..).unwrap_or_default()))
    });
    let end = end.unwrap_or(all.len());
    let mut lines: Vec<&str> = all.get(..end).unwrap_or_default().to_vec();
    if let Some(at) = unquoted_attribution(&lines) {
        lines.truncate(at);
    }
    lines
}

fn is_divider(line: &str) -> bool {
    // The house's own footer begins so too, and so do those of most programs (RFC 3676, 4.3).
    if line == "-- " || line == "--" || line == "\\--" {
        return true;
    }
    let plain = plain(line);
    let underscores = plain.len() >= 20 && plain.chars().all(|c| c == '_');
    let folded: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    let dashed = folded.starts_with("-----")
        && DIVIDERS.iter().any(|words| {
            let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
            folded.trim_matches('-') == words.trim_matches('-')
        });
    let apple = plain == "begin forwarded message:" || plain == "anfang der weitergeleiteten nachricht:";
    underscores || dashed || apple
}

/// A line without the marks HTML left around its words, in lower case.
fn plain(line: &str) -> String {
    line.replace(['*', '\\'], "").trim().to_lowercase()
}

/// The name before the colon of a line.
fn name_of(line: &str) -> String {
    plain(line).split_once(':').map(|(name, _)| name.trim().to_owned()).unwrap_or_default()
}

/// "From: … Sent: … To: … Subject: …", as Outlook repeats them.
fn begins_header(rest: &[&str]) -> bool {
    let Some((first, rest)) = rest.split_first() else { return false };
    if !FROM.contains(&name_of(first).as_str()) {
        return false;
    }
    let next = rest.iter().filter(|line| !line.trim().is_empty()).take(5);
    next.filter(|line| SENT.contains(&name_of(line).as_str())).count() >= 2
}

fn is_signed_by_program(line: &str) -> bool {
    let plain = plain(line);
    let short = plain.chars().count() < 100;
    let named = SIGNED_BY.iter().any(|words| plain.starts_with(words));
    let sure = ["gesendet", "sent", "iphone", "ipad", "android", "samsung", "galaxy", "outlook", "app", "mail"];
    // "Von meinem Team habe ich gehört" is no signature of a telephone.
    let german = plain.starts_with("von mein") && !plain.contains("gesendet") && !plain.contains("gesandt");
    short && named && !german && sure.iter().any(|word| plain.contains(word))
}

/// How many lines "on that day somebody wrote" takes from here; none where they are no such words.
fn attribution(rest: &[&str]) -> Option<usize> {
    let mut whole = String::new();
    for (nth, line) in rest.iter().take(4).enumerate() {
        let line = plain(line);
        if line.is_empty() || line.starts_with('>') {
            return None;
        }
        whole = format!("{whole} {line}");
        let ends = whole.ends_with(':') || whole.ends_with("schrieb") || whole.ends_with('>');
        let dated = whole.chars().filter(char::is_ascii_digit).count() >= 2;
        let said = WROTE.iter().any(|words| whole.contains(words)) || is_dated_sender(&whole);
        if ends && dated && said {
            return Some(nth + 1);
        }
    }
    None
}

/// `2027-01-07 10:15 GMT+01:00 Lernweg <reply@example.org>:`
fn is_dated_sender(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("20") && line.ends_with(">:") && line.contains('@')
}

/// Where "on that day somebody wrote" stands over words that are not marked as quoted, and that
/// for this reason nobody else could tell from one's own.
fn unquoted_attribution(lines: &[&str]) -> Option<usize> {
    let mut fences = Fences(false);
    lines.iter().enumerate().position(|(at, line)| {
        if fences.is_code(line) {
            return false;
        }
        let rest = lines.get(at..).unwrap_or_default();
        let Some(long) = attribution(rest) else { return false };
        let words = rest.iter().take(long).any(|line| line.contains('@') || has_time(line));
        let next = rest.iter().skip(long).find(|line| !line.trim().is_empty());
        let above = lines.iter().take(at).any(|line| !line.trim().is_empty());
        words && above && next.is_some_and(|next| !next.trim_start().starts_with('>'))
    })
}

/// `10:15`
fn has_time(line: &str) -> bool {
    let letters: Vec<char> = line.chars().collect();
    letters.windows(5).any(|five| match five {
        [a, b, ':', c, d] => [a, b, c, d].iter().all(|c| c.is_ascii_digit()),
        _ => false,
    })
}

fn kinds_of(lines: &[&str]) -> Vec<Kind> {
    let mut fences = Fences(false);
    let mut kinds = Vec::with_capacity(lines.len());
    let mut said = 0;
    for (at, line) in lines.iter().enumerate() {
        let code = fences.is_code(line);
        if said == 0 && !code {
            let rest = lines.get(at..).unwrap_or_default();
            let long = attribution(rest).unwrap_or(0);
            let next = rest.iter().skip(long).find(|line| !line.trim().is_empty());
            said = if next.is_none_or(|next| next.trim_start().starts_with('>')) { long } else { 0 };
        }
        kinds.push(match line.trim() {
            _ if said > 0 => Kind::Attribution,
            _ if code => Kind::Own,
            "" => Kind::Blank,
            quoted if quoted.starts_with('>') => Kind::Quoted,
            _ => Kind::Own,
        });
        said = said.saturating_sub(1);
    }
    kinds
}

/// Whether somebody answers line by line, so that their words mean nothing without what they quote: at
/// least two quotes with own words below each, or one of their own making between own words.
fn are_quotes_answered(kinds: &[Kind]) -> bool {
    let said = kinds.contains(&Kind::Attribution);
    let mut solid = kinds.iter().filter(|kind| matches!(kind, Kind::Own | Kind::Quoted)).collect::<Vec<_>>();
    solid.dedup();
    let answered = solid.windows(2).filter(|pair| matches!(pair, [Kind::Quoted, Kind::Own])).count();
    answered >= 2 || (answered == 1 && !said && solid.first() == Some(&&Kind::Own))
}

/// Without the quote at the end: nobody says anything about it.
fn without_last_quote<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut fences = Fences(false);
    let said = |line: &str| !(line.trim().is_empty() || line.trim_start().starts_with('>'));
    let own = lines.iter().map(|line| fences.is_code(line) || said(line)).collect::<Vec<_>>();
    let end = own.iter().rposition(|own| *own).map_or(0, |last| last + 1);
    lines.get(..end).unwrap_or_default().to_vec()
}

/// No more than one blank line between others.
fn tidy(lines: &[&str]) -> String {
    let mut tidy: Vec<&str> = Vec::new();
    let mut fences = Fences(false);
    for line in lines.iter().map(|line| line.trim_end()) {
        if fences.is_code(line) || !(line.is_empty() && tidy.last().is_none_or(|last| last.is_empty())) {
            tidy.push(line);
        }
    }
    tidy.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests;
