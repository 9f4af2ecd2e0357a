//! The builtin types, a file each, and the list of them.

pub mod bool;
pub mod byte_string;
pub mod bytearray;
pub mod bytes;
pub mod cell;
pub mod classmethod;
pub mod code;
pub mod complex;
pub mod coroutine;
pub mod descriptors;
pub mod dict;
pub mod enumerate;
pub mod exceptions;
pub mod filter;
pub mod float;
pub mod format;
pub mod frame;
pub mod frame_locals;
pub mod function;
pub mod generator;
pub mod generic_alias;
pub mod host;
pub mod int;
pub mod introspection;
pub mod iter;
pub mod list;
pub mod map;
pub mod mappingproxy;
pub mod memoryview;
pub mod method;
pub mod module;
pub mod namespace;
pub mod number_format;
pub mod object;
pub mod property;
pub mod range;
pub mod reduce;
pub mod reversed;
pub mod set;
pub mod singletons;
pub mod slice;
pub mod staticmethod;
pub mod str;
pub mod structseq;
pub mod super_;
pub mod template;
pub mod traceback;
pub mod tuple;
pub mod type_;
pub mod typing;
pub mod union;
pub mod weakproxy;
pub mod weakref;
pub mod wrapped_function;
pub mod zip;

use crate::class::PyType;
use crate::modules::sys::info as sys_info;
use crate::value::Value;

/// Every static type of the VM. Bases come before what derives from them.
pub static TYPES: &[&PyType] = &[
    &object::TYPE,
    &type_::TYPE,
    &int::TYPE,
    &bool::TYPE,
    &float::TYPE,
    &complex::TYPE,
    &str::TYPE,
    &str::iterator::STR_ITERATOR,
    &str::iterator::STR_ASCII_ITERATOR,
    &bytes::TYPE,
    &bytes::iterator::ITERATOR,
    &bytearray::TYPE,
    &bytearray::iterator::ITERATOR,
    &memoryview::TYPE,
    &memoryview::MANAGED_BUFFER,
    &memoryview::iterator::ITERATOR,
    &crate::buffer::WRAPPER,
    &crate::modules::codecs::charmap::ENCODING_MAP,
    &crate::modules::string::FORMATTER_ITERATOR,
    &crate::modules::string::FIELD_NAME_ITERATOR,
    &template::TEMPLATE,
    &template::ITERATOR,
    &template::INTERPOLATION,
    &tuple::TYPE,
    &tuple::ITERATOR,
    &list::TYPE,
    &list::ITERATOR,
    &list::REVERSE_ITERATOR,
    &dict::TYPE,
    &dict::KEYS,
    &dict::VALUES,
    &dict::ITEMS,
    &dict::KEY_ITERATOR,
    &dict::VALUE_ITERATOR,
    &dict::ITEM_ITERATOR,
    &dict::REVERSE_KEY_ITERATOR,
    &dict::REVERSE_VALUE_ITERATOR,
    &dict::REVERSE_ITEM_ITERATOR,
    &mappingproxy::TYPE,
    &singletons::NONE,
    &singletons::ELLIPSIS,
    &singletons::NOT_IMPLEMENTED,
    &singletons::CAPSULE,
    &slice::TYPE,
    &range::TYPE,
    &range::ITERATOR,
    &range::LONG_ITERATOR,
    &enumerate::TYPE,
    &filter::TYPE,
    &map::TYPE,
    &reversed::TYPE,
    &zip::TYPE,
    &iter::SEQUENCE_ITERATOR,
    &iter::CALLABLE_ITERATOR,
    &function::TYPE,
    &function::builtin::TYPE,
    &method::TYPE,
    &cell::TYPE,
    &code::TYPE,
    &code::LINES,
    &code::POSITIONS,
    &frame::TYPE,
    &frame_locals::TYPE,
    &traceback::TYPE,
    &generator::TYPE,
    &generator::COROUTINE,
    &generator::ASYNC_GENERATOR,
    &generator::asynchronous::WRAPPED,
    &generator::asynchronous::ASEND,
    &generator::asynchronous::ATHROW,
    &coroutine::WRAPPER,
    &coroutine::ANEXT_AWAITABLE,
    &descriptors::METHOD,
    &descriptors::CLASSMETHOD,
    &descriptors::WRAPPER,
    &descriptors::METHOD_WRAPPER,
    &descriptors::GETSET,
    &descriptors::MEMBER,
    &property::TYPE,
    &classmethod::TYPE,
    &staticmethod::TYPE,
    &super_::TYPE,
    &module::TYPE,
    &set::TYPE,
    &set::FROZENSET,
    &set::ITERATOR,
    &weakref::TYPE,
    &weakproxy::PROXY,
    &weakproxy::CALLABLE_PROXY,
    &generic_alias::TYPE,
    &generic_alias::ITERATOR,
    &union::TYPE,
    &namespace::TYPE,
    &host::FUNCTION,
    &host::METHOD,
    &host::OBJECT,
    &host::STREAM,
    &crate::modules::abc::DATA,
    &crate::import::lazy::TYPE,
    &crate::import::lazy::ATTRIBUTE,
    &sys_info::VERSION_INFO,
    &sys_info::FLAGS,
    &sys_info::FLOAT_INFO,
    &sys_info::INT_INFO,
    &sys_info::HASH_INFO,
    &sys_info::THREAD_INFO,
    &sys_info::ASYNCGEN_HOOKS,
    &sys_info::UNRAISABLE,
];

/// All static types of the VM.
pub fn all_static_types() -> impl Iterator<Item = &'static PyType> {
    let others = exceptions::TYPES.iter().copied().flatten().chain(typing::TYPES);
    TYPES.iter().chain(others).copied()
}

/// The type of a value that is not a pointer.
#[inline]
pub fn type_of_immediate(value: &Value) -> &'static PyType {
    if value.is_small() {
        &int::TYPE
    } else if value.is_small_float() {
        &float::TYPE
    } else if value.as_bool().is_some() {
        &bool::TYPE
    } else if value.is_none() {
        &singletons::NONE
    } else if value.is_ellipsis() {
        &singletons::ELLIPSIS
    } else {
        &singletons::NOT_IMPLEMENTED
    }
}
