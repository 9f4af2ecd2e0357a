//! The registry of a VM: search functions, the codecs they have found, and error handlers.

use super::builtin_handlers;
use super::native::Native;
use crate::builtins::exceptions;
use crate::builtins::tuple::PyTuple;
use crate::collections::room::Room;
use crate::collections::{Buf, Map};
use crate::error::PyResult;
use crate::import::engine;
use crate::text::codecs::errors::Builtin;
use crate::thread::Thread;
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Where the functions stand in a codec's tuple.
pub const ENCODER: usize = 0;
pub const DECODER: usize = 1;

#[derive(Default)]
pub struct CodecState {
    /// `encodings` has been imported, or is being.
    loaded: Cell<bool>,
    search: RefCell<Buf<Value>>,
    /// By normalized name, each with room for that.
    found: RefCell<Map<String, (Value, Room)>>,
    /// Handlers that programs have registered.
    handlers: RefCell<Map<String, (Value, Room)>>,
    /// The predefined handlers as functions, once somebody has asked for them.
    functions: RefCell<FxHashMap<&'static str, Value>>,
}

fn state(vm: &Thread) -> Rc<CodecState> {
    vm.interp().module_states.get::<CodecState>()
}

/// Imports `encodings`, which registers its search function, before the registry is used for the first time.
fn load(vm: &Thread, state: &CodecState) -> PyResult<()> {
    if state.loaded.replace(true) {
        return Ok(());
    }
    match engine::import_absolute(vm, "encodings") {
        Ok(_) => Ok(()),
        Err(_) if vm.raised_matches(&exceptions::IMPORT_ERROR) => {
            vm.clear_raised();
            Ok(())
        }
        Err(raised) => {
            state.loaded.set(false);
            Err(raised)
        }
    }
}

fn is_callable(value: &Value) -> bool {
    value.ty().slots().call.is_some()
}

/// `codecs.register`.
pub fn register(vm: &Thread, function: &Value) -> PyResult<()> {
    if !is_callable(function) {
        return Err(vm.type_error("argument must be callable"));
    }
    let state = state(vm);
    load(vm, &state)?;
    state.search.borrow_mut().push(function.clone())?;
    Ok(())
}

/// `codecs.unregister`: forgets a search function, and what has been found.
pub fn unregister(vm: &Thread, function: &Value) {
    let state = state(vm);
    let at = state.search.borrow().iter().position(|known| known.is(function));
    if let Some(at) = at {
        let removed = state.search.borrow_mut().remove(at);
        let found = state.found.take();
        drop((removed, found));
    }
}

/// Lower case, one underscore for what is neither letter nor digit nor dot.
fn normalize(encoding: &str) -> String {
    let mut normal = String::with_capacity(encoding.len());
    let mut separated = false;
    for byte in encoding.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'.' {
            if separated && !normal.is_empty() {
                normal.push('_');
            }
            separated = false;
            normal.push(char::from(byte.to_ascii_lowercase()));
        } else {
            separated = true;
        }
    }
    normal
}

/// `codecs.lookup`: the tuple of a codec's functions.
pub fn lookup(vm: &Thread, encoding: &str) -> PyResult {
    let state = state(vm);
    load(vm, &state)?;
    let normal = normalize(encoding);
    if let Some((found, _)) = state.found.borrow().get(&normal) {
        return Ok(found.clone());
    }
    let name = vm.intern_str(&normal)?.into_value();
    let mut index = 0;
    loop {
        let function = state.search.borrow().get(index).cloned();
        let Some(function) = function else {
            return Err(vm.unknown_encoding(encoding));
        };
        index += 1;
        let found = vm.call(&function, std::slice::from_ref(&name))?;
        if found.is_none() {
            continue;
        }
        if found.downcast::<PyTuple>().is_none_or(|found| found.len() != 4) {
            return Err(vm.type_error("codec search functions must return 4-tuples"));
        }
        let room = Room::new(normal.capacity())?;
        let old = state.found.borrow_mut().insert(normal, (found.clone(), room))?;
        drop(old);
        return Ok(found);
    }
}

/// `codecs.encode` and `codecs.decode`: `function` of the codec, called with an object.
pub fn call_codec(
    vm: &Thread,
    object: &Value,
    encoding: &str,
    errors: Option<&str>,
    function: usize,
) -> PyResult {
    let codec = lookup(vm, encoding)?;
    call_found(vm, &codec, object, encoding, errors, function)
}

/// The same for codecs between text and bytes, as `str.encode` wants them.
pub fn call_text_codec(
    vm: &Thread,
    object: &Value,
    encoding: &str,
    errors: Option<&str>,
    function: usize,
) -> PyResult {
    let codec = lookup(vm, encoding)?;
    if codec.downcast_exact::<PyTuple>().is_none() {
        let attribute = vm.intern_str("_is_text_encoding")?;
        if let Some(is_text) = vm.get_attr_opt(&codec, &attribute)?
            && !vm.is_true(&is_text)?
        {
            let alternative = ["codecs.encode()", "codecs.decode()"][function];
            return Err(vm.lookup_error(format!(
                "'{encoding:.400}' is not a text encoding; use {alternative} to handle arbitrary codecs"
            )));
        }
    }
    call_found(vm, &codec, object, encoding, errors, function)
}

fn call_found(
    vm: &Thread,
    codec: &Value,
    object: &Value,
    encoding: &str,
    errors: Option<&str>,
    function: usize,
) -> PyResult {
    let (doing, wanted) = [
        ("encoding", "encoder must return a tuple (object, integer)"),
        ("decoding", "decoder must return a tuple (object,integer)"),
    ][function];
    let callable = match codec.downcast::<PyTuple>().and_then(|codec| codec.items().get(function)) {
        Some(callable) => callable.clone(),
        None => return Err(vm.system_error("bad codec")),
    };
    let result = match errors {
        Some(errors) => vm.call(&callable, &[object.clone(), vm.new_str(errors)?]),
        None => vm.call(&callable, std::slice::from_ref(object)),
    };
    let result = super::noted(vm, result, doing, encoding)?;
    match result.downcast::<PyTuple>().map(PyTuple::items) {
        Some([converted, _]) => Ok(converted.clone()),
        _ => Err(vm.type_error(wanted)),
    }
}

/// `codecs.register_error`.
pub fn register_error(vm: &Thread, name: &str, handler: &Value) -> PyResult<()> {
    if !is_callable(handler) {
        return Err(vm.type_error("handler must be callable"));
    }
    let room = Room::new(name.len())?;
    let old = state(vm).handlers.borrow_mut().insert(name.to_owned(), (handler.clone(), room))?;
    drop(old);
    Ok(())
}

/// `_codecs._unregister_error`: whether there was a handler of that name.
pub fn unregister_error(vm: &Thread, name: &str) -> PyResult<bool> {
    if Builtin::named(name.as_bytes()).is_some() {
        let text = format!("cannot un-register built-in error handler '{name}'");
        return Err(vm.value_error(text));
    }
    let old = state(vm).handlers.borrow_mut().remove(name);
    Ok(old.is_some())
}

/// Whether a program has put a handler of its own in place of a predefined one.
pub fn is_overridden(vm: &Thread, name: &str) -> bool {
    state(vm).handlers.borrow().contains_key(name)
}

/// `codecs.lookup_error`.
pub fn lookup_error(vm: &Thread, name: &str) -> PyResult {
    let state = state(vm);
    if let Some((handler, _)) = state.handlers.borrow().get(name) {
        return Ok(handler.clone());
    }
    let Some((name, def)) = builtin_handlers::find(name) else {
        return Err(vm.lookup_error(format!("unknown error handler name '{name:.400}'")));
    };
    if let Some(function) = state.functions.borrow().get(name) {
        return Ok(function.clone());
    }
    let function = crate::builtins::function::builtin::PyBuiltin::new(vm, def, None, None)?.into_value();
    state.functions.borrow_mut().insert(name, function.clone());
    Ok(function)
}

/// Whether an encoding is UTF-8, by whatever name.
pub fn is_utf8(encoding: &str) -> bool {
    matches!(Native::named(encoding), Some((Native::Utf8, _)))
}
