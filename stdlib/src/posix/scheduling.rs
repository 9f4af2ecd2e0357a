//! Priorities and processors of processes.

use super::argument::{c_int, done, none, ssize};
use taipan_vm::builtins::set::PySet;
use taipan_vm::builtins::{float, int, structseq};
use taipan_vm::call::Args;
use taipan_vm::capability::Capability;
use taipan_vm::class::PyType;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::PyResult;
use taipan_vm::pytime;
use taipan_vm::sys::calls;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

taipan_vm::structseq! {
    pub static SCHED_PARAM = "posix.sched_param", "Parameters of the scheduler: the priority." {
        0 "sched_priority" "the scheduling priority";
        new sched_param_new;
    }
}

/// `sched_param(sched_priority)` takes the field, not a sequence.
fn sched_param_new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let given = args.positional().first().or_else(|| args.keyword("sched_priority"));
    match (given, args.values().len()) {
        (Some(priority), 1) => structseq::new(vm, ty, std::slice::from_ref(priority)),
        (None, 0) => Err(vm.type_error("sched_param() missing required argument 'sched_priority' (pos 1)")),
        (None, _) => {
            let name = args.keywords().next().map(|(name, _)| name.to_string_lossy()).unwrap_or_default();
            Err(vm.type_error(format!("sched_param() got an unexpected keyword argument '{name}'")))
        }
        (_, count) => Err(vm.type_error(format!("sched_param() takes at most 1 argument ({count} given)"))),
    }
}

pub static FUNCTIONS: &[MethodDef] = &[
    method("nice", "(increment, /)", "Add to the process's niceness; return the new one.", |vm, args| {
        vm.allow(Capability::Process)?;
        let increment = c_int(vm, &args[0])?;
        Ok(int::small(i64::from(done(vm, calls::nice(increment))?)))
    }),
    method("getpriority", "(which, who)", "Return the priority of a process, group or user.", |vm, args| {
        let (which, who) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
        Ok(int::small(i64::from(done(vm, calls::getpriority(which as u32, who as u32))?)))
    }),
    method(
        "setpriority",
        "(which, who, priority)",
        "Set the priority of a process, group or user.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            let (which, who) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
            let priority = c_int(vm, &args[2])?;
            none(vm, calls::setpriority(which as u32, who as u32, priority))
        },
    ),
    method("sched_get_priority_max", "(policy)", "Return the highest priority of a policy.", |vm, args| {
        let policy = c_int(vm, &args[0])?;
        Ok(int::small(i64::from(done(vm, calls::sched_get_priority_max(policy))?)))
    }),
    method("sched_get_priority_min", "(policy)", "Return the lowest priority of a policy.", |vm, args| {
        let policy = c_int(vm, &args[0])?;
        Ok(int::small(i64::from(done(vm, calls::sched_get_priority_min(policy))?)))
    }),
    method("sched_getscheduler", "(pid, /)", "Return the scheduling policy of a process.", |vm, args| {
        let pid = c_int(vm, &args[0])?;
        Ok(int::small(i64::from(done(vm, calls::sched_getscheduler(pid))?)))
    }),
    method(
        "sched_setscheduler",
        "(pid, policy, param, /)",
        "Set the scheduling policy of a process.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            let (pid, policy) = (c_int(vm, &args[0])?, c_int(vm, &args[1])?);
            let priority = priority(vm, &args[2])?;
            none(vm, calls::sched_setscheduler(pid, policy, priority))
        },
    ),
    method("sched_getparam", "(pid, /)", "Return the scheduling parameters of a process.", |vm, args| {
        let pid = c_int(vm, &args[0])?;
        let priority = done(vm, calls::sched_getparam(pid))?;
        structseq::new(vm, &SCHED_PARAM, &[int::small(i64::from(priority))])
    }),
    method("sched_setparam", "(pid, param, /)", "Set the scheduling parameters of a process.", |vm, args| {
        vm.allow(Capability::Process)?;
        let (pid, priority) = (c_int(vm, &args[0])?, priority(vm, &args[1])?);
        none(vm, calls::sched_setparam(pid, priority))
    }),
    method(
        "sched_rr_get_interval",
        "(pid, /)",
        "Return the time slice of a process, in seconds.",
        |vm, args| {
            let pid = c_int(vm, &args[0])?;
            float::new(vm, pytime::as_seconds(done(vm, calls::sched_rr_get_interval(pid))?))
        },
    ),
    method("sched_yield", "()", "Let other threads of the system run.", |vm, _| {
        none(vm, vm.allow_threads(calls::sched_yield))
    }),
    method(
        "sched_getaffinity",
        "(pid, /)",
        "Return the set of processors that a process may run on.",
        |vm, args| {
            let pid = c_int(vm, &args[0])?;
            let set = PySet::new(vm)?;
            for processor in done(vm, calls::sched_getaffinity(pid))? {
                set.add(vm, &int::from_usize(vm, processor)?)?;
            }
            Ok(Value::from(set))
        },
    ),
    method(
        "sched_setaffinity",
        "(pid, mask, /)",
        "Set the processors that a process may run on.",
        setaffinity,
    ),
    method("cpu_count", "()", "Return the number of processors, or None.", |_, _| {
        let count = calls::sysconf_value(libc::_SC_NPROCESSORS_ONLN).unwrap_or(0);
        Ok(if count < 1 { Value::NONE } else { int::small(count) })
    }),
    method(
        "getloadavg",
        "()",
        "Return the average lengths of the queue of processes over 1, 5 and 15 minutes.",
        |vm, _| match calls::getloadavg() {
            Some([one, five, fifteen]) => {
                vm.new_tuple(&[float::new(vm, one)?, float::new(vm, five)?, float::new(vm, fifteen)?])
            }
            None => Err(vm.raise(
                &taipan_vm::builtins::exceptions::os_error::OS_ERROR,
                "Load averages are unobtainable",
            )),
        },
    ),
];

/// The priority of a `sched_param`.
pub fn priority(vm: &Thread, param: &Value) -> PyResult<i32> {
    if !param.ty().is(&SCHED_PARAM) {
        return Err(vm.type_error("must have a sched_param object"));
    }
    let fields = param.downcast::<taipan_vm::builtins::tuple::PyTuple>().map(|param| param.items());
    let Some([priority]) = fields else { return Err(vm.type_error("must have a sched_param object")) };
    let priority = super::argument::c_long(vm, priority)?;
    i32::try_from(priority).map_err(|_| vm.overflow_error("sched_priority out of range"))
}

fn setaffinity(vm: &Thread, args: &[Value]) -> PyResult {
    vm.allow(Capability::Process)?;
    let pid = c_int(vm, &args[0])?;
    let mut processors = Vec::new();
    for item in vm.iterate_to_buf(&args[1])? {
        if !int::is_int(&item) {
            let ty = vm.repr(&item.ty().to_value())?;
            let given = vm.to_str(&ty)?.to_string_lossy();
            return Err(vm.type_error(format!("expected an iterator of ints, but iterator yielded {given}")));
        }
        let processor = ssize(vm, &item)?;
        if processor < 0 {
            return Err(vm.value_error("negative CPU number"));
        }
        if processor > i32::MAX as isize - 1 {
            return Err(vm.overflow_error("CPU number too large"));
        }
        processors.push(processor as usize);
    }
    none(vm, calls::sched_setaffinity(pid, &processors))
}
