//! `_tuplegetter`: the descriptor of a field of a named tuple.

use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, MethodDef, TypeSpec, getset, method, parameters};
use crate::class::{PyType, create};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PyTupleGetter {
    object: Object,
    index: isize,
    doc: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTupleGetter {
    const TYPE: &'static PyType = &TYPE;
}

static MEMBERS: &[GetSetDef] = &[getset(
    "__doc__",
    "",
    |_, own| Ok(as_getter(own).doc.get().unwrap_or(Value::NONE)),
    |_, own, value| {
        as_getter(own).doc.set(value.cloned());
        Ok(())
    },
)
.as_member()];

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "collections._tuplegetter",
    slots: Slots {
        repr: Some(repr),
        descr_get: Some(descr_get),
        descr_set: Some(descr_set),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", reduce)],
    getset: MEMBERS,
    ..TypeSpec::container::<PyTupleGetter>()
});

static PARAMETERS: MethodDef = parameters("_tuplegetter", "(index, doc, /)");

fn as_getter(value: &Value) -> &PyTupleGetter {
    value.downcast().expect("a tuple getter's slot gets one")
}

impl Trace for PyTupleGetter {
    fn trace(&self, tracer: &mut Tracer) {
        self.doc.trace(tracer);
    }

    fn clear(&self) {
        self.doc.set(None);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let index = vm.expect_ssize(&args[0])?;
        let doc = ValueCell::new(Some(args[1].clone()));
        Ok(create::allocate_instance(vm, ty, |object| PyTupleGetter { object, index, doc })?.into_value())
    })
}

impl PyTupleGetter {
    pub fn index(&self) -> isize {
        self.index
    }
}

fn descr_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    let getter = as_getter(own);
    let Some(instance) = instance.filter(|instance| !instance.is_none()) else { return Ok(own.clone()) };
    let Some(tuple) = instance.downcast::<PyTuple>() else {
        let (index, name) = (getter.index(), instance.ty().name());
        let text = "for tuple subclasses doesn't apply to";
        return Err(vm.type_error(format!("descriptor for index '{index}' {text} '{name}' object")));
    };
    let found = usize::try_from(getter.index).ok().and_then(|index| tuple.items().get(index));
    found.cloned().ok_or_else(|| vm.index_error("tuple index out of range"))
}

fn descr_set(vm: &Thread, _: &Value, _: &Value, value: Option<&Value>) -> PyResult<()> {
    let text = if value.is_some() { "can't set attribute" } else { "can't delete attribute" };
    Err(vm.raise(&crate::builtins::exceptions::ATTRIBUTE_ERROR, text))
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let getter = as_getter(own);
    let mut buf = TextBuf::new();
    buf.push_str(own.ty().short_name())?;
    buf.push_str(&format!("({}, ", getter.index))?;
    vm.push_repr(&mut buf, &getter.doc.get().unwrap_or(Value::NONE))?;
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_getter(&args[0]);
    let (index, doc) = (int::from_i64(vm, own.index as i64)?, own.doc.get().unwrap_or(Value::NONE));
    let arguments = vm.new_tuple(&[index, doc])?;
    vm.new_tuple(&[args[0].ty().to_value(), arguments])
}
