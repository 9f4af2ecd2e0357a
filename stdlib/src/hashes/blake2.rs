//! `_blake2`: BLAKE2b and BLAKE2s with keys, salts, personalization and tree hashing.

use super::state::State;
use super::{ATTRIBUTES, GIL_MINSIZE, METHODS_DATA, PyHash, absorb, argument, own};
use taipan_vm::call::{Args, bind};
use taipan_vm::class::PyType;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, parameters};
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_blake2",
    doc: "_blake2b provides BLAKE2b for hashlib\n",
    constants: &[
        ("BLAKE2B_MAX_DIGEST_SIZE", Constant::Int(64)),
        ("BLAKE2B_MAX_KEY_SIZE", Constant::Int(64)),
        ("BLAKE2B_PERSON_SIZE", Constant::Int(16)),
        ("BLAKE2B_SALT_SIZE", Constant::Int(16)),
        ("BLAKE2S_MAX_DIGEST_SIZE", Constant::Int(32)),
        ("BLAKE2S_MAX_KEY_SIZE", Constant::Int(32)),
        ("BLAKE2S_PERSON_SIZE", Constant::Int(8)),
        ("BLAKE2S_SALT_SIZE", Constant::Int(8)),
        ("_GIL_MINSIZE", Constant::Int(GIL_MINSIZE)),
    ],
    types: &[&BLAKE2B, &BLAKE2S],
    ..ModuleSpec::NEW
};

macro_rules! signature {
    ($name:literal) => {
        concat!(
            "(data=b'', *, digest_size=_blake2.",
            $name,
            ".MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)"
        )
    };
}

static PARAMETERS_B: MethodDef = parameters("blake2b", signature!("blake2b"));
static PARAMETERS_S: MethodDef = parameters("blake2s", signature!("blake2s"));

pub static BLAKE2B: PyType = PyType::from_spec(&TypeSpec {
    name: "_blake2.blake2b",
    signature: PARAMETERS_B.signature,
    doc: "Return a new BLAKE2b hash object.",
    slots: Slots {
        new: Some(|vm, ty, args| construct(vm, ty, args, &PARAMETERS_B, &LIMITS_B)),
        ..Slots::NONE
    },
    methods: &METHODS_DATA,
    getset: &ATTRIBUTES,
    constants: &[
        ("SALT_SIZE", Constant::Int(16)),
        ("PERSON_SIZE", Constant::Int(16)),
        ("MAX_KEY_SIZE", Constant::Int(64)),
        ("MAX_DIGEST_SIZE", Constant::Int(64)),
    ],
    ..TypeSpec::leaf::<PyHash>()
});

pub static BLAKE2S: PyType = PyType::from_spec(&TypeSpec {
    name: "_blake2.blake2s",
    signature: PARAMETERS_S.signature,
    doc: "Return a new BLAKE2s hash object.",
    slots: Slots {
        new: Some(|vm, ty, args| construct(vm, ty, args, &PARAMETERS_S, &LIMITS_S)),
        ..Slots::NONE
    },
    methods: &METHODS_DATA,
    getset: &ATTRIBUTES,
    constants: &[
        ("SALT_SIZE", Constant::Int(8)),
        ("PERSON_SIZE", Constant::Int(8)),
        ("MAX_KEY_SIZE", Constant::Int(32)),
        ("MAX_DIGEST_SIZE", Constant::Int(32)),
    ],
    ..TypeSpec::leaf::<PyHash>()
});

/// What differs between the two.
struct Limits {
    name: &'static str,
    digest: usize,
    salt: usize,
    /// Bits of a node's offset.
    offset_bits: u32,
}

static LIMITS_B: Limits = Limits { name: "Blake2b", digest: 64, salt: 16, offset_bits: 64 };
static LIMITS_S: Limits = Limits { name: "Blake2s", digest: 32, salt: 8, offset_bits: 48 };

/// The arguments of a constructor, all in range.
struct Request {
    digest_size: usize,
    key: Vec<u8>,
    salt: Vec<u8>,
    person: Vec<u8>,
    fanout: u8,
    depth: u8,
    leaf_size: u32,
    node_offset: u64,
    node_depth: u8,
    inner_size: usize,
    last_node: bool,
}

fn construct(vm: &Thread, ty: &PyType, args: Args<'_>, def: &'static MethodDef, limits: &Limits) -> PyResult {
    bind(vm, def, args, |args| {
        vm.bool_argument(&args[12], true)?;
        let data = argument::data_or_string(vm, &args[0], &args[13])?;
        let request = read(vm, &args[1..], limits)?;
        let hash = PyHash::new(vm, ty, request.state(limits))?;
        if let Some(data) = data {
            let data = argument::data(vm, data)?;
            absorb(vm, own(&hash), &data)?;
        }
        Ok(hash)
    })
}

fn read(vm: &Thread, args: &[Value], limits: &Limits) -> PyResult<Request> {
    let [digest_size, key, salt, person, fanout, depth, leaf_size, offset, node_depth, inner_size, last, ..] =
        args
    else {
        return Err(vm.system_error("bad arguments"));
    };
    let c_int = |value: &Value, default: i32| {
        if value.is_unbound() { Ok(default) } else { vm.c_int_argument(value) }
    };
    let bytes = |value: &Value, most: usize, what: &str| -> PyResult<Vec<u8>> {
        if value.is_unbound() {
            return Ok(Vec::new());
        }
        let bytes = vm.bytes_like(value)?;
        if bytes.len() > most {
            return Err(vm.value_error(format!("maximum {what} length is {most} bytes")));
        }
        Ok(bytes.to_vec())
    };
    let in_range = |value: i32, least: i32, what: &str| -> PyResult<u8> {
        match u8::try_from(value) {
            Ok(byte) if value >= least => Ok(byte),
            _ => Err(vm.value_error(format!("{what} must be between {least} and 255"))),
        }
    };
    let most = limits.digest;
    let size = c_int(digest_size, most as i32)?;
    let digest_size =
        usize::try_from(size).ok().filter(|size| (1..=most).contains(size)).ok_or_else(|| {
            vm.value_error(format!(
                "digest_size for {} must be between 1 and {most} bytes, here it is {size}",
                limits.name
            ))
        })?;
    let salt = bytes(salt, limits.salt, "salt")?;
    let person = bytes(person, limits.salt, "person")?;
    let fanout = in_range(c_int(fanout, 1)?, 0, "fanout")?;
    let depth = in_range(c_int(depth, 1)?, 1, "depth")?;
    let leaf_size = unsigned(vm, leaf_size)?;
    let leaf_size = u32::try_from(leaf_size).map_err(|_| vm.overflow_error("leaf_size is too large"))?;
    let node_offset = unsigned(vm, offset)?;
    if limits.offset_bits < 64 && node_offset >> limits.offset_bits != 0 {
        return Err(vm.overflow_error("node_offset is too large"));
    }
    let node_depth = in_range(c_int(node_depth, 0)?, 0, "node_depth")?;
    let inner = c_int(inner_size, 0)?;
    let inner_size = usize::try_from(inner)
        .ok()
        .filter(|size| *size <= most)
        .ok_or_else(|| vm.value_error(format!("inner_size must be between 0 and is {most}")))?;
    let key = bytes(key, most, "key")?;
    let last_node = vm.bool_argument(last, false)?;
    Ok(Request {
        digest_size,
        key,
        salt,
        person,
        fanout,
        depth,
        leaf_size,
        node_offset,
        node_depth,
        inner_size,
        last_node,
    })
}

/// An `unsigned long long` argument, 0 where it is missing.
fn unsigned(vm: &Thread, value: &Value) -> PyResult<u64> {
    if value.is_unbound() { Ok(0) } else { argument::unsigned(vm, value, "unsigned long long") }
}

impl Request {
    fn state(&self, limits: &Limits) -> State {
        if limits.digest == 64 {
            let mut params = blake2b_simd::Params::new();
            params
                .hash_length(self.digest_size)
                .key(&self.key)
                .salt(&self.salt)
                .personal(&self.person)
                .fanout(self.fanout)
                .max_depth(self.depth)
                .max_leaf_length(self.leaf_size)
                .node_offset(self.node_offset)
                .node_depth(self.node_depth)
                .inner_hash_length(self.inner_size)
                .last_node(self.last_node);
            return State::Blake2b(params.to_state(), self.digest_size);
        }
        let mut params = blake2s_simd::Params::new();
        params
            .hash_length(self.digest_size)
            .key(&self.key)
            .salt(&self.salt)
            .personal(&self.person)
            .fanout(self.fanout)
            .max_depth(self.depth)
            .max_leaf_length(self.leaf_size)
            .node_offset(self.node_offset)
            .node_depth(self.node_depth)
            .inner_hash_length(self.inner_size)
            .last_node(self.last_node);
        State::Blake2s(params.to_state(), self.digest_size)
    }
}
