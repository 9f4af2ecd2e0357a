//! The module `_typing`: the types of type parameters and aliases, and helpers of `typing`.

use crate::builtins::typing::{alias, no_default, param_spec, type_var, type_var_tuple};
use crate::builtins::{typing, union};
use crate::class::spec::{Constant, method};
use crate::class::statics;
use crate::modules::ModuleSpec;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_typing",
    doc: "Primitives and accelerators for the typing module.\n",
    functions: &[method("_idfunc", "($module, x, /)", "", |_, args| Ok(args[1].clone()))],
    constants: &[
        ("Generic", Constant::Type(&typing::GENERIC)),
        ("ParamSpec", Constant::Type(&param_spec::TYPE)),
        ("ParamSpecArgs", Constant::Type(&param_spec::ARGS)),
        ("ParamSpecKwargs", Constant::Type(&param_spec::KWARGS)),
        ("TypeAliasType", Constant::Type(&alias::TYPE)),
        ("TypeVar", Constant::Type(&type_var::TYPE)),
        ("TypeVarTuple", Constant::Type(&type_var_tuple::TYPE)),
        ("Union", Constant::Type(&union::TYPE)),
    ],
    init: Some(|_, module| {
        module.dict().set_str(statics::intern("NoDefault"), no_default::NO_DEFAULT.value())
    }),
    ..ModuleSpec::NEW
};
