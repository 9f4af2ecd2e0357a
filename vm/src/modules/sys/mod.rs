//! The module `sys`.

pub mod info;
mod jit;
pub mod monitoring;
mod stdlib_names;

use crate::builtins::dict::PyDict;
use crate::builtins::exceptions::PyBaseException;
use crate::builtins::exceptions::fields::SYSTEM_EXIT;
use crate::builtins::frame::PyFrame;
use crate::builtins::module::PyModule;
use crate::builtins::set::PySet;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{exceptions, float, int, namespace, structseq};
use crate::call::{Args, bind};
use crate::class::lookup::modified;
use crate::class::spec::{Constant, MethodDef, method, parameters, variadic};
use crate::class::statics::{self, Filling};
use crate::class::{PyType, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::import::deferred;
use crate::import::pyc::CACHE_TAG;
use crate::interp::frame::Frame;
use crate::modules::ModuleSpec;
use crate::names;
use crate::object::{Ref, to_value};
use crate::protocol::argument::Which;
use crate::streams;
use crate::thread::Thread;
use crate::value::Value;
use std::time::Duration;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "sys",
    doc: "Access to objects used or maintained by the interpreter, and to functions that interact with it.",
    functions: FUNCTIONS,
    constants: &[
        ("abiflags", Constant::Str("")),
        ("api_version", Constant::Int(1013)),
        ("byteorder", Constant::Str(if cfg!(target_endian = "little") { "little" } else { "big" })),
        ("copyright", Constant::Str(info::COPYRIGHT)),
        ("float_repr_style", Constant::Str("short")),
        ("hexversion", Constant::Int(info::HEXVERSION)),
        ("maxunicode", Constant::Int(0x10_FFFF)),
        ("platform", Constant::Str(if cfg!(target_os = "macos") { "darwin" } else { "linux" })),
        ("platlibdir", Constant::Str("lib")),
        ("_framework", Constant::Str("")),
        ("_home", Constant::None),
    ],
    common: Some(common),
    init: Some(init),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method("_clear_internal_caches", "()", "Clear all internal performance-related caches.", none),
    method("_clear_type_cache", "()", "Clear the internal type lookup cache.", none),
    method(
        "_clear_type_descriptors",
        "(type, /)",
        "Private function for clearing certain descriptors from a type's dictionary.",
        clear_type_descriptors,
    ),
    method(
        "_current_exceptions",
        "()",
        "Return a dict mapping each thread's identifier to its current raised exception.",
        current_exceptions,
    ),
    method(
        "_current_frames",
        "()",
        "Return a dict mapping each thread's thread id to its current stack frame.",
        current_frames,
    ),
    method(
        "_debugmallocstats",
        "()",
        "Print debug info to stderr about the state of the memory allocator.",
        none,
    ),
    method("_get_cpu_count_config", "()", "Private function for getting PyConfig.cpu_count", |_, _| {
        Ok(int::small(-1))
    }),
    method("_getframe", "(depth=0, /)", "Return a frame object from the call stack.", getframe),
    method(
        "_getframemodulename",
        "(depth=0)",
        "Return the name of the module for a calling frame.",
        getframemodulename,
    ),
    method("_is_gil_enabled", "()", "Return True if the GIL is currently enabled.", |_, _| Ok(Value::TRUE)),
    method("_is_immortal", "(op, /)", "Return True if the given object is immortal.", |_, args| {
        Ok(Value::bool(args[0].as_object().is_none_or(crate::object::Object::is_immortal)))
    }),
    method("_is_interned", "(string, /)", "Return True if the given string is interned.", |vm, args| {
        Ok(Value::bool(vm.expect_str(&args[0], "_is_interned() argument")?.is_interned()))
    }),
    method("activate_stack_trampoline", "(backend, /)", "Activate stack profiler trampoline.", |vm, _| {
        Err(vm.value_error("perf trampoline not available"))
    }),
    method("addaudithook", "(hook)", "Adds a new audit hook callback.", add_audit_hook),
    variadic("audit", "(event, /, *args)", "Passes the event to any hooks that are attached.", audit),
    variadic(
        "breakpointhook",
        "(*args, **kwargs)",
        "This hook function is called by built-in breakpoint().",
        breakpointhook,
    ),
    method("call_tracing", "(func, args, /)", "Call func(*args), while tracing is enabled.", |vm, args| {
        let Some(values) = args[1].downcast::<PyTuple>() else {
            return Err(vm.bad_argument("call_tracing", Which::At(2), "tuple", &args[1]));
        };
        vm.call(&args[0], values.items())
    }),
    method(
        "deactivate_stack_trampoline",
        "()",
        "Deactivate the current stack profiler trampoline backend.",
        none,
    ),
    method(
        "displayhook",
        "(object, /)",
        "Print an object to sys.stdout and also save it in builtins._",
        displayhook,
    ),
    method("exc_info", "()", "Return current exception information: (type, value, traceback).", exc_info),
    method(
        "excepthook",
        "(exctype, value, traceback, /)",
        "Handle an exception by displaying it with a traceback on sys.stderr.",
        excepthook,
    ),
    method("exception", "()", "Return the current exception.", |vm, _| {
        Ok(vm.handled_exception().unwrap_or(Value::NONE))
    }),
    method("exit", "(status=None, /)", "Exit the interpreter by raising SystemExit(status).", exit),
    method(
        "get_asyncgen_hooks",
        "()",
        "Return the installed asynchronous generators hooks.",
        get_asyncgen_hooks,
    ),
    method(
        "get_coroutine_origin_tracking_depth",
        "()",
        "Check status of origin tracking for coroutine objects in this thread.",
        |vm, _| int::from_usize(vm, vm.coroutine_origin_depth.get()),
    ),
    method(
        "get_int_max_str_digits",
        "()",
        "Return the maximum string digits limit for non-binary int<->str conversions.",
        |vm, _| int::from_usize(vm, vm.interp().int_max_str_digits.get()),
    ),
    method("getallocatedblocks", "()", "Return the number of memory blocks currently allocated.", |vm, _| {
        let (objects, buffers) = vm.heap().pages();
        int::from_usize(vm, (objects + buffers) * 64)
    }),
    method(
        "getdefaultencoding",
        "()",
        "Return the current default encoding used by the Unicode implementation.",
        |vm, _| vm.new_str("utf-8"),
    ),
    method(
        "getdlopenflags",
        "()",
        "Return the current value of the flags that are used for dlopen calls.",
        |_, _| Ok(int::small(2)),
    ),
    method(
        "getfilesystemencodeerrors",
        "()",
        "Return the error mode used for Unicode to filename conversion.",
        |vm, _| vm.new_str("surrogateescape"),
    ),
    method(
        "getfilesystemencoding",
        "()",
        "Return the encoding used to convert Unicode filenames to OS filenames.",
        |vm, _| vm.new_str("utf-8"),
    ),
    method("getprofile", "()", "Return the profiling function set with sys.setprofile.", |vm, _| {
        Ok(vm.tracing.profile_function().unwrap_or(Value::NONE))
    }),
    method("getrecursionlimit", "()", "Return the current value of the recursion limit.", |vm, _| {
        Ok(int::small(vm.interp().recursion_limit.get().into()))
    }),
    method("getrefcount", "(object, /)", "Return the reference count of object.", getrefcount),
    variadic("getsizeof", "", "Return the size of object in bytes.", getsizeof),
    method("getswitchinterval", "()", "Return the current thread switch interval.", |vm, _| {
        float::new(vm, vm.interp().lock.interval().as_secs_f64())
    }),
    method("gettrace", "()", "Return the global debug tracing function set with sys.settrace.", |vm, _| {
        Ok(vm.tracing.trace_function().unwrap_or(Value::NONE))
    }),
    method(
        "getunicodeinternedsize",
        "(*, _only_immortal=False)",
        "Return the number of elements of the unicode interned dictionary",
        |vm, _| int::from_usize(vm, vm.interp().interned.len()),
    ),
    method("intern", "(string, /)", "Intern the given string.", intern),
    method("is_finalizing", "()", "Return True if Python is exiting.", |vm, _| {
        Ok(Value::bool(vm.is_finalizing()))
    }),
    method(
        "is_remote_debug_enabled",
        "()",
        "Return True if remote debugging is enabled, False otherwise.",
        |_, _| Ok(Value::FALSE),
    ),
    method(
        "is_stack_trampoline_active",
        "()",
        "Return *True* if a stack profiler trampoline is active.",
        |_, _| Ok(Value::FALSE),
    ),
    method(
        "remote_exec",
        "(pid, script)",
        "Executes a file containing Python code in a given remote Python process.",
        |vm, _| Err(vm.runtime_error("Remote debugging is not enabled")),
    ),
    variadic(
        "set_asyncgen_hooks",
        "",
        "Set a finalizer and a first iteration hook for asynchronous generators.",
        set_asyncgen_hooks,
    ),
    method(
        "set_coroutine_origin_tracking_depth",
        "(depth)",
        "Enable or disable origin tracking for coroutine objects in this thread.",
        set_origin_depth,
    ),
    method(
        "set_int_max_str_digits",
        "(maxdigits)",
        "Set the maximum string digits limit for non-binary int<->str conversions.",
        set_int_max_str_digits,
    ),
    method("setdlopenflags", "(flags, /)", "Set the flags used by the interpreter for dlopen calls.", none),
    method(
        "_setprofileallthreads",
        "(function, /)",
        "Set the profiling function in all running threads.",
        |vm, args| {
            let function = Some(args[0].clone()).filter(|function| !function.is_none());
            crate::interp::trace::set_profile_everywhere(vm, function);
            Ok(Value::NONE)
        },
    ),
    method(
        "_settraceallthreads",
        "(function, /)",
        "Set the tracing function in all running threads.",
        |vm, args| {
            let function = Some(args[0].clone()).filter(|function| !function.is_none());
            crate::interp::trace::set_trace_everywhere(vm, function);
            Ok(Value::NONE)
        },
    ),
    method("setprofile", "(function, /)", "Set the profiling function.", |vm, args| {
        deferred::complete_all(vm)?;
        crate::interp::trace::set_profile(vm, Some(args[0].clone()).filter(|function| !function.is_none()));
        Ok(Value::NONE)
    }),
    method(
        "setrecursionlimit",
        "(limit, /)",
        "Set the maximum depth of the Python interpreter stack to n.",
        setrecursionlimit,
    ),
    method(
        "setswitchinterval",
        "(interval, /)",
        "Set the ideal thread switching delay inside the Python interpreter.",
        setswitchinterval,
    ),
    method("settrace", "(function, /)", "Set the global debug tracing function.", |vm, args| {
        deferred::complete_all(vm)?;
        crate::interp::trace::set_trace(vm, Some(args[0].clone()).filter(|function| !function.is_none()));
        Ok(Value::NONE)
    }),
    method("unraisablehook", "(unraisable, /)", "Handle an unraisable exception.", unraisablehook),
];

/// Takes `__dict__` and `__weakref__` away, which keep alive the class whose they are.
fn clear_type_descriptors(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(ty) = args[0].downcast::<PyType>() else {
        return Err(vm.bad_argument("_clear_type_descriptors", Which::Only, "type", &args[0]));
    };
    if !ty.is_heap_type() || ty.has_flag(flags::IMMUTABLE) {
        return Err(vm.type_error("argument is immutable"));
    }
    for name in [&names::__dict__, &names::__weakref__] {
        drop(ty.dict().remove_str(name));
    }
    modified(vm, ty);
    Ok(Value::NONE)
}

fn none(_: &Thread, _: &[Value]) -> PyResult {
    Ok(Value::NONE)
}

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let dict = module.dict();
    let config = &vm.interp().config;
    let set = |name: &str, value: Value| dict.set_str(&*vm.intern_str(name)?, value);
    let text = |text: &str| vm.new_str(text);
    let path =
        |path: &std::path::Path| -> PyResult { Ok(crate::sys::path_str(vm.heap(), path)?.into_value()) };
    let strings = |items: &[std::ffi::OsString]| -> PyResult {
        let mut list = Buf::new();
        for item in items {
            list.push(crate::sys::path_str(vm.heap(), std::path::Path::new(item))?.into_value())?;
        }
        vm.new_list(list)
    };
    set("maxsize", int::from_i64(vm, i64::MAX)?)?;
    set("version", text(&info::version())?)?;
    set("version_info", info::version_info(vm)?)?;
    set("float_info", info::float_info(vm)?)?;
    set("int_info", info::int_info(vm)?)?;
    set("hash_info", info::hash_info(vm)?)?;
    set("thread_info", info::thread_info(vm)?)?;
    set("flags", info::flags(vm, config)?)?;
    set("implementation", implementation(vm)?)?;
    set("_jit", jit::MODULE.instantiate(vm)?.into_value())?;
    set("monitoring", monitoring::MODULE.instantiate(vm)?.into_value())?;
    set("_git", vm.new_tuple(&[text("Taipan")?, text("")?, text("")?])?)?;
    set("argv", strings(&config.argv)?)?;
    set("orig_argv", strings(&config.orig_argv)?)?;
    set("path", strings(&config.path)?)?;
    set("executable", path(&config.executable)?)?;
    set("_base_executable", path(&config.base_executable)?)?;
    set("prefix", path(&config.prefix)?)?;
    set("exec_prefix", path(&config.prefix)?)?;
    set("base_prefix", path(&config.base_prefix)?)?;
    set("base_exec_prefix", path(&config.base_prefix)?)?;
    set("_stdlib_dir", path(&config.stdlib_dir)?)?;
    set("pycache_prefix", config.pycache_prefix.as_deref().map_or(Ok(Value::NONE), path)?)?;
    set("warnoptions", strings(&config.warn_options)?)?;
    set("dont_write_bytecode", Value::bool(config.dont_write_bytecode))?;
    let xoptions = PyDict::new(vm)?;
    for (name, value) in &config.x_options {
        let value = value.as_ref().map_or(Ok(Value::TRUE), |value| text(value))?;
        xoptions.set_str(&*vm.intern_str(name)?, value)?;
    }
    set("_xoptions", xoptions.into_value())?;
    set("meta_path", crate::import::lazy::lazy_attribute(vm)?)?;
    set("path_hooks", crate::import::lazy::lazy_attribute(vm)?)?;
    set("path_importer_cache", PyDict::new(vm)?.into_value())?;
    set("modules", vm.modules()?.into_value())?;
    set("builtin_module_names", builtin_module_names(vm)?)?;
    // In CPython's order: the stream for errors goes first when `sys` ends, and the others' trouble is not reported any more.
    for name in ["stderr", "__stderr__", "__stdin__", "stdin", "__stdout__", "stdout"] {
        set(name, Value::NONE)?;
    }
    streams::fill(vm, dict)?;
    match vm.interp().on_sys.get() {
        Some(add) => add(vm),
        None => Ok(()),
    }
}

/// What is the same in all machines.
fn common(dict: &Filling) {
    for (name, hook) in HOOKS {
        dict.set(name, dict.get(hook));
    }
    let names = stdlib_names::NAMES.iter().map(|name| statics::intern(name));
    dict.set("stdlib_module_names", to_value(PySet::leak_frozen(names)));
}

/// Hooks by the names that they keep when programs replace them.
static HOOKS: [(&str, &str); 4] = [
    ("__displayhook__", "displayhook"),
    ("__excepthook__", "excepthook"),
    ("__breakpointhook__", "breakpointhook"),
    ("__unraisablehook__", "unraisablehook"),
];

fn implementation(vm: &Thread) -> PyResult {
    let dict = PyDict::new(vm)?;
    let set = |name: &str, value: Value| dict.set_str(&*vm.intern_str(name)?, value);
    set("name", vm.new_str("taipan")?)?;
    set("cache_tag", vm.new_str(CACHE_TAG)?)?;
    set("version", info::version_info(vm)?)?;
    set("hexversion", int::small(info::HEXVERSION))?;
    set(
        "_multiarch",
        vm.new_str(if cfg!(target_arch = "x86_64") { "x86_64-linux-gnu" } else { "aarch64-linux-gnu" })?,
    )?;
    set("supports_isolated_interpreters", Value::TRUE)?;
    namespace::from_dict(vm, &dict)
}

fn builtin_module_names(vm: &Thread) -> PyResult {
    let own = crate::modules::MODULES.iter();
    let others = vm.interp().config.modules.iter().flat_map(|list| list.iter());
    let mut names: Vec<&str> = own.chain(others).map(|spec| spec.name).collect();
    names.sort_unstable();
    names.dedup();
    let values = names.into_iter().map(|name| vm.intern_str(name).map(Ref::into_value));
    vm.new_tuple(&values.collect::<Result<Vec<_>, _>>()?)
}

/// Whether `sys.stdlib_module_names` has the name.
pub fn is_library_module(name: &str) -> bool {
    stdlib_names::NAMES.contains(&name)
}

/// The frame `depth` levels above the function that calls.
fn frame_at(vm: &Thread, depth: i64) -> PyResult<Ref<PyFrame>> {
    // SAFETY: the chain of frames is alive.
    let mut frame = unsafe { Frame::visible(vm.frame.get()) };
    for _ in 0..depth.max(0) {
        let Some(inner) = frame else { break };
        frame = inner.caller();
    }
    match frame {
        Some(frame) => PyFrame::of(vm, frame),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

fn depth_argument(vm: &Thread, value: &Value) -> PyResult<i64> {
    if value.is_unbound() { Ok(0) } else { vm.expect_i64(value) }
}

fn getframe(vm: &Thread, args: &[Value]) -> PyResult {
    let depth = depth_argument(vm, &args[0])?;
    Ok(frame_at(vm, depth)?.into_value())
}

fn getframemodulename(vm: &Thread, args: &[Value]) -> PyResult {
    let depth = depth_argument(vm, &args[0])?;
    match frame_at(vm, depth) {
        Ok(frame) => Ok(frame.globals().get_str(&names::__name__).unwrap_or(Value::NONE)),
        Err(_) if vm.raised_matches(&exceptions::VALUE_ERROR) => {
            vm.clear_raised();
            Ok(Value::NONE)
        }
        Err(raised) => Err(raised),
    }
}

fn current_frames(vm: &Thread, _: &[Value]) -> PyResult {
    by_thread(vm, |thread| {
        // SAFETY: the frames of a thread are alive while it waits for the lock, which this one holds.
        match unsafe { Frame::visible(thread.frame.get()) } {
            Some(frame) => Ok(Some(PyFrame::of(vm, frame)?.into_value())),
            None => Ok(None),
        }
    })
}

fn current_exceptions(vm: &Thread, _: &[Value]) -> PyResult {
    by_thread(vm, |thread| Ok(Some(thread.handled_exception().unwrap_or(Value::NONE))))
}

/// A dict of what `of` says of every thread, by the threads' ids.
fn by_thread(vm: &Thread, of: impl Fn(&Thread) -> PyResult<Option<Value>>) -> PyResult {
    let dict = PyDict::new(vm)?;
    let mut index = 0;
    // Threads may come and go while what is found is entered.
    while let Some(thread) = vm.interp().threads.nth(index) {
        let (id, found) = (thread.id(), of(thread)?);
        if let Some(found) = found.filter(|_| id != 0) {
            let id = int::from_usize(vm, id as usize)?;
            dict.set_item(vm, &id, found)?;
        }
        index += 1;
    }
    Ok(dict.into_value())
}

fn add_audit_hook(vm: &Thread, args: &[Value]) -> PyResult {
    deferred::complete_all(vm)?;
    vm.interp().audit_hooks.borrow_mut().push(args[0].clone());
    Ok(Value::NONE)
}

fn audit(vm: &Thread, args: Args<'_>) -> PyResult {
    let [event, rest @ ..] = args.positional() else {
        return Err(vm.type_error("audit expected at least 1 argument, got 0"));
    };
    vm.str_argument(event, "audit", Which::At(1))?;
    vm.audit_event(event, rest)?;
    Ok(Value::NONE)
}

impl Thread {
    /// Tells the audit hooks of an event (PEP 578). Costs a look at a list where there are none.
    #[inline]
    pub fn audit(&self, event: &'static str, args: impl FnOnce() -> Vec<Value>) -> PyResult<()> {
        if self.interp().audit_hooks.borrow().is_empty() {
            return Ok(());
        }
        let event = self.new_str(event)?;
        self.audit_event(&event, &args())
    }

    fn audit_event(&self, event: &Value, args: &[Value]) -> PyResult<()> {
        let hooks = self.interp().audit_hooks.borrow().clone();
        if hooks.is_empty() {
            return Ok(());
        }
        let args = self.new_tuple(args)?;
        hooks.iter().try_for_each(|hook| self.call(hook, &[event.clone(), args.clone()]).map(drop))
    }
}

/// Calls what `$PYTHONBREAKPOINT` names, `pdb.set_trace` by default.
fn breakpointhook(vm: &Thread, args: Args<'_>) -> PyResult {
    let named = std::env::var("PYTHONBREAKPOINT").unwrap_or_default();
    let target = match named.as_str() {
        "0" => return Ok(Value::NONE),
        "" => "pdb.set_trace",
        named => named,
    };
    let (module, function) = target.rsplit_once('.').unwrap_or(("builtins", target));
    let found = crate::import::engine::import_absolute(vm, module)
        .and_then(|module| vm.get_attr_str(&module, function));
    let ignored: &[&PyType] =
        &[&exceptions::IMPORT_ERROR, &exceptions::fields::ATTRIBUTE_ERROR, &exceptions::VALUE_ERROR];
    match found {
        Ok(function) => vm.call_args(&function, args),
        Err(_) if ignored.iter().any(|ty| vm.raised_matches(ty)) => {
            vm.clear_raised();
            let text = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{target}\"");
            vm.warn(&exceptions::RUNTIME_WARNING, &text, 0)?;
            Ok(Value::NONE)
        }
        Err(raised) => Err(raised),
    }
}

fn displayhook(vm: &Thread, args: &[Value]) -> PyResult {
    let value = &args[0];
    if value.is_none() {
        return Ok(Value::NONE);
    }
    let builtins = vm.modules()?.get_str(&names::builtins);
    let Some(builtins) = builtins else { return Err(vm.runtime_error("lost builtins module")) };
    let underscore = vm.intern_str("_")?;
    vm.set_attr(&builtins, &underscore, Some(&Value::NONE))?;
    let text = vm.repr(value)?;
    vm.write_stdout(&text)?;
    vm.write_stdout(&vm.new_str("\n")?)?;
    vm.set_attr(&builtins, &underscore, Some(value))?;
    Ok(Value::NONE)
}

impl Thread {
    /// Writes a `str` to `sys.stdout`.
    pub fn write_stdout(&self, text: &Value) -> PyResult<()> {
        match self.sys_attribute("stdout")? {
            Some(stdout) if !stdout.is_none() => {
                self.call_method(&stdout, &names::write, std::slice::from_ref(text)).map(drop)
            }
            _ => Err(self.runtime_error("lost sys.stdout")),
        }
    }
}

fn exc_info(vm: &Thread, _: &[Value]) -> PyResult {
    let Some(exception) = vm.handled_exception() else {
        return vm.new_tuple(&[Value::NONE, Value::NONE, Value::NONE]);
    };
    let traceback = exception.downcast::<PyBaseException>().and_then(PyBaseException::traceback);
    vm.new_tuple(&[exception.ty().to_value(), exception, traceback.unwrap_or(Value::NONE)])
}

fn excepthook(vm: &Thread, args: &[Value]) -> PyResult {
    let (exception, traceback) = (&args[1], &args[2]);
    if exception.downcast::<PyBaseException>().is_none() {
        let given = exception.ty().name();
        let text = format!("TypeError: print_exception(): Exception expected for value, {given} found\n");
        vm.write_stderr_text(&text)?;
        return Ok(Value::NONE);
    }
    if let Some(own) = exception.downcast::<PyBaseException>()
        && own.traceback().is_none()
        && !traceback.is_none()
    {
        own.set_traceback(Some(traceback.clone()));
    }
    crate::report::print_exception(vm, exception);
    Ok(Value::NONE)
}

fn unraisablehook(vm: &Thread, args: &[Value]) -> PyResult {
    if !args[0].ty().is(&info::UNRAISABLE) {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    }
    let field = |name: &str| vm.get_attr_str(&args[0], name);
    let (ty, value) = (field("exc_type")?, field("exc_value")?);
    crate::report::print_unraisable(vm, [&ty, &value, &field("err_msg")?, &field("object")?]);
    Ok(Value::NONE)
}

fn exit(vm: &Thread, args: &[Value]) -> PyResult {
    let status = if args[0].is_unbound() { Value::NONE } else { args[0].clone() };
    // As everywhere where an exception is made of a value, a tuple is its arguments.
    let values: &[Value] = match status.downcast_exact::<PyTuple>() {
        _ if status.is_none() => &[],
        Some(values) => values.items(),
        None => std::slice::from_ref(&status),
    };
    Err(vm.raise_with(&SYSTEM_EXIT, values))
}

fn get_asyncgen_hooks(vm: &Thread, _: &[Value]) -> PyResult {
    let (first, finalizer) = vm.async_hooks.take();
    let fields = [first.clone().unwrap_or(Value::NONE), finalizer.clone().unwrap_or(Value::NONE)];
    vm.async_hooks.set((first, finalizer));
    structseq::new(vm, &info::ASYNCGEN_HOOKS, &fields)
}

/// What `set_asyncgen_hooks` takes; it shows no signature.
static ASYNCGEN_HOOKS: MethodDef =
    parameters("", "(firstiter=<unrepresentable>, finalizer=<unrepresentable>)");

fn set_asyncgen_hooks(vm: &Thread, args: Args<'_>) -> PyResult {
    let given = |value: &Value| Some(value.clone()).filter(|value| !value.is_unbound());
    let (first, finalizer) = bind(vm, &ASYNCGEN_HOOKS, args, |row| Ok((given(&row[0]), given(&row[1]))))?;
    for (hook, name) in [(&first, "firstiter"), (&finalizer, "finalizer")] {
        if let Some(hook) = hook
            && !hook.is_none()
            && hook.ty().slots().call.is_none()
        {
            let text = format!("callable {name} expected, got {:.50}", hook.ty().name());
            return Err(vm.type_error(text));
        }
    }
    let (old_first, old_finalizer) = vm.async_hooks.take();
    let choose = |given: Option<Value>, old: Option<Value>| match given {
        Some(given) => Some(given).filter(|hook| !hook.is_none()),
        None => old,
    };
    vm.async_hooks.set((choose(first, old_first), choose(finalizer, old_finalizer)));
    Ok(Value::NONE)
}

fn set_origin_depth(vm: &Thread, args: &[Value]) -> PyResult {
    let depth = vm.c_int_argument(&args[0])?;
    if depth < 0 {
        return Err(vm.value_error("depth must be >= 0"));
    }
    vm.coroutine_origin_depth.set(depth as usize);
    Ok(Value::NONE)
}

fn set_int_max_str_digits(vm: &Thread, args: &[Value]) -> PyResult {
    let digits = vm.c_int_argument(&args[0])?;
    if digits != 0 && digits < 640 {
        return Err(vm.value_error("maxdigits must be >= 640 or 0 for unlimited"));
    }
    vm.interp().int_max_str_digits.set(digits as usize);
    Ok(Value::NONE)
}

fn getrefcount(_: &Thread, args: &[Value]) -> PyResult {
    let count = args[0].as_object().map_or(i64::from(u32::MAX), |object| i64::from(object.count()));
    Ok(int::small(count))
}

/// What `getsizeof` takes; it shows no signature.
static GETSIZEOF: MethodDef = parameters("getsizeof", "(object, default=<unrepresentable>)");

fn getsizeof(vm: &Thread, args: Args<'_>) -> PyResult {
    bind(vm, &GETSIZEOF, args, |row| {
        size_of_object(vm, &row[0], Some(&row[1]).filter(|given| !given.is_unbound()))
    })
}

fn size_of_object(vm: &Thread, object: &Value, default: Option<&Value>) -> PyResult {
    let result = vm.call_special(object, &names::__sizeof__, &[]).and_then(|size| match size {
        Some(size) if int::is_int(&size) => Ok(Some(size)),
        Some(_) => Err(vm.type_error("an integer is required")),
        None => Ok(None),
    });
    let size = match (result, default) {
        (Ok(Some(size)), _) => size,
        (Ok(None), None) => {
            return Err(vm.type_error(format!("Type {:.100} doesn't define __sizeof__", object.ty().name())));
        }
        (Ok(None), Some(default)) => return Ok(default.clone()),
        (Err(_), Some(default)) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            return Ok(default.clone());
        }
        (Err(raised), _) => return Err(raised),
    };
    let Some(size) = int::as_i64(&size) else {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    };
    if size < 0 {
        return Err(vm.value_error("__sizeof__() should return >= 0"));
    }
    // CPython counts the collector's header of objects that it tracks.
    let tracked = object.as_object().is_some_and(|object| object.ty().native.trace.is_some());
    int::from_i64(vm, size + if tracked { 16 } else { 0 })
}

fn intern(vm: &Thread, args: &[Value]) -> PyResult {
    match args[0].downcast_exact::<PyStr>() {
        Some(string) => Ok(vm.intern(string)?.into_value()),
        None => Err(vm.type_error(match args[0].downcast::<PyStr>() {
            Some(_) => format!("can't intern {:.400}", args[0].ty().name()),
            None => format!("intern() argument must be str, not {:.50}", args[0].argument_type()),
        })),
    }
}

fn setrecursionlimit(vm: &Thread, args: &[Value]) -> PyResult {
    let limit = vm.expect_i64(&args[0])?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let limit =
        u32::try_from(limit).map_err(|_| vm.overflow_error("Python int too large to convert to C int"))?;
    // Programs ask for much more than they need; what the host allows is what they get.
    let limit = limit.min(vm.interp().limits.recursion.get());
    if vm.depth.get() >= limit {
        let text = format!(
            "cannot set the recursion limit to {limit} at the recursion depth {}: the limit is too low",
            vm.depth.get()
        );
        return Err(vm.raise(&exceptions::RECURSION_ERROR, &text));
    }
    vm.interp().recursion_limit.set(limit);
    vm.recursion_limit.set(limit);
    Ok(Value::NONE)
}

fn setswitchinterval(vm: &Thread, args: &[Value]) -> PyResult {
    let interval = vm.expect_f64(&args[0])?;
    if interval <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    vm.interp().lock.set_interval(Duration::try_from_secs_f64(interval).unwrap_or(Duration::MAX));
    Ok(Value::NONE)
}
