//! Names: globals, builtins, and the namespaces of modules and classes.

use super::frame::Frame;
use super::instr::{self, Op, flag};
use super::specialize;
use crate::builtins::dict::{self, PyDict};
use crate::builtins::exceptions;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::ptr;

/// Where the globals of the function that was made last hold what each function takes from them. The places are good as long as a dict has
/// this version of its keys.
#[derive(Clone, Copy)]
pub struct Namespace {
    version: u32,
    builtins: *const Word,
    name: *const Word,
}

impl Namespace {
    pub const NONE: Namespace = Namespace { version: 0, builtins: ptr::null(), name: ptr::null() };
}

/// The dict of what `__builtins__` names: a module, or its dict.
fn dict_of_builtins(builtins: &Value) -> Option<Ref<PyDict>> {
    match builtins.downcast::<PyModule>() {
        Some(module) => Some(Ref::borrowed(module.dict())),
        None => builtins.downcast::<PyDict>().map(Ref::borrowed),
    }
}

#[cold]
fn not_defined(vm: &Thread, name: &PyStr) -> Raised {
    vm.raise_name_error(&exceptions::NAME_ERROR, &format!("name '{}' is not defined", name.display()), name)
}

/// A global, or a builtin. Globals of a subclass of `dict` are asked as any mapping.
pub fn load_global(vm: &Thread, frame: &Frame, name: &PyStr) -> PyResult {
    match get_from_dict(vm, frame.globals(), name)? {
        Some(value) => Ok(value),
        None => load_builtin(vm, frame, name),
    }
}

fn load_builtin(vm: &Thread, frame: &Frame, name: &PyStr) -> PyResult {
    match get_from_dict(vm, frame.builtins(), name)? {
        Some(value) => Ok(value),
        None => Err(not_defined(vm, name)),
    }
}

/// What a `NameModule` or `NameBuiltin` finds by its cache, counted.
///
/// # Safety
/// `frame` is the innermost frame, and `pc` its instruction.
#[inline(always)]
pub unsafe fn known(frame: *mut Frame, pc: *mut u64) -> Option<Word> {
    // SAFETY: by contract; a place in a dict is valid as long as the version of its keys holds.
    unsafe {
        let function = (*frame).function();
        let is_known = specialize::is_module_frame(frame)
            && function.globals().keys_version() == *pc.add(1) as u32
            && (instr::op_at(pc) == Op::NameModule
                || function.builtins().keys_version() == *pc.add(3) as u32);
        if !is_known {
            return None;
        }
        let value = *(*pc.add(2) as *const Word);
        value.increment();
        (!value.is_null()).then_some(value)
    }
}

/// Stores the value of a `StoreNameModule` by its cache; the old one is the result, owned.
///
/// # Safety
/// As for [`known`].
#[inline(always)]
pub unsafe fn store_known(frame: *mut Frame, pc: *mut u64) -> Option<Word> {
    // SAFETY: as above.
    unsafe {
        let flags = instr::flags(*pc);
        let is_known = (*frame).globals().keys_version() == *pc.add(1) as u32
            && (flags & flag::SENSE != 0 || specialize::is_module_frame(frame));
        let place = *pc.add(2) as *mut Word;
        if !is_known || (*place).is_null() {
            return None;
        }
        let value = *(*frame).register(instr::b(*pc));
        if flags & flag::FREE_B == 0 {
            value.increment();
        }
        Some(place.replace(value))
    }
}

#[inline]
fn get_from_dict(vm: &Thread, dict: &PyDict, name: &PyStr) -> PyResult<Option<Value>> {
    if dict.as_object().ty().is(&dict::TYPE) {
        return Ok(dict.get_str(name));
    }
    get_from(vm, &crate::object::to_value(dict), name)
}

/// The frame's namespace: that of a module or class.
pub fn namespace(vm: &Thread, frame: &Frame) -> PyResult {
    frame.namespace_value().ok_or_else(|| vm.system_error("no locals"))
}

/// The value for a name in a mapping, which may be of any type; `None` if it has no such key.
fn get_from(vm: &Thread, mapping: &Value, name: &PyStr) -> PyResult<Option<Value>> {
    if let Some(dict) = mapping.downcast_exact::<PyDict>() {
        return Ok(dict.get_str(name));
    }
    match vm.get_item(mapping, &crate::object::to_value(name)) {
        Ok(value) => Ok(Some(value)),
        Err(_) if vm.raised_matches(&exceptions::KEY_ERROR) => {
            vm.clear_raised();
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

pub fn load_name(vm: &Thread, frame: &Frame, name: &PyStr) -> PyResult {
    let namespace = namespace(vm, frame)?;
    match get_from(vm, &namespace, name)? {
        Some(value) => Ok(value),
        None => match frame.globals().get_str(name) {
            Some(value) => Ok(value),
            None => load_builtin(vm, frame, name),
        },
    }
}

pub fn store_name(vm: &Thread, frame: &Frame, name: &PyStr, value: Value) -> PyResult<()> {
    let namespace = namespace(vm, frame)?;
    match namespace.downcast_exact::<PyDict>() {
        Some(dict) => dict.set_str(name, value),
        None => vm.set_item(&namespace, &crate::object::to_value(name), Some(&value)),
    }
}

pub fn delete_name(vm: &Thread, frame: &Frame, name: &PyStr) -> PyResult<()> {
    let namespace = namespace(vm, frame)?;
    match namespace.downcast_exact::<PyDict>() {
        Some(dict) => match dict.remove_str(name) {
            Some(_) => Ok(()),
            None => Err(not_defined(vm, name)),
        },
        None => match vm.set_item(&namespace, &crate::object::to_value(name), None) {
            Err(_) if vm.raised_matches(&exceptions::KEY_ERROR) => {
                vm.clear_raised();
                Err(not_defined(vm, name))
            }
            result => result,
        },
    }
}

pub fn delete_global(vm: &Thread, frame: &Frame, name: &PyStr) -> PyResult<()> {
    match frame.globals().remove_str(name) {
        Some(_) => Ok(()),
        None => Err(not_defined(vm, name)),
    }
}

pub fn load_from_dict_or_globals(vm: &Thread, frame: &Frame, mapping: &Value, name: &PyStr) -> PyResult {
    match get_from(vm, mapping, name)? {
        Some(value) => Ok(value),
        None => load_global(vm, frame, name),
    }
}

pub fn load_from_dict_or_deref(vm: &Thread, frame: &Frame, mapping: &Value, register: usize) -> PyResult {
    if let Some(value) = get_from(vm, mapping, frame.code().local_name(register))? {
        return Ok(value);
    }
    // SAFETY: the local holds a cell.
    match unsafe { super::slow::cell(frame, register) }.get() {
        Some(value) => Ok(value),
        None => Err(super::slow::unbound_deref(vm, std::ptr::from_ref(frame).cast_mut(), register)),
    }
}

/// A builtin by its name.
pub fn builtin(vm: &Thread, name: &str) -> PyResult {
    let builtins = vm.interp().builtins.borrow().clone();
    let name = vm.intern_str(name)?;
    match builtins.and_then(|builtins| builtins.get_str(&name)) {
        Some(value) => Ok(value),
        None => Err(not_defined(vm, &name)),
    }
}

/// `__build_class__`, which may have been replaced.
pub fn build_class(vm: &Thread, frame: &Frame) -> PyResult {
    match frame.builtins().get_str(&names::__build_class__) {
        Some(function) => Ok(function),
        None => Err(vm.raise(&exceptions::NAME_ERROR, "__build_class__ not found")),
    }
}

pub fn setup_annotations(vm: &Thread, frame: &Frame) -> PyResult<()> {
    let namespace = namespace(vm, frame)?;
    if get_from(vm, &namespace, &names::__annotations__)?.is_none() {
        store_name(vm, frame, &names::__annotations__, PyDict::new(vm)?.into_value())?;
    }
    Ok(())
}

impl Thread {
    /// The builtins and the `__module__` of functions whose globals are this dict.
    pub fn namespace_of(&self, globals: &PyDict) -> PyResult<(Ref<PyDict>, Value)> {
        let known = self.interp().namespace.get();
        if known.version != 0 && known.version == globals.keys_version() {
            // SAFETY: as long as the version holds, the entries are where they were, and have values.
            let (builtins, module) = unsafe { ((*known.builtins).as_value(), (*known.name).to_value()) };
            if let Some(builtins) = dict_of_builtins(builtins) {
                return Ok((builtins, module));
            }
        }
        if let Some(builtins) = globals.entry_number(&names::__builtins__)
            && let Some(name) = globals.entry_number(&names::__name__)
        {
            self.interp().namespace.set(Namespace {
                version: globals.ensure_keys_version(self),
                builtins: globals.value_place(builtins),
                name: globals.value_place(name),
            });
        }
        Ok((self.builtins_of(globals)?, globals.get_str(&names::__name__).unwrap_or(Value::NONE)))
    }

    /// The builtins that code with these globals sees: `__builtins__`, a module or its dict, or the VM's own.
    pub fn builtins_of(&self, globals: &PyDict) -> PyResult<Ref<PyDict>> {
        if let Some(builtins) = globals.get_str(&names::__builtins__)
            && let Some(dict) = dict_of_builtins(&builtins)
        {
            return Ok(dict);
        }
        // SAFETY: the innermost frame is alive.
        if let Some(frame) = unsafe { self.frame.get().as_ref() } {
            return Ok(Ref::borrowed(frame.builtins()));
        }
        match self.interp().builtins.borrow().as_ref() {
            Some(builtins) => Ok(builtins.clone()),
            None => Ok(PyDict::new(self)?),
        }
    }

    /// Class and receiver for `super()` without arguments, from the calling frame.
    pub fn implicit_super(&self) -> PyResult<(Value, Option<Value>)> {
        // SAFETY: the innermost frame is alive.
        let Some(frame) = (unsafe { self.frame.get().as_ref() }) else {
            return Err(self.runtime_error("super(): no current frame"));
        };
        let code = frame.code();
        if code.code().argcount == 0 {
            return Err(self.runtime_error("super(): no arguments"));
        }
        // An argument that is a cell is no receiver in a cell, unless the variable is kept in one.
        let is_cell = |index: usize| {
            let kind = code.code().localspluskinds.get(index).copied().unwrap_or_default();
            kind & (taipan_compiler::code::kinds::CELL | taipan_compiler::code::kinds::FREE) != 0
        };
        let cell_contents = |index: usize| {
            let word = frame.local(index).get();
            // SAFETY: a local is null or owned by the frame.
            let value = if word.is_null() { None } else { Some(unsafe { word.to_value() }) };
            match value {
                Some(value) if !is_cell(index) => Some(value),
                Some(value) => match value.downcast_exact::<crate::builtins::cell::PyCell>() {
                    Some(cell) => cell.get(),
                    None => Some(value),
                },
                None => None,
            }
        };
        let Some(receiver) = cell_contents(0) else {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        };
        let class_index = (code.first_free()..code.locals_count())
            .find(|&index| code.local_name(index).is_text("__class__"));
        let Some(index) = class_index else {
            return Err(self.runtime_error("super(): __class__ cell not found"));
        };
        match cell_contents(index) {
            Some(class) => Ok((class, Some(receiver))),
            None => Err(self.runtime_error("super(): empty __class__ cell")),
        }
    }
}
