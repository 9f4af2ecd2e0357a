//! `syslog`: the system's log.

use crate::posix::argument::{encode, parsed_int};
use std::cell::Cell;
use std::ffi::CString;
use taipan_vm::builtins::int;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::{Args, no_keywords};
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{Constant, MethodDef, method, variadic};
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::Which;
use taipan_vm::sys::log;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

macro_rules! constants {
    ($($name:ident)*) => { &[$((stringify!($name), Constant::Int(libc::$name as i64))),*] };
}

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "syslog",
    functions: FUNCTIONS,
    constants: constants! {
        LOG_EMERG LOG_ALERT LOG_CRIT LOG_ERR LOG_WARNING LOG_NOTICE LOG_INFO LOG_DEBUG LOG_PID LOG_CONS LOG_NDELAY
        LOG_ODELAY LOG_NOWAIT LOG_PERROR LOG_KERN LOG_USER LOG_MAIL LOG_DAEMON LOG_AUTH LOG_LPR LOG_LOCAL0 LOG_LOCAL1
        LOG_LOCAL2 LOG_LOCAL3 LOG_LOCAL4 LOG_LOCAL5 LOG_LOCAL6 LOG_LOCAL7 LOG_SYSLOG LOG_CRON LOG_UUCP LOG_NEWS
        LOG_AUTHPRIV LOG_FTP
    },
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method(
        "openlog",
        "($module, /, ident=<unrepresentable>, logoption=0,\n        facility=LOG_USER)",
        "Set logging options of subsequent syslog() calls.",
        openlog,
    ),
    variadic(
        "syslog",
        "",
        "syslog([priority=LOG_INFO,] message)\nSend the string message to the system logger.",
        syslog,
    ),
    method(
        "closelog",
        "($module, /)",
        "Reset the syslog module values and call the system library closelog().",
        |vm, _| {
            vm.allow(Capability::Process)?;
            vm.audit("syslog.closelog", Vec::new)?;
            let is_open = &vm.interp().module_states.get::<State>().is_open;
            if is_open.replace(false) {
                log::close();
            }
            Ok(Value::NONE)
        },
    ),
    method(
        "setlogmask",
        "($module, maskpri, /)",
        "Set the priority mask to maskpri and return the previous mask value.",
        |vm, args| {
            let mask = vm.expect_i64(&args[1])? as i32;
            vm.allow(Capability::Process)?;
            vm.audit("syslog.setlogmask", || vec![args[1].clone()])?;
            Ok(int::small(log::set_mask(mask).into()))
        },
    ),
    method(
        "LOG_MASK",
        "($module, pri, /)",
        "Calculates the mask for the individual priority pri.",
        |vm, args| {
            let priority = vm.expect_i64(&args[1])?;
            Ok(int::small(1i32.wrapping_shl(priority as u32).into()))
        },
    ),
    method(
        "LOG_UPTO",
        "($module, pri, /)",
        "Calculates the mask for all priorities up to and including pri.",
        |vm, args| {
            let priority = vm.expect_i64(&args[1])?;
            Ok(int::small(1i32.wrapping_shl((priority as u32).wrapping_add(1)).wrapping_sub(1).into()))
        },
    ),
];

/// Whether the program has opened the log.
#[derive(Default)]
struct State {
    is_open: Cell<bool>,
}

/// The name of the script, without folders.
fn script_name(vm: &Thread) -> PyResult<Option<Value>> {
    let Some(argv) = vm.sys_attribute("argv")? else { return Ok(None) };
    let Some(script) = argv.downcast::<PyList>().and_then(|argv| argv.get(0)) else { return Ok(None) };
    let Some(text) = script.downcast::<PyStr>().map(PyStr::to_string_lossy) else { return Ok(None) };
    if text.is_empty() {
        return Ok(None);
    }
    vm.new_str(text.rsplit('/').next().unwrap_or_default()).map(Some)
}

fn c_text(vm: &Thread, value: &Value) -> PyResult<CString> {
    CString::new(encode(vm, value)?).map_err(|_| vm.value_error("embedded null character"))
}

/// What comes before a null is the name.
fn name_of_program(vm: &Thread, value: &Value) -> PyResult<CString> {
    let mut bytes = encode(vm, value)?;
    bytes.truncate(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
    CString::new(bytes).map_err(|_| vm.value_error("embedded null character"))
}

fn openlog(vm: &Thread, args: &[Value]) -> PyResult {
    let ident = if args[1].is_unbound() {
        None
    } else {
        vm.str_argument(&args[1], "openlog", Which::Named("ident"))?;
        Some(args[1].clone())
    };
    let (option, facility) = (long_or(vm, &args[2], 0)?, long_or(vm, &args[3], libc::LOG_USER)?);
    open(vm, ident, option, facility)?;
    Ok(Value::NONE)
}

/// A `long`, of which the system's function takes an int.
fn long_or(vm: &Thread, value: &Value, default: i32) -> PyResult<i32> {
    if value.is_unbound() { Ok(default) } else { Ok(vm.expect_i64(value)? as i32) }
}

fn open(vm: &Thread, ident: Option<Value>, option: i32, facility: i32) -> PyResult<()> {
    vm.allow(Capability::Process)?;
    let ident = match ident {
        Some(ident) => Some(ident),
        None => script_name(vm)?,
    };
    vm.audit("syslog.openlog", || {
        let ident = ident.clone().unwrap_or(Value::NONE);
        vec![ident, int::small(option.into()), int::small(facility.into())]
    })?;
    let ident = ident.map(|ident| name_of_program(vm, &ident)).transpose()?;
    log::open(ident, option, facility);
    vm.interp().module_states.get::<State>().is_open.set(true);
    Ok(())
}

fn syslog(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "syslog", args)?;
    let (priority, message) = match args.positional() {
        [message] => (libc::LOG_INFO, message),
        [priority, message] => (parsed_int(vm, priority)?, message),
        _ => return Err(vm.type_error("syslog.syslog requires 1 to 2 arguments")),
    };
    vm.str_argument(message, "syslog", Which::At(args.positional().len()))?;
    vm.allow(Capability::Process)?;
    let text = c_text(vm, message)?;
    vm.audit("syslog.syslog", || vec![int::small(priority.into()), message.clone()])?;
    if !vm.interp().module_states.get::<State>().is_open.get() {
        open(vm, None, 0, libc::LOG_USER)?;
    }
    vm.allow_threads(|| log::write(priority, &text));
    Ok(Value::NONE)
}
