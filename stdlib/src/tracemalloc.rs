//! The module `_tracemalloc`. Allocations are not traced by the line that makes them: tracing is always off, and starting it says
//! that it is not available.

use crate::posix::argument::c_int_or;
use taipan_vm::builtins::int;
use taipan_vm::class::spec::method;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_tracemalloc",
    doc: "Debug module to trace memory blocks allocated by Python.",
    functions: &[
        method("is_tracing", "($module, /)", "Return True if the tracemalloc module is tracing.", |_, _| {
            Ok(Value::FALSE)
        }),
        method("clear_traces", "($module, /)", "Clear traces of memory blocks.", |_, _| Ok(Value::NONE)),
        method("_get_traces", "($module, /)", "Get traces of all memory blocks.", |vm, _| {
            vm.new_list(Buf::new())
        }),
        method("_get_object_traceback", "($module, obj, /)", "Where an object was allocated.", |_, _| {
            Ok(Value::NONE)
        }),
        method("start", "($module, nframe=1, /)", "Start tracing Python memory allocations.", start),
        method("stop", "($module, /)", "Stop tracing Python memory allocations.", |_, _| Ok(Value::NONE)),
        method(
            "get_traceback_limit",
            "($module, /)",
            "Frames stored in the traceback of a trace.",
            |_, _| Ok(int::small(1)),
        ),
        method("get_tracemalloc_memory", "($module, /)", "Memory used by the tracing itself.", |_, _| {
            Ok(int::small(0))
        }),
        method("get_traced_memory", "($module, /)", "Current and peak size of traced memory.", |vm, _| {
            vm.new_tuple(&[int::small(0), int::small(0)])
        }),
        method("reset_peak", "($module, /)", "Set the peak to the current size.", |_, _| Ok(Value::NONE)),
    ],
    ..ModuleSpec::NEW
};

fn start(vm: &Thread, args: &[Value]) -> PyResult {
    let frames = c_int_or(vm, &args[1], 1)?;
    if !(1..=65535).contains(&frames) {
        return Err(vm.value_error("the number of frames must be in range [1; 65535]"));
    }
    Err(vm.runtime_error("tracing of memory allocations is not available"))
}
