//! `methodcaller`: a callable that calls a method of its operand.

use crate::builtins::str::PyStr;
use crate::call::{Args, check_positional_count, no_keywords};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, create};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyMethodCaller {
    object: Object,
    name: Ref<PyStr>,
    /// The positional arguments, then the values of the keyword arguments.
    values: Buf<Value>,
    keywords: Buf<Value>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMethodCaller {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "operator.methodcaller",
    signature: "(name, /, *args, **kwargs)",
    doc: "A callable that calls the given method on its operand.\n\n\
          After f = methodcaller('name'), f(r) returns r.name(); after g = methodcaller('name', 'date', foo=1), g(r)\n\
          returns r.name('date', foo=1).",
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        repr: Some(repr),
        call: Some(call),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "Return state information for pickling", reduce)],
    getset: &[
        getter("__text_signature__", "", |vm, _| vm.new_str("(obj, /)")),
        // How a call finds the function is the VM's own affair; the name is there all the same.
        getter("__vectorcalloffset__", "", |_, _| Ok(crate::builtins::int::small(0))).as_member(),
    ],
    ..TypeSpec::container::<PyMethodCaller>()
});

fn as_methodcaller(value: &Value) -> &PyMethodCaller {
    value.downcast().expect("a methodcaller's slot gets one")
}

impl Trace for PyMethodCaller {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.name);
        tracer.visit_all(&self.values);
        tracer.visit_all(&self.keywords);
    }
}

impl PyMethodCaller {
    fn args(&self) -> Args<'_> {
        Args::new(&self.values, &self.keywords)
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let Some((name, args)) = args.split_first() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    let Some(name) = name.downcast::<PyStr>() else {
        return Err(vm.type_error("method name must be a string"));
    };
    let name = vm.intern(name)?;
    let (values, keywords) = (Buf::from_values(args.values())?, Buf::from_values(args.keyword_names())?);
    let make = |object| PyMethodCaller { object, name, values, keywords };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    let own = as_methodcaller(own);
    no_keywords(vm, "methodcaller", args)?;
    check_positional_count(vm, "methodcaller", args.positional().len(), 1, 1)?;
    vm.call_method_args(&args.positional()[0], &own.name, own.args())
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let caller = as_methodcaller(own);
    let name = own.ty().name();
    if !vm.repr_enter(own) {
        return vm.new_str(&format!("{name}(...)"));
    }
    let made = (|| {
        let mut buf = TextBuf::new();
        buf.push_str(name)?;
        buf.push_str("(")?;
        vm.push_repr(&mut buf, caller.name.as_value())?;
        for value in caller.args().positional() {
            buf.push_str(", ")?;
            vm.push_repr(&mut buf, value)?;
        }
        for (name, value) in caller.args().keywords() {
            buf.push_str(", ")?;
            buf.push_text(name.text())?;
            buf.push_str("=")?;
            vm.push_repr(&mut buf, value)?;
        }
        buf.push_str(")")?;
        Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
    })();
    vm.repr_leave(own);
    made
}

/// With keywords, a `partial` of the type stands for it.
fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let (own, ty) = (as_methodcaller(&args[0]), args[0].ty().to_value());
    let given = own.args();
    if !given.has_keywords() {
        let mut arguments = Buf::from_values(&[own.name.to_value()])?;
        arguments.extend_from_values(given.positional())?;
        let arguments = vm.new_tuple(&arguments)?;
        return vm.new_tuple(&[ty, arguments]);
    }
    let functools = crate::import::engine::import_absolute(vm, "functools")?;
    let partial = vm.get_attr_str(&functools, "partial")?;
    let mut row = Buf::from_values(&[ty, own.name.to_value()])?;
    row.extend_from_values(given.keyword_values())?;
    let constructor = vm.call_args(&partial, Args::new(&row, given.keyword_names()))?;
    let arguments = vm.new_tuple(given.positional())?;
    vm.new_tuple(&[constructor, arguments])
}
