//! Instances of host classes: made of Rust values, lent for a call, and used by the host.

use super::access::{short_name, with_mut, with_ref};
use super::builder::Classes;
use crate::{Context, Error, FromPython, IntoPython, Local, Result};
use std::cell::RefCell;
use std::rc::Rc;
use taipan_vm::builtins::host::{Lent, PyHostObject, data_of};
use taipan_vm::class::PyType;
use taipan_vm::error::PyResult;
use taipan_vm::value::Value;

/// `__new__` of a host class: an instance of `class`, which is the class of `T` or a subclass.
pub(crate) fn construct<T: Send + 'static>(
    context: &Context<'_>,
    class: Option<&Value>,
    data: T,
) -> PyResult {
    let vm = context.vm();
    let own = Classes::of::<T>(vm);
    let Some(own) = own.as_ref().and_then(Value::downcast::<PyType>) else {
        return Err(vm.type_error(format!("{} has no class in this machine", short_name::<T>())));
    };
    match class.and_then(Value::downcast::<PyType>) {
        Some(class) if class.is_subtype(own) => {
            Ok(PyHostObject::new(vm, class, Rc::new(RefCell::new(data)))?.into_value())
        }
        _ => Err(vm.type_error(format!("{}.__new__(X): X is no subtype of it", own.name()))),
    }
}

/// A value whose type has a [`HostClass`](crate::HostClass): given to Python, it becomes an instance; taken from it, it is a clone of the
/// instance's data.
///
/// ```
/// use taipan::{Engine, HostClass, HostModule, Instance};
///
/// #[derive(Clone)]
/// struct Point(f64, f64);
///
/// let class = HostClass::<Point>::new("Point")
///     .constructor(|x: f64, y: f64| Point(x, y))
///     .method("__add__", |this: &Point, Instance(other): Instance<Point>| {
///         Instance(Point(this.0 + other.0, this.1 + other.1))
///     })
///     .getter("x", |this: &Point| this.0);
/// let mut vm = Engine::builder().module(HostModule::new("plane").class(class)).build().vm();
/// vm.set("start", Instance(Point(1.0, 2.0))).unwrap();
/// assert_eq!(vm.eval::<f64>("(start + __import__('plane').Point(2, 0)).x").unwrap(), 3.0);
/// let Instance(point) = vm.eval::<Instance<Point>>("start + start").unwrap();
/// assert_eq!(point.1, 4.0);
/// assert!(vm.run("start + 1").unwrap_err().to_string().contains("unsupported operand type(s) for +"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instance<T>(pub T);

impl<T: Send + 'static> IntoPython for Instance<T> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        context.instance(self.0)
    }
}

impl<T: Clone + 'static> FromPython for Instance<T> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        if !value.holds::<T>() {
            let text = format!("expected {}, not {}", short_name::<T>(), value.type_name());
            return Err(Error::Conversion(text));
        }
        value.data(T::clone).map(Instance)
    }
}

impl<'vm> Context<'vm> {
    fn class_of<T: 'static>(&self) -> Result<Value> {
        Classes::of::<T>(self.vm())
            .ok_or_else(|| Error::Conversion(format!("{} has no class in this machine", short_name::<T>())))
    }

    /// An instance of the class of `T`, which holds `data`.
    ///
    /// ```
    /// use taipan::{Engine, HostClass};
    ///
    /// struct Counter(u32);
    ///
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(HostClass::<Counter>::new("Counter").method("count", |this: &mut Counter| {
    ///     this.0 += 1;
    ///     this.0
    /// }))
    /// .unwrap();
    /// let last = vm
    ///     .with(|context| {
    ///         let counter = context.instance(Counter(5))?;
    ///         counter.call_method::<u32>("count", ())?;
    ///         counter.call_method::<u32>("count", ())
    ///     })
    ///     .unwrap();
    /// assert_eq!(last, 7);
    /// ```
    pub fn instance<T: Send + 'static>(&self, data: T) -> Result<Local<'vm>> {
        let class = self.class_of::<T>()?;
        self.check(construct(self, Some(&class), data)).map(|value| self.local(value))
    }

    /// Lends data to the machine while `work` runs, as an instance of the class of `T`. Whatever of the script's keeps the
    /// instance gets a `RuntimeError` from it afterwards, as do its threads at any time.
    ///
    /// ```
    /// use taipan::{Engine, HostClass};
    ///
    /// struct World {
    ///     score: i64,
    /// }
    ///
    /// let class = HostClass::<World>::new("World")
    ///     .getter("score", |this: &World| this.score)
    ///     .setter("score", |this: &mut World, score: i64| this.score = score);
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(class).unwrap();
    /// vm.run("def tick(world):\n    global kept\n    kept = world\n    world.score += 10").unwrap();
    ///
    /// let mut world = World { score: 1 };
    /// vm.with(|context| context.lend(&mut world, |world| context.call::<()>("tick", (world,)))).unwrap();
    /// assert_eq!(world.score, 11);
    /// let error = vm.run("kept.score").unwrap_err();
    /// assert_eq!(
    ///     error.exception().unwrap().message(),
    ///     "'World' object cannot be used: the host has lent it for a call that is over"
    /// );
    /// ```
    pub fn lend<T: Send + 'static, R>(
        &self,
        data: &mut T,
        work: impl FnOnce(&Local<'vm>) -> Result<R>,
    ) -> Result<R> {
        let class = self.class_of::<T>()?;
        let Some(class) = class.downcast::<PyType>() else {
            return Err(Error::Conversion(format!("{} has no class in this machine", short_name::<T>())));
        };
        Lent::lend(data, |lent| {
            let instance = self.check(PyHostObject::new(self.vm(), class, lent.clone()))?;
            work(&self.local(instance.into_value()))
        })
    }
}

impl Local<'_> {
    /// Whether this is an instance of a host class that holds a `T`.
    ///
    /// ```
    /// use taipan::{Engine, Instance};
    ///
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(taipan::HostClass::<char>::new("Letter")).unwrap();
    /// let holds = vm.with(|context| {
    ///     let letter = context.value(Instance('x'))?;
    ///     Ok((letter.holds::<char>(), letter.holds::<u8>(), context.value("x")?.holds::<char>()))
    /// });
    /// assert_eq!(holds.unwrap(), (true, false, false));
    /// ```
    pub fn holds<T: 'static>(&self) -> bool {
        data_of(self.raw()).is_some_and(|data| data.is::<RefCell<T>>() || data.is::<Lent<T>>())
    }

    /// Uses the data of an instance of a host class.
    ///
    /// ```
    /// use taipan::{Context, Engine, HostClass, Object};
    ///
    /// struct Inventory(Vec<String>);
    ///
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(HostClass::<Inventory>::new("Inventory").constructor(Inventory)).unwrap();
    /// vm.set_function("count", |context: &Context<'_>, inventory: Object| {
    ///     context.object(&inventory)?.data(|inventory: &Inventory| inventory.0.len())
    /// })
    /// .unwrap();
    /// assert_eq!(vm.eval::<usize>("count(Inventory(['rope', 'lamp']))").unwrap(), 2);
    /// ```
    pub fn data<T: 'static, R>(&self, work: impl FnOnce(&T) -> R) -> Result<R> {
        self.context().check(with_ref(self.context().vm(), self.raw(), work))
    }

    /// Uses and changes the data of an instance of a host class.
    ///
    /// ```
    /// use taipan::{Engine, HostClass};
    ///
    /// let mut vm = Engine::new().vm();
    /// vm.set_class(HostClass::<Vec<u8>>::new("Log").constructor(Vec::<u8>::new)).unwrap();
    /// vm.run("log = Log()").unwrap();
    /// let log = vm.eval_object("log").unwrap();
    /// let length = vm
    ///     .with(|context| {
    ///         let log = context.object(&log)?;
    ///         log.data_mut(|log: &mut Vec<u8>| log.push(1))?;
    ///         log.data(|log: &Vec<u8>| log.len())
    ///     })
    ///     .unwrap();
    /// assert_eq!(length, 1);
    /// ```
    pub fn data_mut<T: 'static, R>(&self, work: impl FnOnce(&mut T) -> R) -> Result<R> {
        self.context().check(with_mut(self.context().vm(), self.raw(), work))
    }
}
