//! Python 3.14 source to CPython-compatible code objects.
//!
//! Source -> tokens -> AST ([`ast`], in a `bumpalo` arena) -> symbol table -> control-flow graph -> [`code::Code`].
//! This crate knows no VM and holds no `unsafe`.
#![forbid(unsafe_code)]

mod assemble;
pub mod ast;
pub mod ast_dump;
pub mod ast_fields;
pub mod code;
mod codegen;
mod compile;
mod consts;
pub mod dis;
pub mod error;
mod flowgraph;
mod fold;
mod future;
pub mod lexer;
pub mod literal_repr;
pub mod locations;
pub mod marshal;
mod name;
mod names;
pub mod op;
pub mod parser;
mod preprocess;
pub mod repr;
pub mod source;
mod stack;
pub mod symtable;
mod unparse;
mod validate;
pub mod verify;
pub mod wtf8;

pub use compile::{
    CompileOptions, Compiled, FUTURE_MASK, compile, compile_ast, compile_named, optimize_ast,
    with_symbol_table,
};
pub use consts::from_literal;
pub use parser::parse;
pub use validate::validate;
