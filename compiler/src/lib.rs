//! Python 3.14 source to CPython-compatible code objects.
//!
//! Source -> tokens -> AST ([`ast`], in a `bumpalo` arena) -> symbol table -> control-flow graph -> [`code::Code`].
//! This crate knows no VM and holds no `unsafe`.
#![forbid(unsafe_code)]

pub mod ast;
pub mod ast_dump;
pub mod code;
pub mod error;
pub mod lexer;
pub mod literal_repr;
pub mod op;
pub mod parser;
pub mod source;
pub mod wtf8;

pub use parser::parse;
