//! Values that are evaluated when they are first asked for, and the evaluators that programs see.

use super::super::generic_alias::push_type_repr;
use super::super::str::PyStr;
use super::super::tuple::PyTuple;
use super::no_default::NO_DEFAULT;
use crate::call::Args;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::protocol::number;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

/// A value, or a function that makes it, or neither.
pub struct Lazy {
    value: ValueCell,
    evaluator: ValueCell,
}

impl Lazy {
    pub fn new(value: Option<Value>, evaluator: Option<Value>) -> Lazy {
        Lazy { value: ValueCell::new(value), evaluator: ValueCell::new(evaluator) }
    }

    pub fn set_evaluator(&self, evaluator: Value) {
        self.evaluator.set(Some(evaluator));
    }

    pub fn evaluator(&self) -> Option<Value> {
        self.evaluator.get()
    }

    /// The value, evaluated now if it has not been.
    pub fn get(&self, vm: &Thread) -> PyResult<Option<Value>> {
        if let Some(value) = self.value.get() {
            return Ok(Some(value));
        }
        let Some(evaluator) = self.evaluator.get() else { return Ok(None) };
        let value = vm.call(&evaluator, &[])?;
        self.value.set(Some(value.clone()));
        Ok(Some(value))
    }

    /// As [`Lazy::get`], for a default: `NoDefault` where there is none.
    pub fn get_default(&self, vm: &Thread) -> PyResult {
        if let Some(value) = self.value.get().filter(|value| !NO_DEFAULT.is(value)) {
            return Ok(value);
        }
        let Some(evaluator) = self.evaluator.get() else { return Ok(NO_DEFAULT.value()) };
        let value = vm.call(&evaluator, &[])?;
        self.value.set(Some(value.clone()));
        Ok(value)
    }

    pub fn has_default(&self) -> bool {
        !self.evaluator.is_empty() || self.value.get().is_some_and(|value| !NO_DEFAULT.is(&value))
    }

    /// What `evaluate_...` attributes show: the function, one that returns the value, or `None`.
    pub fn evaluator_value(&self, vm: &Thread) -> PyResult {
        match (self.evaluator.get(), self.value.get()) {
            (Some(evaluator), _) => Ok(evaluator),
            (None, Some(value)) => const_evaluator(vm, value),
            (None, None) => Ok(Value::NONE),
        }
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        self.value.trace(tracer);
        self.evaluator.trace(tracer);
    }

    pub fn clear(&self) {
        self.value.set(None);
        self.evaluator.set(None);
    }
}

/// An evaluator of a value that is known.
#[repr(C)]
pub struct PyConstEvaluator {
    object: Object,
    value: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyConstEvaluator {
    const TYPE: &'static PyType = &CONST_EVALUATOR;
}

pub static CONST_EVALUATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "_typing._ConstEvaluator",
    slots: Slots { repr: Some(repr), call: Some(call), ..Slots::NONE },
    ..TypeSpec::container::<PyConstEvaluator>()
});

impl Trace for PyConstEvaluator {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.value);
    }
}

fn const_evaluator(vm: &Thread, value: Value) -> PyResult {
    let evaluator = vm.heap().allocate(PyConstEvaluator { object: Object::new(&CONST_EVALUATOR), value })?;
    vm.heap().track(evaluator.as_object());
    Ok(evaluator.into_value())
}

fn value_of(evaluator: &Value) -> Value {
    evaluator.downcast::<PyConstEvaluator>().expect("an evaluator's slot gets one").value.clone()
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let shown = vm.repr(&value_of(own))?;
    vm.format_str("<constevaluator ", &shown, ">")
}

/// Format 4 is the source text (`annotationlib.Format.STRING`); all others give the value.
fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    crate::call::no_keywords(vm, "constevaluator.__call__", args)?;
    let [format] = args.positional() else {
        let count = args.positional().len();
        return Err(
            vm.type_error(format!("constevaluator.__call__() takes exactly 1 argument ({count} given)"))
        );
    };
    let format = number::to_isize(vm, format)?;
    let value = value_of(own);
    if format != 4 {
        return Ok(value);
    }
    let mut buf = TextBuf::new();
    match value.downcast::<PyTuple>() {
        Some(tuple) => {
            buf.push_str("(")?;
            for (index, item) in tuple.items().iter().enumerate() {
                if index > 0 {
                    buf.push_str(", ")?;
                }
                push_type_repr(vm, &mut buf, item)?;
            }
            buf.push_str(")")?;
        }
        None => push_type_repr(vm, &mut buf, &value)?,
    }
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}
