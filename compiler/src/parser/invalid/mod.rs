//! What is wrong with a text that the fast parser refuses.
//!
//! CPython parses with a PEG: if that fails, it parses again with additional alternatives (`invalid_*`) that match typical
//! mistakes and raise an error with a message. Which error is raised depends on the order of the alternatives, on what has
//! been memoized, and on how far the tokenizer had been read. So this module interprets that very grammar
//! ([`grammar`], `python.peg`) on a machine with a stack of its own ([`machine`]); [`report`] words the error and finds
//! its place as CPython does.

mod actions;
mod grammar;
mod machine;
mod nodes;
mod report;

pub(super) use machine::{Diagnosis, diagnose, multiple_statements};
pub(super) use report::char_count;
