//! The type `array`: its table, constructor and slots.

use super::code::{self, Code, Kind};
use super::{PyArray, edit, export, iterator, own, pickle, release, slices};
use taipan_vm::builtins::bytearray::PyByteArray;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float::new::takes_no_keywords, generic_alias, int};
use taipan_vm::call::Args;
use taipan_vm::class::layout::NativeLayout;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter, method};
use taipan_vm::class::special::hash_not_implemented;
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::NoMemory;
use taipan_vm::heap::deallocate::deallocate_object;
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

static LAYOUT: NativeLayout = NativeLayout::leaf::<PyArray>();

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "array.array",
    doc: "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are of the type that the code says, from a list, a string, \
          bytes or an\niterable.\n\nThe codes: 'b' and 'B' signed and unsigned bytes, 'h' and 'H' shorts, 'i' and 'I' ints, 'l' and 'L' longs,\n'q' and \
          'Q' long longs, 'f' and 'd' floats and doubles, 'w' and 'u' characters (the latter is deprecated).",
    flags: flags::BASETYPE | flags::SEQUENCE | flags::HAS_WEAKREFS,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        repr: Some(repr),
        hash: Some(hash_not_implemented),
        richcompare: Some(richcompare),
        iter: Some(iterator::new),
        new: Some(new),
        buffer: Some(export),
        release_buffer: Some(release),
        length: Some(|_, array| Ok(own(array).len())),
        concat: Some(concat),
        repeat: Some(repeat),
        inplace_concat: Some(inplace_concat),
        inplace_repeat: Some(inplace_repeat),
        item: Some(item),
        contains: Some(|vm, array, value| Ok(edit::find(vm, own(array), value, 0, usize::MAX)?.is_some())),
        subscript: Some(slices::subscript),
        ass_subscript: Some(slices::assign),
        ..Slots::NONE
    },
    methods: &[
        method("append", "($self, v, /)", "Append new value v to the end of the array.", edit::append),
        method(
            "buffer_info",
            "($self, /)",
            "Return a tuple (address, length): where the items are in memory, and how many.",
            edit::buffer_info,
        ),
        method("byteswap", "($self, /)", "Reverse the bytes of every item.", edit::byteswap),
        method("clear", "($self, /)", "Remove all items from the array.", edit::clear),
        method("__copy__", "($self, /)", "Return a copy of the array.", |vm, args| {
            own(&args[0]).like(vm, own(&args[0]).copy_bytes()?)
        }),
        method("count", "($self, v, /)", "Return number of occurrences of v in the array.", edit::count),
        method("__deepcopy__", "($self, unused, /)", "Return a copy of the array.", |vm, args| {
            own(&args[0]).like(vm, own(&args[0]).copy_bytes()?)
        }),
        method("extend", "($self, bb, /)", "Append items to the end of the array.", edit::extend),
        method(
            "fromfile",
            "($self, f, n, /)",
            "Read n items from the file object f and append them.",
            edit::fromfile,
        ),
        method("fromlist", "($self, list, /)", "Append items to array from list.", edit::fromlist),
        method(
            "frombytes",
            "($self, buffer, /)",
            "Appends items from the bytes of a bytes-like object, as the machine has them.",
            edit::frombytes,
        ),
        method(
            "fromunicode",
            "($self, ustr, /)",
            "Extends an array of characters with those of a string; for other arrays it is a ValueError.",
            edit::fromunicode,
        ),
        method(
            "index",
            "($self, v, start=0, stop=sys.maxsize, /)",
            "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.",
            edit::index,
        ),
        method(
            "insert",
            "($self, i, v, /)",
            "Insert a new item v into the array before position i.",
            edit::insert,
        ),
        method("pop", "($self, i=-1, /)", "Return the i-th element and delete it from the array.", edit::pop),
        method(
            "__reduce_ex__",
            "($self, value, /)",
            "Return state information for pickling.",
            pickle::reduce_ex,
        ),
        method("remove", "($self, v, /)", "Remove the first occurrence of v in the array.", edit::remove),
        method("reverse", "($self, /)", "Reverse the order of the items in the array.", edit::reverse),
        method(
            "tofile",
            "($self, f, /)",
            "Write all items (as machine values) to the file object f.",
            edit::tofile,
        ),
        method(
            "tolist",
            "($self, /)",
            "Convert array to an ordinary list with the same items.",
            |vm, args| vm.new_list(items(vm, own(&args[0]))?),
        ),
        method(
            "tobytes",
            "($self, /)",
            "Convert the array to an array of machine values and return the bytes.",
            |vm, args| vm.new_bytes(&own(&args[0]).bytes.borrow()),
        ),
        method(
            "tounicode",
            "($self, /)",
            "Convert an array of characters to a string; for other arrays it is a ValueError.",
            edit::tounicode,
        ),
        method("__sizeof__", "($self, /)", "Size of the array in memory, in bytes.", |vm, args| {
            int::from_usize(vm, size_of::<PyArray>() + own(&args[0]).bytes.borrow().capacity())
        }),
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    getset: &[
        getter("typecode", "the typecode character used to create the array", |vm, array| {
            vm.new_str(own(array).code.text)
        }),
        getter("itemsize", "the size, in bytes, of one array item", |_, array| {
            Ok(int::small(own(array).code.size as i64))
        }),
    ],
    ..TypeSpec::with(&LAYOUT, deallocate_object)
});

/// All items as objects.
pub fn items(vm: &Thread, array: &PyArray) -> PyResult<Buf<Value>> {
    let bytes = array.copy_bytes()?;
    let mut items = Buf::with_capacity(bytes.len() / array.code.size)?;
    for item in bytes.chunks_exact(array.code.size) {
        items.push(array.code.unpack(vm, item)?)?;
    }
    Ok(items)
}

/// The type code that an argument of `function` is.
pub fn code_point(vm: &Thread, value: &Value, function: &str, position: usize) -> PyResult<u32> {
    let Some(text) = value.downcast::<PyStr>() else {
        let name = value.argument_type();
        return Err(vm.type_error(format!(
            "{function}() argument {position} must be a unicode character, not {name:.50}"
        )));
    };
    match (text.len(), text.text().get(0)) {
        (1, Some(letter)) => Ok(letter),
        (len, _) => Err(vm.type_error(format!(
            "{function}() argument {position} must be a unicode character, not a string of length {len}"
        ))),
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() && takes_no_keywords(ty, &TYPE) {
        return Err(vm.type_error("array.array() takes no keyword arguments"));
    }
    let (letter, initial) = match args.positional() {
        [letter] => (letter, None),
        [letter, initial] => (letter, Some(initial)),
        [] => return Err(vm.type_error("array() takes at least 1 argument (0 given)")),
        more => {
            return Err(vm.type_error(format!("array() takes at most 2 arguments ({} given)", more.len())));
        }
    };
    make(vm, ty, code_point(vm, letter, "array", 1)?, initial)
}

/// An array of type `ty` with items of the type that the letter says.
pub fn make(vm: &Thread, ty: &PyType, letter: u32, initial: Option<&Value>) -> PyResult {
    if letter == u32::from(b'u') {
        vm.warn_deprecated("The 'u' type code is deprecated and will be removed in Python 3.16")?;
    }
    let of_chars = letter == u32::from(b'u') || letter == u32::from(b'w');
    if let Some(initial) = initial.filter(|_| !of_chars) {
        let what = if initial.downcast::<PyStr>().is_some() {
            "str"
        } else if initial.downcast::<PyArray>().is_some_and(|array| array.code.kind == Kind::Char) {
            "unicode array"
        } else {
            ""
        };
        if !what.is_empty() {
            let letter = char::from_u32(letter).unwrap_or('?');
            return Err(
                vm.type_error(format!("cannot use a {what} to initialize an array with typecode '{letter}'"))
            );
        }
    }
    let Some(code) = code::find(letter) else {
        return Err(vm.value_error("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let array = PyArray::new(vm, ty, code, Buf::new())?;
    if let Some(initial) = initial {
        fill(vm, &array, initial)?;
    }
    Ok(array.into_value())
}

fn fill(vm: &Thread, array: &PyArray, initial: &Value) -> PyResult<()> {
    if let Some(bytes) = initial.downcast::<PyBytes>() {
        return edit::append_bytes(vm, array, bytes.as_bytes());
    }
    if let Some(bytes) = initial.downcast::<PyByteArray>() {
        return edit::append_bytes(vm, array, bytes.bytes());
    }
    if let Some(text) = initial.downcast::<PyStr>() {
        return edit::append_text(vm, array, text);
    }
    if let Some(other) = initial.downcast::<PyArray>().filter(|other| std::ptr::eq(other.code, array.code)) {
        *array.bytes.borrow_mut() = other.copy_bytes()?;
        return Ok(());
    }
    array.extend_items(vm, initial)
}

fn repr(vm: &Thread, array: &Value) -> PyResult {
    let own = own(array);
    let name = array.ty().name();
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name).to_owned();
    let letter = own.code.text;
    if own.len() == 0 {
        return vm.new_str(&format!("{name}('{letter}')"));
    }
    let contents =
        if own.code.kind == Kind::Char { edit::text(vm, own)? } else { vm.new_list(items(vm, own)?)? };
    let contents = vm.repr(&contents)?;
    vm.format_str(&format!("{name}('{letter}', "), &contents, ")")
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyArray>(), right.downcast::<PyArray>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if matches!(op, CompareOp::Eq | CompareOp::Ne) {
        if a.len() != b.len() {
            return Ok(Value::bool(op == CompareOp::Ne));
        }
        if std::ptr::eq(a.code, b.code) && a.code.kind != Kind::Float {
            let equal = **a.bytes.borrow() == **b.bytes.borrow();
            return Ok(Value::bool(equal == (op == CompareOp::Eq)));
        }
    }
    let mut index = 0;
    while let (Some(x), Some(y)) = (a.get(vm, index)?, b.get(vm, index)?) {
        if !vm.equals(&x, &y)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => vm.rich_compare(&x, &y, op),
            };
        }
        index += 1;
    }
    Ok(Value::bool(op.of(a.len().cmp(&b.len()))))
}

#[cold]
pub fn bad_argument(vm: &Thread) -> Raised {
    vm.type_error("bad argument type for built-in operation")
}

pub fn same_code(a: &'static Code, b: &'static Code) -> bool {
    std::ptr::eq(a, b)
}

fn concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let array = own(left);
    let Some(other) = right.downcast::<PyArray>() else {
        let name = right.ty().name();
        return Err(vm.type_error(format!("can only append array (not \"{name:.200}\") to array")));
    };
    if !same_code(array.code, other.code) {
        return Err(bad_argument(vm));
    }
    let mut bytes = array.copy_bytes()?;
    bytes.extend_from_slice(&other.bytes.borrow())?;
    array.like(vm, bytes)
}

/// The bytes, so many times over.
fn repeated(array: &PyArray, times: isize) -> Result<Buf<u8>, NoMemory> {
    let mut bytes = array.copy_bytes()?;
    let times = usize::try_from(times).unwrap_or(0);
    let total =
        bytes.len().checked_mul(times).filter(|&total| total <= isize::MAX as usize).ok_or(NoMemory)?;
    if times == 0 {
        bytes.clear();
    } else if total > bytes.len() {
        let once = array.copy_bytes()?;
        bytes.reserve_exact(total - once.len())?;
        for _ in 1..times {
            bytes.extend_from_slice(&once)?;
        }
    }
    Ok(bytes)
}

fn repeat(vm: &Thread, array: &Value, times: isize) -> PyResult {
    own(array).like(vm, repeated(own(array), times)?)
}

fn inplace_concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    if right.downcast::<PyArray>().is_none() {
        let name = right.ty().name();
        return Err(vm.type_error(format!("can only extend array with array (not \"{name:.200}\")")));
    }
    edit::extend_by(vm, own(left), right)?;
    Ok(left.clone())
}

fn inplace_repeat(vm: &Thread, array: &Value, times: isize) -> PyResult {
    let own = own(array);
    if own.len() > 0 && times != 1 {
        own.check_exports(vm)?;
        let bytes = repeated(own, times)?;
        *own.bytes.borrow_mut() = bytes;
    }
    Ok(array.clone())
}

fn item(vm: &Thread, array: &Value, index: isize) -> PyResult {
    let found = match usize::try_from(index) {
        Ok(index) => own(array).get(vm, index)?,
        Err(_) => None,
    };
    found.ok_or_else(|| vm.index_error("array index out of range"))
}
