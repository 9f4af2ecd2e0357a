//! `_hmac`: keyed hashing (RFC 2104) over the hash functions that need no other library.

use super::keyed::Hmac;
use super::state::State;
use super::{GIL_MINSIZE, argument, new_hex, openssl};
use std::cell::{OnceCell, RefCell};
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, GetSetDef, MethodDef, TypeSpec, getter, method};
use taipan_vm::class::{PyType, create};
use taipan_vm::collections::room::Room;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_hmac",
    functions: FUNCTIONS,
    constants: &[("_GIL_MINSIZE", Constant::Int(GIL_MINSIZE))],
    types: &[&TYPE],
    init: Some(|vm, module: &PyModule| {
        module.dict().set_str(&*vm.intern_str("UnknownHashError")?, unknown_class(vm)?)
    }),
    ..ModuleSpec::NEW
};

/// What may be given as `digestmod`: its names, and what the algorithm is called in the functions of the module.
static NAMES: [(&str, Algorithm); 20] = [
    ("md5", Algorithm::Hash("md5")),
    ("sha1", Algorithm::Hash("sha1")),
    ("sha224", Algorithm::Hash("sha224")),
    ("sha256", Algorithm::Hash("sha256")),
    ("sha384", Algorithm::Hash("sha384")),
    ("sha512", Algorithm::Hash("sha512")),
    ("sha2_224", Algorithm::Hash("sha224")),
    ("sha2_256", Algorithm::Hash("sha256")),
    ("sha2_384", Algorithm::Hash("sha384")),
    ("sha2_512", Algorithm::Hash("sha512")),
    ("sha3_224", Algorithm::Hash("sha3_224")),
    ("sha3_256", Algorithm::Hash("sha3_256")),
    ("sha3_384", Algorithm::Hash("sha3_384")),
    ("sha3_512", Algorithm::Hash("sha3_512")),
    ("blake2s", Algorithm::Blake2s),
    ("blake2s_32", Algorithm::Blake2s),
    ("blake2s_256", Algorithm::Blake2s),
    ("blake2b", Algorithm::Blake2b),
    ("blake2b_32", Algorithm::Blake2b),
    ("blake2b_512", Algorithm::Blake2b),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Algorithm {
    Hash(&'static str),
    Blake2s,
    Blake2b,
}

impl Algorithm {
    fn start(self) -> State {
        let name = match self {
            Algorithm::Hash(name) => name,
            Algorithm::Blake2s => "blake2s",
            Algorithm::Blake2b => "blake2b",
        };
        State::named(name).expect("the names of the table are those of hash functions")
    }
}

macro_rules! compute {
    ($name:literal $algorithm:expr) => {
        method(concat!("compute_", $name), "($module, key, msg, /)", "", |vm, args| {
            compute(vm, $algorithm, &args[1], &args[2])
        })
    };
}

static FUNCTIONS: &[MethodDef] = &[
    method("new", "($module, /, key, msg=None, digestmod=None)", "Return a new HMAC object.", new),
    method("compute_digest", "($module, /, key, msg, digest)", "", |vm, args| {
        let algorithm = find(vm, &args[3])?;
        compute(vm, algorithm, &args[1], &args[2])
    }),
    compute!("md5" Algorithm::Hash("md5")),
    compute!("sha1" Algorithm::Hash("sha1")),
    compute!("sha224" Algorithm::Hash("sha224")),
    compute!("sha256" Algorithm::Hash("sha256")),
    compute!("sha384" Algorithm::Hash("sha384")),
    compute!("sha512" Algorithm::Hash("sha512")),
    compute!("sha3_224" Algorithm::Hash("sha3_224")),
    compute!("sha3_256" Algorithm::Hash("sha3_256")),
    compute!("sha3_384" Algorithm::Hash("sha3_384")),
    compute!("sha3_512" Algorithm::Hash("sha3_512")),
    compute!("blake2s_32" Algorithm::Blake2s),
    compute!("blake2b_32" Algorithm::Blake2b),
];

#[repr(C)]
pub struct PyHmac {
    object: Object,
    state: RefCell<Hmac>,
    _room: Room,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`; both types have this layout, and none can be derived from.
unsafe impl Payload for PyHmac {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        ty.is(&TYPE) || ty.is(&openssl::HMAC)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_hmac.HMAC",
    doc: "The HMAC type.",
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    methods: &METHODS,
    getset: &ATTRIBUTES,
    ..TypeSpec::leaf::<PyHmac>()
});

pub static METHODS: [MethodDef; 4] = [
    method("copy", "($self, /)", "Return a copy (\"clone\") of the HMAC object.", |vm, args| {
        let state = own(&args[0]).state.borrow().clone();
        allocate(vm, args[0].ty(), state)
    }),
    method(
        "digest",
        "($self, /)",
        "Return the digest of the bytes passed to the update() method so far.",
        |vm, args| vm.new_bytes(&own(&args[0]).state.borrow().digest()),
    ),
    method(
        "hexdigest",
        "($self, /)",
        "Return hexadecimal digest of the bytes passed to the update() method so far.",
        |vm, args| new_hex(vm, &own(&args[0]).state.borrow().digest()),
    ),
    method("update", "($self, /, msg)", "Update the HMAC object with the given message.", |vm, args| {
        let data = argument::data(vm, &args[1])?;
        argument::charge(vm, &data)?;
        own(&args[0]).state.borrow_mut().update(&data);
        Ok(Value::NONE)
    }),
];

pub static ATTRIBUTES: [GetSetDef; 3] = [
    getter("name", "", |vm, value| {
        vm.new_str(&format!("hmac-{}", own(value).state.borrow().function().name()))
    }),
    getter("block_size", "", |vm, value| {
        int::from_usize(vm, own(value).state.borrow().function().block_size())
    }),
    getter("digest_size", "", |vm, value| {
        int::from_usize(vm, own(value).state.borrow().function().digest_size())
    }),
];

fn own(value: &Value) -> &PyHmac {
    value.downcast().expect("a method of HMAC gets one")
}

#[derive(Default)]
struct Classes {
    unknown: OnceCell<Value>,
}

/// `_hmac.UnknownHashError`.
fn unknown_class(vm: &Thread) -> PyResult {
    let classes = vm.interp().module_states.get::<Classes>();
    if let Some(class) = classes.unknown.get() {
        return Ok(class.clone());
    }
    let class = crate::exception_class::make(vm, "_hmac", "UnknownHashError", &exceptions::VALUE_ERROR)?;
    Ok(classes.unknown.get_or_init(|| class).clone())
}

#[cold]
fn unknown(vm: &Thread, given: &Value) -> Raised {
    let raise = || -> PyResult<Raised> {
        let text = vm.format_str("unsupported hash type: ", &vm.repr(given)?, "")?;
        let exception = vm.call(&unknown_class(vm)?, &[text])?;
        Ok(vm.raise_value(exception))
    };
    raise().unwrap_or_else(|raised| raised)
}

/// The algorithm of a name, in lower or in upper case.
fn find(vm: &Thread, given: &Value) -> PyResult<Algorithm> {
    let name = given.downcast::<PyStr>().and_then(PyStr::as_ascii);
    let known = name.and_then(|name| {
        NAMES.iter().find(|(known, _)| *known == name || known.to_ascii_uppercase() == name)
    });
    match known {
        Some((_, algorithm)) => Ok(*algorithm),
        None => Err(unknown(vm, given)),
    }
}

pub fn allocate(vm: &Thread, ty: &PyType, state: Hmac) -> PyResult {
    let room = Room::new(2 * size_of::<State>())?;
    let make = |object| PyHmac { object, state: RefCell::new(state), _room: room };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn new(vm: &Thread, args: &[Value]) -> PyResult {
    if args[3].is_unbound() {
        return Err(vm.type_error("new() missing 1 required argument 'digestmod'"));
    }
    let algorithm = find(vm, &args[3])?;
    // As objects, only those without a length of their own are there.
    let Algorithm::Hash(_) = algorithm else { return Err(vm.value_error("invalid HACL* algorithm")) };
    let key = argument::data(vm, &args[1])?;
    let mut state = Hmac::new(&algorithm.start(), &key);
    if !args[2].is_unbound() && !args[2].is_none() {
        let message = argument::data(vm, &args[2])?;
        argument::charge(vm, &message)?;
        state.update(&message);
    }
    allocate(vm, &TYPE, state)
}

fn compute(vm: &Thread, algorithm: Algorithm, key: &Value, message: &Value) -> PyResult {
    let key = argument::data(vm, key)?;
    let message = argument::data(vm, message)?;
    let mut state = Hmac::new(&algorithm.start(), &key);
    argument::charge(vm, &message)?;
    state.update(&message);
    vm.new_bytes(&state.digest())
}

pub fn repr(vm: &Thread, value: &Value) -> PyResult {
    let name = own(value).state.borrow().function().name();
    vm.new_str(&format!("<{name} HMAC object @ {:#x}>", value.id()))
}
