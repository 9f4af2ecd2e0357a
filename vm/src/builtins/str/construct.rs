//! `str(...)`, `str.encode`, and what pickling needs.

use super::operators::{as_str, empty};
use super::{PyStr, TYPE};
use crate::builtins::int;
use crate::call::{Args, bind};
use crate::class::PyType;
use crate::class::spec::{MethodDef, parameters};
use crate::codecs;
use crate::error::PyResult;
use crate::protocol::argument::Which;
use crate::thread::Thread;
use crate::value::Value;

static PARAMETERS: MethodDef =
    parameters("str", "(object='', encoding=<unrepresentable>, errors=<unrepresentable>)");

pub fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if let (true, [only]) = (ty.is(&TYPE) && !args.has_keywords(), args.positional()) {
        return Ok(vm.to_str(only)?.into_value());
    }
    let given = args.positional().len();
    if given > 3 {
        return Err(vm.type_error(format!("str expected at most 3 arguments, got {given}")));
    }
    let text = if let ([object, names @ ..], false) = (args.positional(), args.has_keywords()) {
        construct(vm, object, names.first(), names.get(1))?
    } else {
        bind(vm, &PARAMETERS, args, |args| construct(vm, &args[0], Some(&args[1]), Some(&args[2])))?
    };
    if ty.is(&TYPE) {
        return Ok(text);
    }
    PyStr::of_subclass(vm, ty, as_str(&text).to_exact())
}

fn given_name<'a>(vm: &Thread, value: Option<&'a Value>, what: &str) -> PyResult<Option<&'a PyStr>> {
    match value.filter(|value| !value.is_unbound()) {
        Some(value) => vm.expect_str(value, what).map(Some),
        None => Ok(None),
    }
}

/// Arguments that are left out are unbound, or not there.
fn construct(vm: &Thread, object: &Value, encoding: Option<&Value>, errors: Option<&Value>) -> PyResult {
    let encoding = given_name(vm, encoding, "str() argument 'encoding'")?;
    let errors = given_name(vm, errors, "str() argument 'errors'")?;
    if object.is_unbound() {
        return Ok(empty());
    }
    if encoding.is_none() && errors.is_none() {
        return Ok(vm.to_str(object)?.into_value());
    }
    if object.downcast::<PyStr>().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    if !crate::buffer::is_exporter(object) {
        let name = object.ty().name();
        let text = format!("decoding to str: need a bytes-like object, {name:.80} found");
        return Err(vm.type_error(text));
    }
    codecs::decode_object(vm, object, encoding, errors)
}

pub fn encode(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_str(&args[0]);
    if args[1].is_unbound()
        && args[2].is_unbound()
        && let Some(ascii) = own.as_ascii()
    {
        return vm.new_bytes(ascii.as_bytes());
    }
    let name = |index: usize, which| match &args[index] {
        value if value.is_unbound() => Ok(None),
        value => vm.str_argument(value, "encode", Which::Named(which)).map(Some),
    };
    let (encoding, errors) = (name(1, "encoding")?, name(2, "errors")?);
    codecs::encode_object(vm, own, encoding, errors)
}

/// A copy: pickling must not meet the string itself again.
pub fn getnewargs(vm: &Thread, args: &[Value]) -> PyResult {
    let copy = vm.new_text(as_str(&args[0]).text())?;
    vm.new_tuple(&[copy])
}

pub fn sizeof(vm: &Thread, args: &[Value]) -> PyResult {
    int::from_usize(vm, as_str(&args[0]).memory_size())
}
