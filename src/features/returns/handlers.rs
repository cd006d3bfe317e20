//! From an address with numbers to a page with a range.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    forms::Ranges,
    pages::{ResultView, ReturnsPage, labels, rows},
};
use crate::{
    platform::errors::Result,
    web::{Asked, FormState, SignedIn, Visit},
};

/// The example of The Community Roundtable's worksheet, with one guess that turns it.
const EXAMPLE: &str = "/returns?answers_low=20&answers_likely=40&answers_high=60&searches_low=600&searches_likely=900\
    &searches_high=1200&success_low=10&success_likely=50&success_high=60&value_low=10&value_likely=15&value_high=20\
    &cost_low=25000&cost_likely=30000&cost_high=35000";

/// `GET /returns`
pub async fn show(_: SignedIn, visit: Visit, asked: Asked<Ranges>) -> Result<HttpResponse> {
    let (status, form, ranges) = match () {
        () if asked.is_blank() => (StatusCode::OK, FormState::blank(), None),
        () => match asked.read() {
            Ok(ranges) => (StatusCode::OK, FormState { values: asked.values(), errors: Vec::new() }, Some(ranges)),
            Err(error) => {
                let (status, form) = visit.refused_with(asked.values(), error)?;
                (status, form, None)
            }
        },
    };
    let comma = visit.locale.tag() == "de";
    let result = ranges.map(|ranges| ResultView::of(&ranges, comma));
    let labels = labels(|key| visit.say(key));
    visit.draw_as(status, &ReturnsPage { form, labels, rows: rows(), result, example_href: EXAMPLE })
}
