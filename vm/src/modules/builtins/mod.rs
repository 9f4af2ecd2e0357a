//! The module `builtins`.

pub mod arithmetic;
pub mod attributes;
pub mod class;
pub mod evaluate;
pub mod input;
pub mod print;

use crate::builtins;
use crate::builtins::dict::PyDict;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::class::flags;
use crate::class::spec::{Constant, MethodDef, method, variadic};
use crate::class::statics::{self, Filling};
use crate::error::PyResult;
use crate::import::allowed::Asker;
use crate::import::engine;
use crate::modules::{ModuleSpec, iteration};
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "builtins",
    doc: "Built-in functions, types, exceptions, and other objects.",
    functions: FUNCTIONS,
    constants: &[("None", Constant::None), ("True", Constant::Bool(true)), ("False", Constant::Bool(false))],
    common: Some(common),
    init: Some(init),
    ..ModuleSpec::NEW
};

/// Whether the definition is that of the builtin function `name`.
pub fn is_builtin(def: &MethodDef, name: &str) -> bool {
    def.name == name && FUNCTIONS.iter().any(|own| std::ptr::eq(own, def))
}

static FUNCTIONS: &[MethodDef] = &[
    variadic(
        "print",
        "(*args, sep=' ', end='\\n', file=None, flush=False)",
        "Prints the values to a stream.",
        print::print,
    ),
    method("len", "(obj, /)", "Return the number of items in a container.", |vm, args| {
        builtins::int::from_usize(vm, vm.length(&args[0])?)
    }),
    method("repr", "(obj, /)", "Return the canonical string representation of the object.", |vm, args| {
        vm.repr(&args[0])
    }),
    method("ascii", "(obj, /)", "Return an ASCII-only representation of an object.", |vm, args| {
        vm.ascii(&args[0])
    }),
    method(
        "format",
        "(value, format_spec='', /)",
        "Format a value by a specification.",
        builtins::format::function,
    ),
    method("hash", "(obj, /)", "Return the hash value for the given object.", |vm, args| {
        builtins::int::from_i64(vm, vm.hash(&args[0])?)
    }),
    method("id", "(obj, /)", "Return the identity of an object.", |vm, args| {
        builtins::int::from_usize(vm, args[0].id() as usize)
    }),
    method(
        "isinstance",
        "(obj, class_or_tuple, /)",
        "Return whether an object is an instance of a class.",
        |vm, args| vm.is_instance(&args[0], &args[1]).map(Value::bool),
    ),
    method(
        "aiter",
        "(async_iterable, /)",
        "Return an AsyncIterator for an AsyncIterable object.",
        iteration::aiter,
    ),
    method(
        "all",
        "(iterable, /)",
        "Return True if bool(x) is True for all values x in the iterable.\n\nAn empty iterable gives True.",
        iteration::all,
    ),
    method(
        "anext",
        "(aiterator, default=<unrepresentable>, /)",
        "Return the next item from the async iterator; at its end the default, if there is one.",
        builtins::coroutine::anext,
    ),
    method(
        "any",
        "(iterable, /)",
        "Return True if bool(x) is True for any x in the iterable.\n\nAn empty iterable gives False.",
        iteration::any,
    ),
    method(
        "iter",
        "(object, sentinel=<unrepresentable>, /)",
        "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\n\
         With a sentinel, the callable is called until it returns that.",
        iteration::iter,
    )
    .untold(),
    method(
        "next",
        "(iterator, default=<unrepresentable>, /)",
        "Return the next item of the iterator; at its end the default, if there is one.",
        iteration::next,
    )
    .untold(),
    variadic(
        "sorted",
        "(iterable, /, *, key=None, reverse=False)",
        "Return a new list with all items from the iterable in ascending order.",
        iteration::sorted,
    ),
    method(
        "__import__",
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        "Import a module.",
        import,
    ),
    method(
        "issubclass",
        "(cls, class_or_tuple, /)",
        "Return whether 'cls' is derived from another class or is the same class.",
        |vm, args| vm.is_subclass(&args[0], &args[1]).map(Value::bool),
    ),
    method(
        "getattr",
        "(object, name, default=<unrepresentable>, /)",
        "Get a named attribute from an object.",
        attributes::getattr,
    )
    .untold(),
    method("hasattr", "(obj, name, /)", "Return whether the object has an attribute.", attributes::hasattr),
    method(
        "setattr",
        "(obj, name, value, /)",
        "Set the named attribute on the given object.",
        attributes::setattr,
    ),
    method(
        "delattr",
        "(obj, name, /)",
        "Delete the named attribute from the given object.",
        attributes::delattr,
    ),
    variadic("dir", "", "Names in the current scope, or attributes of an object.", attributes::dir),
    variadic("vars", "", "The __dict__ of an object, or locals().", attributes::vars),
    method("callable", "(obj, /)", "Return whether the object is callable.", |_, args| {
        Ok(Value::bool(args[0].ty().slots().call.is_some()))
    }),
    method("globals", "()", "Return the current scope's global variables.", evaluate::globals),
    method("locals", "()", "Return the current scope's local variables.", |vm, _| attributes::locals(vm)),
    method(
        "compile",
        "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        "Compile source into a code object that exec() or eval() can run.",
        evaluate::compile,
    ),
    method(
        "eval",
        "(source, /, globals=None, locals=None)",
        "Evaluate an expression in the context of globals and locals.",
        evaluate::eval,
    ),
    method(
        "exec",
        "(source, /, globals=None, locals=None, *, closure=None)",
        "Execute statements in the context of globals and locals.",
        evaluate::exec,
    ),
    variadic("input", "(prompt='', /)", "Read a line from standard input, without its end.", input::input),
    variadic("breakpoint", "(*args, **kws)", "Call sys.breakpointhook(*args, **kws).", input::breakpoint),
    variadic(
        "__build_class__",
        "",
        "Internal helper function used by the class statement.",
        class::build_class,
    ),
];

fn common(dict: &Filling) {
    let name = crate::object::to_value(statics::intern(MODULE.name));
    for def in arithmetic::FUNCTIONS {
        dict.set(def.name, statics::leak_function(def, &name));
    }
    dict.set("NotImplemented", Value::NOT_IMPLEMENTED);
    dict.set("Ellipsis", Value::ELLIPSIS);
    dict.set("__debug__", Value::TRUE);
    for ty in builtins::all_static_types().filter(|ty| ty.has_flag(flags::BUILTIN)) {
        dict.set(ty.name_static(), ty.to_value());
    }
    for alias in ["EnvironmentError", "IOError"] {
        dict.set(alias, builtins::exceptions::OS_ERROR.to_value());
    }
}

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    module.dict().set_str(statics::intern("__debug__"), Value::bool(vm.interp().config.optimize == 0))
}

fn import(vm: &Thread, args: &[Value]) -> PyResult {
    let name = match args[0].downcast::<PyStr>() {
        Some(name) => Ref::borrowed(name),
        None => return Err(vm.type_error("module name must be a string")),
    };
    let given = |index: usize| Some(&args[index]).filter(|value| !value.is_unbound());
    let level = match given(4) {
        Some(level) => vm.expect_i64(level)?,
        None => 0,
    };
    let globals = given(1).and_then(Value::downcast::<PyDict>).map(Ref::borrowed);
    if level > 0 && globals.is_none() && given(1).is_some() {
        return Err(vm.type_error("globals must be a dict"));
    }
    let fromlist = given(3).cloned().unwrap_or(Value::NONE);
    engine::import(vm, &name, globals.as_deref(), &fromlist, level, Asker::Caller)
}
