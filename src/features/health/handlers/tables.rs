//! Months come in as a table, and go along as one.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    super::{
        commands::take_months,
        forms::{Brought, mistaken},
        pages::{ImportPage, Telling, known_columns, report, wrong_table},
        queries::months_of,
        rules::{Bringing, Column, Month, Number, bringing, month_word},
    },
    HERE, this_month,
};
use crate::{
    platform::{
        errors::{Refusal, Result},
        tables::{Cell, TableError, csv_bytes, text_of},
        zones::date_in,
    },
    storage::{Tx, idempotency::Outcome},
    web::{CSV, File, FormState, Input, SignedIn, Upload, Visit, download},
};

fn read(visit: &Visit, text: &str, known: &[Month]) -> Bringing {
    let columns = known_columns(&visit.house.words);
    bringing(text, |name| columns.get(&name.trim().to_lowercase()).copied(), known, this_month(visit))
}

async fn page(
    visit: &Visit,
    me: &SignedIn,
    status: StatusCode,
    form: FormState,
    unread: Option<TableError>,
) -> Result<HttpResponse> {
    let telling = Telling { visit };
    let words = &visit.house.words;
    let names = |column: Column| {
        let key = format!("health-column-{}", column.word());
        let mut names: Vec<String> = words.locales().map(|locale| words.plain(locale.tag(), &key)).collect();
        names.dedup();
        (visit.say(&label_of(column)), names)
    };
    let text = form.values.get("table").filter(|text| !text.trim().is_empty());
    let months = months_of(visit.house.store.read(), me.0.id).await?;
    let report = match (unread, text) {
        (Some(error), _) => Some(wrong_table(&telling, error, &months)?),
        (None, Some(text)) if text.len() <= Brought::MOST_FILE => {
            Some(report(&telling, &read(visit, text, &months), &months)?)
        }
        _ => None,
    };
    let columns = Column::all().map(names).collect();
    visit.draw_as(status, &ImportPage { form, columns, report, most: Brought::MOST_FILE / 1_024 })
}

fn label_of(column: Column) -> String {
    match column {
        Column::Month => "health-month".to_owned(),
        Column::Number(number) => format!("health-number-{}", number.word()),
    }
}

/// `GET /me/community/health/import`
pub async fn import(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    page(&visit, &me, StatusCode::OK, FormState::blank(), None).await
}

/// `POST /me/community/health/import`: looks at a table, or takes it over.
pub async fn bring(me: SignedIn, visit: Visit, form: Upload<Brought>) -> Result<HttpResponse> {
    let file = form.file()?;
    let looked = match (form.read(), file) {
        (Err(error), _) => Err(error),
        (Ok(_), File::TooLarge) => Err(mistaken("file", "health-import-too-large")),
        (Ok(brought), File::Sent { .. }) if !brought.table.trim().is_empty() => {
            Err(mistaken("file", "health-import-both"))
        }
        (Ok(_), File::Sent { bytes, .. }) => match text_of(bytes) {
            Ok(text) => Ok((text, None)),
            Err(error) => Ok((String::new(), Some(error))),
        },
        (Ok(brought), File::None) if brought.take => return take(&me, &visit, &form).await,
        (Ok(brought), File::None) => Brought::of_table(&brought.table).map(|text| (text.to_owned(), None)),
    };
    match looked {
        Ok((text, unread)) => {
            let state = FormState::with([("table", text)]);
            page(&visit, &me, StatusCode::OK, state, unread).await
        }
        Err(error) => {
            let (status, state) = visit.refused(&form, error)?;
            page(&visit, &me, status, state, None).await
        }
    }
}

async fn take(me: &SignedIn, visit: &Visit, form: &Upload<Brought>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, brought: &Brought| {
        let known = months_of(&**tx, me.0.id).await?;
        let found = read(visit, Brought::of_table(&brought.table)?, &known);
        if !found.wrongs.is_empty() {
            return Err(Refusal::unfit("health-import-wrongs").into());
        }
        take_months(tx, me.0.id, &found.changes, &brought.seen).await?;
        Ok(Outcome::to(HERE, "months-taken"))
    };
    let again = async |status, state| page(visit, me, status, state, None).await;
    visit.submit(form, work, again).await
}

fn header(visit: &Visit) -> Vec<String> {
    Column::all().map(|column| visit.say(&format!("health-column-{}", column.word()))).collect()
}

/// `GET /me/community/health/template.csv`: a table with nothing in it.
pub async fn template(_: SignedIn, visit: Visit) -> Result<HttpResponse> {
    let header = header(&visit);
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    Ok(download(csv_bytes(&header, [])?, CSV, "community-months.csv"))
}

/// `GET /me/community/health.csv`: all months, as they come in again.
pub async fn export(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    let months = months_of(visit.house.store.read(), me.0.id).await?;
    let cell = |month: &Month, number: Number| {
        let value = month.numbers.get(number).map(f64::from);
        Cell::from(value.map(|value| Cell::Number(if number == Number::FirstAnswer { value / 10.0 } else { value })))
    };
    let row = |month: &Month| {
        let numbers = Number::ALL.into_iter().map(|number| cell(month, number));
        std::iter::once(Cell::from(month_word(month.on))).chain(numbers).collect::<Vec<Cell>>()
    };
    let header = header(&visit);
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let name = format!("community-months-{}.csv", date_in(visit.zone, visit.now()));
    Ok(download(csv_bytes(&header, months.iter().map(row))?, CSV, &name))
}
