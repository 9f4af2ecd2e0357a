//! `isinstance()` and `issubclass()`.
//!
//! A class decides by its metatype's `__instancecheck__` and `__subclasscheck__`; `type`'s own look at the MRO. An object that
//! is no type but has a tuple of `__bases__` counts as a class, too.
//!
//! Source: data model, "Customizing instance and subclass checks"; CPython's `Objects/abstract.c`.

use crate::builtins::object::has_plain_class;
use crate::builtins::tuple::PyTuple;
use crate::builtins::type_;
use crate::builtins::union::PyUnion;
use crate::class::PyType;
use crate::error::PyResult;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

impl Thread {
    /// `isinstance(object, class)`, where class may be a tuple or a union.
    pub fn is_instance(&self, object: &Value, class: &Value) -> PyResult<bool> {
        if let Some(class) = class.downcast::<PyType>() {
            if object.ty().is(class) {
                return Ok(true);
            }
            if class.as_object().ty().is(&type_::TYPE) {
                return real_is_instance(self, object, &class.to_value());
            }
        }
        if let Some(classes) = several(class) {
            let plain = classes.items().iter().map_while(|class| {
                class.downcast::<PyType>().filter(|class| class.as_object().ty().is(&type_::TYPE))
            });
            if plain.into_iter().any(|class| object.ty().is_subtype(class)) {
                return Ok(true);
            }
            let _guard = self.enter_recursion(" in __instancecheck__")?;
            for class in classes.items() {
                // Tuples that share their parts take exponential time.
                self.charge_work(1)?;
                if self.is_instance(object, class)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let _guard = self.enter_recursion(" in __instancecheck__")?;
        match self.call_special(class, &names::__instancecheck__, std::slice::from_ref(object))? {
            Some(result) => self.is_true(&result),
            None => real_is_instance(self, object, class),
        }
    }

    /// `issubclass(derived, class)`, where class may be a tuple or a union.
    pub fn is_subclass(&self, derived: &Value, class: &Value) -> PyResult<bool> {
        if let Some(ty) = class.downcast::<PyType>()
            && ty.as_object().ty().is(&type_::TYPE)
        {
            return if derived.is(class) { Ok(true) } else { real_is_subclass(self, derived, class) };
        }
        if let Some(classes) = several(class) {
            let _guard = self.enter_recursion(" in __subclasscheck__")?;
            for class in classes.items() {
                self.charge_work(1)?;
                if self.is_subclass(derived, class)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let _guard = self.enter_recursion(" in __subclasscheck__")?;
        match self.call_special(class, &names::__subclasscheck__, std::slice::from_ref(derived))? {
            Some(result) => self.is_true(&result),
            None => real_is_subclass(self, derived, class),
        }
    }
}

/// [`Thread::is_instance`] where it needs no Python: of a class whose metaclass is `type`, or a tuple of such classes.
#[inline(never)]
pub fn quick_is_instance(vm: &Thread, object: &Value, class: &Value) -> Option<bool> {
    let ty = object.ty();
    let is_of = |class: &Value| {
        let class = class.downcast::<PyType>()?;
        class.as_object().ty().is(&type_::TYPE).then(|| ty.is_subtype(class))
    };
    let found = match class.downcast_exact::<PyTuple>() {
        Some(classes) => {
            let mut found = false;
            for class in classes.items() {
                found = found || is_of(class)?;
            }
            found
        }
        None => is_of(class)?,
    };
    (found || has_plain_class(vm, ty)).then_some(found)
}

/// The classes that a tuple or a union stands for.
fn several(class: &Value) -> Option<Ref<PyTuple>> {
    let tuple = class.downcast::<PyTuple>();
    let tuple = tuple.or_else(|| class.downcast::<PyUnion>().and_then(|union| union.args().downcast()));
    tuple.map(Ref::borrowed)
}

/// `type.__instancecheck__`: by the object's type, or by what it says its `__class__` is.
pub fn real_is_instance(vm: &Thread, object: &Value, class: &Value) -> PyResult<bool> {
    let Some(ty) = class.downcast::<PyType>() else {
        check_class(vm, class, "isinstance() arg 2 must be a type, a tuple of types, or a union")?;
        return match vm.get_attr_opt(object, &names::__class__)? {
            Some(own) => abstract_is_subclass(vm, own, class),
            None => Ok(false),
        };
    };
    if object.ty().is_subtype(ty) {
        return Ok(true);
    }
    // Where `__class__` is `object`'s, it says what has been seen already.
    if has_plain_class(vm, object.ty()) {
        return Ok(false);
    }
    let Some(own) = vm.get_attr_opt(object, &names::__class__)? else { return Ok(false) };
    Ok(own.downcast::<PyType>().is_some_and(|own| !own.is(object.ty()) && own.is_subtype(ty)))
}

/// `type.__subclasscheck__`.
pub fn real_is_subclass(vm: &Thread, derived: &Value, class: &Value) -> PyResult<bool> {
    if let (Some(derived), Some(class)) = (derived.downcast::<PyType>(), class.downcast::<PyType>()) {
        return Ok(derived.is_subtype(class));
    }
    check_class(vm, derived, "issubclass() arg 1 must be a class")?;
    check_class(vm, class, "issubclass() arg 2 must be a class, a tuple of classes, or a union")?;
    abstract_is_subclass(vm, derived.clone(), class)
}

/// `__bases__`, if it is a tuple.
fn bases_of(vm: &Thread, class: &Value) -> PyResult<Option<Ref<PyTuple>>> {
    let bases = vm.get_attr_opt(class, &names::__bases__)?;
    Ok(bases.and_then(|bases| Ref::try_from_value(bases).ok()))
}

fn check_class(vm: &Thread, class: &Value, text: &str) -> PyResult<()> {
    match bases_of(vm, class)? {
        Some(_) => Ok(()),
        None => Err(vm.type_error(text)),
    }
}

/// Whether `class` is found by following `__bases__` from `derived`.
fn abstract_is_subclass(vm: &Thread, derived: Value, class: &Value) -> PyResult<bool> {
    let mut derived = derived;
    let bases = loop {
        if derived.is(class) {
            return Ok(true);
        }
        let Some(bases) = bases_of(vm, &derived)? else { return Ok(false) };
        match bases.items() {
            [] => return Ok(false),
            [only] => derived = only.clone(),
            _ => break bases,
        }
    };
    let _guard = vm.enter_recursion(" in __issubclass__")?;
    for base in bases.items() {
        if abstract_is_subclass(vm, base.clone(), class)? {
            return Ok(true);
        }
    }
    Ok(false)
}
