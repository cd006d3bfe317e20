//! Floor 4: from a request to a page: who stands at the door, what a form may
//! send, how a page is drawn, what an error looks like. Knows no rooms.

pub mod address;
mod asked;
pub mod assets;
pub mod cookies;
mod downloads;
mod errors;
pub mod forms;
mod gates;
mod house;
mod layers;
mod observing;
mod query;
mod routes;
pub mod streams;
mod templates;
mod uploads;
mod views;
mod visit;
pub mod waiting;

pub use address::{client_address, local_path};
pub use asked::Asked;
pub use downloads::{CSV, XLSX, download};
pub use errors::{ErrorPage, SignedOutPage};
pub use forms::{Form, FormState, Input, Press, Reader, time_of_day};
pub use gates::{Gate, Public, SignedIn};
pub use house::{House, Ways};
pub use layers::{draw_errors, guard, identify};
pub use observing::observe;
pub use query::Query;
pub use routes::{Gated, Route, Routes};
pub use templates::Templates;
pub use uploads::{FILE, File, Upload, take_turn};
pub use views::{CohortStrip, Frame, NavItem, Pager, PersonTag, Tab, View};
pub use visit::Visit;
