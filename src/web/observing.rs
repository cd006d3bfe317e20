//! Counts what is asked and how long the answer takes, by route and not by address: no id and no token is in it.

use std::time::Instant;

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::Method,
    middleware::Next,
};

/// Counts every request. Nobody listens unless the house is told to keep figures.
pub async fn observe(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let (begun, method) = (Instant::now(), known(req.method()));
    let outcome = next.call(req).await;
    let (route, status) = match &outcome {
        Ok(response) => (response.request().match_pattern(), response.status()),
        Err(error) => (None, error.as_response_error().status_code()),
    };
    // Whatever somebody makes up is one route.
    let route = route.unwrap_or_else(|| "none".to_owned());
    let took = begun.elapsed();
    metrics::counter!("lernweg_requests_total", "method" => method, "route" => route.clone(), "status" => status.as_str().to_owned())
        .increment(1);
    metrics::histogram!("lernweg_request_seconds", "method" => method, "route" => route).record(took);
    outcome
}

fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}
