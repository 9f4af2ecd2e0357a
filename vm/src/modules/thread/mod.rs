//! The module `_thread`: starting threads, locks, thread-local objects.

pub mod handle;
pub mod local;
pub mod lock;
pub mod rlock;

use crate::builtins::dict::PyDict;
use crate::builtins::exceptions::{self, PyBaseException};
use crate::builtins::int;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::call::Args;
use crate::class::spec::{Constant, MethodDef, method};
use crate::error::PyResult;
use crate::import::deferred;
use crate::modules::ModuleSpec;
use crate::object::Ref;
use crate::protocol::argument::Which;
use crate::thread::Thread;
use crate::value::Value;
use handle::{HandleState, Handles, PyThreadHandle};
use std::rc::Rc;

/// Seconds that a timeout may be long, as CPython limits it where locks are semaphores or futexes.
pub const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// The least stack of a thread that `stack_size()` takes.
const STACK_MIN: usize = 0xd000;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_thread",
    doc: "Low-level threads; the module 'threading' has a more convenient interface.",
    functions: FUNCTIONS,
    constants: &[("TIMEOUT_MAX", Constant::Float(TIMEOUT_MAX)), ("_NAME_MAXLEN", Constant::Int(15))],
    types: &[&lock::TYPE, &rlock::TYPE, &local::TYPE, &handle::TYPE, &EXCEPT_HOOK_ARGS],
    init: Some(init),
    ..ModuleSpec::NEW
};

crate::structseq! {
    pub static EXCEPT_HOOK_ARGS = "_thread._ExceptHookArgs", "What threading.excepthook() is called with." {
        0 "exc_type" "Exception type";
        1 "exc_value" "Exception value";
        2 "exc_traceback" "Exception traceback";
        3 "thread" "Thread";
    }
}

static FUNCTIONS: &[MethodDef] = &[
    method("start_new_thread", START, "Start a new thread and return its identifier.", start_new_thread),
    method("start_new", START, "An obsolete synonym of start_new_thread().", start_new_thread),
    method(
        "start_joinable_thread",
        "(function, handle=None, daemon=True)",
        "Start a new thread and return its handle.",
        start_joinable_thread,
    ),
    method(
        "daemon_threads_allowed",
        "()",
        "Return whether daemon threads are allowed in this interpreter.",
        |_, _| Ok(Value::TRUE),
    ),
    method("allocate_lock", "()", "Create a new lock object.", |vm, _| lock::PyLock::create(vm)),
    method("allocate", "()", "An obsolete synonym of allocate_lock().", |vm, _| lock::PyLock::create(vm)),
    method("exit", "()", "Raise SystemExit: the thread ends unless it is caught.", exit),
    method("exit_thread", "()", "An obsolete synonym of exit().", exit),
    method(
        "interrupt_main",
        "(signum=signal.SIGINT, /)",
        "Make the main thread run the handler of a signal, as if it had arrived.",
        interrupt_main,
    ),
    method("get_ident", "()", "Return the number of this thread among those that run.", |vm, _| {
        int::from_usize(vm, vm.id() as usize)
    }),
    method("get_native_id", "()", "Return the number that the system gives this thread.", |vm, _| {
        int::from_usize(vm, crate::sys::native_thread_id() as usize)
    }),
    method("_count", "()", "Return how many threads beside the main one run.", |vm, _| {
        int::from_usize(vm, vm.interp().threads.count.get())
    }),
    method(
        "stack_size",
        "(size=0, /)",
        "Return the size of the stack of new threads, and set it.",
        stack_size,
    ),
    method("_excepthook", "(args, /)", "Handle an uncaught exception of a thread.", excepthook),
    method(
        "_is_main_interpreter",
        "()",
        "Return whether this is the main interpreter of the process.",
        |_, _| Ok(Value::TRUE),
    ),
    method("_shutdown", "()", "Wait until all threads that are no daemons have ended.", shutdown),
    method(
        "_make_thread_handle",
        "(ident, /)",
        "Make a handle for a thread that this module has not started.",
        make_thread_handle,
    ),
    method("_get_main_thread_ident", "()", "Return the number of the main thread.", get_main_thread_ident),
    method("_get_name", "()", "Return what the system calls this thread.", |vm, _| {
        Ok(vm.decode_fs(&crate::sys::thread_name())?.into_value())
    }),
    method("set_name", "(name)", "Set what the system calls this thread.", set_name),
];

const START: &str = "(function, args, kwargs={}, /)";

fn init(_: &Thread, module: &PyModule) -> PyResult<()> {
    let dict = module.dict();
    let set = |name: &'static str, value: Value| dict.set_str(crate::class::statics::intern(name), value);
    set("error", exceptions::RUNTIME_ERROR.to_value())?;
    set("LockType", lock::TYPE.to_value())?;
    Ok(())
}

impl Thread {
    pub fn thread_handles(&self) -> Rc<Handles> {
        self.interp().module_states.get::<Handles>()
    }
}

fn is_callable(value: &Value) -> bool {
    value.ty().slots().call.is_some()
}

/// What a new thread runs.
struct Job {
    function: Value,
    args: Vec<Value>,
    names: Vec<Value>,
    state: Rc<HandleState>,
}

/// Ends the handle's wait when the thread has let go of its own objects.
struct Finished {
    state: Rc<HandleState>,
    handles: Rc<Handles>,
}

impl Drop for Finished {
    fn drop(&mut self) {
        self.handles.remove_not_daemon(&self.state);
        self.state.set_done();
    }
}

impl Job {
    fn run(self, vm: &Thread) -> Finished {
        let Job { function, args, names, state } = self;
        match vm.call_args(&function, Args::new(&args, &names)) {
            Ok(result) => drop(result),
            Err(_) if vm.raised_matches(&exceptions::fields::SYSTEM_EXIT) => vm.clear_raised(),
            Err(_) => vm.report_unraisable("in thread started by", &function),
        }
        drop((function, args, names));
        let count = &vm.interp().threads.count;
        count.set(count.get().saturating_sub(1));
        Finished { state, handles: vm.thread_handles() }
    }

    fn start(self, vm: &Thread, daemon: bool) -> PyResult<u64> {
        if vm.is_finalizing() {
            let text = "can't create new thread at interpreter shutdown";
            return Err(vm.raise(&exceptions::PYTHON_FINALIZATION_ERROR, text));
        }
        deferred::complete_all(vm)?;
        let (state, handles) = (self.state.clone(), vm.thread_handles());
        if !daemon {
            handles.add_not_daemon(&state);
        }
        let result = vm.start(move |vm| self.run(vm));
        match result {
            Ok(Ok(id)) => {
                state.started(id);
                let count = &vm.interp().threads.count;
                count.set(count.get() + 1);
                Ok(id)
            }
            other => {
                handles.remove_not_daemon(&state);
                other?.map_err(|_| vm.runtime_error("can't start new thread"))
            }
        }
    }
}

fn start_new_thread(vm: &Thread, args: &[Value]) -> PyResult {
    let [function, arguments, keywords] = args else {
        return Err(vm.type_error("start_new_thread() arguments"));
    };
    if !is_callable(function) {
        return Err(vm.type_error("first arg must be callable"));
    }
    let Some(arguments) = arguments.downcast::<PyTuple>() else {
        return Err(vm.type_error("2nd arg must be a tuple"));
    };
    let mut values = arguments.items().to_vec();
    let mut names = Vec::new();
    if !keywords.is_unbound() {
        let Some(keywords) = keywords.downcast::<PyDict>() else {
            return Err(vm.type_error("optional 3rd arg must be a dictionary"));
        };
        for (name, value) in keywords.entries() {
            if name.downcast::<PyStr>().is_none() {
                return Err(vm.type_error("keywords must be strings"));
            }
            names.push(name);
            values.push(value);
        }
    }
    let state = handle::create(vm)?.state.clone();
    let job = Job { function: function.clone(), args: values, names, state };
    let id = job.start(vm, true)?;
    int::from_usize(vm, id as usize)
}

fn start_joinable_thread(vm: &Thread, args: &[Value]) -> PyResult {
    let [function, handle, daemon] = args else {
        return Err(vm.type_error("start_joinable_thread() arguments"));
    };
    if !is_callable(function) {
        return Err(vm.type_error("thread function must be callable"));
    }
    let handle = match handle.downcast::<PyThreadHandle>() {
        Some(handle) => Ref::borrowed(handle),
        None if handle.is_unbound() || handle.is_none() => handle::create(vm)?,
        None => return Err(vm.type_error("'handle' must be a _ThreadHandle")),
    };
    let daemon = daemon.is_unbound() || vm.is_true(daemon)?;
    if !handle.state.is_new() {
        return Err(vm.runtime_error("thread already started"));
    }
    let job =
        Job { function: function.clone(), args: Vec::new(), names: Vec::new(), state: handle.state.clone() };
    job.start(vm, daemon)?;
    Ok(handle.into_value())
}

fn exit(vm: &Thread, _: &[Value]) -> PyResult {
    Err(vm.raise(&exceptions::fields::SYSTEM_EXIT, ""))
}

fn interrupt_main(vm: &Thread, args: &[Value]) -> PyResult {
    let signum = if args[0].is_unbound() { 2 } else { vm.expect_i64(&args[0])? };
    crate::sys::signal::simulate(vm, signum)?;
    // In the main thread itself, the handler runs before the call returns.
    vm.check_attention()?;
    Ok(Value::NONE)
}

fn stack_size(vm: &Thread, args: &[Value]) -> PyResult {
    let size = if args[0].is_unbound() { 0 } else { vm.expect_i64(&args[0])? };
    let known = &vm.interp().threads.stack_size;
    let old = known.get();
    match usize::try_from(size) {
        Ok(0) => known.set(0),
        Ok(size) if (STACK_MIN..1 << 40).contains(&size) => known.set(size),
        _ => return Err(vm.value_error(format!("size must be at least {STACK_MIN} bytes"))),
    }
    int::from_usize(vm, old)
}

fn shutdown(vm: &Thread, _: &[Value]) -> PyResult {
    if vm.thread_handles().join_all(vm).is_err() {
        vm.report_unraisable("joining a thread in _thread._shutdown()", &Value::NONE);
    }
    Ok(Value::NONE)
}

fn make_thread_handle(vm: &Thread, args: &[Value]) -> PyResult {
    let ident = vm.expect_i64(&args[0])?;
    handle::create_running(vm, ident as u64)
}

fn get_main_thread_ident(vm: &Thread, _: &[Value]) -> PyResult {
    let mut main = 0;
    vm.interp().threads.for_each(|thread| {
        if thread.is_main() {
            main = thread.id();
        }
    });
    int::from_usize(vm, main as usize)
}

fn set_name(vm: &Thread, args: &[Value]) -> PyResult {
    let name = vm.str_argument(&args[0], "set_name", Which::Named("name"))?;
    let surrogate = |code: u32| char::from_u32(code).unwrap_or('?');
    let text: String = name.text().iter().take(16).map(surrogate).collect();
    crate::sys::set_thread_name(&text);
    Ok(Value::NONE)
}

/// `threading.excepthook(args)`: shows the exception on `sys.stderr`, or where the thread says if that is gone.
fn excepthook(vm: &Thread, args: &[Value]) -> PyResult {
    if !args[0].ty().is(&EXCEPT_HOOK_ARGS) {
        return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
    }
    let fields = args[0].downcast::<PyTuple>().map(|tuple| tuple.items().to_vec()).unwrap_or_default();
    let [ty, value, _, thread] = fields.as_slice() else { return Ok(Value::NONE) };
    if ty.is(&exceptions::fields::SYSTEM_EXIT.to_value()) {
        return Ok(Value::NONE);
    }
    let mut file = vm.sys_attribute("stderr")?.filter(|file| !file.is_none());
    if file.is_none() {
        if thread.is_none() {
            return Ok(Value::NONE);
        }
        file = Some(vm.get_attr_str(thread, "_stderr")?);
        if file.as_ref().is_some_and(Value::is_none) {
            return Ok(Value::NONE);
        }
    }
    let name = if thread.is_none() {
        None
    } else {
        vm.get_attr_opt(thread, &*vm.intern_str("name")?)?.filter(|name| !name.is_none())
    };
    let name = match name {
        Some(name) => vm.to_str(&name)?.to_string_lossy(),
        None => vm.id().to_string(),
    };
    if let Some(file) = file {
        let write = vm.get_attr_str(&file, "write")?;
        vm.call(&write, &[vm.new_str(&format!("Exception in thread {name}:\n"))?])?;
    }
    if value.downcast::<PyBaseException>().is_some() {
        crate::report::print_exception(vm, value);
    }
    Ok(Value::NONE)
}
