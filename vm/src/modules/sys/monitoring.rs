//! `sys.monitoring` (PEP 669): tools, their callbacks and the events that they ask for.
//!
//! Invariant: a tool that is not in use has no events and no callbacks.

use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::module::PyModule;
use crate::builtins::{int, namespace, object, str::PyStr};
use crate::class::spec::{Constant, MethodDef, method};
use crate::error::PyResult;
use crate::import::deferred;
use crate::interp::monitor::{self, EVENTS, Monitoring, TOOLS, event};
use crate::modules::ModuleSpec;
use crate::thread::Thread;
use crate::value::Value;
use std::ptr;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "sys.monitoring",
    functions: FUNCTIONS,
    constants: &[
        ("DEBUGGER_ID", Constant::Int(0)),
        ("COVERAGE_ID", Constant::Int(1)),
        ("PROFILER_ID", Constant::Int(2)),
        ("OPTIMIZER_ID", Constant::Int(5)),
    ],
    init: Some(init),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method(
        "_all_events",
        "()",
        "Return the events that are asked for, with the tools that do, as bits.",
        all_events,
    ),
    method("clear_tool_id", "(tool_id, /)", "Take back a tool's events and callbacks.", clear_tool_id),
    method("free_tool_id", "(tool_id, /)", "Clear a tool and let its number be used again.", free_tool_id),
    method("get_events", "(tool_id, /)", "Return the events that a tool asks for everywhere.", get_events),
    method(
        "get_local_events",
        "(tool_id, code, /)",
        "Return the events that a tool asks for in a code object.",
        get_local_events,
    ),
    method("get_tool", "(tool_id, /)", "Return the name of the tool, or None.", get_tool),
    method(
        "register_callback",
        "(tool_id, event, func, /)",
        "Set the callback of an event and return the one before.",
        register_callback,
    ),
    method("restart_events", "()", "Enable again the events that callbacks have disabled.", restart_events),
    method("set_events", "(tool_id, event_set, /)", "Ask for events everywhere.", set_events),
    method(
        "set_local_events",
        "(tool_id, code, event_set, /)",
        "Ask for events in a code object.",
        set_local_events,
    ),
    method("use_tool_id", "(tool_id, name, /)", "Take a number that is free for a tool.", use_tool_id),
];

const CALL: u32 = 1 << event::CALL;
const BRANCH_BOTH: u32 = 1 << event::BRANCH_LEFT | 1 << event::BRANCH_RIGHT;
const C_RETURN_AND_RAISE: u32 = 1 << event::C_RETURN | 1 << event::C_RAISE;
const BRANCH: u32 = 1 << event::BRANCH;
/// Events that can be asked for in one code object.
const LOCAL: u32 = (1 << event::LOCAL_END) - 1;

/// Takes back all that a tool asks for.
fn clear(vm: &Thread, id: usize) {
    let state = Monitoring::of(vm);
    state.tools[id].events.set(0);
    for callback in &state.tools[id].callbacks {
        callback.set(None);
    }
    for (_, events) in state.local.borrow_mut().values_mut() {
        events[id] = 0;
    }
    forget_idle(&state);
    monitor::update(vm);
}

/// Lets go of the code objects in which nothing is asked for.
fn forget_idle(state: &Monitoring) {
    let idle: Vec<_> = state.local.borrow_mut().extract_if(|_, (_, events)| *events == [0; TOOLS]).collect();
    drop(idle);
}

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let events = PyDict::new(vm)?;
    for (bit, name) in EVENTS.iter().enumerate() {
        events.set_str(&*vm.intern_str(name)?, int::small(1 << bit))?;
    }
    events.set_str(&*vm.intern_str("NO_EVENTS")?, int::small(0))?;
    let set = |name: &str, value: Value| module.dict().set_str(&*vm.intern_str(name)?, value);
    set("events", namespace::from_dict(vm, &events)?)?;
    let state = Monitoring::of(vm);
    for (name, place) in [("MISSING", &state.missing), ("DISABLE", &state.disable)] {
        let sentinel = vm.call(&object::TYPE.to_value(), &[])?;
        place.set(Some(sentinel.clone()));
        set(name, sentinel)?;
    }
    Ok(())
}

fn tool_argument(vm: &Thread, value: &Value) -> PyResult<usize> {
    let id = vm.c_int_argument(value)?;
    match usize::try_from(id) {
        Ok(index) if index < TOOLS => Ok(index),
        _ => Err(vm.value_error(format!("invalid tool {id} (must be between 0 and 5)"))),
    }
}

fn used_tool(vm: &Thread, value: &Value) -> PyResult<usize> {
    let id = tool_argument(vm, value)?;
    if Monitoring::of(vm).tools[id].name.is_empty() {
        return Err(vm.value_error(format!("tool {id} is not in use")));
    }
    Ok(id)
}

fn use_tool_id(vm: &Thread, args: &[Value]) -> PyResult {
    let id = tool_argument(vm, &args[0])?;
    if args[1].downcast::<PyStr>().is_none() {
        return Err(vm.value_error("tool name must be a str"));
    }
    let state = Monitoring::of(vm);
    if !state.tools[id].name.is_empty() {
        return Err(vm.value_error(format!("tool {id} is already in use")));
    }
    state.tools[id].name.set(Some(args[1].clone()));
    Ok(Value::NONE)
}

fn clear_tool_id(vm: &Thread, args: &[Value]) -> PyResult {
    let id = tool_argument(vm, &args[0])?;
    clear(vm, id);
    Ok(Value::NONE)
}

fn free_tool_id(vm: &Thread, args: &[Value]) -> PyResult {
    let id = tool_argument(vm, &args[0])?;
    let state = Monitoring::of(vm);
    clear(vm, id);
    state.tools[id].name.set(None);
    Ok(Value::NONE)
}

/// No tool is in use, and none has asked for events.
pub fn forget_tools(vm: &Thread) {
    for id in 0..Monitoring::of(vm).tools.len() {
        clear(vm, id);
        Monitoring::of(vm).tools[id].name.set(None);
    }
}

fn get_tool(vm: &Thread, args: &[Value]) -> PyResult {
    let id = tool_argument(vm, &args[0])?;
    Ok(Monitoring::of(vm).tools[id].name.get().unwrap_or(Value::NONE))
}

fn register_callback(vm: &Thread, args: &[Value]) -> PyResult {
    let id = tool_argument(vm, &args[0])?;
    let event = vm.c_int_argument(&args[1])?;
    if event <= 0 || !event.cast_unsigned().is_power_of_two() {
        return Err(vm.value_error("The callback can only be set for one event at a time"));
    }
    let bit = event.trailing_zeros() as usize;
    if bit >= EVENTS.len() {
        return Err(vm.value_error(format!("invalid event {event}")));
    }
    let function = Some(args[2].clone()).filter(|function| !function.is_none());
    Ok(Monitoring::of(vm).tools[id].callbacks[bit].replace(function).unwrap_or(Value::NONE))
}

/// The events of a set, what stands for several written out.
fn event_set(vm: &Thread, value: &Value, allowed: u32, kind: &str) -> PyResult<u32> {
    let given = vm.c_int_argument(value)?.cast_unsigned();
    let mut set = given;
    if kind.is_empty() && set >= 1 << EVENTS.len() {
        return Err(vm.value_error(format!("invalid event set {set:#x}")));
    }
    if set & C_RETURN_AND_RAISE != 0 {
        if set & CALL == 0 || set & C_RETURN_AND_RAISE != C_RETURN_AND_RAISE {
            return Err(vm.value_error("cannot set C_RETURN or C_RAISE events independently"));
        }
        set &= !C_RETURN_AND_RAISE;
    }
    if set & BRANCH != 0 {
        set = set & !BRANCH | BRANCH_BOTH;
    }
    if set & !allowed != 0 {
        return Err(vm.value_error(format!("invalid {kind}event set {set:#x}")));
    }
    Ok(set)
}

fn get_events(vm: &Thread, args: &[Value]) -> PyResult {
    let id = tool_argument(vm, &args[0])?;
    Ok(int::small(i64::from(Monitoring::of(vm).tools[id].events.get())))
}

fn set_events(vm: &Thread, args: &[Value]) -> PyResult {
    let id = tool_argument(vm, &args[0])?;
    let set = event_set(vm, &args[1], (1 << EVENTS.len()) - 1, "")?;
    used_tool(vm, &args[0])?;
    deferred::complete_all(vm)?;
    Monitoring::of(vm).tools[id].events.set(set);
    monitor::update(vm);
    Ok(Value::NONE)
}

fn restart_events(vm: &Thread, _: &[Value]) -> PyResult {
    let state = Monitoring::of(vm);
    state.version.set(state.version.get().wrapping_add(1));
    Ok(Value::NONE)
}

fn code_argument<'a>(vm: &Thread, value: &'a Value) -> PyResult<&'a PyCode> {
    match value.downcast::<PyCode>() {
        Some(code) => Ok(code),
        None => Err(vm.type_error("code must be a code object")),
    }
}

fn get_local_events(vm: &Thread, args: &[Value]) -> PyResult {
    let id = tool_argument(vm, &args[0])?;
    let code = code_argument(vm, &args[1])?;
    Ok(int::small(i64::from(Monitoring::of(vm).local_events(code, id))))
}

fn set_local_events(vm: &Thread, args: &[Value]) -> PyResult {
    let id = tool_argument(vm, &args[0])?;
    let address = ptr::from_ref(code_argument(vm, &args[1])?).addr();
    let set = event_set(vm, &args[2], LOCAL, "local ")?;
    used_tool(vm, &args[0])?;
    let state = Monitoring::of(vm);
    let mut local = state.local.borrow_mut();
    local.entry(address).or_insert_with(|| (args[1].clone(), [0; TOOLS])).1[id] = set;
    drop(local);
    forget_idle(&state);
    monitor::update(vm);
    Ok(Value::NONE)
}

fn all_events(vm: &Thread, _: &[Value]) -> PyResult {
    let (state, dict) = (Monitoring::of(vm), PyDict::new(vm)?);
    for (bit, name) in EVENTS.iter().enumerate() {
        let tools = state.tools.iter().enumerate().filter(|(_, tool)| tool.events.get() >> bit & 1 != 0);
        let bits: i64 = tools.map(|(id, _)| 1 << id).sum();
        if bits != 0 {
            dict.set_str(&*vm.intern_str(name)?, int::small(bits))?;
        }
    }
    Ok(dict.into_value())
}
