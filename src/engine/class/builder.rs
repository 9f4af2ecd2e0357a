//! [`HostClass`]: the declaration of a class, and how it is made in a machine.

use super::super::context::Context;
use super::super::convert::IntoPython;
use super::super::error::Result;
use super::super::function::{Built, Callable, Constant, Function, HostFunction, Place, constant, result};
use super::access::{with_mut, with_ref};
use super::method::{HostConstructor, HostMethod};
use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::{host, property, staticmethod, type_};
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Special methods whose operands may be of other types: another one's turn comes with `NotImplemented`.
const OPERATORS: &[&str] = &[
    "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and",
    "xor", "or", "lt", "le", "eq", "ne", "gt", "ge",
];

fn is_operator(name: &str) -> bool {
    let Some(plain) = name.strip_prefix("__").and_then(|name| name.strip_suffix("__")) else { return false };
    let is_known = |name: &str| OPERATORS.contains(&name);
    is_known(plain) || plain.strip_prefix(['r', 'i']).is_some_and(is_known)
}

/// A type that has a class of its own: what `#[pyclass]` implements.
///
/// ```
/// use taipan::{Engine, HostClass, HostType};
///
/// struct Dice(u8);
///
/// impl HostType for Dice {
///     fn class() -> HostClass<Dice> {
///         HostClass::new("Dice").constructor(Dice).getter("sides", |this: &Dice| this.0)
///     }
/// }
///
/// let mut vm = Engine::new().vm();
/// vm.set_class(Dice::class()).unwrap();
/// assert_eq!(vm.eval::<u8>("Dice(6).sides").unwrap(), 6);
/// ```
pub trait HostType: Send + Sized + 'static {
    /// The class.
    fn class() -> HostClass<Self>;
}

/// A Python class whose instances hold a `T`. A [`HostModule`](crate::HostModule) offers it to scripts, or
/// [`Vm::set_class`](crate::Vm::set_class) does; scripts may derive classes from it.
///
/// An instance belongs to the machine. A method that takes `&mut T` cannot be called while another one uses the same instance:
/// that is a `RuntimeError`. An operator whose operand does not fit gives way to the other operand's, as in Python.
///
/// ```
/// use taipan::{Engine, HostClass, HostModule};
///
/// struct Account {
///     owner: String,
///     cents: i64,
/// }
///
/// let account = HostClass::<Account>::new("Account")
///     .constructor(|owner: String, cents: Option<i64>| Account { owner, cents: cents.unwrap_or(0) })
///     .getter("owner", |this: &Account| this.owner.clone())
///     .method("deposit", |this: &mut Account, cents: i64| this.cents += cents)
///     .method("__len__", |this: &Account| this.cents)
///     .method("__lt__", |this: &Account, cents: i64| this.cents < cents);
/// let mut vm = Engine::builder().module(HostModule::new("bank").class(account)).build().vm();
/// vm.run("from bank import Account\nada = Account('Ada')\nada.deposit(250)").unwrap();
/// assert_eq!(vm.eval::<(String, usize, bool)>("ada.owner, len(ada), ada < 300").unwrap(), ("Ada".into(), 250, true));
/// ```
pub struct HostClass<T> {
    spec: ClassSpec,
    data: PhantomData<fn() -> T>,
}

/// A class with its types erased.
#[derive(Clone)]
pub(crate) struct ClassSpec {
    pub name: String,
    doc: String,
    type_id: TypeId,
    members: Vec<(String, Member)>,
}

#[derive(Clone)]
enum Member {
    Method(Callable),
    Static(Callable),
    Getter(Callable),
    Setter(Callable),
    Constant(Constant),
}

impl<T: Send + 'static> HostClass<T> {
    /// A class without anything. Scripts cannot make instances of it.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_class(taipan::HostClass::<u8>::new("Byte")).unwrap();
    /// let error = vm.run("Byte()").unwrap_err();
    /// assert_eq!(error.exception().unwrap().message(), "cannot create 'Byte' instances");
    /// ```
    pub fn new(name: impl Into<String>) -> HostClass<T> {
        let spec = ClassSpec {
            name: name.into(),
            doc: String::new(),
            type_id: TypeId::of::<T>(),
            members: Vec::new(),
        };
        HostClass { spec, data: PhantomData }
    }

    fn with(mut self, name: impl Into<String>, member: Member) -> HostClass<T> {
        self.spec.members.push((name.into(), member));
        self
    }

    /// The class's `__doc__`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_class(taipan::HostClass::<()>::new("Unit").doc("Holds nothing.")).unwrap();
    /// assert_eq!(vm.eval::<String>("Unit.__doc__").unwrap(), "Holds nothing.");
    /// ```
    pub fn doc(mut self, doc: impl Into<String>) -> HostClass<T> {
        self.spec.doc = doc.into();
        self
    }

    /// How scripts make instances: a closure that gives a `T`, or a `Result` of one; or a [`Function::constructor`].
    ///
    /// ```
    /// use taipan::{Engine, HostClass};
    ///
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(HostClass::<u16>::new("Port").constructor(|text: String| text.parse::<u16>())).unwrap();
    /// vm.run("Port('80')").unwrap();
    /// assert!(vm.run("Port('http')").unwrap_err().downcast_ref::<std::num::ParseIntError>().is_some());
    /// ```
    pub fn constructor<M>(self, function: impl HostConstructor<T, M>) -> HostClass<T> {
        self.with("__new__", Member::Static(function.into_constructor()))
    }

    /// Adds a method. Names of special methods (`__add__`, `__getitem__`, `__call__`, `__repr__`) make it an operator.
    ///
    /// ```
    /// use taipan::{Engine, Exception, HostClass};
    ///
    /// let row = HostClass::<Vec<f64>>::new("Row")
    ///     .constructor(|cells: Vec<f64>| cells)
    ///     .method("__getitem__", |this: &Vec<f64>, index: usize| {
    ///         this.get(index).copied().ok_or_else(|| Exception::new("IndexError", "no such cell"))
    ///     })
    ///     .method("__repr__", |this: &Vec<f64>| format!("Row({this:?})"));
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(row).unwrap();
    /// assert_eq!(vm.eval::<String>("repr(Row([1, 2]))").unwrap(), "Row([1.0, 2.0])");
    /// assert_eq!(vm.eval::<Vec<f64>>("list(Row([1, 2]))").unwrap(), [1.0, 2.0]);
    /// ```
    pub fn method<M>(self, name: impl Into<String>, method: impl HostMethod<T, M>) -> HostClass<T> {
        let (name, mut method) = (name.into(), method.into_method());
        method.is_operator = is_operator(&name);
        self.with(name, Member::Method(method))
    }

    /// Adds a function that takes no instance.
    ///
    /// ```
    /// use taipan::{Engine, HostClass, Instance};
    ///
    /// struct Angle(f64);
    ///
    /// let class = HostClass::<Angle>::new("Angle")
    ///     .static_method("degrees", |n: f64| Instance(Angle(n.to_radians())))
    ///     .getter("radians", |this: &Angle| this.0);
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(class).unwrap();
    /// assert_eq!(vm.eval::<f64>("Angle.degrees(180).radians").unwrap(), std::f64::consts::PI);
    /// ```
    pub fn static_method<M>(self, name: impl Into<String>, function: impl HostFunction<M>) -> HostClass<T> {
        self.with(name, Member::Static(function.into_callable()))
    }

    /// Adds a property that can be read.
    ///
    /// ```
    /// use taipan::{Engine, HostClass, Instance};
    ///
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(HostClass::<f64>::new("Circle").getter("area", |this: &f64| this * this * 3.0)).unwrap();
    /// vm.set("circle", Instance(2.0)).unwrap();
    /// assert_eq!(vm.eval::<f64>("circle.area").unwrap(), 12.0);
    /// assert!(vm.run("circle.area = 1").is_err());
    /// ```
    pub fn getter<M>(self, name: impl Into<String>, getter: impl HostMethod<T, M>) -> HostClass<T> {
        self.with(name, Member::Getter(getter.into_method()))
    }

    /// Lets a property be set.
    ///
    /// ```
    /// use taipan::{Engine, HostClass};
    ///
    /// let class = HostClass::<String>::new("Label")
    ///     .constructor(|| String::new())
    ///     .getter("text", |this: &String| this.clone())
    ///     .setter("text", |this: &mut String, text: String| *this = text);
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(class).unwrap();
    /// vm.run("label = Label(); label.text = 'spam'").unwrap();
    /// assert_eq!(vm.eval::<String>("label.text").unwrap(), "spam");
    /// ```
    pub fn setter<M>(self, name: impl Into<String>, setter: impl HostMethod<T, M>) -> HostClass<T> {
        self.with(name, Member::Setter(setter.into_method()))
    }

    /// Adds a constant, which is made anew in each machine.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_class(taipan::HostClass::<()>::new("Limits").constant("MAX", 100)).unwrap();
    /// assert_eq!(vm.eval::<i64>("Limits.MAX").unwrap(), 100);
    /// ```
    pub fn constant<C>(self, name: impl Into<String>, value: C) -> HostClass<T>
    where
        C: IntoPython + Clone + Send + Sync + 'static,
    {
        self.with(name, Member::Constant(constant(value)))
    }

    /// What iterating over an instance gives: the items of what `items` returns.
    ///
    /// ```
    /// use taipan::{Engine, HostClass};
    ///
    /// let class = HostClass::<Vec<i64>>::new("Numbers")
    ///     .constructor(|n: i64| (0..n).collect::<Vec<_>>())
    ///     .items(|this: &Vec<i64>| this.clone());
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(class).unwrap();
    /// assert_eq!(vm.eval::<i64>("sum(Numbers(5))").unwrap(), 10);
    /// ```
    pub fn items<I: IntoPython>(self, items: impl Fn(&T) -> I + Send + Sync + 'static) -> HostClass<T> {
        let iter = Callable::method(0, move |context, row| {
            let this = row.this.cloned().unwrap_or(Value::NONE);
            let items = with_ref(context.vm(), &this, |data: &T| items(data))?;
            let items = result(context, items)?;
            context.vm().get_iter(&items)
        });
        self.with("__iter__", Member::Method(iter))
    }

    /// Makes instances iterators: `next` gives an item, or `None` at the end.
    ///
    /// ```
    /// use taipan::{Engine, HostClass};
    ///
    /// let class = HostClass::<u32>::new("Countdown").constructor(|n: u32| n).next(|this: &mut u32| {
    ///     *this = this.checked_sub(1)?;
    ///     Some(*this)
    /// });
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(class).unwrap();
    /// assert_eq!(vm.eval::<Vec<u32>>("list(Countdown(3))").unwrap(), [2, 1, 0]);
    /// ```
    pub fn next<I: IntoPython>(
        self,
        next: impl Fn(&mut T) -> Option<I> + Send + Sync + 'static,
    ) -> HostClass<T> {
        let next = Callable::method(0, move |context, row| {
            let this = row.this.cloned().unwrap_or(Value::NONE);
            match with_mut(context.vm(), &this, |data: &mut T| next(data))? {
                Some(item) => result(context, item),
                None => Err(context.vm().raise_stop_iteration(Value::NONE)),
            }
        });
        let itself = Callable::method(0, |_, row| Ok(row.this.cloned().unwrap_or(Value::NONE)));
        self.with("__iter__", Member::Method(itself)).with("__next__", Member::Method(next))
    }

    pub(crate) fn into_spec(self) -> ClassSpec {
        self.spec
    }
}

impl<T> fmt::Debug for HostClass<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HostClass").field(&self.spec.name).finish()
    }
}

impl Function {
    /// A method of a [`HostClass`] whose parameters have names. A function made by [`Function::new`] is given no instance.
    ///
    /// ```
    /// use taipan::{Engine, Function, HostClass};
    ///
    /// let scale = Function::method(|this: &mut f64, by: f64, times: u32| *this *= by.powi(times as i32));
    /// let class = HostClass::<f64>::new("Size")
    ///     .constructor(Function::constructor(|size: f64| size).arg_default("size", 1.0))
    ///     .method("scale", scale.arg("by").arg_default("times", 1))
    ///     .method("__float__", |this: &f64| *this);
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(class).unwrap();
    /// vm.run("size = Size(size=3); size.scale(times=2, by=2)").unwrap();
    /// assert_eq!(vm.eval::<f64>("float(size)").unwrap(), 12.0);
    /// assert_eq!(vm.eval::<String>("Size.scale.__text_signature__").unwrap(), "($self, /, by, times=1)");
    /// ```
    pub fn method<T, M>(method: impl HostMethod<T, M>) -> Function {
        Function::of(method.into_method())
    }

    /// A constructor of a [`HostClass`] whose parameters have names.
    ///
    /// ```
    /// use taipan::{Engine, Function, HostClass};
    ///
    /// let make = Function::constructor(|text: String, times: usize| text.repeat(times)).arg("text").arg_default("times", 2);
    /// let class = HostClass::<String>::new("Text").constructor(make).method("get", |text: &String| text.clone());
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(class).unwrap();
    /// assert_eq!(vm.eval::<String>("Text(text='ab').get()").unwrap(), "abab");
    /// ```
    pub fn constructor<T, M>(constructor: impl HostConstructor<T, M>) -> Function {
        Function::of(constructor.into_constructor())
    }
}

impl<T> HostMethod<T, Built> for Function {
    fn into_method(self) -> Callable {
        self.finish()
    }
}

impl<T> HostConstructor<T, Built> for Function {
    fn into_constructor(self) -> Callable {
        self.finish()
    }
}

/// The classes of a machine by the type of their data.
#[derive(Default)]
pub(crate) struct Classes(RefCell<HashMap<TypeId, Value>>);

impl Classes {
    pub fn of<T: 'static>(vm: &Thread) -> Option<Value> {
        let classes = vm.interp().module_states.get::<Classes>();
        classes.0.borrow().get(&TypeId::of::<T>()).cloned()
    }
}

impl ClassSpec {
    /// Makes the class in a machine.
    pub fn make(&self, context: &Context<'_>, module: &str) -> Result<Value> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        let mut properties: Vec<(&str, [Value; 2])> = Vec::new();
        for (name, member) in &self.members {
            let value = match member {
                Member::Method(callable) => self.function(context, module, name, callable)?,
                Member::Static(callable) => {
                    let function = self.function(context, module, name, callable)?;
                    context.check(context.vm().call(&staticmethod::TYPE.to_value(), &[function]))?
                }
                Member::Constant(make) => make(context)?,
                Member::Getter(callable) | Member::Setter(callable) => {
                    let function = self.function(context, module, name, callable)?;
                    let at = usize::from(matches!(member, Member::Setter(_)));
                    match properties.iter_mut().find(|(known, _)| known == name) {
                        Some((_, functions)) => functions[at] = function,
                        None => {
                            let mut functions = [Value::NONE, Value::NONE];
                            functions[at] = function;
                            properties.push((name, functions));
                        }
                    }
                    continue;
                }
            };
            entries.push((name.clone(), value));
        }
        for (name, functions) in properties {
            let property = context.check(context.vm().call(&property::TYPE.to_value(), &functions))?;
            entries.push((name.to_owned(), property));
        }
        let class = context.check(create(context, &self.name, module, &self.doc, entries))?;
        let classes = context.vm().interp().module_states.get::<Classes>();
        let before = classes.0.borrow_mut().insert(self.type_id, class.clone());
        drop(before);
        Ok(class)
    }

    fn function(
        &self,
        context: &Context<'_>,
        module: &str,
        name: &str,
        callable: &Callable,
    ) -> Result<Value> {
        context.check(callable.instantiate(context, Place { name, class: &self.name, module }))
    }
}

/// A class of methods alone.
pub(crate) fn make_class(
    context: &Context<'_>,
    name: &str,
    module: &str,
    doc: &str,
    methods: &[(&str, Callable)],
) -> PyResult {
    let mut entries = Vec::new();
    for (method, callable) in methods {
        let place = Place { name: method, class: name, module };
        entries.push(((*method).to_owned(), callable.instantiate(context, place)?));
    }
    create(context, name, module, doc, entries)
}

/// `type(name, (host_object,), namespace)`.
fn create(
    context: &Context<'_>,
    name: &str,
    module: &str,
    doc: &str,
    entries: Vec<(String, Value)>,
) -> PyResult {
    let vm = context.vm();
    let namespace = PyDict::new(vm)?;
    let set = |name: &str, value: Value| namespace.set_str(&*vm.intern_str(name)?, value);
    set("__module__", vm.new_str(module)?)?;
    set("__doc__", if doc.is_empty() { Value::NONE } else { vm.new_str(doc)? })?;
    set("__slots__", vm.new_tuple(&[vm.new_str("__weakref__")?])?)?;
    for (name, value) in entries {
        set(&name, value)?;
    }
    let bases = vm.new_tuple(&[host::OBJECT.to_value()])?;
    vm.call(&type_::TYPE.to_value(), &[vm.new_str(name)?, bases, namespace.into_value()])
}
