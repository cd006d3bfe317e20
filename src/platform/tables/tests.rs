use std::io::{self, Read};

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use super::{Cell, MOST_CELL, Problem, Rows, Table, TableError, csv_bytes, xlsx_bytes};

fn table(bytes: impl AsRef<[u8]>) -> Vec<Vec<String>> {
    let table = Table::read(bytes.as_ref()).unwrap();
    let header = vec![table.header().names().to_vec()];
    header.into_iter().chain(table.rows().iter().map(|row| row.cells().map(str::to_owned).collect())).collect()
}

fn problem(bytes: impl AsRef<[u8]>) -> (Option<u32>, Option<String>, Problem) {
    let TableError { row, column, problem } = Table::read(bytes.as_ref()).unwrap_err();
    (row, column, problem)
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect()
}

#[test]
fn any_usual_encoding_and_separator_is_read() {
    let wanted = [["Name", "Ort"], ["Zoë Öztürk", "Köln"]];
    for separator in [",", ";", "\t"] {
        let text = format!("Name{separator}Ort\r\nZoë Öztürk{separator}Köln\r\n");
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        assert_eq!(table(&text), wanted, "UTF-8");
        assert_eq!(table(format!("\u{FEFF}{text}")), wanted, "UTF-8 with a mark");
        assert_eq!(table(utf16(&text, true)), wanted, "UTF-16 LE");
        assert_eq!(table(utf16(&text, false)), wanted, "UTF-16 BE");
        assert_eq!(table(windows), wanted, "Windows-1252");
    }
}

#[test]
fn quotes_hold_separators_line_breaks_and_quotes() {
    let text = "\"a,b;;;\";\"c\"\"d\"\n\"one\r\ntwo\";x\n;\"\"\nlast;\"y\"";
    assert_eq!(table(text), [["a,b;;;", "c\"d"], ["one\r\ntwo", "x"], ["last", "y"]], "and blank rows are left out");
    assert_eq!(table("a\nb\n"), [["a"], ["b"]]);
    assert_eq!(table("a,b\rc,d\r"), [["a", "b"], ["c", "d"]], "old line ends");
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let text = "\r\n\r\na,b\r\n\r\n\"x\r\ny\",1\r\n,\r\n\n2,3\n";
    let read = Table::read(text.as_bytes()).unwrap();
    assert_eq!(read.rows().iter().map(|row| row.number()).collect::<Vec<_>>(), [5, 8]);
    assert_eq!(read.rows()[1].cell(1), "3");
    assert_eq!(read.rows()[1].cell(2), "");
}

#[test]
fn columns_are_found_by_name_however_it_is_spelled() {
    let header = Table::read("\u{FEFF} E-Mail ;NAME;Übung;x;X\n".as_bytes()).unwrap().header().clone();
    assert_eq!(header.require("e-mail"), Ok(0));
    assert_eq!(header.find("Name"), Ok(Some(1)));
    assert_eq!(header.find("übung"), Ok(Some(2)));
    assert_eq!(header.find("zone"), Ok(None));
    let missing = header.require("zone").unwrap_err();
    assert_eq!(missing.to_string(), "there is no column zone; name it in the first row");
    assert_eq!(header.require("x").unwrap_err().problem, Problem::ColumnTwice);
}

#[test]
fn every_problem_names_its_row_and_column() {
    let long = "x".repeat(MOST_CELL + 1);
    assert_eq!(problem(""), (None, None, Problem::Empty));
    assert_eq!(problem("\u{FEFF}\r\n\r\n"), (None, None, Problem::Empty));
    assert_eq!(problem(format!("a,b\n1,2\n3,{long}\n")), (Some(3), Some("b".into()), Problem::CellTooLong));
    assert_eq!(problem("a,b\n1,2\n3\0x,5\n"), (Some(3), Some("a".into()), Problem::Nul));
    assert_eq!(problem("a,b\n1,2,3\n"), (Some(2), None, Problem::FieldCount { expected: 2, found: 3 }));
    assert_eq!(problem("a,b\n1,2\n\n3"), (Some(4), None, Problem::FieldCount { expected: 2, found: 1 }));
    assert_eq!(problem("a,b\n1,2\n3,\"4\n5,6\n"), (Some(3), None, Problem::UnclosedQuote));
    assert_eq!(problem("a,b\n1,2\n3,\""), (Some(3), None, Problem::UnclosedQuote));
    assert_eq!(problem("\"a,b\n"), (Some(1), None, Problem::UnclosedQuote));
    assert_eq!(problem("x,".repeat(100)), (Some(1), None, Problem::TooManyColumns));
    assert!(Table::read("x,".repeat(99).as_bytes()).is_ok());
    assert!(Table::read(format!("a\n{}\n", "x".repeat(MOST_CELL)).as_bytes()).is_ok());
}

#[test]
fn a_mixture_of_encodings_is_not_guessed_at() {
    assert_eq!(problem(b"a\nK\xC3\xB6ln\nK\xF6ln\n"), (Some(3), None, Problem::MixedEncoding));
    assert_eq!(problem(b"\xEF\xBB\xBFa\nK\xF6ln\n"), (Some(2), None, Problem::MixedEncoding));
    assert_eq!(problem(b"a\nK\xC3\xB6ln\nK\xC3"), (Some(3), None, Problem::MixedEncoding), "cut off in a letter");
    assert_eq!(problem(b"\xFF\xFEa\0\n\0\x00\xD8").2, Problem::MixedEncoding);
    assert_eq!(table(b"a\n\x80 5\n"), [["a"], ["€ 5"]]);
}

#[test]
fn a_row_with_a_problem_does_not_hide_the_next() {
    let text = format!("a,b\n1\n{},2\n3,4\n5,\"6", "x".repeat(5_000_000));
    let mut rows = Rows::open(text.as_bytes()).unwrap();
    let mut next = || rows.next().map(|row| row.map(|row| row.number()).map_err(|error| error.problem));
    assert_eq!(next(), Some(Err(Problem::FieldCount { expected: 2, found: 1 })));
    assert_eq!(next(), Some(Err(Problem::CellTooLong)));
    assert_eq!(next(), Some(Ok(4)));
    assert_eq!(next(), Some(Err(Problem::UnclosedQuote)));
    assert_eq!(next(), None);
}

#[test]
fn more_rows_than_the_limit_are_refused() {
    let text = io::Cursor::new("a\n").chain(io::Cursor::new("1\n".repeat(1_000_001)));
    let last = Rows::open(text).unwrap().last().unwrap();
    assert_eq!(last.unwrap_err().problem, Problem::TooManyRows);
}

#[test]
fn a_last_line_without_an_end_is_noticed() {
    let whole = |text: &str| {
        let mut rows = Rows::open(text.as_bytes()).unwrap();
        assert!(rows.by_ref().all(|row| row.is_ok()));
        rows.ended_with_line_break()
    };
    assert!(whole("a\n1\n") && whole("a\r1\r") && !whole("a\n1") && !whole("a"));
}

/// Gives one byte at a time, as a slow pipe may, and breaks at the end.
struct Drip<'a>(&'a [u8], bool);

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match (self.0.split_first(), into.first_mut()) {
            (Some((byte, rest)), Some(place)) => {
                *place = *byte;
                self.0 = rest;
                Ok(1)
            }
            _ if self.1 => Err(io::ErrorKind::ConnectionReset.into()),
            _ => Ok(0),
        }
    }
}

#[test]
fn a_file_that_breaks_off_while_it_is_read_is_a_problem() {
    let error = Rows::open(Drip(b"a\n1\n", true)).map(|_| ()).unwrap_err();
    assert_eq!(error.problem, Problem::Unreadable(io::ErrorKind::ConnectionReset));
}

const HEADER: [&str; 4] = ["who", "count", "on", "at"];

fn cells() -> Vec<Vec<Cell>> {
    let on = NaiveDate::from_ymd_opt(2026, 10, 6).unwrap();
    let at = DateTime::from_timestamp(1_791_288_000, 0).unwrap();
    let texts = ["=cmd|' /C calc'!A0", "  +1", "-1", "@x", "\tx", "\rx", "＝1", "a \"b\"\nc", "1", "O'Neill", ""];
    texts.map(|text| vec![text.into(), Cell::Number(-2.5), on.into(), at.into()]).to_vec()
}

#[test]
fn what_is_written_as_delimited_text_cannot_act() {
    let bytes = csv_bytes(&HEADER, cells()).unwrap();
    assert!(bytes.starts_with("\u{FEFF}\"who\",\"count\",\"on\",\"at\"\r\n".as_bytes()));
    let read = table(&bytes);
    assert_eq!(read[1], ["'=cmd|' /C calc'!A0", "-2.5", "2026-10-06", "2026-10-06T12:00:00Z"]);
    let first: Vec<&str> = read[2..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(first, ["'  +1", "'-1", "'@x", "'\tx", "'\rx", "'＝1", "a \"b\"\nc", "1", "O'Neill", ""]);
    let odd = csv_bytes(&["=x"], [vec![Cell::Number(f64::NAN)], vec![Cell::from(None::<u32>)]]).unwrap();
    assert_eq!(String::from_utf8(odd).unwrap(), "\u{FEFF}\"'=x\"\r\n\"\"\r\n\"\"\r\n");
}

/// A file inside a workbook.
fn part(book: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(io::Cursor::new(book)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn what_is_written_as_a_workbook_cannot_act() {
    let book = xlsx_bytes("Bewerbungen: 2026/27", &HEADER, cells()).unwrap();
    let (sheet, texts) = (part(&book, "xl/worksheets/sheet1.xml"), part(&book, "xl/sharedStrings.xml"));
    let sheet = roxmltree::Document::parse(&sheet).unwrap();
    assert!(!sheet.descendants().any(|node| node.tag_name().name() == "f"), "no formula");
    let texts = roxmltree::Document::parse(&texts).unwrap();
    let texts: Vec<&str> =
        texts.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect();
    assert!(texts.contains(&"=cmd|' /C calc'!A0") && texts.contains(&"-1"), "{texts:?}");
    let cell = |name: &str| sheet.descendants().find(|node| node.attribute("r") == Some(name)).unwrap();
    assert_eq!(cell("A2").attribute("t"), Some("s"));
    assert_eq!(cell("B2").attribute("t"), None);
    assert_eq!(cell("C2").descendants().find_map(|node| node.text()), Some("46301"));
    assert!(sheet.descendants().any(|node| node.attribute("state") == Some("frozen")));
    assert!(part(&book, "xl/workbook.xml").contains("name=\"Bewerbungen 202627\""));
    assert!(
        part(&book, "xl/styles.xml").contains("quotePrefix=\"1\"") && part(&book, "xl/styles.xml").contains("<b/>")
    );
    assert_eq!(book, xlsx_bytes("Bewerbungen: 2026/27", &HEADER, cells()).unwrap(), "the same rows, the same bytes");
}

#[test]
fn a_workbook_takes_what_does_not_fit() {
    let old = NaiveDate::from_ymd_opt(1815, 12, 10).unwrap();
    let rows = vec![vec![Cell::from("👩‍🔬".repeat(20_000)), Cell::from(old), Cell::Number(f64::INFINITY)]];
    let book = xlsx_bytes("'[]'", &["a"], rows).unwrap();
    let texts = part(&book, "xl/sharedStrings.xml");
    assert!(texts.contains('…') && texts.contains("1815-12-10"));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let whole = Table::read(&bytes);
        let dripped = Rows::open(Drip(&bytes, false)).and_then(|rows| rows.collect::<Result<Vec<_>, _>>());
        prop_assert_eq!(whole.map(|table| table.rows().to_vec()), dripped);
    }

    #[test]
    fn no_text_of_quotes_and_separators_makes_it_panic(text in "[a\"',;\t\r\n\u{0}ä€]{0,300}") {
        for bytes in [text.as_bytes().to_vec(), utf16(&text, true)] {
            if let Ok(rows) = Rows::open(bytes.as_slice()) {
                prop_assert!(rows.count() <= text.len());
            }
        }
    }

    #[test]
    fn what_was_written_is_read_again(cells in proptest::collection::vec("[a-z][^\u{0}]{0,30}", 1..20)) {
        let rows = cells.iter().map(|cell| vec![Cell::from(cell.as_str()), Cell::from(1)]);
        let read = Table::read(&csv_bytes(&["a", "b"], rows).unwrap()).unwrap();
        let read: Vec<String> = read.rows().iter().map(|row| row.cell(0).to_owned()).collect();
        prop_assert_eq!(read, cells);
    }
}
