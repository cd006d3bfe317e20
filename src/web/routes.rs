//! The route table. It can be mounted, and it can be read: the test that walks
//! every route as every persona starts here.

mod tree;

use actix_web::{FromRequest, Handler, Responder, guard, web};

use self::tree::{Door, Tree};
use super::gates::Gate;

/// A handler whose first argument is a [`Gate`].
///
/// ```compile_fail,E0277
/// use actix_web::{HttpResponse, web};
/// async fn naked(_: web::Path<i64>) -> HttpResponse { HttpResponse::Ok().finish() }
/// let _ = lernweg::web::Routes::default().get("/x/{id}", naked);
/// ```
///
/// ```
/// use actix_web::{HttpResponse, web};
/// async fn clothed(_: lernweg::web::Public, _: web::Path<i64>) -> HttpResponse { HttpResponse::Ok().finish() }
/// let _ = lernweg::web::Routes::default().get("/x/{id}", clothed);
/// ```
pub trait Gated<Args>: Handler<Args> {
    /// The name of the gate.
    fn gate() -> &'static str;
}

macro_rules! gated {
    ($($arg:ident)*) => {
        impl<F, G: Gate, $($arg),*> Gated<(G, $($arg,)*)> for F
        where
            F: Handler<(G, $($arg,)*)>,
        {
            fn gate() -> &'static str {
                G::name()
            }
        }
    };
}

gated!();
gated!(A);
gated!(A B);
gated!(A B C);
gated!(A B C D);
gated!(A B C D E);

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its places: `/cohorts/{cohort}`.
    pub path: &'static str,
    /// Who may come in.
    pub gate: &'static str,
}

/// Routes, in the order in which they are tried.
#[derive(Default)]
pub struct Routes {
    table: Vec<Route>,
    doors: Vec<(&'static str, Door)>,
}

impl Routes {
    /// A page.
    pub fn get<F, Args>(mut self, path: &'static str, page: F) -> Self
    where
        F: Gated<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.table.push(Route { method: "GET", path, gate: F::gate() });
        let reads = guard::Any(guard::Get()).or(guard::Head());
        self.doors.push((path, Box::new(|path| web::resource(path).guard(reads).to(page))));
        self
    }

    /// An action.
    pub fn post<F, Args>(mut self, path: &'static str, action: F) -> Self
    where
        F: Gated<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.table.push(Route { method: "POST", path, gate: F::gate() });
        self.doors.push((path, Box::new(|path| web::resource(path).guard(guard::Post()).to(action))));
        self
    }

    /// These, then those.
    pub fn and(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.doors.extend(other.doors);
        self
    }

    /// The table, to be read.
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    /// Puts the routes into an app.
    pub fn mount(self, config: &mut web::ServiceConfig) {
        let mut tree = Tree::default();
        for (path, door) in self.doors {
            tree.add(path.trim_start_matches('/').split('/'), door);
        }
        tree.mount(config);
    }
}
