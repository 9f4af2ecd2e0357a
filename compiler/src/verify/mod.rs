//! Verification of code objects that do not come from the compiler: out of `marshal`, a `.pyc` file or `code.replace()`.
//!
//! A code object that passes keeps these promises, on which an interpreter can rely without looking again:
//! - Every unit belongs to a known, unspecialized instruction; jumps and handlers lead to instructions; control never runs
//!   off the end. (Instructions that cannot be reached are only checked for their arguments.)
//! - Arguments are in range, and indices lie inside `consts`, `names` and the locals.
//! - The stack's depth at an instruction does not depend on the way there, never falls below what the instruction needs, and
//!   stays within `stacksize`, also in handlers.
//! - NULL is on the stack only where it may be: as the `self` and the keyword arguments of a call, beside `__exit__`, and
//!   where a comprehension saves a variable. `LOAD_FAST` finds its local bound.
//! - Instructions on cells find cells, `LOAD_FAST` of such a slot pushes the cell itself; `COPY_FREE_VARS` copies all.
//! - `UNARY_NOT` finds a `bool`; so do conditional jumps, but right after `COMPARE_OP` any object (`__annotate__` functions
//!   test their argument that way). Instructions that fill a list, set or dict under construction, or that take a tuple
//!   which the compiler makes, find one, but for `SET_ADD`, which may find any object.
//! - `MAKE_FUNCTION` finds a code object; a function gets the closure that its code needs before it is used otherwise.
//! - `POP_EXCEPT` and `RERAISE` find what a handler started with, but an exception to be raised may be any object.
//! - Only generators, coroutines and asynchronous generators yield, and they start with `RETURN_GENERATOR`.
//!
//! What is not promised: that an operand is of a type beyond those named; that tables of locations make sense (reading them is
//! safe); that a borrowed local stays unchanged as long as the value is on the stack.

mod flow;
mod kinds;
mod layout;
mod step;

use crate::code::{Code, Const};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// What is wrong with code that holds an opcode without a meaning.
pub const NO_SUCH_INSTRUCTION: &str = "no such instruction";

/// Why a code object must not be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// `co_qualname`.
    pub code: String,
    /// The instruction, in bytes from the start of `co_code`.
    pub offset: Option<usize>,
    pub what: Cow<'static, str>,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid code object {}", self.code)?;
        if let Some(offset) = self.offset {
            write!(f, ", offset {offset}")?;
        }
        write!(f, ": {}", self.what)
    }
}

impl std::error::Error for VerifyError {}

/// What is wrong, and at which code unit.
struct Flaw {
    unit: Option<usize>,
    what: Cow<'static, str>,
}

impl Flaw {
    fn new(what: impl Into<Cow<'static, str>>) -> Flaw {
        Flaw { unit: None, what: what.into() }
    }

    fn at(unit: usize, what: impl Into<Cow<'static, str>>) -> Flaw {
        Flaw { unit: Some(unit), what: what.into() }
    }
}

/// Verifies a code object and all those among its constants.
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    // Constants may be shared, so each is looked at once.
    let mut seen: FxHashSet<usize> = FxHashSet::default();
    verify_one(code)?;
    let mut todo: Vec<&Const> = code.consts.iter().collect();
    while let Some(constant) = todo.pop() {
        match constant {
            Const::Code(code) if seen.insert(Arc::as_ptr(code) as usize) => {
                verify_one(code)?;
                todo.extend(code.consts.iter());
            }
            Const::Tuple(items) | Const::FrozenSet(items) if seen.insert(items.as_ptr() as usize) => {
                todo.extend(items.iter());
            }
            Const::Slice(parts) => todo.extend(parts.iter()),
            _ => {}
        }
    }
    Ok(())
}

fn verify_one(code: &Code) -> Result<(), VerifyError> {
    layout::check(code).and_then(|()| flow::check(code)).map_err(|flaw| VerifyError {
        code: String::from_utf8_lossy(code.qualname.as_wtf8().as_bytes()).into_owned(),
        offset: flaw.unit.map(|unit| 2 * unit),
        what: flaw.what,
    })
}
