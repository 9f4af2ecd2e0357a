//! `_random`: the class `Random`, a Mersenne Twister.

use std::cell::RefCell;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{float, int};
use taipan_vm::call::{Args, check_positional_count, no_keywords};
use taipan_vm::capability::Capability;
use taipan_vm::class::create::allocate_instance;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::number::int::IntRef;
use taipan_vm::number::mersenne::Mersenne;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::number;
use taipan_vm::sys;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_random",
    doc: "Module implements the Mersenne Twister random number generator.",
    types: &[&TYPE],
    ..ModuleSpec::NEW
};

#[repr(C)]
pub struct PyRandom {
    object: Object,
    twister: RefCell<Mersenne>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyRandom {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_random.Random",
    doc: "Random() -> create a random number generator with its own internal state.",
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(|vm, ty, _| {
            let twister = RefCell::new(Mersenne::from_words(&[0]));
            Ok(allocate_instance(vm, ty, |object| PyRandom { object, twister })?.into_value())
        }),
        init: Some(init),
        ..Slots::NONE
    },
    methods: &[
        method("random", "($self, /)", "random() -> x in the interval [0, 1).", |vm, args| {
            float::new(vm, own(&args[0]).twister.borrow_mut().random())
        }),
        method(
            "seed",
            "($self, n=None, /)",
            "Start a sequence that the seed determines; without one, at a place that the system picks.",
            |vm, args| {
                seed(vm, &args[0], Some(&args[1]).filter(|n| !n.is_unbound()))?;
                Ok(Value::NONE)
            },
        ),
        method("getstate", "($self, /)", "getstate() -> tuple containing the current state.", getstate),
        method("setstate", "($self, state, /)", "Restore a state from getstate().", setstate),
        method(
            "getrandbits",
            "($self, k, /)",
            "getrandbits(k) -> x.  Generates an int with k random bits.",
            getrandbits,
        ),
    ],
    ..TypeSpec::leaf::<PyRandom>()
});

fn own(value: &Value) -> &PyRandom {
    value.downcast().expect("a method of Random gets one")
}

#[inline(never)]
fn init(vm: &Thread, random: &Value, args: Args<'_>) -> PyResult<()> {
    let native =
        random.ty().slots().init.is_some_and(|own| std::ptr::fn_addr_eq(own, init as fn(_, _, _) -> _));
    if native {
        no_keywords(vm, "Random", args)?;
    }
    check_positional_count(vm, "Random", args.positional().len(), 0, 1)?;
    seed(vm, random, args.positional().first())
}

fn seed(vm: &Thread, random: &Value, seed: Option<&Value>) -> PyResult<()> {
    let twister = match seed.filter(|seed| !seed.is_none()) {
        None => from_system(vm),
        Some(seed) if int::is_int(seed) => {
            let magnitude = if int::is_exact(seed) { seed.clone() } else { number::absolute(vm, seed)? };
            Mersenne::from_int(int::as_ref(&magnitude).unwrap_or(IntRef::Small(0)))
        }
        Some(seed) => {
            let hash = vm.hash(seed)? as u64;
            Mersenne::from_words(&words_of(hash))
        }
    };
    *own(random).twister.borrow_mut() = twister;
    Ok(())
}

/// The 32-bit words of a number, at least one, none on top that is 0.
fn words_of(number: u64) -> Vec<u32> {
    let (low, high) = (number as u32, (number >> 32) as u32);
    if high == 0 { vec![low] } else { vec![low, high] }
}

/// Without the capability, every generator that is not given a seed begins alike.
fn from_system(vm: &Thread) -> Mersenne {
    if !vm.has_capability(Capability::Randomness) {
        return Mersenne::from_words(&[0]);
    }
    let mut bytes = [0u8; 4 * 624];
    sys::random_bytes(&mut bytes);
    let mut words = [0u32; 624];
    for (word, bytes) in words.iter_mut().zip(bytes.as_chunks::<4>().0) {
        *word = u32::from_le_bytes(*bytes);
    }
    Mersenne::from_words(&words)
}

fn getstate(vm: &Thread, args: &[Value]) -> PyResult {
    let twister = own(&args[0]).twister.borrow();
    let (state, index) = twister.state();
    let mut items = Buf::with_capacity(state.len() + 1)?;
    for &word in state {
        items.push(int::small(i64::from(word)))?;
    }
    items.push(int::small(index as i64))?;
    Ok(PyTuple::from_buf(vm, items)?.into_value())
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(state) = args[1].downcast::<PyTuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let [words @ .., index] = state.items() else {
        return Err(vm.value_error("state vector is the wrong size"));
    };
    if words.len() != 624 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut row = [0u32; 624];
    for (place, word) in row.iter_mut().zip(words) {
        let Some(word) = int::as_ref(word) else { return Err(vm.type_error("an integer is required")) };
        if word.is_negative() {
            return Err(vm.overflow_error("can't convert negative value to unsigned int"));
        }
        let Some(word) = word.to_u64() else {
            return Err(vm.overflow_error("Python int too large to convert to C unsigned long"));
        };
        *place = word as u32;
    }
    let index = int::new::index_i64(vm, index, "Python int too large to convert to C long")?;
    let twister = usize::try_from(index).ok().and_then(|index| Mersenne::with_state(row, index));
    match twister {
        Some(twister) => *own(&args[0]).twister.borrow_mut() = twister,
        None => return Err(vm.value_error("invalid state")),
    }
    Ok(Value::NONE)
}

fn getrandbits(vm: &Thread, args: &[Value]) -> PyResult {
    let k = number::index(vm, &args[1])?;
    let Some(k) = int::as_ref(&k) else { return Err(vm.type_error("an integer is required")) };
    if k.is_negative() {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    let Some(k) = k.to_u64() else {
        return Err(vm.overflow_error("Python int too large for C uint64_t"));
    };
    if k > 1 << 16 {
        vm.charge_work(k / 32)?;
    }
    let bits = own(&args[0]).twister.borrow_mut().random_bits(k as usize)?;
    int::from_int(vm, &bits)
}
