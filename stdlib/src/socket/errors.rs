//! `gaierror` and `herror`: what goes wrong when names are looked up.

use taipan_vm::builtins::int;
use taipan_vm::error::Raised;
use taipan_vm::sys::calls::Errno;
use taipan_vm::sys::net;
use taipan_vm::thread::Thread;
use taipan_vm::value_cell::ValueCell;

/// The exceptions of a VM's module.
#[derive(Default)]
pub struct Errors {
    pub gaierror: ValueCell,
    pub herror: ValueCell,
}

fn raise(vm: &Thread, class: &ValueCell, number: i32, text: &str) -> Raised {
    let Some(class) = class.get() else { return vm.runtime_error(text) };
    let exception = vm.new_str(text).and_then(|text| vm.call(&class, &[int::small(i64::from(number)), text]));
    match exception {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

/// For a status of `getaddrinfo` and its like.
pub fn address(vm: &Thread, (status, error): (i32, Errno)) -> Raised {
    if status == libc::EAI_SYSTEM {
        return crate::posix::argument::os_error(vm, error);
    }
    let errors = vm.interp().module_states.get::<Errors>();
    raise(vm, &errors.gaierror, status, &net::address_error_text(status))
}

/// For a status of `gethostbyname` and its like.
pub fn host(vm: &Thread, status: i32) -> Raised {
    let errors = vm.interp().module_states.get::<Errors>();
    raise(vm, &errors.herror, status, &net::host_error_text(status))
}
