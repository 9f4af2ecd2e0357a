//! Running the programs of `benches/programs/` on two interpreters, and the table of what that takes.

pub mod interpreter;
pub mod table;
