//! Months come in as a table, all of them or none, and go along as one.

use super::{HERE, keeps};
use crate::{
    harness::{Garden, Page, Persona, at_once, fresh_key, tally},
    people::parts,
};

const IMPORT: &str = "/me/community/health/import";

async fn looks(who: &Persona, table: &str) -> Page {
    let page = who.get(IMPORT).await.must_be(200);
    who.press_anew(&page, "/import", &[("table", table), ("way", "look")]).await
}

async fn sends(who: &Persona, bytes: &[u8], changes: &[(&str, &str)]) -> Page {
    let key = fresh_key();
    let mut fields = vec![("_key", key.as_str()), ("way", "look")];
    fields.extend(changes);
    let (kind, body) = parts(&fields, &[("months.csv", "text/csv", bytes)]);
    who.send_raw(IMPORT, &kind, body).await
}

#[actix_web::test]
async fn a_table_is_looked_at_first_and_then_taken_over_with_one_press() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    keeps(&elif, "2026-03", &[("asked", "9"), ("unanswered", "2")]).await.must_be(200);
    keeps(&elif, "2026-04", &[("asked", "9"), ("searches", "5")]).await.must_be(200);
    let table = "\u{feff}Monat;Fragen;ohne Antwort nach zwei Tagen;Stunden bis zur ersten Antwort;Laune\r\n\
        2026-03;9;2;;gut\r\n04/2026;12;–;3,5;\r\nMai 2026;1.024;12;4;\r\n";
    let page = looks(&elif, table).await.must_be(200);
    page.must_say("New: 1. Changed: 1. As it is: 1.").must_say("leave them out: Laune");
    page.must_say("questions: 12 instead of 9").must_say("hours to first answer: 3.5").must_say("stays as it is");
    assert!(elif.get(HERE).await.find_form("/import").is_none());
    elif.get(&format!("{HERE}/2026-05")).await.must_be(404);
    let done = elif.submit(&page, "/import", &[("way", "take")]).await.must_be(200);
    done.must_flash("Taken over.");
    let april = elif.get(&format!("{HERE}/2026-04")).await.must_be(200);
    assert_eq!((april.typed("/health", "asked"), april.typed("/health", "searches")), ("12".into(), "5".into()));
    assert_eq!(elif.get(&format!("{HERE}/2026-05")).await.typed("/health", "asked"), "1024");
    looks(&elif, table).await.must_be(200).must_say("All of it is there already.");
}

#[actix_web::test]
async fn a_file_of_any_usual_kind_comes_in() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let text = "month\tquestions\twithout a hit\n2026-05\t24\t3\n";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in
        [text.as_bytes().to_vec(), utf16, text.replace('\t', ";").into_bytes(), text.replace('\t', ",").into_bytes()]
    {
        let page = sends(&elif, &bytes, &[]).await.must_be(200);
        page.must_say("New: 1. Changed: 0. As it is: 0.");
        assert!(page.typed("/import", "table").contains("2026-05"), "from here on it is text");
    }
    let latin = b"Monat;Beitr\xe4ge insgesamt\n2026-05;24\n";
    let page = sends(&elif, latin, &[]).await.must_be(200);
    elif.submit(&page, "/import", &[("way", "take")]).await.must_be(200).must_flash("Taken over.");
    // What it writes it reads again, in either language.
    let file = elif.get(&format!("{HERE}.csv")).await.must_be(200);
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("community-months-2027-01-06.csv"));
    looks(&elif, &file.body).await.must_be(200).must_say("All of it is there already.");
    let template = elif.get(&format!("{HERE}/template.csv")).await.must_be(200);
    looks(&elif, &template.body).await.must_be(200).must_say("There is no month below the headings.");
}

#[actix_web::test]
async fn everything_wrong_is_named_by_row_and_column_and_nothing_is_written() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let table = "month,questions,no answer after two days,searches\n2026-05,9,10,\n2026-05,9,1,\n2027-02,1,1,\n\
        =cmd|' /C calc'!A0,1,1,\n2026-04,<script>alert(1)</script>{{ 7*7 }},1,\n2026-03,,,\n2026-02,1\n";
    let page = looks(&elif, table).await.must_be(200);
    let rows = page.texts("section[aria-labelledby='report'] tbody tr");
    assert_eq!(rows.len(), 7, "{rows:?}");
    page.must_say("7 things do not fit");
    for (row, words) in rows.iter().zip([
        "Row 2no answer after two daysIt is a part of the other number, and that is 9.",
        "Row 3monthThe same month stands in row 2 already.",
        "Row 4monthThis month has not begun yet.",
        "Row 5month",
        "Row 6questions“<script>alert(1)</script>{{ 7*7 }}” is no number",
        "Row 7–There is no number in this row.",
        "Row 8–There are 2 cells here, and 4 headings.",
    ]) {
        assert!(row.contains(words), "{row} / {words}");
    }
    assert_eq!(page.typed("/import", "table").replace("\r\n", "\n").trim(), table.trim());
    // Whoever presses all the same is told, and nothing is there.
    let no = elif.press_anew(&page, "/import", &[("way", "take")]).await.must_be(422);
    no.must_say("Nothing was taken over: not everything fits yet.");
    elif.get(HERE).await.must_say("Nothing here yet.");
}

#[actix_web::test]
async fn what_is_no_table_is_refused_with_a_word() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    looks(&elif, " ").await.must_be(422).must_say("Choose a file or paste a table.");
    looks(&elif, "a,b\n1,2\n").await.must_be(200).must_say("There is no column month");
    looks(&elif, "month,Monat\n2026-05,2026-05\n").await.must_be(200).must_say("There are two columns");
    looks(&elif, "month,\"questions\n2026-05,1\n").await.must_be(200).must_say("never ends");
    let both = sends(&elif, b"month,questions\n2026-05,1\n", &[("table", "month\n2026-04")]).await.must_be(422);
    both.must_say("not both");
    sends(&elif, &[0xFF; 70_000], &[]).await.must_be(422).must_say("more than 64 KB");
    looks(&elif, &"x".repeat(65_537)).await.must_be(422).must_say("more than 64 KB");
    sends(&elif, b"month,questions\n2026-05,\0\n", &[]).await.must_be(200).must_say("belongs into no text");
    sends(&elif, "é".as_bytes().iter().chain(b"\xff\n").copied().collect::<Vec<u8>>().as_slice(), &[])
        .await
        .must_be(200)
        .must_say("cannot be read");
    let many: String = (0..241).map(|nth| format!("{}-{:02},1\n", 1991 + nth / 12, nth % 12 + 1)).collect();
    looks(&elif, &format!("month,questions\n{many}")).await.must_be(200).must_say("more than 240 months");
    let page = elif.get(IMPORT).await;
    elif.press_anew(&page, "/import", &[("table", "month\n"), ("way", "swallow")]).await.must_be(422);
    elif.get(HERE).await.must_say("Nothing here yet.");
}

#[actix_web::test]
async fn a_table_seen_before_something_else_changed_is_looked_at_again() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = looks(&elif, "month,questions\n2026-05,24\n2026-04,12\n").await.must_be(200);
    keeps(&elif, "2026-04", &[("asked", "9")]).await.must_be(200);
    let no = elif.press_anew(&page, "/import", &[("way", "take")]).await.must_be(409);
    no.must_say("your months have changed meanwhile").must_say("New: 1. Changed: 1.");
    assert_eq!(elif.get(&format!("{HERE}/2026-04")).await.typed("/health", "asked"), "9");
    let press = async |_| elif.press_anew(&no, "/import", &[("way", "take")]).await;
    assert_eq!(tally(&at_once(4, press).await), [(303, 1), (409, 3)]);
    assert_eq!(elif.get(&format!("{HERE}/2026-04")).await.typed("/health", "asked"), "12");
}
