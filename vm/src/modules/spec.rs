//! How native modules are declared: a `static` table in the file of the module, as for types (`class::spec`).
//!
//! ```ignore
//! pub static MODULE: ModuleSpec = ModuleSpec {
//!     name: "math",
//!     doc: "Mathematical functions.",
//!     functions: &[method("sqrt", "(x, /)", "Return the square root of x.", sqrt)],
//!     constants: &[("pi", Constant::Float(std::f64::consts::PI))],
//!     ..ModuleSpec::NEW
//! };
//! ```
//!
//! and one line in a list. A module is made when it is first imported; what a VM keeps for it is found by its Rust type
//! ([`super::ModuleStates`]).

use crate::builtins::function::builtin::PyBuiltin;
use crate::builtins::module::PyModule;
use crate::class::spec::{Constant, MethodDef};
use crate::class::{PyType, ready, statics};
use crate::error::PyResult;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

pub struct ModuleSpec {
    /// As it is imported: `"_io"`, `"os.path"` has none.
    pub name: &'static str,
    pub doc: &'static str,
    pub functions: &'static [MethodDef],
    pub constants: &'static [(&'static str, Constant)],
    /// Attributes under the types' names without the module.
    pub types: &'static [&'static PyType],
    /// Adds what is computed: exceptions of the module's own, aliases, values of this VM.
    pub init: Option<fn(&Thread, &PyModule) -> PyResult<()>>,
}

impl ModuleSpec {
    pub const NEW: ModuleSpec =
        ModuleSpec { name: "", doc: "", functions: &[], constants: &[], types: &[], init: None };

    /// Makes the module. It is not entered in `sys.modules`.
    pub fn instantiate(&'static self, vm: &Thread) -> PyResult<Ref<PyModule>> {
        let module = PyModule::new(vm, self.name)?;
        self.fill(vm, &module)?;
        Ok(module)
    }

    /// Sets the attributes of a module that has what every module has.
    pub fn fill(&'static self, vm: &Thread, module: &PyModule) -> PyResult<()> {
        ready::ready_all(self.types.iter().copied());
        let dict = module.dict();
        // As in CPython, the functions of these two share a string that is not the interned one: pickles show it.
        let name = match self.name {
            "builtins" | "sys" => vm.new_str(self.name)?,
            name => crate::object::to_value(statics::intern(name)),
        };
        if !self.doc.is_empty() {
            dict.set_str(&names::__doc__, crate::object::to_value(statics::intern(self.doc)))?;
        }
        add_functions(vm, module, &name, self.functions)?;
        for (name, constant) in self.constants {
            dict.set_str(statics::intern(name), statics::constant_value(constant))?;
        }
        for ty in self.types {
            dict.set_str(statics::intern(ty.name_static()), ty.to_value())?;
        }
        if let Some(init) = self.init {
            init(vm, module)?;
        }
        Ok(())
    }
}

/// Adds functions to a module of that name, those of a table or of another one.
pub fn add_functions(
    vm: &Thread,
    module: &PyModule,
    name: &Value,
    functions: &'static [MethodDef],
) -> PyResult<()> {
    for def in functions {
        let function = PyBuiltin::new(vm, def, Some(crate::object::to_value(module)), Some(name.clone()))?;
        module.dict().set_str(statics::intern(def.name), function.into_value())?;
    }
    Ok(())
}
