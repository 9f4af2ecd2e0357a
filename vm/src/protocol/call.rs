//! Calling objects from native code.

use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::lookup::lookup;
use crate::class::statics::{self, StaticStr};
use crate::class::{flags, special};
use crate::error::PyResult;
use crate::interp::call as interp_call;
use crate::thread::Thread;
use crate::value::Value;

impl Thread {
    /// `callable(*args)`.
    #[inline]
    pub fn call(&self, callable: &Value, args: &[Value]) -> PyResult {
        self.call_args(callable, Args::positional_only(args))
    }

    /// `callable(*args, **keywords)`.
    #[inline]
    pub fn call_args(&self, callable: &Value, args: Args<'_>) -> PyResult {
        if let Some(function) = callable.downcast_exact() {
            return interp_call::call_function(self, function, args);
        }
        match callable.ty().slots().call {
            Some(call) => call(self, callable, args),
            None => Err(crate::interp::call::not_callable(self, callable)),
        }
    }

    /// `object.name(*args)`, without making a bound method where the attribute is a function of the type.
    pub fn call_method(&self, object: &Value, name: &'static StaticStr, args: &[Value]) -> PyResult {
        self.call_method_args(object, name, Args::positional_only(args))
    }

    /// `object.name(*args)` for a name that is not one of the VM's.
    pub fn call_method_str(&self, object: &Value, name: &'static str, args: &[Value]) -> PyResult {
        self.call_method_args(object, statics::intern(name), Args::positional_only(args))
    }

    pub fn call_method_args(&self, object: &Value, name: &PyStr, args: Args<'_>) -> PyResult {
        let ty = object.ty();
        if ty.has_flag(flags::GENERIC_GETATTR)
            && let Some(method) = lookup(self, ty, name)
            && method.ty().has_flag(flags::METHOD_DESCRIPTOR)
            && object.as_object().and_then(|object| crate::class::attributes::get(object, name)).is_none()
        {
            return args.with_first(object, |args| self.call_args(&method, args));
        }
        let bound = self.get_attr(object, name)?;
        self.call_args(&bound, args)
    }

    /// The special method `name` of the object's type, called with `args`; `None` if there is none.
    pub fn call_special(
        &self,
        object: &Value,
        name: &'static StaticStr,
        args: &[Value],
    ) -> PyResult<Option<Value>> {
        special::call_special(self, object, name, args)
    }
}
