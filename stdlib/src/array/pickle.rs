//! Pickling: bytes with a code for the machine's format of the items, which another machine converts.

use super::code::{self, Code, Kind};
use super::{own, spec};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float, int};
use taipan_vm::class::{PyType, statics};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::import::engine;
use taipan_vm::names;
use taipan_vm::number::int_bits;
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// What the items of a pickled array are, by the format's number.
struct Machine {
    kind: Kind,
    size: usize,
    little: bool,
}

const MOST: i64 = 21;

fn machine(number: i64) -> Option<Machine> {
    let (kind, size, little) = match number {
        0 => (Kind::Unsigned, 1, true),
        1 => (Kind::Signed, 1, true),
        2..=13 => {
            let place = number - 2;
            let kind = if place / 2 % 2 == 0 { Kind::Unsigned } else { Kind::Signed };
            (kind, 2 << (place / 4), place % 2 == 0)
        }
        14..=17 => (Kind::Float, if number < 16 { 4 } else { 8 }, number % 2 == 0),
        18..=MOST => (Kind::Char, if number < 20 { 2 } else { 4 }, number % 2 == 0),
        _ => return None,
    };
    Some(Machine { kind, size, little })
}

/// The number of the format that this machine has for a type code.
fn number_of(code: &Code) -> i64 {
    let big = i64::from(cfg!(target_endian = "big"));
    match (code.kind, code.size) {
        (Kind::Unsigned, 1) => 0,
        (Kind::Signed, 1) => 1,
        (Kind::Float, 4) => 14 + big,
        (Kind::Float, _) => 16 + big,
        (Kind::Char, _) => 20 + big,
        (kind, size) => {
            let width = i64::from(size.trailing_zeros()) - 1;
            2 + 4 * width + if kind == Kind::Signed { 2 } else { 0 } + big
        }
    }
}

pub fn reduce_ex(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, array) = (&args[0], own(&args[0]));
    let Some(protocol) = int::as_ref(&args[1]) else {
        return Err(vm.type_error("__reduce_ex__ argument should be an integer"));
    };
    let dict = vm.get_attr_opt(value, &names::__dict__)?.unwrap_or(Value::NONE);
    let (class, letter) = (value.ty().to_value(), vm.new_str(array.code.text)?);
    if protocol.to_i64().is_some_and(|protocol| protocol < 3) {
        let items = vm.new_list(spec::items(vm, array)?)?;
        let args = vm.new_tuple(&[letter, items])?;
        return vm.new_tuple(&[class, args, dict]);
    }
    let module = engine::import_absolute(vm, "array")?;
    let reconstruct = vm.get_attr(&module, statics::intern("_array_reconstructor"))?;
    let bytes = vm.new_bytes(&array.bytes.borrow())?;
    let args = vm.new_tuple(&[class, letter, int::small(number_of(array.code)), bytes])?;
    vm.new_tuple(&[reconstruct, args, dict])
}

pub fn reconstruct(vm: &Thread, args: &[Value]) -> PyResult {
    let letter = spec::code_point(vm, &args[1], "_array_reconstructor", 2)?;
    let number = vm.size_argument(&args[2])? as i64;
    let Some(class) = args[0].downcast::<PyType>() else {
        let name = args[0].ty().name();
        return Err(vm.type_error(format!("first argument must be a type object, not {name:.200}")));
    };
    if !class.is_subtype(&spec::TYPE) {
        return Err(vm.type_error(format!("{:.200} is not a subtype of array.array", class.name())));
    }
    let Some(code) = code::find(letter) else {
        return Err(vm.value_error("second argument must be a valid type code"));
    };
    let Some(machine) = machine(number) else {
        return Err(vm.value_error("third argument must be a valid machine format code."));
    };
    let Some(bytes) = args[3].downcast::<PyBytes>() else {
        let name = args[3].ty().name();
        return Err(vm.type_error(format!("fourth argument should be bytes, not {name:.200}")));
    };
    if number == number_of(code) {
        return spec::make(vm, class, letter, Some(&args[3]));
    }
    // Of characters CPython wants pairs.
    let unit = if machine.kind == Kind::Char { 2 * machine.size } else { machine.size };
    if !bytes.len().is_multiple_of(unit) {
        return Err(vm.value_error("string length not a multiple of item size"));
    }
    // Ints go where they fit best, on this machine.
    let fits = |code: &&Code| code.kind == machine.kind && code.size == machine.size;
    let best = code::CODES.iter().rev().find(fits).filter(|_| machine.kind != Kind::Float);
    let letter = best.filter(|code| code.kind != Kind::Char).map_or(letter, |code| u32::from(code.letter));
    let items = convert(vm, &machine, bytes.as_bytes())?;
    spec::make(vm, class, letter, Some(&items))
}

/// The items as a list, or characters as a string.
fn convert(vm: &Thread, machine: &Machine, bytes: &[u8]) -> PyResult {
    let chunks = bytes.chunks_exact(machine.size);
    if machine.kind == Kind::Char {
        return decode(vm, machine, bytes);
    }
    let mut items = Buf::with_capacity(chunks.len())?;
    for chunk in chunks {
        items.push(match machine.kind {
            Kind::Float => float::new(vm, float_of(machine, chunk))?,
            kind => int_bits::from_bytes(vm, chunk, machine.little, kind == Kind::Signed)?,
        })?;
    }
    vm.new_list(items)
}

fn word(machine: &Machine, chunk: &[u8]) -> u64 {
    chunk.iter().enumerate().fold(0, |word, (index, &byte)| {
        let place = if machine.little { index } else { chunk.len() - 1 - index };
        word | u64::from(byte) << (8 * place)
    })
}

fn float_of(machine: &Machine, chunk: &[u8]) -> f64 {
    let word = word(machine, chunk);
    if machine.size == 4 { f64::from(f32::from_bits(word as u32)) } else { f64::from_bits(word) }
}

/// UTF-16 or UTF-32; what is no character is refused.
fn decode(vm: &Thread, machine: &Machine, bytes: &[u8]) -> PyResult {
    let mut text = TextBuf::new();
    let mut words = bytes.chunks_exact(machine.size).map(|chunk| word(machine, chunk) as u32).peekable();
    while let Some(word) = words.next() {
        let mut char = word;
        if machine.size == 2
            && (0xD800..0xDC00).contains(&word)
            && let Some(low) = words.next_if(|low| (0xDC00..0xE000).contains(low))
        {
            char = 0x10000 + ((word - 0xD800) << 10) + (low - 0xDC00);
        }
        if char::from_u32(char).is_none() {
            return Err(vm.value_error("characters of a pickled array are not valid"));
        }
        text.push(char)?;
    }
    Ok(PyStr::from_compact(vm.heap(), text.finish()?)?.into_value())
}
