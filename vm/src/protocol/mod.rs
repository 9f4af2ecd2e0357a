//! The operations of Python on values of any type: what operators, builtin functions and native code go through. Semantics
//! live here once; the interpreter loop has fast paths in front of them.

pub mod argument;
pub mod attribute;
pub mod call;
pub mod compare;
pub mod instance;
pub mod iterate;
pub mod iteration_end;
pub mod number;
pub mod path;
pub mod repr;
pub mod sequence;
