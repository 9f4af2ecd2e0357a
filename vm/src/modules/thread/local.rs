//! `_thread._local`: an object with attributes of its own in every thread.
//!
//! The object owns a dict for each thread that has used it; a thread's state knows the objects it has dicts in, so that the
//! dicts go when the thread ends. A thread's first use calls the subclass's `__init__` with the constructor's arguments.
//!
//! Invariant: a thread is in `dicts` of an object exactly while the object's address is in the thread's list.

use crate::builtins::dict::PyDict;
use crate::builtins::object;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::lookup::lookup;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::class::{PyType, create, flags};
use crate::error::{PyResult, Raised};
use crate::heap::{NoMemory, Tracer};
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::{RefCell, UnsafeCell};
use std::ptr;

/// Of a thread: the objects that keep a dict for it.
#[derive(Default)]
pub struct ThreadLocals(RefCell<Vec<*const PyLocal>>);

struct Own {
    thread: *const Thread,
    dict: Ref<PyDict>,
}

#[repr(C)]
pub struct PyLocal {
    object: Object,
    /// The thread that has used the object last comes first.
    dicts: UnsafeCell<Vec<Own>>,
    /// What `__init__` is called with in a thread that uses the object for the first time: the positional arguments as a
    /// tuple, then names and values of the others.
    args: Value,
    keywords: Option<Value>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyLocal {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_thread._local",
    signature: "()",
    doc: "Attributes that every thread has for itself.",
    flags: flags::BASETYPE | flags::HAS_WEAKREFS,
    slots: Slots { new: Some(new), getattro: Some(getattro), setattro: Some(setattro), ..Slots::NONE },
    ..TypeSpec::object::<PyLocal>()
});

fn as_local(value: &Value) -> &PyLocal {
    value.downcast().expect("a thread-local's slot gets one")
}

impl PyLocal {
    /// The list, for as long as nothing can run that changes it.
    #[allow(clippy::mut_from_ref, reason = "contract, 4: used for a moment, with the VM's lock")]
    fn dicts(&self) -> &mut Vec<Own> {
        // SAFETY: contract, 4: callers neither run code nor drop values while they use it.
        unsafe { &mut *self.dicts.get() }
    }

    /// The dict that the thread has already.
    #[inline]
    fn existing(&self, vm: &Thread) -> Option<Ref<PyDict>> {
        let dicts = self.dicts();
        let index = dicts.iter().position(|own| ptr::eq(own.thread, vm))?;
        dicts.swap(0, index);
        Some(dicts[0].dict.clone())
    }

    fn add(&self, vm: &Thread) -> PyResult<Ref<PyDict>> {
        let dict = PyDict::new(vm)?;
        let mut known = vm.locals.0.borrow_mut();
        known.try_reserve(1).map_err(|_| NoMemory)?;
        self.dicts().try_reserve(1).map_err(|_| NoMemory)?;
        known.push(self);
        self.dicts().push(Own { thread: vm, dict: dict.clone() });
        Ok(dict)
    }

    /// Takes out the dict of a thread, to be dropped by the caller.
    fn remove(&self, vm: &Thread) -> Option<Ref<PyDict>> {
        let dicts = self.dicts();
        let index = dicts.iter().position(|own| ptr::eq(own.thread, vm))?;
        vm.locals.0.borrow_mut().retain(|local| !ptr::eq(*local, self));
        Some(dicts.swap_remove(index).dict)
    }

    /// Takes out all dicts; the threads do not know of the object any more.
    fn take_all(&self) -> Vec<Own> {
        let dicts = std::mem::take(self.dicts());
        for own in &dicts {
            // SAFETY: a thread takes itself out of `dicts` before it ends.
            let thread = unsafe { &*own.thread };
            thread.locals.0.borrow_mut().retain(|local| !ptr::eq(*local, self));
        }
        dicts
    }
}

impl Trace for PyLocal {
    fn trace(&self, tracer: &mut Tracer) {
        for own in self.dicts().iter() {
            tracer.visit_ref(&*own.dict);
        }
        tracer.visit(&self.args);
        if let Some(keywords) = &self.keywords {
            tracer.visit(keywords);
        }
    }

    fn clear(&self) {
        drop(self.take_all());
    }
}

impl Drop for PyLocal {
    fn drop(&mut self) {
        drop(self.take_all());
    }
}

impl ThreadLocals {
    /// Drops what objects keep for the thread, which is about to end. What finalizers make it keep meanwhile stays.
    pub fn end(&self, thread: &Thread) {
        let count = self.0.borrow().len();
        for _ in 0..count {
            let first = self.0.borrow().first().copied();
            let Some(local) = first else { return };
            // SAFETY: an object takes itself out of the list before it goes.
            let dict = unsafe { (*local).remove(thread) };
            drop(dict);
        }
    }

    /// In the child of a fork: forgets the object, whose thread is not there any more.
    pub fn forget(&self, thread: &Thread) {
        self.end(thread);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let has_arguments = args.has_keywords() || !args.positional().is_empty();
    let inherits_init = lookup(vm, ty, &names::__init__).is_some_and(|found| {
        lookup(vm, &object::TYPE, &names::__init__).is_some_and(|inherited| inherited.is(&found))
    });
    if has_arguments && inherits_init {
        return Err(vm.type_error("Initialization arguments are not supported"));
    }
    let positional = vm.new_tuple(args.positional())?;
    let keywords = if args.has_keywords() {
        let names = vm.new_tuple(args.keyword_names())?;
        let values = vm.new_tuple(args.keyword_values())?;
        Some(vm.new_tuple(&[names, values])?)
    } else {
        None
    };
    let local = create::allocate_instance(vm, ty, |object| PyLocal {
        object,
        dicts: UnsafeCell::default(),
        args: positional,
        keywords,
    })?;
    // The thread that makes the object gets its `__init__` called by `type.__call__`.
    local.add(vm)?;
    Ok(local.into_value())
}

/// The thread's dict; made, and initialized, at its first use.
#[inline]
fn dict_of(vm: &Thread, value: &Value) -> PyResult<Ref<PyDict>> {
    let local = as_local(value);
    match local.existing(vm) {
        Some(dict) => Ok(dict),
        None => initialize(vm, value),
    }
}

#[cold]
fn initialize(vm: &Thread, value: &Value) -> PyResult<Ref<PyDict>> {
    let local = as_local(value);
    let dict = local.add(vm)?;
    let Some(init) = value.ty().slots().init else { return Ok(dict) };
    let items =
        |value: &Value| value.downcast::<PyTuple>().map(|tuple| tuple.items().to_vec()).unwrap_or_default();
    let mut values = items(&local.args);
    let mut keyword_names = Vec::new();
    if let [names, more] = local.keywords.as_ref().map(items).unwrap_or_default().as_slice() {
        keyword_names = items(names);
        values.extend(items(more));
    }
    let inherited = object::TYPE.slots().init;
    if inherited.is_some_and(|inherited| ptr::fn_addr_eq(inherited, init)) {
        return Ok(dict);
    }
    if let Err(raised) = init(vm, value, Args::new(&values, &keyword_names)) {
        // The next use tries again.
        vm.keeping_exception(|| drop(local.remove(vm)));
        return Err(raised);
    }
    Ok(dict)
}

/// As `object.__getattribute__`, with the thread's dict.
fn getattro(vm: &Thread, value: &Value, name: &PyStr) -> PyResult {
    let dict = dict_of(vm, value)?;
    if name.is_text("__dict__") {
        return Ok(dict.into_value());
    }
    let ty = value.ty();
    let name = vm.intern(name)?;
    let found = lookup(vm, ty, &name);
    let get = found.as_ref().and_then(|found| found.ty().slots().descr_get);
    if let (Some(descriptor), Some(get)) = (&found, get)
        && descriptor.ty().slots().descr_set.is_some()
    {
        return get(vm, descriptor, Some(value), Some(&ty.to_value()));
    }
    if let Some(own) = dict.get_str(&name) {
        return Ok(own);
    }
    match (found, get) {
        (Some(descriptor), Some(get)) => get(vm, &descriptor, Some(value), Some(&ty.to_value())),
        (Some(found), None) => Ok(found),
        (None, _) => Err(no_attribute(vm, value, &name)),
    }
}

fn setattro(vm: &Thread, value: &Value, name: &PyStr, new: Option<&Value>) -> PyResult<()> {
    let dict = dict_of(vm, value)?;
    if name.is_text("__dict__") {
        let text = format!("'{:.50}' object attribute '__dict__' is read-only", value.ty().name());
        return Err(vm.raise_attribute_error(text, value, name));
    }
    let name = vm.intern(name)?;
    if let Some(descriptor) = lookup(vm, value.ty(), &name)
        && let Some(set) = descriptor.ty().slots().descr_set
    {
        return set(vm, &descriptor, value, new);
    }
    match new {
        Some(new) => dict.set_str(&name, new.clone()),
        None => match dict.remove_str(&name) {
            Some(old) => {
                drop(old);
                Ok(())
            }
            None => Err(no_attribute(vm, value, &name)),
        },
    }
}

#[cold]
fn no_attribute(vm: &Thread, value: &Value, name: &PyStr) -> Raised {
    let text = format!("'{:.100}' object has no attribute '{}'", value.ty().name(), name.display());
    vm.raise_attribute_error(text, value, name)
}
