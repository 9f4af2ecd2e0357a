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
//!
//! Functions, constants and types are static objects in a static dict ([`ModuleSpec::shared`]), made once for the process; a VM's
//! module begins with a copy of it.

use crate::builtins::dict::PyDict;
use crate::builtins::function::builtin::PyBuiltin;
use crate::builtins::module::PyModule;
use crate::class::spec::{Constant, MethodDef};
use crate::class::statics::{self, Filling, Once};
use crate::class::{PyType, ready};
use crate::error::PyResult;
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
    /// Adds what is computed and the same in all VMs: static objects.
    pub common: Option<fn(&Filling)>,
    /// Adds what is computed for a VM: exceptions of the module's own, values of this VM.
    pub init: Option<fn(&Thread, &PyModule) -> PyResult<()>>,
    /// What all VMs have in common, once one has asked for it.
    pub table: Once<PyDict>,
}

impl ModuleSpec {
    #[allow(clippy::declare_interior_mutable_const, reason = "a static of its own for every module")]
    pub const NEW: ModuleSpec = ModuleSpec {
        name: "",
        doc: "",
        functions: &[],
        constants: &[],
        types: &[],
        common: None,
        init: None,
        table: Once::new(),
    };

    /// Makes the module. It is not entered in `sys.modules`.
    pub fn instantiate(&'static self, vm: &Thread) -> PyResult<Ref<PyModule>> {
        let module = PyModule::new(vm, self.name)?;
        self.fill(vm, &module)?;
        Ok(module)
    }

    /// Sets the attributes of a module that has what every module has.
    pub fn fill(&'static self, vm: &Thread, module: &PyModule) -> PyResult<()> {
        module.dict().start_with(self.shared())?;
        // Those that are given their module belong to it.
        for def in self.functions.iter().filter(|def| def.arity.bound) {
            let name = crate::object::to_value(statics::intern(self.name));
            let function = PyBuiltin::new(vm, def, Some(crate::object::to_value(module)), Some(name))?;
            module.dict().set_str(statics::intern(def.name), function.into_value())?;
        }
        match self.init {
            Some(init) => init(vm, module),
            None => Ok(()),
        }
    }

    /// The attributes that the module has in all VMs.
    pub fn shared(&'static self) -> &'static PyDict {
        self.table.get(|| statics::make_dict(|dict| self.fill_shared(dict)))
    }

    fn fill_shared(&'static self, dict: &Filling) {
        ready::ready_all(self.types.iter().copied());
        let doc = if self.doc.is_empty() { Value::NONE } else { text(self.doc) };
        dict.set("__name__", text(self.name));
        dict.set("__doc__", doc);
        for name in ["__package__", "__loader__", "__spec__"] {
            dict.set(name, Value::NONE);
        }
        // As in CPython, the functions of these two share a string that is not the interned one: pickles show it.
        let own = match self.name {
            "builtins" | "sys" => statics::leak_apart(self.name),
            name => text(name),
        };
        for def in self.functions {
            dict.set(def.name, if def.arity.bound { Value::NONE } else { statics::leak_function(def, &own) });
        }
        for (name, constant) in self.constants {
            dict.set(name, statics::constant_value(constant));
        }
        for ty in self.types {
            dict.set(ty.name_static(), ty.to_value());
        }
        if let Some(common) = self.common {
            common(dict);
        }
    }
}

/// A static string.
fn text(text: &'static str) -> Value {
    crate::object::to_value(statics::intern(text))
}
