//! What an enterprise's own programs get of the console: in events on the window, in files and in deliveries. Integrators
//! rely on these names; renaming one breaks somebody.

pub mod names;
pub mod v1;
