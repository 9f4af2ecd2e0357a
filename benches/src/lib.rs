//! Running the programs of `benches/` on two interpreters, and what is shown of that: tables, a chart, a part of the README.

pub mod advice;
pub mod chart;
pub mod interpreter;
pub mod machine;
pub mod readme;
pub mod table;
