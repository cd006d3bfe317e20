//! The server: layers, routes, limits.

use std::{net::TcpListener, time::Duration};

use actix_web::{
    App, HttpServer,
    body::MessageBody,
    dev::{Server, ServiceRequest, ServiceResponse},
    middleware::{Compress, Condition, Next, from_fn},
    web::{self, Data, ServiceConfig},
};

use super::{rooms, schedule::chores, start::Running};
use crate::{
    features::{
        account::FailureLimiter, admissions::Rulebook, curriculum::Catalogue, operating::Installation, pages::Pages,
    },
    platform::{
        errors::Error,
        settings::{Settings, Unfit},
    },
    web::{House, Public, Routes, draw_errors, forms::MOST_BYTES, guard, identify, observe, waiting::Sources},
};

/// What every worker thread of the server is given.
#[derive(Clone)]
pub struct Shared {
    /// What all rooms share.
    pub house: Data<House>,
    /// The courses.
    pub catalogue: Data<Catalogue>,
    /// The pages that stand for themselves.
    pub pages: Data<Pages>,
    /// What seats are given by.
    pub rulebook: Data<Rulebook>,
    /// What rooms have to say on home pages.
    pub sources: Data<Sources>,
    /// What the process was started with.
    pub installation: Data<Installation>,
    /// Failures by address.
    pub limiter: Data<FailureLimiter>,
}

impl Shared {
    /// What a server of this house is given.
    pub fn new(running: &Running) -> Self {
        Self {
            house: running.house.clone(),
            catalogue: Data::new(running.catalogue.clone()),
            pages: Data::new(running.pages.clone()),
            rulebook: Data::new(running.rulebook.clone()),
            sources: Data::new(running.sources.clone()),
            installation: Data::new(running.installation.clone()),
            limiter: Data::new(FailureLimiter::default()),
        }
    }
}

async fn missing(_: Public) -> Result<actix_web::HttpResponse, Error> {
    Err(Error::Missing)
}

/// In builds that are worked on, a course changes on save.
async fn follow_content(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> actix_web::Result<ServiceResponse<impl MessageBody>> {
    if let Some(catalogue) = req.app_data::<Data<Catalogue>>() {
        catalogue.follow();
    }
    next.call(req).await
}

/// The routes and what they need, for an [`App`].
pub fn service(shared: &Shared, more: fn() -> Routes) -> impl FnOnce(&mut ServiceConfig) + use<> {
    let shared = shared.clone();
    move |config| {
        config
            .app_data(shared.house)
            .app_data(shared.catalogue)
            .app_data(shared.pages)
            .app_data(shared.rulebook)
            .app_data(shared.sources)
            .app_data(shared.installation)
            .app_data(shared.limiter)
            .app_data(Data::new(rooms::kinds()))
            .app_data(Data::new(chores()))
            .app_data(web::PayloadConfig::new(MOST_BYTES));
        rooms::routes().and(more()).mount(config);
        config.default_service(web::to(missing));
    }
}

/// A server on `listener`. `more` adds routes and `data` what they need: those of the demonstration.
///
/// Headers must arrive within five seconds, a form within twenty (see
/// [`crate::web::forms`]); a stopped server lets requests finish for thirty. It hears no signals by itself:
/// see [`super::stopping`].
pub fn serve(
    shared: Shared,
    listener: TcpListener,
    threads: usize,
    more: fn() -> Routes,
    data: impl Fn(&mut ServiceConfig) + Clone + Send + 'static,
) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        App::new()
            .configure(data.clone())
            .configure(service(&shared, more))
            .wrap(Condition::new(cfg!(debug_assertions), from_fn(follow_content)))
            .wrap(from_fn(identify))
            .wrap(from_fn(guard))
            .wrap(from_fn(draw_errors))
            .wrap(Compress::default())
            .wrap(from_fn(observe))
    })
    .workers(threads)
    .client_request_timeout(Duration::from_secs(5))
    .keep_alive(Duration::from_secs(30))
    .shutdown_timeout(30)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(server)
}

/// A listener at the address of the settings.
pub fn listen(settings: &Settings) -> Result<TcpListener, Unfit> {
    TcpListener::bind(&settings.listen)
        .map_err(|error| Unfit(format!("Nothing can be served at {}: {error}.", settings.listen)))
}

/// As many threads as there are processors.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}
