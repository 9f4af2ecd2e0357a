//! `_hashlib`: hash functions, HMAC and the derivation of keys under the names that OpenSSL gives them.
//!
//! There is no OpenSSL behind it: the functions are those of the other modules here, and some more. The texts of errors are
//! OpenSSL's. Names of algorithms that hashlib does not list (`keccak-256`, `sha256-192`, `null`) are not known.

use super::hmac::PyHmac;
use super::keyed::{Hmac, Pads};
use super::scrypt::Cost;
use super::state::State;
use super::{ATTRIBUTES, CONSTRUCTOR, GIL_MINSIZE, METHODS, PyHash, argument, construct, hmac, new_hex, own};
use super::{pbkdf2, scrypt};
use std::cell::OnceCell;
use std::fmt::Display;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::mappingproxy;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::set::PySet;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method};
use taipan_vm::class::{PyType, flags, statics};
use taipan_vm::codecs;
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::NoMemory;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::Which;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_hashlib",
    doc: "OpenSSL interface for hashlib module",
    functions: FUNCTIONS,
    constants: &[("_GIL_MINSIZE", Constant::Int(GIL_MINSIZE))],
    types: &[&HASH, &HASHXOF, &HMAC],
    init: Some(init),
    ..ModuleSpec::NEW
};

/// What hashlib calls an algorithm, and what OpenSSL calls it, in any case of letters.
static ALGORITHMS: [(&str, &[&str]); 19] = [
    ("md5", &["MD5", "SSL3-MD5", "1.2.840.113549.2.5"]),
    ("md5-sha1", &["MD5-SHA1"]),
    ("sha1", &["SHA1", "SHA-1", "SSL3-SHA1", "1.3.14.3.2.26"]),
    ("sha224", &["SHA224", "SHA-224", "SHA2-224", "2.16.840.1.101.3.4.2.4"]),
    ("sha256", &["SHA256", "SHA-256", "SHA2-256", "2.16.840.1.101.3.4.2.1"]),
    ("sha384", &["SHA384", "SHA-384", "SHA2-384", "2.16.840.1.101.3.4.2.2"]),
    ("sha512", &["SHA512", "SHA-512", "SHA2-512", "2.16.840.1.101.3.4.2.3"]),
    ("sha512_224", &["SHA512-224", "SHA-512/224", "SHA2-512/224", "2.16.840.1.101.3.4.2.5"]),
    ("sha512_256", &["SHA512-256", "SHA-512/256", "SHA2-512/256", "2.16.840.1.101.3.4.2.6"]),
    ("sha3_224", &["SHA3-224", "2.16.840.1.101.3.4.2.7"]),
    ("sha3_256", &["SHA3-256", "2.16.840.1.101.3.4.2.8"]),
    ("sha3_384", &["SHA3-384", "2.16.840.1.101.3.4.2.9"]),
    ("sha3_512", &["SHA3-512", "2.16.840.1.101.3.4.2.10"]),
    ("shake_128", &["SHAKE128", "SHAKE-128", "2.16.840.1.101.3.4.2.11"]),
    ("shake_256", &["SHAKE256", "SHAKE-256", "2.16.840.1.101.3.4.2.12"]),
    ("blake2b", &["BLAKE2b512", "BLAKE2B-512", "1.3.6.1.4.1.1722.12.2.1.16"]),
    ("blake2s", &["BLAKE2s256", "BLAKE2S-256", "1.3.6.1.4.1.1722.12.2.2.8"]),
    ("ripemd160", &["RIPEMD", "RIPEMD160", "RIPEMD-160", "RMD160", "1.3.36.3.2.1"]),
    ("sm3", &["SM3", "1.2.156.10197.1.401.1"]),
];

/// Names of hashlib's in capitals; those of the other algorithms are not known in capitals, unless OpenSSL knows them.
static CAPITALS: [(&str, &str); 2] = [("SHA512_224", "sha512_224"), ("SHA512_256", "sha512_256")];

macro_rules! constructors {
    ($($function:literal $name:literal $ty:ident;)*) => {
        /// The functions that construct a hash object, and the names of their algorithms.
        static CONSTRUCTORS: &[(&str, &str)] = &[$(($function, $name),)*];

        static FUNCTIONS: &[MethodDef] = &[
            $(method(
                $function,
                CONSTRUCTOR,
                concat!("Returns a ", $name, " hash object; optionally initialized with a string"),
                |vm, args| construct(vm, args, &$ty, known($name)),
            ),)*
            method(
                "new",
                "($module, /, name, data=b'', *, usedforsecurity=True, string=None)",
                "Return a new hash object using the named algorithm, initialized with the data if there are any.",
                new,
            ),
            method(
                "hmac_new",
                "($module, /, key, msg=b'', digestmod=None)",
                "Return a new HMAC object.",
                hmac_new,
            ),
            method(
                "hmac_digest",
                "($module, /, key, msg, digest)",
                "Return the keyed digest of a message at once.",
                hmac_digest,
            ),
            method(
                "pbkdf2_hmac",
                "($module, /, hash_name, password, salt, iterations, dklen=None)",
                "Derive a key from a password by PBKDF2 with HMAC as its function.",
                pbkdf2_hmac,
            ),
            method(
                "scrypt",
                "($module, /, password, *, salt, n, r, p, maxmem=0, dklen=64)",
                "Derive a key from a password by scrypt.",
                scrypt,
            ),
            method("get_fips_mode", "($module, /)", "Whether only what FIPS 140 allows is there: it is not.", |_, _| {
                Ok(int::small(0))
            }),
            method(
                "compare_digest",
                "($module, a, b, /)",
                "Whether two strings or bytes are equal, in a time that does not tell where they differ.",
                |vm, args| taipan_vm::modules::operator::compare_digest(vm, &args[1..]),
            ),
        ];
    };
}

constructors! {
    "openssl_md5" "md5" HASH;
    "openssl_sha1" "sha1" HASH;
    "openssl_sha224" "sha224" HASH;
    "openssl_sha256" "sha256" HASH;
    "openssl_sha384" "sha384" HASH;
    "openssl_sha512" "sha512" HASH;
    "openssl_sha3_224" "sha3_224" HASH;
    "openssl_sha3_256" "sha3_256" HASH;
    "openssl_sha3_384" "sha3_384" HASH;
    "openssl_sha3_512" "sha3_512" HASH;
    "openssl_shake_128" "shake_128" HASHXOF;
    "openssl_shake_256" "shake_256" HASHXOF;
}

pub static HASH: PyType = PyType::from_spec(&TypeSpec {
    name: "_hashlib.HASH",
    signature: "(name, string=b'')",
    doc: "An object that computes the digest of the bytes it is given.",
    flags: flags::BASETYPE | flags::IMMUTABLE | flags::NO_NEW,
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    methods: &METHODS,
    getset: &ATTRIBUTES,
    ..TypeSpec::leaf::<PyHash>()
});

/// Hash functions whose digests are as long as one likes.
pub static HASHXOF: PyType = PyType::from_spec(&TypeSpec {
    name: "_hashlib.HASHXOF",
    signature: "(name, string=b'')",
    doc: "An object that computes digests of any length of the bytes it is given.",
    base: Some(&HASH),
    flags: flags::BASETYPE | flags::IMMUTABLE | flags::NO_NEW,
    methods: &[
        method("digest", "($self, /, length)", "Return the digest value as a bytes object.", |vm, args| {
            let length = vm.size_argument(&args[1])?;
            if length < 0 {
                return Err(vm.system_error("Negative size passed to PyBytes_FromStringAndSize"));
            }
            vm.finish_bytes(long_digest(&args[0], length as usize)?)
        }),
        method(
            "hexdigest",
            "($self, /, length)",
            "Return the digest value as a string of hexadecimal digits.",
            |vm, args| match usize::try_from(vm.size_argument(&args[1])?) {
                Ok(length) => new_hex(vm, &long_digest(&args[0], length)?),
                Err(_) => Err(NoMemory.into()),
            },
        ),
    ],
    getset: &[getter("digest_size", "", |vm, value| {
        int::from_usize(vm, own(value).with_state(State::digest_size))
    })],
    ..TypeSpec::leaf::<PyHash>()
});

pub static HMAC: PyType = PyType::from_spec(&TypeSpec {
    name: "_hashlib.HMAC",
    doc: "An object that computes the keyed digest of a message.",
    slots: Slots { repr: Some(hmac::repr), ..Slots::NONE },
    methods: &hmac::METHODS,
    getset: &hmac::ATTRIBUTES,
    ..TypeSpec::leaf::<PyHmac>()
});

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let dict = module.dict();
    dict.set_str(statics::intern("UnsupportedDigestmodError"), unsupported_class(vm)?)?;
    let mut names = Vec::with_capacity(ALGORITHMS.len());
    for (name, _) in &ALGORITHMS {
        names.push(vm.intern_str(name)?.to_value());
    }
    let names = PySet::new_frozen(vm, &names)?;
    dict.set_str(statics::intern("openssl_md_meth_names"), names.into_value())?;
    let constructors = PyDict::new(vm)?;
    for (function, name) in CONSTRUCTORS {
        if let Some(function) = dict.get_str(statics::intern(function)) {
            constructors.set_item(vm, &function, vm.intern_str(name)?.to_value())?;
        }
    }
    let constructors = constructors.into_value();
    vm.interp().module_states.get::<Objects>().constructors.get_or_init(|| constructors.clone());
    dict.set_str(statics::intern("_constructors"), mappingproxy::new(vm, constructors)?)
}

/// What a VM keeps for the module.
#[derive(Default)]
struct Objects {
    unsupported: OnceCell<Value>,
    /// From functions to names of algorithms.
    constructors: OnceCell<Value>,
}

/// `_hashlib.UnsupportedDigestmodError`.
fn unsupported_class(vm: &Thread) -> PyResult {
    let objects = vm.interp().module_states.get::<Objects>();
    if let Some(class) = objects.unsupported.get() {
        return Ok(class.clone());
    }
    let class =
        crate::exception_class::make(vm, "_hashlib", "UnsupportedDigestmodError", &exceptions::VALUE_ERROR)?;
    Ok(objects.unsupported.get_or_init(|| class).clone())
}

#[cold]
fn unsupported(vm: &Thread, text: PyResult) -> Raised {
    let raise = || Ok(vm.raise_value(vm.call(&unsupported_class(vm)?, &[text?])?));
    raise().unwrap_or_else(|raised| raised)
}

/// What a failure of OpenSSL is called that says nothing of itself.
#[cold]
pub fn no_reason(vm: &Thread) -> Raised {
    vm.value_error("no reason supplied")
}

/// The initial state of an algorithm of the table.
fn known(name: &'static str) -> State {
    State::named(name).expect("the names of the table are those of hash functions")
}

/// The initial state of an algorithm by one of its names.
fn find(vm: &Thread, name: &PyStr) -> PyResult<State> {
    let given = codecs::name_argument(vm, Some(name))?.unwrap_or_default();
    let found = ALGORITHMS
        .iter()
        .find(|(name, others)| {
            *name == given || others.iter().any(|other| other.eq_ignore_ascii_case(&given))
        })
        .map(|(name, _)| *name)
        .or_else(|| CAPITALS.iter().find(|(capitals, _)| *capitals == given).map(|(_, name)| *name));
    match found {
        Some(name) => Ok(known(name)),
        None => Err(unsupported(vm, vm.new_str("[digital envelope routines] unsupported"))),
    }
}

/// The hash function of an HMAC: a name, or a constructor of this module.
fn find_digestmod(vm: &Thread, given: &Value) -> PyResult<State> {
    if let Some(name) = given.downcast::<PyStr>() {
        return find(vm, name);
    }
    let constructors = vm.interp().module_states.get::<Objects>().constructors.get().cloned();
    let constructors = constructors.as_ref().and_then(|constructors| constructors.downcast::<PyDict>());
    let name = match constructors {
        Some(constructors) => constructors.get_item(vm, given)?,
        None => None,
    };
    match name.as_ref().and_then(|name| name.downcast::<PyStr>()) {
        Some(name) => find(vm, name),
        None => Err(unsupported(vm, vm.format_str("Unsupported digestmod ", &vm.repr(given)?, ""))),
    }
}

fn new(vm: &Thread, args: &[Value]) -> PyResult {
    let [_, name, data, for_security, string] = args else { return Err(vm.system_error("bad arguments")) };
    let name = vm.str_argument(name, "new", Which::Named("name"))?;
    vm.bool_argument(for_security, true)?;
    let data = match argument::data_or_string(vm, data, string)? {
        Some(data) => Some(argument::data(vm, data)?),
        None => None,
    };
    let mut state = find(vm, name)?;
    if let Some(data) = data {
        argument::charge(vm, &data)?;
        state.update(&data);
    }
    let ty = if state.digest_size() == 0 { &HASHXOF } else { &HASH };
    PyHash::new(vm, ty, state)
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let hash = own(value);
    let name = hash.with_state(State::name);
    let ty = if value.ty().is(&HASHXOF) { "HASHXOF" } else { "HASH" };
    vm.new_str(&format!("<{name} _hashlib.{ty} object @ {:#x}>", value.id()))
}

fn long_digest(hash: &Value, length: usize) -> PyResult<Buf<u8>> {
    let mut digest = Buf::filled(0, length)?;
    own(hash).with_state(|state| state.digest_into(&mut digest));
    Ok(digest)
}

/// A keyed hash that has hashed nothing yet.
fn keyed(vm: &Thread, digestmod: &Value, key: &[u8]) -> PyResult<Hmac> {
    let start = find_digestmod(vm, digestmod)?;
    if start.digest_size() == 0 {
        return Err(no_reason(vm));
    }
    argument::charge(vm, key)?;
    Ok(Hmac::new(&start, key))
}

fn hmac_new(vm: &Thread, args: &[Value]) -> PyResult {
    let [_, key, message, digestmod] = args else { return Err(vm.system_error("bad arguments")) };
    let key = vm.bytes_like(key)?;
    if digestmod.is_unbound() {
        return Err(vm.type_error("Missing required parameter 'digestmod'."));
    }
    let mut state = keyed(vm, digestmod, &key)?;
    if !message.is_unbound() && !message.is_none() {
        let message = argument::data(vm, message)?;
        argument::charge(vm, &message)?;
        state.update(&message);
    }
    hmac::allocate(vm, &HMAC, state)
}

fn hmac_digest(vm: &Thread, args: &[Value]) -> PyResult {
    let [_, key, message, digest] = args else { return Err(vm.system_error("bad arguments")) };
    let (key, message) = (vm.bytes_like(key)?, vm.bytes_like(message)?);
    let mut state = keyed(vm, digest, &key)?;
    argument::charge(vm, &message)?;
    state.update(&message);
    vm.new_bytes(&state.digest())
}

fn pbkdf2_hmac(vm: &Thread, args: &[Value]) -> PyResult {
    let [_, name, password, salt, iterations, length] = args else {
        return Err(vm.system_error("bad arguments"));
    };
    let name = vm.str_argument(name, "pbkdf2_hmac", Which::Named("hash_name"))?;
    let (password, salt) = (vm.bytes_like(password)?, vm.bytes_like(salt)?);
    let iterations = argument::long(vm, iterations)?;
    let start = find(vm, name)?;
    if iterations < 1 {
        return Err(vm.value_error("iteration value must be greater than 0."));
    }
    if iterations > i32::MAX.into() {
        return Err(vm.overflow_error("iteration value is too great."));
    }
    let length = match length {
        length if length.is_unbound() || length.is_none() => start.digest_size() as i64,
        length => argument::long(vm, length)?,
    };
    if length < 1 {
        return Err(vm.value_error("key length must be greater than 0."));
    }
    if length > i32::MAX.into() {
        return Err(vm.overflow_error("key length is too great."));
    }
    if start.digest_size() == 0 {
        return Err(vm.value_error("[Provider routines] xof digests not allowed"));
    }
    // Signal handlers may change what the arguments hold.
    let (password, salt) = (Pads::new(&start, &password), Buf::from_slice(&salt)?);
    let mut key = Buf::filled(0, length as usize)?;
    pbkdf2::derive(vm, start, &password, &salt, iterations as u64, &mut key)?;
    vm.finish_bytes(key)
}

/// What scrypt takes of memory at most, unless the caller says.
const SCRYPT_MEMORY: u64 = 32 << 20;

fn scrypt(vm: &Thread, args: &[Value]) -> PyResult {
    let [_, password, salt, n, r, p, max_memory, length] = args else {
        return Err(vm.system_error("bad arguments"));
    };
    let (password, salt) = (vm.bytes_like(password)?, vm.bytes_like(salt)?);
    let unsigned = |value| argument::unsigned(vm, value, "unsigned long");
    let cost = Cost { n: unsigned(n)?, r: unsigned(r)?, p: unsigned(p)? };
    let long = |value: &Value, default| {
        if value.is_unbound() { Ok(default) } else { argument::long(vm, value) }
    };
    let (max_memory, length) = (long(max_memory, 0)?, long(length, 64)?);
    if cost.n < 2 || !cost.n.is_power_of_two() {
        return Err(vm.value_error("n must be a power of 2."));
    }
    let in_range = |value: i64, least: i64, what: &dyn Display| -> PyResult<u64> {
        if (least..=i32::MAX.into()).contains(&value) {
            return Ok(value as u64);
        }
        Err(vm.value_error(format!("{what} and smaller than {}", i32::MAX)))
    };
    let max_memory = in_range(max_memory, 0, &"maxmem must be positive")?;
    let length = in_range(length, 1, &"dklen must be greater than 0")?;
    if cost.r == 0 || cost.p == 0 {
        return Err(vm.value_error("Invalid parameter combination for n, r, p, maxmem."));
    }
    if cost.r > u32::MAX.into() || cost.p > u32::MAX.into() {
        return Err(vm.value_error("[digital envelope routines] parameter too large"));
    }
    if !cost.is_within(if max_memory == 0 { SCRYPT_MEMORY } else { max_memory }) {
        return Err(vm.value_error("[digital envelope routines] memory limit exceeded"));
    }
    // Signal handlers may change what the arguments hold.
    let (password, salt) = (Buf::from_slice(&password)?, Buf::from_slice(&salt)?);
    let mut key = Buf::filled(0, length as usize)?;
    scrypt::derive(vm, &password, &salt, &cost, &mut key)?;
    vm.finish_bytes(key)
}
