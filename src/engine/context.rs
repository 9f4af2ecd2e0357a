//! [`Context`] and [`Local`]: a machine while it is entered, and values in it.

use super::convert::{FromPython, IntoArgs, IntoPython};
use super::error::{Error, Exception, PythonError, Result, Termination};
use super::function::HostFunction;
use super::object::{Kept, Object};
use super::raise;
use super::script::Script;
use std::fmt;
use taipan_compiler::CompileOptions;
use taipan_compiler::parser::{Mode, ParseOptions};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::collect;
use taipan_vm::import::engine::import_absolute;
use taipan_vm::interp::trace;
use taipan_vm::modules::sys::monitoring;
use taipan_vm::names;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::vm::run_module;

/// A machine that has been entered: what host functions may get as their first parameter, and [`Vm::with`](crate::Vm::with) gives.
#[derive(Clone, Copy)]
pub struct Context<'vm> {
    vm: &'vm Thread,
}

/// A value of a machine that has been entered. It cannot leave [`Vm::with`](crate::Vm::with) or the host function that it was made in;
/// [`Local::keep`] makes a handle of it that can.
#[derive(Clone)]
pub struct Local<'vm> {
    vm: &'vm Thread,
    value: Value,
}

impl<'vm> Context<'vm> {
    pub(crate) fn new(vm: &'vm Thread) -> Context<'vm> {
        Context { vm }
    }

    pub(crate) fn vm(&self) -> &'vm Thread {
        self.vm
    }

    pub(crate) fn local(&self, value: Value) -> Local<'vm> {
        Local { vm: self.vm, value }
    }

    /// What the machine's operation has come to, for the host.
    pub(crate) fn check<T>(&self, result: PyResult<T>) -> Result<T> {
        result.map_err(|raised| self.error(raised))
    }

    /// The exception on its way, taken; or the termination, which stays until control is back with the host.
    pub(crate) fn error(&self, _: Raised) -> Error {
        if let Some(exception) = self.vm.take_raised() {
            return Error::Exception(Box::new(raise::describe(self.vm, &exception)));
        }
        match self.vm.termination() {
            Some(why) => Error::Terminated(Termination::from_vm(why)),
            None => Error::Terminated(Termination::Memory),
        }
    }

    /// The Python value of a Rust value.
    pub fn value(&self, value: impl IntoPython) -> Result<Local<'vm>> {
        value.into_python(self)
    }

    /// `None`.
    pub fn none(&self) -> Local<'vm> {
        self.local(Value::NONE)
    }

    /// The object of a handle, which must be of this machine.
    pub fn object(&self, object: &Object) -> Result<Local<'vm>> {
        Kept::of(self.vm).get(object).map(|value| self.local(value)).ok_or(Error::ForeignObject)
    }

    /// Runs statements in the module `__main__`.
    pub fn run(&self, source: &str) -> Result<()> {
        self.run_script(&Script::new("<script>", source))
    }

    /// Runs a script in the module `__main__`.
    pub fn run_script(&self, script: &Script) -> Result<()> {
        let globals = self.main()?;
        self.vm.interp().script_texts.add(&script.name, &script.text);
        let code = match &script.code {
            Some(code) => Ok(code.clone()),
            None => self.vm.compile_text(&script.text, &script.name, Mode::Exec, &self.options()),
        };
        self.check(code.and_then(|code| run_module(self.vm, code, &globals)))?;
        Ok(())
    }

    /// The value of an expression, evaluated in the module `__main__`.
    pub fn eval<T: FromPython>(&self, expression: &str) -> Result<T> {
        let globals = self.main()?;
        let script = Script::new("<expression>", expression.trim_start_matches([' ', '\t']));
        self.vm.interp().script_texts.add(&script.name, &script.text);
        let code = self.vm.compile_text(&script.text, &script.name, Mode::Eval, &self.options());
        let value = self.check(code.and_then(|code| run_module(self.vm, code, &globals)))?;
        T::from_python(&self.local(value))
    }

    fn options(&self) -> CompileOptions {
        let digits = self.vm.interp().int_max_str_digits.get().try_into().unwrap_or(u32::MAX);
        let parse = ParseOptions { int_max_str_digits: digits, ..ParseOptions::default() };
        CompileOptions { parse, optimize: self.vm.interp().config.optimize, ..CompileOptions::default() }
    }

    /// The namespace of `__main__`.
    fn main(&self) -> Result<Ref<PyDict>> {
        let found = self.check(self.vm.modules())?.get_str(&names::__main__);
        if let Some(module) = found.as_ref().and_then(Value::downcast::<PyModule>) {
            return Ok(Ref::borrowed(module.dict()));
        }
        let module = self.check(taipan_vm::import::main_module::new_main(self.vm, None))?;
        Ok(Ref::borrowed(module.dict()))
    }

    /// Empties `__main__`. Finalizers of the script's do not run.
    pub(crate) fn clear_globals(&self) -> Result<()> {
        let old = self.main()?;
        self.check(taipan_vm::import::main_module::new_main(self.vm, None))?;
        // Code of the script's does not run while it is being ended.
        let _ = self.vm.terminate(taipan_vm::thread::Termination::Exit);
        trace::set_trace_everywhere(self.vm, None);
        trace::set_profile_everywhere(self.vm, None);
        monitoring::forget_tools(self.vm);
        old.clear();
        drop(old);
        collect::collect(self.vm, collect::Scope::Full);
        self.vm.clear_termination();
        Ok(())
    }

    /// A global variable of `__main__`; `None` if there is no such one.
    pub fn global(&self, name: &str) -> Result<Option<Local<'vm>>> {
        let name = self.check(self.vm.intern_str(name).map_err(Raised::from))?;
        Ok(self.main()?.get_str(&name).map(|value| self.local(value)))
    }

    /// Sets a global variable of `__main__`.
    pub fn set_global(&self, name: &str, value: impl IntoPython) -> Result<()> {
        let value = value.into_python(self)?;
        let name = self.check(self.vm.intern_str(name).map_err(Raised::from))?;
        self.check(self.main()?.set_str(&name, value.value))
    }

    /// Sets a global variable of `__main__` to a host function.
    pub fn set_function<M>(&self, name: &str, function: impl HostFunction<M>) -> Result<()> {
        let function = function.into_callable().instantiate(self.vm, name, "", "");
        let function = self.check(function)?;
        self.set_global(name, self.local(function))
    }

    /// Calls what the global name `function` stands for, in `__main__` or the builtins.
    pub fn call<T: FromPython>(&self, function: &str, args: impl IntoArgs) -> Result<T> {
        let found = match self.global(function)? {
            Some(found) => found,
            None => self.builtin(function)?,
        };
        found.call(args)
    }

    fn builtin(&self, name: &str) -> Result<Local<'vm>> {
        let interned = self.check(self.vm.intern_str(name).map_err(Raised::from))?;
        let builtins = self.vm.interp().builtins.borrow().clone();
        match builtins.and_then(|builtins| builtins.get_str(&interned)) {
            Some(value) => Ok(self.local(value)),
            None => {
                let text = format!("name '{name}' is not defined");
                Err(self.error(raise::raise(self.vm, &Exception::new("NameError", text))))
            }
        }
    }

    /// Imports a module, as `import a.b` does; the innermost one is returned.
    pub fn import(&self, module: &str) -> Result<Local<'vm>> {
        self.check(import_absolute(self.vm, module)).map(|value| self.local(value))
    }
}

impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Context")
    }
}

impl<'vm> Local<'vm> {
    pub(crate) fn raw(&self) -> &Value {
        &self.value
    }

    pub(crate) fn into_raw(self) -> Value {
        self.value
    }

    /// The machine that the value is of.
    pub fn context(&self) -> Context<'vm> {
        Context { vm: self.vm }
    }

    /// A handle that the host can keep.
    pub fn keep(&self) -> Object {
        Kept::of(self.vm).keep(self.value.clone())
    }

    /// The value as a Rust type.
    pub fn to<T: FromPython>(&self) -> Result<T> {
        T::from_python(self)
    }

    /// Whether the value is `None`.
    pub fn is_none(&self) -> bool {
        self.value.is_none()
    }

    /// The name of the value's type: `int`, `list`, `deque`.
    pub fn type_name(&self) -> String {
        self.value.ty().short_name().to_owned()
    }

    fn local(&self, result: PyResult) -> Result<Local<'vm>> {
        self.context().check(result).map(|value| Local { vm: self.vm, value })
    }

    /// `value.name`.
    pub fn attr(&self, name: &str) -> Result<Local<'vm>> {
        self.local(self.vm.get_attr_str(&self.value, name))
    }

    /// `value.name = given`.
    pub fn set_attr(&self, name: &str, given: impl IntoPython) -> Result<()> {
        let context = self.context();
        let given = given.into_python(&context)?;
        let name = context.check(self.vm.intern_str(name).map_err(Raised::from))?;
        context.check(self.vm.set_attr(&self.value, &name, Some(&given.value)))
    }

    /// `value[key]`.
    pub fn item(&self, key: impl IntoPython) -> Result<Local<'vm>> {
        let key = key.into_python(&self.context())?;
        self.local(self.vm.get_item(&self.value, &key.value))
    }

    /// `value[key] = given`.
    pub fn set_item(&self, key: impl IntoPython, given: impl IntoPython) -> Result<()> {
        let context = self.context();
        let (key, given) = (key.into_python(&context)?, given.into_python(&context)?);
        context.check(self.vm.set_item(&self.value, &key.value, Some(&given.value)))
    }

    /// `value(*args)`.
    pub fn call<T: FromPython>(&self, args: impl IntoArgs) -> Result<T> {
        let args = args.into_args(&self.context())?;
        let args: Vec<Value> = args.into_iter().map(Local::into_raw).collect();
        T::from_python(&self.local(self.vm.call(&self.value, &args))?)
    }

    /// `value.name(*args)`.
    pub fn call_method<T: FromPython>(&self, name: &str, args: impl IntoArgs) -> Result<T> {
        self.attr(name)?.call(args)
    }

    /// `len(value)`.
    pub fn len(&self) -> Result<usize> {
        self.context().check(self.vm.length(&self.value))
    }

    /// Whether `len(value)` is 0.
    pub fn is_empty(&self) -> Result<bool> {
        Ok(self.len()? == 0)
    }

    /// `bool(value)`.
    pub fn is_true(&self) -> Result<bool> {
        self.context().check(self.vm.is_true(&self.value))
    }

    /// `repr(value)`.
    pub fn repr(&self) -> Result<String> {
        let text = self.context().check(self.vm.repr(&self.value))?;
        Ok(text.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default())
    }

    /// Calls `visit` for every item of an iterable.
    pub fn for_each(&self, mut visit: impl FnMut(Local<'vm>) -> Result<()>) -> Result<()> {
        let mut failed = None;
        let result = self.vm.for_each(&self.value, |value| {
            visit(Local { vm: self.vm, value }).map_err(|error| {
                failed = Some(error);
                Raised
            })
        });
        match failed {
            Some(error) => Err(error),
            None => self.context().check(result),
        }
    }
}

/// As `str()` does it, or `<unprintable ... object>`.
impl fmt::Display for Local<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.context().check(self.vm.to_str(&self.value)) {
            Ok(text) => fmt::Display::fmt(&text.display(), f),
            Err(_) => write!(f, "<unprintable {} object>", self.type_name()),
        }
    }
}

impl fmt::Debug for Local<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.repr() {
            Ok(text) => f.write_str(&text),
            Err(_) => write!(f, "<unprintable {} object>", self.type_name()),
        }
    }
}

impl From<Box<PythonError>> for Error {
    fn from(error: Box<PythonError>) -> Error {
        Error::Exception(error)
    }
}
