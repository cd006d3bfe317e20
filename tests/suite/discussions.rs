//! Stories about threads.

mod hostile;
mod talking;
mod walls;
