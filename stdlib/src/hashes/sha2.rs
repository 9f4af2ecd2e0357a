//! `_sha2`: SHA-224, SHA-256, SHA-384, SHA-512.

use super::state::State;
use super::{ATTRIBUTES, CONSTRUCTOR, GIL_MINSIZE, METHODS, PyHash, construct};
use taipan_vm::class::PyType;
use taipan_vm::class::spec::{Constant, TypeSpec, method};
use taipan_vm::modules::ModuleSpec;

macro_rules! sha2 {
    ($($ty:ident $type_name:literal $function:literal $state:ident;)*) => {
        $(pub static $ty: PyType = PyType::from_spec(&TypeSpec {
            name: concat!("_sha2.", $type_name),
                    methods: &METHODS,
            getset: &ATTRIBUTES,
            ..TypeSpec::leaf::<PyHash>()
        });)*

        pub static MODULE: ModuleSpec = ModuleSpec {
            name: "_sha2",
            functions: &[$(method(
                $function,
                CONSTRUCTOR,
                "Return a new hash object; optionally initialized with a string.",
                |vm, args| construct(vm, args, &$ty, State::$state(Default::default())),
            ),)*],
            constants: &[("_GIL_MINSIZE", Constant::Int(GIL_MINSIZE))],
            types: &[$(&$ty,)*],
            ..ModuleSpec::NEW
        };
    };
}

sha2! {
    SHA224 "SHA224Type" "sha224" Sha224;
    SHA256 "SHA256Type" "sha256" Sha256;
    SHA384 "SHA384Type" "sha384" Sha384;
    SHA512 "SHA512Type" "sha512" Sha512;
}
