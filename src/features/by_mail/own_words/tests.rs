//! Answers as the programs people use send them; names and words are ours, shapes are theirs.

use super::own_words;

const OURS: &str = "> Hallo Elif,\n>\n> Jonas hat dir in \"Schnecken\" geantwortet:\n>\n> > Bier.\n>\n> -- \n> Du bekommst diese E-Mail, weil dir jemand geantwortet hat.\n";

#[test]
fn every_program_quotes_in_its_own_way() {
    let below = [
        // Thunderbird, Apple Mail, Gmail, in German and English.
        "Am 07.01.27 um 10:15 schrieb Lernweg:",
        "Am 07.01.2027 um 10:15 schrieb Lernweg <reply+abc@lernweg.example>:",
        "Am Do., 7. Jan. 2027 um 10:15 Uhr schrieb Lernweg <\nreply+abc@lernweg.example>:",
        "Lernweg <reply+abc@lernweg.example> schrieb am Do., 7. Jan. 2027, 10:15:",
        "> Am 07.01.2027 um 10:15 schrieb Lernweg <reply+abc@lernweg.example>:",
        "On 1/7/27 10:15 AM, Lernweg wrote:",
        "On Thu, Jan 7, 2027 at 10:15 AM Lernweg <reply+abc@lernweg.example> wrote:",
        "On Thu, Jan 7, 2027 at 10:15 AM Lernweg <\nreply+abc@lernweg.example>\nwrote:",
        "On 7 Jan 2027, at 10:15, Lernweg <reply+abc@lernweg.example> wrote:",
        "2027-01-07 10:15 GMT+01:00 Lernweg <reply+abc@lernweg.example>:",
        "Le jeu. 7 janv. 2027 à 10:15, Lernweg <reply+abc@lernweg.example> a écrit :",
        "Il giorno gio 7 gen 2027 alle ore 10:15 Lernweg <reply+abc@lernweg.example> ha scritto:",
        "Op do 7 jan. 2027 om 10:15 schreef Lernweg <reply+abc@lernweg.example>:",
        "7 Oca 2027 Per 10:15 tarihinde Lernweg <reply+abc@lernweg.example> şunu yazdı:",
    ];
    for line in below {
        let mail = format!("Bei mir auch.\n\nUnd Kaffee?\n\n{line}\n\n{OURS}");
        assert_eq!(own_words(&mail), "Bei mir auch.\n\nUnd Kaffee?", "{line}");
        let windows = mail.replace('\n', "\r\n");
        assert_eq!(own_words(&windows), "Bei mir auch.\n\nUnd Kaffee?", "{line} with CRLF");
        let bottom = format!("{line}\n{OURS}\nBei mir auch.\n");
        assert_eq!(own_words(&bottom), "Bei mir auch.", "below {line}");
    }
}

#[test]
fn outlook_repeats_the_header_and_marks_nothing() {
    let rest = "\n\nHallo Elif,\n\nJonas hat dir geantwortet:\n\nBier.\n";
    for header in [
        "-----Ursprüngliche Nachricht-----\nVon: Lernweg\nGesendet: Donnerstag, 7. Januar 2027 10:15\nAn: Elif\nBetreff: Jonas",
        "-----Original Message-----\nFrom: Lernweg\nSent: Thursday, January 7, 2027 10:15 AM\nTo: Elif\nSubject: Jonas",
        "Von: Lernweg <reply+abc@lernweg.example>\nGesendet: Donnerstag, 7. Januar 2027 10:15\nAn: Elif\nBetreff: Jonas",
        "From: Lernweg <reply+abc@lernweg.example>\nDate: Thursday, 7 January 2027 at 10:15\nTo: Elif\nSubject: Jonas",
        "________________________________\nVon: Lernweg <reply+abc@lernweg.example>\nGesendet: Donnerstag\nAn: Elif",
        "**Von:** Lernweg  \n**Gesendet:** Donnerstag, 7. Januar 2027 10:15  \n**An:** Elif  \n**Betreff:** Jonas",
        "-------- Ursprüngliche Nachricht --------\nVon: Lernweg\nDatum: 07.01.27 10:15 (GMT+01:00)\nAn: Elif",
        "On Thu, Jan 7, 2027 at 10:15 AM Lernweg <reply+abc@lernweg.example> wrote:",
    ] {
        assert_eq!(own_words(&format!("Bei mir auch.\n\n{header}{rest}")), "Bei mir auch.", "{header}");
    }
}

#[test]
fn signatures_are_no_answer() {
    for end in [
        "-- \nElif Demir\nProduktion, Halle 3\n+49 30 123",
        "--\nElif",
        "Von meinem iPhone gesendet",
        "Gesendet von meinem Samsung Galaxy-Smartphone.",
        "Gesendet mit der GMX Mail App",
        "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
        "Sent from my iPhone",
        "Sent from my Pixel, an Android phone",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Outlook für Android beziehen (App)",
        "Sent from Mail for Windows",
    ] {
        let quoted = format!("Bei mir auch.\n\n{end}\n\nAm 07.01.27 um 10:15 schrieb Lernweg:\n{OURS}");
        assert_eq!(own_words(&quoted), "Bei mir auch.", "{end}");
        assert_eq!(own_words(&format!("Bei mir auch.\n\n{end}\n")), "Bei mir auch.", "{end}");
    }
}

#[test]
fn who_answers_line_by_line_keeps_what_is_answered() {
    let mail =
        format!("Am 07.01.27 um 10:15 schrieb Lernweg:\n> Hilft Bier?\n\nJa.\n\n> Und Kaffee?\n\nNein.\n\n{OURS}");
    assert_eq!(own_words(&mail), "> Hilft Bier?\n\nJa.\n\n> Und Kaffee?\n\nNein.");
    let own = "Im Buch steht:\n\n> Schnecken mögen Bier.\n\nDas stimmt.";
    assert_eq!(own_words(own), own);
}

#[test]
fn what_looks_like_an_end_and_is_none_stays() {
    for words in [
        "Am Montag schrieb mir Anna: sie kommt um 10:15.\n\nSchön, oder?",
        "On Monday she wrote:\nwe meet.",
        "Von meinem Team habe ich gehört, dass Bier hilft.",
        "Von: Berlin\nüber Halle kommt der Zug.",
        "Erst das eine\n\n---\n\ndann das andere.",
        "```sql\nselect 1\n--\n> 2\nFrom: a\nSent: b\nTo: c\n```\n\nSo geht es.",
        "Sent the seeds yesterday.",
        "1. eins\n2. zwei\n\n- drei",
        "Ich habe um 10:15 geschrieben:\n\n- Bier\n- Kaffee",
    ] {
        assert_eq!(own_words(words), words);
    }
}

#[test]
fn nothing_of_ones_own_is_nothing() {
    for mail in
        ["", "\n \n", OURS, "-- \nElif", "Am 07.01.27 um 10:15 schrieb Lernweg:\n> x", "Von meinem iPhone gesendet\n"]
    {
        assert_eq!(own_words(mail), "", "{mail}");
    }
}
