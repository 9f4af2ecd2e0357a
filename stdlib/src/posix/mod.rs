//! The module `posix`: the operating system's functions, which `os` presents.
//!
//! Whatever reaches the system asks for the capability to do so first (`taipan_vm::capability`). Calls that may take long are
//! made without the VM's lock.

pub mod argument;
mod configuration;
mod constants;
pub mod descriptors;
mod environment;
mod files;
mod names;
pub mod process;
mod scandir;
mod scheduling;
pub mod spawn;
pub mod stat;
mod users;

use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::class::spec::MethodDef;
use taipan_vm::class::statics::{self, Filling};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "posix",
    doc: "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the library manual and\ncorresponding Unix manual entries for more information on calls.",
    constants: constants::CONSTANTS,
    types: &[
        &stat::STAT_RESULT,
        &stat::STATVFS_RESULT,
        &descriptors::TERMINAL_SIZE,
        &process::TIMES_RESULT,
        &process::UNAME_RESULT,
        &process::WAITID_RESULT,
        &scheduling::SCHED_PARAM,
        &scandir::DIR_ENTRY,
        &scandir::ITERATOR,
    ],
    common: Some(common),
    init: Some(init),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[&[MethodDef]] = &[
    stat::FUNCTIONS,
    files::FUNCTIONS,
    descriptors::FUNCTIONS,
    scandir::FUNCTIONS,
    names::FUNCTIONS,
    configuration::FUNCTIONS,
    environment::FUNCTIONS,
    process::FUNCTIONS,
    spawn::FUNCTIONS,
    users::FUNCTIONS,
    scheduling::FUNCTIONS,
];

fn common(dict: &Filling) {
    let name = taipan_vm::object::to_value(statics::intern(MODULE.name));
    for def in FUNCTIONS.iter().copied().flatten() {
        dict.set(def.name, statics::leak_function(def, &name));
    }
}

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let dict = module.dict();
    let set = |name: &'static str, value: Value| dict.set_str(statics::intern(name), value);
    // An iterator is made by `scandir` alone.
    dict.remove_str(statics::intern("ScandirIterator"));
    set("error", exceptions::os_error::OS_ERROR.to_value())?;
    set("environ", environment::environ(vm)?)?;
    set("confstr_names", configuration::dict(vm, configuration::CONFSTR)?)?;
    set("pathconf_names", configuration::dict(vm, configuration::PATHCONF)?)?;
    set("sysconf_names", configuration::dict(vm, configuration::SYSCONF)?)?;
    let mut have = Buf::new();
    for name in constants::HAVE {
        have.push(taipan_vm::object::to_value(statics::intern(name)))?;
    }
    set("_have_functions", vm.new_list(have)?)
}
