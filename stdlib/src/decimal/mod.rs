//! The module `_decimal`: decimal floating-point arithmetic (General Decimal Arithmetic Specification, IEEE 754-2008).
//!
//! Numbers are values of `number`, their coefficients rows in base 10**19 (`limbs`), so that counting, shifting and cutting
//! digits is cheap. `arithmetic`, `quantum`, `order`, `power` and `transcendental` are the operations of the specification on
//! them; the other files are the types that Python sees.

mod arguments;
mod arithmetic;
mod binary;
mod construct;
mod context;
mod context_methods;
mod convert;
mod current;
mod decimal_type;
mod fixed;
mod limbs;
mod manager;
mod methods;
mod multiply;
mod number;
mod operators;
mod order;
mod parse;
mod power;
mod print;
mod quantum;
mod signal_dict;
mod spec;
mod status;
mod transcendental;

use crate::contextvars;
use number::{Limits, MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, Rounding};
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::spec::{Constant, method, variadic};
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The widest interchange format that `IEEEContext` knows.
const MAX_BITS: i64 = 512;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_decimal",
    doc: "C decimal arithmetic module",
    functions: &[
        method("getcontext", "($module, /)", "Return the current context.", |vm, _| {
            Ok(current::context(vm)?.into_value())
        }),
        method("setcontext", "($module, context, /)", "Make a context the current one.", |vm, args| {
            current::set_context(vm, &args[1])?;
            Ok(Value::NONE)
        }),
        variadic(
            "localcontext",
            "($module, /, ctx=None, **kwargs)",
            "Return a context manager that makes a copy of a context the current one.",
            manager::localcontext,
        ),
        method(
            "IEEEContext",
            "($module, bits, /)",
            "Return the context of an interchange format.",
            ieee_context,
        ),
    ],
    constants: &[
        ("MAX_PREC", Constant::Int(MAX_PREC)),
        ("MAX_EMAX", Constant::Int(MAX_EMAX)),
        ("MIN_EMIN", Constant::Int(MIN_EMIN)),
        ("MIN_ETINY", Constant::Int(MIN_ETINY)),
        ("IEEE_CONTEXT_MAX_BITS", Constant::Int(MAX_BITS)),
        ("HAVE_THREADS", Constant::Bool(true)),
        ("HAVE_CONTEXTVAR", Constant::Bool(true)),
        ("__version__", Constant::Str("1.70")),
        ("__libmpdec_version__", Constant::Str("2.5.1")),
    ],
    types: &[&decimal_type::TYPE, &context::TYPE],
    init: Some(|vm, module| {
        let variables = [&contextvars::CONTEXT, &contextvars::VARIABLE, &contextvars::TOKEN];
        ready_all([&signal_dict::TYPE, &manager::TYPE].into_iter().chain(variables));
        current::init(vm, module)
    }),
    ..ModuleSpec::NEW
};

fn ieee_context(vm: &Thread, args: &[Value]) -> PyResult {
    let bits = vm.expect_int_ssize(&args[1])? as i64;
    if bits <= 0 || bits > MAX_BITS || bits % 32 != 0 {
        let text = format!("argument must be a multiple of 32, with a maximum of {MAX_BITS}");
        return Err(vm.value_error(text));
    }
    let emax = 3 * (1 << (bits / 16 + 3));
    let limits =
        Limits { prec: 9 * (bits / 32) - 2, emin: 1 - emax, emax, rounding: Rounding::HalfEven, clamp: true };
    Ok(context::make(vm, &context::TYPE, limits, true, 0, 0)?.into_value())
}
