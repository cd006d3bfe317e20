//! Applications come in as a table: looked at first, then taken over.

use actix_web::{HttpResponse, http::StatusCode, web::Data};

use super::{
    super::super::{
        commands::import_applications,
        forms::keeping::TableForm,
        pages::keeping::{ImportPage, report},
        policies::Admit,
        queries::read_table,
        rules::{Column, ReadTable},
    },
    strip_of,
};
use crate::{
    features::curriculum::Catalogue,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn read(may: &Permit<Admit>, visit: &Visit, text: &str) -> Result<ReadTable> {
    read_table(visit.house.store.read(), may.on(), &visit.house.words, text.as_bytes()).await
}

async fn import_page(
    may: &Permit<Admit>,
    visit: &Visit,
    catalogue: &Catalogue,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let text = form.values.get("table").filter(|text| !text.trim().is_empty());
    let report = match text {
        Some(text) => Some(report(&read(may, visit, text).await?, &visit.house.words, visit.locale.tag())),
        None => None,
    };
    let href = format!("/cohorts/{}", may.on().cohort.id);
    let page = ImportPage {
        strip: strip_of(may, visit, catalogue).await?,
        back_href: format!("{href}/intake"),
        action: format!("{href}/applications/import"),
        form,
        columns: Column::ALL.iter().map(|column| visit.say(&format!("seats-column-{}", column.word()))).collect(),
        report,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/applications/import`
pub async fn table(may: Permit<Admit>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    may.on().form()?;
    import_page(&may, &visit, &catalogue, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/applications/import`: looks at a table, or takes it over.
pub async fn take_over(
    may: Permit<Admit>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<TableForm>,
) -> Result<HttpResponse> {
    may.on().form()?;
    if form.read().is_ok_and(|wanted| !wanted.take) {
        let state = FormState { values: form.values(), errors: Vec::new() };
        return import_page(&may, &visit, &catalogue, StatusCode::OK, state).await;
    }
    let work = async |tx: &Tx, wanted: &TableForm| {
        let rows = read(&may, &visit, &wanted.table).await?.applications();
        let rows = rows.ok_or(Refusal::unfit("seats-import-problems"))?;
        import_applications(tx, &may, &rows).await?;
        Ok(Outcome::to(format!("/cohorts/{}/applications", may.on().cohort.id), "applications-imported"))
    };
    let again = async |status, state| import_page(&may, &visit, &catalogue, status, state).await;
    visit.submit(&form, work, again).await
}
