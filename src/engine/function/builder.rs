//! [`Function`]: a host function whose parameters have names and defaults.

use super::asynchronous::AsyncFunction;
use super::signature::{Kind, Parameter, Signature, constant};
use super::{Callable, HostFunction};
use crate::IntoPython;
use std::fmt;
use std::sync::Arc;

/// A host function whose parameters have names, defaults and documentation. Names are declared in the order of the closure's
/// parameters, a [`Context`](crate::Context) left out.
///
/// ```
/// use taipan::{Engine, Function};
///
/// let mut vm = Engine::new().vm();
/// let power = Function::new(|base: f64, exponent: i32| base.powi(exponent)).arg("base").arg_default("exponent", 2);
/// vm.set_function("power", power).unwrap();
/// assert_eq!(vm.eval::<f64>("power(3) + power(exponent=3, base=2)").unwrap(), 17.0);
/// let error = vm.run("power(2, factor=1)").unwrap_err();
/// assert!(error.to_string().ends_with("TypeError: power() got an unexpected keyword argument 'factor'"));
/// ```
#[derive(Clone)]
pub struct Function {
    callable: Callable,
    signature: Signature,
}

/// Marks functions that have been built.
#[doc(hidden)]
pub struct Built;

impl Function {
    /// A function of which no parameter has a name yet.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_function("half", taipan::Function::new(|n: f64| n / 2.0).doc("Half of n.").arg("n")).unwrap();
    /// assert_eq!(vm.eval::<String>("half.__doc__").unwrap(), "Half of n.");
    /// ```
    pub fn new<M>(function: impl HostFunction<M>) -> Function {
        Function { callable: function.into_callable(), signature: Signature::default() }
    }

    /// A function that gives a future, which scripts `await`. What runs it is [`Vm::run_async`](crate::Vm::run_async) and its like.
    ///
    /// ```
    /// use taipan::{Engine, Function, HostModule};
    ///
    /// let net = HostModule::new("net").function(
    ///     "fetch",
    ///     Function::new_async(|url: String| async move { Ok::<_, std::io::Error>(format!("<{url}>")) }).arg("url"),
    /// );
    /// let mut vm = Engine::builder().module(net).build().vm();
    /// let page = vm.eval_async::<String>("await __import__('net').fetch(url='x')");
    /// # let page = std::pin::pin!(page);
    /// # let mut task = std::task::Context::from_waker(std::task::Waker::noop());
    /// # let std::task::Poll::Ready(page) = page.poll(&mut task) else { panic!() };
    /// # assert_eq!(page.unwrap(), "<x>");
    /// ```
    pub fn new_async<M>(function: impl AsyncFunction<M>) -> Function {
        Function { callable: function.into_async_callable(), signature: Signature::default() }
    }

    pub(crate) fn of(callable: Callable) -> Function {
        Function { callable, signature: Signature::default() }
    }

    fn declare(mut self, name: impl Into<String>, kind: Kind) -> Function {
        self.signature.parameters.push(Parameter { name: name.into(), kind, default: None });
        self
    }

    fn kind(&self) -> Kind {
        if self.signature.keyword_only { Kind::KeywordOnly } else { Kind::Plain }
    }

    /// The name of the next parameter. An argument has to be given, unless the parameter is an `Option`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let function = taipan::Function::new(|a: i64, b: Option<i64>| a - b.unwrap_or(0)).arg("a").arg("b");
    /// vm.set_function("minus", function).unwrap();
    /// assert_eq!(vm.eval::<i64>("minus(b=1, a=5) + minus(3)").unwrap(), 7);
    /// ```
    pub fn arg(self, name: impl Into<String>) -> Function {
        let kind = self.kind();
        self.declare(name, kind)
    }

    /// The name of the next parameter, and what it is if no argument is given. The default is made anew for each call.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let join = |words: Vec<String>, by: String| words.join(&by);
    /// vm.set_function("join", taipan::Function::new(join).arg("words").arg_default("by", ", ")).unwrap();
    /// assert_eq!(vm.eval::<String>("join(['a', 'b']) + join(['x', 'y'], by='+')").unwrap(), "a, bx+y");
    /// assert_eq!(vm.eval::<String>("join.__text_signature__").unwrap(), "(words, by=', ')");
    /// ```
    pub fn arg_default<T>(self, name: impl Into<String>, default: T) -> Function
    where
        T: IntoPython + Clone + Send + Sync + 'static,
    {
        let mut own = self.arg(name);
        if let Some(parameter) = own.signature.parameters.last_mut() {
            parameter.default = Some(constant(default));
        }
        own
    }

    /// The next parameter takes the positional arguments that are left, as a tuple. Parameters after it have a name only.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let sum = |numbers: Vec<i64>, start: i64| start + numbers.iter().sum::<i64>();
    /// vm.set_function("add", taipan::Function::new(sum).args("numbers").arg_default("start", 0)).unwrap();
    /// assert_eq!(vm.eval::<i64>("add(1, 2, 3) + add(start=10)").unwrap(), 16);
    /// ```
    pub fn args(self, name: impl Into<String>) -> Function {
        self.declare(name, Kind::Positional).keyword_only()
    }

    /// The next parameter takes the keyword arguments that are left, as a dict.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// let mut vm = taipan::Engine::new().vm();
    /// let tag = |name: String, attributes: BTreeMap<String, String>| {
    ///     attributes.iter().fold(name, |tag, (key, value)| format!("{tag} {key}={value}"))
    /// };
    /// vm.set_function("tag", taipan::Function::new(tag).arg("name").positional_only().kwargs("attributes")).unwrap();
    /// assert_eq!(vm.eval::<String>("tag('a', href='x', name='y')").unwrap(), "a href=x name=y");
    /// ```
    pub fn kwargs(self, name: impl Into<String>) -> Function {
        self.declare(name, Kind::Keywords)
    }

    /// The parameters declared so far are given by position only, as those before a `/` in Python.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_function("f", taipan::Function::new(|n: i64| n).arg("n").positional_only()).unwrap();
    /// assert!(vm.run("f(n=1)").is_err());
    /// ```
    pub fn positional_only(mut self) -> Function {
        for parameter in &mut self.signature.parameters {
            if parameter.kind == Kind::Plain {
                parameter.kind = Kind::PositionalOnly;
            }
        }
        self
    }

    /// The parameters declared from here on are given by name only, as those after a `*` in Python.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let function = taipan::Function::new(|n: i64, strict: bool| n * i64::from(strict));
    /// vm.set_function("f", function.arg("n").keyword_only().arg_default("strict", true)).unwrap();
    /// assert!(vm.run("f(1, False)").is_err());
    /// assert_eq!(vm.eval::<i64>("f(1, strict=False)").unwrap(), 0);
    /// ```
    pub fn keyword_only(mut self) -> Function {
        self.signature.keyword_only = true;
        self
    }

    /// The function's `__doc__`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_function("answer", taipan::Function::new(|| 42).doc("To everything.")).unwrap();
    /// assert_eq!(vm.eval::<String>("answer.__doc__").unwrap(), "To everything.");
    /// ```
    pub fn doc(mut self, doc: impl AsRef<str>) -> Function {
        self.callable.doc = Arc::from(doc.as_ref());
        self
    }

    /// # Panics
    /// If there are names, but not as many as parameters.
    #[track_caller]
    pub(crate) fn finish(mut self) -> Callable {
        let declared = self.signature.parameters.len();
        if declared > 0 {
            let arity = self.callable.arity;
            assert_eq!(declared, arity, "{declared} parameters are declared of a function that has {arity}");
            self.callable.signature = Some(Arc::new(self.signature));
        }
        self.callable
    }
}

impl HostFunction<Built> for Function {
    fn into_callable(self) -> Callable {
        self.finish()
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.signature.parameters.iter().map(|parameter| &parameter.name);
        f.debug_tuple("Function").field(&names.collect::<Vec<_>>()).finish()
    }
}
