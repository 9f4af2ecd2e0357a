//! `getattr`, `setattr`, `delattr` on values of any type.

use crate::builtins::exceptions;
use crate::builtins::module::{self, PyModule};
use crate::builtins::str::PyStr;
use crate::builtins::type_;
use crate::class::{flags, lookup};
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

impl Thread {
    /// `object.name`.
    #[inline]
    pub fn get_attr(&self, object: &Value, name: &PyStr) -> PyResult {
        match object.ty().slots().getattro {
            Some(getattro) => getattro(self, object, name).inspect_err(|_| self.tell_attribute(object, name)),
            None => lookup::generic_getattr(self, object, name),
        }
    }

    /// An `AttributeError` on its way learns which attribute of which object it is about, if it does not know.
    #[cold]
    pub fn tell_attribute(&self, object: &Value, name: &PyStr) {
        if !self.raised_matches(&exceptions::ATTRIBUTE_ERROR) {
            return;
        }
        if let Some(exception) = self.take_raised() {
            exceptions::tell_attribute(&exception, object, name);
            let _ = self.set_raised(exception);
        }
    }

    /// `getattr(object, name, None)` that tells a missing attribute from `None`; errors other than `AttributeError` pass.
    pub fn get_attr_opt(&self, object: &Value, name: &PyStr) -> PyResult<Option<Value>> {
        if object.ty().has_flag(flags::GENERIC_GETATTR) {
            let found = lookup::generic_getattr_opt(self, object, name);
            return self.absent_if(found.map(|value| value.ok_or(())), &exceptions::ATTRIBUTE_ERROR);
        }
        if let Some(module) = object.downcast_exact::<PyModule>() {
            let found = module::getattr_opt(self, object, module, name);
            return self.absent_if(found.map(|value| value.ok_or(())), &exceptions::ATTRIBUTE_ERROR);
        }
        if type_::has_plain_attributes(object) {
            let found = type_::getattr_opt(self, object, name);
            return self.absent_if(found.map(|value| value.ok_or(())), &exceptions::ATTRIBUTE_ERROR);
        }
        match self.get_attr(object, name) {
            Ok(value) => Ok(Some(value)),
            Err(_) if self.raised_matches(&exceptions::ATTRIBUTE_ERROR) => {
                self.clear_raised();
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    fn absent_if(
        &self,
        found: PyResult<Result<Value, ()>>,
        error: &'static crate::class::PyType,
    ) -> PyResult<Option<Value>> {
        match found {
            Ok(found) => Ok(found.ok()),
            Err(_) if self.raised_matches(error) => {
                self.clear_raised();
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// `object.name = value`, or `del object.name` for `None`.
    #[inline]
    pub fn set_attr(&self, object: &Value, name: &PyStr, value: Option<&Value>) -> PyResult<()> {
        match object.ty().slots().setattro {
            Some(setattro) => setattro(self, object, name, value),
            None => lookup::generic_setattr(self, object, name, value),
        }
    }

    /// `getattr(object, "name")` for a name that is not one of the VM's.
    pub fn get_attr_str(&self, object: &Value, name: &str) -> PyResult {
        let name = self.intern_str(name)?;
        self.get_attr(object, &name)
    }
}
