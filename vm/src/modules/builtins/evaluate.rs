//! `compile`, `exec`, `eval`, `globals`.

use crate::builtins::cell::PyCell;
use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::exceptions;
use crate::builtins::function::PyFunction;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::class::flags;
use crate::collections::room::Room;
use crate::error::{PyResult, Raised};
use crate::interp::call::run_code;
use crate::modules::ast;
use crate::names;
use crate::object::Ref;
use crate::text::builder::to_wtf8;
use crate::thread::Thread;
use crate::value::Value;
use taipan_compiler::code::Name;
use taipan_compiler::parser::{Mode, ParseOptions};
use taipan_compiler::source::Origin;
use taipan_compiler::{CompileOptions, FUTURE_MASK};

/// Flags of `compile()`, as `ast.PyCF_...`.
mod compile_flags {
    pub const NESTED: i64 = 0x10;
    pub const DONT_IMPLY_DEDENT: i64 = 0x200;
    pub const ONLY_AST: i64 = 0x400;
    pub const TYPE_COMMENTS: i64 = 0x1000;
    pub const ALLOW_TOP_LEVEL_AWAIT: i64 = 0x2000;
    pub const ALLOW_INCOMPLETE_INPUT: i64 = 0x4000;
    pub const OPTIMIZED_AST: i64 = 0x8000;
    pub const KNOWN: i64 = super::FUTURE_MASK as i64
        | NESTED
        | DONT_IMPLY_DEDENT
        | ONLY_AST
        | TYPE_COMMENTS
        | ALLOW_TOP_LEVEL_AWAIT
        | ALLOW_INCOMPLETE_INPUT
        | OPTIMIZED_AST;
}

/// `compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)`.
pub fn compile(vm: &Thread, args: &[Value]) -> PyResult {
    let [source, filename, mode, flags, dont_inherit, optimize, feature_version] = args else {
        return Err(vm.system_error("seven parameters"));
    };
    let filename = filename_of(vm, filename)?;
    let Some(mode) = mode.downcast::<PyStr>() else {
        let text = format!("compile() argument 'mode' must be str, not {:.50}", mode.argument_type());
        return Err(vm.type_error(text));
    };
    let number = |value: &Value, default: i64| {
        if value.is_unbound() { Ok(default) } else { vm.expect_i64(value) }
    };
    let mut flags = number(flags, 0)?;
    let inherits = dont_inherit.is_unbound() || !vm.is_true(dont_inherit)?;
    let optimize = number(optimize, -1)?;
    let feature_version = number(feature_version, -1)?;
    if flags & !compile_flags::KNOWN != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    if inherits {
        flags |= i64::from(inherited_flags(vm));
    }
    let only_ast = flags & compile_flags::ONLY_AST != 0;
    let mode = match mode.as_ascii() {
        Some("exec") => Mode::Exec,
        Some("eval") => Mode::Eval,
        Some("single") => Mode::Single,
        Some("func_type") if only_ast => Mode::FuncType,
        Some("func_type") => {
            return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
        }
        _ if only_ast => {
            return Err(vm.value_error("compile() mode must be 'exec', 'eval', 'single' or 'func_type'"));
        }
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let has = |flag: i64| flags & flag != 0;
    let options = CompileOptions {
        parse: ParseOptions {
            type_comments: has(compile_flags::TYPE_COMMENTS),
            allow_incomplete_input: has(compile_flags::ALLOW_INCOMPLETE_INPUT),
            dont_imply_dedent: has(compile_flags::DONT_IMPLY_DEDENT),
            feature_version: if only_ast { u8::try_from(feature_version).unwrap_or(14) } else { 14 },
            int_max_str_digits: vm.interp().int_max_str_digits.get() as u32,
            ..ParseOptions::default()
        },
        optimize: if optimize < 0 { vm.interp().config.optimize } else { optimize as u8 },
        future_flags: flags as u32 & FUTURE_MASK,
        allow_top_level_await: has(compile_flags::ALLOW_TOP_LEVEL_AWAIT),
        ..CompileOptions::default()
    };
    let rewrite = has(compile_flags::OPTIMIZED_AST & !compile_flags::ONLY_AST);
    if ast::from_object::is_node(source) {
        if !only_ast {
            return Ok(PyCode::new(vm, vm.compile_node(source, &filename, mode, &options)?)?.into_value());
        }
        return vm.rebuilt_node(source, &filename, mode, &options, rewrite);
    }
    let text = source_text(vm, source, &filename, Origin::of_mode(mode), "compile")?;
    if only_ast {
        return vm.parse_text(&text, &filename, mode, &options, rewrite);
    }
    Ok(PyCode::new(vm, vm.compile_text(&text, &filename, mode, &options)?)?.into_value())
}

/// The name of a file as the compiler takes it.
fn filename_of(vm: &Thread, value: &Value) -> PyResult<Name> {
    let path = vm.fs_path(value)?;
    Ok(Name::new(to_wtf8(path.text())))
}

/// Features that the calling code has imported from `__future__`.
fn inherited_flags(vm: &Thread) -> u32 {
    // SAFETY: the innermost frame is alive while it is the thread's.
    unsafe { vm.frame.get().as_ref() }.map_or(0, |frame| frame.code().code().flags & FUTURE_MASK)
}

/// The text that a string or bytes are; bytes may declare their encoding.
fn source_text(
    vm: &Thread,
    source: &Value,
    filename: &Name,
    origin: Origin,
    function: &str,
) -> PyResult<String> {
    let len = source.downcast::<PyStr>().map_or(0, |source| source.text().len());
    vm.allow_source(len)?;
    // Two copies, for a while.
    let _room = Room::new(len.saturating_mul(2))?;
    let text = match source.downcast::<PyStr>() {
        Some(source) => match to_wtf8(source.text()).as_wtf8().as_str() {
            Some(text) => text.to_owned(),
            None => return Err(exceptions::surrogate_encode_error(vm, source)),
        },
        None if source.ty().has_flag(flags::BYTES_SUBCLASS) || source.ty().slots().buffer.is_some() => {
            vm.decode_source(&vm.buffer_bytes(source)?, filename, origin)?
        }
        None => {
            let node_or_code = if function == "compile" { "AST" } else { "code" };
            let expected = format!("{function}() arg 1 must be a string, bytes or {node_or_code} object");
            return Err(vm.type_error(expected));
        }
    };
    if text.contains('\0') { Err(null_bytes(vm)) } else { Ok(text) }
}

fn null_bytes(vm: &Thread) -> Raised {
    vm.raise(&exceptions::SYNTAX_ERROR, "source code string cannot contain null bytes")
}

/// Compiles text for `exec` or `eval`.
fn compile_text(vm: &Thread, text: &str, mode: Mode) -> PyResult<Ref<PyCode>> {
    let filename: Name = Name::from("<string>");
    let options = CompileOptions {
        parse: ParseOptions {
            int_max_str_digits: vm.interp().int_max_str_digits.get() as u32,
            ..ParseOptions::default()
        },
        optimize: vm.interp().config.optimize,
        future_flags: inherited_flags(vm),
        ..CompileOptions::default()
    };
    PyCode::new(vm, vm.compile_text(text, &filename, mode, &options)?)
}

/// `globals()`.
pub fn globals(vm: &Thread, _: &[Value]) -> PyResult {
    Ok(vm.current_globals().map_or(Value::NONE, Ref::into_value))
}

/// Namespaces for `exec` and `eval`: those that are given, or the caller's.
struct Namespaces {
    globals: Ref<PyDict>,
    locals: Value,
}

impl Namespaces {
    fn of_caller(vm: &Thread, globals: Option<Value>, locals: Option<Value>) -> PyResult<(Value, Value)> {
        match (globals, locals) {
            (Some(globals), Some(locals)) => Ok((globals, locals)),
            (Some(globals), None) => Ok((globals.clone(), globals)),
            (None, locals) => {
                let globals = match vm.current_globals() {
                    Some(globals) => globals.into_value(),
                    None => return Err(vm.system_error("globals and locals cannot be NULL")),
                };
                let locals = match locals {
                    Some(locals) => locals,
                    None => super::attributes::locals(vm)?,
                };
                Ok((globals, locals))
            }
        }
    }

    /// Globals need `__builtins__`: those of the caller, where they have none.
    fn new(vm: &Thread, globals: &Value, locals: Value) -> PyResult<Namespaces> {
        let Ok(globals) = Ref::<PyDict>::try_from_value(globals.clone()) else {
            return Err(vm.system_error("globals must be a dict"));
        };
        if globals.get_item(vm, &names::__builtins__.value())?.is_none() {
            // SAFETY: the innermost frame is alive while it is the thread's.
            let builtins = match unsafe { vm.frame.get().as_ref() } {
                Some(frame) => Ref::borrowed(frame.builtins()),
                None => vm.builtins_of(&globals)?,
            };
            globals.set_item(vm, &names::__builtins__.value(), builtins.into_value())?;
        }
        Ok(Namespaces { globals, locals })
    }

    fn run(self, vm: &Thread, code: Ref<PyCode>, closure: Option<Value>) -> PyResult {
        let function = PyFunction::new(vm, code, self.globals)?;
        function.set_closure(closure);
        // The code may do nothing but run more of it.
        vm.spend(1)?;
        run_code(vm, &function, Some(self.locals))
    }
}

fn given(value: &Value) -> Option<Value> {
    Some(value.clone()).filter(|value| !value.is_unbound() && !value.is_none())
}

fn is_mapping(value: &Value) -> bool {
    value.ty().slots().subscript.is_some()
}

/// `eval(source, /, globals=None, locals=None)`.
pub fn eval(vm: &Thread, args: &[Value]) -> PyResult {
    let (globals, locals) = (given(&args[1]), given(&args[2]));
    if locals.as_ref().is_some_and(|locals| !is_mapping(locals)) {
        return Err(vm.type_error("locals must be a mapping"));
    }
    if let Some(globals) = &globals
        && globals.downcast::<PyDict>().is_none()
    {
        return Err(vm.type_error(if is_mapping(globals) {
            "globals must be a real dict; try eval(expr, {}, mapping)"
        } else {
            "globals must be a dict"
        }));
    }
    let (globals, locals) = Namespaces::of_caller(vm, globals, locals)?;
    let namespaces = Namespaces::new(vm, &globals, locals)?;
    if let Ok(code) = Ref::<PyCode>::try_from_value(args[0].clone()) {
        if code.first_free() < code.locals_count() {
            return Err(vm.type_error("code object passed to eval() may not contain free variables"));
        }
        return namespaces.run(vm, code, None);
    }
    let filename = Name::from("<string>");
    let text = source_text(vm, &args[0], &filename, Origin::Fragment, "eval")?;
    let code = compile_text(vm, text.trim_start_matches([' ', '\t']), Mode::Eval)?;
    namespaces.run(vm, code, None)
}

/// `exec(source, /, globals=None, locals=None, *, closure=None)`.
pub fn exec(vm: &Thread, args: &[Value]) -> PyResult {
    let (globals, locals) = Namespaces::of_caller(vm, given(&args[1]), given(&args[2]))?;
    if globals.downcast::<PyDict>().is_none() {
        let text = format!("exec() globals must be a dict, not {:.100}", globals.ty().name());
        return Err(vm.type_error(text));
    }
    if !is_mapping(&locals) {
        let text = format!("locals must be a mapping or None, not {:.100}", locals.ty().name());
        return Err(vm.type_error(text));
    }
    let namespaces = Namespaces::new(vm, &globals, locals)?;
    let closure = given(&args[3]);
    if let Ok(code) = Ref::<PyCode>::try_from_value(args[0].clone()) {
        check_closure(vm, code.locals_count() - code.first_free(), closure.as_ref())?;
        namespaces.run(vm, code, closure)?;
        return Ok(Value::NONE);
    }
    if closure.is_some() {
        return Err(vm.type_error("closure can only be used when source is a code object"));
    }
    let filename = Name::from("<string>");
    let text = source_text(vm, &args[0], &filename, Origin::Statements, "exec")?;
    let code = compile_text(vm, &text, Mode::Exec)?;
    namespaces.run(vm, code, None)?;
    Ok(Value::NONE)
}

/// A closure must be a tuple of as many cells as the code has free variables.
fn check_closure(vm: &Thread, free: usize, closure: Option<&Value>) -> PyResult<()> {
    if free == 0 {
        return match closure {
            Some(_) => Err(vm.type_error("cannot use a closure with this code object")),
            None => Ok(()),
        };
    }
    let fits = closure.and_then(Value::downcast_exact::<PyTuple>).is_some_and(|cells| {
        cells.len() == free && cells.items().iter().all(|cell| cell.downcast::<PyCell>().is_some())
    });
    if fits {
        return Ok(());
    }
    Err(vm.type_error(format!("code object requires a closure of exactly length {free}")))
}
