//! The module `_tracemalloc`: where the VM's blocks of memory were allocated. The traces are the heap's (`vm::heap::traces`).
//!
//! A VM traces its own blocks alone. A block's size is that of its memory: small ones are multiples of 16 bytes.

use crate::posix::argument::c_int_or;
use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;
use taipan_vm::builtins::int;
use taipan_vm::class::spec::method;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::heap::traces::{Line, MOST_FRAMES, Origin, Trace, Traces};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_tracemalloc",
    doc: "Debug module to trace memory blocks allocated by Python.",
    functions: &[
        method("is_tracing", "($module, /)", "Whether allocations are traced.", |vm, _| {
            Ok(Value::bool(traces(vm).is_on()))
        }),
        method("clear_traces", "($module, /)", "Forgets all blocks traced so far.", |vm, _| {
            traces(vm).clear(vm.interp().heap.account());
            Ok(Value::NONE)
        }),
        method(
            "_get_traces",
            "($module, /)",
            "All traced blocks: domain, size, traceback, frames.",
            get_traces,
        ),
        method(
            "_get_object_traceback",
            "($module, obj, /)",
            "Where an object was allocated.",
            object_traceback,
        ),
        method("start", "($module, nframe=1, /)", "Begins to trace allocations, with so many frames.", start),
        method("stop", "($module, /)", "Ends tracing and forgets all traces.", |vm, _| {
            vm.heap().stop_tracing();
            Ok(Value::NONE)
        }),
        method("get_traceback_limit", "($module, /)", "The most frames that a trace may have.", |vm, _| {
            Ok(int::small(i64::from(traces(vm).limit())))
        }),
        method("get_tracemalloc_memory", "($module, /)", "Memory that tracing itself uses.", |vm, _| {
            int::from_usize(vm, traces(vm).own_memory())
        }),
        method("get_traced_memory", "($module, /)", "Size of all traced blocks, and its peak.", |vm, _| {
            let (used, peak) = traces(vm).memory();
            vm.new_tuple(&[int::from_usize(vm, used)?, int::from_usize(vm, peak)?])
        }),
        method("reset_peak", "($module, /)", "Sets the peak to the present size.", |vm, _| {
            traces(vm).reset_peak();
            Ok(Value::NONE)
        }),
    ],
    ..ModuleSpec::NEW
};

fn traces(vm: &Thread) -> &Traces {
    vm.heap().traces()
}

fn start(vm: &Thread, args: &[Value]) -> PyResult {
    let frames = c_int_or(vm, &args[1], 1)?;
    match u16::try_from(frames) {
        Ok(frames) if frames > 0 => {
            taipan_vm::import::deferred::complete_all(vm)?;
            vm.heap().start_tracing(frames);
            Ok(Value::NONE)
        }
        _ => Err(vm.value_error(format!("the number of frames must be in range [1; {MOST_FRAMES}]"))),
    }
}

/// What is allocated for the list is not part of it.
fn get_traces(vm: &Thread, _: &[Value]) -> PyResult {
    traces(vm).while_paused(|| {
        let found = traces(vm).all()?;
        let mut tracebacks: HashMap<Origin, (Value, u16), FxBuildHasher> = HashMap::default();
        let mut list = Buf::with_capacity(found.len())?;
        for Trace { size, origin } in found {
            let (lines, total) = match tracebacks.get(&origin) {
                Some((lines, total)) => (Value::clone(lines), *total),
                None => {
                    let Some((lines, total)) = traces(vm).traceback(origin) else { continue };
                    let lines = lines_value(vm, &lines)?;
                    tracebacks.try_reserve(1).map_err(|_| NoMemory)?;
                    tracebacks.insert(origin, (lines.clone(), total));
                    (lines, total)
                }
            };
            let trace = [int::small(0), int::from_usize(vm, size)?, lines, int::small(i64::from(total))];
            list.push(vm.new_tuple(&trace)?)?;
        }
        vm.new_list(list)
    })
}

fn object_traceback(vm: &Thread, args: &[Value]) -> PyResult {
    let address = args[1].as_object().map(|object| std::ptr::from_ref(object).addr());
    match address
        .and_then(|address| traces(vm).of(address))
        .and_then(|trace| traces(vm).traceback(trace.origin))
    {
        Some((lines, _)) => lines_value(vm, &lines),
        None => Ok(Value::NONE),
    }
}

/// A tuple of pairs, file and line, the innermost one first.
fn lines_value(vm: &Thread, lines: &[Line]) -> PyResult {
    let mut pairs = Buf::with_capacity(lines.len())?;
    for line in lines {
        let filename = match &line.filename {
            Some(filename) => filename.clone(),
            None => vm.intern_str("<unknown>")?.into_value(),
        };
        pairs.push(vm.new_tuple(&[filename, int::small(i64::from(line.number))])?)?;
    }
    vm.new_tuple(&pairs)
}
