//! `left + right` where both are strings or lists. Operands that end with the instruction give up what they hold.

use super::instr::{self, flag};
use super::slow::operate;
use crate::builtins::list::{self, PyList};
use crate::builtins::str::PyStr;
use crate::builtins::str::operators::concat_str;
use crate::error::PyResult;
use crate::protocol::number::BinaryOp;
use crate::thread::Thread;
use crate::value::Value;

/// What the instruction `w` makes of two operands, which are its own if their lives end here.
#[inline]
pub fn operate_owned(vm: &Thread, w: u64, left: Value, right: Value, op: BinaryOp) -> PyResult {
    if op != BinaryOp::Add {
        return operate(vm, w, &left, &right, op);
    }
    if let (Some(left), Some(right)) = (left.downcast_exact::<PyStr>(), right.downcast_exact::<PyStr>()) {
        return Ok(concat_str(vm, left, right)?.into_value());
    }
    let are_lists = left.downcast_exact::<PyList>().is_some() && right.downcast_exact::<PyList>().is_some();
    if are_lists && instr::flags(w) & flag::INPLACE == 0 {
        return list::concat_owned(vm, left, right);
    }
    operate(vm, w, &left, &right, op)
}
