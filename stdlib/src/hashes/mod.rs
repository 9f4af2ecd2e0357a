//! Hash functions: the modules `_md5`, `_sha1`, `_sha2`, `_sha3`, `_blake2`, `_hmac` and `_hashlib`, on which `hashlib` and `hmac` are built.
//!
//! One payload ([`PyHash`]) serves all types: a state of whatever algorithm. The algorithms themselves are RustCrypto's, and
//! `blake2b_simd` and `blake2s_simd` for BLAKE2 with all its parameters.

pub mod argument;
pub mod blake2;
pub mod hmac;
pub mod keyed;
pub mod md5;
pub mod openssl;
pub mod pbkdf2;
pub mod scrypt;
pub mod sha1;
pub mod sha2;
pub mod sha3;
pub mod state;

use state::{DigestBytes, State};
use std::cell::RefCell;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::PyType;
use taipan_vm::class::create;
use taipan_vm::class::spec::{GetSetDef, MethodDef, getter, method};
use taipan_vm::collections::room::Room;
use taipan_vm::error::PyResult;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Bytes from which on CPython gives up its lock while it hashes: a constant of the modules.
pub const GIL_MINSIZE: i64 = 2048;

#[repr(C)]
pub struct PyHash {
    object: Object,
    state: RefCell<Box<State>>,
    _room: Room,
}

/// The types whose instances are a [`PyHash`].
static TYPES: [&PyType; 16] = [
    &md5::TYPE,
    &sha1::TYPE,
    &sha2::SHA224,
    &sha2::SHA256,
    &sha2::SHA384,
    &sha2::SHA512,
    &sha3::SHA3_224,
    &sha3::SHA3_256,
    &sha3::SHA3_384,
    &sha3::SHA3_512,
    &sha3::SHAKE_128,
    &sha3::SHAKE_256,
    &blake2::BLAKE2B,
    &blake2::BLAKE2S,
    &openssl::HASH,
    &openssl::HASHXOF,
];

// SAFETY: `#[repr(C)]`, begins with an `Object`; all types of the list have this layout, and classes derived from them have no instances.
unsafe impl Payload for PyHash {
    const TYPE: &'static PyType = &md5::TYPE;

    fn matches(ty: &PyType) -> bool {
        TYPES.iter().any(|own| std::ptr::eq(*own, ty))
    }
}

fn own(value: &Value) -> &PyHash {
    value.downcast().expect("a method of a hash object gets one")
}

impl PyHash {
    #[allow(clippy::new_ret_no_self, reason = "makes the object's value")]
    pub fn new(vm: &Thread, ty: &PyType, state: State) -> PyResult {
        let room = Room::new(size_of::<State>())?;
        let state = Box::new(state);
        let make = |object| PyHash { object, state: RefCell::new(state), _room: room };
        Ok(create::allocate_instance(vm, ty, make)?.into_value())
    }

    pub fn with_state<R>(&self, look: impl FnOnce(&State) -> R) -> R {
        look(&self.state.borrow())
    }
}

/// What all hash objects have. The parameter of `update` has two names in CPython.
macro_rules! common_methods {
    ($update:literal) => {
        [
            method("copy", "($self, /)", "Return a copy of the hash object.", $crate::hashes::copy),
            method(
                "digest",
                "($self, /)",
                "Return the digest value as a bytes object.",
                $crate::hashes::digest,
            ),
            method(
                "hexdigest",
                "($self, /)",
                "Return the digest value as a string of hexadecimal digits.",
                $crate::hashes::hexdigest,
            ),
            method(
                "update",
                $update,
                "Update this hash object's state with the provided bytes.",
                $crate::hashes::update,
            ),
        ]
    };
}

static METHODS: [MethodDef; 4] = common_methods!("($self, obj, /)");
static METHODS_DATA: [MethodDef; 4] = common_methods!("($self, data, /)");

static ATTRIBUTES: [GetSetDef; 3] = [
    getter("name", "", |vm, value| vm.new_str(own(value).state.borrow().name())),
    getter("block_size", "", |vm, value| int::from_usize(vm, own(value).state.borrow().block_size())),
    getter("digest_size", "", |vm, value| int::from_usize(vm, own(value).state.borrow().digest_size())),
];

fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    let state = own(&args[0]).state.borrow().as_ref().clone();
    PyHash::new(vm, args[0].ty(), state)
}

fn digest(vm: &Thread, args: &[Value]) -> PyResult {
    vm.new_bytes(&fixed_digest(vm, own(&args[0]))?)
}

fn hexdigest(vm: &Thread, args: &[Value]) -> PyResult {
    new_hex(vm, &fixed_digest(vm, own(&args[0]))?)
}

/// The digest, which has no length of its own where `HASH`'s method is called for a `HASHXOF`.
fn fixed_digest(vm: &Thread, hash: &PyHash) -> PyResult<DigestBytes> {
    let state = hash.state.borrow();
    if state.digest_size() == 0 { Err(openssl::no_reason(vm)) } else { Ok(state.digest()) }
}

fn update(vm: &Thread, args: &[Value]) -> PyResult {
    let data = argument::data(vm, &args[1])?;
    absorb(vm, own(&args[0]), &data)?;
    Ok(Value::NONE)
}

const PIECE: usize = 1 << 20;

fn absorb(vm: &Thread, hash: &PyHash, data: &[u8]) -> PyResult<()> {
    // In pieces, so that the limits are looked at in between.
    for piece in data.chunks(PIECE) {
        argument::charge(vm, piece)?;
        hash.state.borrow_mut().update(piece);
    }
    Ok(())
}

/// The hexadecimal digits of some bytes.
pub fn new_hex(vm: &Thread, bytes: &[u8]) -> PyResult {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = taipan_vm::text::TextBuf::with_capacity(bytes.len() * 2, 0x7F)?;
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)].into())?;
        text.push(DIGITS[usize::from(byte & 15)].into())?;
    }
    Ok(PyStr::from_compact(vm.heap(), text.finish()?)?.into_value())
}

/// The constructor function of a module: `md5(data=b'', *, usedforsecurity=True, string=None)`.
fn construct(vm: &Thread, args: &[Value], ty: &'static PyType, state: State) -> PyResult {
    let (data, string) = (&args[1], &args[3]);
    vm.bool_argument(&args[2], true)?;
    let hash = PyHash::new(vm, ty, state)?;
    if let Some(data) = argument::data_or_string(vm, data, string)? {
        let data = argument::data(vm, data)?;
        absorb(vm, own(&hash), &data)?;
    }
    Ok(hash)
}

const CONSTRUCTOR: &str = "($module, /, data=b'', *, usedforsecurity=True, string=None)";
