//! The interpreter: code objects are translated ([`translate`]) to instructions ([`instr`]) that one loop ([`run`]) executes
//! on frames ([`frame`]) of a value stack ([`stack`]).

pub mod asked;
mod bind;
pub mod call;
pub mod cold;
mod enter;
mod exact;
pub mod exec;
pub mod frame;
mod free;
pub mod immediate;
pub mod import;
mod instances;
pub mod instr;
pub mod intrinsics;
mod item;
pub mod jump;
mod keywords;
pub mod listing;
mod many;
pub mod matching;
pub mod monitor;
pub mod names;
pub mod operator;
mod placement;
pub mod run;
mod simple;
pub mod slow;
pub mod specialize;
pub mod stack;
pub mod stats;
pub mod tick;
pub mod trace;
pub mod translate;
pub mod unwind;
pub mod variables;
mod with_statement;
