//! `resource`: limits of the process, and what it has used.

use crate::posix::argument::{c_int, done};
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{exceptions, float, int, structseq};
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{Constant, MethodDef, method};
use taipan_vm::class::statics;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::sys::calls::{self, Errno};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

taipan_vm::structseq! {
    pub static USAGE = "resource.struct_rusage", "What a process has used: the result of getrusage." {
        0 "ru_utime" "user time used";
        1 "ru_stime" "system time used";
        2 "ru_maxrss" "max. resident set size";
        3 "ru_ixrss" "shared memory size";
        4 "ru_idrss" "unshared data size";
        5 "ru_isrss" "unshared stack size";
        6 "ru_minflt" "page faults not requiring I/O";
        7 "ru_majflt" "page faults requiring I/O";
        8 "ru_nswap" "number of swap outs";
        9 "ru_inblock" "block input operations";
        10 "ru_oublock" "block output operations";
        11 "ru_msgsnd" "IPC messages sent";
        12 "ru_msgrcv" "IPC messages received";
        13 "ru_nsignals" "signals received";
        14 "ru_nvcsw" "voluntary context switches";
        15 "ru_nivcsw" "involuntary context switches";
    }
}

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "resource",
    functions: FUNCTIONS,
    constants: &[
        ("RLIMIT_AS", Constant::Int(libc::RLIMIT_AS as i64)),
        ("RLIMIT_CORE", Constant::Int(libc::RLIMIT_CORE as i64)),
        ("RLIMIT_CPU", Constant::Int(libc::RLIMIT_CPU as i64)),
        ("RLIMIT_DATA", Constant::Int(libc::RLIMIT_DATA as i64)),
        ("RLIMIT_FSIZE", Constant::Int(libc::RLIMIT_FSIZE as i64)),
        ("RLIMIT_MEMLOCK", Constant::Int(libc::RLIMIT_MEMLOCK as i64)),
        ("RLIMIT_MSGQUEUE", Constant::Int(libc::RLIMIT_MSGQUEUE as i64)),
        ("RLIMIT_NICE", Constant::Int(libc::RLIMIT_NICE as i64)),
        ("RLIMIT_NOFILE", Constant::Int(libc::RLIMIT_NOFILE as i64)),
        ("RLIMIT_NPROC", Constant::Int(libc::RLIMIT_NPROC as i64)),
        ("RLIMIT_OFILE", Constant::Int(libc::RLIMIT_NOFILE as i64)),
        ("RLIMIT_RSS", Constant::Int(libc::RLIMIT_RSS as i64)),
        ("RLIMIT_RTPRIO", Constant::Int(libc::RLIMIT_RTPRIO as i64)),
        ("RLIMIT_RTTIME", Constant::Int(libc::RLIMIT_RTTIME as i64)),
        ("RLIMIT_SIGPENDING", Constant::Int(libc::RLIMIT_SIGPENDING as i64)),
        ("RLIMIT_STACK", Constant::Int(libc::RLIMIT_STACK as i64)),
        ("RLIM_INFINITY", Constant::Int(-1)),
        ("RUSAGE_CHILDREN", Constant::Int(libc::RUSAGE_CHILDREN as i64)),
        ("RUSAGE_SELF", Constant::Int(libc::RUSAGE_SELF as i64)),
        ("RUSAGE_THREAD", Constant::Int(libc::RUSAGE_THREAD as i64)),
    ],
    types: &[&USAGE],
    init: Some(|_, module| {
        module.dict().set_str(statics::intern("error"), exceptions::os_error::OS_ERROR.to_value())
    }),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method("getpagesize", "()", "Return the size of a page of memory.", |vm, _| {
        int::from_i64(vm, done(vm, calls::sysconf(libc::_SC_PAGESIZE))?)
    }),
    method("getrusage", "(who, /)", "Return what the process or its children have used.", |vm, args| {
        let who = c_int(vm, &args[0])?;
        match calls::getrusage(who) {
            Ok(usage) => usage_value(vm, &usage),
            Err(Errno::INVAL) => Err(vm.value_error("invalid who parameter")),
            error => done(vm, error).map(|_| Value::NONE),
        }
    }),
    method("getrlimit", "(resource, /)", "Return the soft and hard limit of a resource.", |vm, args| {
        let resource = resource(vm, &args[0])?;
        limits_value(vm, done(vm, calls::prlimit(0, resource, None))?)
    }),
    method("setrlimit", "(resource, limits, /)", "Set the soft and hard limit of a resource.", |vm, args| {
        vm.allow(Capability::Process)?;
        let resource = resource(vm, &args[0])?;
        vm.audit("resource.setrlimit", || vec![args[0].clone(), args[1].clone()])?;
        let limits = limits(vm, &args[1])?;
        set(vm, 0, resource, Some(limits))?;
        Ok(Value::NONE)
    }),
    method(
        "prlimit",
        "(pid, resource, limits=None, /)",
        "Get and set the limits of a resource of a process.",
        |vm, args| {
            vm.allow(Capability::Process)?;
            let (pid, resource) = (c_int(vm, &args[0])?, resource(vm, &args[1])?);
            vm.audit("resource.prlimit", || {
                let limits = if args[2].is_unbound() { Value::NONE } else { args[2].clone() };
                vec![args[0].clone(), args[1].clone(), limits]
            })?;
            let new =
                if args[2].is_unbound() || args[2].is_none() { None } else { Some(limits(vm, &args[2])?) };
            limits_value(vm, set(vm, pid, resource, new)?)
        },
    ),
];

/// The struct for what the system tells.
pub fn usage_value(vm: &Thread, usage: &libc::rusage) -> PyResult {
    let seconds = |time: libc::timeval| float::new(vm, time.tv_sec as f64 + time.tv_usec as f64 * 1e-6);
    let mut fields = vec![seconds(usage.ru_utime)?, seconds(usage.ru_stime)?];
    let counts = [
        usage.ru_maxrss,
        usage.ru_ixrss,
        usage.ru_idrss,
        usage.ru_isrss,
        usage.ru_minflt,
        usage.ru_majflt,
        usage.ru_nswap,
        usage.ru_inblock,
        usage.ru_oublock,
        usage.ru_msgsnd,
        usage.ru_msgrcv,
        usage.ru_nsignals,
        usage.ru_nvcsw,
        usage.ru_nivcsw,
    ];
    for count in counts {
        fields.push(int::from_i64(vm, count)?);
    }
    structseq::new(vm, &USAGE, &fields)
}

fn resource(vm: &Thread, value: &Value) -> PyResult<u32> {
    match c_int(vm, value)? {
        resource @ 0..16 => Ok(resource as u32),
        _ => Err(vm.value_error("invalid resource specified")),
    }
}

fn limits_value(vm: &Thread, (soft, hard): (u64, u64)) -> PyResult {
    let value = |limit: u64| if limit == u64::MAX { Ok(int::small(-1)) } else { int::from_u64(vm, limit) };
    vm.new_tuple(&[value(soft)?, value(hard)?])
}

fn limit(vm: &Thread, value: &Value) -> PyResult<u64> {
    let index = taipan_vm::protocol::number::index(vm, value)?;
    match (int::as_i64(&index), int::as_ref(&index).and_then(|limit| limit.to_u64())) {
        (Some(-1), _) => Ok(u64::MAX),
        (_, Some(limit)) => Ok(limit),
        _ if int::is_negative(&index) => Err(vm.value_error("Cannot convert negative int")),
        _ => Err(vm.overflow_error("Python int too large to convert to C rlim_t")),
    }
}

fn limits(vm: &Thread, value: &Value) -> PyResult<(u64, u64)> {
    let values = match value.downcast::<PyTuple>() {
        Some(tuple) => Buf::from_values(tuple.items())?,
        None => vm.iterate_to_buf(value)?,
    };
    match &values[..] {
        [soft, hard] => Ok((limit(vm, soft)?, limit(vm, hard)?)),
        _ => Err(vm.value_error("expected a tuple of 2 integers")),
    }
}

fn set(vm: &Thread, pid: i32, resource: u32, new: Option<(u64, u64)>) -> PyResult<(u64, u64)> {
    match calls::prlimit(pid, resource, new) {
        Err(Errno::INVAL) => Err(vm.value_error("current limit exceeds maximum limit")),
        Err(Errno::PERM) if new.is_some() => Err(vm.value_error("not allowed to raise maximum limit")),
        result => done(vm, result),
    }
}
