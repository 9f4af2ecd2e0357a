//! Errors that any pass after the parser can end in.

use crate::error::{ErrorKind, SyntaxError};
use crate::stack::StackOverflow;

pub(crate) type Fail = Box<SyntaxError>;

pub(crate) fn recursion_error(overflow: StackOverflow) -> Fail {
    let message = format!("Stack overflow (used {} kB) during compilation", overflow.0 / 1024);
    Box::new(SyntaxError::new(ErrorKind::RecursionError, message))
}

/// [`ParseOptions::stop`](crate::parser::ParseOptions::stop) has said so.
pub(crate) fn stopped() -> Fail {
    Box::new(SyntaxError::new(ErrorKind::MemoryError, crate::parser::STOPPED))
}

pub(crate) fn memory_error() -> Fail {
    Box::new(SyntaxError::new(ErrorKind::MemoryError, ""))
}
