//! `module`: a namespace. Its dict is the globals of the functions defined in it.

use super::dict::PyDict;
use super::exceptions::ATTRIBUTE_ERROR;
use super::function::attributes::call_annotate;
use super::str::PyStr;
use crate::call::{Args, call_native};
use crate::class::layout::Trace;
use crate::class::lookup::{generic_getattr_opt, generic_setattr};
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, getset, getter, method};
use crate::class::{PyType, attributes, create, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::import::deferred::{self, Deferred};
use crate::import::{incomplete, lazy};
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

#[repr(C)]
pub struct PyModule {
    object: Object,
    dict: Ref<PyDict>,
    /// What is executed when somebody looks into the module.
    pub deferred: Cell<Option<Deferred>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyModule {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "module",
    signature: "(name, doc=None)",
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    flags: flags::BASETYPE | flags::HAS_WEAKREFS | flags::HAS_DICT,
    slots: Slots {
        repr: Some(repr),
        getattro: Some(getattro),
        setattro: Some(setattro),
        new: Some(new),
        init: Some(init),
        ..Slots::NONE
    },
    methods: &[method("__dir__", "($self, /)", "__dir__() -> list\nspecialized dir() implementation", dir)],
    getset: &[
        getter("__dict__", "", |vm, module| Ok(as_module(module).completed(vm)?.dict.to_value())).as_member(),
        getset("__annotations__", "", get_annotations, set_annotations),
        getset("__annotate__", "", get_annotate, set_annotate),
    ],
    ..TypeSpec::object::<PyModule>()
});

impl PyModule {
    pub fn new(vm: &Thread, name: &str) -> PyResult<Ref<PyModule>> {
        let module = Self::empty(vm, &TYPE)?;
        module.start(vm.intern_str(name)?.into_value(), Value::NONE)?;
        Ok(module)
    }

    /// A module whose dict is empty.
    pub fn empty(vm: &Thread, ty: &PyType) -> PyResult<Ref<PyModule>> {
        let dict = PyDict::new(vm)?;
        let copy = dict.clone();
        let module =
            create::allocate_instance(vm, ty, |object| PyModule { object, dict, deferred: Cell::new(None) })?;
        attributes::replace_dict(vm, module.as_object(), Some(copy))?;
        Ok(module)
    }

    /// Sets what every module has.
    pub fn start(&self, name: Value, doc: Value) -> PyResult<()> {
        self.dict.set_str(&names::__name__, name)?;
        self.dict.set_str(&names::__doc__, doc)?;
        for name in [&names::__package__, &names::__loader__, &names::__spec__] {
            self.dict.set_str(name, Value::NONE)?;
        }
        Ok(())
    }

    /// The namespace, which is empty as long as the module is deferred.
    #[inline(always)]
    pub fn dict(&self) -> &PyDict {
        &self.dict
    }

    /// The module, executed now if that was deferred.
    #[inline(always)]
    pub fn completed(&self, vm: &Thread) -> PyResult<&PyModule> {
        if self.deferred.get().is_some() {
            deferred::complete(vm, self)?;
        }
        Ok(self)
    }
}

fn as_module(module: &Value) -> &PyModule {
    module.downcast().expect("a module's slot gets a module")
}

impl Trace for PyModule {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.dict);
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    Ok(PyModule::empty(vm, ty)?.into_value())
}

static INIT: MethodDef = method("module", "($self, name, doc=None)", "", init_fields);

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    args.with_first(own, |args| call_native(vm, &INIT, args)).map(drop)
}

fn init_fields(vm: &Thread, args: &[Value]) -> PyResult {
    if args[1].downcast::<PyStr>().is_none() {
        let text = format!("module() argument 'name' must be str, not {:.50}", args[1].argument_type());
        return Err(vm.type_error(text));
    }
    let doc = if args[2].is_unbound() { Value::NONE } else { args[2].clone() };
    as_module(&args[0]).start(args[1].clone(), doc)?;
    Ok(Value::NONE)
}

fn text_of(shown: &Value) -> String {
    shown.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default()
}

/// `<module 'name' from 'file'>`: as the module's spec has it, or else the module itself.
fn repr(vm: &Thread, module: &Value) -> PyResult {
    let get = |object: &Value, name: &str| -> PyResult<Option<Value>> {
        let name = vm.intern_str(name)?;
        Ok(vm.get_attr_opt(object, &name)?.filter(|value| !value.is_none()))
    };
    let text = |value: &Value| vm.repr(value).map(|shown| text_of(&shown));
    let loader = get(module, "__loader__")?;
    if let Some(spec) = get(module, "__spec__")? {
        return repr_of_spec(vm, &spec);
    }
    let name = match vm.get_attr_opt(module, &names::__name__)? {
        Some(name) => text(&name)?,
        None => "'?'".to_owned(),
    };
    match (vm.get_attr_opt(module, &names::__file__)?, loader) {
        (Some(file), _) => vm.new_str(&format!("<module {name} from {}>", text(&file)?)),
        (None, Some(loader)) => vm.new_str(&format!("<module {name} ({})>", text(&loader)?)),
        (None, None) => vm.new_str(&format!("<module {name}>")),
    }
}

fn repr_of_spec(vm: &Thread, spec: &Value) -> PyResult {
    let get = |name: &str| -> PyResult {
        let name = vm.intern_str(name)?;
        vm.get_attr(spec, &name)
    };
    let shown = |value: &Value| vm.repr(value).map(|shown| text_of(&shown));
    let name = match get("name")? {
        name if name.is_none() => "'?'".to_owned(),
        name => shown(&name)?,
    };
    let origin = get("origin")?;
    if origin.is_none() {
        let loader = get("loader")?;
        return match loader.is_none() {
            true => vm.new_str(&format!("<module {name}>")),
            false => vm.new_str(&format!("<module {name} ({})>", shown(&loader)?)),
        };
    }
    let has_location = get("has_location")?;
    if vm.is_true(&has_location)? {
        vm.new_str(&format!("<module {name} from {}>", shown(&origin)?))
    } else {
        vm.new_str(&format!("<module {name} ({})>", vm.to_str(&origin)?.display()))
    }
}

/// The names in the module's dict, or what its own `__dir__` returns (PEP 562).
fn dir(vm: &Thread, args: &[Value]) -> PyResult {
    let dict = vm.get_attr(&args[0], &names::__dict__)?;
    let Some(dict) = dict.downcast::<PyDict>() else {
        return Err(vm.type_error("<module>.__dict__ is not a dictionary"));
    };
    match dict.get_str(&names::__dir__) {
        Some(function) => vm.call(&function, &[]),
        None => crate::modules::builtins::attributes::keys_of(vm, dict),
    }
}

/// Attributes of the module, then its `__getattr__` (PEP 562).
fn getattro(vm: &Thread, module: &Value, name: &PyStr) -> PyResult {
    as_module(module).completed(vm)?;
    if let Some(found) = generic_getattr_opt(vm, module, name)? {
        if lazy::is_placeholder(&found)
            && let Some(own) = module.downcast::<PyModule>()
        {
            return lazy::reveal(vm, own, name, found);
        }
        return Ok(found);
    }
    let dict = module.downcast::<PyModule>().map(|own| own.dict.clone());
    if let Some(getattr) = dict.as_ref().and_then(|dict| dict.get_str(&names::__getattr__)) {
        return vm.call(&getattr, &[crate::object::to_value(name)]);
    }
    let own = dict.as_ref().and_then(|dict| dict.get_str(&names::__name__));
    let text = match (own.as_ref().and_then(Value::downcast::<PyStr>), &dict) {
        (Some(own), Some(dict)) => incomplete::no_attribute(vm, dict, own, name),
        _ => format!("module has no attribute '{}'", name.display()),
    };
    Err(vm.raise_attribute_error(text, module, name))
}

/// An attribute, or `None` where there is none, without the text of an `AttributeError` that nobody would see.
pub fn getattr_opt(vm: &Thread, module: &Value, own: &PyModule, name: &PyStr) -> PyResult<Option<Value>> {
    own.completed(vm)?;
    match generic_getattr_opt(vm, module, name)? {
        Some(found) if lazy::is_placeholder(&found) => lazy::reveal(vm, own, name, found).map(Some),
        Some(found) => Ok(Some(found)),
        None => match own.dict.get_str(&names::__getattr__) {
            Some(getattr) => vm.call(&getattr, &[crate::object::to_value(name)]).map(Some),
            None => Ok(None),
        },
    }
}

fn setattro(vm: &Thread, module: &Value, name: &PyStr, value: Option<&Value>) -> PyResult<()> {
    as_module(module).completed(vm)?;
    generic_setattr(vm, module, name, value)
}

fn get_annotations(vm: &Thread, module: &Value) -> PyResult {
    let dict = as_module(module).dict.clone();
    if let Some(known) = dict.get_str(&names::__annotations__) {
        return Ok(known);
    }
    let made = match dict.get_str(&names::__annotate__) {
        Some(annotate) if annotate.ty().slots().call.is_some() => call_annotate(vm, &annotate)?,
        _ => PyDict::new(vm)?,
    };
    let is_initializing = incomplete::is_initializing(vm, &dict);
    if !is_initializing {
        dict.set_str(&names::__annotations__, made.to_value())?;
    }
    Ok(made.into_value())
}

fn set_annotations(vm: &Thread, module: &Value, value: Option<&Value>) -> PyResult<()> {
    let dict = as_module(module).dict.clone();
    match value {
        Some(value) => dict.set_str(&names::__annotations__, value.clone())?,
        None => {
            if dict.remove_str(&names::__annotations__).is_none() {
                return Err(vm.raise(&ATTRIBUTE_ERROR, "__annotations__"));
            }
        }
    }
    drop(dict.remove_str(&names::__annotate__));
    Ok(())
}

fn get_annotate(_: &Thread, module: &Value) -> PyResult {
    let dict = &as_module(module).dict;
    if let Some(known) = dict.get_str(&names::__annotate__) {
        return Ok(known);
    }
    dict.set_str(&names::__annotate__, Value::NONE)?;
    Ok(Value::NONE)
}

fn set_annotate(vm: &Thread, module: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else { return Err(vm.type_error("cannot delete __annotate__ attribute")) };
    if !value.is_none() && value.ty().slots().call.is_none() {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    let dict = as_module(module).dict.clone();
    dict.set_str(&names::__annotate__, value.clone())?;
    if !value.is_none() {
        drop(dict.remove_str(&names::__annotations__));
    }
    Ok(())
}
