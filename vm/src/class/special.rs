//! The slots of classes made by programs: each calls the special method.
//!
//! A special method is looked up in the type, never in the instance (data model, "Special method lookup"). A reflected
//! method of the right operand goes first where its type derives from the left one's and overrides it.

use super::lookup::{assign_version, generic_getattr, generic_setattr, lookup};
use super::slots::{Binary, SetItem, Slots};
use super::{KnownNative, PyType, flags};
use crate::buffer::Buffer;
use crate::builtins::descriptors::PyWrapperDescr;
use crate::builtins::str::PyStr;
use crate::builtins::{exceptions, int, iter, object, type_};
use crate::call::Args;
use crate::class::statics::StaticStr;
use crate::error::{PyResult, Raised};
use crate::interp::call as interp_call;
use crate::names;
use crate::protocol::compare::CompareOp;
use crate::protocol::number::{self, BinaryOp, SlotOf};
use crate::protocol::sequence;
use crate::thread::Thread;
use crate::value::Value;

/// Calls the special method `name` of `object`'s type with `args`; `None` if the type has no such method.
#[inline]
pub fn call_special(
    vm: &Thread,
    object: &Value,
    name: &'static StaticStr,
    args: &[Value],
) -> PyResult<Option<Value>> {
    let ty = object.ty();
    let Some(method) = lookup(vm, ty, name) else { return Ok(None) };
    call_found(vm, &method, object, args).map(Some)
}

/// Calls what a lookup in the type of `object` has found, bound to it.
pub fn call_found(vm: &Thread, method: &Value, object: &Value, args: &[Value]) -> PyResult {
    if let Some(function) = method.downcast_exact() {
        return interp_call::call_method_function(vm, function, object, args);
    }
    if method.ty().has_flag(flags::METHOD_DESCRIPTOR) {
        return Args::positional_only(args).with_first(object, |args| vm.call_args(method, args));
    }
    match method.ty().slots().descr_get {
        Some(get) => {
            let bound = get(vm, method, Some(object), Some(&object.ty().to_value()))?;
            vm.call(&bound, args)
        }
        None => vm.call(method, args),
    }
}

/// As [`call_special`], where the slot is set only if the method exists; it may have gone since.
fn call_required(vm: &Thread, object: &Value, name: &'static StaticStr, args: &[Value]) -> PyResult {
    match call_special(vm, object, name, args)? {
        Some(value) => Ok(value),
        None => Err(vm.raise_attribute_error(
            format!("'{:.100}' object has no attribute '{}'", object.ty().name(), name.display()),
            object,
            name,
        )),
    }
}

/// The native function that a special method wraps: that of a base, where a class defines others of the methods that share the
/// slot.
#[inline]
fn native_slot<F>(
    vm: &Thread,
    object: &Value,
    name: &'static StaticStr,
    slot: fn(&Slots) -> Option<F>,
) -> Option<F> {
    native_slot_of(vm, object.ty(), name, slot)
}

fn native_slot_of<F>(
    vm: &Thread,
    ty: &PyType,
    name: &'static StaticStr,
    slot: fn(&Slots) -> Option<F>,
) -> Option<F> {
    let method = lookup(vm, ty, name)?;
    let wrapper = method.downcast_exact::<PyWrapperDescr>()?;
    let serves = name.is_text(wrapper.def().name) && ty.is_subtype(wrapper.owner());
    if serves { slot(wrapper.owner().slots()) } else { None }
}

/// What loads an item of an instance, if that is a native function: also an inherited one.
#[inline]
pub fn native_subscript(ty: &PyType) -> Option<Binary> {
    ty.slots().subscript.filter(|&own| !std::ptr::fn_addr_eq(own, subscript as Binary))
}

/// What stores an item of an instance, if that is a native function: also an inherited one, and one of a class that says itself only how
/// items are deleted, such as `Counter`.
#[inline]
pub fn native_set_item(vm: &Thread, ty: &PyType) -> Option<SetItem> {
    let slot = ty.slots().ass_subscript?;
    if !std::ptr::fn_addr_eq(slot, ass_subscript as SetItem) {
        return Some(slot);
    }
    let known = ty.heap_type()?.native_set_item.get();
    if known.version == ty.version() && known.version != 0 { known.function } else { learn_set_item(vm, ty) }
}

#[inline(never)]
fn learn_set_item(vm: &Thread, ty: &PyType) -> Option<SetItem> {
    let function = native_slot_of(vm, ty, &names::__setitem__, |slots| slots.ass_subscript);
    let version = assign_version(vm, ty);
    if version != 0
        && let Some(heap) = ty.heap_type()
    {
        heap.native_set_item.set(KnownNative { version, function });
    }
    function
}

macro_rules! unary {
    ($($slot:ident $name:ident;)*) => {$(
        #[inline(never)]
        pub fn $slot(vm: &Thread, object: &Value) -> PyResult {
            call_required(vm, object, &names::$name, &[])
        }
    )*};
}

unary! {
    repr __repr__;
    str __str__;
    negative __neg__;
    positive __pos__;
    absolute __abs__;
    invert __invert__;
    int __int__;
    float __float__;
    index __index__;
    am_await __await__;
    am_aiter __aiter__;
    am_anext __anext__;
}

macro_rules! binary {
    ($($slot:ident $name:ident $reflected:ident;)*) => {$(
        #[inline(never)]
        pub fn $slot(vm: &Thread, left: &Value, right: &Value) -> PyResult {
            let own = |ty: &PyType| ty.slots().$slot.is_some_and(|slot| std::ptr::fn_addr_eq(slot, $slot as Binary));
            binary(vm, left, right, own(left.ty()), own(right.ty()), &names::$name, &names::$reflected)
        }
    )*};
}

binary! {
    add __add__ __radd__;
    subtract __sub__ __rsub__;
    multiply __mul__ __rmul__;
    remainder __mod__ __rmod__;
    divmod __divmod__ __rdivmod__;
    lshift __lshift__ __rlshift__;
    rshift __rshift__ __rrshift__;
    and __and__ __rand__;
    xor __xor__ __rxor__;
    or __or__ __ror__;
    floor_divide __floordiv__ __rfloordiv__;
    true_divide __truediv__ __rtruediv__;
    matrix_multiply __matmul__ __rmatmul__;
}

/// Of an operator: its slot, the function there that calls special methods, and the name of the left operand's.
pub fn of_operator(op: BinaryOp) -> Option<(SlotOf, Binary, &'static StaticStr)> {
    let (method, name): (Binary, _) = match op {
        BinaryOp::Add => (add, &names::__add__),
        BinaryOp::And => (and, &names::__and__),
        BinaryOp::FloorDivide => (floor_divide, &names::__floordiv__),
        BinaryOp::Lshift => (lshift, &names::__lshift__),
        BinaryOp::MatrixMultiply => (matrix_multiply, &names::__matmul__),
        BinaryOp::Multiply => (multiply, &names::__mul__),
        BinaryOp::Remainder => (remainder, &names::__mod__),
        BinaryOp::Or => (or, &names::__or__),
        BinaryOp::Power => return None,
        BinaryOp::Rshift => (rshift, &names::__rshift__),
        BinaryOp::Subtract => (subtract, &names::__sub__),
        BinaryOp::TrueDivide => (true_divide, &names::__truediv__),
        BinaryOp::Xor => (xor, &names::__xor__),
    };
    Some((number::slot_of(op), method, name))
}

/// `left_own` and `right_own` say whose type's slot calls special methods.
fn binary(
    vm: &Thread,
    left: &Value,
    right: &Value,
    left_own: bool,
    right_own: bool,
    name: &'static StaticStr,
    reflected: &'static StaticStr,
) -> PyResult {
    let not_implemented = |result: Option<Value>| result.unwrap_or(Value::NOT_IMPLEMENTED);
    let mut try_right = right_own && !left.ty().is(right.ty());
    if left_own {
        if try_right && right.ty().is_subtype(left.ty()) && overrides(vm, left, right, reflected)? {
            let result = not_implemented(call_special(vm, right, reflected, std::slice::from_ref(left))?);
            if !result.is_not_implemented() {
                return Ok(result);
            }
            try_right = false;
        }
        let result = not_implemented(call_special(vm, left, name, std::slice::from_ref(right))?);
        if !result.is_not_implemented() || left.ty().is(right.ty()) {
            return Ok(result);
        }
    }
    if try_right {
        return Ok(not_implemented(call_special(vm, right, reflected, std::slice::from_ref(left))?));
    }
    Ok(Value::NOT_IMPLEMENTED)
}

/// Whether the right operand's type has another `name` than the left one's.
fn overrides(vm: &Thread, left: &Value, right: &Value, name: &PyStr) -> PyResult<bool> {
    let Some(own) = lookup(vm, right.ty(), name) else { return Ok(false) };
    match lookup(vm, left.ty(), name) {
        None => Ok(true),
        Some(other) if other.is(&own) => Ok(false),
        Some(other) => vm.rich_compare_bool(&other, &own, CompareOp::Ne),
    }
}

macro_rules! inplace {
    ($($slot:ident $name:ident;)*) => {$(
        #[inline(never)]
        pub fn $slot(vm: &Thread, left: &Value, right: &Value) -> PyResult {
            Ok(call_special(vm, left, &names::$name, std::slice::from_ref(right))?.unwrap_or(Value::NOT_IMPLEMENTED))
        }
    )*};
}

inplace! {
    inplace_add __iadd__;
    inplace_subtract __isub__;
    inplace_multiply __imul__;
    inplace_remainder __imod__;
    inplace_lshift __ilshift__;
    inplace_rshift __irshift__;
    inplace_and __iand__;
    inplace_xor __ixor__;
    inplace_or __ior__;
    inplace_floor_divide __ifloordiv__;
    inplace_true_divide __itruediv__;
    inplace_matrix_multiply __imatmul__;
}

#[inline(never)]
pub fn power(vm: &Thread, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    let own = |ty: &PyType| {
        ty.slots().power.is_some_and(|slot| std::ptr::fn_addr_eq(slot, power as super::slots::Ternary))
    };
    if modulus.is_none() {
        let (left, right) = (own(base.ty()), own(exponent.ty()));
        return binary(vm, base, exponent, left, right, &names::__pow__, &names::__rpow__);
    }
    // The three-argument form dispatches on the first operand, then on the second (3.14).
    let not_implemented = |result: Option<Value>| result.unwrap_or(Value::NOT_IMPLEMENTED);
    if own(base.ty()) {
        let args = [exponent.clone(), modulus.clone()];
        let result = not_implemented(call_special(vm, base, &names::__pow__, &args)?);
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if own(exponent.ty()) && !base.ty().is(exponent.ty()) {
        let args = [base.clone(), modulus.clone()];
        return Ok(not_implemented(call_special(vm, exponent, &names::__rpow__, &args)?));
    }
    Ok(Value::NOT_IMPLEMENTED)
}

#[inline(never)]
pub fn inplace_power(vm: &Thread, base: &Value, exponent: &Value, _modulus: &Value) -> PyResult {
    let result = call_special(vm, base, &names::__ipow__, std::slice::from_ref(exponent))?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

#[inline(never)]
pub fn hash(vm: &Thread, object: &Value) -> PyResult<i64> {
    let method = lookup(vm, object.ty(), &names::__hash__).filter(|method| !method.is_none());
    let Some(method) = method else { return hash_not_implemented(vm, object) };
    let result = call_found(vm, &method, object, &[])?;
    // What fits a machine word is the hash as it is; -1 stands for an error in C.
    match int::as_i64(&result).filter(|_| int::is_int(&result)) {
        Some(-1) => return Ok(-2),
        Some(hash) => return Ok(hash),
        None => {}
    }
    match int::hash_of(&result) {
        Some(hash) => Ok(hash),
        None => Err(vm.type_error("__hash__ method should return an integer")),
    }
}

#[cold]
#[inline(never)]
pub fn hash_not_implemented(vm: &Thread, object: &Value) -> PyResult<i64> {
    Err(vm.type_error(format!("unhashable type: '{:.200}'", object.ty().name())))
}

#[inline(never)]
pub fn call(vm: &Thread, object: &Value, args: Args<'_>) -> PyResult {
    let Some(method) = lookup(vm, object.ty(), &names::__call__) else {
        return Err(vm.type_error(format!("'{:.200}' object is not callable", object.ty().name())));
    };
    let _guard = vm.enter_recursion(" while calling a Python object")?;
    if method.ty().has_flag(flags::METHOD_DESCRIPTOR) {
        return args.with_first(object, |args| vm.call_args(&method, args));
    }
    let bound = match method.ty().slots().descr_get {
        Some(get) => get(vm, &method, Some(object), Some(&object.ty().to_value()))?,
        None => method,
    };
    vm.call_args(&bound, args)
}

/// Both `__getattribute__` and `__getattr__`: the latter is asked where the former raises `AttributeError`.
#[inline(never)]
pub fn getattro(vm: &Thread, object: &Value, name: &PyStr) -> PyResult {
    match find_attribute(vm, object, name)? {
        Attribute::Found(value) => Ok(value),
        Attribute::Asked(method) => call_found(vm, &method, object, &[crate::object::to_value(name)]),
    }
}

/// What an attribute of an object with `__getattr__` has come to.
pub enum Attribute {
    Found(Value),
    /// There is none, and this `__getattr__` is to be called.
    Asked(Value),
}

/// Whether instances of the type are asked for attributes as any object is, before a `__getattr__` is.
pub fn asks_only_for_missing(vm: &Thread, ty: &PyType) -> bool {
    lookup(vm, ty, &names::__getattribute__).is_none_or(|method| is_object_getattribute(&method))
}

/// The attribute of an object whose type's slot is [`getattro`], or its `__getattr__`, which has not been called.
pub fn find_attribute(vm: &Thread, object: &Value, name: &PyStr) -> PyResult<Attribute> {
    let ty = object.ty();
    let getattribute = lookup(vm, ty, &names::__getattribute__);
    let getattr = lookup(vm, ty, &names::__getattr__);
    let found = match &getattribute {
        Some(method) if !is_object_getattribute(method) => {
            call_found(vm, method, object, &[crate::object::to_value(name)]).map(Some)
        }
        _ if getattr.is_some() => super::lookup::generic_getattr_opt(vm, object, name),
        _ => generic_getattr(vm, object, name).map(Some),
    };
    match (found, getattr) {
        (Ok(Some(value)), _) => Ok(Attribute::Found(value)),
        (Ok(None), Some(method)) => Ok(Attribute::Asked(method)),
        (Err(_), Some(method)) if vm.raised_matches(&exceptions::ATTRIBUTE_ERROR) => {
            vm.clear_raised();
            Ok(Attribute::Asked(method))
        }
        (Err(raised), _) => Err(raised),
        // Only a type with `__getattr__` is asked in the way that ends so.
        (Ok(None), None) => generic_getattr(vm, object, name).map(Attribute::Found),
    }
}

#[inline(never)]
pub fn setattro(vm: &Thread, object: &Value, name: &PyStr, value: Option<&Value>) -> PyResult<()> {
    let name = crate::object::to_value(name);
    match value {
        Some(value) => call_required(vm, object, &names::__setattr__, &[name, value.clone()])?,
        None => call_required(vm, object, &names::__delattr__, &[name])?,
    };
    Ok(())
}

#[inline(never)]
pub fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    if let Some(native) = native_slot(vm, left, op.method_name(), |slots| slots.richcompare) {
        return native(vm, left, right, op);
    }
    let result = call_special(vm, left, op.method_name(), std::slice::from_ref(right))?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

#[inline(never)]
pub fn iter(vm: &Thread, object: &Value) -> PyResult {
    match lookup(vm, object.ty(), &names::__iter__) {
        Some(method) if method.is_none() => Err(not_iterable(vm, object)),
        Some(method) => call_found(vm, &method, object, &[]),
        None if lookup(vm, object.ty(), &names::__getitem__).is_some() => iter::sequence_iterator(vm, object),
        None => Err(not_iterable(vm, object)),
    }
}

fn not_iterable(vm: &Thread, object: &Value) -> Raised {
    vm.type_error(format!("'{:.200}' object is not iterable", object.ty().name()))
}

/// `__next__()`, whose `StopIteration` is raised like any other exception.
pub fn call_next(vm: &Thread, object: &Value) -> PyResult {
    call_required(vm, object, &names::__next__, &[])
}

#[inline(never)]
pub fn iternext(vm: &Thread, object: &Value) -> PyResult<Option<Value>> {
    match call_required(vm, object, &names::__next__, &[]) {
        Ok(value) => Ok(Some(value)),
        Err(_) if vm.raised_matches(&exceptions::STOP_ITERATION) => vm.end_loop(object).map(|()| None),
        Err(raised) => Err(raised),
    }
}

#[inline(never)]
pub fn descr_get(vm: &Thread, object: &Value, instance: Option<&Value>, owner: Option<&Value>) -> PyResult {
    // A `__get__` that has gone makes the object an ordinary attribute.
    let Some(method) = lookup(vm, object.ty(), &names::__get__) else { return Ok(object.clone()) };
    let given = |value: Option<&Value>| value.cloned().unwrap_or(Value::NONE);
    call_found(vm, &method, object, &[given(instance), given(owner)])
}

#[inline(never)]
pub fn descr_set(vm: &Thread, object: &Value, instance: &Value, value: Option<&Value>) -> PyResult<()> {
    match value {
        Some(value) => call_required(vm, object, &names::__set__, &[instance.clone(), value.clone()])?,
        None => call_required(vm, object, &names::__delete__, std::slice::from_ref(instance))?,
    };
    Ok(())
}

#[inline(never)]
pub fn init(vm: &Thread, object: &Value, args: Args<'_>) -> PyResult<()> {
    let Some(method) = lookup(vm, object.ty(), &names::__init__) else { return Ok(()) };
    let result = if method.ty().has_flag(flags::METHOD_DESCRIPTOR) {
        args.with_first(object, |args| vm.call_args(&method, args))?
    } else {
        let bound = match method.ty().slots().descr_get {
            Some(get) => get(vm, &method, Some(object), Some(&object.ty().to_value()))?,
            None => method,
        };
        vm.call_args(&bound, args)?
    };
    if result.is_none() {
        return Ok(());
    }
    Err(vm.type_error(format!("__init__() should return None, not '{:.200}'", result.ty().name())))
}

#[inline(never)]
pub fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let class = ty.to_value();
    let function = vm.get_attr(&class, &names::__new__)?;
    args.with_first(&class, |args| vm.call_args(&function, args))
}

#[inline(never)]
pub fn finalize(vm: &Thread, object: &Value) {
    let Some(method) = lookup(vm, object.ty(), &names::__del__) else { return };
    if call_found(vm, &method, object, &[]).is_err() {
        vm.report_unraisable("calling deallocator", &method);
    }
}

#[inline(never)]
pub fn buffer(vm: &Thread, object: &Value, flags: u32) -> PyResult<Buffer> {
    crate::buffer::from_special(vm, object, flags)
}

#[inline(never)]
pub fn release_buffer(vm: &Thread, object: &Value, buffer: &Buffer) {
    crate::buffer::release_by_special(vm, object, buffer);
}

/// `__bool__`, which must return a bool.
#[inline(never)]
pub fn bool(vm: &Thread, object: &Value) -> PyResult<bool> {
    if lookup(vm, object.ty(), &names::__bool__).is_some_and(|method| method.is_none()) {
        let text = format!("'{:.200}' cannot be interpreted as a boolean", object.ty().name());
        return Err(vm.type_error(text));
    }
    let result = call_required(vm, object, &names::__bool__, &[])?;
    match result.as_bool() {
        Some(value) => Ok(value),
        None => {
            Err(vm.type_error(format!("__bool__ should return bool, returned {:.200}", result.ty().name())))
        }
    }
}

#[inline(never)]
pub fn length(vm: &Thread, object: &Value) -> PyResult<usize> {
    let result = call_required(vm, object, &names::__len__, &[])?;
    let result = number::index(vm, &result)?;
    if int::is_negative(&result) {
        return Err(vm.value_error("__len__() should return >= 0"));
    }
    let length = number::index_to_isize(vm, &result, Some(&exceptions::OVERFLOW_ERROR))?;
    Ok(length as usize)
}

#[inline(never)]
pub fn subscript(vm: &Thread, object: &Value, key: &Value) -> PyResult {
    call_required(vm, object, &names::__getitem__, std::slice::from_ref(key))
}

#[inline(never)]
pub fn item(vm: &Thread, object: &Value, index: isize) -> PyResult {
    let index = int::from_i64(vm, index as i64)?;
    call_required(vm, object, &names::__getitem__, &[index])
}

#[inline(never)]
pub fn ass_subscript(vm: &Thread, object: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let native = match value {
        Some(_) => native_set_item(vm, object.ty()),
        None => native_slot(vm, object, &names::__delitem__, |slots| slots.ass_subscript),
    };
    if let Some(native) = native {
        return native(vm, object, key, value);
    }
    match value {
        Some(value) => call_required(vm, object, &names::__setitem__, &[key.clone(), value.clone()])?,
        None => call_required(vm, object, &names::__delitem__, std::slice::from_ref(key))?,
    };
    Ok(())
}

#[inline(never)]
pub fn contains(vm: &Thread, object: &Value, item: &Value) -> PyResult<bool> {
    match lookup(vm, object.ty(), &names::__contains__) {
        Some(method) if method.is_none() => {
            Err(vm.type_error(format!("'{:.200}' object is not a container", object.ty().name())))
        }
        Some(method) => {
            let result = call_found(vm, &method, object, std::slice::from_ref(item))?;
            vm.is_true(&result)
        }
        None => sequence::contains_by_iteration(vm, object, item),
    }
}

/// The index that `object[key]` means to a sequence: negative ones count from the end.
pub fn sequence_index(vm: &Thread, object: &Value, key: &Value) -> PyResult<isize> {
    let index = number::to_isize(vm, key)?;
    match object.ty().slots().length {
        Some(length) if index < 0 => Ok(index + length(vm, object)? as isize),
        _ => Ok(index),
    }
}

/// Recomputes the flags that follow from the slots.
pub fn update_flags(ty: &PyType) {
    let slots = *ty.slots();
    let is = |flag: u32, set: bool| if set { ty.flags() | flag } else { ty.flags() & !flag };
    let generic_get = slots
        .getattro
        .is_some_and(|slot| std::ptr::fn_addr_eq(slot, generic_getattr as super::slots::GetAttr));
    ty.set_flags(is(flags::GENERIC_GETATTR, generic_get));
    let generic_set = slots
        .setattro
        .is_some_and(|slot| std::ptr::fn_addr_eq(slot, generic_setattr as super::slots::SetAttr));
    ty.set_flags(is(flags::GENERIC_SETATTR, generic_set));
    ty.set_flags(is(flags::HAS_FINALIZER, slots.finalize.is_some()));
}

/// Whether an attribute is `object.__getattribute__`.
/// Whether attributes of the type's instances are found as `object.__getattribute__` finds them, and a `__getattr__`, if there is
/// one, is asked for those alone that this does not find.
pub fn finds_generically(vm: &Thread, ty: &PyType) -> bool {
    ty.has_flag(flags::GENERIC_GETATTR)
        || ty
            .slots()
            .getattro
            .is_some_and(|slot| std::ptr::fn_addr_eq(slot, getattro as super::slots::GetAttr))
            && lookup(vm, ty, &names::__getattribute__).is_none_or(|method| is_object_getattribute(&method))
}

/// Whether attributes of the classes that have the metaclass `ty` are found as `type.__getattribute__` finds them, as above.
pub fn finds_like_type(vm: &Thread, ty: &PyType) -> bool {
    let finds = |slot, own: super::slots::GetAttr| std::ptr::fn_addr_eq(slot, own);
    match (ty.slots().getattro, type_::TYPE.slots().getattro) {
        (Some(slot), Some(own)) if finds(slot, own) => true,
        (Some(slot), _) if finds(slot, getattro) => {
            lookup(vm, ty, &names::__getattribute__).is_none_or(|method| {
                method.downcast::<PyWrapperDescr>().is_some_and(|wrapper| wrapper.owner().is(&type_::TYPE))
            })
        }
        _ => false,
    }
}

fn is_object_getattribute(method: &Value) -> bool {
    method.downcast::<PyWrapperDescr>().is_some_and(|wrapper| wrapper.owner().is(&object::TYPE))
}
