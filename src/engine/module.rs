//! [`HostModule`]: a module of the host that scripts import.

use super::class::{ClassSpec, HostClass};
use super::context::Context;
use super::convert::IntoPython;
use super::error::Result;
use super::function::{Callable, Constant, HostFunction, Place, constant};
use taipan_vm::builtins::module::PyModule;
use taipan_vm::error::Raised;
use taipan_vm::value::Value;

#[derive(Clone)]
enum Member {
    Function(Callable),
    Class(ClassSpec),
    Constant(Constant),
}

/// A module of functions and constants of the host's. An [`Engine`](crate::Engine) gives it to all its machines, and scripts import it
/// by its name.
///
/// ```
/// use taipan::{Engine, HostModule};
///
/// let geometry = HostModule::new("geometry")
///     .constant("ORIGIN", (0.0, 0.0))
///     .function("area", |width: f64, height: f64| width * height);
/// let mut vm = Engine::builder().module(geometry).build().vm();
/// vm.run("import geometry").unwrap();
/// assert_eq!(vm.eval::<f64>("geometry.area(2, 3)").unwrap(), 6.0);
/// ```
#[derive(Clone)]
pub struct HostModule {
    name: String,
    doc: String,
    members: Vec<(String, Member)>,
}

impl HostModule {
    /// An empty module.
    ///
    /// ```
    /// use taipan::{Engine, HostModule};
    ///
    /// let mut vm = Engine::builder().module(HostModule::new("empty")).build().vm();
    /// vm.run("import empty").unwrap();
    /// ```
    pub fn new(name: impl Into<String>) -> HostModule {
        HostModule { name: name.into(), doc: String::new(), members: Vec::new() }
    }

    /// The module's `__doc__`.
    ///
    /// ```
    /// use taipan::{Engine, HostModule};
    ///
    /// let mut vm = Engine::builder().module(HostModule::new("shop").doc("What we sell.")).build().vm();
    /// assert_eq!(vm.eval::<String>("__import__('shop').__doc__").unwrap(), "What we sell.");
    /// ```
    pub fn doc(mut self, doc: impl Into<String>) -> HostModule {
        self.doc = doc.into();
        self
    }

    /// Adds a function.
    ///
    /// ```
    /// use taipan::{Engine, HostModule};
    ///
    /// let shop = HostModule::new("shop").function("price", |name: String| name.len());
    /// let mut vm = Engine::builder().module(shop).build().vm();
    /// assert_eq!(vm.eval::<usize>("__import__('shop').price('pear')").unwrap(), 4);
    /// ```
    pub fn function<M>(mut self, name: impl Into<String>, function: impl HostFunction<M>) -> HostModule {
        self.members.push((name.into(), Member::Function(function.into_callable())));
        self
    }

    /// Adds a constant, which is made anew in each machine.
    ///
    /// ```
    /// use taipan::{Engine, HostModule};
    ///
    /// let shop = HostModule::new("shop").constant("FRUIT", vec!["fig", "pear"]);
    /// let engine = Engine::builder().module(shop).build();
    /// engine.vm().run("import shop; shop.FRUIT.clear()").unwrap();
    /// assert_eq!(engine.vm().eval::<usize>("len(__import__('shop').FRUIT)").unwrap(), 2);
    /// ```
    pub fn constant<T>(mut self, name: impl Into<String>, value: T) -> HostModule
    where
        T: IntoPython + Clone + Send + Sync + 'static,
    {
        self.members.push((name.into(), Member::Constant(constant(value))));
        self
    }

    /// Adds a class.
    ///
    /// ```
    /// use taipan::{Engine, HostClass, HostModule};
    ///
    /// let class = HostClass::<String>::new("Name").constructor(|text: String| text).method("__len__", String::len);
    /// let mut vm = Engine::builder().module(HostModule::new("names").class(class)).build().vm();
    /// assert_eq!(vm.eval::<usize>("len(__import__('names').Name('Ada'))").unwrap(), 3);
    /// ```
    pub fn class<T: Send + 'static>(mut self, class: HostClass<T>) -> HostModule {
        let spec = class.into_spec();
        self.members.push((spec.name.clone(), Member::Class(spec)));
        self
    }

    /// Enters the module into `sys.modules` of a machine.
    pub(crate) fn install(&self, context: &Context<'_>) -> Result<()> {
        let vm = context.vm();
        let module = context.check(PyModule::new(vm, &self.name))?;
        let set = |name: &str, value: Value| {
            let name = vm.intern_str(name).map_err(Raised::from);
            context.check(name.and_then(|name| module.dict().set_str(&name, value)))
        };
        if !self.doc.is_empty() {
            set("__doc__", self.doc.as_str().into_python(context)?.into_raw())?;
        }
        for (name, member) in &self.members {
            let value = match member {
                Member::Function(function) => {
                    let place = Place { name, class: "", module: &self.name };
                    context.check(function.instantiate(context, place))?
                }
                Member::Class(class) => class.make(context, &self.name)?,
                Member::Constant(make) => make(context)?,
            };
            set(name, value)?;
        }
        let name = context.check(vm.intern_str(&self.name).map_err(Raised::from))?;
        let modules = context.check(vm.modules())?;
        context.check(modules.set_str(&name, module.into_value()))
    }
}
