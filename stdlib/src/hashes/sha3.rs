//! `_sha3`: SHA-3 and SHAKE, whose digests are as long as one likes.

use super::state::State;
use super::{GIL_MINSIZE, METHODS_DATA, PyHash, absorb, argument, copy, new_hex, own, update};
use taipan_vm::builtins::int;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::PyType;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, GetSetDef, MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_sha3",
    constants: &[("implementation", Constant::Str("HACL")), ("_GIL_MINSIZE", Constant::Int(GIL_MINSIZE))],
    types: &[&SHA3_224, &SHA3_256, &SHA3_384, &SHA3_512, &SHAKE_128, &SHAKE_256],
    ..ModuleSpec::NEW
};

static ATTRIBUTES: [GetSetDef; 6] = {
    let [a, b, c] = [
        getter("name", "", |vm, value| vm.new_str(own(value).state.borrow().name())),
        getter("block_size", "", |vm, value| int::from_usize(vm, own(value).state.borrow().block_size())),
        getter("digest_size", "", |vm, value| int::from_usize(vm, own(value).state.borrow().digest_size())),
    ];
    [
        a,
        b,
        c,
        getter("_capacity_bits", "", |vm, value| int::from_usize(vm, 1600 - rate(value))),
        getter("_rate_bits", "", |vm, value| int::from_usize(vm, rate(value))),
        getter("_suffix", "", |vm, value| {
            let is_shake = own(value).with_state(|state| state.digest_size() == 0);
            vm.new_bytes(if is_shake { b"\x1f" } else { b"\x06" })
        }),
    ]
};

fn rate(value: &Value) -> usize {
    own(value).with_state(State::block_size) * 8
}

/// Digests whose length is told.
static SHAKE_METHODS: [MethodDef; 4] = [
    method("copy", "($self, /)", "Return a copy of the hash object.", copy),
    method("digest", "($self, /, length)", "Return the digest value as a bytes object.", |vm, args| {
        vm.finish_bytes(shake(vm, args)?)
    }),
    method(
        "hexdigest",
        "($self, /, length)",
        "Return the digest value as a string of hexadecimal digits.",
        |vm, args| new_hex(vm, &shake(vm, args)?),
    ),
    method("update", "($self, data, /)", "Update this hash object's state with the provided bytes.", update),
];

/// Longer digests are refused.
const LENGTH_END: i64 = 1 << 29;

fn shake(vm: &Thread, args: &[Value]) -> PyResult<Buf<u8>> {
    let length = number::index(vm, &args[1])?;
    let length = match int::as_i64(&length) {
        Some(length) if length < 0 => return Err(vm.value_error("Cannot convert negative int")),
        Some(length) if length < LENGTH_END => length as usize,
        _ => return Err(vm.value_error("length is too large")),
    };
    let mut digest = Buf::filled(0, length)?;
    own(&args[0]).with_state(|state| state.digest_into(&mut digest));
    Ok(digest)
}

fn construct(vm: &Thread, ty: &PyType, args: Args<'_>, def: &'static MethodDef, state: State) -> PyResult {
    bind(vm, def, args, |args| {
        vm.bool_argument(&args[1], true)?;
        let hash = PyHash::new(vm, ty, state)?;
        if let Some(data) = argument::data_or_string(vm, &args[0], &args[2])? {
            let data = argument::data(vm, data)?;
            absorb(vm, own(&hash), &data)?;
        }
        Ok(hash)
    })
}

const PARAMETERS: &str = "(data=b'', *, usedforsecurity=True, string=None)";

macro_rules! sha3 {
    ($($ty:ident $name:literal $state:ident $methods:ident;)*) => {$(
        pub static $ty: PyType = PyType::from_spec(&TypeSpec {
            name: concat!("_sha3.", $name),
            doc: concat!("A hash object of ", $name, "."),
            slots: Slots {
                new: Some(|vm, ty, args| {
                    static DEF: MethodDef = parameters($name, PARAMETERS);
                    construct(vm, ty, args, &DEF, State::$state(Default::default()))
                }),
                ..Slots::NONE
            },
            methods: &$methods,
            getset: &ATTRIBUTES,
            ..TypeSpec::leaf::<PyHash>()
        });
    )*};
}

sha3! {
    SHA3_224 "sha3_224" Sha3_224 METHODS_DATA;
    SHA3_256 "sha3_256" Sha3_256 METHODS_DATA;
    SHA3_384 "sha3_384" Sha3_384 METHODS_DATA;
    SHA3_512 "sha3_512" Sha3_512 METHODS_DATA;
    SHAKE_128 "shake_128" Shake128 SHAKE_METHODS;
    SHAKE_256 "shake_256" Shake256 SHAKE_METHODS;
}
