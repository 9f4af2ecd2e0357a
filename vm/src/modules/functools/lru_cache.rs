//! `_lru_cache_wrapper`: a function with a memory of what it has returned.
//!
//! A cache with a bound keeps its results in nodes, linked in the order of their last use, and a dict that says which node
//! belongs to a key. A cache without a bound needs the dict alone.

use crate::builtins::dict::PyDict;
use crate::builtins::method::PyMethod;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{descriptors, int};
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, getset, method, parameters, variadic};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::{NoMemory, Tracer};
use crate::object::{Object, Payload, Ref};
use crate::protocol::number;
use crate::text::hash::TupleHash;
use crate::thread::Thread;
use crate::value::Value;
use std::cell::{Cell, UnsafeCell};

/// What is remembered for a key. Nodes that are in use form a ring through [`ROOT`].
struct Node {
    key: Value,
    hash: i64,
    result: Value,
    previous: u32,
    next: u32,
}

/// The node that holds nothing: behind it the one that was used the longest ago, in front of it the last one used.
const ROOT: usize = 0;

#[derive(Clone, Copy)]
enum Bound {
    Nothing,
    Unlimited,
    Most(usize),
}

#[repr(C)]
pub struct PyLruCache {
    object: Object,
    function: Value,
    cache: Ref<PyDict>,
    nodes: UnsafeCell<Buf<Node>>,
    bound: Bound,
    typed: bool,
    info_type: Value,
    /// Stands between positional and keyword arguments in a key.
    mark: Value,
    hits: Cell<u64>,
    misses: Cell<u64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyLruCache {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "functools._lru_cache_wrapper",
    doc: "Create a cached callable that wraps another function.\n\n\
          user_function:      the function being cached\n\n\
          maxsize:  0         for no caching\n\
          \x20         None      for unlimited cache size\n\
          \x20         n         for a bounded cache\n\n\
          typed:    False     cache f(3) and f(3.0) as identical calls\n\
          \x20         True      cache f(3) and f(3.0) as distinct calls\n\n\
          cache_info_type:    namedtuple class with the fields:\n\
          \x20                      hits misses currsize maxsize",
    flags: flags::HAS_DICT | flags::HAS_WEAKREFS | flags::METHOD_DESCRIPTOR,
    slots: Slots { call: Some(call), descr_get: Some(descr_get), new: Some(new), ..Slots::NONE },
    methods: &[
        method("cache_info", "($self, /)", "Report cache statistics", cache_info),
        method("cache_clear", "($self, /)", "Clear the cache and cache statistics", cache_clear),
        method("__reduce__", "($self, /)", "", |vm, args| vm.get_attr(&args[0], &crate::names::__qualname__)),
        variadic("__copy__", "", "", |_, args| Ok(itself(args))),
        variadic("__deepcopy__", "", "", |_, args| Ok(itself(args))),
    ],
    getset: &[getset("__dict__", "", descriptors::get_dict, descriptors::set_lasting_dict)],
    ..TypeSpec::object::<PyLruCache>()
});

static PARAMETERS: MethodDef = parameters("lru_cache", "(user_function, maxsize, typed, cache_info_type)");

fn as_cache(value: &Value) -> &PyLruCache {
    value.downcast().expect("a cache's slot gets one")
}

fn itself(args: Args<'_>) -> Value {
    args.positional().first().cloned().unwrap_or(Value::NONE)
}

impl Trace for PyLruCache {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.function);
        tracer.visit_ref(&*self.cache);
        for node in self.nodes() {
            tracer.visit(&node.key);
            tracer.visit(&node.result);
        }
        tracer.visit(&self.info_type);
        tracer.visit(&self.mark);
    }

    fn clear(&self) {
        drop(self.take_nodes());
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        if args[0].ty().slots().call.is_none() {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let bound = if args[1].is_none() {
            Bound::Unlimited
        } else if args[1].ty().slots().index.is_some() || int::is_int(&args[1]) {
            let size = number::index(vm, &args[1])?;
            let error = Some(&crate::builtins::exceptions::OVERFLOW_ERROR);
            match number::index_to_isize(vm, &size, error)? {
                ..=0 => Bound::Nothing,
                most => Bound::Most(most as usize),
            }
        } else {
            return Err(vm.type_error("maxsize should be integer or None"));
        };
        let typed = vm.is_true(&args[2])?;
        let cache = PyDict::new(vm)?;
        let mark = vm.call(&crate::builtins::object::TYPE.to_value(), &[])?;
        let own = create::allocate_instance(vm, ty, |object| PyLruCache {
            object,
            function: args[0].clone(),
            cache,
            nodes: UnsafeCell::new(Buf::new()),
            bound,
            typed,
            info_type: args[3].clone(),
            mark,
            hits: Cell::new(0),
            misses: Cell::new(0),
        })?;
        Ok(own.into_value())
    })
}

/// What a cache says to a call.
enum Asked {
    Found(Value),
    /// The key, and its hash, under which the result is to be remembered.
    Missing(Value, i64),
}

impl PyLruCache {
    /// The key for a call: the argument itself where it is a lone string or int, a tuple otherwise.
    #[inline]
    fn key(&self, vm: &Thread, args: Args<'_>) -> PyResult {
        let positional = args.positional();
        if !self.typed && !args.has_keywords() {
            return match positional {
                [only] if can_be_key(only) => Ok(only.clone()),
                _ => vm.new_tuple(positional),
            };
        }
        let mut parts = Buf::with_capacity(2 * args.values().len() + 1 + args.keyword_names().len())?;
        parts.extend_from_values(positional)?;
        if args.has_keywords() {
            parts.push(self.mark.clone())?;
            for (name, value) in args.keyword_names().iter().zip(args.keyword_values()) {
                parts.push(name.clone())?;
                parts.push(value.clone())?;
            }
        }
        if self.typed {
            for value in args.values() {
                parts.push(value.ty().to_value())?;
            }
        }
        Ok(PyTuple::from_buf(vm, parts)?.into_value())
    }

    /// What the cache has for the arguments of a call. On a hit nothing is made of them.
    #[inline]
    fn ask(&self, vm: &Thread, args: Args<'_>) -> PyResult<Asked> {
        let items = args.positional();
        if self.typed || args.has_keywords() {
            let key = self.key(vm, args)?;
            let hash = vm.hash(&key)?;
            let found = self.cache.get_hashed(vm, &key, hash)?;
            return Ok(found.map_or_else(|| Asked::Missing(key, hash), Asked::Found));
        }
        if let [only] = items
            && can_be_key(only)
        {
            let hash = vm.hash(only)?;
            let found = self.cache.get_hashed(vm, only, hash)?;
            return Ok(found.map_or_else(|| Asked::Missing(only.clone(), hash), Asked::Found));
        }
        let mut hash = TupleHash::new();
        for item in items {
            hash.add(vm.hash(item)?);
        }
        let hash = hash.finish();
        match self.cache.get_row_quickly(items, hash) {
            Some(found) => Ok(Asked::Found(found)),
            None => self.ask_with_tuple(vm, items, hash),
        }
    }

    #[inline(never)]
    fn ask_with_tuple(&self, vm: &Thread, items: &[Value], hash: i64) -> PyResult<Asked> {
        let key = PyTuple::from_values(vm, items)?;
        key.remember_hash(hash);
        let key = key.into_value();
        let found = self.cache.get_hashed(vm, &key, hash)?;
        Ok(found.map_or_else(|| Asked::Missing(key, hash), Asked::Found))
    }

    #[inline(always)]
    fn nodes(&self) -> &[Node] {
        // SAFETY: contract, 4: nothing changes the nodes while the slice is used.
        unsafe { &*self.nodes.get() }
    }

    /// Changes the nodes; `change` must run no code and drop nothing.
    #[inline(always)]
    fn with_nodes<R>(&self, change: impl FnOnce(&mut Buf<Node>) -> R) -> R {
        // SAFETY: contract, 4: no other reference to the nodes is alive.
        change(unsafe { &mut *self.nodes.get() })
    }

    fn take_nodes(&self) -> Buf<Node> {
        self.with_nodes(std::mem::take)
    }

    fn count(count: &Cell<u64>) {
        count.set(count.get() + 1);
    }
}

/// Whether a value can be its own key: its type says what it equals.
#[inline(always)]
fn can_be_key(value: &Value) -> bool {
    value.is_small() || value.ty().is(&crate::builtins::str::TYPE) || value.ty().is(&int::TYPE)
}

fn unlink(nodes: &mut [Node], index: usize) {
    let (previous, next) = (nodes[index].previous, nodes[index].next);
    nodes[previous as usize].next = next;
    nodes[next as usize].previous = previous;
}

/// Moves a node that is in the ring in front of the root.
#[inline(always)]
fn use_last(nodes: &mut [Node], index: usize) {
    if nodes[ROOT].previous as usize != index {
        unlink(nodes, index);
        link_last(nodes, index);
    }
}

/// Puts a node in front of the root: it was used last.
fn link_last(nodes: &mut [Node], index: usize) {
    let last = nodes[ROOT].previous;
    nodes[index].previous = last;
    nodes[index].next = ROOT as u32;
    nodes[last as usize].next = index as u32;
    nodes[ROOT].previous = index as u32;
}

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    let own = as_cache(own);
    match own.bound {
        Bound::Nothing => {
            PyLruCache::count(&own.misses);
            vm.call_args(&own.function, args)
        }
        Bound::Unlimited => call_unlimited(vm, own, args),
        Bound::Most(most) => call_bounded(vm, own, args, most),
    }
}

fn call_unlimited(vm: &Thread, own: &PyLruCache, args: Args<'_>) -> PyResult {
    match own.ask(vm, args)? {
        Asked::Found(result) => {
            PyLruCache::count(&own.hits);
            Ok(result)
        }
        Asked::Missing(key, hash) => {
            PyLruCache::count(&own.misses);
            let result = vm.call_args(&own.function, args)?;
            own.cache.set_hashed(vm, &key, hash, result.clone())?;
            Ok(result)
        }
    }
}

fn call_bounded(vm: &Thread, own: &PyLruCache, args: Args<'_>, most: usize) -> PyResult {
    let (key, hash) = match own.ask(vm, args)? {
        Asked::Found(index) => {
            PyLruCache::count(&own.hits);
            let index = index.as_small().map_or(usize::MAX, |index| index as usize);
            // Comparing keys may have emptied the cache.
            if index < own.nodes().len() {
                own.with_nodes(|nodes| use_last(nodes, index));
                return Ok(own.nodes()[index].result.clone());
            }
            let key = own.key(vm, args)?;
            let hash = vm.hash(&key)?;
            (key, hash)
        }
        Asked::Missing(key, hash) => {
            PyLruCache::count(&own.misses);
            (key, hash)
        }
    };
    let result = vm.call_args(&own.function, args)?;
    // The call may have come here with the same arguments, and has remembered the result then.
    if own.cache.get_hashed(vm, &key, hash)?.is_none() {
        remember(vm, own, key, hash, &result, most)?;
    }
    Ok(result)
}

fn remember(
    vm: &Thread,
    own: &PyLruCache,
    key: Value,
    hash: i64,
    result: &Value,
    most: usize,
) -> PyResult<()> {
    let node = |key: Value, result: Value| Node { key, hash, result, previous: 0, next: 0 };
    if own.nodes().is_empty() {
        own.with_nodes(|nodes| nodes.push(node(Value::NONE, Value::NONE)))?;
    }
    if own.nodes().len() <= most {
        let index = own.nodes().len();
        if u32::try_from(index).is_err() {
            return Err(NoMemory.into());
        }
        own.with_nodes(|nodes| -> Result<(), NoMemory> {
            nodes.push(node(key.clone(), result.clone()))?;
            link_last(nodes, index);
            Ok(())
        })?;
        return own.cache.set_hashed(vm, &key, hash, int::small(index as i64));
    }
    // Full: the node that was used the longest ago gets another key.
    let index = own.nodes()[ROOT].next as usize;
    let (old_key, old_hash) = (own.nodes()[index].key.clone(), own.nodes()[index].hash);
    own.with_nodes(|nodes| unlink(nodes, index));
    let removed = own.cache.remove_hashed(vm, &old_key, old_hash);
    if !matches!(removed, Ok(Some(_))) {
        // An equality that changes its mind: the node goes back to where it was used last.
        if index < own.nodes().len() {
            own.with_nodes(|nodes| link_last(nodes, index));
        }
        return removed.map(drop);
    }
    if index >= own.nodes().len() {
        return Ok(());
    }
    let old = own.with_nodes(|nodes| {
        let node = &mut nodes[index];
        node.hash = hash;
        let old = (
            std::mem::replace(&mut node.key, key.clone()),
            std::mem::replace(&mut node.result, result.clone()),
        );
        link_last(nodes, index);
        old
    });
    own.cache.set_hashed(vm, &key, hash, int::small(index as i64))?;
    drop(old);
    Ok(())
}

fn descr_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    match instance.filter(|instance| !instance.is_none()) {
        Some(instance) => Ok(PyMethod::new(vm, own.clone(), instance.clone())?.into_value()),
        None => Ok(own.clone()),
    }
}

fn cache_info(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_cache(&args[0]);
    let most = match own.bound {
        Bound::Nothing => int::small(0),
        Bound::Unlimited => Value::NONE,
        Bound::Most(most) => int::from_usize(vm, most)?,
    };
    let hits = int::from_i64(vm, own.hits.get() as i64)?;
    let misses = int::from_i64(vm, own.misses.get() as i64)?;
    vm.call(&own.info_type, &[hits, misses, most, int::from_usize(vm, own.cache.len())?])
}

fn cache_clear(_: &Thread, args: &[Value]) -> PyResult {
    let own = as_cache(&args[0]);
    own.hits.set(0);
    own.misses.set(0);
    let nodes = own.take_nodes();
    own.cache.clear();
    drop(nodes);
    Ok(Value::NONE)
}
