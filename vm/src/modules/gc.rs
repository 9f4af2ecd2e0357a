//! The module `gc`: the cycle collector's switches and figures.

use crate::builtins::dict::PyDict;
use crate::builtins::generator::PyGenerator;
use crate::builtins::int;
use crate::builtins::list::PyList;
use crate::builtins::module::PyModule;
use crate::builtins::type_::is_shown_on_heap;
use crate::call::{Args, no_keywords};
use crate::class::spec::{Constant, MethodDef, method, variadic};
use crate::class::{PyType, statics};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::heap::collect::{self, DEBUG_SAVEALL, Scope, debug};
use crate::modules::ModuleSpec;
use crate::object::Object;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use rustc_hash::FxHashSet;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "gc",
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions: FUNCTIONS,
    constants: &[
        ("DEBUG_STATS", Constant::Int(debug::STATS as i64)),
        ("DEBUG_COLLECTABLE", Constant::Int(debug::COLLECTABLE as i64)),
        ("DEBUG_UNCOLLECTABLE", Constant::Int(debug::UNCOLLECTABLE as i64)),
        ("DEBUG_SAVEALL", Constant::Int(DEBUG_SAVEALL as i64)),
        ("DEBUG_LEAK", Constant::Int((debug::COLLECTABLE | debug::UNCOLLECTABLE | DEBUG_SAVEALL) as i64)),
    ],
    init: Some(init),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method("enable", "($module, /)", "Enable automatic garbage collection.", |vm, _| {
        vm.heap().collector().set_enabled(vm.heap(), true);
        Ok(Value::NONE)
    }),
    method("disable", "($module, /)", "Disable automatic garbage collection.", |vm, _| {
        vm.heap().collector().set_enabled(vm.heap(), false);
        Ok(Value::NONE)
    }),
    method(
        "isenabled",
        "($module, /)",
        "Returns true if automatic garbage collection is enabled.",
        |vm, _| Ok(Value::bool(vm.heap().collector().is_enabled())),
    ),
    method("set_debug", "($module, flags, /)", "Set the garbage collection debugging flags.", |vm, args| {
        let flags = vm.expect_i64(&args[1])?;
        vm.heap().collector().set_debug(flags as u32);
        Ok(Value::NONE)
    }),
    method("get_debug", "($module, /)", "Get the garbage collection debugging flags.", |vm, _| {
        Ok(int::small(i64::from(vm.heap().collector().debug())))
    }),
    method("get_count", "($module, /)", "Return a three-tuple of the current collection counts.", |vm, _| {
        numbers(vm, vm.heap().collector().counts(vm.heap()))
    }),
    variadic("set_threshold", "", "Set the collection thresholds (the collection frequency).", set_threshold),
    method("get_threshold", "($module, /)", "Return the current collection thresholds.", |vm, _| {
        numbers(vm, vm.heap().collector().thresholds())
    }),
    method(
        "collect",
        "($module, /, generation=2)",
        "Run the garbage collector and return the number of unreachable objects.",
        run,
    ),
    method(
        "get_objects",
        "($module, /, generation=None)",
        "Return a list of objects tracked by the collector (excluding the list returned).",
        get_objects,
    ),
    method(
        "get_stats",
        "($module, /)",
        "Return a list of dictionaries containing per-generation statistics.",
        get_stats,
    ),
    method(
        "is_tracked",
        "($module, obj, /)",
        "Returns true if the object is tracked by the garbage collector.",
        |_, args| Ok(Value::bool(is_tracked(&args[1]))),
    ),
    method(
        "is_finalized",
        "($module, obj, /)",
        "Returns true if the object has been already finalized by the GC.",
        |_, args| Ok(Value::bool(args[1].as_object().is_some_and(|object| object.is_finalized()))),
    ),
    variadic(
        "get_referrers",
        "($module, /, *objs)",
        "Return the list of objects that directly refer to any of 'objs'.",
        get_referrers,
    ),
    variadic(
        "get_referents",
        "($module, /, *objs)",
        "Return the list of objects that are directly referred to by 'objs'.",
        get_referents,
    ),
    method(
        "freeze",
        "($module, /)",
        "Freeze all current tracked objects and ignore them for future collections.",
        |vm, _| {
            collect::freeze(vm.heap());
            Ok(Value::NONE)
        },
    ),
    method("unfreeze", "($module, /)", "Unfreeze all objects in the permanent generation.", |vm, _| {
        collect::unfreeze(vm.heap());
        Ok(Value::NONE)
    }),
    method(
        "get_freeze_count",
        "($module, /)",
        "Return the number of objects in the permanent generation.",
        |vm, _| int::from_usize(vm, collect::frozen(vm.heap())),
    ),
];

/// The lists `gc.callbacks` and `gc.garbage`, which the collector knows too.
/// Native types that are none of the builtins are static here, and on the heap in CPython.
fn is_tracked(value: &Value) -> bool {
    value.as_object().is_some_and(|object| object.is_tracked())
        || value.downcast::<PyType>().is_some_and(is_shown_on_heap)
}

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    for (name, place) in [("callbacks", &vm.interp().gc_callbacks), ("garbage", &vm.interp().gc_garbage)] {
        let known = place.borrow().clone();
        let list = match known {
            Some(list) => list,
            None => PyList::new(vm)?.into_value(),
        };
        drop(place.replace(Some(list.clone())));
        module.dict().set_str(statics::intern(name), list)?;
    }
    Ok(())
}

fn numbers(vm: &Thread, numbers: [usize; 3]) -> PyResult {
    let values: PyResult<Vec<Value>> =
        numbers.into_iter().map(|number| int::from_usize(vm, number)).collect();
    vm.new_tuple(&values?)
}

fn set_threshold(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "set_threshold", args)?;
    let given = args.values();
    if !(1..=3).contains(&given.len()) {
        return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    let mut thresholds = vm.heap().collector().thresholds();
    for (place, value) in thresholds.iter_mut().zip(given) {
        *place = usize::try_from(vm.expect_i64(value)?).unwrap_or(0);
    }
    vm.heap().collector().set_thresholds(vm.heap(), thresholds);
    Ok(Value::NONE)
}

fn run(vm: &Thread, args: &[Value]) -> PyResult {
    let scope = match args.get(1).filter(|value| !value.is_unbound()) {
        None => Scope::Full,
        Some(generation) => match vm.expect_i64(generation)? {
            0 => Scope::Young,
            1 => Scope::Middle,
            2 => Scope::Full,
            _ => return Err(vm.value_error("invalid generation")),
        },
    };
    vm.charge_work(collect::examined(vm.heap(), scope) as u64 * UNITS_PER_OBJECT)?;
    int::from_usize(vm, collect::collect(vm, scope))
}

/// What looking at an object costs, where a script asks for a collection.
const UNITS_PER_OBJECT: u64 = 4;

fn get_objects(vm: &Thread, args: &[Value]) -> PyResult {
    let generation = match args.get(1).filter(|value| !value.is_unbound() && !value.is_none()) {
        None => -1,
        Some(value) if value.ty().slots().index.is_some() => {
            let generation = number::to_isize(vm, value)?;
            if generation >= 3 {
                let text = "generation parameter must be less than the number of available generations (3)";
                return Err(vm.value_error(text));
            }
            if generation < -1 {
                return Err(vm.value_error("generation parameter cannot be negative"));
            }
            generation
        }
        Some(value) => {
            let text = format!("argument should be integer or None, not '{}'", value.ty().name());
            return Err(vm.type_error(text));
        }
    };
    vm.new_list(collect::objects(vm.heap(), usize::try_from(generation).ok())?)
}

fn get_stats(vm: &Thread, _: &[Value]) -> PyResult {
    let mut items = Buf::new();
    for statistics in vm.heap().collector().statistics() {
        let dict = PyDict::new(vm)?;
        let figures = [
            ("collections", statistics.collections),
            ("collected", statistics.collected),
            ("uncollectable", statistics.uncollectable),
        ];
        for (name, figure) in figures {
            dict.set_str(statics::intern(name), int::from_usize(vm, figure)?)?;
        }
        items.push(dict.into_value())?;
    }
    vm.new_list(items)
}

fn get_referrers(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "get_referrers", args)?;
    let wanted: FxHashSet<u64> =
        args.values().iter().skip(1).filter(|value| value.is_heap()).map(Value::id).collect();
    let mut items = Buf::new();
    for object in collect::objects(vm.heap(), None)? {
        let mut refers = false;
        if let Some(own) = object.as_object() {
            show_referents(own, &mut Tracer::referents(&mut |value| refers |= wanted.contains(&value.id())));
        }
        if refers {
            items.push(object)?;
        }
    }
    vm.new_list(items)
}

/// What an object refers to; of a generator that runs, its locals too.
fn show_referents(object: &Object, tracer: &mut Tracer) {
    tracer.trace(object);
    if let Some(generator) = object.downcast::<PyGenerator>() {
        generator.trace_running(tracer);
    }
}

fn get_referents(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "get_referents", args)?;
    let mut found: Vec<Value> = Vec::new();
    for object in args.values().iter().skip(1).filter_map(Value::as_object) {
        // Only what the collector would look at; other types keep to themselves what they refer to.
        if object.is_tracked() || object.ty().is_subtype(&crate::builtins::tuple::TYPE) {
            show_referents(object, &mut Tracer::referents(&mut |value| found.push(value.clone())));
        }
    }
    let mut items = Buf::new();
    items.extend(found)?;
    vm.new_list(items)
}

impl Thread {
    /// Calls `gc.callbacks`: a collection starts or has ended.
    pub fn gc_callbacks(&self, phase: &str, generation: usize, collected: usize, uncollectable: usize) {
        let callbacks = self.interp().gc_callbacks.borrow().clone();
        let Some(list) = callbacks.as_ref().and_then(Value::downcast::<PyList>) else { return };
        if list.is_empty() || self.is_terminating() {
            return;
        }
        self.keeping_exception(|| {
            let called = (|| -> PyResult<()> {
                let info = PyDict::new(self)?;
                let figures =
                    [("generation", generation), ("collected", collected), ("uncollectable", uncollectable)];
                for (name, figure) in figures {
                    info.set_str(statics::intern(name), int::from_usize(self, figure)?)?;
                }
                let phase = self.new_str(phase)?;
                let mut index = 0;
                while let Some(callback) = list.get(index) {
                    index += 1;
                    if self.call(&callback, &[phase.clone(), info.to_value()]).is_err() {
                        self.report_unraisable("calling GC callback", &callback);
                    }
                }
                Ok(())
            })();
            if called.is_err() && !self.is_terminating() {
                self.clear_raised();
            }
        });
    }

    /// Puts what a collection has found into `gc.garbage`.
    pub fn save_garbage(&self, garbage: Vec<Value>) {
        let kept = self.interp().gc_garbage.borrow().clone();
        let list = match kept.as_ref().and_then(Value::downcast::<PyList>) {
            Some(list) => list,
            None => return,
        };
        for object in garbage {
            // Without room in the list, the object is lost as it would have been anyway.
            if list.push(object).is_err() {
                return;
            }
        }
    }
}
