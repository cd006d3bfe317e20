//! What the keepers of a programme see.

mod export;
mod import;
mod intake;
mod overview;
mod seats;

pub use export::{Beside, Sheet, draw_sheet, sheet};
pub use import::{ImportPage, report, told};
pub use intake::{IntakePage, TransferPage, current, usual};
pub use overview::Overview;
pub use seats::SeatsPage;
