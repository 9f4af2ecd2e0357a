//! The module `_abc`: registries and caches of abstract base classes, which make `isinstance` on them fast.
//!
//! Each class has three sets of classes, all weak: those registered with it, those known to be subclasses, those known to be
//! none. The last one is void when any class has been registered anywhere since it was filled.
//!
//! A set maps addresses to weak references. An entry whose class has gone is as good as absent, whatever lies at the address
//! now; such entries are thrown out when a set has grown.
//!
//! Source: CPython's `Lib/_py_abc.py`, `Modules/_abc.c`.

use crate::builtins::dict::PyDict;
use crate::builtins::list::PyList;
use crate::builtins::object::has_plain_class;
use crate::builtins::set::PySet;
use crate::builtins::tuple::PyTuple;
use crate::builtins::weakref::{self, PyWeakref};
use crate::builtins::{exceptions, int, mappingproxy};
use crate::class::layout::Trace;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::{NoMemory, Tracer};
use crate::modules::ModuleSpec;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_abc",
    doc: "Module contains faster C implementation of abc.ABCMeta",
    functions: &[
        method("get_cache_token", "($module, /)", "Returns the current ABC cache token.", |vm, _| {
            int::from_usize(vm, vm.interp().module_states.get::<State>().registrations.get())
        }),
        method("_abc_init", "($module, self, /)", "Set up a new abstract base class.", init),
        method("_reset_registry", "($module, self, /)", "Clear the registry of a class.", |vm, args| {
            data_of(vm, &args[1])?.registry.clear();
            Ok(Value::NONE)
        }),
        method("_reset_caches", "($module, self, /)", "Clear the caches of a class.", |vm, args| {
            let data = data_of(vm, &args[1])?;
            data.cache.clear();
            data.negative.clear();
            Ok(Value::NONE)
        }),
        method("_get_dump", "($module, self, /)", "Registry, caches and version of a class.", dump),
        method("_abc_register", "($module, self, subclass, /)", "Register a virtual subclass.", register),
        method(
            "_abc_instancecheck",
            "($module, self, instance, /)",
            "The check behind isinstance().",
            instancecheck,
        ),
        method(
            "_abc_subclasscheck",
            "($module, self, subclass, /)",
            "The check behind issubclass().",
            |vm, args| subclasscheck(vm, &args[1], &args[2]).map(Value::bool),
        ),
    ],
    ..ModuleSpec::NEW
};

/// How often a class has been registered in the VM.
#[derive(Default)]
struct State {
    registrations: Cell<usize>,
}

/// A weak set of classes.
#[derive(Default)]
struct WeakSet {
    entries: RefCell<FxHashMap<u64, Ref<PyWeakref>>>,
    /// The size at which entries of classes that have gone are thrown out next.
    limit: Cell<usize>,
}

impl WeakSet {
    fn contains(&self, class: &Value) -> bool {
        self.entries.borrow().get(&class.id()).is_some_and(|entry| entry.referent().is_some())
    }

    fn add(&self, vm: &Thread, class: &Value) -> PyResult<()> {
        let reference = PyWeakref::new(vm, &weakref::TYPE, class, None)?;
        let mut entries = self.entries.borrow_mut();
        let mut gone = Vec::new();
        if entries.len() >= self.limit.get().max(32) {
            let dead: Vec<u64> =
                entries.iter().filter(|(_, entry)| entry.referent().is_none()).map(|(id, _)| *id).collect();
            gone.extend(dead.iter().filter_map(|id| entries.remove(id)));
            self.limit.set(2 * entries.len());
        }
        entries.try_reserve(1).map_err(|_| NoMemory)?;
        let old = entries.insert(class.id(), reference);
        drop(entries);
        drop((gone, old));
        Ok(())
    }

    fn clear(&self) {
        drop(self.entries.take());
        self.limit.set(0);
    }

    fn live(&self) -> Vec<Value> {
        self.entries.borrow().values().filter_map(|entry| entry.referent()).collect()
    }

    fn to_set(&self, vm: &Thread) -> PyResult {
        let set = PySet::new(vm)?;
        let references: Vec<Value> = self
            .entries
            .borrow()
            .values()
            .filter(|entry| entry.referent().is_some())
            .map(Ref::to_value)
            .collect();
        for reference in references {
            set.add(vm, &reference)?;
        }
        Ok(set.into_value())
    }

    fn trace(&self, tracer: &mut Tracer) {
        for entry in self.entries.borrow().values() {
            tracer.visit_ref(&**entry);
        }
    }
}

/// `_abc_impl` of an abstract base class.
#[repr(C)]
struct PyAbcData {
    object: Object,
    registry: WeakSet,
    cache: WeakSet,
    negative: WeakSet,
    /// What `State::registrations` was when `negative` was valid.
    negative_version: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyAbcData {
    const TYPE: &'static PyType = &DATA;
}

pub static DATA: PyType = PyType::from_spec(&TypeSpec {
    name: "_abc._abc_data",
    doc: "Internal state held by ABC machinery.",
    ..TypeSpec::container::<PyAbcData>()
});

impl Trace for PyAbcData {
    fn trace(&self, tracer: &mut Tracer) {
        for set in [&self.registry, &self.cache, &self.negative] {
            set.trace(tracer);
        }
    }

    fn clear(&self) {
        for set in [&self.registry, &self.cache, &self.negative] {
            set.clear();
        }
    }
}

fn registrations(vm: &Thread) -> usize {
    vm.interp().module_states.get::<State>().registrations.get()
}

fn data_of(vm: &Thread, class: &Value) -> PyResult<Ref<PyAbcData>> {
    let data = vm.get_attr(class, &names::_abc_impl)?;
    Ref::try_from_value(data).map_err(|_| vm.type_error("_abc_impl is set to a wrong type"))
}

fn init(vm: &Thread, args: &[Value]) -> PyResult {
    let class = &args[1];
    compute_abstract_methods(vm, class)?;
    let data = vm.heap().allocate(PyAbcData {
        object: Object::new(&DATA),
        registry: WeakSet::default(),
        cache: WeakSet::default(),
        negative: WeakSet::default(),
        negative_version: Cell::new(registrations(vm)),
    })?;
    vm.heap().track(data.as_object());
    vm.set_attr(class, &names::_abc_impl, Some(data.as_value()))?;
    set_collection_flags(vm, class)?;
    Ok(Value::NONE)
}

/// `Py_TPFLAGS_SEQUENCE` and `Py_TPFLAGS_MAPPING`, as `__abc_tpflags__` names them.
const TPFLAGS_SEQUENCE: i64 = 1 << 5;
const TPFLAGS_MAPPING: i64 = 1 << 6;

/// `__abc_tpflags__` says that instances match sequence or mapping patterns.
fn set_collection_flags(vm: &Thread, class: &Value) -> PyResult<()> {
    let Some(ty) = class.downcast::<PyType>().filter(|ty| ty.is_heap_type()) else { return Ok(()) };
    let Some(given) = ty.dict().remove_str(&names::__abc_tpflags__) else { return Ok(()) };
    crate::class::lookup::modified(vm, ty);
    let Some(bits) = int::as_i64(&given) else { return Ok(()) };
    if bits & TPFLAGS_SEQUENCE != 0 && bits & TPFLAGS_MAPPING != 0 {
        return Err(
            vm.type_error("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
        );
    }
    if bits & TPFLAGS_SEQUENCE != 0 {
        ty.set_flag(flags::SEQUENCE, true);
    }
    if bits & TPFLAGS_MAPPING != 0 {
        ty.set_flag(flags::MAPPING, true);
    }
    Ok(())
}

fn is_abstract(vm: &Thread, value: &Value) -> PyResult<bool> {
    match vm.get_attr_opt(value, &names::__isabstractmethod__)? {
        Some(answer) => vm.is_true(&answer),
        None => Ok(false),
    }
}

/// Sets `__abstractmethods__`: the class's own abstract methods, and those of its bases that are still abstract.
fn compute_abstract_methods(vm: &Thread, class: &Value) -> PyResult<()> {
    let mut found: Vec<Value> = Vec::new();
    let namespace = vm.get_attr(class, &names::__dict__)?;
    let entries = match mappingproxy::dict_of(&namespace) {
        Some(dict) => dict.copy(vm)?,
        None => {
            let copy = PyDict::new(vm)?;
            copy.update_from_mapping(vm, &namespace)?;
            copy
        }
    };
    for (name, value) in entries.entries() {
        if is_abstract(vm, &value)? {
            found.push(name);
        }
    }
    let bases = vm.get_attr(class, &names::__bases__)?;
    let Some(bases) = bases.downcast::<PyTuple>() else {
        return Err(vm.type_error("__bases__ is not tuple"));
    };
    for base in bases.items() {
        let Some(inherited) = vm.get_attr_opt(base, &names::__abstractmethods__)? else { continue };
        for name in vm.iterate_to_buf(&inherited)? {
            let attribute = vm.expect_attribute_name(&name)?;
            if let Some(value) = vm.get_attr_opt(class, &attribute)?
                && is_abstract(vm, &value)?
            {
                found.push(name);
            }
        }
    }
    let all = PySet::new_frozen(vm, &found)?;
    vm.set_attr(class, &names::__abstractmethods__, Some(all.as_value()))
}

fn register(vm: &Thread, args: &[Value]) -> PyResult {
    let (class, subclass) = (&args[1], &args[2]);
    let Some(ty) = subclass.downcast::<PyType>() else {
        return Err(vm.type_error("Can only register classes"));
    };
    if vm.is_subclass(subclass, class)? {
        return Ok(subclass.clone());
    }
    // Registering a class with itself is fine: only now is being a subclass the other way round a cycle.
    if vm.is_subclass(class, subclass)? {
        return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
    }
    data_of(vm, class)?.registry.add(vm, subclass)?;
    let state = vm.interp().module_states.get::<State>();
    state.registrations.set(state.registrations.get() + 1);
    if let Some(own) = class.downcast::<PyType>()
        && own.flags() & (flags::SEQUENCE | flags::MAPPING) != 0
    {
        set_flags_recursively(vm, ty, own.flags() & (flags::SEQUENCE | flags::MAPPING));
    }
    Ok(subclass.clone())
}

fn set_flags_recursively(vm: &Thread, ty: &PyType, kind: u32) {
    if ty.has_flag(flags::IMMUTABLE) || ty.flags() & (flags::SEQUENCE | flags::MAPPING) == kind {
        return;
    }
    ty.set_flag(flags::SEQUENCE | flags::MAPPING, false);
    ty.set_flag(kind, true);
    for subclass in vm.interp().subclasses.of(ty) {
        set_flags_recursively(vm, &subclass, kind);
    }
}

fn instancecheck(vm: &Thread, args: &[Value]) -> PyResult {
    let (class, instance) = (&args[1], &args[2]);
    let data = data_of(vm, class)?;
    let subclass = if has_plain_class(vm, instance.ty()) {
        instance.ty().to_value()
    } else {
        vm.get_attr(instance, &names::__class__)?
    };
    if data.cache.contains(&subclass) {
        return Ok(Value::TRUE);
    }
    let check =
        |subclass: &Value| vm.call_method(class, &names::__subclasscheck__, std::slice::from_ref(subclass));
    let subtype = instance.ty().to_value();
    if subtype.is(&subclass) {
        if data.negative_version.get() == registrations(vm) && data.negative.contains(&subclass) {
            return Ok(Value::FALSE);
        }
        return check(&subclass);
    }
    let result = check(&subclass)?;
    if vm.is_true(&result)? { Ok(result) } else { check(&subtype) }
}

fn subclasscheck(vm: &Thread, class: &Value, subclass: &Value) -> PyResult<bool> {
    let Some(ty) = subclass.downcast::<PyType>() else {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    };
    let data = data_of(vm, class)?;
    if data.cache.contains(subclass) {
        return Ok(true);
    }
    if data.negative_version.get() < registrations(vm) {
        data.negative.clear();
        data.negative_version.set(registrations(vm));
    } else if data.negative.contains(subclass) {
        return Ok(false);
    }
    let found = |answer: bool| -> PyResult<bool> {
        if answer {
            data.cache.add(vm, subclass)?
        } else {
            data.negative.add(vm, subclass)?
        }
        Ok(answer)
    };
    let hook = vm.call_method(class, &names::__subclasshook__, std::slice::from_ref(subclass))?;
    match hook.as_bool() {
        Some(answer) => return found(answer),
        None if hook.is_not_implemented() => {}
        None => {
            let text = "__subclasshook__ must return either False, True, or NotImplemented";
            return Err(vm.raise(&exceptions::ASSERTION_ERROR, text));
        }
    }
    if class.downcast::<PyType>().is_some_and(|class| ty.is_subtype(class)) {
        return found(true);
    }
    if data.registry.contains(subclass) {
        return Ok(true);
    }
    for registered in data.registry.live() {
        if vm.is_subclass(subclass, &registered)? {
            return found(true);
        }
    }
    let subclasses = vm.call_method(class, &names::__subclasses__, &[])?;
    let Some(list) = subclasses.downcast::<PyList>() else {
        return Err(vm.type_error("__subclasses__() must return a list"));
    };
    for other in list.items().to_vec() {
        if vm.is_subclass(subclass, &other)? {
            return found(true);
        }
    }
    found(false)
}

fn dump(vm: &Thread, args: &[Value]) -> PyResult {
    let data = data_of(vm, &args[1])?;
    let version = int::from_usize(vm, data.negative_version.get())?;
    let sets = [data.registry.to_set(vm)?, data.cache.to_set(vm)?, data.negative.to_set(vm)?, version];
    vm.new_tuple(&sets)
}
