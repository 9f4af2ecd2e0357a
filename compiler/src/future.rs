//! `from __future__ import ...`: the features that a module asks for or inherits.
//!
//! Reference: Language Reference, section 7.11.1 "Future statements".

use crate::ast::{Location, Mod, Stmt, StmtKind};
use crate::code::{Name, flags};
use crate::error::SyntaxError;

/// Features in effect, and where they are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Features {
    /// `CO_FUTURE_*` bits.
    pub flags: u32,
    /// `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
    pub allow_top_level_await: bool,
    /// The last future statement, if there is any.
    pub location_of_last: Option<Location>,
}

impl Features {
    /// Annotations become strings (PEP 563).
    pub fn annotations(&self) -> bool {
        self.flags & flags::FUTURE_ANNOTATIONS != 0
    }

    pub fn top_level_await(&self) -> bool {
        self.allow_top_level_await
    }
}

/// Features that are part of the language by now and change nothing.
const MANDATORY: &[&str] = &[
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
];

/// Adds what a module's own future statements ask for.
pub fn add_own(features: &mut Features, module: &Mod<'_>, filename: &Name) -> Result<(), Box<SyntaxError>> {
    let body = match *module {
        Mod::Module { body, .. } | Mod::Interactive { body } => body,
        _ => return Ok(()),
    };
    let after_docstring = usize::from(crate::codegen::docstring(body).is_some());
    for stmt in &body[after_docstring..] {
        if !add_statement(features, stmt, filename)? {
            break;
        }
    }
    Ok(())
}

/// Whether `stmt` is a future statement.
fn add_statement(
    features: &mut Features,
    stmt: &Stmt<'_>,
    filename: &Name,
) -> Result<bool, Box<SyntaxError>> {
    let StmtKind::ImportFrom { module: Some("__future__"), names, level: 0 } = stmt.kind else {
        return Ok(false);
    };
    for alias in names {
        match alias.name {
            "barry_as_FLUFL" => features.flags |= flags::FUTURE_BARRY_AS_BDFL,
            "annotations" => features.flags |= flags::FUTURE_ANNOTATIONS,
            name if MANDATORY.contains(&name) => {}
            name => {
                let message = match name {
                    "braces" => "not a chance".to_string(),
                    _ => format!("future feature {name:.100} is not defined"),
                };
                return Err(Box::new(SyntaxError::at_node(message, filename, alias.location)));
            }
        }
    }
    features.location_of_last = Some(stmt.location);
    Ok(true)
}
