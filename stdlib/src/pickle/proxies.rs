//! `PicklerMemoProxy` and `UnpicklerMemoProxy`: what the attribute `memo` is, a view of the memo.

use super::pickler::{self, PyPickler};
use super::unpickler::{self, PyUnpickler};
use taipan_vm::builtins::dict;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, method};
use taipan_vm::class::{PyType, create};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

macro_rules! proxy {
    ($payload:ident $type:ident $name:literal $owner:ident $module:ident $make:ident $owner_of:ident) => {
        #[repr(C)]
        pub struct $payload {
            object: Object,
            owner: Value,
        }

        // SAFETY: `#[repr(C)]`, begins with an `Object`.
        unsafe impl Payload for $payload {
            const TYPE: &'static PyType = &$type;
        }

        impl Trace for $payload {
            fn trace(&self, tracer: &mut Tracer) {
                tracer.visit(&self.owner);
            }
        }

        pub static $type: PyType = PyType::from_spec(&TypeSpec {
            name: $name,
            slots: Slots {
                hash: Some(|vm, own| Err(vm.type_error(format!("unhashable type: '{}'", own.ty().name())))),
                new: Some(create::no_constructor),
                ..Slots::NONE
            },
            methods: {
                static METHODS: &[MethodDef] =
                    &[
                        method("clear", "($self, /)", "Remove all items from memo.", |_, args| {
                            if let Some(owner) = $owner_of(&args[0]) {
                                drop(owner.memo.take());
                            }
                            Ok(Value::NONE)
                        }),
                        method("copy", "($self, /)", "Copy the memo to a new object.", |vm, args| {
                            match $owner_of(&args[0]) {
                                Some(owner) => Ok($module::copy_memo(vm, owner)?.into_value()),
                                None => Ok(Value::NONE),
                            }
                        }),
                        method("__reduce__", "($self, /)", "Implement pickle support.", |vm, args| {
                            let Some(owner) = $owner_of(&args[0]) else { return Ok(Value::NONE) };
                            let copy = $module::copy_memo(vm, owner)?.into_value();
                            vm.new_tuple(&[dict::TYPE.to_value(), vm.new_tuple(&[copy])?])
                        }),
                    ];
                METHODS
            },
            ..TypeSpec::container::<$payload>()
        });

        /// The proxy of an object's memo.
        pub fn $make(vm: &Thread, owner: &Value) -> PyResult {
            let owner = owner.clone();
            Ok(create::allocate_instance(vm, &$type, |object| $payload { object, owner })?.into_value())
        }

        /// The object whose memo a proxy stands for.
        pub fn $owner_of(value: &Value) -> Option<&$owner> {
            value.downcast::<$payload>()?.owner.downcast()
        }
    };
}

proxy!(PyPicklerMemoProxy PICKLER_MEMO "_pickle.PicklerMemoProxy" PyPickler pickler of_pickler pickler_of);
proxy!(PyUnpicklerMemoProxy UNPICKLER_MEMO "_pickle.UnpicklerMemoProxy" PyUnpickler unpickler of_unpickler unpickler_of);
