//! [`Context`] and [`Local`]: a machine while it is entered, and values in it.

use super::class::HostClass;
use super::convert::{FromPython, Given, IntoArgs, IntoKwargs, IntoPython};
use super::error::{Error, Exception, PythonError, Result, Termination};
use super::function::{HostFunction, Place};
use super::object::{Kept, Object};
use super::raise;
use super::script::{Prepared, Script};
use std::fmt;
use taipan_compiler::CompileOptions;
use taipan_compiler::parser::{Mode, ParseOptions};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::Args;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::collect;
use taipan_vm::import::engine::import_absolute;
use taipan_vm::interp::call::run_code;
use taipan_vm::interp::trace;
use taipan_vm::modules::sys::monitoring;
use taipan_vm::names;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::vm::run_module;

/// A machine that has been entered: what host functions may get as their first parameter, and [`Vm::with`](crate::Vm::with) gives.
///
/// ```
/// let mut vm = taipan::Engine::new().vm();
/// let total = vm
///     .with(|context| {
///         context.run("def add(a, b): return a + b")?;
///         context.set_global("one", 1)?;
///         let one = context.global("one")?.unwrap();
///         let two: i64 = context.call("add", (&one, &one))?;
///         context.eval::<i64>(&format!("add({two}, one)"))
///     })
///     .unwrap();
/// assert_eq!(total, 3);
/// ```
#[derive(Clone, Copy)]
pub struct Context<'vm> {
    vm: &'vm Thread,
}

/// A value of a machine that has been entered. It cannot leave [`Vm::with`](crate::Vm::with) or the host function that it was made in;
/// [`Local::keep`] makes a handle of it that can.
///
/// ```
/// let mut vm = taipan::Engine::new().vm();
/// let (sorted, first) = vm
///     .with(|context| {
///         let words = context.value(["pear", "fig"])?;
///         words.call_method::<()>("append", ("apple",))?;
///         let key = context.eval::<taipan::Object>("len")?;
///         let sorted = context.eval::<taipan::Object>("sorted")?;
///         let sorted: taipan::Object = context.object(&sorted)?.call_with((&words,), [("key", &key)])?;
///         let sorted = context.object(&sorted)?;
///         assert!(sorted.is_instance("list")? && sorted.contains("fig")? && sorted.has_attr("append")?);
///         let lengths: Result<Vec<usize>, _> = sorted.iter()?.map(|word| word?.len()).collect();
///         assert_eq!(lengths?, [3, 4, 5]);
///         Ok((sorted.repr()?, sorted.item(0)?.to::<String>()?))
///     })
///     .unwrap();
/// assert_eq!((sorted.as_str(), first.as_str()), ("['fig', 'pear', 'apple']", "fig"));
/// ```
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

    /// Does what a script does: an interruption that comes meanwhile, or a limit that one of its threads reaches, ends it with the work at
    /// the latest.
    pub(super) fn interruptible<R>(&self, work: impl FnOnce(&Context<'vm>) -> Result<R>) -> Result<R> {
        let result = work(self);
        self.vm.end_if_asked();
        result
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
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let pair = context.value((1, "a"))?;
    ///     assert_eq!(pair.to_string(), "(1, 'a')");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn value(&self, value: impl IntoPython) -> Result<Local<'vm>> {
        value.into_python(self)
    }

    /// `None`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert!(context.none().is_none());
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn none(&self) -> Local<'vm> {
        self.local(Value::NONE)
    }

    /// The object of a handle, which must be of this machine.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let list = vm.eval_object("[3, 1, 2]").unwrap();
    /// let least: i64 = vm.with(|context| context.call("min", (context.object(&list)?,))).unwrap();
    /// assert_eq!(least, 1);
    /// let mut other = taipan::Engine::new().vm();
    /// assert!(other.with(|context| context.object(&list).map(drop)).is_err());
    /// ```
    pub fn object(&self, object: &Object) -> Result<Local<'vm>> {
        Kept::of(self.vm).get(object).map(|value| self.local(value)).ok_or(Error::ForeignObject)
    }

    /// Runs statements in the module `__main__`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     context.run("x = 20\ny = x + 1")?;
    ///     assert_eq!(context.eval::<i64>("x + y")?, 41);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn run(&self, source: &str) -> Result<()> {
        self.run_script(&Script::new("<script>", source))
    }

    /// Runs a script in the module `__main__`.
    ///
    /// ```
    /// let script = taipan::Script::compile("job.py", "count = globals().get('count', 0) + 1").unwrap();
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     context.run_script(&script)?;
    ///     context.run_script(&script)?;
    ///     assert_eq!(context.eval::<i64>("count")?, 2);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn run_script(&self, script: &Script) -> Result<()> {
        self.execute(script).map(drop)
    }

    /// The value of an expression that has been compiled with [`Script::compile_expression`]; that of statements is `None`.
    ///
    /// ```
    /// let script = taipan::Script::compile_expression("sum", "a + b").unwrap();
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.run("a, b = 20, 22").unwrap();
    /// assert_eq!(vm.with(|context| context.eval_script::<i64>(&script)).unwrap(), 42);
    /// ```
    pub fn eval_script<T: FromPython>(&self, script: &Script) -> Result<T> {
        self.local(self.execute(script)?).to()
    }

    fn execute(&self, script: &Script) -> Result<Value> {
        let (vm, globals) = (self.vm, self.main()?);
        vm.interp().script_texts.add(&script.name, &script.text);
        self.check(match &script.code {
            Some(code) => Prepared::of(vm)
                .get(vm, code, &globals)
                .and_then(|function| run_code(vm, &function, Some(globals.to_value()))),
            None => vm
                .compile_text(&script.text, &script.name, Mode::Exec, &self.options())
                .and_then(|code| run_module(vm, code, &globals)),
        })
    }

    /// The value of an expression, evaluated in the module `__main__`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert_eq!(context.eval::<Vec<i64>>("sorted({3, 1})")?, [1, 3]);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn eval<T: FromPython>(&self, expression: &str) -> Result<T> {
        let globals = self.main()?;
        let script = Script::new("<expression>", expression.trim_start_matches([' ', '\t']));
        self.vm.interp().script_texts.add(&script.name, &script.text);
        let code = self.vm.compile_text(&script.text, &script.name, Mode::Eval, &self.options());
        let value = self.check(code.and_then(|code| run_module(self.vm, code, &globals)))?;
        self.local(value).to()
    }

    /// Begins a script that may `await`: what it gives is a coroutine then.
    pub(crate) fn begin_script(&self, script: &Script) -> Result<Object> {
        self.begin(script, Mode::Exec)
    }

    /// Begins an expression that may `await`.
    pub(crate) fn begin_expression(&self, script: &Script) -> Result<Object> {
        self.begin(script, Mode::Eval)
    }

    fn begin(&self, script: &Script, mode: Mode) -> Result<Object> {
        let globals = self.main()?;
        self.vm.interp().script_texts.add(&script.name, &script.text);
        let options = CompileOptions { allow_top_level_await: true, ..self.options() };
        let code = self.vm.compile_text(&script.text, &script.name, mode, &options);
        let value = self.check(code.and_then(|code| run_module(self.vm, code, &globals)))?;
        Ok(self.local(value).keep())
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
        Prepared::of(self.vm).clear();
        old.clear();
        drop(old);
        collect::collect(self.vm, collect::Scope::Full);
        self.vm.clear_termination();
        Ok(())
    }

    /// A global variable of `__main__`; `None` if there is no such one.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     context.run("x = 1")?;
    ///     assert_eq!(context.global("x")?.unwrap().to::<i64>()?, 1);
    ///     assert!(context.global("y")?.is_none());
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn global(&self, name: &str) -> Result<Option<Local<'vm>>> {
        let name = self.check(self.vm.intern_str(name).map_err(Raised::from))?;
        Ok(self.main()?.get_str(&name).map(|value| self.local(value)))
    }

    /// Sets a global variable of `__main__`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     context.set_global("names", ["Ada", "Eve"])?;
    ///     assert_eq!(context.eval::<String>("names[1]")?, "Eve");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn set_global(&self, name: &str, value: impl IntoPython) -> Result<()> {
        let value = value.into_python(self)?;
        let name = self.check(self.vm.intern_str(name).map_err(Raised::from))?;
        self.check(self.main()?.set_str(&name, value.value))
    }

    /// Sets a global variable of `__main__` to a host function.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     context.set_function("shout", |text: String| text.to_uppercase())?;
    ///     assert_eq!(context.eval::<String>("shout('hi')")?, "HI");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn set_function<M>(&self, name: &str, function: impl HostFunction<M>) -> Result<()> {
        let place = Place { name, class: "", module: "" };
        let function = self.check(function.into_callable().instantiate(self, place))?;
        self.set_global(name, self.local(function))
    }

    /// Sets a global variable of `__main__`, the class's name, to a class of the host's.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     context.set_class(taipan::HostClass::<i64>::new("Number").constructor(|number: i64| number))?;
    ///     context.run("number = Number(1)")?;
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn set_class<T: Send + 'static>(&self, class: HostClass<T>) -> Result<()> {
        let spec = class.into_spec();
        let class = spec.make(self, "__main__")?;
        self.set_global(&spec.name, self.local(class))
    }

    /// Calls what the global name `function` stands for, in `__main__` or the builtins.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert_eq!(context.call::<usize>("len", ("spam",))?, 4);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn call<T: FromPython>(&self, function: &str, args: impl IntoArgs) -> Result<T> {
        self.look_up(function)?.call(args)
    }

    /// What a global name stands for, in `__main__` or the builtins. If it is neither, that is a `NameError`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert!(context.look_up("print").is_ok() && context.look_up("missing").is_err());
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn look_up(&self, name: &str) -> Result<Local<'vm>> {
        match self.global(name)? {
            Some(found) => Ok(found),
            None => self.builtin(name),
        }
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
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let names = context.import("collections.abc")?;
    ///     assert_eq!(names.attr("__name__")?.to_string(), "collections.abc");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
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
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let number = context.value(5)?;
    ///     assert_eq!(number.context().value(6)?.to_string(), "6");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn context(&self) -> Context<'vm> {
        Context { vm: self.vm }
    }

    /// A handle that the host can keep.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let kept = vm.with(|context| Ok(context.value([1, 2])?.keep())).unwrap();
    /// let again: Vec<i64> = vm.with(|context| context.object(&kept)?.to()).unwrap();
    /// assert_eq!(again, [1, 2]);
    /// ```
    pub fn keep(&self) -> Object {
        Kept::of(self.vm).keep(self.value.clone())
    }

    /// The value as a Rust type.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert_eq!(context.value("7")?.to::<String>()?, "7");
    ///     assert!(context.value("7")?.to::<i64>().is_err());
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn to<T: FromPython>(&self) -> Result<T> {
        Given::of(self.vm).apart(|| T::from_python(self))
    }

    /// Whether the value is `None`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert!(!context.value(0)?.is_none() && context.value(None::<i64>)?.is_none());
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn is_none(&self) -> bool {
        self.value.is_none()
    }

    /// The name of the value's type: `int`, `list`, `deque`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert_eq!(context.import("decimal")?.attr("Decimal")?.call::<taipan::Object>((1,)).is_ok(), true);
    ///     assert_eq!(context.value([1])?.type_name(), "list");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn type_name(&self) -> String {
        self.value.ty().short_name().to_owned()
    }

    fn local(&self, result: PyResult) -> Result<Local<'vm>> {
        self.context().check(result).map(|value| Local { vm: self.vm, value })
    }

    /// `value.name`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert_eq!(context.import("math")?.attr("pi")?.to::<f64>()?, std::f64::consts::PI);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn attr(&self, name: &str) -> Result<Local<'vm>> {
        self.local(self.vm.get_attr_str(&self.value, name))
    }

    /// `value.name = given`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     context.run("class Place: pass\nplace = Place()")?;
    ///     context.look_up("place")?.set_attr("name", "Here")?;
    ///     assert_eq!(context.eval::<String>("place.name")?, "Here");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn set_attr(&self, name: &str, given: impl IntoPython) -> Result<()> {
        let context = self.context();
        let given = given.into_python(&context)?;
        let name = context.check(self.vm.intern_str(name).map_err(Raised::from))?;
        context.check(self.vm.set_attr(&self.value, &name, Some(&given.value)))
    }

    /// `del value.name`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     context.run("class Place: name = 'Here'")?;
    ///     context.look_up("Place")?.del_attr("name")?;
    ///     assert!(!context.look_up("Place")?.has_attr("name")?);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn del_attr(&self, name: &str) -> Result<()> {
        let context = self.context();
        let name = context.check(self.vm.intern_str(name).map_err(Raised::from))?;
        context.check(self.vm.set_attr(&self.value, &name, None))
    }

    /// `hasattr(value, name)`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let text = context.value("spam")?;
    ///     assert!(text.has_attr("upper")? && !text.has_attr("append")?);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn has_attr(&self, name: &str) -> Result<bool> {
        let context = self.context();
        let name = context.check(self.vm.intern_str(name).map_err(Raised::from))?;
        Ok(context.check(self.vm.get_attr_opt(&self.value, &name))?.is_some())
    }

    /// `isinstance(value, class)`. The name of the class is looked up as a script does it, with its module in front if it has
    /// one: `"list"`, `"collections.deque"`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let flag = context.value(true)?;
    ///     assert!(flag.is_instance("int")? && !flag.is_instance("collections.deque")?);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn is_instance(&self, class: &str) -> Result<bool> {
        let context = self.context();
        let class = match class.rsplit_once('.') {
            Some((module, name)) => context.import(module)?.attr(name)?,
            None => context.look_up(class)?,
        };
        context.check(self.vm.is_instance(&self.value, &class.value))
    }

    /// Whether both are the same object.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let (one, other) = (context.value([1])?, context.value([1])?);
    ///     assert!(one.is(&one.clone()) && !one.is(&other) && one.equals(&other)?);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn is(&self, other: &Local<'_>) -> bool {
        self.value.is(&other.value)
    }

    /// `value == other`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert!(context.value(1)?.equals(1.0)? && !context.value(1)?.equals("1")?);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn equals(&self, other: impl IntoPython) -> Result<bool> {
        let context = self.context();
        let other = other.into_python(&context)?;
        context.check(self.vm.equals(&self.value, &other.value))
    }

    /// `item in value`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert!(context.value("spam")?.contains("pa")?);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn contains(&self, item: impl IntoPython) -> Result<bool> {
        let context = self.context();
        let item = item.into_python(&context)?;
        context.check(self.vm.contains(&self.value, &item.value))
    }

    /// `value[key]`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert_eq!(context.value(["a", "b"])?.item(-1)?.to::<String>()?, "b");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn item(&self, key: impl IntoPython) -> Result<Local<'vm>> {
        let key = key.into_python(&self.context())?;
        self.local(self.vm.get_item(&self.value, &key.value))
    }

    /// `value[key] = given`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let list = context.value([1, 2])?;
    ///     list.set_item(0, "one")?;
    ///     assert_eq!(list.to_string(), "['one', 2]");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn set_item(&self, key: impl IntoPython, given: impl IntoPython) -> Result<()> {
        let context = self.context();
        let (key, given) = (key.into_python(&context)?, given.into_python(&context)?);
        context.check(self.vm.set_item(&self.value, &key.value, Some(&given.value)))
    }

    /// `del value[key]`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let list = context.value([1, 2])?;
    ///     list.del_item(0)?;
    ///     assert_eq!(list.to_string(), "[2]");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn del_item(&self, key: impl IntoPython) -> Result<()> {
        let context = self.context();
        let key = key.into_python(&context)?;
        context.check(self.vm.set_item(&self.value, &key.value, None))
    }

    /// `value(*args)`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let join = context.value(", ")?.attr("join")?;
    ///     assert_eq!(join.call::<String>((["a", "b"],))?, "a, b");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn call<T: FromPython>(&self, args: impl IntoArgs) -> Result<T> {
        let args = args.into_args(&self.context())?;
        let args: Vec<Value> = args.into_iter().map(Local::into_raw).collect();
        self.local(self.vm.call(&self.value, &args))?.to()
    }

    /// `value(*args, **kwargs)`: keyword arguments are an array or a vector of pairs, a map, or a tuple of pairs whose values
    /// differ in type.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let function = vm.eval_object("lambda *args, **kwargs: f'{args} {kwargs}'").unwrap();
    /// let said: String = vm
    ///     .with(|context| context.object(&function)?.call_with((1, "a"), (("b", 2.5), ("c", None::<i64>))))
    ///     .unwrap();
    /// assert_eq!(said, "(1, 'a') {'b': 2.5, 'c': None}");
    /// ```
    pub fn call_with<T: FromPython>(&self, args: impl IntoArgs, kwargs: impl IntoKwargs) -> Result<T> {
        let context = self.context();
        let mut values: Vec<Value> = args.into_args(&context)?.into_iter().map(Local::into_raw).collect();
        let mut names = Vec::new();
        for (name, value) in kwargs.into_kwargs(&context)? {
            names.push(context.check(self.vm.intern_str(&name).map_err(Raised::from))?.to_value());
            values.push(value.into_raw());
        }
        let called = self.vm.call_args(&self.value, Args::new(&values, &names));
        self.local(called)?.to()
    }

    /// `value.name(*args)`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert_eq!(context.value("a b")?.call_method::<Vec<String>>("split", ())?, ["a", "b"]);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn call_method<T: FromPython>(&self, name: &str, args: impl IntoArgs) -> Result<T> {
        self.attr(name)?.call(args)
    }

    /// `len(value)`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert_eq!(context.value("spam")?.len()?, 4);
    ///     assert!(context.value(4)?.len().is_err());
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn len(&self) -> Result<usize> {
        self.context().check(self.vm.length(&self.value))
    }

    /// Whether `len(value)` is 0.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert!(context.value("")?.is_empty()?);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn is_empty(&self) -> Result<bool> {
        Ok(self.len()? == 0)
    }

    /// `bool(value)`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert!(context.value([0])?.is_true()? && !context.value(0)?.is_true()?);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn is_true(&self) -> Result<bool> {
        self.context().check(self.vm.is_true(&self.value))
    }

    /// `repr(value)`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     assert_eq!(context.value("it's")?.repr()?, "\"it's\"");
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
    pub fn repr(&self) -> Result<String> {
        let text = self.context().check(self.vm.repr(&self.value))?;
        Ok(text.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default())
    }

    /// The items of an iterable, one after another.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let squares = vm.eval_object("(n * n for n in range(10**9))").unwrap();
    /// let third: i64 = vm
    ///     .with(|context| context.object(&squares)?.iter()?.nth(2).unwrap()?.to())
    ///     .unwrap();
    /// assert_eq!(third, 4);
    /// ```
    pub fn iter(&self) -> Result<Items<'vm>> {
        Ok(Items { iterator: Some(self.local(self.vm.get_iter(&self.value))?) })
    }

    /// Calls `visit` for every item of an iterable.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.with(|context| {
    ///     let mut total = 0;
    ///     context.value([1, 2, 3])?.for_each(|item| {
    ///         total += item.to::<i64>()?;
    ///         Ok(())
    ///     })?;
    ///     assert_eq!(total, 6);
    ///     Ok(())
    /// })
    /// .unwrap();
    /// ```
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

/// The items of an iterable, as [`Local::iter`] gives them. What fails ends them.
///
/// ```
/// let mut vm = taipan::Engine::new().vm();
/// vm.run("def numbers():\n    yield 1\n    raise ValueError").unwrap();
/// let numbers = vm.eval_object("numbers()").unwrap();
/// let found = vm.with(|context| Ok(context.object(&numbers)?.iter()?.map(|item| item.is_ok()).collect::<Vec<_>>()));
/// assert_eq!(found.unwrap(), [true, false]);
/// ```
#[derive(Debug)]
pub struct Items<'vm> {
    iterator: Option<Local<'vm>>,
}

impl<'vm> Iterator for Items<'vm> {
    type Item = Result<Local<'vm>>;

    fn next(&mut self) -> Option<Result<Local<'vm>>> {
        let iterator = self.iterator.as_ref()?;
        let context = iterator.context();
        // Each item is a unit of work, as it is in a loop of a script.
        let next = context.vm().spend(1).and_then(|()| context.vm().iter_next(&iterator.value));
        match context.check(next) {
            Ok(Some(item)) => Some(Ok(context.local(item))),
            Ok(None) => {
                self.iterator = None;
                None
            }
            Err(error) => {
                self.iterator = None;
                Some(Err(error))
            }
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
