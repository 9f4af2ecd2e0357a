//! The module `_operator`: the operators as functions, and callables that fetch items, attributes and methods.

mod attrgetter;
mod itemgetter;
mod methodcaller;

use super::ModuleSpec;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::spec::{MethodDef, method, variadic};
use crate::error::PyResult;
use crate::protocol::compare::CompareOp;
use crate::protocol::number::{self, BinaryOp};
use crate::protocol::sequence::{count_by_iteration, index_by_iteration, is_sequence};
use crate::thread::Thread;
use crate::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_operator",
    doc: "The operators of the language as functions.\n\n\
          Each has the name of its special method, without the underscores: operator.add(x, y) is x + y.",
    functions: FUNCTIONS,
    types: &[&itemgetter::TYPE, &attrgetter::TYPE, &methodcaller::TYPE],
    ..ModuleSpec::NEW
};

macro_rules! compare {
    ($name:literal, $symbol:literal, $op:ident) => {
        method($name, "(a, b, /)", concat!("Same as a ", $symbol, " b."), |vm, args| {
            vm.rich_compare(&args[0], &args[1], CompareOp::$op)
        })
    };
}

macro_rules! binary {
    ($name:literal, $symbol:literal, $op:ident) => {
        method($name, "(a, b, /)", concat!("Same as a ", $symbol, " b."), |vm, args| {
            number::binary(vm, &args[0], &args[1], BinaryOp::$op)
        })
    };
}

macro_rules! inplace {
    ($name:literal, $symbol:literal, $op:ident) => {
        method($name, "(a, b, /)", concat!("Same as a ", $symbol, " b."), |vm, args| {
            number::inplace(vm, &args[0], &args[1], BinaryOp::$op)
        })
    };
}

macro_rules! unary {
    ($name:literal, $text:literal, $function:path) => {
        method($name, "(a, /)", concat!("Same as ", $text, "."), |vm, args| $function(vm, &args[0]))
    };
}

static FUNCTIONS: &[MethodDef] = &[
    method("truth", "(a, /)", "Return True if a is true, False otherwise.", |vm, args| {
        vm.is_true(&args[0]).map(Value::bool)
    }),
    method("contains", "(a, b, /)", "Same as b in a (note reversed operands).", |vm, args| {
        vm.contains(&args[0], &args[1]).map(Value::bool)
    }),
    method("indexOf", "(a, b, /)", "Return the first index of b in a.", |vm, args| {
        int::from_usize(vm, index_by_iteration(vm, &args[0], &args[1])?)
    }),
    method(
        "countOf",
        "(a, b, /)",
        "Return the number of items in a which are, or which equal, b.",
        |vm, args| int::from_usize(vm, count_by_iteration(vm, &args[0], &args[1])?),
    ),
    method("is_", "(a, b, /)", "Same as a is b.", |_, args| Ok(Value::bool(args[0].is(&args[1])))),
    method("is_not", "(a, b, /)", "Same as a is not b.", |_, args| Ok(Value::bool(!args[0].is(&args[1])))),
    method("is_none", "(a, /)", "Same as a is None.", |_, args| Ok(Value::bool(args[0].is_none()))),
    method("is_not_none", "(a, /)", "Same as a is not None.", |_, args| Ok(Value::bool(!args[0].is_none()))),
    binary!("add", "+", Add),
    binary!("sub", "-", Subtract),
    binary!("mul", "*", Multiply),
    binary!("matmul", "@", MatrixMultiply),
    binary!("floordiv", "//", FloorDivide),
    binary!("truediv", "/", TrueDivide),
    binary!("mod", "%", Remainder),
    unary!("neg", "-a", number::negative),
    unary!("pos", "+a", number::positive),
    unary!("abs", "abs(a)", number::absolute),
    unary!("inv", "~a", number::invert),
    unary!("invert", "~a", number::invert),
    binary!("lshift", "<<", Lshift),
    binary!("rshift", ">>", Rshift),
    method("not_", "(a, /)", "Same as not a.", |vm, args| Ok(Value::bool(!vm.is_true(&args[0])?))),
    binary!("and_", "&", And),
    binary!("xor", "^", Xor),
    binary!("or_", "|", Or),
    inplace!("iadd", "+=", Add),
    inplace!("isub", "-=", Subtract),
    inplace!("imul", "*=", Multiply),
    inplace!("imatmul", "@=", MatrixMultiply),
    inplace!("ifloordiv", "//=", FloorDivide),
    inplace!("itruediv", "/=", TrueDivide),
    inplace!("imod", "%=", Remainder),
    inplace!("ilshift", "<<=", Lshift),
    inplace!("irshift", ">>=", Rshift),
    inplace!("iand", "&=", And),
    inplace!("ixor", "^=", Xor),
    inplace!("ior", "|=", Or),
    method("concat", "(a, b, /)", "Same as a + b, for a and b sequences.", |vm, args| {
        concat(vm, &args[0], &args[1], false)
    }),
    method("iconcat", "(a, b, /)", "Same as a += b, for a and b sequences.", |vm, args| {
        concat(vm, &args[0], &args[1], true)
    }),
    method("getitem", "(a, b, /)", "Same as a[b].", |vm, args| vm.get_item(&args[0], &args[1])),
    method("setitem", "(a, b, c, /)", "Same as a[b] = c.", |vm, args| {
        vm.set_item(&args[0], &args[1], Some(&args[2])).map(|()| Value::NONE)
    }),
    method("delitem", "(a, b, /)", "Same as del a[b].", |vm, args| {
        vm.set_item(&args[0], &args[1], None).map(|()| Value::NONE)
    }),
    method("pow", "(a, b, /)", "Same as a ** b.", |vm, args| {
        number::binary(vm, &args[0], &args[1], BinaryOp::Power)
    }),
    method("ipow", "(a, b, /)", "Same as a **= b.", |vm, args| {
        number::inplace(vm, &args[0], &args[1], BinaryOp::Power)
    }),
    unary!("index", "a.__index__()", number::exact_index),
    compare!("eq", "==", Eq),
    compare!("ne", "!=", Ne),
    compare!("lt", "<", Lt),
    compare!("le", "<=", Le),
    compare!("gt", ">", Gt),
    compare!("ge", ">=", Ge),
    method(
        "length_hint",
        "(obj, default=0, /)",
        "Return an estimate of the number of items in obj.\n\n\
         The length if there is one, what __length_hint__ says otherwise, or the default.",
        length_hint,
    ),
    method(
        "_compare_digest",
        "(a, b, /)",
        "Return 'a == b', in a time that does not depend on where they differ.\n\n\
         Both are str of ASCII characters, or both are bytes-like.",
        compare_digest,
    ),
    variadic("call", "(obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs).", call),
];

/// `+` or `+=` of sequences: what has no such slot must at least look like a sequence on both sides.
fn concat(vm: &Thread, left: &Value, right: &Value, inplace: bool) -> PyResult {
    let slots = left.ty().slots();
    let own = if inplace { slots.inplace_concat.or(slots.concat) } else { slots.concat };
    if let Some(concat) = own {
        return concat(vm, left, right);
    }
    if is_sequence(left) && is_sequence(right) {
        let function = if inplace { slots.inplace_add.or(slots.add) } else { slots.add };
        if let Some(function) = function {
            let result = function(vm, left, right)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        if let Some(function) = right.ty().slots().add {
            let result = function(vm, left, right)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
    }
    Err(vm.type_error(format!("'{:.200}' object can't be concatenated", left.ty().name())))
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    let default = if args[1].is_unbound() { 0 } else { vm.expect_ssize(&args[1])? };
    // No length is that large.
    match vm.length_hint(&args[0], usize::MAX)? {
        usize::MAX => int::from_i64(vm, default as i64),
        hint => int::from_usize(vm, hint),
    }
}

fn call(vm: &Thread, args: Args<'_>) -> PyResult {
    match args.split_first() {
        Some((callable, args)) => vm.call_args(callable, args),
        None => Err(vm.type_error("call expected at least 1 argument, got 0")),
    }
}

pub fn compare_digest(vm: &Thread, args: &[Value]) -> PyResult {
    let (a, b) = (&args[0], &args[1]);
    if let (Some(a), Some(b)) = (a.downcast::<PyStr>(), b.downcast::<PyStr>()) {
        return match (a.as_ascii(), b.as_ascii()) {
            (Some(a), Some(b)) => Ok(Value::bool(equal_in_constant_time(a.as_bytes(), b.as_bytes()))),
            _ => Err(vm.type_error("comparing strings with non-ASCII characters is not supported")),
        };
    }
    if a.ty().slots().buffer.is_none() && b.ty().slots().buffer.is_none() {
        let (a, b) = (a.ty().name(), b.ty().name());
        let text = format!("unsupported operand types(s) or combination of types: '{a:.100}' and '{b:.100}'");
        return Err(vm.type_error(text));
    }
    let (a, b) = (vm.buffer_bytes(a)?, vm.buffer_bytes(b)?);
    Ok(Value::bool(equal_in_constant_time(&a, &b)))
}

/// Looks at all of `b`, whatever `a` is.
fn equal_in_constant_time(a: &[u8], b: &[u8]) -> bool {
    let (left, mut differences) = if a.len() == b.len() { (a, 0) } else { (b, 1) };
    for (x, y) in left.iter().zip(b) {
        differences |= std::hint::black_box(x ^ y);
    }
    differences == 0
}
