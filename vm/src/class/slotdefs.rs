//! Special methods and slots: the table that connects them, both ways.
//!
//! A native type declares slots; for each, its dict gets a `wrapper_descriptor` under the special method's name
//! ([`of_slots`], [`call_wrapper`]). A class made by a program defines special methods; for each, the type's slot is set to a
//! function that calls it (`class::special`), or straight to the native slot where the method is an inherited wrapper
//! ([`update`]). A slot may serve several special methods (`__add__` and `__radd__`).
//!
//! Source: data model, "Special method names".

use super::lookup::lookup;
use super::slots::*;
use super::statics::Shared;
use super::{PyType, special};
use crate::builtins::descriptors::{PyMethodDescr, PyWrapperDescr};
use crate::builtins::function::builtin::PyBuiltin;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::call::{Args, check_positional_count};
use crate::error::{PyResult, Raised};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

pub struct SlotDef {
    pub name: &'static str,
    pub signature: &'static str,
    pub doc: &'static str,
    pub wrap: Wrap,
    /// Rows with the same name of the slot stand together and are decided together.
    slot: &'static str,
    has: fn(&Slots) -> bool,
    copy: fn(&mut Slots, &Slots),
    install: fn(&mut Slots),
    clear: fn(&mut Slots),
}

/// How a slot function is called from Python.
#[derive(Clone, Copy)]
pub enum Wrap {
    Unary(fn(&Slots) -> Option<Unary>),
    Binary(fn(&Slots) -> Option<Binary>),
    Reflected(fn(&Slots) -> Option<Binary>),
    Power(fn(&Slots) -> Option<Ternary>),
    ReflectedPower(fn(&Slots) -> Option<Ternary>),
    InplacePower(fn(&Slots) -> Option<Ternary>),
    Inquiry(fn(&Slots) -> Option<Inquiry>),
    Length(fn(&Slots) -> Option<Length>),
    Hash,
    Compare(CompareOp),
    Call,
    GetAttr,
    SetAttr,
    DelAttr,
    Next,
    Get,
    Set,
    Delete,
    Init,
    Item,
    Repeat(fn(&Slots) -> Option<Repeat>),
    Contains,
    SetItem,
    DelItem,
    Finalize,
    Buffer,
    ReleaseBuffer,
    /// Has no wrapper: `__new__` is a function, `__getattr__` is never native.
    Nothing,
}

macro_rules! slotdefs {
    ($($slot:ident: $generic:path => { $($name:literal $signature:literal $wrap:expr, $doc:literal;)* })*) => {
        pub static SLOTDEFS: &[SlotDef] = &[$($(SlotDef {
            name: $name,
            signature: $signature,
            doc: $doc,
            wrap: $wrap,
            slot: stringify!($slot),
            has: |slots| slots.$slot.is_some(),
            copy: |slots, from| slots.$slot = from.$slot,
            install: |slots| slots.$slot = Some($generic),
            clear: |slots| slots.$slot = None,
        },)*)*];
    };
}

use Wrap as W;

slotdefs! {
    repr: special::repr => { "__repr__" "($self, /)" W::Unary(|s| s.repr), "Return repr(self)."; }
    str: special::str => { "__str__" "($self, /)" W::Unary(|s| s.str), "Return str(self)."; }
    hash: special::hash => { "__hash__" "($self, /)" W::Hash, "Return hash(self)."; }
    call: special::call => { "__call__" "($self, /, *args, **kwargs)" W::Call, "Call self as a function."; }
    getattro: special::getattro => {
        "__getattribute__" "($self, name, /)" W::GetAttr, "Return getattr(self, name).";
        "__getattr__" "($self, name, /)" W::Nothing, "Called when an attribute is not found.";
    }
    setattro: special::setattro => {
        "__setattr__" "($self, name, value, /)" W::SetAttr, "Implement setattr(self, name, value).";
        "__delattr__" "($self, name, /)" W::DelAttr, "Implement delattr(self, name).";
    }
    richcompare: special::richcompare => {
        "__lt__" "($self, value, /)" W::Compare(CompareOp::Lt), "Return self<value.";
        "__le__" "($self, value, /)" W::Compare(CompareOp::Le), "Return self<=value.";
        "__eq__" "($self, value, /)" W::Compare(CompareOp::Eq), "Return self==value.";
        "__ne__" "($self, value, /)" W::Compare(CompareOp::Ne), "Return self!=value.";
        "__gt__" "($self, value, /)" W::Compare(CompareOp::Gt), "Return self>value.";
        "__ge__" "($self, value, /)" W::Compare(CompareOp::Ge), "Return self>=value.";
    }
    iter: special::iter => { "__iter__" "($self, /)" W::Unary(|s| s.iter), "Implement iter(self)."; }
    iternext: special::iternext => { "__next__" "($self, /)" W::Next, "Implement next(self)."; }
    descr_get: special::descr_get => {
        "__get__" "($self, instance, owner=None, /)" W::Get, "Return an attribute of instance, which is of type owner.";
    }
    descr_set: special::descr_set => {
        "__set__" "($self, instance, value, /)" W::Set, "Set an attribute of instance to value.";
        "__delete__" "($self, instance, /)" W::Delete, "Delete an attribute of instance.";
    }
    init: special::init => {
        "__init__" "($self, /, *args, **kwargs)" W::Init, "Initialize self.";
    }
    new: special::new => { "__new__" "" W::Nothing, "Create and return a new object."; }
    finalize: special::finalize => { "__del__" "($self, /)" W::Finalize, "Called when the instance is about to be destroyed."; }
    buffer: special::buffer => {
        "__buffer__" "($self, flags, /)" W::Buffer, "Return a buffer object that exposes the underlying memory of the object.";
    }
    release_buffer: special::release_buffer => {
        "__release_buffer__" "($self, buffer, /)" W::ReleaseBuffer, "Release the buffer object that exposes the underlying memory of the object.";
    }
    am_await: special::am_await => { "__await__" "($self, /)" W::Unary(|s| s.am_await), "Return an iterator to be used in await."; }
    am_aiter: special::am_aiter => {
        "__aiter__" "($self, /)" W::Unary(|s| s.am_aiter), "Return an awaitable that resolves to an asynchronous iterator.";
    }
    am_anext: special::am_anext => {
        "__anext__" "($self, /)" W::Unary(|s| s.am_anext), "Return the next item, or raise StopAsyncIteration.";
    }

    add: special::add => {
        "__add__" "($self, value, /)" W::Binary(|s| s.add), "Return self+value.";
        "__radd__" "($self, value, /)" W::Reflected(|s| s.add), "Return value+self.";
    }
    subtract: special::subtract => {
        "__sub__" "($self, value, /)" W::Binary(|s| s.subtract), "Return self-value.";
        "__rsub__" "($self, value, /)" W::Reflected(|s| s.subtract), "Return value-self.";
    }
    multiply: special::multiply => {
        "__mul__" "($self, value, /)" W::Binary(|s| s.multiply), "Return self*value.";
        "__rmul__" "($self, value, /)" W::Reflected(|s| s.multiply), "Return value*self.";
    }
    remainder: special::remainder => {
        "__mod__" "($self, value, /)" W::Binary(|s| s.remainder), "Return self%value.";
        "__rmod__" "($self, value, /)" W::Reflected(|s| s.remainder), "Return value%self.";
    }
    divmod: special::divmod => {
        "__divmod__" "($self, value, /)" W::Binary(|s| s.divmod), "Return divmod(self, value).";
        "__rdivmod__" "($self, value, /)" W::Reflected(|s| s.divmod), "Return divmod(value, self).";
    }
    power: special::power => {
        "__pow__" "($self, value, mod=None, /)" W::Power(|s| s.power), "Return pow(self, value, mod).";
        "__rpow__" "($self, value, mod=None, /)" W::ReflectedPower(|s| s.power), "Return pow(value, self, mod).";
    }
    negative: special::negative => { "__neg__" "($self, /)" W::Unary(|s| s.negative), "-self"; }
    positive: special::positive => { "__pos__" "($self, /)" W::Unary(|s| s.positive), "+self"; }
    absolute: special::absolute => { "__abs__" "($self, /)" W::Unary(|s| s.absolute), "abs(self)"; }
    bool: special::bool => { "__bool__" "($self, /)" W::Inquiry(|s| s.bool), "True if self else False"; }
    invert: special::invert => { "__invert__" "($self, /)" W::Unary(|s| s.invert), "~self"; }
    lshift: special::lshift => {
        "__lshift__" "($self, value, /)" W::Binary(|s| s.lshift), "Return self<<value.";
        "__rlshift__" "($self, value, /)" W::Reflected(|s| s.lshift), "Return value<<self.";
    }
    rshift: special::rshift => {
        "__rshift__" "($self, value, /)" W::Binary(|s| s.rshift), "Return self>>value.";
        "__rrshift__" "($self, value, /)" W::Reflected(|s| s.rshift), "Return value>>self.";
    }
    and: special::and => {
        "__and__" "($self, value, /)" W::Binary(|s| s.and), "Return self&value.";
        "__rand__" "($self, value, /)" W::Reflected(|s| s.and), "Return value&self.";
    }
    xor: special::xor => {
        "__xor__" "($self, value, /)" W::Binary(|s| s.xor), "Return self^value.";
        "__rxor__" "($self, value, /)" W::Reflected(|s| s.xor), "Return value^self.";
    }
    or: special::or => {
        "__or__" "($self, value, /)" W::Binary(|s| s.or), "Return self|value.";
        "__ror__" "($self, value, /)" W::Reflected(|s| s.or), "Return value|self.";
    }
    int: special::int => { "__int__" "($self, /)" W::Unary(|s| s.int), "int(self)"; }
    float: special::float => { "__float__" "($self, /)" W::Unary(|s| s.float), "float(self)"; }
    inplace_add: special::inplace_add => { "__iadd__" "($self, value, /)" W::Binary(|s| s.inplace_add), "Return self+=value."; }
    inplace_subtract: special::inplace_subtract => {
        "__isub__" "($self, value, /)" W::Binary(|s| s.inplace_subtract), "Return self-=value.";
    }
    inplace_multiply: special::inplace_multiply => {
        "__imul__" "($self, value, /)" W::Binary(|s| s.inplace_multiply), "Return self*=value.";
    }
    inplace_remainder: special::inplace_remainder => {
        "__imod__" "($self, value, /)" W::Binary(|s| s.inplace_remainder), "Return self%=value.";
    }
    inplace_power: special::inplace_power => {
        "__ipow__" "($self, value, /)" W::InplacePower(|s| s.inplace_power), "Return self**=value.";
    }
    inplace_lshift: special::inplace_lshift => {
        "__ilshift__" "($self, value, /)" W::Binary(|s| s.inplace_lshift), "Return self<<=value.";
    }
    inplace_rshift: special::inplace_rshift => {
        "__irshift__" "($self, value, /)" W::Binary(|s| s.inplace_rshift), "Return self>>=value.";
    }
    inplace_and: special::inplace_and => { "__iand__" "($self, value, /)" W::Binary(|s| s.inplace_and), "Return self&=value."; }
    inplace_xor: special::inplace_xor => { "__ixor__" "($self, value, /)" W::Binary(|s| s.inplace_xor), "Return self^=value."; }
    inplace_or: special::inplace_or => { "__ior__" "($self, value, /)" W::Binary(|s| s.inplace_or), "Return self|=value."; }
    floor_divide: special::floor_divide => {
        "__floordiv__" "($self, value, /)" W::Binary(|s| s.floor_divide), "Return self//value.";
        "__rfloordiv__" "($self, value, /)" W::Reflected(|s| s.floor_divide), "Return value//self.";
    }
    true_divide: special::true_divide => {
        "__truediv__" "($self, value, /)" W::Binary(|s| s.true_divide), "Return self/value.";
        "__rtruediv__" "($self, value, /)" W::Reflected(|s| s.true_divide), "Return value/self.";
    }
    inplace_floor_divide: special::inplace_floor_divide => {
        "__ifloordiv__" "($self, value, /)" W::Binary(|s| s.inplace_floor_divide), "Return self//=value.";
    }
    inplace_true_divide: special::inplace_true_divide => {
        "__itruediv__" "($self, value, /)" W::Binary(|s| s.inplace_true_divide), "Return self/=value.";
    }
    index: special::index => {
        "__index__" "($self, /)" W::Unary(|s| s.index), "Return self converted to an integer, if self is suitable for use as an index into a list.";
    }
    matrix_multiply: special::matrix_multiply => {
        "__matmul__" "($self, value, /)" W::Binary(|s| s.matrix_multiply), "Return self@value.";
        "__rmatmul__" "($self, value, /)" W::Reflected(|s| s.matrix_multiply), "Return value@self.";
    }
    inplace_matrix_multiply: special::inplace_matrix_multiply => {
        "__imatmul__" "($self, value, /)" W::Binary(|s| s.inplace_matrix_multiply), "Return self@=value.";
    }
    length: special::length => { "__len__" "($self, /)" W::Length(|s| s.length), "Return len(self)."; }
    subscript: special::subscript => { "__getitem__" "($self, key, /)" W::Binary(|s| s.subscript), "Return self[key]."; }
    ass_subscript: special::ass_subscript => {
        "__setitem__" "($self, key, value, /)" W::SetItem, "Set self[key] to value.";
        "__delitem__" "($self, key, /)" W::DelItem, "Delete self[key].";
    }
    item: special::item => { "__getitem__" "($self, key, /)" W::Item, "Return self[key]."; }
    contains: special::contains => { "__contains__" "($self, key, /)" W::Contains, "Return bool(key in self)."; }
}

/// Slots that have a special method only because `+` and `*` of sequences have no slots of their own in the table above: a
/// class that defines `__add__` fills `add`.
static SEQUENCE_DEFS: &[SlotDef] = &[
    sequence("__add__", "Return self+value.", W::Binary(|s| s.concat), |s| s.concat.is_some()),
    sequence("__mul__", "Return self*value.", W::Repeat(|s| s.repeat), |s| s.repeat.is_some()),
    sequence("__rmul__", "Return value*self.", W::Repeat(|s| s.repeat), |s| s.repeat.is_some()),
    sequence("__iadd__", "Implement self+=value.", W::Binary(|s| s.inplace_concat), |s| {
        s.inplace_concat.is_some()
    }),
    sequence("__imul__", "Implement self*=value.", W::Repeat(|s| s.inplace_repeat), |s| {
        s.inplace_repeat.is_some()
    }),
];

const fn sequence(name: &'static str, doc: &'static str, wrap: Wrap, has: fn(&Slots) -> bool) -> SlotDef {
    SlotDef {
        name,
        signature: "($self, value, /)",
        doc,
        wrap,
        slot: "",
        has,
        copy: |_, _| {},
        install: |_| {},
        clear: |_| {},
    }
}

/// The special methods that a native type with these slots has.
pub fn of_slots(slots: &Slots) -> impl Iterator<Item = &'static SlotDef> {
    let all = SLOTDEFS.iter().chain(SEQUENCE_DEFS);
    all.filter(move |def| !matches!(def.wrap, W::Nothing) && (def.has)(slots))
}

impl SlotDef {
    /// The `wrapper_descriptor` of a static type.
    pub fn descriptor(&'static self, ty: &'static PyType) -> Value {
        crate::object::to_value(super::statics::leak(PyWrapperDescr::immortal(ty, self)))
    }
}

/// Sets all slots of a class from its special methods: to be called when it is made, and when one of its bases changes.
pub fn update(vm: &Thread, ty: &PyType) {
    let mut slots = *ty.slots();
    let table = table();
    let defined = table.defined(ty);
    for group in &table.groups {
        if defined & group.mask == 0 {
            (group.defs[0].clear)(&mut slots);
        } else {
            update_group(vm, ty, group, &mut slots);
        }
    }
    ty.set_slots(slots);
    special::update_flags(ty);
}

/// The special methods that serve one slot.
struct Group {
    defs: &'static [SlotDef],
    names: Vec<Shared>,
    /// Their bits, by their places in [`SLOTDEFS`].
    mask: u128,
}

const _: () = assert!(SLOTDEFS.len() <= u128::BITS as usize);

struct Table {
    groups: Vec<Group>,
    /// The bits of the rows with a name, by the address of the interned name.
    masks: FxHashMap<usize, u128>,
}

/// [`SLOTDEFS`] by slots and by names, made once.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut groups, mut masks, mut bit) = (Vec::new(), FxHashMap::default(), 1u128);
        for defs in SLOTDEFS.chunk_by(|a, b| a.slot == b.slot) {
            let names: Vec<Shared> = defs.iter().map(|def| Shared::intern(def.name)).collect();
            let mut mask = 0;
            for name in &names {
                *masks.entry(std::ptr::from_ref(name.get()).addr()).or_insert(0) |= bit;
                mask |= bit;
                bit <<= 1;
            }
            groups.push(Group { defs, names, mask });
        }
        Table { groups, masks }
    })
}

impl Table {
    /// The rows whose names a class or one of its bases defines. All, if a name is not interned.
    fn defined(&self, ty: &PyType) -> u128 {
        let mut defined = 0;
        for ty in ty.mro() {
            for (name, _) in ty.dict().entries() {
                match name.downcast::<PyStr>() {
                    Some(name) if name.is_interned() => {
                        let address = std::ptr::from_ref(name).addr();
                        defined |= self.masks.get(&address).copied().unwrap_or(0);
                    }
                    _ => return u128::MAX,
                }
            }
        }
        defined
    }
}

/// Sets the slots that serve `name`, in `ty` and in the subclasses that inherit it.
pub fn update_name(vm: &Thread, ty: &PyType, name: &str) {
    if SLOTDEFS.iter().any(|def| def.name == name) {
        update_recursively(vm, ty, name);
    }
}

fn update_recursively(vm: &Thread, ty: &PyType, name: &str) {
    let mut slots = *ty.slots();
    for group in &table().groups {
        if group.defs.iter().any(|def| def.name == name) {
            update_group(vm, ty, group, &mut slots);
        }
    }
    ty.set_slots(slots);
    special::update_flags(ty);
    for subclass in vm.interp().subclasses.of(ty) {
        update_recursively(vm, &subclass, name);
    }
}

/// Takes away the slot of sequences that a special method serves beside that of numbers; false if there is none.
fn clear_sequence_slot(slots: &mut Slots, name: &str) -> bool {
    match name {
        "__add__" => slots.concat.take().is_some(),
        "__mul__" | "__rmul__" => slots.repeat.take().is_some(),
        "__iadd__" => slots.inplace_concat.take().is_some(),
        "__imul__" => slots.inplace_repeat.take().is_some(),
        _ => false,
    }
}

/// Takes over the slot of sequences that a special method serves.
fn set_sequence_slot(slots: &mut Slots, name: &str, from: &Slots) {
    match name {
        "__add__" => slots.concat = from.concat,
        "__mul__" | "__rmul__" => slots.repeat = from.repeat,
        "__iadd__" => slots.inplace_concat = from.inplace_concat,
        "__imul__" => slots.inplace_repeat = from.inplace_repeat,
        _ => {}
    }
}

/// Decides a slot: the native function where all its special methods are wrappers of the same one, the calling function
/// where one is anything else, none where there is no such method.
fn update_group(vm: &Thread, ty: &PyType, group: &Group, slots: &mut Slots) {
    let mut native: Option<Value> = None;
    let mut found_any = false;
    // The slot of sequences goes if one of its methods is another, whatever the others are.
    let mut cleared = false;
    for (def, name) in group.defs.iter().zip(&group.names) {
        let Some(found) = lookup(vm, ty, name.get()) else { continue };
        let wrapper = found.downcast::<PyWrapperDescr>();
        let is_inherited = |wrapper: &PyWrapperDescr| ty.is_subtype(wrapper.owner());
        let wraps_other =
            |wrapper: &PyWrapperDescr| wrapper.def().name == def.name && !(def.has)(wrapper.owner().slots());
        if wrapper.is_some_and(|wrapper| is_inherited(wrapper) && wraps_other(wrapper)) {
            // The method wraps another slot of its type: `list.__add__` is `concat`, and nothing for `add`.
            if let Some(wrapper) = wrapper
                && !cleared
            {
                set_sequence_slot(slots, def.name, wrapper.owner().slots());
            }
            continue;
        }
        let is_strange = wrapper.is_some_and(|wrapper| !is_inherited(wrapper));
        // `dict.__getitem__` is a method of its own that does what the slot does.
        let method = found.downcast_exact::<PyMethodDescr>().filter(|method| {
            method.name() == def.name && ty.is_subtype(method.owner()) && (def.has)(method.owner().slots())
        });
        if is_strange && !(def.has)(slots) && clear_sequence_slot(slots, def.name) {
            // That of a strange type, where only sequences would have an operation: now there is none.
            cleared = true;
            continue;
        }
        found_any = true;
        let same_as_before = |owner: &PyType| {
            native
                .as_ref()
                .is_none_or(|known| known.downcast::<PyType>().is_some_and(|known| known.is(owner)))
        };
        if let Some(wrapper) = wrapper
            && wrapper.def().name == def.name
            && is_inherited(wrapper)
            && same_as_before(wrapper.owner())
        {
            native = Some(wrapper.owner().to_value());
        } else if let Some(method) = method
            && same_as_before(method.owner())
        {
            native = Some(method.owner().to_value());
        } else if def.name == "__new__"
            && found.downcast::<PyBuiltin>().and_then(PyBuiltin::constructor_of).is_some()
            && let Some(base) = ty.base()
        {
            // Whichever native type's it is: only that of the layout can make instances.
            native = Some(base.to_value());
        } else if found.is_none() && def.name == "__hash__" {
            slots.hash = Some(special::hash_not_implemented);
            return;
        } else {
            (def.install)(slots);
            if !is_strange {
                clear_sequence_slot(slots, def.name);
            }
            return;
        }
    }
    match native.as_ref().and_then(Value::downcast::<PyType>) {
        Some(owner) => (group.defs[0].copy)(slots, owner.slots()),
        None if !found_any => (group.defs[0].clear)(slots),
        None => {}
    }
}

/// Calls the slot that `def` wraps in `owner`, whose instance `object` is: what `int.__add__(1, 2)` does.
pub fn call_wrapper(vm: &Thread, owner: &PyType, def: &SlotDef, object: &Value, args: Args<'_>) -> PyResult {
    if args.has_keywords() && !matches!(def.wrap, W::Call | W::Init) {
        return Err(vm.type_error(format!("wrapper {}() takes no keyword arguments", def.name)));
    }
    let positional = args.positional();
    let missing = || vm.system_error("slot wrapper without slot");
    let bool_result = |result: PyResult<bool>| result.map(Value::bool);
    let none_result = |result: PyResult<()>| result.map(|()| Value::NONE);
    match def.wrap {
        W::Unary(slot) => {
            expect(vm, positional, 0)?;
            slot(owner.slots()).ok_or_else(missing)?(vm, object)
        }
        W::Binary(slot) => {
            expect(vm, positional, 1)?;
            slot(owner.slots()).ok_or_else(missing)?(vm, object, &positional[0])
        }
        W::Reflected(slot) => {
            expect(vm, positional, 1)?;
            slot(owner.slots()).ok_or_else(missing)?(vm, &positional[0], object)
        }
        W::Power(slot) | W::ReflectedPower(slot) => {
            expect_one_or_two(vm, positional)?;
            let modulus = positional.get(1).unwrap_or(&NONE_VALUE.0);
            let slot = slot(owner.slots()).ok_or_else(missing)?;
            if matches!(def.wrap, W::Power(_)) {
                slot(vm, object, &positional[0], modulus)
            } else {
                slot(vm, &positional[0], object, modulus)
            }
        }
        W::InplacePower(slot) => {
            expect(vm, positional, 1)?;
            slot(owner.slots()).ok_or_else(missing)?(vm, object, &positional[0], &NONE_VALUE.0)
        }
        W::Inquiry(slot) => {
            expect(vm, positional, 0)?;
            bool_result(slot(owner.slots()).ok_or_else(missing)?(vm, object))
        }
        W::Length(slot) => {
            expect(vm, positional, 0)?;
            let length = slot(owner.slots()).ok_or_else(missing)?(vm, object)?;
            int::from_usize(vm, length)
        }
        W::Hash => {
            expect(vm, positional, 0)?;
            let hash = owner.slots().hash.ok_or_else(missing)?(vm, object)?;
            int::from_i64(vm, hash)
        }
        W::Compare(op) => {
            expect(vm, positional, 1)?;
            owner.slots().richcompare.ok_or_else(missing)?(vm, object, &positional[0], op)
        }
        W::Call => owner.slots().call.ok_or_else(missing)?(vm, object, args),
        W::GetAttr => {
            expect(vm, positional, 1)?;
            let name = vm.expect_attribute_name(&positional[0])?;
            owner.slots().getattro.ok_or_else(missing)?(vm, object, &name)
        }
        W::SetAttr => {
            check_positional_count(vm, def.name, positional.len(), 2, 2)?;
            set_attribute(vm, owner, object, &positional[0], Some(&positional[1]), def.name)
        }
        W::DelAttr => {
            expect(vm, positional, 1)?;
            set_attribute(vm, owner, object, &positional[0], None, def.name)
        }
        W::Next => {
            expect(vm, positional, 0)?;
            vm.next_by(owner.slots().iternext.ok_or_else(missing)?, object)
        }
        W::Get => {
            check_positional_count(vm, "__get__", positional.len(), 1, 2)?;
            let given = |index: usize| positional.get(index).filter(|value| !value.is_none());
            if given(0).is_none() && given(1).is_none() {
                return Err(vm.type_error("__get__(None, None) is invalid"));
            }
            owner.slots().descr_get.ok_or_else(missing)?(vm, object, given(0), given(1))
        }
        W::Set => {
            check_positional_count(vm, def.name, positional.len(), 2, 2)?;
            none_result(owner.slots().descr_set.ok_or_else(missing)?(
                vm,
                object,
                &positional[0],
                Some(&positional[1]),
            ))
        }
        W::Delete => {
            expect(vm, positional, 1)?;
            none_result(owner.slots().descr_set.ok_or_else(missing)?(vm, object, &positional[0], None))
        }
        W::Init => none_result(owner.slots().init.ok_or_else(missing)?(vm, object, args)),
        W::Item => {
            expect(vm, positional, 1)?;
            let index = special::sequence_index(vm, object, &positional[0])?;
            owner.slots().item.ok_or_else(missing)?(vm, object, index)
        }
        W::Repeat(slot) => {
            expect(vm, positional, 1)?;
            let count = crate::protocol::number::to_isize(vm, &positional[0])?;
            slot(owner.slots()).ok_or_else(missing)?(vm, object, count)
        }
        W::Contains => {
            expect(vm, positional, 1)?;
            bool_result(owner.slots().contains.ok_or_else(missing)?(vm, object, &positional[0]))
        }
        W::SetItem => {
            check_positional_count(vm, def.name, positional.len(), 2, 2)?;
            none_result(owner.slots().ass_subscript.ok_or_else(missing)?(
                vm,
                object,
                &positional[0],
                Some(&positional[1]),
            ))
        }
        W::DelItem => {
            expect(vm, positional, 1)?;
            none_result(owner.slots().ass_subscript.ok_or_else(missing)?(vm, object, &positional[0], None))
        }
        W::Finalize => {
            expect(vm, positional, 0)?;
            owner.slots().finalize.ok_or_else(missing)?(vm, object);
            Ok(Value::NONE)
        }
        W::Buffer => {
            check_positional_count(vm, def.name, positional.len(), 1, 1)?;
            crate::buffer::call_buffer(vm, object, &positional[0], owner.slots().buffer.ok_or_else(missing)?)
        }
        W::ReleaseBuffer => {
            check_positional_count(vm, def.name, positional.len(), 1, 1)?;
            crate::buffer::call_release_buffer(vm, object, &positional[0])
        }
        W::Nothing => Err(missing()),
    }
}

/// `None` where a borrowed value is needed.
struct NoneValue(Value);

// SAFETY: `None` is an immediate: it refers to nothing.
unsafe impl Sync for NoneValue {}

static NONE_VALUE: NoneValue = NoneValue(Value::NONE);

fn expect(vm: &Thread, args: &[Value], count: usize) -> PyResult<()> {
    if args.len() == count {
        return Ok(());
    }
    let plural = if count == 1 { "" } else { "s" };
    Err(vm.type_error(format!("expected {count} argument{plural}, got {}", args.len())))
}

fn expect_one_or_two(vm: &Thread, args: &[Value]) -> PyResult<()> {
    match args.len() {
        1 | 2 => Ok(()),
        given => Err(vm.type_error(format!("expected 1 or 2 arguments, got {given}"))),
    }
}

/// `object.__setattr__` must not be used to get around a class's own: a native base that is more derived than `owner` and has
/// a slot of its own is in the way ("hackcheck").
fn set_attribute(
    vm: &Thread,
    owner: &PyType,
    object: &Value,
    name: &Value,
    value: Option<&Value>,
    what: &str,
) -> PyResult {
    let name = vm.expect_attribute_name(name)?;
    let slot = owner.slots().setattro.ok_or_else(|| vm.system_error("slot wrapper without slot"))?;
    let same = |ty: &PyType| ty.slots().setattro.is_some_and(|own| std::ptr::fn_addr_eq(own, slot));
    let mut ty = Some(object.ty());
    while let Some(current) = ty.filter(|ty| ty.is_heap_type() && !same(ty)) {
        ty = current.base();
    }
    if let Some(native) = ty.filter(|ty| !same(ty)) {
        let text = format!("can't apply this {what} to {} object", native.name());
        return Err(vm.type_error(text));
    }
    slot(vm, object, &name, value)?;
    Ok(Value::NONE)
}

/// The error for a receiver of the wrong type.
pub fn wrong_receiver(vm: &Thread, owner: &PyType, def: &SlotDef, object: &Value) -> Raised {
    vm.type_error(format!(
        "descriptor '{}' requires a '{}' object but received a '{}'",
        def.name,
        owner.name(),
        object.ty().name()
    ))
}
