//! `function`: a code object with its globals, defaults and closure.
//!
//! The *version* stands for everything a call relies on (code, defaults, closure): an instruction that has seen a function
//! remembers it. Assigning one of them takes the version away.
//!
//! Invariant: a function keeps every code object it has had, since frames that run it do not.

pub mod attributes;
pub mod builtin;
mod new;

use super::code::PyCode;
use super::dict::PyDict;
use super::method::PyMethod;
use super::str::PyStr;
use super::tuple::PyTuple;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::class::{PyType, attributes as object_attributes, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::heap::deallocate::{deallocate_native, deallocate_object};
use crate::interp::call::call_function;
use crate::object::{Object, Payload, Ref, gc};
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use smallvec::{SmallVec, smallvec};
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

#[repr(C)]
pub struct PyFunction {
    object: Object,
    code: Cell<*const PyCode>,
    globals: Ref<PyDict>,
    builtins: Ref<PyDict>,
    defaults: ValueCell,
    kwdefaults: ValueCell,
    closure: ValueCell,
    /// These three are the code's as long as they are empty.
    name: ValueCell,
    qualname: ValueCell,
    doc: ValueCell,
    module: ValueCell,
    /// A dict, or a function that makes one (PEP 649), or neither.
    annotations: ValueCell,
    annotate: ValueCell,
    type_params: ValueCell,
    /// The code it has now, last, and those it has had.
    codes: RefCell<SmallVec<[Ref<PyCode>; 1]>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFunction {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "function",
    signature: new::SIGNATURE,
    doc: new::DOC,
    flags: flags::METHOD_DESCRIPTOR | flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots {
        repr: Some(repr),
        call: Some(call),
        descr_get: Some(descr_get),
        new: Some(new::new),
        ..Slots::NONE
    },
    getset: attributes::GETSET,
    deallocate,
    ..TypeSpec::object::<PyFunction>()
});

/// Most have neither attributes nor weak references.
///
/// # Safety
/// As for [`deallocate_object`].
unsafe fn deallocate(object: NonNull<Object>) {
    // SAFETY: by contract; without attributes, nothing but the payload owns anything.
    unsafe {
        let is_plain = object_attributes::word_of(object.as_ref()).is_some_and(|word| word.get() == 0);
        if is_plain && object.as_ref().gc() & gc::WEAKREFS == 0 {
            deallocate_native(object, |object| object.cast::<PyFunction>().drop_in_place());
        } else {
            deallocate_object(object);
        }
    }
}

fn as_function(value: &Value) -> &PyFunction {
    value.downcast().expect("a function's slot gets a function")
}

impl PyFunction {
    pub fn new(vm: &Thread, code: Ref<PyCode>, globals: Ref<PyDict>) -> PyResult<Ref<PyFunction>> {
        let (builtins, module) = vm.namespace_of(&globals)?;
        let pointer: *const PyCode = code.as_ptr();
        let function = crate::class::create::allocate_instance(vm, &TYPE, |object| PyFunction {
            object,
            code: Cell::new(pointer),
            globals,
            builtins,
            defaults: ValueCell::empty(),
            kwdefaults: ValueCell::empty(),
            closure: ValueCell::empty(),
            name: ValueCell::empty(),
            qualname: ValueCell::empty(),
            doc: ValueCell::empty(),
            module: ValueCell::new(Some(module)),
            annotations: ValueCell::empty(),
            annotate: ValueCell::empty(),
            type_params: ValueCell::empty(),
            codes: RefCell::new(smallvec![code]),
        })?;
        Ok(function)
    }

    #[inline(always)]
    pub fn code(&self) -> &PyCode {
        // SAFETY: `codes` keeps it.
        unsafe { &*self.code.get() }
    }

    #[inline(always)]
    pub fn globals(&self) -> &PyDict {
        &self.globals
    }

    #[inline(always)]
    pub fn builtins(&self) -> &PyDict {
        &self.builtins
    }

    pub fn name(&self) -> Value {
        self.name.get().unwrap_or_else(|| self.code().name())
    }

    pub fn qualname(&self) -> Value {
        self.qualname.get().unwrap_or_else(|| self.code().qualname())
    }

    /// The name, if it is not the code's.
    pub fn name_of_its_own(&self) -> Option<Value> {
        self.name.get().filter(|name| !name.is(&self.code().name()))
    }

    pub fn qualname_of_its_own(&self) -> Option<Value> {
        self.qualname.get().filter(|name| !name.is(&self.code().qualname()))
    }

    /// `__module__`.
    pub fn module(&self) -> Value {
        self.module.get().unwrap_or(Value::NONE)
    }

    /// The qualified name, for messages.
    pub fn display_name(&self) -> String {
        self.qualname()
            .downcast::<super::str::PyStr>()
            .map_or_else(|| "?".to_owned(), super::str::PyStr::to_string_lossy)
    }

    pub fn defaults(&self) -> Option<Value> {
        self.defaults.get()
    }

    /// The defaults of the last positional parameters, for as long as nothing runs that could change them.
    #[inline(always)]
    pub fn default_items(&self) -> &[Value] {
        let word = self.defaults.word();
        // SAFETY: null, or a tuple that is owned by the function (or `None`).
        unsafe {
            if word.is_null() || !word.as_value().is_heap() {
                return &[];
            }
            (*word.0).downcast::<PyTuple>().map_or(&[], |tuple| tuple.items())
        }
    }

    /// The default of a keyword-only parameter, borrowed.
    pub fn keyword_default(&self, name: &PyStr) -> Option<Word> {
        let word = self.kwdefaults.word();
        if word.is_null() {
            return None;
        }
        // SAFETY: owned by the function.
        unsafe { word.as_value() }.downcast::<PyDict>().and_then(|dict| dict.get_str_borrowed(name))
    }

    pub fn set_defaults(&self, defaults: Option<Value>) {
        self.defaults.set(defaults);
    }

    pub fn kwdefaults(&self) -> Option<Value> {
        self.kwdefaults.get()
    }

    pub fn set_kwdefaults(&self, defaults: Option<Value>) {
        self.kwdefaults.set(defaults);
    }

    /// The tuple of cells for the code's free variables.
    pub fn closure(&self) -> Option<Value> {
        self.closure.get()
    }

    pub fn closure_items(&self) -> &[Value] {
        let word = self.closure.word();
        if word.is_null() {
            return &[];
        }
        // SAFETY: the closure is set once, before the function is called.
        unsafe { (*word.0.cast::<PyTuple>()).items() }
    }

    pub fn set_closure(&self, closure: Option<Value>) {
        self.closure.set(closure);
    }

    pub fn set_annotations(&self, annotations: Option<Value>) {
        self.annotations.set(annotations);
    }

    pub fn set_annotate(&self, annotate: Option<Value>) {
        self.annotate.set(annotate);
    }

    pub fn set_type_params(&self, params: Option<Value>) {
        self.type_params.set(params);
    }

    /// `__code__ = code`.
    /// The docstring; that of the code until another is set.
    fn docstring(&self, vm: &Thread) -> PyResult {
        match self.doc.get() {
            Some(doc) => Ok(doc),
            None => self.code().docstring(vm),
        }
    }

    pub fn set_code(&self, vm: &Thread, code: Ref<PyCode>) -> PyResult<()> {
        self.doc.set(Some(self.docstring(vm)?));
        self.name.set(Some(self.name()));
        self.qualname.set(Some(self.qualname()));
        let mut codes = self.codes.borrow_mut();
        codes.try_reserve(1).map_err(|_| crate::heap::NoMemory)?;
        self.code.set(code.as_ptr());
        codes.push(code);
        Ok(())
    }
}

impl Trace for PyFunction {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.globals);
        tracer.visit_ref(&*self.builtins);
        for field in self.fields() {
            field.trace(tracer);
        }
        for code in self.codes.borrow().iter() {
            tracer.visit_ref(&**code);
        }
    }

    /// The closure and what the attributes refer to; name and code stay, since frames and messages need them.
    fn clear(&self) {
        for field in [
            &self.defaults,
            &self.kwdefaults,
            &self.doc,
            &self.annotations,
            &self.annotate,
            &self.type_params,
        ] {
            field.set(None);
        }
    }
}

impl PyFunction {
    fn fields(&self) -> [&ValueCell; 10] {
        [
            &self.defaults,
            &self.kwdefaults,
            &self.closure,
            &self.name,
            &self.qualname,
            &self.doc,
            &self.module,
            &self.annotations,
            &self.annotate,
            &self.type_params,
        ]
    }
}

fn repr(vm: &Thread, function: &Value) -> PyResult {
    vm.new_str(&format!("<function {} at {:#x}>", as_function(function).display_name(), function.id()))
}

fn call(vm: &Thread, function: &Value, args: crate::call::Args<'_>) -> PyResult {
    call_function(vm, as_function(function), args)
}

fn descr_get(vm: &Thread, function: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    match instance {
        Some(instance) => Ok(PyMethod::new(vm, function.clone(), instance.clone())?.into_value()),
        None => Ok(function.clone()),
    }
}
